//! AC rules, one file each, in the order of their codes.

mod emoji;
mod image_without_alternative;
mod images;
mod stretches;
mod table_without_headers;
mod uninformative_alternative;
mod unmarked_language;

use crate::lint::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &image_without_alternative::RULE,
    &uninformative_alternative::RULE,
    &emoji::RULE,
    &table_without_headers::RULE,
    &unmarked_language::RULE,
];
