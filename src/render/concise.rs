//! One line a finding, as compilers write them: editors and `grep` know how to read it.

use std::fmt::Write as _;

use super::visible::escape;
use super::{Report, word};

/// `path:line:column: severity CODE message`, in the order of the document.
#[must_use]
pub fn concise(report: &Report<'_>) -> String {
    let mut out = String::new();
    if report.findings.is_empty() {
        return out;
    }
    let index = report.lines();
    let path = escape(report.path);
    // Runners of jobs take a line that begins with two colons for a command.
    let folder = if path.trim_start().starts_with(':') { "./" } else { "" };
    for finding in report.findings {
        let place = index.position(report.text, finding.span.start());
        let _ = writeln!(
            out,
            "{folder}{path}:{}:{}: {} {} {}",
            place.line,
            place.column,
            word(finding.severity),
            finding.code,
            escape(&finding.message)
        );
    }
    out
}
