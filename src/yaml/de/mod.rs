//! Front matter into types of the user's own, through serde.
//!
//! Scalars arrive as Jekyll sees them; a field that asks for a string gets what is written. Aliases
//! and `<<` are followed here, within a budget.

mod anchors;
mod effective;
mod node;
mod spanned;

use std::fmt;

use serde::Deserialize;

use super::node::{Yaml, YamlErrorKind};
use crate::error::Error;
use crate::source::Source;
use crate::span::Span;
use anchors::Anchors;
use node::NodeDeserializer;

/// Most nodes that aliases may add: beyond, an alias is an error, so that nothing explodes.
const MAX_ALIASED_NODES: usize = 10_000;

/// What is said when there would be more of them.
pub(crate) const TOO_MANY_ALIASED: &str = "aliases stand for too many nodes";

/// Deserialises the front matter of a document into a type of your own.
///
/// Values are those Jekyll sees (`yes` is a Boolean, the last of two duplicate keys counts), except
/// that a field of type string takes any scalar as it is written. Dates and times suit
/// `chrono::NaiveDate` and `chrono::DateTime<FixedOffset>`, the latter in RFC 3339.
/// [`Spanned`](crate::Spanned) fields know where they stand (but serde loses the place through
/// `flatten` and untagged enums).
///
/// # Errors
///
/// When Jekyll finds no front matter or cannot read its YAML, or when it has not the shape of `T`.
///
/// ```
/// use parapheur::Spanned;
///
/// #[derive(serde::Deserialize)]
/// struct Page {
///     title: Spanned<String>,
///     #[serde(default)]
///     tags: Vec<String>,
/// }
///
/// let text = "---\ntitle: « Été »\n---\nTexte.\n";
/// let page: Page = parapheur::from_front_matter(text)?;
/// assert_eq!(page.title.value, "« Été »");
/// assert_eq!(page.title.span.slice(text), "« Été »");
/// assert!(page.tags.is_empty());
/// # Ok::<(), parapheur::Error>(())
/// ```
pub fn from_front_matter<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Error> {
    let source = Source::new(text);
    let block = crate::split(source)
        .front_matter
        .ok_or_else(|| Error::Deserialize { message: "no front matter".to_owned(), span: None })?;
    super::parse(source, block.document()).deserialize()
}

impl<'de> Yaml<'de> {
    /// Deserialises the tree: see [`from_front_matter`].
    ///
    /// # Errors
    ///
    /// When the YAML could not be read whole, or has not the shape of `T`.
    pub fn deserialize<T: Deserialize<'de>>(&self) -> Result<T, Error> {
        let fatal = |kind| !matches!(kind, YamlErrorKind::UnknownAlias | YamlErrorKind::SecondDocument);
        if let Some(error) = self.errors.iter().find(|error| fatal(error.kind)) {
            return Err(Error::Deserialize { message: error.message.clone(), span: Some(error.span) });
        }
        let anchors = Anchors::new(self.root.as_ref());
        let value = match &self.root {
            Some(root) => T::deserialize(NodeDeserializer::new(root, &anchors)),
            None => T::deserialize(serde::de::value::UnitDeserializer::<DeError>::new()),
        };
        value.map_err(|error| Error::Deserialize { message: error.message, span: error.span })
    }

    /// The tree as a value of `serde_yaml`: scalars as Jekyll sees them, dates and times as strings
    /// (ISO 8601), aliases and `<<` followed.
    ///
    /// # Errors
    ///
    /// When the YAML could not be read whole, when a `<<` names no map, or when aliases make more of
    /// it than can be held.
    pub fn to_value(&self) -> Result<crate::Value, Error> {
        self.deserialize()
    }
}

/// A serde error that remembers where.
#[derive(Debug)]
pub(super) struct DeError {
    message: String,
    span: Option<Span>,
}

impl DeError {
    fn new(message: impl Into<String>, span: Span) -> Self {
        Self { message: message.into(), span: Some(span) }
    }

    /// Keeps the innermost place that is known.
    fn within(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl fmt::Display for DeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DeError {}

impl serde::de::Error for DeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), span: None }
    }
}

#[cfg(test)]
mod tests;
