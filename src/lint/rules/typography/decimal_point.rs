use crate::Severity;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY017",
    name: "decimal-point",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: nombres"),
    since: "0.1.0",
    summary: "Un point tient lieu de virgule décimale.",
    why: "En français, la décimale se sépare par une virgule\u{a0}: «\u{a0}3,5\u{a0}millions\u{a0}».",
    invalid: &[
        Sample::Body("La carte couvre 3.5 millions de chemins.\n"),
        Sample::Body("Un taux de 98.3 % des communes.\n"),
    ],
    valid: &[
        Sample::Body("Le RGAA 4.1, la licence 2.0, 3,5 millions, 10.12.2024.\n"),
        Sample::Body("<p lang=\"en\">It reached 98.3 % of the network.</p>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for number in cx.places(Kind::Number).filter(|place| place.is_french_prose() && is_measure(place)) {
        let right = number.text().replace('.', ",");
        out.report(number.span(), message::with("Point décimal\u{a0}: ", number.text()))
            .help(message::with("Écrire ", &right))
            .fix_if(number.replacement("Écrire la virgule décimale", right));
    }
}

/// Units that are words.
const UNITS: [&str; 14] = [
    "million",
    "millions",
    "milliard",
    "milliards",
    "euros",
    "kg",
    "km",
    "ha",
    "hectares",
    "kilomètres",
    "mètres",
    "tonnes",
    "points",
    "fois",
];

/// One dot, one or two decimals, and a unit after.
fn is_measure(place: &Place<'_>) -> bool {
    if !place.text().bytes().any(|byte| byte == b'.') {
        return false;
    }
    let decimal = place.text().split_once('.').is_some_and(|(whole, part)| {
        (1..=2).contains(&part.len()) && part.bytes().chain(whole.bytes()).all(|b| b.is_ascii_digit())
    });
    if !decimal {
        return false;
    }
    let tail = place.tail().trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let unit = tail.starts_with(['%', '€'])
        || ["M€", "Md€", "Mds€", "k€", "°C"].iter().any(|unit| tail.starts_with(unit))
        || UNITS.contains(&place.word_after());
    let alone =
        !place.before().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | 'v' | 'V'));
    unit && alone
}
