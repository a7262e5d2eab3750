//! The ways to write `date:` that were recorded with Jekyll, and the instant each is published at.

mod skipped;

use std::path::Path;

use parapheur::front_matter::DateKind;
use skipped::skipped;

#[test]
fn every_recorded_form_is_read_as_jekyll_reads_it() {
    let shared = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared"));
    if !shared.exists() {
        skipped(format_args!("{}/shared not found", shared.display()));
        return;
    }
    let table = std::fs::read_to_string(shared.join("oracle/dates.tsv")).expect("a readable table of dates");
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let columns: Vec<_> = line.split('\t').collect();
        let [written, kind, expected] = columns[..] else { panic!("three columns in {line:?}") };
        count += 1;
        let text = format!("---\ndate: {written}\n---\n");
        let release = parapheur::parse(&text);
        let date = &release.front_matter.date;
        let instant = date
            .value()
            .and_then(|date| date.paris())
            .map_or_else(|| "fatal".to_owned(), |paris| paris.format("%Y-%m-%d %H:%M:%S.000 %z").to_string());
        let read_as = match date.value().map(|date| date.kind) {
            Some(DateKind::List) => "Array".to_owned(),
            Some(kind) => format!("{kind:?}"),
            None => "NilClass".to_owned(),
        };
        if (read_as.as_str(), instant.as_str()) != (kind, expected) {
            wrong.push(format!("{written}: {read_as} {instant}, not {kind} {expected}"));
        }
    }
    assert!(count >= 70, "only {count} forms were read");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
