//! What `--format sarif` writes, against the published schema.

mod common;

use std::collections::BTreeSet;

use jsonschema::Validator;
use parapheur::lint::{Rule, rules};
use parapheur::render::{Report, escape_json, sarif, sarif_results};
use parapheur::{Diagnostic, check};
use serde_json::Value;

fn validator() -> Validator {
    let mut schema: Value = serde_json::from_str(include_str!("sarif/sarif-schema-2.1.0.json")).unwrap();
    // As published, the pattern of languages has a bracket too many, which strict engines refuse.
    for holder in ["run", "toolComponent"] {
        let pattern = &mut schema["definitions"][holder]["properties"]["language"]["pattern"];
        *pattern = pattern.as_str().unwrap().replace("}]?$", "}$").into();
    }
    jsonschema::validator_for(&schema).unwrap()
}

fn log(path: &str, text: &str, findings: &[Diagnostic], rules: &[&'static Rule]) -> Value {
    let report = Report { path, text, findings };
    let json = serde_json::to_string(&sarif(&[report], rules.iter().copied())).unwrap();
    serde_json::from_str(&escape_json(&json)).unwrap()
}

#[test]
fn every_rule_writes_what_the_schema_allows() {
    let (validator, config) = (validator(), parapheur::Config::default());
    let known: Vec<&'static Rule> = rules().collect();
    let (mut results, mut fixes, mut related) = (0, 0, 0);
    for sample in rules().flat_map(|rule| rule.invalid) {
        let text = sample.document();
        let log = log("dossier/été 1.md", &text, &check(&text, &config), &known);
        let wrong: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:#?} in {log:#}");
        for result in log["runs"][0]["results"].as_array().unwrap() {
            results += 1;
            fixes += usize::from(result["fixes"].is_array());
            related += usize::from(result["relatedLocations"].is_array());
        }
    }
    assert!(
        results > 150 && fixes > 50 && related > 5,
        "{results} results, {fixes} fixes, {related} related"
    );
}

#[test]
fn hostile_texts_and_names_stay_within_the_schema() {
    let validator = validator();
    for text in ["zut", "", "zut\u{1b}\u{202e}\u{0}zut1", "\u{feff}zut\r\nzut2\r", "😀 zut1 e\u{301}"] {
        let found = check(text, &common::config());
        for path in ["a.md", "C:\\dossier\\a b.md", "é#?%.md", ":.md"] {
            let log = log(path, text, &found, &[&common::ZUT]);
            assert!(validator.is_valid(&log), "{path:?} {text:?}: {:?}", validator.iter_errors(&log).next());
        }
    }
}

#[test]
fn a_schema_that_is_not_kept_is_noticed() {
    let mut log = log("a.md", "zut1\n", &check("zut1\n", &common::config()), &[&common::ZUT]);
    log["runs"][0]["results"][0]["level"] = "grave".into();
    assert!(!validator().is_valid(&log));
}

#[test]
fn a_log_can_be_written_piece_by_piece() {
    let text = "zut1 zut2 zut\n";
    let found = check(text, &common::config());
    let report = Report { path: "a.md", text, findings: &found };
    let empty = serde_json::to_string(&sarif(&[], [&common::ZUT].into_iter())).unwrap();
    let results = serde_json::to_string(&sarif_results(&report, &[&common::ZUT])).unwrap();
    let written = format!("{}{results}}}]}}", empty.strip_suffix("[]}]}").unwrap());
    assert_eq!(written, serde_json::to_string(&sarif(&[report], [&common::ZUT].into_iter())).unwrap());
    let names: Value = serde_json::from_str(&results).unwrap();
    let names: BTreeSet<&str> = names
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["partialFingerprints"]["parapheur/v1"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 3);
}
