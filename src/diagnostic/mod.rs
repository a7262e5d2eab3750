//! Findings as plain data: what, where, how serious, what could change.

pub(crate) mod apply;
mod fix;

use serde::Serialize;

use crate::span::Span;

pub use apply::{Applied, Fixed, MAX_PASSES, fix};
pub use fix::{Applicability, Edit, Fix};

/// How serious a finding is, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; may be intended.
    Info,
    /// Almost surely a defect that a reader would notice.
    Warning,
    /// Certainly a defect: information is lost, wrong, or the build stops.
    Error,
}

/// One finding about a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Stable code: two letters and three digits.
    pub code: &'static str,
    /// Stable kebab-case name of the rule.
    pub rule: &'static str,
    /// How serious it is, after configuration.
    pub severity: Severity,
    /// What is wrong here, in French, quoting the text.
    pub message: String,
    /// The exact text at fault.
    pub span: Span,
    /// Other places that matter, with a word on each.
    pub labels: Vec<Label>,
    /// What to write instead, in French.
    pub help: Option<String>,
    /// The norm and criterion the rule leans on.
    pub norm: Option<&'static str>,
    /// A change that mends it, when one is certain enough.
    pub fix: Option<Fix>,
}

/// A secondary place of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Why it matters, in French.
    pub message: String,
}

impl Label {
    /// A word on a place.
    #[must_use]
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}
