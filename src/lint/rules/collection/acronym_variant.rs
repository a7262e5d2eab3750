//! CO005: an acronym expanded otherwise than in most documents.

use crate::diagnostic::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(crate) static RULE: Rule = Rule {
    code: "CO005",
    name: "acronym-variant",
    family: Family::Collection,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un sigle est développé autrement que dans les autres documents.",
    why: "Le nom d’un service se recopie de mémoire\u{202f}; le lecteur croit alors à deux services. Le développement le plus fréquent est \
          tenu pour le bon.",
    invalid: &[Sample::Documents(
        "=== 1.md\n\
         ---\n\
         title: La carte des guichets\n\
         ---\n\n\
         La direction des plans et du relief (DPR) publie la carte.\n\
         === 2.md\n\
         ---\n\
         title: La carte des chemins\n\
         ---\n\n\
         La direction des plans et du relief (DPR) publie la carte.\n\
         === 3.md\n\
         ---\n\
         title: La carte des marchés\n\
         ---\n\n\
         La délégation au pilotage du relief (DPR) publie la carte.\n",
    )],
    valid: &[Sample::Documents(
        "=== 1.md\n\
         ---\n\
         title: La carte des guichets\n\
         ---\n\n\
         La direction des plans et du relief (DPR) publie la carte.\n\
         === 2.md\n\
         ---\n\
         title: La carte des chemins\n\
         ---\n\n\
         La Direction des Plans et du Relief (DPR) publie la carte.\n",
    )],
    // One document shows nothing: see `collection/`.
    check: |_, _| {},
};
