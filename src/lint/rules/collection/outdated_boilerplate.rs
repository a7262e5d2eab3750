//! CO003: an older wording of a boilerplate that has a newer one.

use crate::diagnostic::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(crate) static RULE: Rule = Rule {
    code: "CO003",
    name: "outdated-boilerplate",
    family: Family::Collection,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un texte d’usage est repris dans une version que d’autres communiqués ont mise à jour.",
    why: "Le paragraphe «\u{a0}À propos\u{a0}» survit aux ministres, aux noms des services et aux chiffres qu’il cite. Recopié d’un vieux \
          communiqué, il annonce ce qui n’est plus.",
    invalid: &[Sample::Documents(
        "=== 1.md\n\
         ---\n\
         title: La carte des guichets\n\
         date: 2024-01-01 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre, placée auprès du secrétaire d’État chargé des Cartes, rassemble et publie les plans des services publics depuis 2019.\n\
         === 2.md\n\
         ---\n\
         title: La carte des chemins\n\
         date: 2024-02-01 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre, placée auprès du secrétaire d’État chargé des Cartes, rassemble et publie les plans des services publics depuis 2019.\n\
         === 3.md\n\
         ---\n\
         title: La carte des marchés\n\
         date: 2024-03-01 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre, placée auprès de la ministre des Territoires, rassemble et publie les plans des services publics depuis 2019.\n\
         === 4.md\n\
         ---\n\
         title: La carte des fontaines\n\
         date: 2024-04-01 10:00:00 +02:00\n\
         ---\n\n\
         La mission Cartolibre, placée auprès de la ministre des Territoires, rassemble et publie les plans des services publics depuis 2019.\n\
         === 5.md\n\
         ---\n\
         title: La carte des bancs\n\
         date: 2024-05-01 10:00:00 +02:00\n\
         ---\n\n\
         La mission Cartolibre, placée auprès du secrétaire d’État chargé des Cartes, rassemble et publie les plans des services publics depuis 2019.\n",
    )],
    valid: &[Sample::Documents(
        "=== 1.md\n\
         ---\n\
         title: La carte des guichets\n\
         date: 2024-01-01 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre, placée auprès du secrétaire d’État chargé des Cartes, rassemble et publie les plans des services publics depuis 2019.\n\
         === 2.md\n\
         ---\n\
         title: La carte des marchés\n\
         date: 2024-03-01 10:00:00 +01:00\n\
         ---\n\n\
         La mission Cartolibre, placée auprès de la ministre des Territoires, rassemble et publie les plans des services publics depuis 2019.\n\
         === 3.md\n\
         ---\n\
         title: La carte des fontaines\n\
         date: 2024-04-01 10:00:00 +02:00\n\
         ---\n\n\
         La mission Cartolibre, placée auprès de la ministre des Territoires, rassemble et publie les plans des services publics depuis 2019.\n",
    )],
    // One document shows nothing: see `collection/`.
    check: |_, _| {},
};
