//! DT008: a date that the day of publication contradicts.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::french;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::mentions::{DateMention, Relative};
use crate::text::PassageKind;

use super::{calendar, written};

pub(super) static RULE: Rule = Rule {
    code: "DT008",
    name: "contradicted-date",
    family: Family::Dates,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("Opquast 4"),
    since: "0.1.0",
    summary: "Une date relative contredit la date de publication.",
    why: "«\u{a0}Ce mardi 10 avril\u{a0}» dans un communiqué de juillet, «\u{a0}prochain\u{a0}» pour un jour passé\u{a0}: le texte a \
          été repris d’un autre, ou la publication a glissé sans que le texte suive.",
    invalid: &[
        Sample::Body("La carte est présentée ce lundi 12 février à Guéret.\n"),
        Sample::Body("La carte sera présentée le 4 mars 2024 prochain.\n"),
        Sample::Body("La carte a été présentée le 4 avril 2024 dernier.\n"),
        Sample::Body("Hier, mardi 5 mars, la carte «\u{a0}libre\u{a0}» a été présentée.\r\n"),
        Sample::Body("La carte paraît aujourd’hui 14 mars.\n"),
        Sample::Body("Guéret, le 12 mars 2023\n\nLa carte est libre.\n"),
        Sample::Body("Guéret, le 12 mars 2023 – La carte d’été est libre.\n"),
    ],
    valid: &[
        Sample::Body("La carte est libre.\n\nGuéret, le 12 mars 2023 – Premier atelier.\n"),
        Sample::Body("Guéret, le 11 mars 2024\n\nDepuis Guéret, le 12 mars 2023, la carte a changé.\n"),
        Sample::Body("La carte est présentée ce mercredi 13 mars à Guéret.\n"),
        Sample::Body("La carte sera présentée en juin 2024 prochain, et le 4 avril prochain.\n"),
        Sample::Body("La carte a été présentée le 4 mars dernier. Aujourd’hui, elle est libre.\n"),
        Sample::Body(
            "Hier, lundi 11 mars, la carte a été présentée. Elle l’est aujourd’hui. Le 4 avril, elle change.\n",
        ),
    ],
    check,
};

/// « ce mardi » is said of the days around publication.
const AROUND: i64 = 21;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let Some(publication) = written::publication(cx) else { return };
    let dates = &cx.mentions().dates;
    for pair in dates.windows(2) {
        if let [relative, date] = pair {
            explained(cx, out, publication, relative, date);
        }
    }
    dateline(cx, out, publication);
    for mention in dates {
        let Some(relative) = mention.relative else { continue };
        let Some(date) = calendar::day(&mention.from, Some(publication)).or_else(|| month(mention)) else {
            continue;
        };
        let distance = calendar::distance(date, publication);
        let written_year = mention.from.year.is_some();
        let wrong = match relative.value {
            Relative::This => mention.from.day.is_some() && distance.abs() > AROUND,
            // without a year, « le 4 mars prochain » may be next year's, but seldom so far ahead
            Relative::Next => distance < 0 && (written_year || distance > -MONTHS),
            Relative::Last => distance > 0 && (written_year || distance < MONTHS),
            // « aujourd’hui » has no date of its own: see `explained`
            _ => false,
        };
        if wrong {
            let message = format!(
                "{} ne va pas avec une publication le {}",
                quoted(cx.slice(mention.span)),
                french::day(publication)
            );
            let finding =
                out.report(mention.span, message).help("Corriger cette date, ou celle de la publication");
            if matches!(relative.value, Relative::Next | Relative::Last) && !written_year {
                finding.at_most(Severity::Info);
            }
        }
    }
}

/// How near a day without a year must be to the publication for the next one, or the last, to be meant.
const MONTHS: i64 = 120;

/// « Paris, le 12 janvier 2023 » above or below a release of another year.
fn dateline(cx: &Context<'_, '_>, out: &mut Findings<'_>, publication: NaiveDate) {
    let texts = cx.release.texts();
    for mention in &cx.mentions().dates {
        let (Some(_), Some(year), None) = (mention.from.day, mention.from.year, &mention.until) else {
            continue;
        };
        if year.value == publication.year() {
            continue;
        }
        let index = texts.passages().partition_point(|passage| passage.span.end() <= mention.span.start());
        let Some(passage) = texts.passages().get(index) else { continue };
        let line = texts.text(passage).trim().trim_end_matches('.');
        let date = cx.slice(mention.span);
        let alone = line.strip_suffix(date);
        // « Paris, le 12 janvier 2023 – La mission ouvre… »
        let leads = || {
            let (head, after) = line.split_once(date)?;
            let first = texts.passages().iter().find(|passage| passage.kind == PassageKind::Paragraph)?;
            let dash = after.trim_start().starts_with(['–', '—', '-']);
            (dash && first.range == passage.range).then_some(head)
        };
        let place = alone.or_else(leads).and_then(|head| head.strip_suffix(", le "));
        let Some(day) = calendar::day(&mention.from, None) else { continue };
        let far = calendar::distance(day, publication).abs() > AROUND;
        if far && place.is_some_and(is_town) && passage.kind == PassageKind::Paragraph {
            let message =
                format!("{} ne va pas avec une publication le {}", quoted(date), french::day(publication));
            out.report(mention.span, message).help("Corriger cette date, ou celle de la publication");
        }
    }
}

/// One to four words, the first of which has a capital.
fn is_town(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.split_whitespace().count() <= 4 && !text.contains([',', ':'])
}

/// « hier, mardi 5 mars »: a relative day, and the date that it is said to be.
fn explained(
    cx: &Context<'_, '_>,
    out: &mut Findings<'_>,
    publication: NaiveDate,
    day: &DateMention,
    date: &DateMention,
) {
    let expected = match day.relative.map(|relative| relative.value) {
        Some(Relative::Today) => 0,
        Some(Relative::Yesterday) => -1,
        Some(Relative::Tomorrow) => 1,
        _ => return,
    };
    if date.relative.is_some() || date.until.is_some() {
        return;
    }
    let between = day.span.range().end..date.span.range().start;
    let Some(between) = cx.release.source.text().get(between) else { return };
    let between = between.trim_start_matches([',', ' ', '\u{a0}', '(', '\n', '\r']);
    let Some(date_of) = calendar::day(&date.from, Some(publication)) else { return };
    if matches!(between.trim_end(), "" | "le" | "ce") && calendar::distance(date_of, publication) != expected
    {
        let whole = day.span.to(date.span);
        let message = format!(
            "{} ne va pas avec une publication le {}",
            quoted(cx.slice(whole)),
            french::day(publication)
        );
        out.report(whole, message).help("Corriger cette date, ou celle de la publication");
    }
}

/// The last day of a month of a written year: nothing before it is past.
fn month(mention: &DateMention) -> Option<NaiveDate> {
    let (month, year) = (mention.from.month?.value, mention.from.year?.value);
    let first = NaiveDate::from_ymd_opt(year, month.into(), 1)?;
    match mention.relative?.value {
        Relative::Next => first.checked_add_months(chrono::Months::new(1))?.pred_opt(),
        Relative::Last => Some(first),
        _ => None,
    }
}
