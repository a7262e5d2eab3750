//! A text being read for its meaning, tied to its place in the document.

use std::borrow::Cow;
use std::ops::Range;

use crate::span::Span;
use crate::text::{Passage, Texts};

/// A stretch of text under analysis: ranges found in it become spans of the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'r, 'a> {
    /// The text, as the reader reads it.
    pub(crate) text: &'r str,
    /// Where it begins in the buffer of `texts`, or in the source.
    at: usize,
    texts: Option<&'r Texts>,
    source: &'a str,
}

impl<'r, 'a> Reading<'r, 'a> {
    /// Reads a passage.
    pub(crate) fn passage(source: &'a str, texts: &'r Texts, passage: &Passage) -> Self {
        let at = passage.range.start as usize;
        Self { text: texts.text(passage), at, texts: Some(texts), source }
    }

    /// Reads a range of the buffer, which may run over several passages.
    pub(crate) fn buffer(source: &'a str, texts: &'r Texts, range: Range<usize>) -> Self {
        Self {
            text: texts.buffer().get(range.clone()).unwrap_or(""),
            at: range.start,
            texts: Some(texts),
            source,
        }
    }

    /// Reads a text that is its own source.
    #[cfg(test)]
    pub(crate) fn plain(source: &'a str) -> Self
    where
        'a: 'r,
    {
        Self { text: source, at: 0, texts: None, source }
    }

    /// The text under `range`; empty when the range is outside or cuts a character.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'r str {
        self.text.get(range).unwrap_or("")
    }

    /// Where `range` stands in the document.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let range = self.at + range.start..self.at + range.end;
        match self.texts {
            Some(texts) => texts.source(range),
            None => Span::from_range(range),
        }
    }

    /// Whether nothing but white space is read.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    /// Where the whole text stands in the document.
    pub(crate) fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// The text under `range`, borrowed from the source when it is written there as it reads.
    pub(crate) fn cow(&self, range: Range<usize>) -> Cow<'a, str> {
        let written = self.span(range.clone()).slice(self.source);
        let read = self.slice(range);
        if written == read { Cow::Borrowed(written) } else { Cow::Owned(read.to_owned()) }
    }

    /// `range` without the white space at both ends.
    pub(crate) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let slice = self.slice(range.clone());
        let start = range.start + (slice.len() - slice.trim_start().len());
        start..start + slice.trim().len()
    }
}
