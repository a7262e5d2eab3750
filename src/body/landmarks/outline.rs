//! Headings, and the bold lines that act as headings.

use std::borrow::Cow;

use serde::Serialize;

use super::{Reader, leading_strong};
use crate::body::block::{Block, BlockKind};
use crate::body::html::{Element, Origin};
use crate::body::inline::{Inline, InlineKind};
use crate::span::Span;
use crate::text::word;

/// Longest bold line that acts as a heading, in bytes.
const MAX_BYTES: usize = 120;

/// A heading, or what acts as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Heading<'a> {
    /// The heading; for a bold line, its emphasis.
    pub span: Span,
    /// What the reader reads, without the colon that may close a bold line.
    pub text: Cow<'a, str>,
    /// 1 to 6; a bold line has none.
    pub level: Option<u8>,
    /// How it is written.
    pub form: HeadingForm,
}

/// How a heading is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum HeadingForm {
    /// `### …`, or underlined.
    Markdown,
    /// `<h3>…</h3>`
    Html,
    /// A paragraph that is one line in bold.
    BoldLine,
    /// A line in bold at the head of a paragraph.
    BoldLead,
}

pub(super) fn of_heading<'a>(reader: &Reader<'_, 'a>, block: &Block<'a>) -> Option<Heading<'a>> {
    let BlockKind::Heading { level, .. } = block.kind else { return None };
    let text = reader.text(block.span);
    let span = block.span.trim(reader.source);
    (!text.is_empty()).then_some(Heading { span, text, level: Some(level), form: HeadingForm::Markdown })
}

pub(super) fn of_element<'a>(reader: &Reader<'_, 'a>, element: &Element<'a>) -> Option<Heading<'a>> {
    let level = match element.name.as_bytes() {
        &[b'h', level @ b'1'..=b'6'] if element.origin == Origin::Tag => level - b'0',
        _ => return None,
    };
    let text = reader.untagged(element.content());
    (!text.is_empty()).then_some(Heading {
        span: element.span,
        text,
        level: Some(level),
        form: HeadingForm::Html,
    })
}

pub(super) fn of_paragraph<'a>(reader: &Reader<'_, 'a>, block: &Block<'a>) -> Option<Heading<'a>> {
    let (strong, rest) = leading_strong(after_breaks(reader, block.inlines(reader.body)))?;
    let form = match follows(reader, rest) {
        Follows::Nothing => HeadingForm::BoldLine,
        Follows::Line => HeadingForm::BoldLead,
        Follows::Text => return None,
    };
    let inside = strong.children(reader.body);
    // A link in bold, an image in bold, emphasis over several lines: no heading.
    let plain = inside.iter().all(|i| !matches!(i.kind, InlineKind::Link(_) | InlineKind::Image(_)));
    let text = reader.untagged(content(inside)?);
    let text = trim_colon(text);
    let heads = plain
        && !text.is_empty()
        && text.len() <= MAX_BYTES
        && !text.contains(['\n', '@'])
        && !text.starts_with('«')
        && !text.ends_with(['.', ',', ';', '…'])
        && !text.starts_with(char::is_lowercase);
    heads.then_some(Heading { span: strong.span, text, level: None, form })
}

/// What comes after lines that only hold a `<br>`.
fn after_breaks<'i, 'a>(reader: &Reader<'_, 'a>, inlines: &'i [Inline<'a>]) -> &'i [Inline<'a>] {
    let mut rest = inlines;
    while let [Inline { kind: InlineKind::Html(tags), .. }, text, after @ ..] = rest
        && tags.name == "br"
        && matches!(text.kind, InlineKind::Text)
        && text.span.slice(reader.source).trim().is_empty()
    {
        rest = after;
    }
    rest
}

enum Follows {
    Nothing,
    Line,
    Text,
}

/// What follows a bold line in its paragraph, a colon put aside.
fn follows(reader: &Reader<'_, '_>, rest: &[Inline<'_>]) -> Follows {
    for inline in rest {
        match &inline.kind {
            InlineKind::Text => {
                let text = inline.span.slice(reader.source);
                let text = text.trim_start_matches([':', ' ', '\u{a0}', '\u{202f}']);
                match text.chars().next() {
                    None => {}
                    Some('\n' | '\r') if text.trim().is_empty() => {}
                    Some('\n' | '\r') => return Follows::Line,
                    Some(_) => return Follows::Text,
                }
            }
            InlineKind::HardBreak => return Follows::Line,
            InlineKind::Html(tags) if tags.name == "br" => return Follows::Line,
            InlineKind::HtmlComment | InlineKind::AttributeList => {}
            _ => return Follows::Text,
        }
    }
    Follows::Nothing
}

fn content(inside: &[Inline<'_>]) -> Option<Span> {
    let (first, last) = (inside.first()?, inside.last()?);
    Some(first.span.to(last.span))
}

/// Without the colon that closes a bold line.
fn trim_colon(text: Cow<'_, str>) -> Cow<'_, str> {
    let cut = text.trim_end_matches(|c: char| c == ':' || word::is_blank(c)).len();
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..cut).unwrap_or_default()),
        Cow::Owned(mut text) => {
            text.truncate(cut);
            Cow::Owned(text)
        }
    }
}
