//! The split and the YAML stage against what Jekyll makes of 371 small front matters.

use parapheur::yaml::{self, YamlErrorKind};
use parapheur::{Source, split};
use serde_json::Value;

const ORACLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/oracle/front-matter.jsonl");

/// The recorded cases; `None` where the shared material is not at hand.
fn cases() -> Option<Vec<Value>> {
    if !std::path::Path::new(ORACLE).exists() {
        eprintln!("skipped: {ORACLE} not found");
        return None;
    }
    let text = std::fs::read_to_string(ORACLE).expect("the oracle is there but cannot be read");
    let cases: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect();
    assert!(cases.len() >= 371, "{} cases only", cases.len());
    Some(cases)
}

#[test]
fn fences_are_where_jekyll_finds_them() {
    for case in cases().unwrap_or_default() {
        let text = case["input"].as_str().expect("an input");
        let split = split(Source::new(text));
        // Jekyll reads the file without its byte-order mark; the recorded offset does not count it.
        let bom = if case["bom"] == true { 3 } else { 0 };
        let expected = case["body_offset"].as_u64().map(|offset| offset + bom);
        let found = split.front_matter.map(|_| u64::from(split.body.start()));
        assert_eq!(found, expected, "case {} {text:?}", case["id"]);
        assert_eq!(split.front_matter.is_some(), case["front_matter"] == true, "case {}", case["id"]);
    }
}

#[test]
fn errors_are_found_where_jekyll_fails() {
    // Jekyll's own trouble with `<<`, which is no matter of syntax.
    const MERGES: [u64; 2] = [255, 256];
    let mut failing = 0;
    for case in cases().unwrap_or_default() {
        let text = case["input"].as_str().expect("an input");
        let source = Source::new(text);
        let Some(block) = split(source).front_matter else { continue };
        if case["id"].as_u64().is_some_and(|id| MERGES.contains(&id)) {
            continue;
        }
        let yaml = yaml::parse(source, block.document());
        let fatal = |kind| !matches!(kind, YamlErrorKind::UnknownAlias | YamlErrorKind::SecondDocument);
        let found = yaml.errors.iter().any(|error| fatal(error.kind));
        assert_eq!(found, case["jekyll"]["err"].is_string(), "case {} {text:?}", case["id"]);
        failing += usize::from(found);
        for error in &yaml.errors {
            assert!(error.entry.covers(error.span), "{error:?} {text:?}");
        }
    }
    assert!(failing == 0 || failing > 60, "{failing} failing cases only");
}
