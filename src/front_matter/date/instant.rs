//! From the parts of a date to an instant, as Ruby's `Time.parse` goes, with Paris as local zone.

use chrono::{
    DateTime, Datelike, Days, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta,
    TimeZone, Timelike,
};
use chrono_tz::Europe::Paris;

use super::elements::Elements;
use super::{DateSurprise, UnreadableDate};

/// What became of the parts of a date.
pub(super) struct Outcome {
    /// In the zone that was written, or in Paris time.
    pub(super) instant: Result<DateTime<FixedOffset>, UnreadableDate>,
    pub(super) surprises: Vec<DateSurprise>,
}

/// The instant in Paris local time.
pub(crate) fn in_paris(instant: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    instant.with_timezone(&Paris).fixed_offset()
}

/// The offset of Paris, in seconds east of UTC, when its clocks show a local time.
///
/// Of the two offsets of an hour that is repeated, the one after the change; before it, of one that
/// is skipped.
pub(crate) fn paris_offset(local: NaiveDateTime) -> i32 {
    local_in_paris(local, &mut Vec::new()).map_or(0, |instant| instant.offset().local_minus_utc())
}

/// Makes an instant of the parts; those missing at the large end are those of `now`.
///
/// Without `now`, a date that needs it is [`UnreadableDate::DependsOnBuildDay`].
pub(super) fn instant(found: &Elements, now: Option<DateTime<FixedOffset>>) -> Outcome {
    let mut surprises = Vec::new();
    let offset = found.zone.as_deref().and_then(|zone| zone_offset(zone, &mut surprises));
    let now = now.map(|now| match offset.and_then(FixedOffset::east_opt) {
        Some(offset) => now.with_timezone(&offset),
        None => in_paris(now),
    });
    let instant = complete(found, now).and_then(|parts| {
        let local = match offset {
            Some(offset) => shift(parts, offset),
            None => parts,
        };
        let (naive, rolled) = civil(local).ok_or(UnreadableDate::OutOfRange)?;
        if rolled {
            surprises.push(DateSurprise::RolledOver);
        }
        let instant = match offset {
            Some(seconds) => at_offset(naive, seconds),
            None => local_in_paris(naive, &mut surprises),
        };
        instant.ok_or(UnreadableDate::OutOfRange)
    });
    if found.by_order {
        surprises.push(DateSurprise::TwoDigitYear);
    }
    if found.leftover && instant.is_ok() {
        surprises.push(DateSurprise::IgnoredText);
    }
    Outcome { instant, surprises }
}

