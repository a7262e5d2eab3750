//! CO006: a front matter key that is one letter away from the one its siblings use.

use crate::diagnostic::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(crate) static RULE: Rule = Rule {
    code: "CO006",
    name: "unusual-key",
    family: Family::Collection,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Une clé de l’en-tête diffère d’une lettre de celle des documents du même dossier.",
    why: "Le gabarit du dossier lit la clé que tous les autres emploient\u{202f}; celle-ci, il ne la lit pas, et ce qu’elle annonce manque sur la \
          page, sans message.",
    invalid: &[Sample::Documents(
        "=== agents/1.md\n\
         ---\n\
         title: Ana\n\
         departement: Creuse\n\
         ---\n\
         === agents/2.md\n\
         ---\n\
         title: Léo\n\
         departement: Cantal\n\
         ---\n\
         === agents/3.md\n\
         ---\n\
         title: Zoé\n\
         departement: Lot\n\
         ---\n\
         === agents/4.md\n\
         ---\n\
         title: Max\n\
         department: Gers\n\
         ---\n",
    )],
    valid: &[Sample::Documents(
        "=== agents/1.md\n\
         ---\n\
         title: Ana\n\
         departement: Creuse\n\
         ---\n\
         === agents/2.md\n\
         ---\n\
         title: Léo\n\
         departement: Cantal\n\
         ---\n\
         === agents/3.md\n\
         ---\n\
         title: Zoé\n\
         departement: Lot\n\
         ---\n\
         === autres/4.md\n\
         ---\n\
         title: Max\n\
         department: Gers\n\
         ---\n",
    )],
    // One document shows nothing: see `collection/`.
    check: |_, _| {},
};
