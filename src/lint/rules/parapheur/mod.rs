//! PA rules, one file each, in the order of their codes.

mod document_too_large;
mod unchecked_front_matter;
mod unchecked_html;
mod unchecked_markdown;
mod unknown_silence;
pub(in crate::lint) mod unused_silence;

use crate::lint::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &unused_silence::RULE,
    &unknown_silence::RULE,
    &document_too_large::RULE,
    &unchecked_front_matter::RULE,
    &unchecked_html::RULE,
    &unchecked_markdown::RULE,
];
