//! DT012: a day that is in no calendar, in the text.

use chrono::NaiveDate;

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::mentions::DateParts;
use crate::mentions::keyword::{Keyword, Lexicon};

pub(super) static RULE: Rule = Rule {
    code: "DT012",
    name: "nonexistent-day",
    family: Family::Dates,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("Opquast 4"),
    since: "0.1.0",
    summary: "Une date écrite dans le texte n’existe pas.",
    why: "«\u{a0}Le 31 juin\u{a0}»\u{a0}: le lecteur ne sait s’il faut venir le 30 ou le 1er juillet.",
    invalid: &[
        Sample::Body("La carte paraîtra le 31 juin 2024.\n"),
        Sample::Body("Les chemins ferment du 15 au 30 février.\n"),
        Sample::Body("La carte a paru le 29 février 2023.\n"),
        Sample::Body("La carte paraît le 45\u{a0}mai.\n"),
        Sample::Body("L’été\u{a0}: la carte paraît le 00/00/2024.\r\n"),
    ],
    valid: &[
        Sample::Body("La carte paraîtra le 30 juin 2024, puis le 29 février.\n"),
        Sample::Body(
            "La carte a paru le 29 février 2024, au format 00/00/0000, dossier 12/00/2024/8, les 45 mai.\n",
        ),
    ],
    check,
};

/// For a date without a year, a year that has all its days.
const LEAP: i32 = 2024;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for mention in &cx.mentions().dates {
        let last = mention.until.as_ref().filter(|until| is_nonexistent(until));
        let Some(parts) = last.or(Some(&mention.from).filter(|from| is_nonexistent(from))) else { continue };
        let (Some(day), Some(month)) = (parts.day, parts.month) else { continue };
        let year = parts.year.map_or(LEAP, |year| year.value);
        let Some(end) = last_day(year, month.value) else { continue };
        let place = if day.span.end() <= month.span.start() { day.span.to(month.span) } else { mention.span };
        out.report(place, format!("{} n’existe pas", quoted(cx.slice(place))))
            .help(format!("Corriger le jour ou le mois\u{a0}: {} finit le {end}", cx.slice(month.span)));
    }
    for day in cx.places(Kind::Number).filter(Place::is_french_prose) {
        let Some(length) = out_of_calendar(&day).or_else(|| beyond_months(&day)) else { continue };
        let date = day.at(day.range.start..day.range.end + length);
        out.report(date.span(), format!("{} n’existe pas", quoted(date.text()))).help(
            if date.text().contains("00/") {
                "Écrire le jour et le mois"
            } else {
                "Corriger le jour ou le mois"
            },
        );
    }
}

/// Length of the month after a day that no month has: `le 45 mai`.
fn beyond_months(day: &Place<'_>) -> Option<usize> {
    let [b'3'..=b'9', b'0'..=b'9'] = day.text().as_bytes() else { return None };
    let month = day.word_after();
    let gap = day.tail().len() - day.tail().trim_start().len();
    let is_date = day.text() > "31"
        && matches!(day.word_before(), "le" | "Le" | "du" | "au")
        && matches!(Lexicon::French.read(month), Some(Keyword::Month(_)))
        && day.tail().trim_start().starts_with(month);
    is_date.then_some(gap + month.len())
}

/// Length of the month and the year after a day, in figures that no calendar holds: `00/00/2024`.
fn out_of_calendar(day: &Place<'_>) -> Option<usize> {
    let [b'/', m1 @ b'0'..=b'9', m2 @ b'0'..=b'9', b'/', year @ ..] = day.tail().as_bytes() else {
        return None;
    };
    let number = |digits: &[u8]| digits.iter().fold(0, |all: u32, digit| all * 10 + u32::from(digit - b'0'));
    let alone = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.'));
    let ends = year.get(4).is_none_or(|&byte| !byte.is_ascii_alphanumeric() && byte != b'/');
    let year = year.get(..4).filter(|year| year.iter().all(u8::is_ascii_digit) && ends)?;
    let day_digits = day.text().as_bytes().iter().all(u8::is_ascii_digit) && day.text().len() == 2;
    let (figures, month) =
        (number(day.text().as_bytes().get(..2).filter(|_| day_digits)?), number(&[*m1, *m2]));
    let is_out = figures == 0 || month == 0 || figures > 31 && (1..=12).contains(&month);
    (is_out && (1900..2100).contains(&number(year)) && alone(day.before())).then_some("/00/0000".len())
}

fn is_nonexistent(parts: &DateParts) -> bool {
    let (Some(day), Some(month)) = (parts.day, parts.month) else { return false };
    let year = parts.year.map_or(LEAP, |year| year.value);
    NaiveDate::from_ymd_opt(year, month.value.into(), day.value.into()).is_none()
}

fn last_day(year: i32, month: u8) -> Option<u32> {
    (28..=31).rev().find(|&day| NaiveDate::from_ymd_opt(year, month.into(), day).is_some())
}
