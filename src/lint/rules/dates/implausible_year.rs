//! DT005: a year in which no release of the site can have been published.

use chrono::Datelike;

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

use super::written;

pub(super) static RULE: Rule = Rule {
    code: "DT005",
    name: "implausible-year",
    family: Family::Dates,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "L’année est invraisemblable.",
    why: "Un chiffre de trop ou de moins classe la page au bout de toutes les listes, ou la cache pour des siècles.",
    invalid: &[
        Sample::FrontMatter("event_start_date: 0007-08-31 23:09:21 +00:09"),
        Sample::FrontMatter("date: 2204-03-12 10:00:00 +01:00"),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2024-03-05 10:00:00 +01:00\n---\n\nRendez-vous le 12 mars 2204 à Guéret.\n",
        ),
    ],
    valid: &[
        Sample::FrontMatter("date: 1999-12-31\nevent_start_date: 2025-01-10"),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2024-03-05 10:00:00 +01:00\n---\n\nAvant le 1er janvier 2100, et 2500 cartes.\n",
        ),
    ],
    check,
};

/// The first years of the Web sites of the State.
const FIRST: i32 = 1995;

/// Nobody writes a day so many years ahead: « le 12 mars 2204 ».
const AHEAD_IN_TEXT: i32 = 150;

/// Nobody announces anything so many years ahead.
const AHEAD: i32 = 20;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let last = cx.now.map_or(2100, |now| now.year() + AHEAD);
    for date in written::dates(cx) {
        let Some(year) = date.value.paris().map(|paris| paris.year()) else { continue };
        if !(FIRST..=last).contains(&year) {
            let message = format!("L’année {year} de {} est invraisemblable", quoted(&date.value.written));
            out.report(date.span, message).help("Vérifier l’année");
        }
    }
    for mention in &cx.mentions().dates {
        let (Some(_), Some(year)) = (mention.from.day, mention.from.year) else { continue };
        let ahead = written::publication(cx).is_some_and(|day| year.value > day.year() + AHEAD_IN_TEXT);
        if ahead {
            let message = format!("L’année {} est invraisemblable", quoted(cx.slice(year.span)));
            out.report(year.span, message).help("Vérifier l’année").at_most(Severity::Warning);
        }
    }
}
