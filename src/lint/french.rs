//! Dates and times as French messages say them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Weekday};

/// The months, as they are written inside a sentence.
pub(crate) const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// « 1er février 2015 »
pub(crate) fn day(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    let ordinal = if date.day() == 1 { "er" } else { "" };
    format!("{}{ordinal} {month} {}", date.day(), date.year())
}

/// « 16 h 02 »
pub(crate) fn time(instant: DateTime<FixedOffset>) -> String {
    format!("{}\u{a0}h\u{a0}{:02}", instant.hour(), instant.minute())
}

/// « mardi »
pub(crate) fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "lundi",
        Weekday::Tue => "mardi",
        Weekday::Wed => "mercredi",
        Weekday::Thu => "jeudi",
        Weekday::Fri => "vendredi",
        Weekday::Sat => "samedi",
        Weekday::Sun => "dimanche",
    }
}

/// `+01:00`
pub(crate) fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_norms_ask() {
        assert_eq!(day(NaiveDate::from_ymd_opt(2015, 2, 1).unwrap()), "1er février 2015");
        assert_eq!((offset(3600), offset(-12_600)), ("+01:00".to_owned(), "-03:30".to_owned()));
    }
}
