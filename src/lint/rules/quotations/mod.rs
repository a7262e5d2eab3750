//! QU rules, one file each, in the order of their codes.

mod consecutive_quotations;
mod doubled_guillemets;
mod duplicated_attribution;
mod foreign_organisation;
mod glued_attribution;
mod missing_attribution;
mod missing_function;
mod repeated_quotation;
mod unclosed_quotation;
mod unmarked_quotation;

use std::borrow::Cow;

use crate::body::{Layout, Testimonial};
use crate::lint::context::Context;
use crate::lint::rule::Rule;
use crate::span::Span;

pub(super) static RULES: &[&Rule] = &[
    &duplicated_attribution::RULE,
    &foreign_organisation::RULE,
    &missing_attribution::RULE,
    &glued_attribution::RULE,
    &missing_function::RULE,
    &repeated_quotation::RULE,
    &doubled_guillemets::RULE,
    &unclosed_quotation::RULE,
    &consecutive_quotations::RULE,
    &unmarked_quotation::RULE,
];

/// Most quotations of which what the names say is looked at, since each name is searched for in the whole
/// text; PA006 says when there are more.
pub(super) const MAX_TESTIMONIALS: usize = 64;

/// The quotations that stand apart from the running text.
pub(super) fn set_off<'r, 'a>(cx: &Context<'r, 'a>) -> impl Iterator<Item = &'r Testimonial<'a>> {
    cx.release.meaning().testimonials.iter().filter(|testimonial| is_set_off(testimonial))
}

/// Whether a quotation stands apart from the running text.
fn is_set_off(testimonial: &Testimonial<'_>) -> bool {
    testimonial.layout != Layout::RunningText
}

/// Whether nothing is read between two testimonials.
fn follows(cx: &Context<'_, '_>, first: &Testimonial<'_>, second: &Testimonial<'_>) -> bool {
    let between = Span::new(first.span.end(), second.span.start());
    !cx.release.texts().passages_in(between).any(|passage| !second.span.covers(passage.span))
}

/// The beginning of a text, on one line, cut at a word.
fn in_short(text: &str) -> Cow<'_, str> {
    const MAX_CHARS: usize = 90;
    let line = if text.contains(['\n', '\r']) {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    };
    let Some((cut, _)) = line.char_indices().nth(MAX_CHARS) else { return line };
    let end = line.get(..cut).unwrap_or_default().rfind(char::is_whitespace).unwrap_or(cut);
    Cow::Owned(format!(
        "{}\u{a0}…",
        line.get(..end).unwrap_or_default().trim_end_matches([',', ';', ':', ' '])
    ))
}
