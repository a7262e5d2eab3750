//! The stars that are printed.

use crate::lint::context::Context;
use crate::span::Span;

/// A run of stars that is printed.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    /// The text of its block.
    pub(super) text: Span,
}

/// The run of two or three stars that begins at a printed one; longer ones hide a word or draw a line.
pub(super) fn find_mark(cx: &Context<'_, '_>, at: usize, block: Span, before: Option<Mark>) -> Option<Mark> {
    let bytes = cx.release.source.text().as_bytes();
    let is_star = |at: usize| bytes.get(at) == Some(&b'*');
    // kramdown may print one run in several texts: it is noted at its first star.
    let known = before.is_some_and(|mark| mark.span.range().contains(&at));
    if known || at.checked_sub(1).is_some_and(is_star) {
        return None;
    }
    let run = (at..block.end() as usize).take_while(|&at| is_star(at)).count();
    let in_broken_link =
        at.checked_sub(1).and_then(|i| bytes.get(i)) == Some(&b']') && bytes.get(at + run) == Some(&b'(');
    (run <= 3 && !in_broken_link && !is_alone_on_its_line(cx, at, run))
        .then(|| Mark { span: Span::from_range(at..at + run), text: block })
}

/// Whether a run of stars was meant as a line across the page.
fn is_alone_on_its_line(cx: &Context<'_, '_>, at: usize, run: usize) -> bool {
    let text = cx.release.source.text();
    let before = cx.release.source.before(at);
    let after = text.get(at + run..).unwrap_or_default();
    let (lead, rest) = (before.trim_end_matches([' ', '\t']), after.trim_start_matches([' ', '\t']));
    (lead.is_empty() || lead.ends_with(['\n', '\r'])) && (rest.is_empty() || rest.starts_with(['\n', '\r']))
}

/// The text of its block before a mark.
pub(super) fn before<'a>(cx: &Context<'_, 'a>, mark: Mark) -> &'a str {
    cx.slice(Span::new(mark.text.start(), mark.span.start()))
}

/// The text of its block after a mark.
pub(super) fn after<'a>(cx: &Context<'_, 'a>, mark: Mark) -> &'a str {
    cx.slice(Span::new(mark.span.end(), mark.text.end()))
}

/// Whether a mark may open what another one closes.
pub(super) fn can_open(cx: &Context<'_, '_>, mark: Mark) -> bool {
    after(cx, mark).starts_with(|c: char| !c.is_whitespace())
}

/// Whether a mark may close what another one opens.
pub(super) fn can_close(cx: &Context<'_, '_>, mark: Mark) -> bool {
    before(cx, mark).ends_with(|c: char| !c.is_whitespace())
}

/// `** Hors taxes`, at the head of a paragraph: a note, not bold.
pub(super) fn is_footnote(cx: &Context<'_, '_>, mark: Mark, content: Option<&Span>) -> bool {
    content.is_some_and(|content| content.start() == mark.span.start()) && after(cx, mark).starts_with(' ')
}
