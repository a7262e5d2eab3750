use super::portfolio::ministries;
use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE010",
    name: "uncapitalised-portfolio",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: ministères"),
    since: "0.1.0",
    summary: "Le domaine d’un ministère n’a pas sa capitale.",
    why: "Le nom commun garde la minuscule, le domaine prend la capitale\u{a0}: «\u{a0}le ministère de la Culture\u{a0}», «\u{a0}la ministre de la Transformation et de la Fonction publiques\u{a0}». Après «\u{a0}chargé de\u{a0}», les deux usages se voient et rien n’est dit.",
    invalid: &[
        Sample::Body("Le ministère de la culture publie la carte.\n"),
        Sample::Body("Le ministère de l’Économie, de l'emploi et des finances publie la carte.\n"),
        Sample::Body("La carte du ministère des armées et des armées alliées.\n"),
        Sample::Body("Jean Roux, ministre délégué au numérique, publie la carte.\n"),
        Sample::Body("Jean Roux, secrétaire d’État aux transports, publie la carte.\n"),
        Sample::Body(
            "Selon la ministre de la transformation et de la Fonction publiques, la carte est libre.\n",
        ),
    ],
    valid: &[
        Sample::Body(
            "Le ministère de la Culture, le ministre chargé de la culture, les métiers de la culture.\n",
        ),
        Sample::Body(
            "Le ministère des Armées et des armées alliées. Le ministère de la Culture et de la ville de Guéret. Il parle à la mer et au numérique.\n",
        ),
        Sample::Body(
            "**MINISTÈRE DE LA CULTURE**, la ministre de la Transformation et de la Fonction publiques.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    // Longest ones, and where one ends another may go on: « de l’Économie et des Finances ».
    let all = ministries(cx, true);
    let mut portfolio: Option<(Place<'_>, String)> = None;
    for (place, (term, is_led)) in &all {
        let right = || capitalised(place.text(), term.column(0));
        match &mut portfolio {
            Some((whole, written)) if goes_on(whole, place) => {
                let joint = place.at(whole.range.end..place.range.start);
                written.push_str(joint.text());
                written.push_str(&right());
                *whole = whole.at(whole.range.start..place.range.end);
            }
            _ => {
                portfolio.take().iter().for_each(|(whole, right)| report(whole, right, out));
                portfolio = is_led.then(|| (place.clone(), right()));
            }
        }
    }
    portfolio.iter().for_each(|(whole, right)| report(whole, right, out));
}

fn report(place: &Place<'_>, right: &str, out: &mut Findings<'_>) {
    if place.text() == right {
        return;
    }
    let fix = place
        .is_verbatim()
        .then(|| Fix::suggested("Écrire la capitale", vec![Edit::replace(place.span(), right)]));
    let lead = match place.word_before() {
        "État" | "Etat" => "secrétaire d’État",
        other => other,
    };
    let written = [lead, " ", place.text()].concat();
    out.report(place.span(), message::with("Domaine ministériel sans capitale\u{a0}: ", &written))
        .help(message::with("Écrire ", &[lead, " ", right].concat()))
        .fix_if(fix);
}

/// What is written, with the capitals that are missing.
fn capitalised(written: &str, right: &str) -> String {
    if written == right || written.chars().count() != right.chars().count() {
        return written.to_owned();
    }
    let letter = |(w, r): (char, char)| if w.is_lowercase() { r } else { w };
    written.chars().zip(right.chars()).map(letter).collect()
}
/// « , de la Santé », « et des Finances », in the same passage.
fn goes_on(whole: &Place<'_>, next: &Place<'_>) -> bool {
    let between = whole.at(whole.range.end..next.range.start.max(whole.range.end));
    // « le ministère de la Culture et de la ville de Guéret »
    let other = [" de ", " du ", " des ", " d’", " d'"].iter().any(|of| next.tail().starts_with(of));
    // « le ministère des Armées et des armées alliées »
    let again = whole.text().to_lowercase().contains(&next.text().to_lowercase());
    whole.index == next.index
        && !other
        && !again
        && matches!(
            between.text().replace('\n', " ").as_str(),
            " et " | ", " | ", et " | " et à " | " et au "
        )
}
