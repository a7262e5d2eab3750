//! CO002: a paragraph that stands in another release too.

use crate::diagnostic::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(crate) static RULE: Rule = Rule {
    code: "CO002",
    name: "pasted-paragraph",
    family: Family::Collection,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un paragraphe se lit presque mot pour mot dans un autre communiqué.",
    why: "On part souvent du communiqué précédent pour écrire le suivant\u{a0}: un paragraphe oublié parle alors d’une autre annonce. Ce \
          que trois communiqués ou plus ont en commun est tenu pour un texte d’usage, et n’est pas signalé.",
    invalid: &[Sample::Documents(
        "=== mars.md\n\
         ---\n\
         title: La carte des guichets est en ligne\n\
         date: 2024-03-01 10:00:00 +01:00\n\
         ---\n\n\
         Le préfet de la Creuse a inauguré jeudi le premier des huit ateliers où les habitants corrigent la carte eux-mêmes.\n\n\
         Chaque guichet y est décrit par ses horaires, son adresse et les démarches que l’on peut y accomplir.\n\
         === avril.md\n\
         ---\n\
         title: La carte des chemins est en ligne\n\
         date: 2024-04-01 10:00:00 +02:00\n\
         ---\n\n\
         Le préfet de la Creuse a inauguré jeudi le premier des huit ateliers où les habitants corrigent la carte eux-mêmes.\n\n\
         Les chemins ruraux des quarante communes du plateau sont désormais décrits, largeur et revêtement compris.\n",
    )],
    valid: &[
        // Who signs both says so in both.
        Sample::Documents(
            "=== mars.md\n\
             ---\n\
             title: La carte des guichets est en ligne\n\
             date: 2024-03-01 10:00:00 +01:00\n\
             ---\n\n\
             Chaque guichet y est décrit par ses horaires, son adresse et les démarches que l’on peut y accomplir.\n\n\
             **Anne Azur, secrétaire d’État auprès du Premier ministre, chargée des Cartes libres et des Chemins ruraux de la Creuse**\n\
             === avril.md\n\
             ---\n\
             title: La carte des chemins est en ligne\n\
             date: 2024-04-01 10:00:00 +02:00\n\
             ---\n\n\
             Les chemins ruraux des quarante communes du plateau sont désormais décrits, largeur et revêtement compris.\n\n\
             **Anne Azur, secrétaire d’État auprès du Premier ministre, chargée des Cartes libres et des Chemins ruraux de la Creuse**\n",
        ),
        Sample::Documents(
            "=== mars.md\n\
         ---\n\
         title: La carte des guichets est en ligne\n\
         date: 2024-03-01 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre rassemble et publie les plans de tous les services publics depuis 2019.\n\
         === avril.md\n\
         ---\n\
         title: La carte des chemins est en ligne\n\
         date: 2024-04-01 10:00:00 +02:00\n\
         ---\n\n\
         La mission Cartolibre rassemble et publie les plans de tous les services publics depuis 2019.\n\
         === mai.md\n\
         ---\n\
         title: La carte des marchés est en ligne\n\
         date: 2024-05-02 10:00:00 +02:00\n\
         ---\n\n\
         La mission Cartolibre rassemble et publie les plans de tous les services publics depuis 2019.\n",
        ),
    ],
    // One document shows nothing: see `collection/`.
    check: |_, _| {},
};
