//! CO004: a tag that differs from a more frequent one only in writing.

use crate::diagnostic::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(crate) static RULE: Rule = Rule {
    code: "CO004",
    name: "tag-variant",
    family: Family::Collection,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Une étiquette s’écrit autrement que dans les autres documents.",
    why: "Le site filtre sur l’écriture exacte\u{a0}: «\u{a0}Open data\u{a0}» et «\u{a0}open data\u{a0}» sont deux filtres, et chacun ne montre \
          qu’une partie des communiqués.",
    invalid: &[Sample::Documents(
        "=== 1.md\n\
         ---\n\
         title: La carte des guichets\n\
         tags: [Données ouvertes]\n\
         ---\n\
         === 2.md\n\
         ---\n\
         title: La carte des chemins\n\
         tags: [Données ouvertes]\n\
         ---\n\
         === 3.md\n\
         ---\n\
         title: La carte des marchés\n\
         tags: [données ouvertes]\n\
         ---\n",
    )],
    valid: &[Sample::Documents(
        "=== 1.md\n\
         ---\n\
         title: La carte des guichets\n\
         tags: [Données ouvertes]\n\
         ---\n\
         === 2.md\n\
         ---\n\
         title: La carte des chemins\n\
         tags: [Données personnelles]\n\
         ---\n",
    )],
    // One document shows nothing: see `collection/`.
    check: |_, _| {},
};
