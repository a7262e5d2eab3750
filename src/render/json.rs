//! The stable JSON of this crate: one object a finding.

use serde::Serialize;

use super::Report;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::source::{LineIndex, Position};
use crate::span::Span;

/// A finding with its places as machines read them.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Finding<'a> {
    /// The document.
    pub path: &'a str,
    /// The rule's code.
    pub code: &'a str,
    /// The rule's name.
    pub rule: &'a str,
    /// `error`, `warning` or `info`.
    pub severity: Severity,
    /// What is wrong, in French.
    pub message: &'a str,
    /// What to write instead, in French.
    pub help: Option<&'a str>,
    /// The norm and criterion.
    pub norm: Option<&'a str>,
    /// First byte of the text at fault.
    pub start: Place,
    /// Just past its last byte.
    pub end: Place,
    /// Other places that matter.
    pub labels: Vec<Label<'a>>,
    /// A change that mends it.
    pub fix: Option<Change<'a>>,
}

/// A place: byte offset from 0, line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// Bytes from the beginning of the document.
    pub offset: u32,
    /// Line and column.
    #[serde(flatten)]
    pub position: Position,
}

/// A secondary place.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Label<'a> {
    /// Why it matters, in French.
    pub message: &'a str,
    /// First byte.
    pub start: Place,
    /// Just past the last byte.
    pub end: Place,
}

/// A fix.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Change<'a> {
    /// `safe` or `suggested`.
    pub applicability: Applicability,
    /// What it does, in French.
    pub title: &'a str,
    /// Sorted and disjoint.
    pub edits: Vec<Replacement<'a>>,
}

/// An edit.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Replacement<'a> {
    /// First byte replaced.
    pub start: Place,
    /// Just past the last byte replaced.
    pub end: Place,
    /// What is written there.
    pub text: &'a str,
}

/// The findings of a document, in its order.
#[must_use]
pub fn json<'a>(report: &Report<'a>) -> Vec<Finding<'a>> {
    if report.findings.is_empty() {
        return Vec::new();
    }
    let places = Places { text: report.text, index: report.lines() };
    report.findings.iter().map(|finding| places.finding(report.path, finding)).collect()
}

/// Turns offsets into places.
struct Places<'t> {
    text: &'t str,
    index: LineIndex,
}

impl Places<'_> {
    fn finding<'a>(&self, path: &'a str, finding: &'a Diagnostic) -> Finding<'a> {
        let (start, end) = self.ends(finding.span);
        let labels = finding.labels.iter().map(|label| {
            let (start, end) = self.ends(label.span);
            Label { message: &label.message, start, end }
        });
        Finding {
            path,
            code: finding.code,
            rule: finding.rule,
            severity: finding.severity,
            message: &finding.message,
            help: finding.help.as_deref(),
            norm: finding.norm,
            start,
            end,
            labels: labels.collect(),
            fix: finding.fix.as_ref().map(|fix| self.change(fix)),
        }
    }

    fn change<'a>(&self, fix: &'a Fix) -> Change<'a> {
        let replacement = |edit: &'a Edit| {
            let (start, end) = self.ends(edit.span);
            Replacement { start, end, text: &edit.text }
        };
        Change {
            applicability: fix.applicability,
            title: &fix.title,
            edits: fix.edits.iter().map(replacement).collect(),
        }
    }

    fn ends(&self, span: Span) -> (Place, Place) {
        let place = |offset| Place { offset, position: self.index.position(self.text, offset) };
        (place(span.start()), place(span.end()))
    }
}
