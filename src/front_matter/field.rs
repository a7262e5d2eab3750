//! A field: absent, null, of the wrong shape, or present.

use serde::Serialize;

use crate::span::{Span, Spanned};

/// What became of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Field<T> {
    /// The key is not there; the site's default applies.
    #[default]
    Absent,
    /// The key is there with nothing after it, or `null`. A default does not apply.
    Null {
        /// The key.
        key: Span,
        /// Where the value would stand.
        span: Span,
    },
    /// The value has a shape that cannot be read as this field.
    Invalid {
        /// The key.
        key: Span,
        /// The value.
        span: Span,
        /// What the field needs.
        expected: Shape,
        /// What is there.
        found: Shape,
    },
    /// The value was read.
    Present {
        /// The key.
        key: Span,
        /// The value and its place.
        #[serde(flatten)]
        value: Spanned<T>,
    },
}

/// The shape of a value, as Jekyll sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Shape {
    /// Text.
    String,
    /// A number.
    Number,
    /// `true`, `yes`, `off`…
    Boolean,
    /// A date or a time.
    Date,
    /// Items led by `-`.
    List,
    /// Keys and values.
    Mapping,
    /// Nothing.
    Null,
    /// `*name`, which is never followed.
    Alias,
}

/// A value that does not have the shape its key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Misshapen {
    /// The key.
    pub key: Span,
    /// The value, or the item of it.
    pub span: Span,
    /// What the key asks for.
    pub expected: Shape,
    /// What is there.
    pub found: Shape,
}

impl<T> Field<T> {
    /// The value, when it was read.
    pub fn value(&self) -> Option<&T> {
        self.spanned().map(|s| &s.value)
    }

    /// The value with its place, when it was read.
    pub fn spanned(&self) -> Option<&Spanned<T>> {
        match self {
            Field::Present { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Where the key stands, when it is there at all.
    pub fn key(&self) -> Option<Span> {
        match self {
            Field::Absent => None,
            Field::Null { key, .. } | Field::Invalid { key, .. } | Field::Present { key, .. } => Some(*key),
        }
    }

    /// Whether the key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether the key is there with nothing in it.
    pub fn is_null(&self) -> bool {
        matches!(self, Field::Null { .. })
    }
}
