//! The one coordinate of the crate: byte offsets into the original text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize};

use crate::text::bytes::trimmed;

/// A stretch of the original text, in byte offsets, half-open: `start` is in, `end` is out.
///
/// A span cannot be backwards. Lines and columns are a matter of display: see
/// [`LineIndex`](crate::LineIndex).
///
/// ```
/// use parapheur::Span;
///
/// let text = "État : publié";
/// let span = Span::new(0, 5); // `É` takes two bytes
/// assert_eq!(span.slice(text), "État");
/// assert_eq!(span.len(), 5);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`; when `end` lies before `start`, the empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The empty span at `offset`: a place, such as where something is missing.
    #[must_use]
    pub const fn empty(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// The span of a range of `usize` offsets, saturating at `u32::MAX`.
    #[must_use]
    pub fn from_range(range: Range<usize>) -> Self {
        Self::new(offset(range.start), offset(range.end))
    }

    /// First byte offset.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// Byte offset just past the last byte.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range that indexes a `str` or a slice.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `offset` is inside (the end is outside).
    #[must_use]
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte, or touch.
    #[must_use]
    pub const fn touches(self, other: Span) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text under the span; empty when the span is outside the text or cuts a character.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The same span without the white space at both ends of its text (no-break spaces included).
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let slice = self.slice(text);
        if trimmed(slice).len() == self.len() as usize {
            return self;
        }
        let start = self.start + offset(slice.len() - slice.trim_start().len());
        Span::new(start, start + offset(slice.trim().len()))
    }
}

/// Read as it is written, and never backwards.
impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Ends {
            start: u32,
            end: u32,
        }
        Ends::deserialize(deserializer).map(|ends| Span::new(ends.start, ends.end))
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// An offset as `u32`, saturating: texts are capped far below (see [`crate::MAX_DOCUMENT_BYTES`]).
pub(crate) fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// A value and where it stands in the original text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value and its place together.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }

    /// The same place with a reference to the value.
    pub const fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backwards_span_is_empty() {
        assert_eq!(Span::new(7, 3), Span::empty(7));
    }

    #[test]
    fn slicing_never_panics_inside_a_character() {
        assert_eq!(Span::new(1, 2).slice("É"), "");
        assert_eq!(Span::new(0, 9).slice("É"), "");
    }

    #[test]
    fn trim_knows_no_break_spaces() {
        let text = "«\u{a0}été\u{a0}»\r\n";
        assert_eq!(Span::new(2, 14).trim(text).slice(text), "été\u{a0}»");
    }
}
