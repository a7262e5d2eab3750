//! A proposed change: edits that go together or not at all.

use serde::Serialize;

use crate::span::Span;

/// How far a fix can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Applicability {
    /// Changes nothing that the reader sees except the defect itself.
    Safe,
    /// Probably right; a person must read it.
    Suggested,
}

/// A replacement: `text` takes the place of what is under `span`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What is written there; empty to delete.
    pub text: String,
}

impl Edit {
    /// Replaces what is under `span`.
    #[must_use]
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Inserts before the byte at `offset`.
    #[must_use]
    pub fn insert(offset: u32, text: impl Into<String>) -> Self {
        Self::replace(Span::empty(offset), text)
    }

    /// Deletes what is under `span`.
    #[must_use]
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }
}

/// Edits that mend one finding, applied all or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fix {
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// What it does, in French, in the infinitive.
    pub title: String,
    /// Sorted and disjoint.
    pub edits: Vec<Edit>,
    /// Whether what it writes depends on what its like will have written.
    #[serde(skip)]
    pub(crate) comes_last: bool,
}

impl Fix {
    /// A fix that can be applied unread.
    #[must_use]
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(Applicability::Safe, title, edits)
    }

    /// A fix that a person must read first.
    #[must_use]
    pub fn suggested(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(Applicability::Suggested, title, edits)
    }

    /// The same, once no other fix is left, and all of its like in one pass: the level of a heading hangs on
    /// the headings before it, and one that is made in a later pass would stand below those made in this one.
    pub(crate) fn last(self) -> Self {
        Self { comes_last: true, ..self }
    }

    fn new(applicability: Applicability, title: impl Into<String>, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|edit| edit.span);
        Self { applicability, title: title.into(), edits, comes_last: false }
    }
}
