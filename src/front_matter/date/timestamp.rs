//! The two layouts that SafeYAML takes for a date or a time when they stand without quotes.

use std::borrow::Cow;

use chrono::{Days, NaiveDate, TimeDelta};

use super::cursor::Cursor;
use super::instant::{at_offset, local_in_paris};
use super::layouts::number;
use super::{DateKind, DateSurprise, WrittenDate, WrittenOffset};

/// Everything of a [`WrittenDate`] but its text.
pub(super) struct Timestamp(WrittenDate<'static>);

impl Timestamp {
    /// Gives the text back.
    pub(super) fn of<'a>(self, written: Cow<'a, str>) -> WrittenDate<'a> {
        let WrittenDate { kind, instant, offset, has_time, surprises, .. } = self.0;
        WrittenDate { written, kind, instant, offset, has_time, surprises }
    }
}

/// Reads a plain scalar; `None` when it is a string to SafeYAML, an impossible date included.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    if text.len() == 10
        && let Some(date) = date(&mut Cursor::new(text, 0), 2)
    {
        return midnight(date);
    }
    time(text)
}

/// Year, month and day, the last two of `least` to two digits; `None` when there is no such day.
fn date(c: &mut Cursor, least: usize) -> Option<NaiveDate> {
    let year = c.digits_within(4, 4)?;
    c.one_of("-")?;
    let month = c.digits_within(least, 2)?;
    c.one_of("-")?;
    let day = c.digits_within(least, 2)?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A date alone is midnight in Paris.
fn midnight(date: NaiveDate) -> Option<Timestamp> {
    let mut surprises = Vec::new();
    Some(Timestamp(WrittenDate {
        written: Cow::Borrowed(""),
        kind: DateKind::Date,
        instant: Ok(local_in_paris(date.and_hms_opt(0, 0, 0)?, &mut surprises)?),
        offset: None,
        has_time: false,
        surprises,
    }))
}

/// `2023-11-23 16:02:00 +01:00`; fractions of a second are dropped.
fn time(text: &str) -> Option<Timestamp> {
    let mut surprises = Vec::new();
    let c = &mut Cursor::new(text, 0);
    let date = date(c, 1)?;
    if c.one_of("Tt").is_none() && c.run(is_blank).is_empty() {
        return None;
    }
    let hour = number(c.digits_within(1, 2)?);
    c.one_of(":")?;
    let minute = number(c.digits_within(2, 2)?);
    c.one_of(":")?;
    let mut second = number(c.digits_within(2, 2)?);
    if c.one_of(".").is_some() {
        c.digits();
    }
    c.run(is_blank);
    let zone = c.at();
    let seconds = if c.one_of("Z").is_some() { Some(0) } else { c.attempt(offset) };
    if !matches!(c.rest(), "" | "\n") || minute > 59 || second > 60 || hour > 24 {
        return None;
    }
    if hour == 24 && (minute, second) != (0, 0) {
        return None;
    }
    if hour == 24 {
        surprises.push(DateSurprise::Midnight24);
    }
    if second == 60 {
        surprises.push(DateSurprise::LeapSecond);
        second = 59;
    }
    let offset = match seconds {
        Some(seconds) if seconds.abs() >= 86_400 => {
            surprises.push(DateSurprise::IgnoredOffset);
            None
        }
        Some(seconds) => Some(WrittenOffset { seconds, range: zone..c.at() }),
        None => {
            surprises.push(DateSurprise::ReadAsUtc);
            None
        }
    };
    let day = date.checked_add_days(Days::new(u64::from(hour == 24)))?;
    let seconds = offset.as_ref().map_or(0, |offset| offset.seconds);
    let of_day = TimeDelta::try_seconds((hour % 24) * 3600 + minute * 60 + second - i64::from(seconds))?;
    let utc = day.and_hms_opt(0, 0, 0)?.checked_add_signed(of_day)?;
    Some(Timestamp(WrittenDate {
        written: Cow::Borrowed(""),
        kind: DateKind::Time,
        instant: Ok(at_offset(utc, seconds)?),
        offset,
        has_time: true,
        surprises,
    }))
}

fn offset(c: &mut Cursor) -> Option<i32> {
    let sign = if c.one_of("+-")? == '-' { -1 } else { 1 };
    let hours = c.digits_within(1, 2)?.parse::<i32>().ok()?;
    let minutes = c.attempt(|c| {
        c.one_of(":");
        c.digits_within(2, 2)?.parse::<i32>().ok()
    });
    Some(sign * (hours * 60 + minutes.unwrap_or(0)) * 60)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r')
}
