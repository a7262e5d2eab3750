//! DT002: an offset that is not that of Paris on that day.

use chrono::{DateTime, FixedOffset};

use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::paris_offset;
use crate::lint::context::{Context, Findings};
use crate::lint::french;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

use super::written;

pub(super) static RULE: Rule = Rule {
    code: "DT002",
    name: "offset-not-paris",
    family: Family::Dates,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Le décalage horaire n’est pas celui de Paris ce jour-là.",
    why: "Paris est à `+01:00` en hiver et à `+02:00` en été. Un autre décalage date la page d’une autre heure, \
          parfois d’un autre jour, et lève un embargo trop tôt ou trop tard.",
    invalid: &[
        Sample::FrontMatter("date: 2023-11-23 16:02:00 +02:00"),
        Sample::FrontMatter("date: 2023-07-14 10:00:00 +01:00"),
        Sample::FrontMatter("date: 2023-11-23 16:02:00 Z"),
        Sample::FrontMatter("event_start_date: '2023-11-23 16:02 +02:00'"),
    ],
    valid: &[
        Sample::FrontMatter("date: 2018-10-01T09:02:35.616Z"),
        Sample::FrontMatter("date: 2023-11-23 16:02:00 +01:00"),
        Sample::FrontMatter("date: 2023-07-14T10:00:00+02:00"),
        Sample::FrontMatter("date: 2023-11-23 16:02:00 CET"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for date in written::dates(cx) {
        let (Some(offset), Ok(instant)) = (&date.value.offset, date.value.instant) else { continue };
        let Some(paris) = date.value.paris() else { continue };
        let wall = instant.naive_local();
        let right = paris_offset(wall);
        // Minutes are what can be written: before 1911, Paris was at +00:09:21.
        if offset.seconds / 60 == right / 60 || paris.offset().local_minus_utc() == offset.seconds {
            continue;
        }
        if offset.seconds == 0 && is_exact(&date.value.written) {
            continue;
        }
        let place = written::part(cx, date, offset.range.clone());
        let day = if paris.date_naive() == wall.date() {
            String::new()
        } else {
            format!(", le {}", french::day(paris.date_naive()))
        };
        let message = format!(
            "Le {}, Paris est à {} et non à {}\u{a0}: la page est datée de {}{day}",
            french::day(wall.date()),
            french::offset(right),
            quoted(cx.slice(place)),
            french::time(paris),
        );
        let glued = cx.slice(place).starts_with(['Z', 'z']) && cx.slice(date.span).contains('T');
        let before = cx.release.source.text().get(..place.range().start).unwrap_or("");
        let close = cx.slice(place).starts_with(['+', '-']) || glued || before.ends_with(' ');
        let space = if close { "" } else { " " };
        let finding = out.report(place, message).at_most(written::gravity(cx));
        if offset.seconds == 0 {
            // What is in UTC tells an instant, which stays.
            let whole = written::part(cx, date, 0..offset.range.end);
            let Some(date) = in_paris(cx.slice(whole), paris, offset.range.start, space) else {
                finding.help("Écrire la date et l’heure de Paris, avec son décalage");
                continue;
            };
            finding
                .help(format!(
                    "Écrire {}, qui est le même instant\u{202f}; ou {} seul, si {} est l’heure de Paris",
                    quoted(&date),
                    quoted(&french::offset(right)),
                    french::time(instant),
                ))
                .fix(Fix::suggested("Écrire l’heure de Paris", vec![Edit::replace(whole, date)]));
            continue;
        }
        let edit = Edit::replace(place, format!("{space}{}", french::offset(right)));
        finding
            .help(format!("Écrire {}, si l’heure est la bonne", french::offset(right)))
            .fix(Fix::suggested("Écrire le décalage de Paris", vec![edit]));
    }
}

/// `2018-10-01T09:02:35.616Z`: nobody writes so by hand, and the machine that did knew the instant.
fn is_exact(written: &str) -> bool {
    let time = written.split_once('T').map_or("", |(_, time)| time);
    let seconds = time.get(5..8).filter(|seconds| *seconds != ":00");
    time.contains('.') || seconds.is_some_and(|seconds| seconds.starts_with(':'))
}

/// A date written from its year to its minutes, then to where its offset is, told in Paris.
fn in_paris(written: &str, paris: DateTime<FixedOffset>, offset: usize, space: &str) -> Option<String> {
    const MINUTES: usize = "2018-10-01 09:02".len();
    let is_digit = |at: usize| written.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let usual = (0..MINUTES).all(|at| is_digit(at) != matches!(at, 4 | 7 | 10 | 13));
    let between = written.get(10..11).filter(|_| usual)?;
    let rest = written.get(MINUTES..offset)?;
    let (day, time) = (paris.format("%Y-%m-%d"), paris.format("%H:%M"));
    let offset = french::offset(paris.offset().local_minus_utc());
    Some(format!("{day}{between}{time}{rest}{space}{offset}"))
}
