use crate::Severity;
use crate::data::Registry;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY013",
    name: "unaccented-capital",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: accentuation des capitales"),
    since: "0.1.0",
    summary: "Une capitale n’a pas son accent.",
    why: "L’accent a pleine valeur en français, sur les capitales aussi\u{a0}: sans lui, un lecteur d’écran prononce mal et une recherche ne trouve pas.",
    invalid: &[
        Sample::Body("Les services de l’Etat publient la carte.\n"),
        Sample::Body("A l’occasion du printemps, la carte paraît.\n"),
        Sample::FrontMatter("title: Evénement à Guéret"),
        Sample::Body("SERVICES DE L’ETAT\n"),
        Sample::Body("A Guéret, la carte est libre.\n"),
    ],
    valid: &[
        Sample::Body("L’État, l’École, la vitamine A le matin, l’écran A4, le plan A, Elisabeth Vasseur.\n"),
        Sample::Body("<p lang=\"en\">A security flaw was found in State services. A titre.</p>\n"),
        Sample::Body("A contrario, la carte est prête. A priori, elle est libre. A fortiori, elle paraît.\n"),
        Sample::Body("L’adresse etat.example et contact@Etat.example\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, term) in cx.words(Registry::Capitals) {
        let right = term.column(0);
        let written = place.text();
        if !written.starts_with(|c: char| c.is_ascii_uppercase()) || !is_free(&place) {
            continue;
        }
        let capitals = written.chars().all(char::is_uppercase);
        if capitals && is_abbreviation(&place) {
            continue;
        }
        let right = if capitals { right.to_uppercase() } else { right.to_owned() };
        // The second letter may be wrong too, in words that are written in two ways.
        if !capitals && written.get(1..) != Some(right.get(2..).unwrap_or("")) {
            continue;
        }
        report(&place, &right, capitals, out);
    }
    for place in cx.places(Kind::LoneA).filter(|place| place.is_french() && is_preposition(place)) {
        report(&place, "À", false, out);
    }
}

fn report(place: &Place<'_>, right: &str, capitals: bool, out: &mut Findings<'_>) {
    let message = if place.text() == "A" {
        let next = place.tail().split_whitespace().next().unwrap_or("");
        let phrase = format!("A {}", next.trim_end_matches(|c: char| !c.is_alphanumeric()));
        message::with("Capitale sans accent au début de ", &phrase)
    } else {
        message::with("Capitale sans accent\u{a0}: ", place.text())
    };
    let mut finding = out.report(place.span(), message);
    if capitals {
        finding = finding.at_most(Severity::Info);
    }
    let title = message::with("Écrire ", right);
    finding.help(title.as_str()).fix_if(place.replacement(title, right));
}

/// A word of a sentence, not a part of an address, a handle or a name with digits.
fn is_free(place: &Place<'_>) -> bool {
    let joined = |c: char| c.is_ascii_digit() || c == '/';
    !place.before().is_some_and(joined) && !place.after().is_some_and(joined) && !place.is_address()
}

/// Capitals among small letters: initials, not a word.
fn is_abbreviation(place: &Place<'_>) -> bool {
    let capitals =
        |word: &str| word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase);
    !(place.text() == "ETAT" || capitals(place.word_before()) || capitals(place.word_after()))
}

/// `A` that begins a sentence and leads a noun: « A l’issue », « A partir de », « A noter ».
fn is_preposition(place: &Place<'_>) -> bool {
    let spaced = place.after().is_some_and(|c| matches!(c, ' ' | '\u{a0}'));
    let next = place.word_after();
    let elided =
        next == "l" && place.tail().trim_start().get(1..).is_some_and(|t| t.starts_with(['’', '\'']));
    spaced
        && place.starts_sentence()
        && (elided || FOLLOWERS.binary_search(&next).is_ok() || is_place_and_comma(place, next))
        && !place.tail().starts_with("\u{a0}:")
}

/// « A Guéret, la carte », « A Paris, le 12 mars »
fn is_place_and_comma(place: &Place<'_>, next: &str) -> bool {
    let name = next.starts_with(char::is_uppercase) && next.chars().skip(1).any(char::is_lowercase);
    name && place.is_french_prose()
        && place.tail().trim_start().strip_prefix(next).is_some_and(|tail| tail.starts_with(", l"))
}

/// Words that follow « À » at the head of a sentence, and never the letter A or « a » from « avoir ».
static FOLLOWERS: &[&str] = &[
    "bientôt",
    "ce",
    "cela",
    "celles",
    "celui",
    "ces",
    "cet",
    "cette",
    "ceux",
    "chacun",
    "chacune",
    "chaque",
    "charge",
    "compter",
    "condition",
    "court",
    "côté",
    "destination",
    "distance",
    "droite",
    "défaut",
    "fin",
    "gauche",
    "horizon",
    "la",
    "laquelle",
    "leur",
    "leurs",
    "lire",
    "long",
    "mesure",
    "moins",
    "moyen",
    "nos",
    "noter",
    "notre",
    "nouveau",
    "paraître",
    "part",
    "partir",
    "peine",
    "plusieurs",
    "propos",
    "présent",
    "quel",
    "quelle",
    "quelles",
    "quelques",
    "quels",
    "qui",
    "quoi",
    "retenir",
    "retrouver",
    "savoir",
    "ses",
    "son",
    "suivre",
    "terme",
    "titre",
    "tous",
    "tout",
    "toute",
    "toutes",
    "travers",
    "télécharger",
    "venir",
    "voir",
    "vos",
    "votre",
    "vous",
    "échéance",
];

#[cfg(test)]
mod tests {
    #[test]
    fn followers_are_sorted() {
        assert!(super::FOLLOWERS.is_sorted());
    }
}
