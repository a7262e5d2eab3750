//! Nodes to typed fields.

mod date;
pub mod field;

use std::borrow::Cow;

use serde::Serialize;

use crate::span::Spanned;
use crate::yaml::Yaml;

pub use date::{DateKind, DateSurprise, MAX_DATE_BYTES, UnreadableDate, WrittenDate, WrittenOffset};
pub use field::{Field, Shape};

/// A string of the front matter: borrowed when it is written as it reads.
pub type Text<'a> = Cow<'a, str>;

/// The front matter of a release, field by field.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct FrontMatter<'a> {
    /// Everything as nodes.
    #[serde(skip)]
    pub yaml: Yaml<'a>,
    /// `title`
    pub title: Field<Text<'a>>,
    /// `published`
    pub published: Field<bool>,
    /// `categories`
    pub categories: Field<Vec<Spanned<Text<'a>>>>,
    /// `tags`
    pub tags: Field<Vec<Spanned<Text<'a>>>>,
    /// `chapeau-text`: Markdown.
    pub chapeau: Field<Text<'a>>,
}
