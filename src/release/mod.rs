//! A press release: everything that was read of a document.

mod accessors;
pub(crate) mod chapeau;
mod contents;
mod news_article;
pub(crate) mod requirement;
mod slug;
mod status;
mod valid;

use std::sync::OnceLock;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::body::{Body, Hyperlink};
use crate::front_matter::FrontMatter;
use crate::mentions::Mentions;
use crate::source::Source;
use crate::span::Span;
use crate::split::Split;
use crate::text::Texts;

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
    /// Paragraphs of the chapeau whose links may not all have been read.
    pub(crate) chapeau_entangled: Vec<Span>,
    /// The body's blocks and what they mean.
    pub body: Body<'a>,
    /// What the reader reads, front matter included.
    pub texts: Texts,
    /// Read when first asked for: who only parses does not pay for it.
    pub(crate) mentions: OnceLock<Mentions<'a>>,
}

impl<'a> PressRelease<'a> {
    /// Dates, figures, acronyms and so on in the texts.
    #[must_use]
    pub fn mentions(&self) -> &Mentions<'a> {
        let read = || Mentions::read(self.source.text(), &self.texts, &self.body);
        self.mentions.get_or_init(read)
    }

    /// The same, by way of the `places` that lead to them, when these are known.
    pub(crate) fn mentions_at<'p>(&self, places: impl FnOnce() -> &'p [u32]) -> &Mentions<'a> {
        let read = || Mentions::read_at(self.source.text(), &self.texts, &self.body, places());
        self.mentions.get_or_init(read)
    }
}

impl Serialize for PressRelease<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut release = serializer.serialize_struct("PressRelease", 6)?;
        release.serialize_field("split", &self.split)?;
        release.serialize_field("front_matter", &self.front_matter)?;
        release.serialize_field("chapeau_links", &self.chapeau_links)?;
        release.serialize_field("body", &self.body)?;
        release.serialize_field("texts", &self.texts)?;
        release.serialize_field("mentions", self.mentions())?;
        release.end()
    }
}
