//! Source lines with marks under the exact text.

use super::human::Style;
use super::visible::{context, reveal, width};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::LineIndex;
use crate::span::Span;

/// Columns of source text shown at most on a line.
const COLUMNS: usize = 96;

/// Characters looked at on each side of a mark, and in it: enough for the columns shown, however
/// long the line and however narrow its characters.
const REACH: usize = 400;

/// A stretch to underline, with a word on it.
struct Mark<'a> {
    line: u32,
    span: Span,
    message: &'a str,
    primary: bool,
}

/// Writes the lines that a finding is about, in source order, each with its marks.
pub(super) fn write(text: &str, index: &LineIndex, finding: &Diagnostic, style: Style, out: &mut String) {
    let mut marks: Vec<Mark<'_>> = finding
        .labels
        .iter()
        .map(|label| (label.span, label.message.as_str(), false))
        .chain([(finding.span, "", true)])
        .map(|(span, message, primary)| Mark { line: index.line(span.start()), span, message, primary })
        .collect();
    marks.sort_by_key(|mark| (mark.span.start(), mark.primary));
    let gutter = marks.last().map_or(1, |mark| mark.line.to_string().len());
    let bar = |number: &str, out: &mut String| {
        out.push_str(&style.frame(&format!("{number:>gutter$} |")));
    };
    bar("", out);
    out.push('\n');
    let mut last = None;
    for mark in &marks {
        let Some(line) = index.line_span(text, mark.line) else { continue };
        let shown = Shown::of(text, line, mark);
        if last.is_some_and(|last| mark.line > last + 1) {
            out.push_str(&style.frame(&format!("{:>gutter$} ⋮", "")));
            out.push('\n');
        }
        if last != Some(mark.line) || shown.cut {
            bar(&mark.line.to_string(), out);
            shown.write_line(mark, finding.severity, style, out);
        }
        bar("", out);
        shown.write_marks(mark, finding.severity, style, out);
        last = Some(mark.line);
    }
}

/// What is shown of a line around a mark, escaped.
struct Shown {
    before: String,
    marked: String,
    after: String,
    /// Whether parts of the line are left out.
    cut: bool,
}

impl Shown {
    fn of(text: &str, line: Span, mark: &Mark<'_>) -> Self {
        let start = mark.span.start().min(line.end());
        let end = mark.span.end().clamp(start, line.end());
        let marked = reveal(opening(Span::new(start, end).slice(text))).into_owned();
        // What the reader reads around the mark keeps its no-break spaces as they are.
        let before = context(closing(Span::new(line.start(), start).slice(text))).into_owned();
        let after = context(opening(Span::new(end, line.end()).slice(text))).into_owned();
        let (before_width, marked_width, after_width) = (width(&before), width(&marked), width(&after));
        if before_width + marked_width + after_width <= COLUMNS {
            return Self { before, marked, after, cut: false };
        }
        let marked = head(&marked, COLUMNS * 2 / 3);
        let room = COLUMNS.saturating_sub(width(&marked));
        let after_room = room.saturating_sub(before_width).max(room / 2);
        let after = head(&after, after_room);
        let before = tail(&before, room.saturating_sub(width(&after)));
        Self { before, marked, after, cut: true }
    }

    fn write_line(&self, mark: &Mark<'_>, severity: Severity, style: Style, out: &mut String) {
        let marked = if mark.primary { style.mark(severity, &self.marked) } else { self.marked.clone() };
        let line = format!(" {}{marked}{}", self.before, self.after);
        out.push_str(line.trim_end());
        out.push('\n');
    }

    fn write_marks(&self, mark: &Mark<'_>, severity: Severity, style: Style, out: &mut String) {
        let sign = if mark.primary { "^" } else { "-" };
        let signs = sign.repeat(width(&self.marked).max(1));
        let indent = " ".repeat(width(&self.before) + 1);
        out.push_str(&indent);
        if mark.primary {
            out.push_str(&style.mark(severity, &signs));
        } else {
            out.push_str(&style.frame(&format!("{signs} {}", reveal(mark.message))));
        }
        out.push('\n');
    }
}

/// The first characters of a text.
fn opening(text: &str) -> &str {
    text.char_indices().nth(REACH).map_or(text, |(at, _)| &text[..at])
}

/// The last characters of a text.
fn closing(text: &str) -> &str {
    text.char_indices().rev().nth(REACH).map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}

/// The beginning of a text, `columns` wide at most, with `…` where it is cut.
fn head(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept) >= columns {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// The end of a text, `columns` wide at most, with `…` where it is cut.
fn tail(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut at = text.len();
    for (i, _) in text.char_indices().rev() {
        if width(&text[i..]) >= columns {
            break;
        }
        at = i;
    }
    format!("…{}", &text[at..])
}

/// The last line that a span touches, when it is not the one it begins on.
pub(super) fn last_line(index: &LineIndex, span: Span) -> Option<u32> {
    let last = index.line(span.end().saturating_sub(1).max(span.start()));
    (last > index.line(span.start())).then_some(last)
}
