//! What is kept of one document.

use serde::Serialize;

use super::sketch::Sketch;
use crate::front_matter::schema;
use crate::lint::suppress;
use crate::release::PressRelease;
use crate::span::Span;
use crate::text::PassageKind;

/// Words below which a paragraph says too little to have been pasted.
const FEWEST_WORDS: u32 = 12;

/// Own keys of a document that are compared; one with more was written by a program.
const MAX_KEYS: usize = 64;

/// Longest key that is compared, in bytes.
const LONGEST_KEY: usize = 40;

/// What is kept of one document: enough to compare it with any other, without the text itself.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Signature {
    /// The document's path or name, as given.
    pub path: String,
    /// When it is published, in seconds since 1970 (UTC), when that is known.
    pub instant: Option<i64>,
    #[serde(skip)]
    pub(super) paragraphs: Vec<Paragraph>,
    #[serde(skip)]
    pub(super) tags: Vec<Term>,
    #[serde(skip)]
    pub(super) acronyms: Vec<Acronym>,
    /// Keys at the margin of the front matter that the schema does not know.
    #[serde(skip)]
    pub(super) keys: Vec<Term>,
    /// Where which rules are silenced.
    #[serde(skip)]
    pub(super) silences: Vec<(Span, Vec<&'static str>)>,
}

/// A paragraph long enough to compare.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) span: Span,
    pub(super) sketch: Sketch,
    /// Its first words, to quote.
    pub(super) opening: String,
}

/// A word of the vocabulary and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) text: String,
    pub(super) span: Span,
}

/// An acronym and what the document says it stands for.
#[derive(Clone, Debug)]
pub(super) struct Acronym {
    pub(super) short: String,
    pub(super) long: String,
    pub(super) span: Span,
}

impl Signature {
    /// Computes the signature of a release.
    #[must_use]
    pub fn new(path: impl Into<String>, release: &PressRelease<'_>) -> Self {
        let texts = &release.texts;
        let paragraphs = texts
            .passages()
            .iter()
            .filter(|p| {
                matches!(p.kind, PassageKind::Paragraph | PassageKind::ListItem | PassageKind::HtmlText)
            })
            .map(|p| (p.span, texts.text(p)))
            .map(|(span, text)| Paragraph { span, sketch: Sketch::new(text), opening: opening(text) })
            .filter(|p| p.sketch.words >= FEWEST_WORDS)
            .collect();
        let tags = release
            .front_matter
            .tags
            .value()
            .into_iter()
            .flatten()
            .map(|tag| Term { text: tag.value.to_string(), span: tag.span })
            .collect();
        let acronyms = release
            .mentions()
            .acronyms
            .iter()
            .map(|a| Acronym {
                short: a.short.value.to_string(),
                long: a.expansion.value.to_string(),
                span: a.span,
            })
            .collect();
        let date = release.front_matter.date.value();
        let instant = date.and_then(|date| date.instant.as_ref().ok()).map(|instant| instant.timestamp());
        let keys = release
            .front_matter
            .entries()
            .iter()
            .filter_map(|entry| Some((entry.key.as_text()?, entry.key.span)))
            .filter(|(key, _)| key.len() <= LONGEST_KEY && schema::find(schema::KEYS, key).is_none())
            .take(MAX_KEYS)
            .map(|(key, span)| Term { text: key.to_owned(), span })
            .collect();
        let silences = suppress::of_collections(release);
        Self { path: path.into(), instant, paragraphs, tags, acronyms, keys, silences }
    }
}

/// The first words of a text, as a quotation.
fn opening(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut flat = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + usize::from(length > 0);
        if length > LONGEST && !flat.is_empty() {
            flat.push('…');
            break;
        }
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(word);
    }
    flat
}
