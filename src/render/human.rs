//! For people: the source line, the exact text underlined, what to write instead.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::visible::escape;
use super::{Report, snippet, word};
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::source::LineIndex;

/// Places of a group of findings whose text is shown.
const SHOWN: usize = 5;

/// Lines of the others that are named.
const LINES: usize = 16;

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

/// The findings of a document, most serious first; those that say the same of several places are one.
#[must_use]
pub fn human(report: &Report<'_>, style: Style) -> String {
    let mut out = String::new();
    if report.findings.is_empty() {
        return out;
    }
    let index = report.lines();
    for group in groups(report) {
        write_group(report, &index, &group, style, &mut out);
        out.push('\n');
    }
    out
}

/// Findings that say the same, in the order of their first one.
///
/// Remarks with a safe fix may quote other words: the same gesture mends them all.
fn groups<'a>(report: &Report<'a>) -> Vec<Vec<&'a Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known = HashMap::new();
    for finding in report.by_severity() {
        // Other places that matter belong to one finding.
        let fix = finding.fix.as_ref();
        let is_safe = fix.is_some_and(|fix| fix.applicability == Applicability::Safe);
        let any_words = is_safe && finding.severity == Severity::Info;
        let words = if any_words { "" } else { finding.message.as_str() };
        let said = (finding.code, words, &finding.help, fix.map(|fix| &fix.title));
        let group =
            if finding.labels.is_empty() { *known.entry(said).or_insert(groups.len()) } else { groups.len() };
        match groups.get_mut(group) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

fn write_group(
    report: &Report<'_>,
    index: &LineIndex,
    group: &[&Diagnostic],
    style: Style,
    out: &mut String,
) {
    let [finding, others @ ..] = group else { return };
    let head = format!("{} {}", word(finding.severity), finding.code);
    let times = match others.len() {
        0 => String::new(),
        _ if others.iter().all(|other| other.message == finding.message) => {
            format!(" ({} endroits)", group.len())
        }
        1 => " (et un autre endroit)".to_owned(),
        others => format!(" (et {others} autres endroits)"),
    };
    let message = escape(&finding.message);
    let _ = writeln!(out, "{}\u{a0}: {}{times}", style.mark(finding.severity, &head), style.strong(&message));
    let place = index.position(report.text, finding.span.start());
    let path = escape(report.path);
    let to = snippet::last_line(index, finding.span);
    let to = to.map(|line| format!(" (jusqu’à la ligne {line})")).unwrap_or_default();
    let arrow = style.frame("-->");
    let _ = writeln!(out, "  {arrow} {path}:{}:{}{to}", place.line, place.column);
    let (shown, left) = group.split_at(group.len().min(SHOWN));
    snippet::write(report.text, index, shown, style, out);
    let mut note = |title: &str, text: &str| {
        let _ = writeln!(out, "  {} {}", style.frame(&format!("= {title}\u{a0}:")), escape(text));
    };
    if !left.is_empty() {
        note("aussi", &lines(index, left));
    }
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

/// The lines of the places that are not shown, each once, as many as fit on a line.
fn lines(index: &LineIndex, findings: &[&Diagnostic]) -> String {
    let mut lines: Vec<u32> = findings.iter().map(|finding| index.line(finding.span.start())).collect();
    lines.dedup();
    let named: Vec<String> = lines.iter().take(LINES).map(u32::to_string).collect();
    let word = if lines.len() == 1 { "ligne" } else { "lignes" };
    let more = if lines.len() > LINES { "…" } else { "" };
    format!("{word} {}{more}", named.join(", "))
}
