//! What the reader reads: the document's text in one buffer, every byte tied to its source.
//!
//! A rule that looks at words or punctuation scans a [`Passage`] (a paragraph, a heading, a front
//! matter value, an attribute) as plain text, then asks [`Texts::source`] where a range of it
//! stands in the document.

pub(crate) mod address;
pub(crate) mod body;
pub(crate) mod bytes;
pub(crate) mod front_matter;
pub(crate) mod language;
pub(crate) mod reading;
pub(crate) mod word;

use std::cell::Cell;
use std::ops::Range;

use serde::Serialize;

use crate::span::{Span, offset};

/// Takes the place of what is not text in a passage (code, image, Liquid, a bare URL), so that the
/// words around it do not look like neighbours.
pub const OBJECT: char = '\u{fffc}';

/// What becomes of a text on its way to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Zone {
    /// Markdown text: kramdown's smart quotes and the site's spacing apply.
    RunningText,
    /// A front matter value: printed as it is.
    FrontMatter,
    /// Text between raw HTML tags that kramdown does not process: printed as it is.
    HtmlText,
    /// An attribute value that people read (`alt`, `title`).
    AttributeValue,
    /// Code.
    Code,
    /// A link target or a bare address.
    Url,
    /// Liquid.
    Liquid,
}

/// The language of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Language {
    /// French: the default.
    #[default]
    French,
    /// English.
    English,
    /// Another language, or one that cannot be told.
    Other,
}

/// What kind of place a passage comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PassageKind {
    /// The front matter's title.
    Title,
    /// The front matter's chapeau.
    Chapeau,
    /// Another front matter value that people read.
    FrontMatterValue,
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// The text of a list item.
    ListItem,
    /// A table cell.
    TableCell,
    /// A term or a description.
    Definition,
    /// Text of a raw HTML element.
    HtmlText,
    /// An attribute value.
    Attribute,
}

/// A stretch of text that is read in one go.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Passage {
    /// Its bytes in the buffer.
    pub range: Range<u32>,
    /// From its first byte to its last one in the document.
    pub span: Span,
    /// What kind of place it comes from.
    pub kind: PassageKind,
    /// What becomes of it.
    pub zone: Zone,
    /// Its language.
    pub language: Language,
    /// Whether it stands inside a blockquote.
    pub quoted: bool,
}

/// A run of the buffer and the source bytes it comes from.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Segment {
    /// First byte in the buffer.
    pub(crate) at: u32,
    /// Source bytes; as many as in the buffer when `verbatim`.
    pub(crate) source: Span,
    /// Whether the buffer holds the very bytes of the source.
    pub(crate) verbatim: bool,
}

impl Segment {
    /// The source byte that a byte of the buffer stands for.
    fn source_of(&self, at: u32) -> u32 {
        let distance = if self.verbatim { at - self.at } else { 0 };
        self.source.start().saturating_add(distance).min(self.source.end())
    }

    /// The source byte after the one that a byte of the buffer stands for.
    fn source_after(&self, at: u32) -> u32 {
        if self.verbatim { (self.source_of(at) + 1).min(self.source.end()) } else { self.source.end() }
    }
}

/// All passages of a document, in source order.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Texts {
    buffer: String,
    #[serde(skip)]
    segments: Vec<Segment>,
    passages: Vec<Passage>,
    addresses: Vec<Address>,
}

/// A web address written in a text; the passage holds an [`OBJECT`] in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Address {
    /// Where it is written.
    pub span: Span,
    /// Whether it is a link by itself (`<https://…>`).
    pub linked: bool,
}

impl Texts {
    /// The whole buffer: passages one after the other, separated by `\n\n`.
    #[must_use]
    pub fn buffer(&self) -> &str {
        &self.buffer
    }

    /// The passages, in source order.
    #[must_use]
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// Web addresses written in running text and HTML, in source order.
    #[must_use]
    pub fn addresses(&self) -> &[Address] {
        &self.addresses
    }

    /// The text of a passage: markers and tags taken out, entities decoded, `<br>` as `\n`.
    #[must_use]
    pub fn text(&self, passage: &Passage) -> &str {
        self.buffer.get(passage.range.start as usize..passage.range.end as usize).unwrap_or("")
    }

