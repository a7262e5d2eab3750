//! PA004: a front matter over a cap, of which a part is not read.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule};
use crate::yaml::YamlErrorKind;
use crate::{MAX_FRONT_MATTER_BYTES, MAX_YAML_DEPTH};

pub(super) static RULE: Rule = Rule {
    code: "PA004",
    name: "unchecked-front-matter",
    family: Family::Parapheur,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "L’en-tête est si long, si profond ou si abîmé qu’une partie n’est pas lue.",
    why: "Le contrôle borne son travail sur les en-têtes démesurés. Ce qu’il n’a pas lu n’est pas \
          contrôlé\u{a0}: l’absence de remarque n’y veut rien dire.",
    // Samples would be larger than the rule: see tests/caps.rs.
    invalid: &[],
    valid: &[],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for error in &cx.release.front_matter.yaml.errors {
        let message = match error.kind {
            YamlErrorKind::TooLarge => format!(
                "En-tête de plus de {} Kio\u{a0}: il n’est pas lu, et rien n’y est contrôlé",
                MAX_FRONT_MATTER_BYTES / 1024
            ),
            YamlErrorKind::TooDeep => format!(
                "Plus de {MAX_YAML_DEPTH} niveaux imbriqués\u{a0}: cette entrée n’est ni lue ni contrôlée"
            ),
            YamlErrorKind::TooManyErrors => {
                "Trop d’entrées illisibles\u{a0}: la suite de l’en-tête n’est ni lue ni contrôlée".to_owned()
            }
            _ => continue,
        };
        out.report(error.span, message);
    }
}
