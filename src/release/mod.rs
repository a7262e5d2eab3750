//! A press release: everything that was read of a document.

mod accessors;
pub(crate) mod anchors;
pub(crate) mod chapeau;
mod contents;
mod news_article;
pub(crate) mod requirement;
mod slug;
mod status;
mod valid;

use std::sync::OnceLock;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::body::{Block, Body, Hyperlink, Meaning};
use crate::front_matter::FrontMatter;
use crate::mentions::{self, Means, Mentions};
use crate::source::Source;
use crate::span::Span;
use crate::split::Split;
use crate::text::{self, Language, Texts, TextsBuilder};

pub use accessors::{Contact, Download, LeadImage, TextAlternative};
pub use contents::TextNode;
pub use slug::slug;
pub use status::{ReleaseKind, State};
pub use valid::{InvalidRelease, Reason, ValidRelease};

/// A press release as it was read: always something, however broken the document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PressRelease<'a> {
    /// The original text.
    pub source: Source<'a>,
    /// Where front matter and body stand.
    pub split: Split,
    /// The front matter's fields.
    pub front_matter: FrontMatter<'a>,
    /// The Markdown links of the chapeau.
    pub chapeau_links: Vec<Hyperlink<'a>>,
    /// The paragraphs of the chapeau that hold signs of Markdown.
    pub(crate) chapeau_paragraphs: Vec<Block<'a>>,
    /// Paragraphs of the chapeau whose links may not all have been read.
    pub(crate) chapeau_entangled: Vec<Span>,
    /// The body's blocks, elements and links.
    pub body: Body<'a>,
    /// The language of a document that neither says nor shows one.
    pub(crate) language: Language,
    /// Whether straight quotes of running text reach the reader curly.
    pub(crate) smart_quotes: bool,
    /// What is read when first asked for: who only parses does not pay for it.
    pub(crate) read: OnRequest<'a>,
}

/// What is read of a release when it is first asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct OnRequest<'a> {
    texts: OnceLock<Texts>,
    means: OnceLock<Means<'a>>,
    meaning: OnceLock<Meaning<'a>>,
    mentions: OnceLock<Mentions<'a>>,
}

impl<'a> PressRelease<'a> {
    /// What the reader reads, front matter included.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        self.read.texts.get_or_init(|| {
            let source = self.source.checked();
            let given = text::front_matter::language(&self.front_matter);
            let mut texts = TextsBuilder::new(given).or(self.language);
            texts.reserve(source.len());
            text::front_matter::read(source, &self.front_matter, &mut texts);
            text::body::read(source, &self.body, self.smart_quotes, &mut texts);
            texts.finish()
        })
    }

    /// What the body means: testimonials, boxes, headings, contacts.
    #[must_use]
    pub fn meaning(&self) -> &Meaning<'a> {
        self.read
            .meaning
            .get_or_init(|| Meaning::read(self.source.text(), self.texts(), &self.body, self.means()))
    }

    /// Telephone numbers and e-mail addresses in the texts.
    fn means(&self) -> &Means<'a> {
        self.read.means.get_or_init(|| mentions::means(self.source.text(), self.texts()))
    }

    /// Dates, figures, acronyms and so on in the texts.
    #[must_use]
    pub fn mentions(&self) -> &Mentions<'a> {
        self.read.mentions.get_or_init(|| {
            Mentions::read(self.source.text(), self.texts(), &self.body, self.means().clone())
        })
    }

    /// The same, by way of the `places` that lead to them, when these are known.
    pub(crate) fn mentions_at<'p>(&self, places: impl FnOnce() -> &'p [u32]) -> &Mentions<'a> {
        self.read.mentions.get_or_init(|| {
            Mentions::read_at(self.source.text(), self.texts(), &self.body, self.means().clone(), places())
        })
    }
}

/// A body and what it means, as one value.
#[derive(serde::Serialize)]
struct WholeBody<'r, 'a> {
    #[serde(flatten)]
    body: &'r Body<'a>,
    #[serde(flatten)]
    meaning: &'r Meaning<'a>,
}

impl Serialize for PressRelease<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut release = serializer.serialize_struct("PressRelease", 6)?;
        release.serialize_field("split", &self.split)?;
        release.serialize_field("front_matter", &self.front_matter)?;
        release.serialize_field("chapeau_links", &self.chapeau_links)?;
        release.serialize_field("body", &WholeBody { body: &self.body, meaning: self.meaning() })?;
        release.serialize_field("texts", self.texts())?;
        release.serialize_field("mentions", self.mentions())?;
        release.end()
    }
}

#[cfg(test)]
impl PressRelease<'_> {
    /// Whether somebody asked for the texts.
    pub(crate) fn has_read_texts(&self) -> bool {
        self.read.texts.get().is_some()
    }
}
