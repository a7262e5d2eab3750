//! What is kept of one document.

use serde::{Deserialize, Serialize};

use super::claim::{self, Claim};
use super::version::Version;
use super::words::Words;
use crate::front_matter::schema;
use crate::lint::suppress;
use crate::release::PressRelease;
use crate::span::Span;
use crate::text::{Passage, PassageKind};

/// Words below which a paragraph says too little to have been pasted.
const FEWEST_WORDS: usize = 12;

/// Own keys of a document that are compared; one with more was written by a program.
const MAX_KEYS: usize = 64;

/// Longest key that is compared, in bytes.
const LONGEST_KEY: usize = 40;

/// What is kept of one document: enough to compare it with any other, without the text itself.
///
/// It can be written by any serde format and read back whole, on another machine; as JSON it takes
/// about three quarters of the room of the document. It says by which version of the form it was written
/// ([`SIGNATURE_VERSION`](super::SIGNATURE_VERSION)); another one is refused.
///
/// ```
/// use parapheur::collection::Signature;
///
/// let release = parapheur::parse("---\ntitle: Un\ntags: [Open data]\n---\nBonjour.\n");
/// let signature = Signature::new("un.md", &release);
/// let json = serde_json::to_string(&signature)?;
/// assert_eq!(serde_json::from_str::<Signature>(&json)?, signature);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Signature {
    version: Version,
    /// When it is published, in seconds since 1970 (UTC), when that is known.
    pub instant: Option<i64>,
    /// The document's path or name, as given.
    pub path: String,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) tags: Vec<Term>,
    pub(super) acronyms: Vec<Acronym>,
    pub(super) claims: Vec<Claim>,
    /// Keys at the margin of the front matter that the schema does not know.
    pub(super) keys: Vec<Term>,
    pub(super) silences: Vec<Silence>,
}

/// A paragraph long enough to compare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Paragraph {
    pub(super) span: Span,
    pub(super) words: Words,
    /// Its first words, to quote.
    pub(super) opening: String,
}

/// A word of the vocabulary and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Term {
    pub(super) text: String,
    pub(super) span: Span,
}

/// An acronym and what the document says it stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Acronym {
    pub(super) short: String,
    pub(super) long: String,
    pub(super) span: Span,
}

/// Where a comment silences which rules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Silence {
    pub(super) scope: Span,
    pub(super) codes: Vec<String>,
}

impl Signature {
    /// Computes the signature of a release.
    #[must_use]
    pub fn new(path: impl Into<String>, release: &PressRelease<'_>) -> Self {
        let date = release.front_matter.date.value();
        let instant = date.and_then(|date| date.instant.as_ref().ok()).map(|instant| instant.timestamp());
        Self {
            version: Version,
            instant,
            path: path.into(),
            paragraphs: paragraphs(release),
            tags: tags(release),
            acronyms: acronyms(release),
            claims: claim::all(release),
            keys: keys(release),
            silences: silences(release),
        }
    }
}

fn paragraphs(release: &PressRelease<'_>) -> Vec<Paragraph> {
    let texts = release.texts();
    // Who signs is the same from one release to the next.
    let signed = signed(release);
    let is_signature = |passage: &Passage| {
        let before = signed.partition_point(|span| span.start() <= passage.span.start());
        signed.get(..before).and_then(<[_]>::last).is_some_and(|span| span.covers(passage.span))
    };
    let compared = texts.passages().iter().filter(|p| is_compared(p.kind) && !is_signature(p));
    compared
        .map(|passage| (passage.span, texts.text(passage)))
        .map(|(span, text)| Paragraph { span, words: Words::new(text), opening: opening(text) })
        .filter(|paragraph| paragraph.words.len() >= FEWEST_WORDS)
        .collect()
}

/// Where people sign, in order.
fn signed(release: &PressRelease<'_>) -> Vec<Span> {
    let meaning = release.meaning();
    let attributions = meaning.testimonials.iter().filter_map(|said| said.attribution.as_ref());
    let signatures = meaning.signatures.iter().map(|signature| signature.span);
    let mut spans: Vec<Span> = attributions.map(|attribution| attribution.span).chain(signatures).collect();
    spans.sort_unstable();
    spans
}

/// Whether a passage is running text of the body.
pub(super) const fn is_compared(kind: PassageKind) -> bool {
    matches!(kind, PassageKind::Paragraph | PassageKind::ListItem | PassageKind::HtmlText)
}

fn tags(release: &PressRelease<'_>) -> Vec<Term> {
    let tags = release.front_matter.tags.value().into_iter().flatten();
    tags.map(|tag| Term { text: tag.value.to_string(), span: tag.span }).collect()
}

fn acronyms(release: &PressRelease<'_>) -> Vec<Acronym> {
    let acronyms = release.mentions().acronyms.iter();
    let kept = |acronym: &crate::mentions::Acronym<'_>| Acronym {
        short: acronym.short.value.to_string(),
        long: acronym.expansion.value.to_string(),
        span: acronym.span,
    };
    acronyms.map(kept).collect()
}

fn keys(release: &PressRelease<'_>) -> Vec<Term> {
    let entries = release.front_matter.entries().iter();
    let keys = entries.filter_map(|entry| Some((entry.key.as_text()?, entry.key.span)));
    keys.filter(|(key, _)| key.len() <= LONGEST_KEY && schema::find(schema::KEYS, key).is_none())
        .take(MAX_KEYS)
        .map(|(key, span)| Term { text: key.to_owned(), span })
        .collect()
}

fn silences(release: &PressRelease<'_>) -> Vec<Silence> {
    let orders = suppress::of_collections(release).into_iter();
    let owned = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect();
    orders.map(|(scope, codes)| Silence { scope, codes: owned(codes) }).collect()
}

/// The first words of a text, as a quotation.
fn opening(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut flat = String::new();
    let mut length = 0;
    for word in text.split_ascii_whitespace() {
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