/// Year, month, day, hour, minute, second; not checked.
#[derive(Clone, Copy)]
struct Parts {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

fn complete(found: &Elements, now: Option<DateTime<FixedOffset>>) -> Result<Parts, UnreadableDate> {
    if found.is_empty() {
        return Err(UnreadableDate::NoDate);
    }
    let (mut year, mut month, mut day) = (found.year, found.month, found.day);
    let (mut hour, mut minute) = (found.hour, found.minute);
    if year.is_none() {
        let Some(now) = now else {
            return Err(if fits_some_year(found) {
                UnreadableDate::DependsOnBuildDay
            } else {
                UnreadableDate::OutOfRange
            });
        };
        year = Some(now.year().into());
        if month.is_none() && found.day_of_year.is_none() {
            month = Some(now.month().into());
            if day.is_none() && hour.is_none() {
                hour = Some(now.hour().into());
                minute = minute.or(Some(now.minute().into()));
            }
            day = day.or(Some(now.day().into()));
        }
    }
    let year = year.unwrap_or(1970);
    if let Some(n) = found.day_of_year {
        let date = i32::try_from(year)
            .ok()
            .zip(u32::try_from(n).ok())
            .and_then(|(year, n)| NaiveDate::from_yo_opt(year, n))
            .ok_or(UnreadableDate::OutOfRange)?;
        (month, day) = (Some(date.month().into()), Some(date.day().into()));
    }
    Ok(Parts {
        year,
        month: month.unwrap_or(1),
        day: day.unwrap_or(1),
        hour: hour.unwrap_or(0),
        minute: minute.unwrap_or(0),
        second: found.second.unwrap_or(0),
    })
}

/// Whether the parts other than the year are those of some day: of a leap year to begin with.
fn fits_some_year(found: &Elements) -> bool {
    let with_year = Elements { year: Some(2000), ..found.clone() };
    complete(&with_year, None).is_ok_and(|parts| civil(parts).is_some())
}

/// Goes to UTC before the parts are checked, as Ruby does: `25:00 +01:00` is the next day's 00:00 UTC.
fn shift(mut parts: Parts, offset: i32) -> Parts {
    let take = |value: &mut i64, off: i64, unit: i64| {
        let (carry, part) = (off.div_euclid(unit), off.rem_euclid(unit));
        if part == 0 {
            return carry;
        }
        *value = value.saturating_sub(part);
        let borrowed = value.div_euclid(unit);
        *value = value.rem_euclid(unit);
        carry - borrowed
    };
    let east = offset >= 0;
    let mut off = i64::from(offset.abs());
    if east {
        off = take(&mut parts.second, off, 60);
        off = take(&mut parts.minute, off, 60);
        off = take(&mut parts.hour, off, 24);
        parts.day = parts.day.saturating_sub(off);
    } else {
        let add = |value: &mut i64, off: i64, unit: i64| {
            let (carry, part) = (off.div_euclid(unit), off.rem_euclid(unit));
            if part == 0 {
                return carry;
            }
            *value = value.saturating_add(part);
            let carried = value.div_euclid(unit);
            *value = value.rem_euclid(unit);
            carry + carried
        };
        off = add(&mut parts.second, off, 60);
        off = add(&mut parts.minute, off, 60);
        off = add(&mut parts.hour, off, 24);
        parts.day = parts.day.saturating_add(off);
    }
    if off != 0 {
        renew_month(&mut parts, east);
    }
    parts
}

/// After a change of day, goes to the neighbouring month where the day asks for it.
fn renew_month(parts: &mut Parts, backwards: bool) {
    if backwards && parts.day < 1 {
        parts.month -= 1;
        if parts.month < 1 {
            (parts.month, parts.year) = (12, parts.year.saturating_sub(1));
        }
        parts.day = month_length(parts.year, parts.month).unwrap_or(31);
    } else if !backwards && month_length(parts.year, parts.month).is_some_and(|length| length < parts.day) {
        parts.month += 1;
        if parts.month > 12 {
            (parts.month, parts.year) = (1, parts.year.saturating_add(1));
        }
        parts.day = 1;
    }
}

fn month_length(year: i64, month: i64) -> Option<i64> {
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, u32::try_from(month).ok()?, 1)?;
    Some(first.num_days_in_month().into())
}

/// Days 29 to 31 roll over to the next month; `24:00:00` is the next midnight; `:60` the next minute.
fn civil(parts: Parts) -> Option<(NaiveDateTime, bool)> {
    let fits = (1..=31).contains(&parts.day)
        && (0..=24).contains(&parts.hour)
        && (0..=59).contains(&parts.minute)
        && (0..=60).contains(&parts.second)
        && (parts.hour < 24 || (parts.minute == 0 && parts.second == 0));
    if !fits {
        return None;
    }
    let year = i32::try_from(parts.year).ok()?;
    let first = NaiveDate::from_ymd_opt(year, u32::try_from(parts.month).ok()?, 1)?;
    let date = first.checked_add_days(Days::new(u64::try_from(parts.day).ok()? - 1))?;
    let seconds = parts.hour * 3600 + parts.minute * 60 + parts.second;
    let naive = date.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    Some((naive, date.month() != first.month()))
}

/// `utc` shown at an offset; `None` when the offset is a day or more.
pub(super) fn at_offset(utc: NaiveDateTime, seconds: i32) -> Option<DateTime<FixedOffset>> {
    let zone = FixedOffset::east_opt(seconds)?;
    utc.checked_add_offset(zone)?; // chrono panics when a local time overflows
    in_range(zone.from_utc_datetime(&utc))
}

