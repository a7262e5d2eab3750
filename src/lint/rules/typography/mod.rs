//! TY rules, one file each, in the order of their codes.

mod breakable_space;
mod capitalised_month_or_day;
mod decimal_point;
mod decomposed_accent;
mod doubled_punctuation;
mod doubled_space;
mod foreign_apostrophe;
mod foreign_quotation_marks;
mod glued_dash;
mod glued_guillemet;
mod glued_unit;
mod harmful_no_break_space;
mod invisible_character;
mod leading_zero;
mod look_alike_letter;
mod malformed_civility;
mod malformed_ellipsis;
mod malformed_ordinal;
mod missing_ligature;
mod missing_space_after_punctuation;
mod missing_space_before_punctuation;
mod mixed_apostrophes;
mod straight_apostrophe;
mod unaccented_capital;
mod unbalanced_guillemets;
mod unbalanced_parentheses;
mod ungrouped_thousands;
mod unwanted_space;

use crate::lint::context::Context;
use crate::lint::place::Place;
use crate::lint::rule::Rule;
use crate::span::Spanned;

pub(super) use invisible_character::is_invisible;
pub(super) use look_alike_letter::{latin_reading, look_alike};

pub(super) static RULES: &[&Rule] = &[
    &missing_space_before_punctuation::RULE,
    &breakable_space::RULE,
    &glued_guillemet::RULE,
    &unwanted_space::RULE,
    &missing_space_after_punctuation::RULE,
    &straight_apostrophe::RULE,
    &foreign_apostrophe::RULE,
    &mixed_apostrophes::RULE,
    &foreign_quotation_marks::RULE,
    &doubled_space::RULE,
    &harmful_no_break_space::RULE,
    &malformed_ellipsis::RULE,
    &unaccented_capital::RULE,
    &malformed_ordinal::RULE,
    &ungrouped_thousands::RULE,
    &glued_unit::RULE,
    &decimal_point::RULE,
    &invisible_character::RULE,
    &decomposed_accent::RULE,
    &unbalanced_guillemets::RULE,
    &unbalanced_parentheses::RULE,
    &missing_ligature::RULE,
    &capitalised_month_or_day::RULE,
    &doubled_punctuation::RULE,
    &glued_dash::RULE,
    &malformed_civility::RULE,
    &leading_zero::RULE,
    &look_alike_letter::RULE,
];

/// Names that no passage holds: that of the press contact.
fn unread_names<'r>(cx: &Context<'r, '_>) -> impl Iterator<Item = Spanned<&'r str>> {
    let contact = cx.release.front_matter.press_contact.value();
    contact
        .and_then(|contact| contact.name.spanned())
        .map(|name| Spanned::new(&*name.value, name.span))
        .into_iter()
}

/// How much of a text a message quotes beside a sign, in characters.
const NEAR: usize = 30;

/// The beginning of a text, whole words of it, the same however its lines end.
fn first_chars(text: &str) -> &str {
    let cut = text.char_indices().filter(|&(_, c)| c != '\r').nth(NEAR).map_or(text.len(), |(at, _)| at);
    let near = text.get(..cut).unwrap_or(text);
    let is_cut = text.get(cut..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    near.rfind(char::is_whitespace)
        .filter(|&at| is_cut && at > 0)
        .map_or(near, |at| near.get(..at).unwrap_or(near))
}

/// The end of a text, whole words of it, the same however its lines end.
fn last_chars(text: &str) -> &str {
    let cut = text.char_indices().rev().filter(|&(_, c)| c != '\r').nth(NEAR - 1).map_or(0, |(at, _)| at);
    let near = text.get(cut..).unwrap_or(text);
    let is_cut = text.get(..cut).is_some_and(|head| head.ends_with(char::is_alphanumeric));
    near.find(char::is_whitespace)
        .filter(|_| is_cut)
        .map_or(near, |at| near.get(at..).unwrap_or(near).trim_start())
}

/// Whether French guillemets stand open around it.
fn is_nested(place: &Place<'_>) -> bool {
    let head = place.head();
    head.rfind('«').is_some_and(|open| !head.get(open..).unwrap_or("").contains('»'))
}
