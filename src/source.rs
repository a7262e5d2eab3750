//! The original text and, on demand, its lines.

use serde::Serialize;

use crate::span::{Span, offset};

/// Largest document that is looked at, in bytes (16 MiB).
///
/// A larger text is cut there for the checks, and a diagnostic says so.
pub const MAX_DOCUMENT_BYTES: usize = 16 * 1024 * 1024;

/// The original text, untouched: every span of the crate is an offset into it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    text: &'a str,
    checked: usize,
}

impl<'a> Source<'a> {
    /// Takes a text as it is, byte-order mark and line ends included.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let checked = if text.len() <= MAX_DOCUMENT_BYTES {
            text.len()
        } else {
            text.floor_char_boundary(MAX_DOCUMENT_BYTES)
        };
        Self { text, checked }
    }

    /// The whole original text.
    #[must_use]
    pub const fn text(self) -> &'a str {
        self.text
    }

    /// The part that is parsed and checked: everything up to [`MAX_DOCUMENT_BYTES`].
    #[must_use]
    pub fn checked(self) -> &'a str {
        self.text.get(..self.checked).unwrap_or_default()
    }

    /// What lies over the cap and was not looked at, if anything.
    #[must_use]
    pub fn unchecked(self) -> Option<Span> {
        (self.checked < self.text.len()).then(|| Span::from_range(self.checked..self.text.len()))
    }

    /// Length in bytes of the byte-order mark at the beginning: 3, or 0 without one.
    #[must_use]
    pub fn bom_len(self) -> u32 {
        if self.text.starts_with('\u{feff}') { 3 } else { 0 }
    }

    /// The text before a place, without the byte-order mark: nobody wrote that one, and it is no part of a line.
    pub(crate) fn before(self, at: usize) -> &'a str {
        self.text.get(self.bom_len() as usize..at).unwrap_or_default()
    }

    /// The text under a span.
    #[must_use]
    pub fn slice(self, span: Span) -> &'a str {
        span.slice(self.text)
    }
}

/// A place as people and editors count it: lines and columns from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// Line, from 1. `\n`, `\r\n` and a lone `\r` end a line.
    pub line: u32,
    /// Column, from 1, in characters (Unicode scalar values).
    pub column: u32,
}

/// Where each line of a text begins; built only when something is shown to a person.
///
/// ```
/// use parapheur::LineIndex;
///
/// let text = "titre\r\nété : 😀!";
/// let index = LineIndex::new(text);
/// let bang = u32::try_from(text.len()).unwrap() - 1;
/// let place = index.position(text, bang);
/// assert_eq!((place.line, place.column), (2, 8));
/// assert_eq!(index.utf16_position(text, bang), (1, 8)); // from 0; the emoji counts for two
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters before each block of [`BLOCK`] bytes, so that the column of a place costs the
    /// same however long its line is.
    characters: Vec<u32>,
}

/// Bytes between two entries of the count of characters.
const BLOCK: usize = 4096;

impl LineIndex {
    /// Indexes a text in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push(offset(i + 1));
            }
        }
        let mut count = 0;
        let mut characters = Vec::with_capacity(bytes.len() / BLOCK + 1);
        for block in bytes.chunks(BLOCK) {
            characters.push(count);
            count += count_characters(block);
        }
        Self { starts, characters }
    }

    /// Number of lines (a text that ends in a line end has an empty last line).
    #[must_use]
    pub fn line_count(&self) -> u32 {
        offset(self.starts.len())
    }

    /// The 1-based line that holds a byte offset.
    #[must_use]
    pub fn line(&self, at: u32) -> u32 {
        offset(self.starts.partition_point(|&start| start <= at))
    }

    /// The span of a 1-based line without its line end; `None` past the last line.
    #[must_use]
    pub fn line_span(&self, text: &str, line: u32) -> Option<Span> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or_else(|| offset(text.len()));
        let slice = Span::new(start, end).slice(text);
        Some(Span::new(start, start + offset(slice.trim_end_matches(['\r', '\n']).len())))
    }

    /// Line and column in characters, both from 1. An offset inside a character counts as its start.
    #[must_use]
    pub fn position(&self, text: &str, at: u32) -> Position {
        let (line, before) = self.before(text, at);
        let end = before.start + before.text.len();
        let column = self.characters_before(text, end) - self.characters_before(text, before.start);
        Position { line, column: column + 1 }
    }

    /// Line and column in UTF-16 code units, both from 0, as editor protocols count.
    #[must_use]
    pub fn utf16_position(&self, text: &str, at: u32) -> (u32, u32) {
        let (line, before) = self.before(text, at);
        (line - 1, offset(before.text.encode_utf16().count()))
    }

    /// The byte offset of a 0-based line and UTF-16 column; beyond the line's end, its end.
    #[must_use]
    pub fn offset_utf16(&self, text: &str, line: u32, column: u32) -> u32 {
        let Some(span) = self.line_span(text, line.saturating_add(1)) else {
            return offset(text.len());
        };
        let mut units = 0;
        for (i, c) in span.slice(text).char_indices() {
            if units >= column {
                return span.start() + offset(i);
            }
            units += offset(c.len_utf16());
        }
        span.end()
    }

    fn before<'t>(&self, text: &'t str, at: u32) -> (u32, Before<'t>) {
        let at = text.floor_char_boundary(at as usize);
        let line = self.line(offset(at));
        let start = self.starts.get(line as usize - 1).copied().unwrap_or(0);
        let before = Before { start: start as usize, text: Span::new(start, offset(at)).slice(text) };
        (line, before)
    }

    fn characters_before(&self, text: &str, at: usize) -> u32 {
        let block = (at / BLOCK).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(block).copied().unwrap_or(0);
        counted + count_characters(text.as_bytes().get(block * BLOCK..at).unwrap_or(&[]))
    }
}

/// What stands on a line before a place, and where the line starts.
struct Before<'t> {
    start: usize,
    text: &'t str,
}

fn count_characters(bytes: &[u8]) -> u32 {
    let is_continuation = |byte: u8| byte & 0b1100_0000 == 0b1000_0000;
    offset(bytes.iter().filter(|&&byte| !is_continuation(byte)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_starts_a_line() {
        let text = "a\nb\r\nc\rd";
        let index = LineIndex::new(text);
        let lines: Vec<_> = (1..=index.line_count())
            .filter_map(|l| index.line_span(text, l))
            .map(|s| s.slice(text))
            .collect();
        assert_eq!(lines, ["a", "b", "c", "d"]);
    }

    #[test]
    fn columns_of_a_long_line_are_those_of_a_plain_count() {
        let text = format!("début\n{}😀 fin", "«\u{a0}été\u{a0}» ".repeat(2000));
        let index = LineIndex::new(&text);
        let line = index.line_span(&text, 2).unwrap();
        for (n, (i, _)) in line.slice(&text).char_indices().enumerate() {
            let place = index.position(&text, line.start() + offset(i));
            assert_eq!(place, Position { line: 2, column: offset(n) + 1 });
        }
    }

    #[test]
    fn utf16_columns_round_trip() {
        let text = "é😀\u{a0}x\r\n« fin »";
        let index = LineIndex::new(text);
        for (at, _) in text.char_indices() {
            let at = offset(at);
            if matches!(text.as_bytes()[at as usize], b'\r' | b'\n') {
                continue;
            }
            let (line, column) = index.utf16_position(text, at);
            assert_eq!(index.offset_utf16(text, line, column), at);
        }
    }
}
