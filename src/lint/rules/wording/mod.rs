//! RE rules, one file each, in the order of their codes.

mod brand_spelling;
mod confused_words;
mod conjugated_after_modal;
mod disagreeing_determiner;
mod doubled_word;
mod leftover_placeholder;
mod lowercase_sentence;
mod missing_hyphen;
mod misspelling;
mod phrase_error;
mod tripled_letter;

use crate::lint::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &leftover_placeholder::RULE,
    &doubled_word::RULE,
    &brand_spelling::RULE,
    &phrase_error::RULE,
    &confused_words::RULE,
    &missing_hyphen::RULE,
    &misspelling::RULE,
    &disagreeing_determiner::RULE,
    &conjugated_after_modal::RULE,
    &lowercase_sentence::RULE,
    &tripled_letter::RULE,
];
