//! The dates that texts give, set against the day of publication.

use chrono::{Datelike, NaiveDate};

use crate::mentions::DateParts;

/// The day that is meant: of the year that is written, else of the one nearest to publication.
pub(super) fn day(parts: &DateParts, publication: Option<NaiveDate>) -> Option<NaiveDate> {
    let (day, month) = (parts.day?.value, parts.month?.value);
    let of = |year: i32| NaiveDate::from_ymd_opt(year, month.into(), day.into());
    if let Some(year) = parts.year {
        return of(year.value);
    }
    let publication = publication?;
    let year = publication.year();
    (year - 1..=year + 1).filter_map(of).min_by_key(|date| (*date - publication).num_days().abs())
}

/// Days from publication to a date; negative for the past.
pub(super) fn distance(date: NaiveDate, publication: NaiveDate) -> i64 {
    (date - publication).num_days()
}