    /// The source span of a range of the buffer.
    ///
    /// It covers every source byte from the range's first one to its last one, so markers inside
    /// the range (`**` in the middle of a sentence) are covered too.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Span {
        let first = offset(range.start);
        let Some((index, segment)) = self.segment(first) else { return Span::empty(0) };
        let start = segment.source_of(first);
        if range.is_empty() {
            return Span::empty(start);
        }
        let last = offset(range.end) - 1;
        // Most ranges lie in one segment.
        let is_next = self.segments.get(index + 1).is_some_and(|next| next.at <= last);
        let segment =
            if is_next { self.segment(last).map_or(segment, |(_, segment)| segment) } else { segment };
        Span::new(start, segment.source_after(last))
    }

    /// The source span of a range that ends the buffer and is not empty.
    fn last_source(&self, range: Range<u32>) -> Span {
        let last = self.segments.last();
        // A passage has few segments: no search is faster.
        let first = self.segments.iter().rev().find(|segment| segment.at <= range.start).or(last);
        let (Some(first), Some(last)) = (first, last) else { return Span::empty(0) };
        Span::new(first.source_of(range.start), last.source_after(range.end - 1))
    }

    /// Whether a range of the buffer is contiguous and verbatim in the source: it can be edited.
    #[must_use]
    pub fn is_verbatim(&self, range: Range<usize>) -> bool {
        self.segment(offset(range.start)).is_some_and(|(_, s)| {
            let end = s.at + s.source.len();
            s.verbatim && offset(range.end) <= end
        })
    }

    /// The passage that holds a byte of the buffer.
    #[must_use]
    pub fn passage_at(&self, at: usize) -> Option<&Passage> {
        let at = offset(at);
        let index = self.passages.partition_point(|p| p.range.end <= at);
        self.passages.get(index).filter(|p| p.range.contains(&at))
    }

    /// The passages that begin inside a span of the source, attribute values left out.
    pub(crate) fn passages_in(&self, span: Span) -> impl Iterator<Item = &Passage> {
        let first = self.passages.partition_point(|p| p.span.start() < span.start());
        let inside = self.passages.iter().skip(first).take_while(move |p| p.span.start() < span.end());
        inside.filter(|p| p.kind != PassageKind::Attribute)
    }

    /// The language of the passage that holds a span.
    pub(crate) fn language_at(&self, span: Span) -> Option<Language> {
        let after = self.passages.partition_point(|p| p.span.start() <= span.start());
        let mut before = self.passages.get(..after)?.iter().rev();
        Some(before.find(|p| p.kind != PassageKind::Attribute)?.language)
    }

    /// The stretch of the buffer that holds the passages of a span, attribute values left out at
    /// its ends.
    pub(crate) fn range_in(&self, span: Span) -> Option<Range<usize>> {
        stretch(self.passages_in(span))
    }

    /// The same as [`range_in`](Self::range_in), quick when asked from span to span: `near` is where
    /// the passages of the last one begin.
    pub(crate) fn range_near(&self, span: Span, near: &Cell<usize>) -> Option<Range<usize>> {
        let before = |index: usize| self.passages.get(index).is_some_and(|p| p.span.start() < span.start());
        let mut first = near.get();
        while first > 0 && !before(first - 1) {
            first -= 1;
        }
        while before(first) {
            first += 1;
        }
        near.set(first);
        let inside = self.passages.get(first..)?.iter().take_while(|p| p.span.start() < span.end());
        stretch(inside.filter(|p| p.kind != PassageKind::Attribute))
    }

    /// The segment that holds a byte of the buffer, and its index.
    fn segment(&self, at: u32) -> Option<(usize, Segment)> {
        let index = self.segments.partition_point(|s| s.at <= at).checked_sub(1)?;
        Some((index, *self.segments.get(index)?))
    }
}

/// From the first passage to the last one.
fn stretch<'t>(mut passages: impl Iterator<Item = &'t Passage>) -> Option<Range<usize>> {
    let first = passages.next()?.range.clone();
    let last = passages.last().map_or(first.end, |last| last.range.end);
    Some(first.start as usize..last as usize)
}

