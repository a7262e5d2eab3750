//! The split and the YAML stage against what Jekyll makes of 371 small front matters.

mod skipped;

use chrono::{DateTime, FixedOffset};
use parapheur::yaml::{self, Resolved, YamlErrorKind};
use parapheur::{Source, Value, split};
use serde_json::Value as Json;
use skipped::skipped;

const ORACLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/oracle/front-matter.jsonl");

/// The recorded cases; `None` where the shared material is not at hand.
fn cases() -> Option<Vec<Json>> {
    if !std::path::Path::new(ORACLE).exists() {
        skipped(format_args!("{ORACLE} not found"));
        return None;
    }
    let text = std::fs::read_to_string(ORACLE).expect("the oracle is there but cannot be read");
    let cases: Vec<Json> =
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

/// Whether a value is the recorded one: `["s", …]` and so on, dates and times as strings.
fn same(recorded: &Json, value: &Value) -> bool {
    let text = recorded[1].as_str().unwrap_or_default();
    match recorded[0].as_str().expect("a kind") {
        "n" | "cycle" => value.is_null(),
        "s" => value.as_str() == Some(text),
        "d" => value.as_str() == Some(text),
        "b" => value.as_bool() == recorded[1].as_bool(),
        "i" => value.as_i64().map(|n| n.to_string()).as_deref().or(value.as_str()) == Some(text),
        "f" => value.as_f64().is_some_and(|n| text.parse() == Ok(n) || (text == "nan" && n.is_nan())),
        "t" => value.as_str().is_some_and(|v| instant(v).is_some_and(|time| Some(time) == instant(text))),
        "l" => {
            let (recorded, items) = (list(&recorded[1]), value.as_sequence());
            items.is_some_and(|items| {
                items.len() == recorded.len() && recorded.iter().zip(items).all(|(r, v)| same(r, v))
            })
        }
        "m" => {
            let (recorded, map) = (list(&recorded[1]), value.as_mapping());
            map.is_some_and(|map| {
                let mut pairs = recorded.iter().zip(map);
                map.len() == recorded.len()
                    && pairs.all(|(r, (key, value))| same(&r[0], key) && same(&r[1], value))
            })
        }
        other => panic!("kind {other}"),
    }
}

fn list(recorded: &Json) -> &[Json] {
    recorded.as_array().expect("a list")
}

fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

/// The kind by which the oracle calls a scalar.
fn kind(resolved: &Resolved) -> &'static str {
    match resolved {
        Resolved::Null => "n",
        Resolved::Boolean(_) => "b",
        Resolved::Integer(_) | Resolved::BigInteger(_) => "i",
        Resolved::Float(_) => "f",
        Resolved::Date(_) => "d",
        Resolved::Time(_) => "t",
        _ => "s",
    }
}

#[test]
fn values_are_those_of_jekyll() {
    let (mut documents, mut differing) = (0, Vec::new());
    for case in cases().unwrap_or_default() {
        let text = case["input"].as_str().expect("an input");
        let source = Source::new(text);
        let Some(block) = split(source).front_matter else { continue };
        documents += 1;
        let yaml = yaml::parse(source, block.document());
        let recorded = &case["jekyll"]["ok"];
        let agrees = match yaml.to_value() {
            Ok(value) => recorded.is_array() && same(recorded, &value),
            Err(_) => case["jekyll"]["err"].is_string(),
        };
        // A date and the string that looks like it are the same value; here they are told apart.
        let scalar = yaml.root.as_ref().and_then(|root| root.get("k")).and_then(|k| k.value.resolve());
        let kinds = recorded[1].as_array().into_iter().flatten().find(|pair| pair[0][1] == "k").zip(scalar);
        if !agrees || kinds.is_some_and(|(pair, scalar)| pair[1][0] != kind(&scalar)) {
            differing.push(case["id"].as_u64());
        }
    }
    // `~: 1` is a pair that Jekyll itself mangles.
    assert!(differing.len() <= 1, "{} of {documents} differ: {differing:?}", differing.len());
    assert!(documents == 0 || documents == 361);
}
