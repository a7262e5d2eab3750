//! Dates and times of day written in the text.

use chrono::Weekday;
use serde::Serialize;

use super::keyword::{Keyword, Lexicon};
use super::number;
use crate::span::{Span, Spanned};
use crate::text::reading::Reading;
use crate::text::word;

/// A date, a range of dates or a relative day, as the text gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DateMention {
    /// From the weekday or `ce` to the year or `prochain`; without the preposition.
    pub span: Span,
    /// The date, or the first one of a range.
    pub from: DateParts,
    /// The last date of a range (« du 3 au 5 mai », « les 19 et 20 octobre »).
    pub until: Option<DateParts>,
    /// `ce`, `prochain`, `dernier`, `hier`, `aujourd’hui`, `demain`.
    pub relative: Option<Spanned<Relative>>,
}

/// What is said of one date; in a range, the first date takes the month and year of the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DateParts {
    /// The day of the week.
    pub weekday: Option<Spanned<Weekday>>,
    /// The day of the month, 1 to 31.
    pub day: Option<Spanned<u8>>,
    /// The month, 1 to 12.
    pub month: Option<Spanned<u8>>,
    /// The year, in four digits.
    pub year: Option<Spanned<i32>>,
}

/// How a date stands to the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Relative {
    /// `ce mardi`
    This,
    /// `prochain`
    Next,
    /// `dernier`
    Last,
    /// `hier`
    Yesterday,
    /// `aujourd’hui`; in running text often « nowadays ».
    Today,
    /// `demain`
    Tomorrow,
}

/// A time of day: `9h30`, `14 h`, `2:30 pm`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TimeMention {
    /// The hour to the last digit, `h` or `pm`.
    pub span: Span,
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

/// A date found, and where reading goes on.
pub(crate) type Found = (DateMention, usize);

/// Reads the date whose day of the month begins at `at`: `28 novembre 2023`, `3 au 5 mai`,
/// `28/11/2023`; a weekday before it is taken in.
pub(crate) fn at_day(reading: &Reading<'_, '_>, at: usize, words: Lexicon) -> Option<Found> {
    let text = reading.text;
    let (from, mut end, mut until) = numeric(reading, at).map(|(p, end)| (p, end, None)).or_else(|| {
        let (day, after) = day(reading, at)?;
        let day = || Spanned::new(day, reading.span(at..after));
        match month_and_year(reading, after, words) {
            Some((month, year, end)) => Some((parts(day(), month, year), end, None)),
            None => {
                let (last, end) = last_day(reading, after, words)?;
                Some((parts(day(), last.month, last.year), end, Some(last)))
            }
        }
    })?;
    if until.is_none()
        && let Some((last, after)) = last_day(reading, end, words)
    {
        (until, end) = (Some(last), after);
    }
    let mut from = from;
    if let Some(last) = until {
        from.year = from.year.or(last.year);
    }
    let mut start = at;
    let before = word::before(text, at);
    if let Some(Keyword::Weekday(weekday)) = words.read(reading.slice(before.clone())) {
        start = before.start;
        from.weekday = Some(Spanned::new(weekday, reading.span(before)));
    }
    let (relative, start, end) = qualifiers(reading, start, end, words);
    Some((DateMention { span: reading.span(start..end), from, until, relative }, end))
}

/// Reads a month that no day precedes (`février 2024`, `mai dernier`, `May 3, 2023`).
///
/// A month alone counts in lower case only: « Mars » and « May » are names too.
pub(crate) fn at_month(
    reading: &Reading<'_, '_>,
    at: usize,
    end: usize,
    month: u8,
    words: Lexicon,
) -> Option<Found> {
    let text = reading.text;
    let month = Some(Spanned::new(month, reading.span(at..end)));
    let next = word::skip_blanks(text, end);
    let english_day = number::one_or_two_digits(text, next).filter(|&(day, after)| {
        (1..=31).contains(&day)
            && text.get(after..).unwrap_or_default().starts_with(',')
            && text.get(at..).unwrap_or_default().starts_with(char::is_uppercase)
    });
    let mut from = DateParts { month, ..DateParts::default() };
    let mut after = end;
    if let Some((value, day_end)) = english_day {
        from.day = Some(Spanned::new(value, reading.span(next..day_end)));
        after = day_end;
        if let Some((year, year_end)) = self::year(reading, word::skip_blanks(text, day_end + 1)) {
            (from.year, after) = (Some(year), year_end);
        }
    } else if let Some((year, year_end)) = self::year(reading, next) {
        (from.year, after) = (Some(year), year_end);
    }
    let (relative, start, stop) = qualifiers(reading, at, after, words);
    let alone = after == end && relative.is_none();
    if alone && (word::is_capitalised(text.get(at..end).unwrap_or_default()) || words == Lexicon::English) {
        return None;
    }
    Some((DateMention { span: reading.span(start..stop), from, until: None, relative }, stop))
}

