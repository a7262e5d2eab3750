//! A code quality report as GitLab reads it.

use serde::Serialize;

use super::Report;
use super::fingerprint::fingerprints;
use crate::diagnostic::{Diagnostic, Severity};

/// One finding of a GitLab code quality report; the report is a JSON array of them.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Issue<'a> {
    /// What is wrong, in French.
    pub description: &'a str,
    /// The rule's code.
    pub check_name: &'a str,
    /// Stays the same when the finding moves to another line.
    pub fingerprint: String,
    /// GitLab's word for the severity.
    pub severity: &'static str,
    /// Where.
    pub location: Location<'a>,
}

/// Where a finding stands.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Location<'a> {
    /// Relative to the repository.
    pub path: &'a str,
    /// First and last line.
    pub lines: Lines,
}

/// Lines from 1.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct Lines {
    /// The first one.
    pub begin: u32,
    /// The last one.
    pub end: u32,
}

/// The findings of a document.
#[must_use]
pub fn gitlab<'a>(report: &Report<'a>) -> Vec<Issue<'a>> {
    if report.findings.is_empty() {
        return Vec::new();
    }
    let index = report.lines();
    let issue = |(finding, fingerprint): (&'a Diagnostic, String)| {
        let begin = index.line(finding.span.start());
        let end = index.line(finding.span.end().saturating_sub(1).max(finding.span.start()));
        Issue {
            description: &finding.message,
            check_name: finding.code,
            fingerprint,
            severity: match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location { path: report.path, lines: Lines { begin, end } },
        }
    };
    report.findings.iter().zip(fingerprints(report)).map(issue).collect()
}
