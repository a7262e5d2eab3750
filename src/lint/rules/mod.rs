//! Every rule, family by family.

mod accessibility;
pub(crate) mod collection;
mod dates;
mod front_matter;
mod html;
mod links;
mod markdown;
pub(super) mod parapheur;
mod quotations;
mod typography;
mod wording;

use super::rule::Rule;

/// The rules of each family, in the order of the families.
pub(crate) static FAMILIES: &[&[&Rule]] = &[
    front_matter::RULES,
    dates::RULES,
    quotations::RULES,
    html::RULES,
    markdown::RULES,
    links::RULES,
    accessibility::RULES,
    wording::RULES,
    typography::RULES,
    collection::RULES,
    parapheur::RULES,
];
