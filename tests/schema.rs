//! The JSON Schema of the front matter, put to a validator of JSON Schemas, and held against the
//! rules: what they object to in the shape of a front matter, the schema refuses, and nothing else.

mod skipped;

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use parapheur::lint::{Sample, rules};
use parapheur::profile::ReleaseField;
use parapheur::{Config, Diagnostic, Profile, Severity, check, parse};
use serde_json::{Value, json};
use skipped::skipped;

/// The rules about what a schema can tell.
const OF_SHAPE: [&str; 5] = ["FM005", "FM006", "FM010", "FM012", "FM013"];

/// The rules whose findings make an editor of YAML read something else, or miss what is under another key;
/// FM014 speaks of empty tags too, which the schema refuses.
const UNREADABLE: [&str; 8] = ["FM001", "FM002", "FM003", "FM004", "FM007", "FM014", "DT001", "DT003"];

fn validator(profile: &Profile) -> Validator {
    let schema = serde_json::to_value(profile.json_schema()).unwrap();
    jsonschema::draft7::meta::validate(&schema).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
}

/// The front matter of a document as an editor of YAML reads it.
fn front_matter(document: &str) -> Option<Value> {
    let block = parse(document).split.front_matter?;
    serde_yaml::from_str(block.yaml.slice(document)).ok()
}

fn errors(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Fails when the schema refuses a front matter that no rule of shape objects to; tells whether it
/// was looked at.
fn accepts_what_rules_accept(validator: &Validator, name: &str, document: &str) -> bool {
    let release = parse(document);
    if !release.front_matter.is_release(&Profile::default()) {
        return false;
    }
    let objected = |code: &str| OF_SHAPE.contains(&code) || UNREADABLE.contains(&code);
    let mut found = check(document, &Config::default());
    // A value read otherwise than written is no less misread when a remark says so.
    let grave =
        |finding: &Diagnostic| finding.severity > Severity::Info || matches!(finding.code, "FM004" | "FM014");
    found.retain(|finding| objected(finding.code) && grave(finding));
    let Some(value) = front_matter(document).filter(|_| found.is_empty()) else { return false };
    if !release.front_matter.is_published() {
        return false;
    }
    let mut errors = errors(validator, &value);
    // The schema asks for the one layout of dates that is sure; Jekyll guesses many others.
    errors.retain(|error| !error.starts_with("/date") && !error.starts_with("/event_"));
    assert!(errors.is_empty(), "{name}: {errors:#?}\n{value:#}");
    true
}

#[test]
fn the_schema_accepts_what_the_rules_accept() {
    let validator = validator(&Profile::default());
    let mut read = 0;
    for rule in rules() {
        for sample in rule.valid.iter().chain(rule.invalid) {
            if matches!(sample, Sample::FrontMatter(_)) {
                read += usize::from(accepts_what_rules_accept(&validator, rule.code, &sample.document()));
            }
        }
    }
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/documents")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        read += usize::from(accepts_what_rules_accept(&validator, &path.to_string_lossy(), &text));
    }
    assert!(read > 100, "{read} front matters only");
}

#[test]
fn the_schema_refuses_what_the_rules_of_shape_refuse() {
    let validator = validator(&Profile::default());
    let mut refused = 0;
    for rule in rules().filter(|rule| OF_SHAPE.contains(&rule.code)) {
        for sample in rule.invalid.iter().filter(|sample| matches!(sample, Sample::FrontMatter(_))) {
            let recommended = sample.text().starts_with("chapeau-text");
            let Some(value) = front_matter(&sample.document()).filter(|_| !recommended) else { continue };
            assert!(!validator.is_valid(&value), "{} accepted: {value:#}", rule.code);
            refused += 1;
        }
    }
    assert!(refused >= 12, "{refused} front matters only");
}

#[test]
fn real_front_matters_are_accepted() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/communiques");
    if !corpus.is_dir() {
        skipped("no corpus");
        return;
    }
    let validator = validator(&Profile::default());
    let mut read = 0;
    for folder in fs::read_dir(corpus).unwrap() {
        for file in ["after.markdown", "before.markdown"] {
            let path = folder.as_ref().unwrap().path().join(file);
            if path.exists() {
                let text = fs::read_to_string(&path).unwrap();
                read += usize::from(accepts_what_rules_accept(&validator, &path.to_string_lossy(), &text));
            }
        }
    }
    assert!(read >= 10, "{read} releases only");
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let validator = validator(&Profile::default());
    let complete = front_matter(parapheur::lint::sample::COMPLETE).unwrap();
    assert_eq!(errors(&validator, &complete), [""; 0]);
    for (key, value, place) in [
        ("date", json!("12 mars 2024"), "/date"),
        ("categories", json!(["Communique"]), "/categories/0"),
        ("tags", json!(["carte", "carte"]), "/tags"),
        ("published", json!("non"), "/published"),
        ("files", json!({"file": "/a.pdf", "nom": "A"}), "/files"),
        (
            "une-ou-diaporama",
            json!([{"image": "/a.png"}, {"alternative-textuelle": "A"}]),
            "/une-ou-diaporama/1",
        ),
        ("contact-presse", json!({"tel": {"fixe": 1}}), "/contact-presse/tel"),
    ] {
        let mut document = complete.clone();
        document[key] = value;
        let errors = errors(&validator, &document);
        assert!(errors.iter().any(|error| error.starts_with(place)), "{key}: {errors:#?}");
    }
}

#[test]
fn the_profile_decides_what_is_required_and_which_words_there_are() {
    let mut profile = Profile::default();
    profile.required = vec![ReleaseField::Title, ReleaseField::Chapeau, ReleaseField::PressContact];
    profile.categories = vec!["Carnet de terrain".to_owned()];
    let validator = validator(&profile);
    let mut document = json!({
        "title": "Une carte", "chapeau": "Libre et commune.", "contact-presse": {"name": "Aline Azur"},
        "categories": ["Carnet de terrain"], "inconnue": [1, 2],
    });
    assert_eq!(errors(&validator, &document), [""; 0]);
    document["chapeau"] = json!(" ");
    assert!(!validator.is_valid(&document));
}
