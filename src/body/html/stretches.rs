//! A text that stands in several pieces of the source, such as HTML on lines led by `>`.

use std::borrow::Cow;
use std::ops::Range;

use crate::span::{Span, offset};

/// The text of some stretches of the source put end to end, and the way back.
#[derive(Debug)]
pub(crate) struct Stretches<'a> {
    text: Cow<'a, str>,
    /// Where the first stretch begins in the source.
    first: u32,
    /// Where each stretch begins in `text` and in the source; none when there is but one.
    starts: Vec<(u32, u32)>,
}

impl<'a> Stretches<'a> {
    /// A text in one piece.
    pub(crate) fn one(source: &'a str, span: Span) -> Self {
        let text = span.slice(source);
        Self { text: Cow::Borrowed(text), first: span.start(), starts: Vec::new() }
    }

    /// A text in ordered, disjoint pieces.
    pub(crate) fn several(source: &'a str, spans: &[Span]) -> Self {
        match spans {
            [] => Self::one(source, Span::default()),
            [first, .., last] if spans.is_sorted_by(|a, b| a.end() == b.start()) => {
                Self::one(source, first.to(*last))
            }
            [one] => Self::one(source, *one),
            _ => {
                let mut text = String::new();
                let mut starts = Vec::with_capacity(spans.len());
                for span in spans {
                    starts.push((offset(text.len()), span.start()));
                    text.push_str(span.slice(source));
                }
                Self {
                    text: Cow::Owned(text),
                    first: starts.first().map_or(0, |&(_, source)| source),
                    starts,
                }
            }
        }
    }

    /// The lines of a span without the `>` of the quotations, `depth` of them, that hold it.
    pub(crate) fn quoted(source: &'a str, span: Span, depth: usize) -> Self {
        let text = span.slice(source);
        if depth == 0 || memchr::memchr(b'\n', text.as_bytes()).is_none() {
            return Self::one(source, span);
        }
        let mut spans = Vec::new();
        let mut at = 0;
        for (index, line) in text.split_inclusive('\n').enumerate() {
            let markers = if index == 0 { 0 } else { markers(line, depth) };
            let start = span.start() + offset(at + markers);
            at += line.len();
            spans.push(Span::new(start, span.start() + offset(at)));
        }
        Self::several(source, &spans)
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A slice of the text, borrowed from the source where it stands there in one piece.
    pub(crate) fn slice(&self, range: Range<usize>) -> Cow<'a, str> {
        match &self.text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(range).unwrap_or("")),
            Cow::Owned(text) => Cow::Owned(text.get(range).unwrap_or("").to_owned()),
        }
    }

    /// The same, in lower case.
    pub(crate) fn lower_case(&self, range: Range<usize>) -> Cow<'a, str> {
        let slice = self.slice(range);
        if slice.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(slice.to_ascii_lowercase())
        } else {
            slice
        }
    }

    /// Where a range of the text stands in the source, from its first byte to its last one.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let start = self.place(range.start);
        if range.is_empty() { Span::empty(start) } else { Span::new(start, self.place(range.end - 1) + 1) }
    }

    /// Where a place of the source stands in the text.
    pub(crate) fn offset(&self, source: u32) -> usize {
        let index = self.starts.partition_point(|&(_, begins)| begins <= source).saturating_sub(1);
        let (at, begins) = self.starts.get(index).copied().unwrap_or((0, self.first));
        let place = at + source.saturating_sub(begins);
        (place as usize).min(self.text.len())
    }

    fn place(&self, at: usize) -> u32 {
        let at = offset(at);
        let index = self.starts.partition_point(|&(begins, _)| begins <= at).saturating_sub(1);
        let (begins, source) = self.starts.get(index).copied().unwrap_or((0, self.first));
        source + (at - begins)
    }
}

/// The length of the markers of `depth` quotations at the start of a line.
fn markers(line: &str, depth: usize) -> usize {
    let mut rest = line;
    for _ in 0..depth {
        let Some(after) = rest.trim_start_matches(' ').strip_prefix('>') else { break };
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    line.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_over_markers() {
        let source = "> <b é>\r\n> «\u{a0}à</b>";
        let stretches = Stretches::several(source, &[Span::new(2, 10), Span::new(12, 22)]);
        assert_eq!(stretches.text(), "<b é>\r\n«\u{a0}à</b>");
        assert_eq!(stretches.span(0..6).slice(source), "<b é>");
        assert_eq!(stretches.span(3..12).slice(source), "é>\r\n> «\u{a0}");
        assert_eq!(stretches.span(14..18).slice(source), "</b>");
        assert_eq!(stretches.offset(18), 14);
        assert_eq!(Stretches::quoted(source, Span::new(2, 22), 1).text(), stretches.text());
    }
}