/// Builds [`Texts`] passage by passage.
#[derive(Debug, Default)]
pub(crate) struct TextsBuilder {
    texts: Texts,
    open: Option<Passage>,
    /// For each passage, whether its language was given rather than left to be told.
    given: Vec<bool>,
    open_given: bool,
    /// The language the front matter gives.
    document: Option<Language>,
    /// The language of a document that neither says nor shows one.
    site: Language,
}

impl TextsBuilder {
    /// A builder for a document whose front matter may give its language.
    pub(crate) fn new(document: Option<Language>) -> Self {
        Self { document, ..Self::default() }
    }

    /// Takes a site's language for what tells no other.
    pub(crate) fn or(self, site: Language) -> Self {
        Self { site, ..self }
    }

    /// Makes room for the texts of a source of this length.
    pub(crate) fn reserve(&mut self, bytes: usize) {
        self.texts.buffer.reserve(bytes);
        self.texts.segments.reserve(bytes / 48);
        self.texts.passages.reserve(bytes / 96);
        self.given.reserve(bytes / 96);
    }

    /// Begins a passage in a known language; one that is open is ended first.
    #[cfg(test)]
    pub(crate) fn begin(&mut self, kind: PassageKind, zone: Zone, language: Language, quoted: bool) {
        self.begin_in(kind, zone, Some(language), quoted);
    }

    /// Begins a passage whose language is left to be told when none is given.
    pub(crate) fn begin_in(
        &mut self,
        kind: PassageKind,
        zone: Zone,
        language: Option<Language>,
        quoted: bool,
    ) {
        if self.open.is_some() {
            self.end();
        }
        let at = offset(self.texts.buffer.len());
        self.open_given = language.is_some();
        let language = language.unwrap_or_default();
        self.open = Some(Passage { range: at..at, span: Span::default(), kind, zone, language, quoted });
    }

    /// Adds the bytes under `span` of the source, as they are.
    pub(crate) fn verbatim(&mut self, source: &str, span: Span) {
        let slice = span.slice(source);
        if !slice.is_empty() {
            self.push(slice, span, true);
        }
    }

    /// Adds a text that stands for what is under `span`.
    pub(crate) fn decoded(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.push(text, span, false);
        }
    }

    /// Adds a web address: an [`OBJECT`] stands for it.
    pub(crate) fn address(&mut self, span: Span, linked: bool) {
        self.decoded("\u{fffc}", span);
        self.texts.addresses.push(Address { span, linked });
    }

    /// Ends the open passage, without the blanks at its end; an empty one is dropped.
    pub(crate) fn end(&mut self) {
        let Some(mut passage) = self.open.take() else { return };
        let texts = &mut self.texts;
        let start = passage.range.start as usize;
        let text = texts.buffer.as_bytes().get(start..).unwrap_or(&[]);
        let blanks =
            text.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        let end = start + text.len() - blanks;
        if blanks > 0 || start == end {
            while texts.segments.last().is_some_and(|s| s.at as usize >= end.max(start)) {
                texts.segments.pop();
            }
            texts.buffer.truncate(end);
        }
        if start < end {
            passage.range.end = offset(end);
            passage.span = texts.last_source(passage.range.clone());
            texts.buffer.push_str("\n\n");
            texts.passages.push(passage);
            self.given.push(self.open_given);
        }
    }

    /// All passages, each in its language.
    pub(crate) fn finish(mut self) -> Texts {
        self.end();
        language::detect(&mut self.texts, self.document, self.site, &self.given);
        self.texts
    }

    fn push(&mut self, text: &str, source: Span, verbatim: bool) {
        let at = offset(self.texts.buffer.len());
        // Contiguous runs are one segment: fewer to keep and to search.
        let grown = match self.texts.segments.last_mut() {
            Some(last) if verbatim && last.verbatim && last.source.end() == source.start() => {
                let contiguous = last.at + last.source.len() == at;
                if contiguous {
                    last.source = last.source.to(source);
                }
                contiguous
            }
            _ => false,
        };
        if !grown {
            self.texts.segments.push(Segment { at, source, verbatim });
        }
        self.texts.buffer.push_str(text);
    }
}

#[cfg(test)]
mod tests;
