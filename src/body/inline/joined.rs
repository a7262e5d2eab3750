//! A block's text as kramdown sees it: its lines put together without their markers.

use std::borrow::Cow;
use std::ops::Range;

use super::parser::is_space;
use crate::body::block::is_trimmed;
use crate::span::{Span, offset};

/// A run of the joined text and where it stands in the source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    at: u32,
    source: u32,
}

/// Room for joined texts, used again from block to block.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    text: String,
    pieces: Vec<Piece>,
}

/// A text whose every byte stands in the source, though not always contiguously.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined<'a, 't> {
    source: &'a str,
    pub(super) text: &'t str,
    /// Where it begins in the source.
    start: u32,
    /// Its pieces; none when it is the only one.
    pieces: &'t [Piece],
}

impl Scratch {
    /// Joins the spans of a block's content, without the white space at both ends.
    pub(super) fn join<'a: 't, 't>(&'t mut self, source: &'a str, content: &[Span]) -> Joined<'a, 't> {
        self.text.clear();
        self.pieces.clear();
        if let [only] = content {
            let text = only.slice(source);
            if is_trimmed(text.as_bytes()) {
                return Joined { source, text, start: only.start(), pieces: &[] };
            }
            let lead = text.len() - trim_start(text).len();
            let start = only.start() + offset(lead);
            return Joined { source, text: trim(text), start, pieces: &[] };
        }
        for span in content {
            let span = with_line_end(source, *span);
            let mut text = span.slice(source);
            let mut start = span.start();
            if self.text.is_empty() {
                let trimmed = trim_start(text);
                start += offset(text.len() - trimmed.len());
                text = trimmed;
            }
            if !text.is_empty() {
                self.pieces.push(Piece { at: offset(self.text.len()), source: start });
                self.text.push_str(text);
            }
        }
        let len = trim(&self.text).len();
        self.text.truncate(len);
        let start = self.pieces.first().map_or(0, |piece| piece.source);
        Joined { source, text: &self.text, start, pieces: &self.pieces }
    }
}

impl<'a> Joined<'a, '_> {
    /// The whole document.
    pub(super) fn source(&self) -> &'a str {
        self.source
    }

    /// Where a range stands in the source; it may run over markers of the lines between.
    #[inline]
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        if self.pieces.is_empty() {
            return Span::new(self.start + offset(range.start), self.start + offset(range.end));
        }
        let start = self.source_of(range.start);
        if range.is_empty() {
            Span::empty(start)
        } else {
            Span::new(start, self.source_of(range.end - 1) + 1)
        }
    }

    /// The text of a range, borrowed from the source when it is contiguous there.
    pub(super) fn cow(&self, range: Range<usize>) -> Cow<'a, str> {
        let span = self.span(range.clone());
        if self.pieces.is_empty() {
            return Cow::Borrowed(span.slice(self.source));
        }
        let text = self.text.get(range).unwrap_or("");
        let there = span.slice(self.source);
        if there.len() == text.len() { Cow::Borrowed(there) } else { Cow::Owned(text.to_owned()) }
    }

    /// Gives the contiguous spans that make up a range, in order.
    #[inline]
    pub(super) fn each_span(&self, range: Range<usize>, mut give: impl FnMut(Span)) {
        if range.is_empty() {
            return;
        }
        if self.pieces.is_empty() {
            return give(self.span(range));
        }
        let mut start = range.start;
        while start < range.end {
            let index = self.pieces.partition_point(|p| p.at as usize <= start);
            let end = self.pieces.get(index).map_or(range.end, |next| range.end.min(next.at as usize));
            give(self.span(start..end));
            start = end;
        }
    }

    fn source_of(&self, at: usize) -> u32 {
        let at = offset(at);
        let index = self.pieces.partition_point(|p| p.at <= at);
        match self.pieces.get(index.saturating_sub(1)) {
            Some(piece) => piece.source + (at - piece.at),
            None => 0,
        }
    }
}

/// The span with the line end that follows it, when it does not hold it already.
fn with_line_end(source: &str, span: Span) -> Span {
    let text = span.slice(source);
    if text.ends_with('\n') {
        return span;
    }
    let rest = source.get(span.end() as usize..).unwrap_or("");
    let len = if rest.starts_with("\r\n") { 2 } else { u32::from(rest.starts_with(['\n', '\r'])) };
    Span::new(span.start(), span.end() + len)
}

fn trim_start(text: &str) -> &str {
    let lead = text.bytes().take_while(|&b| is_space(b)).count();
    text.get(lead..).unwrap_or("")
}

fn trim(text: &str) -> &str {
    let text = trim_start(text);
    let tail = text.bytes().rev().take_while(|&b| is_space(b) || b == 0).count();
    text.get(..text.len() - tail).unwrap_or("")
}
