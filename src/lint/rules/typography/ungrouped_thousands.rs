use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY015",
    name: "ungrouped-thousands",
    family: Family::Typography,
    severity: Severity::Info,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: nombres"),
    since: "0.1.0",
    summary: "Les milliers d’un nombre ne sont pas séparés par une espace insécable.",
    why: "«\u{a0}30\u{a0}000 chemins\u{a0}» se lit d’un coup d’œil, «\u{a0}30000\u{a0}» se déchiffre. Années, codes postaux et références restent sans espace\u{202f}; le point et la virgule ne séparent pas les milliers en français.",
    invalid: &[
        Sample::Body("La carte montre 30000 chemins.\n"),
        Sample::Body("La carte couvre 3500 communes.\n"),
        Sample::Body("La carte montre 30.000 chemins.\n"),
        Sample::Body("La carte montre 30,000 chemins.\n"),
        Sample::Body("La carte coûte 1500000 €.\n"),
    ],
    valid: &[
        Sample::Body(
            "En 2024, 30\u{a0}000 chemins. 75016 Paris, 23000 Guéret, n° 12345, le 1er janvier 2019 les communes.\n",
        ),
        Sample::Body("Depuis 2018 plusieurs communes, la norme 27001, 1500 m, le décret 2019-1088.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for number in cx.places(Kind::Number).filter(|place| place.is_french_prose() && is_count(place)) {
        let digits: String = number.text().chars().filter(char::is_ascii_digit).collect();
        let right = grouped(&digits);
        let euros = number.tail().trim_start().starts_with('€');
        let counted = if euros { "€" } else { number.word_after() };
        let fix = number.is_verbatim().then(|| {
            Fix::suggested(
                "Grouper les chiffres par trois",
                vec![Edit::replace(number.span(), right.clone())],
            )
        });
        out.report(
            number.span(),
            message::with("Milliers sans espace\u{a0}: ", &format!("{} {counted}", number.text())),
        )
        .help(message::with("Écrire ", &format!("{right} {counted}")))
        .fix_if(fix);
    }
}

/// A number of things: digits, a space, and a plural or a currency.
fn is_count(place: &Place<'_>) -> bool {
    let text = place.text();
    // Nearly all numbers are short.
    if text.len() < 4 {
        return false;
    }
    let bare = text.bytes().all(|b| b.is_ascii_digit());
    // « 12,000 communes »: three zeros after the comma are no decimals.
    let sign = if text.ends_with(",000") { ',' } else { '.' };
    let by_dots = !bare
        && text.split_once(sign).is_some_and(|(head, tail)| {
            (1..=3).contains(&head.len())
                && tail.split(sign).all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
                && !head.starts_with('0')
        });
    let plain = (4..=9).contains(&text.len()) && bare && !text.starts_with('0');
    let year = text.len() == 4 && text.parse().is_ok_and(|n: u32| (1700..=2100).contains(&n));
    let spaced = place.tail().starts_with([' ', '\u{a0}']);
    let alone = !place
        .before()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '°' | '#' | '.' | ','));
    (plain || by_dots) && !year && alone && spaced && is_counted(place) && !is_reference(place)
}

fn is_counted(place: &Place<'_>) -> bool {
    place.tail().trim_start().starts_with('€') || is_plural(place.word_after())
}

fn is_plural(word: &str) -> bool {
    word == "euros"
        || (word.len() > 4
            && word.ends_with(['s', 'x'])
            && word.starts_with(char::is_lowercase)
            && !matches!(
                word,
                "dans"
                    | "depuis"
                    | "plusieurs"
                    | "alors"
                    | "après"
                    | "toujours"
                    | "moins"
                    | "sous"
                    | "vers"
                    | "mais"
            ))
}

/// A number that names something: « norme 27001 », « article 1384 », « CS 12345 ».
fn is_reference(place: &Place<'_>) -> bool {
    let before = place.word_before();
    matches!(
        before,
        "norme"
            | "article"
            | "code"
            | "numéro"
            | "ISO"
            | "EN"
            | "CS"
            | "BP"
            | "INSEE"
            | "loi"
            | "décret"
            | "no"
    )
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}
