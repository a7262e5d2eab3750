//! QU001: two quotations with one and the same attribution.

use std::collections::HashMap;

use super::{follows, in_short, is_set_off};
use crate::body::{Attribution, Testimonial};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::text::word;

pub(super) static RULE: Rule = Rule {
    code: "QU001",
    name: "duplicated-attribution",
    family: Family::Quotations,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Deux citations différentes portent la même attribution.",
    why: "L’attribution de la première citation est souvent recopiée sous la seconde, puis oubliée\u{a0}: \
          des propos sont alors prêtés à une personne qui ne les a pas tenus. Qui cite deux fois la même \
          personne le montre en ne redonnant que son nom, ou en réunissant les deux citations.",
    invalid: &[
        Sample::Body(
            "> « La carte nous a fait gagner deux jours. »\n<br>\n<br>**Jean-Loup MARTEL, géomaticien au sein de \
             la Gendarmerie nationale**\n\n> « Nous sommes deux géomaticiennes au MDE. »\n<br>\n<br>**Jean-Loup \
             MARTEL, géomaticien au sein de la Gendarmerie nationale**\n",
        ),
        Sample::Body(
            "> « La carte est libre. »\n\n**Anne Azur, ministre des Cartes**\n\n> « Les plans suivront. »\n\n\
             **Anne AZUR, ministre des cartes.**\n",
        ),
    ],
    valid: &[
        Sample::Body(
            "> « La carte nous a fait gagner deux jours. »\n<br>\n<br>**Jean-Loup MARTEL, géomaticien**\n\n\
             > « Nous sommes deux. »\n<br>\n<br>**Nina ROUX, géomaticienne**\n",
        ),
        // Quoted twice on purpose: the function is not said again.
        Sample::Body(
            "> « La carte est libre. »\n\n**Anne Azur, ministre des Cartes**\n\n> « Les plans suivront. »\n\n\
             **Anne Azur**\n",
        ),
        Sample::Body(
            "> « La carte des chemins ruraux est désormais libre pour tous les habitants de la Creuse. »\n\n**Anne Azur, \
             ministre des Cartes**\n\n> « The map of the rural paths is now free for all the people who live in this part of \
             the country. »\n\n**Anne Azur, ministre des Cartes**\n",
        ),
        Sample::Body("> « La carte est libre. »\n\n**Anne Azur et Bruno Brun, ministres des Cartes**\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let mut last: HashMap<u64, &Testimonial<'_>> = HashMap::new();
    for second in &cx.release.meaning().testimonials {
        let Some(attribution) = full_attribution(second) else { continue };
        let Some(first) = last.insert(key(attribution), second) else { continue };
        if first.quotation.text == second.quotation.text || is_translation(cx, first, second) {
            continue;
        }
        let Some(other) = &first.attribution else { continue };
        let message = format!(
            "«\u{a0}{}\u{a0}» signe déjà une autre citation\u{a0}: l’attribution a pu être recopiée",
            in_short(&attribution.text)
        );
        let finding = out
            .report(attribution.span, message)
            .label(other.span, "la même attribution, sous une première citation")
            .help(help(second, attribution));
        if !follows(cx, first, second) {
            // Text between the two: the speaker may well be given the floor again.
            finding.at_most(Severity::Info);
        }
    }
}

/// Whether two quotations are in two languages: what the same person said, said again.
fn is_translation(cx: &Context<'_, '_>, first: &Testimonial<'_>, second: &Testimonial<'_>) -> bool {
    let language = |testimonial: &Testimonial<'_>| cx.release.texts().language_at(testimonial.quotation.span);
    language(first) != language(second)
}

/// The attribution of a quotation that is set off from the text, when it gives a function.
fn full_attribution<'t, 'a>(testimonial: &'t Testimonial<'a>) -> Option<&'t Attribution<'a>> {
    testimonial.attribution.as_ref().filter(|a| is_set_off(testimonial) && a.says_function())
}

/// The same for the same people in the same order.
fn key(attribution: &Attribution<'_>) -> u64 {
    attribution.people.iter().fold(0, |key, person| key.rotate_left(7) ^ word::words_key(&person.name.value))
}

fn help(second: &Testimonial<'_>, attribution: &Attribution<'_>) -> String {
    let elsewhere =
        second.quotation.organisations.iter().find(|name| !attribution.may_speak_for(&name.value));
    match elsewhere {
        Some(name) => format!(
            "La citation parle de «\u{a0}{}\u{a0}», l’attribution d’une autre organisation\u{a0}: écrire le nom et \
             la fonction de la personne qui a tenu ces propos",
            name.value
        ),
        None => "Écrire le nom et la fonction de la personne qui a tenu ces propos\u{202f}; si c’est bien la même, \
                 réunir les deux citations ou ne redonner que son nom"
            .to_owned(),
    }
}
