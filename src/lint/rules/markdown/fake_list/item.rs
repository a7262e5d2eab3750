//! The lines of a paragraph that are meant as items of a list.

use super::sign::{Sign, may_be_sign, sign};
use crate::lint::context::Context;
use crate::lint::walk::Line;
use crate::span::{Span, offset};

/// A line that is meant as an item: its sign and the blanks after it.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) line: Span,
    pub(super) marker: Span,
    pub(super) kind: Sign,
}

/// Whether an item may begin with this line, or in it.
pub(super) fn may_hold_item(line: &Line) -> bool {
    line.br || may_be_sign(line.first, line.second)
}

/// The items of a paragraph, given its lines.
pub(super) fn items(cx: &Context<'_, '_>, lines: &[Line]) -> Vec<Item> {
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| may_hold_item(line)) {
        found.extend(item(cx, line.span));
        if line.br {
            after_breaks(cx, line.span, &mut found);
        }
    }
    found
}

/// `<br>* un<br>* deux`, all on one line.
fn after_breaks(cx: &Context<'_, '_>, line: Span, found: &mut Vec<Item>) {
    let slice = cx.slice(line);
    let lead = slice.len() - slice.trim_start().len();
    for at in memchr::memchr_iter(b'<', slice.as_bytes()).filter(|&at| at > lead) {
        let Some(rest) = slice.get(at..).unwrap_or_default().strip_prefix("<br") else { continue };
        let rest = rest.trim_start_matches([' ', '/']);
        let Some(rest) = rest.strip_prefix('>') else { continue };
        let text = rest.trim_start_matches(' ');
        if ["* ", "- ", "+ ", "• "].iter().any(|marker| text.starts_with(marker)) {
            let from = line.start() + offset(slice.len() - text.len());
            let length = text.chars().next().map_or(0, char::len_utf8) + 1;
            let marker = Span::new(line.start() + offset(at), from + offset(length));
            found.push(Item { line: Span::new(from, line.end()), marker, kind: Sign::Doubtful("<br>") });
        }
    }
}

fn item(cx: &Context<'_, '_>, line: Span) -> Option<Item> {
    let slice = cx.slice(line);
    let start = slice.len() - slice.trim_start().len();
    let rest = slice.get(start..).unwrap_or_default();
    let at = |from: usize, length: usize| {
        Span::from_range(line.start() as usize + from..line.start() as usize + from + length)
    };
    // After a break, even a true marker is text.
    let after_break = ["<br>", "<br/>", "<br />"].iter().find_map(|tag| rest.strip_prefix(tag));
    if let Some(text) = after_break {
        let lead = text.len() - text.trim_start().len();
        let from = slice.len() - text.len() + lead;
        let text = text.trim_start();
        let true_marker = ["* ", "- ", "+ "].iter().any(|marker| text.starts_with(marker));
        let (length, kind) = if true_marker { (2, Sign::Doubtful("<br>")) } else { sign(text)? };
        return Some(Item { line, marker: at(start, from + length - start), kind });
    }
    let (length, kind) = sign(rest)?;
    Some(Item { line, marker: at(start, length), kind })
}
