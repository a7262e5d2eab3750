//! What a collection shows.

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::span::Span;

/// A place in one of the documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Occurrence {
    /// The document, as its signature names it.
    pub path: String,
    /// Where in it.
    pub span: Span,
}

/// A finding about two documents or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CollectionFinding {
    /// What kind of finding.
    pub kind: CollectionFindingKind,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong, in French.
    pub message: String,
    /// The place to look at.
    pub at: Occurrence,
    /// The other places, oldest document first.
    pub others: Vec<Occurrence>,
}

/// The kinds of findings about a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CollectionFindingKind {
    /// CO001: most paragraphs of two documents are the same.
    SameRelease,
    /// CO002: a paragraph stands in another release too, and is no boilerplate.
    PastedParagraph,
    /// CO003: an older wording of a boilerplate that has a newer one.
    OutdatedBoilerplate,
    /// CO004: a tag that differs from a more frequent one only in writing.
    TagVariant,
    /// CO005: an acronym expanded otherwise than in most documents.
    AcronymVariant,
}

impl CollectionFindingKind {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SameRelease => "CO001",
            Self::PastedParagraph => "CO002",
            Self::OutdatedBoilerplate => "CO003",
            Self::TagVariant => "CO004",
            Self::AcronymVariant => "CO005",
        }
    }
}
