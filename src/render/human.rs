//! For people: the source line, the exact text underlined, what to write instead.

use std::fmt::Write as _;

use super::visible::escape;
use super::{Report, snippet, word};
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::source::LineIndex;

/// Whether colours may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Text alone.
    Plain,
    /// ANSI colours, for a terminal.
    Ansi,
}

impl Style {
    pub(super) fn frame(self, text: &str) -> String {
        self.paint("2", text)
    }

    pub(super) fn mark(self, severity: Severity, text: &str) -> String {
        match severity {
            Severity::Error => self.paint("1;31", text),
            Severity::Warning => self.paint("1;33", text),
            Severity::Info => self.paint("1;36", text),
        }
    }

    /// The text in bold.
    #[must_use]
    pub fn strong(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// The text with an ANSI code around it, such as `31` for red.
    #[must_use]
    pub fn paint(self, code: &str, text: &str) -> String {
        match self {
            Style::Ansi if !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }
}

/// The findings of a document, most serious first.
#[must_use]
pub fn human(report: &Report<'_>, style: Style) -> String {
    let mut out = String::new();
    if report.findings.is_empty() {
        return out;
    }
    let index = report.lines();
    for finding in report.by_severity() {
        write_finding(report, &index, finding, style, &mut out);
        out.push('\n');
    }
    out
}

fn write_finding(
    report: &Report<'_>,
    index: &LineIndex,
    finding: &Diagnostic,
    style: Style,
    out: &mut String,
) {
    let head = format!("{} {}", word(finding.severity), finding.code);
    let message = escape(&finding.message);
    let _ = writeln!(out, "{}\u{a0}: {}", style.mark(finding.severity, &head), style.strong(&message));
    let place = index.position(report.text, finding.span.start());
    let path = escape(report.path);
    let to = snippet::last_line(index, finding.span);
    let to = to.map(|line| format!(" (jusqu’à la ligne {line})")).unwrap_or_default();
    let arrow = style.frame("-->");
    let _ = writeln!(out, "  {arrow} {path}:{}:{}{to}", place.line, place.column);
    snippet::write(report.text, index, finding, style, out);
    let mut note = |title: &str, text: &str| {
        let _ = writeln!(out, "  {} {}", style.frame(&format!("= {title}\u{a0}:")), escape(text));
    };
    // A fix that does just what the help says is said once.
    let said = finding.fix.as_ref().map(|fix| fix.title.as_str());
    if let Some(help) = finding.help.as_deref().filter(|help| Some(*help) != said) {
        note("aide", help);
    }
    if let Some(fix) = &finding.fix {
        match fix.applicability {
            Applicability::Safe => note("correction sûre", &fix.title),
            Applicability::Suggested => note("correction proposée", &fix.title),
        }
    }
    match finding.norm {
        Some(norm) => note("règle", &format!("{} ({norm})", finding.rule)),
        None => note("règle", finding.rule),
    }
}
