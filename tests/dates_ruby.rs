//! Dates between quotes, as Ruby reads them: `scripts/record-dates.rb` recorded `tests/dates/ruby.tsv`.

use chrono::{DateTime, FixedOffset, Utc};
use parapheur::chrono;
use parapheur::front_matter::{DateSurprise, WrittenDate};

#[test]
fn every_recorded_date_is_read_as_ruby_reads_it() {
    // What the script completes dates with.
    let now: DateTime<FixedOffset> = "2025-01-15T08:30:00+01:00".parse().expect("an instant");
    let mut read = 0;
    let mut wrong = Vec::new();
    for line in include_str!("dates/ruby.tsv").lines() {
        let (written, expected) = line.split_once('\t').expect("a date and its instant");
        let instant = WrittenDate::read(written, false).at(now);
        let found = instant.map_or_else(
            || "error".to_owned(),
            |instant| {
                instant
                    .with_timezone(&Utc)
                    .format("%Y-%m-%dT%H:%M:%SZ")
                    .to_string()
                    .trim_start_matches('+')
                    .to_owned()
            },
        );
        if found != expected {
            wrong.push(format!("{written:?}: {found}, not {expected}"));
        }
        read += 1;
    }
    assert!(read >= 240, "only {read} dates");
    assert!(wrong.is_empty(), "{} of {read}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_ruby_passes_over_is_told() {
    for (written, passed_over) in
        [("23 nov 2023 16:02", false), ("vers le 23 nov 2023", true), ("23 nov 2023 – 16:02", false)]
    {
        let told = WrittenDate::read(written, false).surprises.contains(&DateSurprise::IgnoredText);
        assert_eq!(told, passed_over, "{written}");
    }
}
