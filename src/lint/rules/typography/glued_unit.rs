use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::word::is_letter;

pub(super) static RULE: Rule = Rule {
    code: "TY016",
    name: "glued-unit",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: unités de mesure"),
    since: "0.1.0",
    summary: "Une unité est collée à son nombre.",
    why: "Une espace insécable sépare le nombre de l’unité, du symbole «\u{a0}%\u{a0}» (information seulement) et de la monnaie.",
    invalid: &[
        Sample::Body("Un budget de 2,5M€ par an.\n"),
        Sample::Body("Le 12mars 2024, la carte paraît.\n"),
        Sample::Body("Une visite de 30min par semaine.\n"),
        Sample::Body("Un relevé de 12km de chemins.\n"),
        Sample::Body("Un budget de 12€ par an.\n"),
        Sample::Body("Le taux atteint 20% cette année.\n"),
    ],
    valid: &[
        Sample::Body(
            "Le programme 10% commence à 9h30 ; 30\u{a0}min, 12\u{a0}km, la 5G, l’A4, 3D, 8,2/10.\n",
        ),
        Sample::Body("La couleur hsl(210,100%,50%) des chemins.\n"),
        Sample::Body("<p>Un relevé de <strong>12</strong> <strong>km</strong> de chemins.</p>\n"),
        Sample::Body("<p lang=\"en\">It reached 98.3% of the 12km network.</p>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let may_be_glued = |_: &[u8], after: &[u8]| after.first().is_some_and(|byte| matches!(byte, b'A'..));
    for number in cx.places_between(Kind::Number, may_be_glued).filter(Place::is_french_prose) {
        let unit = glued_word(number.tail());
        let unit =
            if unit.starts_with(['M', 'k', 'K']) { money(number.tail()).unwrap_or(unit) } else { unit };
        let known = UNITS.binary_search(&unit).is_ok() || unit.ends_with('€');
        if !unit.is_empty() && known && is_free(&number) {
            report(&number, unit, Severity::Warning, out);
        }
    }
    for sign in cx.places(Kind::Unit).filter(Place::is_french_prose) {
        if !sign.byte_before().is_some_and(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let digits = number_before(sign.head());
        let number = sign.at(sign.range.start - digits..sign.range.start);
        if is_free(&number) && !is_brand(&number) {
            let severity = if sign.text() == "%" { Severity::Info } else { Severity::Warning };
            report(&number, sign.text(), severity, out);
        }
    }
}

fn report(number: &Place<'_>, unit: &str, severity: Severity, out: &mut Findings<'_>) {
    let whole = number.at(number.range.start..number.range.end + unit.len());
    let last = whole.at(number.range.end..whole.range.end);
    let fix = last.is_verbatim().then(|| {
        Fix::safe("Insérer une espace insécable", vec![Edit::insert(last.span().start(), "\u{a0}")])
    });
    let right = [number.text(), "\u{a0}", unit].concat();
    out.report(whole.span(), message::with("Unité collée au nombre\u{a0}: ", whole.text()))
        .help(message::with("Écrire ", &right))
        .at_most(severity)
        .fix_if(fix);
}

/// « 2,5M€ », « 3Md€ »
fn money(tail: &str) -> Option<&str> {
    let end = ["M€", "Md€", "Mds€", "k€", "K€"].iter().find(|unit| tail.starts_with(**unit))?.len();
    tail.get(..end)
}

/// Length of the number at the end of a text, its groups of three and its decimals included.
fn number_before(head: &str) -> usize {
    let groups = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.');
    let number = head.get(head.trim_end_matches(groups).len()..).unwrap_or("");
    number.trim_start_matches(|c: char| !c.is_ascii_digit()).len()
}

/// `programme 10%`: a name, not a share.
fn is_brand(number: &Place<'_>) -> bool {
    let before = number.word_before().to_lowercase();
    before.starts_with("programme") || before == "communauté" || before == "collectif"
}

fn is_free(place: &Place<'_>) -> bool {
    !place.before().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '#'))
        && !place.is_address()
        && !is_in_css(place)
}

/// `hsl(210, 100%, 50%)`: a colour or a length as style sheets write it.
fn is_in_css(place: &Place<'_>) -> bool {
    const FUNCTIONS: [&str; 8] = ["calc", "hsl", "hsla", "lab", "lch", "rgb", "rgba", "translate"];
    let Some((before, inside)) = place.head().rsplit_once('(') else { return false };
    let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    !inside.contains(')') && FUNCTIONS.contains(&word)
}

/// The letters that touch the number.
fn glued_word(tail: &str) -> &str {
    let end = tail.find(|c: char| !is_letter(c)).unwrap_or(tail.len());
    let joined = tail.get(end..).is_some_and(|t| {
        t.starts_with(|c: char| {
            c.is_ascii_digit()
                || matches!(c, '_' | '-' | '.') && t.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric)
        })
    });
    if joined { "" } else { tail.get(..end).unwrap_or("") }
}

static UNITS: &[&str] = &[
    "GW",
    "GWh",
    "Go",
    "Ko",
    "MW",
    "MWh",
    "Mo",
    "To",
    "ans",
    "août",
    "avril",
    "cm",
    "décembre",
    "euros",
    "février",
    "ha",
    "hectares",
    "heures",
    "janvier",
    "jours",
    "juillet",
    "juin",
    "kW",
    "kWh",
    "kg",
    "kilomètres",
    "km",
    "mai",
    "mars",
    "milliards",
    "millions",
    "min",
    "minutes",
    "mm",
    "mn",
    "mois",
    "mètres",
    "novembre",
    "octobre",
    "semaines",
    "septembre",
    "tonnes",
    "€",
];

#[cfg(test)]
mod tests {
    #[test]
    fn units_are_sorted() {
        assert!(super::UNITS.is_sorted());
    }
}
