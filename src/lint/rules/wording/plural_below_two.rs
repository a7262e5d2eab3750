use crate::Severity;
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE033",
    name: "plural-below-two",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique : nombres"),
    since: "0.1.0",
    summary: "«\u{a0}millions\u{a0}» ou «\u{a0}milliards\u{a0}» ne s’accorde pas avec son nombre.",
    why: "Le pluriel commence à deux\u{a0}: «\u{a0}1,8\u{a0}million d’euros\u{a0}», «\u{a0}2\u{a0}millions d’euros\u{a0}».",
    invalid: &[
        Sample::Body("Un plan de 1,8 millions d’euros.\n"),
        Sample::Body("La carte compte 12 million de points.\n"),
        Sample::FrontMatter("title: Un plan de 1,2 milliards d’euros"),
    ],
    valid: &[
        Sample::Body("De 1 à 2 millions d’euros, 1,8 million, 2 millions, 21,5 milliards, un million.\n"),
        Sample::Body("<p lang=\"en\">More than 2 million maps.</p>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for number in cx.places_between(Kind::Number, |_, after| may_be_large_unit(after)) {
        let Some(written) = large_unit(&number).filter(|_| number.is_french_prose()) else { continue };
        let plural = written.ends_with('s');
        if plural != is_below_two(number.text()) {
            continue;
        }
        let right = if plural { written.trim_end_matches('s').to_owned() } else { format!("{written}s") };
        let start = number.range.end + number.tail().find(written).unwrap_or(0);
        let place = number.at(start..start + written.len());
        let group = number.at(number.range.start..place.range.end);
        let title = message::with("Écrire ", &right);
        out.report(place.span(), message::with("Accord à revoir\u{a0}: ", group.text()))
            .help(format!("Écrire {}\u{a0}: le pluriel commence à deux", quoted(&right)))
            .fix_if(place.suggestion(title, right));
    }
}

/// Whether « million » or « milliards » may follow a number: most count something else.
fn may_be_large_unit(after: &[u8]) -> bool {
    match after {
        [b' ' | b'\n', rest @ ..] | [0xc2, 0xa0, rest @ ..] | [0xe2, 0x80, 0xaf, rest @ ..] => {
            matches!(rest, [b'm', b'i', b'l', ..] | [b' ' | b'\n' | 0xc2 | 0xe2, ..])
        }
        _ => false,
    }
}

/// « million » or « milliards », when that is what a number counts.
fn large_unit<'r>(number: &Place<'r>) -> Option<&'r str> {
    let rest = number.tail().trim_start_matches([' ', '\n', '\u{a0}', '\u{202f}']);
    if !rest.starts_with("mil") || rest.len() == number.tail().len() {
        return None;
    }
    let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
    matches!(word, "million" | "millions" | "milliard" | "milliards").then_some(word)
}

/// « 1 », « 1,8 », « 0.5 », as far as the whole part tells; « 1.800 » may be a thousand and more.
fn is_below_two(number: &str) -> bool {
    let (whole, dotted) = match number.split_once([',', '.']) {
        Some((whole, part)) => (whole, !number.contains(',') && part.len() > 2),
        None => (number, false),
    };
    matches!(whole, "0" | "1") && !dotted
}
