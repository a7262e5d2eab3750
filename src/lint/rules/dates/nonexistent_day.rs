//! DT012: a day that is in no calendar, in the text.

use chrono::NaiveDate;

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::mentions::DateParts;

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
    ],
    valid: &[
        Sample::Body("La carte paraîtra le 30 juin 2024, puis le 29 février.\n"),
        Sample::Body("La carte a paru le 29 février 2024.\n"),
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
}

fn is_nonexistent(parts: &DateParts) -> bool {
    let (Some(day), Some(month)) = (parts.day, parts.month) else { return false };
    let year = parts.year.map_or(LEAP, |year| year.value);
    NaiveDate::from_ymd_opt(year, month.value.into(), day.value.into()).is_none()
}

fn last_day(year: i32, month: u8) -> Option<u32> {
    (28..=31).rev().find(|&day| NaiveDate::from_ymd_opt(year, month.into(), day).is_some())
}
