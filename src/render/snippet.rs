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

/// Marks that share a line at most.
const MAX_TOGETHER: usize = 8;

/// A stretch to underline, with a word on it.
struct Mark<'a> {
    line: u32,
    span: Span,
    message: &'a str,
    primary: bool,
}

/// Writes the lines that findings of one severity are about, in source order, each with its marks.
pub(super) fn write(text: &str, index: &LineIndex, findings: &[&Diagnostic], style: Style, out: &mut String) {
    let Some(severity) = findings.first().map(|finding| finding.severity) else { return };
    let labels = findings.iter().flat_map(|finding| &finding.labels);
    let mut marks: Vec<Mark<'_>> = labels
        .map(|label| (label.span, label.message.as_str(), false))
        .chain(findings.iter().map(|finding| (finding.span, "", true)))
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
    for marks in marks.chunk_by(|a, b| a.line == b.line) {
        let Some(number) = marks.first().map(|mark| mark.line) else { continue };
        let Some(line) = index.line_span(text, number) else { continue };
        if last.is_some_and(|last| number > last + 1) {
            out.push_str(&style.frame(&format!("{:>gutter$} ⋮", "")));
            out.push('\n');
        }
        for (shown, marks) in Shown::of(text, line, marks) {
            bar(&number.to_string(), out);
            shown.write_line(severity, style, out);
            for mark in marks {
                bar("", out);
                shown.write_marks(mark, severity, style, out);
            }
        }
        last = Some(number);
    }
}

/// What is shown of a line around marks, escaped.
struct Shown {
    before: String,
    /// The stretch that the marks cover, cut where one begins or ends.
    pieces: Vec<Piece>,
    after: String,
}

/// A part of the line inside or between marks.
struct Piece {
    span: Span,
    text: String,
    primary: bool,
}

impl Shown {
    /// Marks of a line that fit on one line of the screen share it; others have each their own.
    fn of<'m, 'a>(text: &str, line: Span, marks: &'m [Mark<'a>]) -> Vec<(Self, &'m [Mark<'a>])> {
        if marks.len() <= MAX_TOGETHER {
            let together = Self::around(text, line, marks);
            if marks.len() == 1 || together.fits() {
                return vec![(together.cut(), marks)];
            }
        }
        marks.chunks(1).map(|mark| (Self::around(text, line, mark).cut(), mark)).collect()
    }

    fn around(text: &str, line: Span, marks: &[Mark<'_>]) -> Self {
        let inside = |at: u32| at.clamp(line.start(), line.end());
        let mut ends: Vec<u32> =
            marks.iter().flat_map(|mark| [inside(mark.span.start()), inside(mark.span.end())]).collect();
        ends.sort_unstable();
        ends.dedup();
        let (start, end) =
            (inside(ends.first().copied().unwrap_or(0)), inside(ends.last().copied().unwrap_or(0)));
        // An empty mark is a piece too, to stand somewhere.
        let empty = [(start, end)].into_iter().filter(|(start, end)| start == end);
        let spans =
            ends.iter().copied().zip(ends.iter().copied().skip(1)).chain(empty).map(|(a, b)| Span::new(a, b));
        let pieces = spans.map(|span| {
            let primary = marks.iter().any(|mark| mark.primary && mark.span.covers(span));
            let marked = primary || marks.len() == 1;
            let source = opening(span.slice(text));
            // What the reader reads around the mark keeps its no-break spaces as they are.
            let text = if marked { reveal(source) } else { context(source) }.into_owned();
            Piece { span, text, primary }
        });
        Self {
            pieces: pieces.collect(),
            before: context(closing(Span::new(line.start(), start).slice(text))).into_owned(),
            after: context(opening(Span::new(end, line.end()).slice(text))).into_owned(),
        }
    }

    /// Whether the marks leave room for what is around them.
    fn fits(&self) -> bool {
        self.marked_width() <= COLUMNS * 2 / 3
            || width(&self.before) + self.marked_width() + width(&self.after) <= COLUMNS
    }

    fn marked_width(&self) -> usize {
        self.pieces.iter().map(|piece| width(&piece.text)).sum()
    }

    /// Leaves out what is too far from the marks.
    fn cut(mut self) -> Self {
        let (before, after) = (width(&self.before), width(&self.after));
        if before + self.marked_width() + after <= COLUMNS {
            return self;
        }
        if let [piece] = self.pieces.as_mut_slice() {
            piece.text = head(&piece.text, COLUMNS * 2 / 3);
        }
        let room = COLUMNS.saturating_sub(self.marked_width());
        self.after = head(&self.after, room.saturating_sub(before).max(room / 2));
        self.before = tail(&self.before, room.saturating_sub(width(&self.after)));
        self
    }

    fn write_line(&self, severity: Severity, style: Style, out: &mut String) {
        let mut line = format!(" {}", self.before);
        for piece in &self.pieces {
            match piece.primary {
                true => line.push_str(&style.mark(severity, &piece.text)),
                false => line.push_str(&piece.text),
            }
        }
        line.push_str(&self.after);
        out.push_str(line.trim_end());
        out.push('\n');
    }

    fn write_marks(&self, mark: &Mark<'_>, severity: Severity, style: Style, out: &mut String) {
        let sign = if mark.primary { "^" } else { "-" };
        let until = |at: u32| -> usize {
            self.pieces.iter().filter(|piece| piece.span.end() <= at).map(|piece| width(&piece.text)).sum()
        };
        let (from, to) = match self.pieces.as_slice() {
            [piece] => (0, width(&piece.text)),
            _ => (until(mark.span.start()), until(mark.span.end())),
        };
        let signs = sign.repeat(to.saturating_sub(from).max(1));
        out.push_str(&" ".repeat(width(&self.before) + from + 1));
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
    text.char_indices().nth(REACH).map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}

/// The last characters of a text.
fn closing(text: &str) -> &str {
    text.char_indices()
        .rev()
        .nth(REACH)
        .map_or(text, |(at, c)| text.get(at + c.len_utf8()..).unwrap_or_default())
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
        if width(text.get(i..).unwrap_or_default()) >= columns {
            break;
        }
        at = i;
    }
    format!("…{}", text.get(at..).unwrap_or_default())
}

/// The last line that a span touches, when it is not the one it begins on.
pub(super) fn last_line(index: &LineIndex, span: Span) -> Option<u32> {
    let last = index.line(span.end().saturating_sub(1).max(span.start()));
    (last > index.line(span.start())).then_some(last)
}
