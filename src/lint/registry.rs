//! Every rule, and how to name one.

use super::rule::{Family, Rule};
use super::rules::FAMILIES;

/// Every rule of this crate, family by family, in the order of their codes.
///
/// ```
/// for rule in parapheur::lint::rules() {
///     assert!(rule.code.starts_with(rule.family.prefix()));
/// }
/// ```
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// Whether a selector names a rule: its code, its name, or its family (`QU`, `quotations`).
pub(crate) fn names(selector: &str, rule: &Rule) -> bool {
    selector.eq_ignore_ascii_case(rule.code) || selector == rule.name || is_family(selector, rule.family)
}

fn is_family(selector: &str, family: Family) -> bool {
    !selector.is_empty() && (selector.eq_ignore_ascii_case(family.prefix()) || selector == family.name())
}

/// Everything that a selector may be, for suggestions.
pub(crate) fn selectors() -> impl Iterator<Item = &'static str> {
    let families = Family::ALL.iter().flat_map(|family| [family.prefix(), family.name()]);
    rules().flat_map(|rule| [rule.code, rule.name]).chain(families)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_ordered_and_of_their_family() {
        for (family, rules) in Family::ALL.iter().zip(FAMILIES) {
            assert!(rules.windows(2).all(|pair| pair[0].code < pair[1].code), "order of {family:?}");
            for rule in *rules {
                assert_eq!(rule.family, *family, "{}", rule.code);
                let digits = rule.code.strip_prefix(family.prefix()).unwrap_or_default();
                assert!(digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
            }
        }
        assert_eq!(Family::ALL.len(), FAMILIES.len());
    }

    #[test]
    fn names_are_unique_and_kebab_case() {
        let mut met: BTreeSet<&str> = Family::ALL.iter().map(|family| family.name()).collect();
        for rule in rules() {
            assert!(met.insert(rule.name), "{} is named twice", rule.name);
            let kebab = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
            assert!(rule.name.split('-').all(kebab), "{} is not kebab-case", rule.name);
        }
    }

    #[test]
    fn a_rule_is_named_by_code_name_or_family() {
        for rule in rules() {
            assert!(names(rule.code, rule) && names(rule.name, rule) && names(rule.family.prefix(), rule));
            assert!(!names("", rule));
        }
    }
}
