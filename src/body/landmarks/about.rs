//! « À propos de … »: the paragraph that presents an organisation, from one release to the next.

use std::borrow::Cow;

use serde::Serialize;

use super::{Heading, Reader};
use crate::body::block::{Block, BlockKind};
use crate::span::{Span, Spanned};
use crate::text::reading::Reading;
use crate::text::{Passage, Texts, word};

/// A presentation of an organisation or a programme, under « À propos de … ».
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct About<'a> {
    /// From « À propos » to the end of the presentation.
    pub span: Span,
    /// What it is about (« l’IGN »).
    pub subject: Spanned<Cow<'a, str>>,
    /// What it says; empty when nothing follows.
    pub text: Span,
}

pub(super) fn read<'a>(
    reader: &Reader<'_, 'a>,
    blocks: &[Block<'a>],
    outline: &[Heading<'a>],
) -> Vec<About<'a>> {
    let mut abouts: Vec<About<'a>> = Vec::new();
    // Few documents present anybody.
    let texts = reader.texts;
    if !texts.passages().iter().any(|passage| may_begin(texts, passage) && begins(texts.text(passage))) {
        return abouts;
    }
    for (index, block) in blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. }) {
            continue;
        }
        let Some(reading) = reader.reading(block.span).filter(|r| begins(r.text)) else { continue };
        let Some(subject) = subject(&reading) else { continue };
        let after = subject.end + reading.text.get(subject.end..).unwrap_or_default().len()
            - reading
                .text
                .get(subject.end..)
                .unwrap_or_default()
                .trim_start_matches(|c: char| c == ':' || c == '.' || word::is_blank(c))
                .len();
        let whole = reading.whole();
        let text = if after < reading.text.len() {
            reading.span(reading.trim(after..reading.text.len()))
        } else {
            following(reader, blocks.get(index + 1..).unwrap_or_default(), outline)
                .unwrap_or(Span::empty(whole.end()))
        };
        let subject = Spanned::new(reading.cow(subject.clone()), reading.span(subject));
        abouts.push(About { span: whole.to(text), subject, text });
    }
    abouts
}

fn begins(text: &str) -> bool {
    let text = text.trim_start();
    ["À propos d", "A propos d", "A\u{300} propos d", "À PROPOS D", "A PROPOS D", "About "]
        .iter()
        .any(|s| text.starts_with(s))
}

/// Whether a passage has the first letter, or a blank: most have another.
fn may_begin(texts: &Texts, passage: &Passage) -> bool {
    let first = texts.buffer().as_bytes().get(passage.range.start as usize);
    first.is_some_and(|&byte| byte == b'A' || !byte.is_ascii_alphanumeric())
}

/// The words after « À propos de », to the end of the line or the colon.
fn subject(reading: &Reading<'_, '_>) -> Option<std::ops::Range<usize>> {
    let text = reading.text;
    let start = text
        .find(" propos ")
        .map(|at| at + " propos ".len())
        .or_else(|| text.find(" PROPOS ").map(|at| at + " PROPOS ".len()));
    let start = start.or_else(|| text.find("About ").map(|at| at + "About ".len()))?;
    let rest = text.get(start..).unwrap_or_default();
    let article = ["de ", "du ", "des ", "d’", "d'", "DE ", "DU ", "DES ", "D’", "D'"]
        .iter()
        .find(|a| rest.starts_with(**a))
        .map_or(0, |a| a.len());
    let length = rest.find(['\n', ':']).unwrap_or(rest.len());
    let range = reading.trim(start + article.min(length)..start + length);
    (!range.is_empty() && range.len() <= 160).then_some(range)
}

/// The paragraphs and lists that follow, to the next heading.
fn following(reader: &Reader<'_, '_>, blocks: &[Block<'_>], outline: &[Heading<'_>]) -> Option<Span> {
    let mut span: Option<Span> = None;
    for block in blocks {
        match block.kind {
            BlockKind::Blank | BlockKind::AttributeList | BlockKind::RawHtml => continue,
            BlockKind::Paragraph | BlockKind::UnorderedList | BlockKind::OrderedList => {}
            _ => break,
        }
        let next = outline.partition_point(|heading| heading.span.start() < block.span.start());
        if outline.get(next).is_some_and(|heading| block.span.covers(heading.span)) {
            break;
        }
        if let Some(reading) = reader.reading(block.span) {
            if begins(reading.text) {
                break;
            }
            span = Some(span.map_or(reading.whole(), |span| span.to(reading.whole())));
        }
    }
    span
}
