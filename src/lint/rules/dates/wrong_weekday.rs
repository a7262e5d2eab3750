//! DT007: a day of the week that is not that date's.

use chrono::Datelike;

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::french;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::mentions::DateParts;

use super::{calendar, written};

pub(super) static RULE: Rule = Rule {
    code: "DT007",
    name: "wrong-weekday",
    family: Family::Dates,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("Opquast 4"),
    since: "0.1.0",
    summary: "Le jour de la semaine n’est pas celui de la date.",
    why: "Le lecteur ne sait lequel croire, et vient un jour trop tôt ou trop tard. Sans année écrite, la règle \
          prend celle qui met la date au plus près de la publication.",
    invalid: &[
        Sample::Body("La carte sera présentée le lundi 12 mars 2024 à Guéret.\n"),
        Sample::Body("La carte sera présentée mercredi 14 mars à Guéret.\n"),
    ],
    valid: &[
        Sample::Body("La carte sera présentée le mardi 12 mars 2024 à Guéret.\n"),
        Sample::Body("La carte sera présentée jeudi 14 mars à Guéret, puis lundi.\n"),
        Sample::FrontMatter(
            "date: 2023-12-20 10:00:00 +01:00\nchapeau-text: Rendez-vous le mercredi 3 janvier à Guéret.",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let publication = written::publication(cx);
    for mention in &cx.mentions().dates {
        for parts in [Some(&mention.from), mention.until.as_ref()].into_iter().flatten() {
            let (Some(weekday), Some(date)) = (parts.weekday, calendar::day(parts, publication)) else {
                continue;
            };
            if date.weekday() == weekday.value {
                continue;
            }
            let message = format!(
                "{} {}, le {} est un {}",
                quoted(cx.slice(weekday.span)),
                year_from(parts),
                french::day(date),
                french::weekday(date.weekday())
            );
            out.report(weekday.span, message).help("Corriger le jour de la semaine ou la date");
        }
    }
}

fn year_from(parts: &DateParts) -> &'static str {
    if parts.year.is_some() {
        "ne va pas avec la date\u{a0}: de fait"
    } else {
        "ne va pas avec la date\u{a0}: à la parution"
    }
}
