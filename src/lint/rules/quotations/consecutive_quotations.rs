//! QU009: two quotations with nothing between them.

use super::{follows, in_short};
use crate::body::{Layout, Testimonial};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "QU009",
    name: "consecutive-quotations",
    family: Family::Quotations,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("DSFR, composant Citation"),
    since: "0.1.0",
    summary: "Deux citations se suivent sans texte entre elles.",
    why: "Le système de design de l’État demande de ne pas placer deux citations à la suite\u{a0}: un texte qui \
          présente la seconde aide à savoir qui parle.",
    invalid: &[Sample::Body(
        "> « La carte est libre. »\n\n**Anne Azur, ministre**\n\n> « Les plans suivront. »\n\n**Bruno Brun, maire**\n",
    )],
    valid: &[
        Sample::Body(
            "> « La carte est libre. »\n\n**Anne Azur, ministre**\n\nLes communes s’en réjouissent.\n\n> « Les plans \
             suivront. »\n\n**Bruno Brun, maire**\n",
        ),
        Sample::Body("« Oui », dit Anne Azur, ministre. « Oui », dit Bruno Brun, maire.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for pair in cx.release.meaning().testimonials.windows(2) {
        let [first, second] = pair else { continue };
        if is_component(first) && is_component(second) && follows(cx, first, second) {
            let message = format!(
                "Cette citation suit la précédente sans transition\u{a0}: «\u{a0}{}\u{a0}»",
                in_short(&second.quotation.text)
            );
            out.report(second.quotation.span, message)
                .label(first.quotation.span, "la citation précédente")
                .help("Écrire entre les deux une phrase qui présente la seconde");
        }
    }
}

/// Whether the page draws it as a quotation.
fn is_component(testimonial: &Testimonial<'_>) -> bool {
    matches!(testimonial.layout, Layout::Blockquote | Layout::CitationClass | Layout::Html)
}
