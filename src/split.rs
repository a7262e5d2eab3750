//! Front matter and body, told apart exactly as Jekyll tells them apart.

use serde::Serialize;

use crate::source::Source;
use crate::span::Span;

/// Where the front matter and the body of a document stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Split {
    /// The front matter, when Jekyll finds one.
    pub front_matter: Option<FrontMatterBlock>,
    /// The body: from after the closing fence and the blank lines Jekyll swallows, to the end.
    /// The whole text when there is no front matter.
    pub body: Span,
    /// What looks like front matter and is not, or is only by luck.
    pub near_miss: Option<NearMiss>,
}

/// The fences and what stands between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FrontMatterBlock {
    /// The opening `---`, spaces and line end included.
    pub opening: Span,
    /// The YAML text between the fences, its last line end included.
    pub yaml: Span,
    /// The closing `---` or `...`, spaces and line end included, without the blank lines after it.
    pub closing: Span,
}

/// A text that almost begins with front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NearMiss {
    /// What is amiss.
    pub kind: NearMissKind,
    /// The exact characters that are amiss.
    pub span: Span,
}

/// What keeps Jekyll from reading the front matter as it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NearMissKind {
    /// A byte-order mark: a collection document becomes a static file, copied raw.
    ByteOrderMark,
    /// Blank lines or spaces before the first fence: likewise copied raw.
    BlankBeforeFence,
    /// Other characters than spaces after the opening `---` (such as a no-break space or `----`).
    MalformedOpening,
    /// No line closes the front matter: everything is body.
    Unclosed,
    /// A line that was meant to close it is malformed (`----`, `--`, `—`, a no-break space after it).
    MalformedClosing,
    /// The front matter has no opening fence but a closing one.
    MissingOpening,
    /// Lone carriage returns end the lines, which Jekyll does not read as lines.
    LoneCarriageReturn,
}

/// Tells front matter and body apart.
#[must_use]
pub fn split(source: Source<'_>) -> Split {
    Split { front_matter: None, body: Span::from_range(0..source.checked().len()), near_miss: None }
}
