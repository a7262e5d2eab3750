//! RE rules, one file each, in the order of their codes.

mod adjective_gender;
mod agreed;
mod anachronistic_institution;
mod anachronistic_office;
mod bracketed;
mod brand_spelling;
mod conflicting_expansions;
mod confused_ending;
mod confused_words;
mod conjugated_after_modal;
mod contradicted_count;
mod crosses;
mod disagreeing_adjective;
mod disagreeing_determiner;
mod disagreeing_figures;
mod disagreeing_participle;
mod disagreeing_verb;
mod doubled_word;
mod empty_body;
mod empty_lead_in;
mod far_subject;
mod leftover_placeholder;
mod lowercase_sentence;
mod malformed_chapeau;
mod malformed_title;
mod missing_comma_after_name;
mod missing_elision;
mod missing_full_stop;
mod missing_hyphen;
mod missing_press_contact;
mod misspelling;
mod mistyped_word;
mod needless_agreement;
mod noun_group;
mod official_capitals;
mod passive_agreement;
mod phrase_error;
mod plural_below_two;
mod portfolio;
mod several;
mod third_person;
mod tripled_letter;
mod uncapitalised_people;
mod uncapitalised_portfolio;
mod unexpanded_acronym;
mod words_before;

use crate::lint::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &leftover_placeholder::RULE,
    &doubled_word::RULE,
    &empty_lead_in::RULE,
    &contradicted_count::RULE,
    &disagreeing_figures::RULE,
    &unexpanded_acronym::RULE,
    &conflicting_expansions::RULE,
    &anachronistic_institution::RULE,
    &anachronistic_office::RULE,
    &uncapitalised_portfolio::RULE,
    &uncapitalised_people::RULE,
    &brand_spelling::RULE,
    &phrase_error::RULE,
    &confused_words::RULE,
    &malformed_title::RULE,
    &malformed_chapeau::RULE,
    &empty_body::RULE,
    &missing_press_contact::RULE,
    &missing_hyphen::RULE,
    &misspelling::RULE,
    &disagreeing_determiner::RULE,
    &conjugated_after_modal::RULE,
    &lowercase_sentence::RULE,
    &tripled_letter::RULE,
    &official_capitals::RULE,
    &mistyped_word::RULE,
    &disagreeing_verb::RULE,
    &missing_comma_after_name::RULE,
    &disagreeing_adjective::RULE,
    &disagreeing_participle::RULE,
    &confused_ending::RULE,
    &missing_full_stop::RULE,
    &plural_below_two::RULE,
    &missing_elision::RULE,
];
