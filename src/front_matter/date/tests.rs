use chrono::DateTime;

use super::*;

fn paris(text: &str) -> String {
    WrittenDate::read(text, true).paris().map(|p| p.to_rfc3339()).unwrap_or_default()
}

#[test]
fn a_french_month_that_ruby_does_not_know_leaves_the_day_of_the_month() {
    let date = WrittenDate::read("12 mai 2023", true);
    assert_eq!(date.instant, Err(UnreadableDate::DependsOnBuildDay));
    let now = DateTime::parse_from_rfc3339("2024-02-20T23:30:00Z").unwrap();
    assert_eq!(date.at(now).unwrap().to_rfc3339(), "2024-02-12T00:00:00+01:00");
}

#[test]
fn mardi_is_march_to_ruby() {
    let date = WrittenDate::read("mardi 12 mai 2023", true);
    let now = DateTime::parse_from_rfc3339("2024-08-20T10:00:00+02:00").unwrap();
    assert_eq!(date.at(now).unwrap().to_rfc3339(), "2024-03-12T00:00:00+01:00");
}

#[test]
fn a_two_digit_year_comes_first() {
    let date = WrittenDate::read("05/06/23", true);
    assert_eq!(date.paris().unwrap().to_rfc3339(), "2005-06-23T00:00:00+02:00");
    assert_eq!(date.surprises, [DateSurprise::TwoDigitYear]);
}

#[test]
fn the_written_offset_has_its_place() {
    let date = WrittenDate::read("2018-11-21 12:05:00 +02:00", true);
    let offset = date.offset.unwrap();
    assert_eq!((offset.seconds, &date.written[offset.range]), (7200, "+02:00"));
    let date = WrittenDate::read("2018-11-21 12:05 +02:00", true);
    assert_eq!(&date.written[date.offset.unwrap().range], "+02:00");
}

#[test]
fn a_corrupted_year_is_kept() {
    assert_eq!(paris("0007-08-31 23:09:21 +00:09")[..10], *"0007-08-31");
}

#[test]
fn quotes_make_a_local_time() {
    let quoted = WrittenDate::read("2023-07-14 10:00:00", false);
    assert_eq!(quoted.kind, DateKind::String);
    assert_eq!(quoted.paris().unwrap().to_rfc3339(), "2023-07-14T10:00:00+02:00");
}

#[test]
fn nothing_panics_at_the_edges() {
    for text in [
        "",
        "é",
        "9999999999999999999999-1-1",
        "0000-00-00",
        "--",
        "'",
        "1:",
        "é:1é",
        "-1-1-1",
        "99999-12-31 23:59:59 -12",
        "23\u{a0}novembre 2023",
        "1h",
        "[",
        "+",
    ] {
        for plain in [true, false] {
            let _ = WrittenDate::read(text, plain);
        }
    }
}
