//! The quotations of the document the project was created from, as it is and as it was corrected.

mod skipped;

use std::fs;
use std::path::Path;

use parapheur::lint;
use parapheur::{Diagnostic, Severity};
use skipped::skipped;

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed");

fn seed() -> Option<String> {
    let folder = Path::new(SEED);
    if !folder.exists() {
        skipped(format_args!("{SEED} not found"));
        return None;
    }
    let mut files = fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path());
    Some(fs::read_to_string(files.next().expect("a document")).expect("UTF-8"))
}

fn found<'d>(all: &'d [Diagnostic], code: &str) -> Vec<&'d Diagnostic> {
    all.iter().filter(|diagnostic| diagnostic.code == code).collect()
}

#[test]
fn the_second_attribution_is_reported_with_the_first() {
    let Some(text) = seed() else { return };
    let release = parapheur::parse(&text);
    let [first, second] = release.meaning().testimonials.as_slice() else { panic!("two testimonials") };
    for testimonial in [first, second] {
        let attribution = testimonial.attribution.as_ref().expect("attributed");
        let [person] = attribution.people.as_slice() else { panic!("one person") };
        let family = person.family_name.as_ref().expect("told apart by capitals");
        assert_eq!(family.value, family.value.to_uppercase());
        assert_eq!(person.organisation.as_ref().map(|o| o.name.value.split(' ').count()), Some(2));
        assert!(release.source.slice(testimonial.block).starts_with('>'));
    }
    let all = lint::lint(&release, &parapheur::Config::default());
    let [finding] = found(&all, "QU001")[..] else { panic!("once: {all:#?}") };
    assert_eq!(finding.severity, Severity::Warning);
    assert_eq!(Some(finding.span), second.attribution.as_ref().map(|a| a.span));
    assert_eq!(
        finding.labels.iter().map(|l| l.span).collect::<Vec<_>>(),
        [first.attribution.as_ref().unwrap().span]
    );
    assert!(finding.fix.is_none());
}

#[test]
fn the_corrected_attribution_is_not() {
    let Some(text) = seed() else { return };
    let (before, after) =
        text.rsplit_once("Jean-Baptiste DELFAU, datascientist au sein de la Gendarmerie nationale").unwrap();
    let text = format!(
        "{before}Nathalie FOUR, datascientist au sein du ministère de l'Europe et des Affaires étrangères{after}"
    );
    let all = lint::check(&text, &parapheur::Config::default());
    assert!(found(&all, "QU001").is_empty() && found(&all, "QU002").is_empty(), "{all:#?}");
}
