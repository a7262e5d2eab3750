//! QU005: an attribution that says a name and nothing more.

use super::{MAX_TESTIMONIALS, set_off};
use crate::body::Person;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "QU005",
    name: "missing-function",
    family: Family::Quotations,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "L’attribution donne un nom sans fonction, et le texte ne présente la personne nulle part.",
    why: "Le lecteur doit savoir à quel titre la personne parle.",
    invalid: &[Sample::Body("> « La carte est libre. »\n<br>\n<br>**Anne Azur**\n")],
    valid: &[
        Sample::Body("> « La carte est libre. »\n<br>\n<br>**Anne Azur, ministre des Cartes**\n"),
        Sample::Body(
            "Anne Azur, ministre des Cartes, ouvre la carte.\n\n> « La carte est libre. »\n<br>\n<br>**Anne Azur**\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for testimonial in set_off(cx).take(MAX_TESTIMONIALS) {
        let Some(attribution) = &testimonial.attribution else { continue };
        for person in attribution.people.iter().filter(|p| p.role.is_none() && p.organisation.is_none()) {
            if !is_known(cx, person) {
                let message = format!("Rien ne dit à quel titre parle «\u{a0}{}\u{a0}»", person.name.value);
                out.report(person.name.span, message)
                    .help("Ajouter sa fonction et son organisation après le nom");
            }
        }
    }
}

/// Whether the person is named elsewhere in the document too.
fn is_known(cx: &Context<'_, '_>, person: &Person<'_>) -> bool {
    let name = person.family_name.as_ref().unwrap_or(&person.name);
    cx.release.texts().buffer().matches(name.value.as_ref()).nth(1).is_some()
}
