//! HT rules, one file each, in the order of their codes.

mod block_in_paragraph;
mod chapeau;
mod duplicate_attribute;
mod duplicate_id;
mod empty_element;
mod list_item_outside_list;
mod malformed_attribute;
mod malformed_entity;
mod markdown_in_html;
mod misplaced_alternative;
mod presentational_markup;
mod printed_tag;
mod script;
mod stray_end_tag;
mod unclosed_element;
mod untitled_iframe;

use crate::lint::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &unclosed_element::RULE,
    &stray_end_tag::RULE,
    &list_item_outside_list::RULE,
    &block_in_paragraph::RULE,
    &duplicate_attribute::RULE,
    &malformed_attribute::RULE,
    &duplicate_id::RULE,
    &markdown_in_html::RULE,
    &presentational_markup::RULE,
    &empty_element::RULE,
    &untitled_iframe::RULE,
    &script::RULE,
    &printed_tag::RULE,
    &malformed_entity::RULE,
    &misplaced_alternative::RULE,
];

/// Whether a blank line stands before some text: what comes after it was not meant for the element.
pub(super) fn holds_markdown(text: &str) -> bool {
    let mut blank = false;
    for line in text.lines().map(str::trim) {
        if blank && !line.is_empty() && !line.starts_with('<') {
            return true;
        }
        blank |= line.is_empty();
    }
    false
}
