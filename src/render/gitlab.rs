//! A code quality report as GitLab reads it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Report;
use crate::diagnostic::Severity;

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
    let index = report.lines();
    let mut met = BTreeMap::new();
    let issue = |finding: &'a crate::Diagnostic| {
        let text = finding.span.slice(report.text);
        let key = (finding.code, text, finding.message.as_str());
        let rank: &mut u32 = met.entry(key).or_default();
        *rank += 1;
        Issue {
            description: &finding.message,
            check_name: finding.code,
            fingerprint: fingerprint([report.path, key.0, key.1, key.2, &rank.to_string()]),
            severity: match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location {
                path: report.path,
                lines: Lines {
                    begin: index.line(finding.span.start()),
                    end: index.line(finding.span.end().saturating_sub(1).max(finding.span.start())),
                },
            },
        }
    };
    report.findings.iter().map(issue).collect()
}

/// FNV-1a over the parts: the same on every run, of every version.
fn fingerprint(parts: [&str; 5]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
