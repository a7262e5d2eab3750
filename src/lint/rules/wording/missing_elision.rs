use crate::Severity;
use crate::data::adjectives;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE034",
    name: "missing-elision",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un mot garde sa voyelle devant une autre voyelle.",
    why: "«\u{a0}de accompagner\u{a0}», «\u{a0}le utilisateur\u{a0}», «\u{a0}que il\u{a0}»\u{a0}: un mot a été ajouté, retiré ou remplacé, \
          et l’élision n’a pas suivi. Seul un second mot connu est regardé\u{202f}; «\u{a0}le onze\u{a0}», «\u{a0}le oui\u{a0}» ou «\u{a0}la une\u{a0}» restent.",
    invalid: &[
        Sample::Body("La mission a pour but de accompagner les communes.\n"),
        Sample::Body("Le utilisateur de la carte.\n"),
        Sample::Body("La commune publie la application.\n"),
        Sample::Body("Il faut que elle soit relue.\n"),
        Sample::Body("Lorsque une commune relève ses chemins.\n"),
        Sample::Body("La commune ne utilise pas la carte.\n"),
        Sample::Body("Si il pleut, le relevé attend.\n"),
        Sample::Body("Elle va jusque au chemin.\n"),
        Sample::FrontMatter("title: La carte de une commune"),
    ],
    valid: &[
        Sample::Body("La mission a pour but d’accompagner les communes, qu’elle aide jusqu’au bout.\n"),
        Sample::Body("Le onze mai, le oui, la une du journal, une durée de une à deux semaines.\n"),
        Sample::Body("Rendez-le accessible, prêtez-la aux élèves, puis-je ouvrir la carte\u{202f}?\n"),
        Sample::Body("Lorsque aucune carte n’est libre, la page de e, lorsque et quand on veut.\n"),
        Sample::Body("La carte de Airvault, le projet de ouate, quelque autre carte, presque autant.\n"),
        Sample::Body("Le *utilisateur* et non `le utilisateur`, la ou les communes, si elle veut.\n"),
        Sample::Body("<p lang=\"es\">La carta de acceso de agua.</p>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::Vowel).filter(Place::is_french_prose) {
        let Some((first, lead)) = first_word(&place) else { continue };
        if !is_elided(cx, first, &place) || place.is_address() || !begins_word(lead) {
            continue;
        }
        let group = place.at(place.range.start - first.len() - 1..place.range.end);
        // « le *utilisateur* » speaks of the word.
        if !group.is_verbatim() {
            continue;
        }
        let right = [first.get(..first.len() - 1).unwrap_or_default(), "’", place.text()].concat();
        let title = message::with("Écrire ", &right);
        let finding = out
            .report(group.span(), message::with("Élision manquante\u{a0}: ", group.text()))
            .help(title.as_str())
            .fix(Fix::suggested(title, vec![Edit::replace(group.span(), right)]));
        // « un risque de un sur mille »: a number may keep the word before it whole.
        if matches!(place.text(), "un" | "une") && first.eq_ignore_ascii_case("de") {
            finding.at_most(Severity::Info);
        }
    }
}

/// The word before a space, and what stands before it.
fn first_word<'r>(place: &Place<'r>) -> Option<(&'r str, &'r str)> {
    let head = place.head().strip_suffix(' ')?;
    let start = head.len() - head.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    Some((head.get(start..)?, head.get(..start)?))
}

/// « dites-le aux élèves »: a pronoun that belongs to the verb before.
fn begins_word(lead: &str) -> bool {
    lead.is_empty() || lead.ends_with([' ', '\n', '\u{a0}', '(', '«', '’'])
}

fn is_elided(cx: &Context<'_, '_>, first: &str, place: &Place<'_>) -> bool {
    let second = place.text();
    #[rustfmt::skip]
    const SHORT: [&str; 24] = [
        "a", "ai", "as", "au", "aujourd", "aussi", "autant", "aux", "avec", "avoir", "elle", "elles", "en", "est", "eux",
        "ici", "il", "ils", "on", "ont", "un", "une", "y", "à",
    ];
    #[rustfmt::skip]
    const KEPT: [&str; 12] = ["et", "onze", "onzième", "onzièmes", "ou", "oui", "ouistiti", "ouate", "uhlan", "ululement", "où", "énième"];
    const BOUND: [&str; 7] = ["elle", "elles", "il", "ils", "on", "un", "une"];
    let known = cx.registries().known(second);
    let is_known = || known.exists() || known.is_noun() || adjectives::find(second).is_some();
    let first = first.to_ascii_lowercase();
    let is_letter = second.chars().count() == 1 && !matches!(second, "y" | "à" | "a");
    if KEPT.contains(&second) || is_letter {
        return false;
    }
    match first.as_str() {
        "le" | "la" => {
            known.noun().is_some_and(|noun| !noun.is_plural())
                || matches!(second, "autre" | "ancien" | "ancienne" | "ensemble")
        }
        // « une durée de une à deux semaines »
        "de" if matches!(second, "un" | "une") => !matches!(place.word_after(), "à" | "ou"),
        "de" => matches!(second, "eux" | "elle" | "elles" | "ici") || !SHORT.contains(&second) && is_known(),
        "que" | "jusque" => SHORT.contains(&second) || is_known(),
        // Before other words, usage is free: « lorsque aucun relevé n’est fait ».
        "lorsque" | "puisque" | "quoique" => BOUND.contains(&second),
        // No noun follows: « ne organisation » lacks another letter.
        "ne" | "se" | "je" | "me" | "te" => SHORT.contains(&second) || !known.is_noun() && is_known(),
        "si" => matches!(second, "il" | "ils"),
        _ => false,
    }
}
