use crate::Severity;
use crate::lint::french::MONTHS;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY014",
    name: "malformed-ordinal",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: nombres ordinaux"),
    since: "0.1.0",
    summary: "Un nombre ordinal est mal abrégé, ou manque.",
    why: "On abrège «\u{a0}1er\u{a0}», «\u{a0}1re\u{a0}», «\u{a0}2e\u{a0}»\u{a0}: jamais «\u{a0}1ère\u{a0}», «\u{a0}2ème\u{a0}» ni «\u{a0}1 er\u{a0}». Le premier jour d’un mois est le seul à prendre un nombre ordinal\u{a0}: «\u{a0}le 1er juin\u{a0}».",
    invalid: &[
        Sample::Body("La 2ème édition de la carte.\n"),
        Sample::Body("La 1ère édition de la carte.\n"),
        Sample::Body("Les cartes du XVIIIème siècle.\n"),
        Sample::Body("Le 1 er avril, la carte paraît.\n"),
        Sample::Body("Le 1èr avril, la carte paraît.\n"),
        Sample::Body("La carte paraît le 1 juin 2024.\n"),
        Sample::Body("Les chemins ferment du 1 au 3 juin.\n"),
        Sample::Body("- 1 juin 2024\u{a0}: la carte paraît\n"),
    ],
    valid: &[
        Sample::Body("L’article 1 mars 2024, la version 1 juin et le 1 au rang de deux.\n"),
        Sample::Body(
            "Le 1er avril, la 1re édition, la 2e, la 3e ; le XXIe siècle, la Ième, 3 éditions, 2 emplois, 9h30, `2ème`.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for number in cx.places(Kind::Number).filter(Place::is_french) {
        let lettered = matches!(number.byte_after(), Some(b'A'..=b'Z' | b'a'..=b'z' | 0x80..));
        if !lettered && number.text() != "1" {
            continue;
        }
        let spaced = number.tail().starts_with([' ', '\u{a0}']);
        // Most numbers have no suffix.
        let suffixed = spaced || number.tail().starts_with(char::is_alphabetic);
        if !suffixed || !is_whole(&number) {
            continue;
        }
        let suffix = number.word_after();
        let right = match suffix {
            "er" | "ER" if spaced && number.text() == "1" => "er",
            _ if spaced && is_first_of_month(&number) => {
                out.report(number.span(), "Premier du mois\u{a0}: «\u{a0}1\u{a0}»")
                    .help("Écrire «\u{a0}1er\u{a0}»")
                    .fix_if(number.replacement("Écrire «\u{a0}1er\u{a0}»", "1er"));
                continue;
            }
            _ if spaced => continue,
            "èr" | "ier" | "ièr" if number.text() == "1" => "er",
            "ère" | "ere" | "ière" | "iere" | "ére" if number.text() == "1" => "re",
            "ères" | "eres" if number.text() == "1" => "res",
            "ème" | "eme" | "ième" | "ieme" | "éme" | "iéme" | "è" | "é" => "e",
            "èmes" | "emes" | "ièmes" | "iemes" => "es",
            _ => continue,
        };
        let start = number.tail().find(suffix).unwrap_or(0);
        let whole = number.at(number.range.start..number.range.end + start + suffix.len());
        let right = format!("{}{right}", number.text());
        out.report(whole.span(), message::with("Ordinal mal abrégé\u{a0}: ", whole.text()))
            .help(message::with("Écrire ", &right))
            .fix_if(whole.replacement(message::with("Écrire ", &right), right));
    }
    roman(cx, out);
}

/// « le 1 juin », « du 1 au 3 juin », but « l’article 1 »
fn is_first_of_month(number: &Place<'_>) -> bool {
    const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let before = number.word_before().to_lowercase();
    let led = matches!(&*before, "le" | "du" | "au") || DAYS.contains(&&*before);
    let led = led || number.head().trim().is_empty();
    if number.text() != "1" || !led {
        return false;
    }
    let mut words = number.tail().split([' ', '\u{a0}', '\n']).filter(|word| !word.is_empty());
    let is_month = |word: &str| MONTHS.contains(&word.trim_end_matches(|c: char| !c.is_alphabetic()));
    match words.next() {
        Some("au") => {
            words.next().is_some_and(|day| day.bytes().all(|b| b.is_ascii_digit()))
                && words.next().is_some_and(is_month)
        }
        first => first.is_some_and(is_month),
    }
}

/// « XXIème siècle »
fn roman(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::RomanOrdinal).filter(|place| place.is_french() && !place.is_joined()) {
        let word = place.text();
        let number = ["ième", "ieme", "ème", "eme"].iter().find_map(|suffix| word.strip_suffix(suffix));
        let Some(number) = number.filter(|number| is_roman(number)) else { continue };
        let right = format!("{number}e");
        out.report(place.span(), message::with("Ordinal mal abrégé\u{a0}: ", word))
            .help(message::with("Écrire ", &right))
            .fix_if(place.replacement(message::with("Écrire ", &right), right));
    }
}

/// Up to thirty-nine, but for « Ième »: centuries, republics, kings.
fn is_roman(number: &str) -> bool {
    matches!(number.as_bytes(), [b'V' | b'X', ..] | [b'I', _, ..])
        && number.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'))
}

fn is_whole(place: &Place<'_>) -> bool {
    place.text().bytes().all(|b| b.is_ascii_digit())
        && !place.before().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/'))
}
