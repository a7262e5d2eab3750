//! FM rules, one file each, in the order of their codes.

mod duplicate_key;
mod invalid_yaml;
mod malformed_fence;
mod misshapen_value;
mod missing_required_field;

use crate::lint::rule::Rule;

pub(super) static RULES: &[&Rule] = &[
    &malformed_fence::RULE,
    &invalid_yaml::RULE,
    &duplicate_key::RULE,
    &misshapen_value::RULE,
    &missing_required_field::RULE,
];