/// Reads a weekday that no day follows: `ce mardi`, `jeudi prochain`; a habit (« le lundi ») is not
/// a date.
pub(crate) fn at_weekday(
    reading: &Reading<'_, '_>,
    at: usize,
    end: usize,
    weekday: Weekday,
    words: Lexicon,
) -> Option<Found> {
    let next = word::skip_blanks(reading.text, end);
    if reading.text.as_bytes().get(next).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let (relative, start, stop) = qualifiers(reading, at, end, words);
    let weekday = Some(Spanned::new(weekday, reading.span(at..end)));
    let from = DateParts { weekday, ..DateParts::default() };
    relative.map(|r| {
        (DateMention { span: reading.span(start..stop), from, until: None, relative: Some(r) }, stop)
    })
}

/// Reads `hier`, `demain`, `aujourd’hui`.
pub(crate) fn at_relative_day(
    reading: &Reading<'_, '_>,
    at: usize,
    end: usize,
    day: Relative,
) -> Option<Found> {
    let mut stop = end;
    if reading.slice(at..end).ends_with(['d', 'D']) {
        let rest = reading.text.get(end..)?;
        let apostrophe = rest.chars().next().filter(|&c| word::is_apostrophe(c))?;
        let hui = end + apostrophe.len_utf8();
        stop = word::end(reading.text, hui);
        if !word::folds_to(reading.slice(hui..stop), "hui") {
            return None;
        }
    }
    let span = reading.span(at..stop);
    let relative = Some(Spanned::new(day, span));
    Some((DateMention { span, from: DateParts::default(), until: None, relative }, stop))
}

/// Reads `prochain` or `dernier` after a period: `la semaine prochaine`, `le mois dernier`.
pub(crate) fn at_qualifier(
    reading: &Reading<'_, '_>,
    at: usize,
    end: usize,
    relative: Relative,
) -> Option<Found> {
    const PERIODS: [&str; 6] = ["semaine", "mois", "annee", "an", "trimestre", "ete"];
    let before = word::before(reading.text, at);
    if !PERIODS.iter().any(|period| word::folds_to(reading.slice(before.clone()), period)) {
        return None;
    }
    let relative = Some(Spanned::new(relative, reading.span(at..end)));
    let span = reading.span(before.start..end);
    Some((DateMention { span, from: DateParts::default(), until: None, relative }, end))
}

/// Reads the time of day whose hour begins at `at`: `9h30`, `14 h`, `14:30`, `2:30 pm`.
pub(crate) fn time(reading: &Reading<'_, '_>, at: usize) -> Option<(TimeMention, usize)> {
    let text = reading.text;
    let (hour, after) = number::one_or_two_digits(text, at)?;
    let mark = word::skip_blanks(text, after);
    let (minute, end) = match text.as_bytes().get(mark)? {
        b'h' | b'H' => {
            let next = word::skip_blanks(text, mark + 1);
            let glued = next == mark + 1 || mark > after;
            match number::one_or_two_digits(text, next).filter(|&(_, e)| e == next + 2 && glued) {
                Some((minute, end)) => (minute, end),
                None if word::end(text, mark) == mark + 1 => (0, mark + 1),
                None => return None,
            }
        }
        b':' if mark == after => {
            let (minute, end) = number::one_or_two_digits(text, mark + 1).filter(|&(_, e)| e == mark + 3)?;
            (minute, half_day(text, end).unwrap_or(end))
        }
        _ => (0, half_day(text, after)?),
    };
    let afternoon = text.get(..end)?.ends_with(['m', 'M'])
        && text.get(at..end).unwrap_or_default().contains(['p', 'P'])
        && hour < 12;
    let hour = if afternoon { hour + 12 } else { hour };
    (hour <= 24 && minute < 60).then(|| (TimeMention { span: reading.span(at..end), hour, minute }, end))
}

fn half_day(text: &str, at: usize) -> Option<usize> {
    let start = word::skip_blanks(text, at);
    let end = word::end(text, start);
    let word = text.get(start..end)?;
    (word::folds_to(word, "am") || word::folds_to(word, "pm")).then_some(end)
}

