//! Between byte offsets and the protocol's lines and columns.

use lsp_types::{Position, PositionEncodingKind, Range};
use parapheur::{LineIndex, Span};

/// How the client counts columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
}

impl Encoding {
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }
    }
}

/// A text with its lines.
pub struct Lines<'t> {
    text: &'t str,
    index: LineIndex,
    encoding: Encoding,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str, encoding: Encoding) -> Self {
        Self { text, index: LineIndex::new(text), encoding }
    }

    pub fn position(&self, offset: u32) -> Position {
        match self.encoding {
            Encoding::Utf16 => {
                let (line, column) = self.index.utf16_position(self.text, offset);
                Position::new(line, column)
            }
            Encoding::Utf8 => {
                let line = self.index.line(offset);
                let start = self.index.line_span(self.text, line).map_or(0, Span::start);
                Position::new(line - 1, offset.saturating_sub(start))
            }
        }
    }

    pub fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start()), self.position(span.end()))
    }

    /// The byte offset of a position; beyond the line's end, its end.
    pub fn offset(&self, position: Position) -> u32 {
        match self.encoding {
            Encoding::Utf16 => self.index.offset_utf16(self.text, position.line, position.character),
            Encoding::Utf8 => {
                let offset = match self.index.line_span(self.text, position.line.saturating_add(1)) {
                    Some(line) => line.start().saturating_add(position.character).min(line.end()),
                    None => u32::MAX,
                };
                // A client that cuts a character means the one it cuts.
                Span::from_range(0..self.text.floor_char_boundary(offset as usize)).end()
            }
        }
    }

    /// From the beginning of a line, from 0, to that of another one or the text's end.
    pub fn lines(&self, from: usize, to: usize) -> Range {
        let start = |line: usize| {
            let line = u32::try_from(line + 1).unwrap_or(u32::MAX);
            let span = self.index.line_span(self.text, line);
            span.map_or_else(|| Span::from_range(0..self.text.len()).end(), Span::start)
        };
        Range::new(self.position(start(from)), self.position(start(to)))
    }
}
