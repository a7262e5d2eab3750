//! The two layouts that SafeYAML takes for a date or a time.

use chrono::{FixedOffset, NaiveDate, TimeDelta};

use super::resolve::Resolved;

/// Reads `2023-11-23` or `2023-11-23 16:02:00 +01:00`; `None` for anything else, impossible days
/// and hours included, which stay strings.
pub(super) fn read(text: &str) -> Option<Resolved<'static>> {
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
        return (text.len() == 10).then_some(Resolved::Date(date));
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
    let offset = rest.offset()?;
    if hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute, second) != (0, 0)) {
        return None;
    }
    // A leap second is taken for the second before it.
    let of_day =
        i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second.min(59)) - i64::from(offset);
    let time = date.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::try_seconds(of_day)?)?;
    let utc = time.checked_add_signed(TimeDelta::microseconds(micros))?.and_utc();
    Some(Resolved::Time(utc.with_timezone(&FixedOffset::east_opt(offset)?)))
}

/// What is left to read.
struct Rest<'t>(&'t str);

impl Rest<'_> {
    fn byte(&mut self, set: &[u8]) -> Option<u8> {
        let byte = *self.0.as_bytes().first().filter(|byte| set.contains(byte))?;
        self.0 = &self.0[1..];
        Some(byte)
    }

    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let len = self.0.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let number = self.0.get(..len).filter(|_| len >= least)?.parse().ok()?;
        self.0 = &self.0[len..];
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
        self.0 = &self.0[digits..];
        micros
    }

    /// `Z`, `+01:00`, `+0100`, `+1` or nothing, in seconds; one of a day or more is taken for UTC.
    fn offset(&mut self) -> Option<i32> {
        if self.0.is_empty() || self.0 == "Z" {
            return Some(0);
        }
        let sign = if self.byte(b"+-")? == b'-' { -1 } else { 1 };
        let hours = self.number(1, 2)?.cast_signed();
        if self.0.len() > 2 {
            self.byte(b":")?;
        }
        let minutes = if self.0.is_empty() { 0 } else { self.number(2, 2)?.cast_signed() };
        let seconds = (hours * 60 + minutes) * 60;
        self.0.is_empty().then_some(if seconds < 86_400 { sign * seconds } else { 0 })
    }
}
