//! Annotations as GitHub Actions reads them from a job's output.

use std::fmt::Write as _;

use super::Report;
use super::visible::escape;
use crate::diagnostic::Severity;

/// One workflow command a finding: `::error file=…,line=…::message`.
#[must_use]
pub fn github(report: &Report<'_>) -> String {
    let mut out = String::new();
    if report.findings.is_empty() {
        return out;
    }
    let index = report.lines();
    for finding in report.findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let start = index.position(report.text, finding.span.start());
        let end = index.position(report.text, finding.span.end());
        let _ = write!(out, "::{command} file={},line={}", property(report.path), start.line);
        // Columns are for a single line only; GitHub's last column is inside.
        if end.line == start.line {
            let last = end.column.saturating_sub(1).max(start.column);
            let _ = write!(out, ",col={},endColumn={last}", start.column);
        } else {
            let _ = write!(out, ",endLine={}", end.line);
        }
        let title = format!("{} {}", finding.code, finding.rule);
        let help = finding.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
        let message = format!("{}{help}", finding.message);
        let _ = writeln!(out, ",title={}::{}", property(&title), data(&message));
    }
    out
}

fn data(text: &str) -> String {
    let escaped: Vec<_> = text.split('\n').map(|line| escape(line).replace('%', "%25")).collect();
    escaped.join("%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
