//! PA004: a front matter over a cap, of which a part is not read.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule};
use crate::lint::rules::front_matter::repeated_tag::MAX_TAGS;
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
    // Samples would be larger than the rule: tested below instead.
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
    let tags = cx.release.front_matter.tags.value().map(Vec::as_slice).unwrap_or_default();
    if let Some(first) = tags.get(MAX_TAGS) {
        let message =
            format!("Plus de {MAX_TAGS} étiquettes\u{a0}: à partir d’ici, les doublons ne sont pas cherchés");
        out.report(first.span, message).at_most(Severity::Warning);
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::lint::check;

    #[test]
    fn tags_that_are_not_compared_are_told() {
        let found = |tags: usize| {
            let tags: String = (0..tags).map(|tag| format!("- étiquette {tag}\r\n")).collect();
            let text = format!("---\r\ntags:\r\n{tags}---\r\n");
            let found = check(&text, &Config::default());
            let place = found.iter().find(|finding| finding.code == super::RULE.code)?.span;
            Some(place.slice(&text).to_owned())
        };
        assert_eq!(found(201).as_deref(), Some("étiquette 200"));
        assert_eq!(found(200), None);
    }
}
