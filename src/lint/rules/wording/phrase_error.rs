use crate::Severity;
use crate::data::Registry;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "RE013",
    name: "phrase-error",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une tournure est fautive\u{a0}: accord oublié, mot mis pour un autre.",
    why: "Ces fautes de grammaire passent les correcteurs parce que chaque mot existe. La liste est fermée, et s’étend dans la configuration.",
    invalid: &[
        Sample::Body("Six projets ont étés retenus.\n"),
        Sample::Body("Quels que soit les chemins, la carte est libre.\n"),
        Sample::Body("Quelle que soit son tracé, un chemin est libre.\n"),
        Sample::Body("La mission s’est dotée d’une de charte des chemins.\n"),
        Sample::Body("On documente l’OpenData.\n"),
        Sample::Body("Un plan afin accélérer le relevé.\n"),
        Sample::Body("Vous avez crée une carte.\n"),
        Sample::Body("La carte est crée par la mairie.\n"),
        Sample::Body("La carte de l’handicap est libre.\n"),
        Sample::Body("Le plan compte dix mille cartes de habitants.\n"),
        Sample::Body("La carte relève les tableaux de bords des communes.\n"),
        Sample::Body("La carte de la région Grand-Est.\n"),
    ],
    valid: &[
        Sample::Body(
            "Six projets ont été retenus, quels que soient les chemins et quelle que soit son étendue.\n",
        ),
        Sample::Body(
            "Le relevé d’une de ses cartes, d’une de moins, d’un de ces chemins, d’une de Guéret.\n",
        ),
        Sample::Body("À ce propos, la mission a relu la carte afin de l’améliorer.\n"),
        Sample::Body("La catégorie DE du permis est requise.\n"),
        Sample::Body(
            "Vous avez créé une carte du handicap, la commune crée un relevé, l’habitant est à la hauteur du héron.\n",
        ),
        Sample::Body("Le tableau de bord, les bords du chemin, la région Grand Est et dreets-grand-est.\n"),
        Sample::Body("Les cartes sont disponible(s), les agents sont prêt·es.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    phrases::report(cx, Registry::Phrases, "Tournure fautive", out, &|place| {
        // « sont valable(s) », « sont prêt·es »
        let closed = !matches!(place.after(), Some('(' | '·'));
        closed && !is_partitive(place) && !begins_with_label(place) && !holds_acronym(place.text())
    });
}

/// « la catégorie DE du permis »: initials, then a word.
fn begins_with_label(place: &Place<'_>) -> bool {
    let (first, rest) = place.text().split_once([' ', '\u{a0}']).unwrap_or((place.text(), ""));
    first.len() > 1 && first.chars().all(char::is_uppercase) && rest.chars().any(char::is_lowercase)
}

/// « l’AGE », of a company
fn holds_acronym(text: &str) -> bool {
    let is_loud = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    text.contains(char::is_lowercase) && text.split(|c: char| !c.is_alphabetic()).any(is_loud)
}

/// « d’une de ses cartes », « d’une de moins »: one among others, where « d’une de charte » is a slip.
fn is_partitive(place: &Place<'_>) -> bool {
    const AMONG: [&str; 14] = [
        "ses", "ces", "leurs", "nos", "vos", "mes", "tes", "ceux", "celles", "plus", "moins", "nous", "vous",
        "quelque",
    ];
    let next = place.word_after();
    let known = AMONG.contains(&next) || !next.starts_with(char::is_lowercase);
    matches!(place.text(), "d’une de" | "d’un de" | "d'une de" | "d'un de")
        && (known || next.ends_with(['s', 'x']) || !place.tail().starts_with(' '))
}
