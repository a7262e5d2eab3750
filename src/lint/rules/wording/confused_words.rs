use crate::Severity;
use crate::data::Registry;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "RE014",
    name: "confused-words",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un mot est mis pour un autre qui se prononce de même ou presque.",
    why: "«\u{a0}quand à\u{a0}», «\u{a0}quelque soit\u{a0}», «\u{a0}à été\u{a0}»\u{a0}: chaque mot existe, et aucun correcteur d’orthographe ne les voit. Seuls les contextes sans doute sont annoncés en avertissement.",
    invalid: &[
        Sample::Body("Les communes, quand à elles, publient la carte.\n"),
        Sample::Body("La carte à été publiée.\n"),
        Sample::Body("Quelque soit le chemin, la carte est libre.\n"),
        Sample::Body("Dés que la carte paraît, la mission le dit.\n"),
        Sample::Body("Il faut que ceux-ci soit libres.\n"),
        Sample::Body("On attends vos retours sur la carte.\n"),
        Sample::Body("Nous seront à Guéret.\n"),
        Sample::Body("Ces chemins font parti, sans surprise, de la carte.\n"),
    ],
    valid: &[
        Sample::Body(
            "Quant à elles, les communes ont été prévenues dès que possible, quel que soit le chemin.\n",
        ),
        Sample::Body("Quand la carte paraît, à l’été, elle est prête à servir.\n"),
        Sample::Body("Les travaux soumis à permis d’aménager, en deux clics.<br>A défaut, par courrier.\n"),
        Sample::Body(
            "Les relevés nous seront utiles, l’un conseille l’autre, je vous recevrai\u{202f}; la carte permet a minima de partir.\n",
        ),
        Sample::Body(
            "L’une d’elles est libre, chacune d’entre elles est relue, aucun de ceux-ci ne doit l’être.\n",
        ),
        Sample::Body(
            "Envoyer ceux-ci soit par courrier, soit en ligne. Celles-ci\u{a0}: est-ce utile\u{202f}?\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    phrases::report(cx, Registry::Confusions, "Mots confondus", out, &|place| {
        !is_complement(place)
            && !is_alternative(place)
            && !is_permit(place)
            && !is_latin(place)
            && !is_another_subject(place)
    });
}

/// « l’une d’elles est », « chacune d’entre elles doit »: the verb has another subject.
fn is_complement(place: &Place<'_>) -> bool {
    const PRONOUNS: [&str; 8] = ["il", "elle", "ils", "elles", "celui", "celle", "ceux", "celles"];
    const PREPOSITIONS: [&str; 27] = [
        "à",
        "après",
        "avant",
        "avec",
        "chez",
        "comme",
        "contre",
        "d",
        "dans",
        "de",
        "depuis",
        "derrière",
        "devant",
        "en",
        "entre",
        "envers",
        "malgré",
        "outre",
        "par",
        "parmi",
        "pour",
        "sans",
        "sauf",
        "selon",
        "sous",
        "sur",
        "vers",
    ];
    let first = place.text().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let head = place.head().trim_end_matches(['’', '\'']);
    let before = head.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    PRONOUNS.contains(&first) && PREPOSITIONS.contains(&before.to_lowercase().as_str())
}

/// « soumis à permis d’aménager »
fn is_permit(place: &Place<'_>) -> bool {
    #[rustfmt::skip]
    const PERMITS: [&str; 10] = [
        "aménager", "chasse", "conduire", "construire", "démolir", "feu", "louer", "pêche", "séjour", "travail",
    ];
    let tail = place.tail().trim_start();
    let tail = ["de ", "d’", "d'"].iter().find_map(|of| tail.strip_prefix(of)).unwrap_or(tail);
    let next = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    place.text().starts_with("à permis") && PERMITS.contains(&next)
}

/// « permet a minima », « lié a priori »
fn is_latin(place: &Place<'_>) -> bool {
    const LATIN: [&str; 5] = ["contrario", "fortiori", "minima", "posteriori", "priori"];
    place.text().ends_with(" a") && LATIN.contains(&place.word_after())
}

/// « l’un conseille », « ceux qui nous seront utiles », « je vous recevrai »: the words before make it right.
fn is_another_subject(place: &Place<'_>) -> bool {
    let (written, tied) = (place.text(), place.head().ends_with(['’', '\'']));
    let future = written.ends_with("ront") && written.starts_with("nous ")
        || written.ends_with("rai") && written.starts_with("vous ");
    written.starts_with("un ") && tied || future
}

/// « ceux-ci soit par courrier, soit en ligne »
fn is_alternative(place: &Place<'_>) -> bool {
    let sentence = place.tail().split(['.', '!', '?', '\n']).next().unwrap_or("");
    place.text().ends_with("-ci soit") && sentence.contains(" soit ")
}
