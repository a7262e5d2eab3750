//! What each rule says of its own invalid samples, and what all rules say of the example documents, word
//! for word: place, severity, message, help, labels, fix.
//!
//! `UPDATE=1 cargo test --test golden` writes `tests/golden/` again; its difference is to be read as what
//! editors will see change.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use parapheur::collection::{Collection, Signature};
use parapheur::lint::{Rule, Sample, rules, sample};
use parapheur::{Applicability, Config, Diagnostic, Severity, Span, check};

#[test]
fn rules_say_of_their_samples_what_is_written() {
    let config = config();
    for rule in rules().filter(|rule| !rule.invalid.is_empty()) {
        let mut said = format!("{} {}\n", rule.code, rule.name);
        for sample in rule.invalid {
            let _ = write!(said, "\n{:?}\n", sample.text());
            let document = sample.document();
            let from = document.find(sample.text()).unwrap_or(0);
            for finding in findings(rule, sample, &config) {
                said += &written(&document, from, &finding);
            }
        }
        holds(&format!("rules/{}-{}.txt", rule.code, rule.name), &said);
    }
}

#[test]
fn rules_say_of_the_example_documents_what_is_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/documents");
    let mut read = 0;
    for entry in fs::read_dir(folder).expect("the documents of the examples") {
        let path = entry.expect("an entry").path();
        let document = fs::read_to_string(&path).expect("a text");
        let mut said = String::new();
        for finding in check(&document, &config()) {
            said += finding.code;
            said.push('\n');
            said += &written(&document, 0, &finding);
        }
        let name = path.file_stem().expect("a name").to_string_lossy();
        holds(&format!("documents/{name}.txt"), &said);
        read += 1;
    }
    assert!(read >= 5, "only {read} documents");
}

fn config() -> Config {
    let mut config = Config::default();
    config.now = chrono::DateTime::parse_from_rfc3339(sample::NOW).ok();
    config
}

fn findings(rule: &Rule, sample: &Sample, config: &Config) -> Vec<Diagnostic> {
    let mut found = match sample {
        Sample::Documents(text) => {
            let mut collection = Collection::default();
            for part in text.split("=== ").skip(1) {
                let (name, document) = part.split_once('\n').expect("a name, then a document");
                collection.add(Signature::new(name, &parapheur::parse(document)));
            }
            collection.findings().iter().filter_map(|finding| finding.diagnostic(config)).collect()
        }
        _ => check(&sample.document(), config),
    };
    found.retain(|finding| finding.code == rule.code);
    found
}

/// A finding as indented lines; places are counted from the byte `from` of the document.
fn written(document: &str, from: usize, finding: &Diagnostic) -> String {
    let place = |span: Span| {
        let at = |byte: u32| i64::from(byte) - i64::try_from(from).expect("a small document");
        let slice = document.get(span.range()).unwrap_or_default();
        format!("{}..{} {slice:?}", at(span.start()), at(span.end()))
    };
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "info",
    };
    let mut said = format!("  {severity} at {}\n    {}\n", place(finding.span), finding.message);
    for label in &finding.labels {
        let _ = writeln!(said, "    label at {}: {}", place(label.span), label.message);
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(said, "    help: {help}");
    }
    if let Some(fix) = &finding.fix {
        let applicability = if fix.applicability == Applicability::Safe { "safe" } else { "suggested" };
        let _ = writeln!(said, "    {applicability} fix: {}", fix.title);
        for edit in &fix.edits {
            let _ = writeln!(said, "      {} becomes {:?}", place(edit.span), edit.text);
        }
    }
    said
}

fn holds(name: &str, expected: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
        fs::write(&path, expected).expect("a file to write");
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let differing = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    assert!(
        found == expected,
        "{name} says otherwise ({differing:?}); if that is meant: UPDATE=1 cargo test --test golden"
    );
}
