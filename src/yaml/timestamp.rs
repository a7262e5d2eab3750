//! The two layouts that SafeYAML takes for a date or a time: `2023-11-23` and
//! `2023-11-23 16:02:00 +01:00`.

use std::ops::Range;

use chrono::{FixedOffset, NaiveDate, TimeDelta};

use super::resolve::Resolved;

/// A date, and perhaps a time, as a plain scalar writes them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Timestamp {
    /// A day that exists.
    pub(crate) date: NaiveDate,
    /// The time of day.
    pub(crate) time: Option<Time>,
}

/// A time of day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Time {
    /// 0 to 24; 24 with neither minutes nor seconds.
    pub(crate) hour: u32,
    /// 0 to 59.
    pub(crate) minute: u32,
    /// 0 to 60.
    pub(crate) second: u32,
    /// Decimals of the second, in millionths.
    pub(crate) micros: i64,
    /// `Z`, `+01:00`, `+0100` or `+1`: its seconds, and its bytes in the scalar.
    pub(crate) offset: Option<(i32, Range<usize>)>,
}

impl Time {
    /// Seconds since midnight; a leap second is taken for the one before it.
    pub(crate) fn seconds(&self) -> i64 {
        i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second.min(59))
    }
}

/// From this offset on, in seconds, SafeYAML takes UTC.
pub(crate) const TOO_FAR: i32 = 86_400;

/// Reads a plain scalar; `None` when it is a string to SafeYAML, impossible days and hours included.
pub(crate) fn read(text: &str) -> Option<Timestamp> {
    // Ruby's `\Z` matches before a last line end.
    let text = text.strip_suffix('\n').unwrap_or(text);
    if !text.is_ascii() {
        return None;
    }
    let mut rest = Rest(text);
    let year = rest.number(4, 4)?;
    rest.byte(b"-")?;
    let month = rest.number(1, 2)?;
    rest.byte(b"-")?;
    let day = rest.number(1, 2)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    if rest.0.is_empty() {
        return (text.len() == 10).then_some(Timestamp { date, time: None });
    }
    if rest.byte(b"Tt").is_none() && rest.blanks() == 0 {
        return None;
    }
    let hour = rest.number(1, 2)?;
    rest.byte(b":")?;
    let minute = rest.number(2, 2)?;
    rest.byte(b":")?;
    let second = rest.number(2, 2)?;
    let micros = if rest.byte(b".").is_some() { rest.micros() } else { 0 };
    rest.blanks();
    let zone = text.len() - rest.0.len();
    let offset = rest.offset()?.map(|seconds| (seconds, zone..text.len()));
    if hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute, second) != (0, 0)) {
        return None;
    }
    Some(Timestamp { date, time: Some(Time { hour, minute, second, micros, offset }) })
}

impl Timestamp {
    /// What Jekyll makes of it.
    pub(super) fn resolve(self) -> Option<Resolved<'static>> {
        let Some(time) = self.time else { return Some(Resolved::Date(self.date)) };
        let offset = time.offset.as_ref().map_or(0, |(seconds, _)| *seconds);
        let offset = if offset.abs() < TOO_FAR { offset } else { 0 };
        let of_day = TimeDelta::try_seconds(time.seconds() - i64::from(offset))?;
        let of_day = of_day + TimeDelta::microseconds(time.micros);
        let utc = self.date.and_hms_opt(0, 0, 0)?.checked_add_signed(of_day)?.and_utc();
        Some(Resolved::Time(utc.with_timezone(&FixedOffset::east_opt(offset)?)))
    }
}

/// What is left to read.
struct Rest<'t>(&'t str);

impl Rest<'_> {
    fn byte(&mut self, set: &[u8]) -> Option<u8> {
        let byte = *self.0.as_bytes().first().filter(|byte| set.contains(byte))?;
        self.0 = self.0.get(1..).unwrap_or_default();
        Some(byte)
    }

    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let len = self.0.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let number = self.0.get(..len).filter(|_| len >= least)?.parse().ok()?;
        self.0 = self.0.get(len..).unwrap_or_default();
        Some(number)
    }

    fn blanks(&mut self) -> usize {
        let before = self.0.len();
        self.0 = self.0.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
        before - self.0.len()
    }

    /// Decimals of a second, down to the microsecond.
    fn micros(&mut self) -> i64 {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let micros = (0..6).fold(0, |micros, i| {
            let digit = self.0.as_bytes().get(i).filter(|_| i < digits).map_or(0, |b| b - b'0');
            micros * 10 + i64::from(digit)
        });
        self.0 = self.0.get(digits..).unwrap_or_default();
        micros
    }

    /// `Z`, `+01:00`, `+0100`, `+1` or nothing, in seconds; `None` for anything else.
    fn offset(&mut self) -> Option<Option<i32>> {
        match self.0 {
            "" => return Some(None),
            "Z" => return Some(Some(0)),
            _ => {}
        }
        let sign = if self.byte(b"+-")? == b'-' { -1 } else { 1 };
        let hours = self.number(1, 2)?.cast_signed();
        if self.0.len() > 2 {
            self.byte(b":")?;
        }
        let minutes = if self.0.is_empty() { 0 } else { self.number(2, 2)?.cast_signed() };
        self.0.is_empty().then_some(Some(sign * (hours * 60 + minutes) * 60))
    }
}
