//! The instant of a date or a time that stands without quotes: SafeYAML reads it.

use std::borrow::Cow;

use chrono::{NaiveDate, TimeDelta};

use super::instant::{at_offset, local_in_paris};
use super::{DateKind, DateSurprise, WrittenDate, WrittenOffset};
use crate::yaml::timestamp::{self, TOO_FAR, Time};

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
    let timestamp = timestamp::read(text)?;
    match timestamp.time {
        None => midnight(timestamp.date),
        Some(time) => instant(timestamp.date, time),
    }
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

/// A date and a time; fractions of a second are dropped.
fn instant(date: NaiveDate, time: Time) -> Option<Timestamp> {
    let mut surprises = Vec::new();
    let seconds_of_day = time.seconds();
    if time.hour == 24 {
        surprises.push(DateSurprise::Midnight24);
    }
    if time.second == 60 {
        surprises.push(DateSurprise::LeapSecond);
    }
    let offset = match time.offset {
        Some((seconds, _)) if seconds.abs() >= TOO_FAR => {
            surprises.push(DateSurprise::IgnoredOffset);
            None
        }
        Some((seconds, range)) => Some(WrittenOffset { seconds, range }),
        None => {
            surprises.push(DateSurprise::ReadAsUtc);
            None
        }
    };
    let seconds = offset.as_ref().map_or(0, |offset| offset.seconds);
    let of_day = TimeDelta::try_seconds(seconds_of_day - i64::from(seconds))?;
    let utc = date.and_hms_opt(0, 0, 0)?.checked_add_signed(of_day)?;
    Some(Timestamp(WrittenDate {
        written: Cow::Borrowed(""),
        kind: DateKind::Time,
        instant: Ok(at_offset(utc, seconds)?),
        offset,
        has_time: true,
        surprises,
    }))
}
