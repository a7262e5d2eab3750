//! What the guides show is true: their samples are clean, their settings are read, their options
//! exist.

use std::fs;
use std::path::Path;

use parapheur::chrono::DateTime;
use parapheur::lint::{Sample, sample};
use parapheur::{Config, check, parse};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap().replace("\r\n", "\n")
}

/// The fenced blocks of a page: language and text.
fn fences(page: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut blocks = page.split("```").skip(1).step_by(2);
    let block = |block: &'static str| block.split_once('\n').unwrap();
    blocks.by_ref().map(block).collect()
}

#[test]
fn every_sample_of_the_writing_guide_is_clean() {
    let page = read("docs/guide-redaction.md").leak();
    let mut config = Config::default();
    config.now = DateTime::parse_from_rfc3339(sample::NOW).ok();
    let (mut read, mut wrong) = (0, Vec::new());
    for (language, text) in fences(page) {
        let sample = match language {
            _ if text.starts_with("---\n") => Sample::Document(text),
            "yaml" => Sample::FrontMatter(text),
            "markdown" => Sample::Body(text),
            _ => continue,
        };
        read += 1;
        let findings = check(&sample.document(), &config);
        wrong.extend(findings.iter().map(|found| format!("{} {} in {text}", found.code, found.message)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read >= 7, "{read} samples only");
}

#[test]
fn every_layout_of_quotation_in_the_writing_guide_is_understood() {
    let page = read("docs/guide-redaction.md").leak();
    let mut read = 0;
    for (_, text) in fences(page).into_iter().filter(|(_, text)| text.contains("KERVADEC")) {
        let release = parse(text);
        let [testimonial] = release.body.testimonials.as_slice() else { panic!("{text}: {release:#?}") };
        let people = testimonial.attribution.as_ref().map_or(&[][..], |attribution| &attribution.people);
        let names: Vec<_> = people.iter().map(|person| &*person.name.value).collect();
        assert_eq!(names, ["Maëlle KERVADEC"], "{text}");
        assert!(testimonial.quotation.text.starts_with("Cette carte nous fait gagner"), "{text}");
        read += 1;
    }
    assert!(read >= 6, "{read} layouts only");
}
