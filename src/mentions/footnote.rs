//! Footnotes made by hand: `SDIS(1)` in the text, `(1) Services…` below.

use std::ops::Range;

use serde::Serialize;

use crate::span::{Span, Spanned};
use crate::text::reading::Reading;

/// A footnote written by hand: its call in the text, or the note itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct HandMadeFootnote {
    /// Its number.
    pub number: u32,
    /// Each place that calls it, parentheses included.
    pub calls: Vec<Span>,
    /// The note: its mark to the end of its text.
    pub note: Option<Span>,
}

/// A mark met while reading: a number in parentheses.
pub(crate) enum Mark {
    /// Glued to the word before it.
    Call(Spanned<u32>),
    /// At the beginning of a line.
    Note(Spanned<u32>),
}

/// Reads the mark whose opening parenthesis is at `open`.
pub(crate) fn at_parenthesis(reading: &Reading<'_, '_>, open: usize) -> Option<(Mark, usize)> {
    let rest = reading.text.get(open + 1..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) || !rest.get(digits..).unwrap_or_default().starts_with(')') {
        return None;
    }
    let number = rest.get(..digits).unwrap_or_default().parse().ok()?;
    let end = open + digits + 2;
    let before = reading.slice(0..open);
    if before.trim_end_matches([' ', '\u{a0}', '\t']).ends_with('\n') || before.trim().is_empty() {
        let range = reading.trim(open..line_end(reading, end));
        return Some((Mark::Note(Spanned::new(number, reading.span(range))), end));
    }
    let glued = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '»' | '”' | '.' | '%'));
    // `f(1)`, `article L(2)` are rare enough; a lone letter before it is a formula.
    glued.then(|| (Mark::Call(Spanned::new(number, reading.span(open..end))), end))
}

fn line_end(reading: &Reading<'_, '_>, at: usize) -> usize {
    let rest: Range<usize> = at..reading.text.len();
    at + reading.slice(rest.clone()).find('\n').unwrap_or(rest.len())
}

/// Ties calls and notes of the same number together.
pub(crate) fn record(footnotes: &mut Vec<HandMadeFootnote>, mark: Mark) {
    let (number, span) = match &mark {
        Mark::Call(n) | Mark::Note(n) => (n.value, n.span),
    };
    let known = footnotes.iter_mut().rev().take(99).find(|f| f.number == number);
    match (mark, known) {
        (Mark::Call(_), Some(footnote)) if footnote.note.is_none() => footnote.calls.push(span),
        (Mark::Note(_), Some(footnote)) if footnote.note.is_none() => footnote.note = Some(span),
        (Mark::Call(_), _) => footnotes.push(HandMadeFootnote { number, calls: vec![span], note: None }),
        (Mark::Note(_), _) => {
            footnotes.push(HandMadeFootnote { number, calls: Vec::new(), note: Some(span) })
        }
    }
}
