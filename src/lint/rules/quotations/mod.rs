//! QU rules, one file each, in the order of their codes.

mod consecutive_quotations;
mod doubled_guillemets;
mod duplicated_attribution;
mod foreign_organisation;
mod glued_attribution;
mod missing_attribution;
pub(in crate::lint) mod missing_function;
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
    let end = line[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    Cow::Owned(format!("{}\u{a0}…", line[..end].trim_end_matches([',', ';', ':', ' '])))
}
