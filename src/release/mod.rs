//! A press release: everything that was read of a document.

mod accessors;
pub(crate) mod chapeau;
mod contents;
mod news_article;
pub(crate) mod requirement;
mod slug;
mod status;
mod valid;

use serde::Serialize;

use crate::body::{Body, Hyperlink};
use crate::front_matter::FrontMatter;
use crate::mentions::Mentions;
use crate::source::Source;
use crate::split::Split;
use crate::text::Texts;

pub use accessors::{Contact, Download, LeadImage, TextAlternative};
pub use contents::TextNode;
pub use slug::slug;
pub use status::{ReleaseKind, State};
pub use valid::{InvalidRelease, Reason, ValidRelease};

/// A press release as it was read: always something, however broken the document.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct PressRelease<'a> {
    /// The original text.
    #[serde(skip)]
    pub source: Source<'a>,
    /// Where front matter and body stand.
    pub split: Split,
    /// The front matter's fields.
    pub front_matter: FrontMatter<'a>,
    /// The Markdown links of the chapeau.
    pub chapeau_links: Vec<Hyperlink<'a>>,
    /// The body's blocks and what they mean.
    pub body: Body<'a>,
    /// What the reader reads, front matter included.
    pub texts: Texts,
    /// Dates, figures, acronyms and so on in the texts.
    pub mentions: Mentions<'a>,
}
