//! DT011: a date of which Jekyll does not read all that is written.

use crate::diagnostic::Severity;
use crate::front_matter::{DateKind, DateSurprise, UnreadableDate, WrittenDate};
use crate::lint::context::{Context, Findings};
use crate::lint::french;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

use super::written;

pub(super) static RULE: Rule = Rule {
    code: "DT011",
    name: "misread-date",
    family: Family::Dates,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("Opquast 231"),
    since: "0.1.0",
    summary: "Jekyll lit la date autrement qu’elle n’est écrite.",
    why: "Jekyll cherche dans le texte ce qui ressemble à une date anglaise, et complète avec le jour de la \
          construction\u{a0}: `12 mai 2023` est le 12 du mois en cours, `mardi` est mars, `16 h 02` est 16 heures.",
    invalid: &[
        Sample::FrontMatter("date: 12 mai 2023"),
        Sample::FrontMatter("date: 05/06/23"),
        Sample::FrontMatter("date: 23 novembre 2023 à 16 h 02"),
        Sample::FrontMatter("date: [2023-11-23]"),
    ],
    valid: &[
        Sample::FrontMatter("date: 23/11/2023"),
        Sample::FrontMatter("date: 23 novembre 2023 16:02"),
        Sample::FrontMatter("date: jeudi 23 novembre 2023"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for date in written::dates(cx) {
        let Some((message, severity)) = words(&date.value) else { continue };
        out.report(date.span, message)
            .help("Écrire «\u{a0}2024-03-12 10:00:00 +01:00\u{a0}»")
            .at_most(severity.min(written::gravity(cx)));
    }
}

fn words(date: &WrittenDate<'_>) -> Option<(String, Severity)> {
    let written = quoted(&date.written);
    if date.instant == Err(UnreadableDate::DependsOnBuildDay) {
        let message = format!(
            "{written} ne donne pas d’année à Jekyll\u{a0}: la page change de date à chaque construction du site"
        );
        return Some((message, Severity::Error));
    }
    let paris = date.paris()?;
    let read = format!("Jekyll lit le {} à {}", french::day(paris.date_naive()), french::time(paris));
    if date.kind == DateKind::List {
        return Some((format!("La date est écrite comme une liste\u{a0}: {read}"), Severity::Warning));
    }
    let has = |surprise| date.surprises.contains(&surprise);
    if has(DateSurprise::TwoDigitYear) {
        return Some((
            format!("{written} commence par l’année, pour Jekyll\u{a0}: {read}"),
            Severity::Warning,
        ));
    }
    let english_day = date.written.split_whitespace().next().is_some_and(is_weekday);
    let whole_day_name = english_day && !date.has_time;
    if has(DateSurprise::IgnoredText) && !whole_day_name && !has(DateSurprise::IgnoredZone) {
        return Some((format!("Jekyll ne lit pas tout de {written}\u{a0}: {read}"), Severity::Warning));
    }
    if has(DateSurprise::IgnoredOffset) {
        return Some((format!("Le décalage de {written} n’existe pas\u{a0}: {read}"), Severity::Warning));
    }
    if has(DateSurprise::Midnight24) || has(DateSurprise::LeapSecond) || has(DateSurprise::AmbiguousHour) {
        return Some((format!("{written} se lit de deux façons\u{a0}: {read}"), Severity::Info));
    }
    None
}

/// A French day of the week, which Ruby skips.
fn is_weekday(word: &str) -> bool {
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
        .iter()
        .any(|day| word.trim_end_matches(',').eq_ignore_ascii_case(day))
}