/// A local time of Paris as an instant; one that the change of hour skips moves one hour on.
pub(super) fn local_in_paris(
    naive: NaiveDateTime,
    surprises: &mut Vec<DateSurprise>,
) -> Option<DateTime<FixedOffset>> {
    if !(-9_998..=99_999).contains(&naive.year()) {
        return None; // beyond what any site means, and near the limits of the calendar
    }
    match Paris.from_local_datetime(&naive) {
        LocalResult::Single(instant) => Some(instant.fixed_offset()),
        LocalResult::Ambiguous(_, standard) => {
            surprises.push(DateSurprise::AmbiguousHour);
            Some(standard.fixed_offset())
        }
        LocalResult::None => {
            surprises.push(DateSurprise::SkippedHour);
            let before = Paris.offset_from_utc_datetime(&(naive - TimeDelta::days(1))).fix();
            Some(in_paris(naive.and_local_timezone(before).single()?))
        }
    }
}

/// Keeps the years that can be shown in any zone without overflowing the calendar.
fn in_range(instant: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    (-9_998..=99_999).contains(&instant.naive_utc().year()).then_some(instant)
}

/// The offset of a zone in seconds, as `Time.zone_offset` tells it; what it does not know is local.
fn zone_offset(zone: &str, surprises: &mut Vec<DateSurprise>) -> Option<i32> {
    let upper = zone.to_ascii_uppercase();
    let known = match upper.as_bytes() {
        [sign @ (b'+' | b'-'), digits @ ..] => numeric_offset(*sign == b'-', digits),
        [letter @ b'A'..=b'I'] => Some(i32::from(letter - b'A' + 1) * 3600),
        [letter @ b'K'..=b'M'] => Some(i32::from(letter - b'A') * 3600),
        [letter @ b'N'..=b'Y'] => Some(-i32::from(letter - b'N' + 1) * 3600),
        b"Z" | b"UTC" | b"UT" | b"GMT" => Some(0),
        b"CET" => Some(3600),
        b"CEST" => Some(7200),
        b"EST" => Some(-5 * 3600),
        b"EDT" => Some(-4 * 3600),
        b"CST" => Some(-6 * 3600),
        b"CDT" => Some(-5 * 3600),
        b"MST" => Some(-7 * 3600),
        b"MDT" => Some(-6 * 3600),
        b"PST" => Some(-8 * 3600),
        b"PDT" => Some(-7 * 3600),
        _ => None,
    };
    if known.is_none() {
        surprises.push(DateSurprise::IgnoredZone);
    }
    known
}

/// `01`, `0100`, `01:00`, `010000`, `01:00:00` after the sign.
fn numeric_offset(negative: bool, digits: &[u8]) -> Option<i32> {
    let two = |at: usize| {
        let &[tens @ b'0'..=b'9', units @ b'0'..=b'9'] = digits.get(at..at + 2)? else { return None };
        Some(i32::from((tens - b'0') * 10 + (units - b'0')))
    };
    let colons = (digits.get(2) == Some(&b':'), digits.get(5) == Some(&b':'));
    let (hours, minutes, seconds) = match (digits.len(), colons) {
        (2, _) => (two(0)?, 0, 0),
        (4, _) => (two(0)?, two(2)?, 0),
        (6, _) => (two(0)?, two(2)?, two(4)?),
        (5, (true, _)) => (two(0)?, two(3)?, 0),
        (8, (true, true)) => (two(0)?, two(3)?, two(6)?),
        _ => return None,
    };
    let total = (hours * 60 + minutes) * 60 + seconds;
    Some(if negative { -total } else { total })
}

/// Whether a time of day is midnight sharp.
pub(super) fn is_midnight(instant: DateTime<FixedOffset>) -> bool {
    instant.num_seconds_from_midnight() == 0
}
