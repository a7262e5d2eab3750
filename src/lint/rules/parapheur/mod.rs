//! PA rules, one file each, in the order of their codes.

use crate::lint::rule::Rule;

pub(super) static RULES: &[&Rule] = &[];
