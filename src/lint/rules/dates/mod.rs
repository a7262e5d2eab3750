//! DT rules, one file each, in the order of their codes.

mod calendar;
mod contradicted_date;
mod future_publication;
mod implausible_year;
mod impossible_date;
mod misread_date;
mod missing_offset;
mod nonexistent_day;
mod offset_not_paris;
mod placeholder_midnight;
mod reversed_event;
mod unreadable_date;
mod written;
mod wrong_weekday;

use crate::lint::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &unreadable_date::RULE,
    &offset_not_paris::RULE,
    &impossible_date::RULE,
    &missing_offset::RULE,
    &implausible_year::RULE,
    &future_publication::RULE,
    &wrong_weekday::RULE,
    &contradicted_date::RULE,
    &reversed_event::RULE,
    &placeholder_midnight::RULE,
    &misread_date::RULE,
    &nonexistent_day::RULE,
];
