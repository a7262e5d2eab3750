//! The text as it is beside the text as proposed, with what cannot be seen made visible.

use std::fmt::Write as _;

use super::{prose, revealed};
use crate::diagnostic::{Applicability, Edit, Fix};

/// Characters shown on each side of an edit.
const AROUND: usize = 30;

/// Edits shown; the rest is counted.
const SHOWN: usize = 3;

/// Writes what a fix would change.
pub(super) fn write(source: &str, fix: &Fix, out: &mut String) {
    let kind = match fix.applicability {
        Applicability::Safe => "Correction sûre",
        Applicability::Suggested => "Correction proposée, à relire",
    };
    let _ = writeln!(out, "<p class=\"correction\">{kind}\u{a0}: {}</p>", prose(&fix.title));
    out.push_str("<dl class=\"avant-apres\">\n");
    for edit in fix.edits.iter().take(SHOWN) {
        let (before, after) = around(source, edit);
        let old = revealed(edit.span.slice(source));
        let _ = writeln!(out, "<dt>Actuel</dt><dd>{before}<del>{old}</del>{after}</dd>");
        let whole = before.is_empty() && edit.text.is_empty() && after.is_empty();
        let new = if whole {
            "rien".to_owned()
        } else {
            format!("{before}<ins>{}</ins>{after}", revealed(&edit.text))
        };
        let _ = writeln!(out, "<dt>Proposé</dt><dd>{new}</dd>");
    }
    out.push_str("</dl>\n");
    if let Some(more) = fix.edits.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        let _ = writeln!(out, "<p>et {more} de plus</p>");
    }
}

/// What stands before and after an edit on its lines, cut short.
fn around(source: &str, edit: &Edit) -> (String, String) {
    let inside = |(_, c): &(usize, char)| !matches!(c, '\n' | '\r');
    let before = source.get(..edit.span.range().start).unwrap_or("");
    let from = before.char_indices().rev().take(AROUND).take_while(inside).last();
    // Whole lines have nothing after them.
    let whole = edit.span.slice(source).ends_with('\n');
    let after = source.get(edit.span.range().end..).filter(|_| !whole).unwrap_or("");
    let to = after.char_indices().take(AROUND).take_while(inside).last();
    let before = from.map_or("", |(at, _)| &before[at..]);
    let after = to.map_or("", |(at, c)| &after[..at + c.len_utf8()]);
    (revealed(before), revealed(after))
}
