//! Liquid, which Jekyll replaces before kramdown runs: what it will be cannot be known.

use super::scan::find_in;
use super::{Block, BlockKind, Spans};
use crate::span::{Span, offset};

/// Length of the `{% … %}` or `{{ … }}` that a text begins with, when it is closed.
pub(super) fn liquid_length(bytes: &[u8]) -> Option<usize> {
    let close: &[u8] = match bytes {
        [b'{', b'%', ..] => b"%}",
        [b'{', b'{', ..] => b"}}",
        _ => return None,
    };
    find_in(bytes.get(2..)?, close).map(|at| at + 4)
}

/// The block of Liquid that the text of a paragraph is, when it holds nothing else.
#[inline] // hardly any begins like one
pub(super) fn liquid_block<'a>(text: &str, content: &Spans, line: u32) -> Option<Block<'a>> {
    let [span] = **content else { return None };
    let begins = text.as_bytes().get(span.start() as usize) == Some(&b'{');
    if begins { read_liquid_block(text, span, line) } else { None }
}

fn read_liquid_block<'a>(text: &str, span: Span, line: u32) -> Option<Block<'a>> {
    let bytes = span.slice(text).as_bytes();
    let mut at = liquid_length(bytes)?;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        at += if rest.first().is_some_and(u8::is_ascii_whitespace) { 1 } else { liquid_length(rest)? };
    }
    Some(Block {
        kind: BlockKind::Liquid,
        span: Span::new(span.start(), span.start() + offset(bytes.len())),
        line,
        ..Block::default()
    })
}
