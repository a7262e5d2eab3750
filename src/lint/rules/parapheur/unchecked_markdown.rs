//! PA006: Markdown so deep or so tangled that a part of it is not read as kramdown reads it.

use crate::body::MAX_BLOCK_DEPTH;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule};
use crate::lint::rules::quotations::{MAX_TESTIMONIALS, set_off};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "PA006",
    name: "unchecked-markdown",
    family: Family::Parapheur,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Le Markdown est si profond ou si emmêlé qu’une partie n’est pas lue.",
    why: "Le contrôle borne son travail sur le Markdown démesuré. Ce qu’il n’a pas lu n’est pas \
          contrôlé\u{a0}: l’absence de remarque n’y veut rien dire.",
    // Samples would be larger than the rule: tested below instead.
    invalid: &[],
    valid: &[],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let body = &cx.release.body;
    if let Some(span) = body.too_deep {
        let message =
            format!("Plus de {MAX_BLOCK_DEPTH} blocs imbriqués\u{a0}: la suite est lue d’un seul tenant");
        out.report(Span::empty(span.start()), message)
            .help("Imbriquer moins de citations, de listes et d’éléments");
    }
    for span in cx.release.chapeau_entangled.iter().chain(&body.entangled) {
        out.report(
            Span::empty(span.start()),
            "Liens, gras et balises trop emmêlés dans ce bloc\u{a0}: une partie n’est pas contrôlée",
        )
        .help("Couper ce bloc en plusieurs, et fermer chaque crochet et chaque étoile");
    }
    if let Some(cut) = cx.blocks_of(Group::WithAttributes).iter().find(|block| block.attributes.are_cut()) {
        out.report(
            Span::empty(cut.span.start()),
            "Trop d’attributs\u{a0}: à partir d’ici, une partie n’est ni lue ni contrôlée",
        )
        .help("Garder les seuls attributs que le site connaît");
    }
    if let Some(first) = set_off(cx).nth(MAX_TESTIMONIALS) {
        let message = format!(
            "Plus de {MAX_TESTIMONIALS} citations\u{a0}: à partir d’ici, la fonction de ceux qui parlent n’est pas contrôlée"
        );
        out.report(Span::empty(first.span.start()), message).at_most(Severity::Warning);
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
        assert_eq!(found(&format!("{} « été »\r\n", ">".repeat(100))), 1);
        assert_eq!(found(&format!("{} « été »\r\n", ">".repeat(20))), 0);
        assert_eq!(found(&"> « été »\r\n\r\nUne suite.\r\n\r\n".repeat(70)), 1);
        assert_eq!(found(&"> « été »\r\n\r\nUne suite.\r\n\r\n".repeat(60)), 0);
        let elements = |count| format!("{}« été »\n", "<div markdown=\"1\">\n".repeat(count));
        assert_eq!((found(&elements(100)), found(&elements(20))), (1, 0));
    }
}
