use crate::Severity;
use crate::data::Registry;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "RE010",
    name: "uncapitalised-portfolio",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique : ministères"),
    since: "0.1.0",
    summary: "Le domaine d’un ministère n’a pas sa capitale.",
    why: "Le nom commun garde la minuscule, le domaine prend la capitale\u{a0}: «\u{a0}le ministère de la Culture\u{a0}», «\u{a0}la ministre de la Transformation et de la Fonction publiques\u{a0}». Après «\u{a0}chargé de\u{a0}», les deux usages se voient et rien n’est dit.",
    invalid: &[
        Sample::Body("Le ministère de la culture publie la carte.\n"),
        Sample::Body(
            "Selon la ministre de la transformation et de la Fonction publiques, la carte est libre.\n",
        ),
    ],
    valid: &[
        Sample::Body(
            "Le ministère de la Culture, le ministre chargé de la culture, les métiers de la culture.\n",
        ),
        Sample::Body(
            "**MINISTÈRE DE LA CULTURE**, la ministre de la Transformation et de la Fonction publiques.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let mut reported = 0;
    for (word, term) in cx.words(Registry::Ministries) {
        let right = term.column(0);
        let Some(place) = phrases::find(&word, term).filter(|place| place.range.start >= reported) else {
            continue;
        };
        if !is_ministry(place.word_before()) || place.text().chars().count() != right.chars().count() {
            continue;
        }
        // Only the capitals count: an apostrophe or a space may be of another kind.
        let missing =
            place.text().chars().zip(right.chars()).any(|(w, r)| r.is_uppercase() && w.is_lowercase());
        if !missing {
            continue;
        }
        reported = place.range.end;
        let fix = place
            .is_verbatim()
            .then(|| Fix::suggested("Écrire la capitale", vec![Edit::replace(place.span(), right)]));
        let written = format!("{} {}", place.word_before(), place.text());
        out.report(place.span(), format!("Domaine ministériel sans capitale\u{a0}: {}.", quoted(&written)))
            .help(format!("Écrire {}.", quoted(&format!("{} {right}", place.word_before()))))
            .fix_if(fix);
    }
}

fn is_ministry(word: &str) -> bool {
    matches!(word, "ministère" | "ministre" | "Ministère" | "Ministre")
}
