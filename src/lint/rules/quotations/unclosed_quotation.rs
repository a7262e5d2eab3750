//! QU008: an opening guillemet that nothing closes.

use super::in_short;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "QU008",
    name: "unclosed-quotation",
    family: Family::Quotations,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: guillemets"),
    since: "0.1.0",
    summary: "Une citation s’ouvre et ne se ferme pas.",
    why: "Sans guillemet fermant, on ne sait plus où finissent les propos ni qui parle ensuite.",
    invalid: &[Sample::Body(
        "> « La carte nous a fait gagner deux jours.\n<br>\n<br>**Anne Azur, ministre**\n",
    )],
    valid: &[
        Sample::Body("> « La carte nous a fait gagner deux jours. »\n<br>\n<br>**Anne Azur, ministre**\n"),
        Sample::Body("> « La « carte » est libre. »\n<br>\n<br>**Anne Azur, ministre**\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for testimonial in &cx.release.meaning().testimonials {
        let quotation = &testimonial.quotation;
        if let (Some(opening), None) = (quotation.opening, quotation.closing) {
            let message =
                format!("Guillemet ouvrant sans fermant\u{a0}: «\u{a0}{}\u{a0}»", in_short(&quotation.text));
            out.report(opening, message)
                .label(quotation.span, "la citation, autant qu’on peut la lire")
                .help("Écrire le guillemet fermant `»` après le dernier mot de la citation");
        }
    }
}
