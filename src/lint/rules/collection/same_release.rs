//! CO001: the same release under two names.

use crate::diagnostic::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(crate) static RULE: Rule = Rule {
    code: "CO001",
    name: "same-release",
    family: Family::Collection,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Deux documents sont presque le même communiqué.",
    why: "Le lecteur trouve deux fois la même annonce, à deux adresses et parfois à deux dates\u{202f}; une correction n’est faite que \
          dans l’une. C’est souvent une copie de travail publiée par mégarde.",
    invalid: &[Sample::Documents(
        "=== ouverture.md\n\
         ---\n\
         title: La carte des guichets est en ligne\n\
         date: 2024-03-01 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre met en ligne la carte de tous les guichets ouverts au public, commune par commune.\n\n\
         Chaque guichet y est décrit par ses horaires, son adresse et les démarches que l’on peut y accomplir.\n\
         === ouverture-copie.md\n\
         ---\n\
         title: La carte des guichets est en ligne\n\
         date: 2024-03-02 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre met en ligne la carte de tous les guichets ouverts au public, commune par commune.\n\n\
         Chaque guichet y est décrit par ses horaires, son adresse et les démarches que l’on peut y accomplir.\n",
    )],
    valid: &[Sample::Documents(
        "=== ouverture.md\n\
         ---\n\
         title: La carte des guichets est en ligne\n\
         date: 2024-03-01 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre met en ligne la carte de tous les guichets ouverts au public, commune par commune.\n\
         === bilan.md\n\
         ---\n\
         title: La carte des guichets, un an après\n\
         date: 2025-03-01 10:00:00 +01:00\n\
         ---\n\n\
         Un an après son ouverture, trois habitants sur quatre connaissent la carte et la consultent avant de se déplacer.\n",
    )],
    // One document shows nothing: see `collection/`.
    check: |_, _| {},
};
