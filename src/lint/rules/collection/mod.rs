//! What documents show together.
//!
//! These rules say what there is to know; `collection/` finds, since one document shows nothing.

pub(crate) mod acronym_variant;
pub(crate) mod figure_variant;
pub(crate) mod outdated_boilerplate;
pub(crate) mod pasted_paragraph;
pub(crate) mod same_release;
pub(crate) mod tag_variant;
pub(crate) mod unusual_key;

use super::Rule;

pub(in crate::lint) static RULES: &[&Rule] = &[
    &same_release::RULE,
    &pasted_paragraph::RULE,
    &outdated_boilerplate::RULE,
    &tag_variant::RULE,
    &acronym_variant::RULE,
    &unusual_key::RULE,
    &figure_variant::RULE,
];