fn parts(day: Spanned<u8>, month: Option<Spanned<u8>>, year: Option<Spanned<i32>>) -> DateParts {
    DateParts { weekday: None, day: Some(day), month, year }
}

fn numeric(reading: &Reading<'_, '_>, at: usize) -> Option<(DateParts, usize)> {
    let text = reading.text;
    let (day, slash) = number::one_or_two_digits(text, at)?;
    let separator = *text.as_bytes().get(slash).filter(|b| matches!(b, b'/' | b'.'))?;
    let (month, second) = number::one_or_two_digits(text, slash + 1)?;
    if text.as_bytes().get(second) != Some(&separator) {
        return None;
    }
    let (year, end) = year(reading, second + 1)?;
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let day = Spanned::new(day, reading.span(at..slash));
    let month = Spanned::new(month, reading.span(slash + 1..second));
    Some((parts(day, Some(month), Some(year)), end))
}

/// A day of the month: `3`, `1er`, `1 er`, `3rd`.
fn day(reading: &Reading<'_, '_>, at: usize) -> Option<(u8, usize)> {
    let text = reading.text;
    let (value, mut end) = number::one_or_two_digits(text, at).filter(|(v, _)| (1..=31).contains(v))?;
    let suffix = word::skip_blanks(text, end);
    let suffix_end = word::end(text, suffix);
    let ordinal = reading.slice(suffix..suffix_end);
    if ordinal == "er" || (suffix == end && matches!(ordinal, "st" | "nd" | "rd" | "th")) {
        end = suffix_end;
    }
    Some((value, end))
}

type MonthAndYear = (Option<Spanned<u8>>, Option<Spanned<i32>>, usize);

fn month_and_year(reading: &Reading<'_, '_>, at: usize, words: Lexicon) -> Option<MonthAndYear> {
    let start = word::skip_blanks(reading.text, at);
    let end = word::end(reading.text, start);
    let Some(Keyword::Month(month)) = words.read(reading.slice(start..end)) else { return None };
    let month = Some(Spanned::new(month, reading.span(start..end)));
    match year(reading, word::skip_blanks(reading.text, end)) {
        Some((year, after)) => Some((month, Some(year), after)),
        None => Some((month, None, end)),
    }
}

fn year(reading: &Reading<'_, '_>, at: usize) -> Option<(Spanned<i32>, usize)> {
    let end = number::digits(reading.text.as_bytes(), at);
    let value: i32 = reading.slice(at..end).parse().ok().filter(|y| (1000..=2999).contains(y))?;
    (end == at + 4).then(|| (Spanned::new(value, reading.span(at..end)), end))
}

/// The end of a range: `au 5 mai`, `et 20 octobre`, `- 7 juin 2024`.
fn last_day(reading: &Reading<'_, '_>, at: usize, words: Lexicon) -> Option<(DateParts, usize)> {
    let text = reading.text;
    let mut start = word::skip_blanks(text, at);
    let rest = text.get(start..)?;
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—'));
    start = match dash {
        Some(dash) => start + dash.len_utf8(),
        None => {
            let end = word::end(text, start);
            matches!(text.get(start..end).unwrap_or_default(), "au" | "et" | "to" | "and").then_some(end)?
        }
    };
    start = word::skip_blanks(text, start);
    let mut weekday = None;
    let end = word::end(text, start);
    if let Some(Keyword::Weekday(found)) = words.read(reading.slice(start..end)) {
        weekday = Some(Spanned::new(found, reading.span(start..end)));
        start = word::skip_blanks(text, end);
    }
    let (day, after) = day(reading, start)?;
    let (month, year, end) = month_and_year(reading, after, words)?;
    let day = Spanned::new(day, reading.span(start..after));
    Some((DateParts { weekday, ..parts(day, month, year) }, end))
}

/// Takes in `ce` before a date and `prochain` or `dernier` after it.
fn qualifiers(
    reading: &Reading<'_, '_>,
    start: usize,
    end: usize,
    words: Lexicon,
) -> (Option<Spanned<Relative>>, usize, usize) {
    let text = reading.text;
    let next = word::skip_blanks(text, end);
    let next_end = word::end(text, next);
    if let Some(Keyword::Qualifier(relative)) = words.read(reading.slice(next..next_end)) {
        return (Some(Spanned::new(relative, reading.span(next..next_end))), start, next_end);
    }
    let before = word::before(text, start);
    if matches!(reading.slice(before.clone()), "ce" | "Ce" | "this" | "This") {
        return (Some(Spanned::new(Relative::This, reading.span(before.clone()))), before.start, end);
    }
    (None, start, end)
}
