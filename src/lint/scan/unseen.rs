//! Characters that nobody sees, beside those whose first byte is that of usual signs.

use super::{Mark, is_read, leads_greek_or_cyrillic};
use crate::span::offset;
use crate::text::{Texts, bytes};

/// The length of the unseen characters that a text begins with: of tags and selectors, which can hide a
/// whole text, all in a row.
pub(super) fn length(text: &[u8]) -> Option<usize> {
    let mut end = 0;
    while let Some(selector) = selector(text.get(end..).unwrap_or_default()) {
        end += selector;
    }
    match *text {
        _ if end > 0 => Some(end),
        [0xef, 0xbb, 0xbf, ..] | [0xef, 0xbe, 0xa0, ..] | [0xef, 0xbf, 0xb0..=0xbb, ..] => Some(3),
        [0xf0, 0x9b, 0xb2, 0xa0..=0xa3, ..] | [0xf0, 0x9d, 0x85, 0xb3..=0xba, ..] => Some(4),
        _ => None,
    }
}

fn selector(text: &[u8]) -> Option<usize> {
    match *text {
        [0xef, 0xb8, 0x80..=0x8f, ..] => Some(3),
        [0xf3, 0xa0, _, _, ..] => Some(4),
        _ => None,
    }
}

/// Those that begin like a letter, and that words are read with; where Greek and Cyrillic letters begin is noted
/// by the way.
pub(super) fn in_words(texts: &Texts, greek_or_cyrillic: &mut Vec<u32>) -> Vec<Mark> {
    let buffer = texts.buffer().as_bytes();
    let may_be = |byte: u8| (0xcd..=0xd8).contains(&byte) | (byte | 2 == 0xe3);
    let mut found = Vec::new();
    bytes::each(buffer, may_be, |at, byte| {
        if leads_greek_or_cyrillic(byte) {
            greek_or_cyrillic.push(offset(at));
        } else {
            found.extend(in_word(texts, at));
        }
    });
    found
}

/// The one at a byte of the buffer.
fn in_word(texts: &Texts, at: usize) -> Option<Mark> {
    let length = match *texts.buffer().as_bytes().get(at..)? {
        [0xd8, 0x9c, ..] => 2,
        [0xe1, 0x85, 0x9f | 0xa0, ..] | [0xe1, 0x9e, 0xb4 | 0xb5, ..] => 3,
        [0xe1, 0xa0, 0x8b..=0x8f, ..] | [0xe3, 0x85, 0xa4, ..] => 3,
        _ => return None,
    };
    let passages = texts.passages();
    let index = passages.partition_point(|passage| passage.range.end as usize <= at);
    let passage = passages.get(index).filter(|passage| is_read(passage))?;
    (passage.range.start as usize <= at).then(|| Mark { at: offset(at), length, passage: offset(index) })
}
