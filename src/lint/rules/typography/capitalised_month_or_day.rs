use crate::Severity;
use crate::data::Registry;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::text::PassageKind;

pub(super) static RULE: Rule = Rule {
    code: "TY023",
    name: "capitalised-month-or-day",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: dates"),
    since: "0.1.0",
    summary: "Un mois ou un jour de la semaine a une capitale.",
    why: "En français, mois et jours sont des noms communs\u{a0}: «\u{a0}le lundi 3 mars\u{a0}».",
    invalid: &[
        Sample::Body("La carte paraît le 12 Mars prochain.\n"),
        Sample::Body("La mission recrute depuis le mois de Janvier.\n"),
        Sample::Body("Rendez-vous ce Lundi à Guéret.\n"),
        Sample::Body("La visite tenue Samedi 17 avril a réuni dix communes.\n"),
        Sample::Body("La mairie ouvre Lundi matin.\n"),
        Sample::Body("Fin Janvier, la carte paraît.\n"),
    ],
    valid: &[
        Sample::Body(
            "Le 12 mars, rue du 8 Mai 1945, le Champ de Mars, la planète Mars.\n\nLundi, la carte paraît.\n\n### Mars 2024\n",
        ),
        Sample::Body("L’appel du 18 Juin, la place du 11 Novembre.\n"),
        Sample::Body("### Fin Janvier\n\n### Visite Samedi 17 avril\n\n- Samedi 17 avril\u{a0}: Guéret\n"),
        Sample::Body(
            "Guéret, Samedi 17 avril. La salle Jean Samedi matin. En Mars, planète froide, rien ne pousse.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, term) in cx.words(Registry::Months) {
        let written = place.text();
        let mut chars = written.chars();
        let capital = chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase);
        if capital && is_dated(&place) && !is_name(&place) {
            out.report(place.span(), message::with("Capitale à ", written))
                .help(message::with("Écrire ", term.column(0)))
                .fix_if(place.replacement("Écrire une minuscule", term.column(0)));
        }
    }
}

/// Led by a day, or by a word that leads dates.
fn is_dated(place: &Place<'_>) -> bool {
    let before = place.word_before();
    let number = before.strip_suffix("er").unwrap_or(before);
    let day = number.parse().is_ok_and(|day: u32| (1..=31).contains(&day));
    let spaced = place.before().is_some_and(|c| matches!(c, ' ' | '\u{a0}'));
    let leads = matches!(
        before,
        "de" | "en" | "depuis" | "ce" | "fin" | "début" | "mi" | "dès" | "courant" | "chaque"
    );
    let weekday = written_day(place.text());
    spaced
        && (day
            || (leads && !place.head().ends_with('.'))
            || (weekday && matches!(before, "le" | "du" | "au"))
            || (weekday && matches!(before, "Le" | "Du" | "Ce") && is_numbered(place))
            || (weekday && is_inside_sentence(place) && (is_numbered(place) || is_placed(place)))
            || (!weekday && leads_sentence(before) && !is_heading(place) && place.text() != "Mars"))
}

/// « tenue Samedi 17 avril », but neither « Visite Samedi 17 avril », a label, nor a name.
fn is_inside_sentence(place: &Place<'_>) -> bool {
    let before = place.word_before();
    place.head().trim_end().ends_with(before)
        && before.chars().all(char::is_lowercase)
        && before.chars().count() > 1
}

/// « Lundi matin », « Mardi prochain »
fn is_placed(place: &Place<'_>) -> bool {
    let after = place.word_after();
    place.tail().starts_with([' ', '\u{a0}'])
        && matches!(after, "matin" | "soir" | "après" | "midi" | "prochain" | "dernier")
}

/// « En Janvier », « Dès Avril »
fn leads_sentence(before: &str) -> bool {
    matches!(before, "En" | "Depuis" | "Fin" | "Début" | "Dès" | "Courant")
}

fn is_heading(place: &Place<'_>) -> bool {
    matches!(place.passage.kind, PassageKind::Heading | PassageKind::Title)
}

/// « Le Mardi 12 mars »
fn is_numbered(place: &Place<'_>) -> bool {
    place.tail().starts_with([' ', '\u{a0}']) && place.word_after().starts_with(|c: char| c.is_ascii_digit())
}

fn written_day(word: &str) -> bool {
    word.ends_with("di") || word == "Dimanche"
}

/// `rue du 8 Mai 1945`, `Champ de Mars`: a name.
fn is_name(place: &Place<'_>) -> bool {
    // « le Vendredi saint », « le Mercredi des Cendres »
    let after = place.word_after().to_lowercase();
    if written_day(place.text()) && matches!(&*after, "saint" | "gras" | "des") {
        return true;
    }
    let mut words = place.head().rsplit(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(4);
    words.any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "rue"
                | "place"
                | "avenue"
                | "boulevard"
                | "quai"
                | "square"
                | "champ"
                | "champs"
                | "planète"
                | "appel"
                | "école"
                | "lycée"
                | "hôpital"
                | "pont"
        )
    })
}
