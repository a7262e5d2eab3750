use super::portfolio::ministries;
use crate::Severity;
use crate::data::{Registry, Term};
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};
use crate::text::word::{is_letter, same_words};

pub(super) static RULE: Rule = Rule {
    code: "RE025",
    name: "official-capitals",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: institutions"),
    since: "0.1.0",
    summary: "Le nom d’une institution ou d’une fonction, un adjectif de nationalité ou une langue a une capitale de trop, ou de moins.",
    why: "L’usage officiel ne met qu’une capitale au nom d’une institution unique\u{a0}: «\u{a0}Assemblée nationale\u{a0}», \
          «\u{a0}Premier ministre\u{a0}», «\u{a0}Journal officiel\u{a0}»\u{202f}; et aucune à l’adjectif ou à la langue\u{a0}: \
          «\u{a0}l’administration française\u{a0}», «\u{a0}en anglais\u{a0}». La liste s’étend dans la configuration.",
    invalid: &[
        Sample::Body("La carte a été remise au Premier Ministre.\n"),
        Sample::Body("Le Président de la république a ouvert la carte.\n"),
        Sample::Body("Un service du premier Ministre.\n"),
        Sample::Body("La carte est traduite en Anglais.\n"),
        Sample::Body("Le ministère de la Transition Écologique publie la carte.\n"),
        Sample::FrontMatter("title: La carte présentée à l’Assemblée Nationale"),
        Sample::Body("Les services de l’état ouvrent la carte.\n"),
        Sample::Body("La carte est relue par le conseil d’état.\n"),
    ],
    valid: &[
        Sample::Body("Le Premier ministre, l’Assemblée nationale, le premier ministre indien.\n"),
        Sample::Body("**LE PREMIER MINISTRE** et L’ASSEMBLÉE NATIONALE.\n"),
        Sample::Body("En français et en anglais, l’État français, les entreprises françaises.\n"),
        Sample::Body("La carte est sur `Assemblée Nationale`.\n"),
        Sample::Body("L’âge de l’état actuel, les services   de l’état, de l’état.\n"),
        Sample::Body(
            "Les services de l’état civil, un agent de l’état civil, les chefs d’état-major et l’état des chemins.\n",
        ),
        Sample::Body("Les services de l’État, le rôle de l’état de la carte, l’agenda de l’état-major.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let is_worth_it = |place: &Place<'_>, term: Term<'_>| {
        let written = place.text();
        written != term.column(0)
            && (is_name(written, &recased(written, term.column(0)))
                || (term.column(1) == "always" && is_in_small_letters(place)))
            && !place.is_address()
    };
    for (place, term) in phrases::longest(cx, Registry::OfficialNames, &is_worth_it) {
        let Some((place, name)) = with_word_before(place, term) else { continue };
        let written = place.text();
        let right = recased(written, &name);
        if right == written {
            continue;
        }
        let title = message::with("Écrire ", &right);
        let help = title.clone();
        let fix =
            place.is_verbatim().then(|| Fix::suggested(title, vec![Edit::replace(place.span(), right)]));
        let finding = out
            .report(place.span(), message::with("Capitales à revoir\u{a0}: ", written))
            .help(help)
            .fix_if(fix);
        if is_in_longer_name(&place) {
            finding.at_most(Severity::Info);
        }
    }
    // « ministère de la Transition Écologique »
    for (place, (term, _)) in ministries(cx, false) {
        let (written, right) = (place.text(), term.column(0));
        let excess = written.chars().zip(right.chars()).any(|(w, r)| w.is_uppercase() && r.is_lowercase());
        if !excess || !written.contains(char::is_lowercase) || written.len() != right.len() {
            continue;
        }
        let title = message::with("Écrire ", right);
        out.report(place.span(), message::with("Capitales à revoir\u{a0}: ", written))
            .help(title.as_str())
            .fix_if(place.suggestion(title, right));
    }
}

/// A name with the word before it, when it must be one of some: « services de l’État ».
fn with_word_before<'r>(place: Place<'r>, term: Term<'_>) -> Option<(Place<'r>, String)> {
    let (name, words) = (term.column(0), term.column(2));
    if words.is_empty() {
        return Some((place, name.to_owned()));
    }
    let before = place.word_before();
    let is_near = place.head().strip_suffix(' ').is_some_and(|head| head.ends_with(before));
    let is_one = is_near && words.split(' ').any(|word| same_words(word, before));
    is_one.then(|| {
        let start = place.range.start - before.len() - 1;
        (place.at(start..place.range.end), [before, " ", name].concat())
    })
}

/// The letters of `right` with the spaces and apostrophes of `written`, and its capital when a
/// sentence may begin there.
fn recased(written: &str, right: &str) -> String {
    let mut letters = right.chars().filter(|c| is_letter(*c));
    let is_kept = |at: usize, letter: char| at == 0 && letter.is_lowercase();
    let letter = |(at, c): (usize, char)| match is_letter(c).then(|| letters.next()).flatten() {
        Some(letter) if !is_kept(at, letter) => letter,
        _ => c,
    };
    written.char_indices().map(letter).collect()
}

/// Neither `premier ministre`, of another country, nor a line in capitals; but « premier Ministre ».
fn is_name(written: &str, right: &str) -> bool {
    let excess = || written.chars().zip(right.chars()).any(|(w, r)| w.is_uppercase() && r.is_lowercase());
    let name = written.starts_with(char::is_uppercase) && right.starts_with(char::is_uppercase);
    written.contains(char::is_lowercase) && (name || excess())
}

/// « les services de l’état », but neither « les services de l’état civil » nor a line in capitals.
fn is_in_small_letters(place: &Place<'_>) -> bool {
    #[rustfmt::skip]
    const OTHER_SENSE: [&str; 14] = [
        "actuel", "antérieur", "civil", "d", "dans", "de", "des", "du", "financier", "initial", "major", "où",
        "prévisionnel", "sanitaire",
    ];
    place.text().contains(char::is_lowercase) && !OTHER_SENSE.contains(&place.word_after())
}

/// « École Nationale Supérieure de Sécurité Sociale »: the whole name is to be looked at, or is its
/// owner's.
fn is_in_longer_name(place: &Place<'_>) -> bool {
    const LINKS: [&str; 6] = ["de", "du", "des", "d", "la", "l"];
    let mut words =
        place.head().rsplit([' ', '\u{a0}', '’', '\'']).filter(|word| !word.is_empty()).peekable();
    let mut is_linked = false;
    while words.next_if(|word| LINKS.contains(word)).is_some() {
        is_linked = true;
    }
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase);
    let (last, before) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    is_linked && capital(last) && capital(before)
}
