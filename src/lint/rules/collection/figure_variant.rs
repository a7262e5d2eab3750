//! CO007: a sentence that gave another figure shortly before.

use crate::diagnostic::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(crate) static RULE: Rule = Rule {
    code: "CO007",
    name: "figure-variant",
    family: Family::Collection,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un chiffre n’est pas celui qu’un autre communiqué donne dans la même phrase.",
    why: "Deux communiqués que moins de deux mois séparent disent la même chose, mot pour mot, avec deux chiffres\u{a0}: l’un des deux n’a \
          pas suivi une correction. Les deux peuvent être justes si le compte a changé entre-temps.",
    invalid: &[Sample::Documents(
        "=== mars.md\n\
         ---\n\
         title: La carte des guichets\n\
         date: 2024-03-01 10:00:00 +01:00\n\
         ---\n\n\
         Lancée à Guéret, la carte décrit 36\u{a0}000 lieux d’accueil du public dans toute la France.\n\
         === avril.md\n\
         ---\n\
         title: La carte des chemins\n\
         date: 2024-04-01 10:00:00 +02:00\n\
         ---\n\n\
         Un mois plus tard. Lancée à Guéret, la carte décrit 35\u{a0}000 lieux d’accueil du public dans toute la France.\n",
    )],
    valid: &[
        Sample::Documents(
            "=== mars.md\n\
             ---\n\
             title: Le baromètre du premier trimestre\n\
             date: 2024-03-01 10:00:00 +01:00\n\
             ---\n\n\
             La carte décrit désormais 36\u{a0}000 lieux d’accueil du public, selon le baromètre.\n\
             === juin.md\n\
             ---\n\
             title: Le baromètre du deuxième trimestre\n\
             date: 2024-06-01 10:00:00 +02:00\n\
             ---\n\n\
             La carte décrit désormais 41\u{a0}000 lieux d’accueil du public, selon le baromètre.\n",
        ),
        Sample::Documents(
            "=== mars.md\n\
             ---\n\
             title: La carte des guichets\n\
             date: 2024-03-01 10:00:00 +01:00\n\
             ---\n\n\
             La carte décrit 36\u{a0}000 lieux d’accueil du public dans toute la France.\n\
             === avril.md\n\
             ---\n\
             title: La carte des chemins\n\
             date: 2024-04-01 10:00:00 +02:00\n\
             ---\n\n\
             La carte décrit 36000 lieux d’accueil du public dans toute la France.\n",
        ),
    ],
    // One document shows nothing: see `collection/`.
    check: |_, _| {},
};
