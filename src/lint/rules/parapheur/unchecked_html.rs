//! PA005: HTML so deep or so tangled that a part of it is not read.

use crate::body::html::MAX_HTML_DEPTH;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule};

pub(super) static RULE: Rule = Rule {
    code: "PA005",
    name: "unchecked-html",
    family: Family::Parapheur,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Le HTML est si profond ou si emmêlé qu’une partie n’est pas lue.",
    why: "Le contrôle borne son travail sur le HTML démesuré. Les balises qu’il n’a pas lues ne sont pas \
          contrôlées\u{a0}: l’absence de remarque n’y veut rien dire.",
    // Samples would be larger than the rule: tested below instead.
    invalid: &[],
    valid: &[],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    if let Some(unread) = cx.release.body.elements.unread {
        let message = format!(
            "Plus de {MAX_HTML_DEPTH} éléments imbriqués, ou des balises trop emmêlées\u{a0}: la suite du HTML \
             n’est pas contrôlée"
        );
        out.report(crate::Span::empty(unread.start()), message)
            .help("Fermer chaque élément avant d’en ouvrir un autre.");
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::lint::check;

    #[test]
    fn what_lies_too_deep_is_said_not_to_be_checked() {
        let found = |text: &str| {
            let found = check(text, &Config::default());
            found.into_iter().filter(|finding| finding.code == super::RULE.code).count()
        };
        assert_eq!(found(&"<div>".repeat(300)), 1);
        assert_eq!(found(&"<div>".repeat(200)), 0);
    }
}
