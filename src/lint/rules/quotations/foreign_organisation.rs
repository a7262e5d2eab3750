//! QU002: a speaker who places himself in another organisation than his attribution does.

use super::in_short;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "QU002",
    name: "foreign-organisation",
    family: Family::Quotations,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "La citation place son auteur dans une autre organisation que son attribution.",
    why: "Quand quelqu’un dit «\u{a0}nous, au ministère\u{a0}» et que son attribution nomme une autre maison, \
          l’une des deux est souvent fausse\u{a0}: attribution recopiée, ou citation déplacée.",
    invalid: &[Sample::Body(
        "> « Nous sommes seulement deux au MDE. »\n<br>\n<br>**Jean-Loup MARTEL, géomaticien au sein de la \
         Gendarmerie nationale**\n",
    )],
    valid: &[
        Sample::Body(
            "> « Nous sommes seulement deux au MCP. »\n<br>\n<br>**Nina ROUX, géomaticienne au sein du ministère \
             des Cartes et Plans**\n",
        ),
        Sample::Body(
            "> « Nous croyons à l’IA et à la carte. »\n<br>\n<br>**Nina ROUX, géomaticienne au sein de l’INCA**\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for testimonial in &cx.release.meaning().testimonials {
        let Some(attribution) = &testimonial.attribution else { continue };
        let named = testimonial.quotation.organisations.iter().find(|o| !attribution.may_speak_for(&o.value));
        if let Some(named) = named {
            let message = format!(
                "La citation situe son auteur à «\u{a0}{}\u{a0}», son attribution ailleurs\u{a0}: «\u{a0}{}\u{a0}»",
                named.value,
                in_short(&attribution.text)
            );
            out.report(named.span, message)
                .label(attribution.span, "l’organisation de l’attribution")
                .help("Vérifier qui a tenu ces propos, et pour quelle organisation");
        }
    }
}
