//! A source line with the texts at fault marked, each a link to its note.

use std::fmt::Write as _;

use super::{class, family, revealed, text};
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Writes a line; marks are those of the findings that begin on it, up to the line's end.
pub(super) fn write(
    source: &str,
    line: Span,
    number: usize,
    here: &[(usize, &Diagnostic)],
    out: &mut String,
) {
    let mut at = line.start();
    for (rank, finding) in here {
        let start = finding.span.start().clamp(at, line.end());
        let end = finding.span.end().clamp(start, line.end());
        // What an earlier mark covers already stays in it: links do not nest.
        if end <= at && at > line.start() {
            continue;
        }
        out.push_str(&text(Span::new(at, start).slice(source)));
        let marked = revealed(Span::new(start, end).slice(source));
        let marked = if marked.is_empty() { "⁁" } else { &marked };
        let (class, family) = (class(finding.severity), family(finding));
        let _ =
            write!(out, "<a class=\"marque {class} m-{family}\" href=\"#d{number}-r{rank}\">{marked}</a>");
        at = end;
    }
    out.push_str(&text(Span::new(at, line.end()).slice(source)));
}
