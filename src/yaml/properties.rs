//! Anchors and tags before a node, as they are written.

use std::ops::Range;

use crate::span::{Span, Spanned};

/// What stands before a node.
#[derive(Default)]
pub(super) struct Properties<'a> {
    /// The name after `&`.
    pub(super) anchor: Option<&'a str>,
    /// The tag, `!` included.
    pub(super) tag: Option<Spanned<&'a str>>,
    /// Where the node itself begins.
    pub(super) end: usize,
}

/// Reads the anchor and the tag at the start of an event's range, where libyaml found one of them.
pub(super) fn read(text: &str, event: Range<usize>) -> Properties<'_> {
    let mut properties = Properties { end: event.start, ..Properties::default() };
    while properties.end < event.end {
        let rest = text.get(properties.end..).unwrap_or("");
        let span = Span::from_range(properties.end..properties.end + property_len(rest));
        let word = span.slice(text);
        match word.as_bytes().first() {
            Some(b'&') if properties.anchor.is_none() => properties.anchor = word.get(1..),
            Some(b'!') if properties.tag.is_none() => properties.tag = Some(Spanned::new(word, span)),
            _ => break,
        }
        properties.end = skip_blank(text, span.range().end);
    }
    properties
}

fn property_len(rest: &str) -> usize {
    match rest.as_bytes().first() {
        Some(b'&') => {
            let name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
            1 + rest.bytes().skip(1).take_while(|&b| name(b)).count()
        }
        Some(b'!') => match (rest.starts_with("!<"), rest.find('>')) {
            (true, Some(end)) => end + 1,
            // In a flow collection, `,` and brackets end a tag.
            _ => rest
                .find([' ', '\t', '\r', '\n', ',', ']', '}', '\u{85}', '\u{2028}', '\u{2029}'])
                .unwrap_or(rest.len()),
        },
        _ => 0,
    }
}

/// Skips blanks, line ends and comments.
fn skip_blank(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or("");
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        at += blank;
        if blank == 0 || !rest.get(blank..).unwrap_or_default().starts_with('#') {
            return at;
        }
        at += rest.get(blank..).unwrap_or_default().find(['\r', '\n']).unwrap_or(rest.len() - blank);
    }
}
