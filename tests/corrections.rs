//! What editors corrected after publication: how much of it is caught, class by class.

mod skipped;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use parapheur::{Config, Diagnostic, LineIndex, Severity, check};
use serde_json::Value;
use skipped::skipped;

/// Least share of the labels of a class that must be caught, in percent.
const FLOORS: &[(&str, u32)] = &[
    ("accented-capital", 100),
    ("agreement/determiner", 75),
    ("agreement/number", 90),
    ("brand-case", 90),
    ("capital/month-day", 100),
    ("doubled-word", 100),
    ("homophone", 75),
    ("hyphenation", 90),
    ("invisible-character", 100),
    ("oe-ligature", 100),
    ("spelling/accent", 75),
    ("spelling/non-word", 70),
    ("typography/guillemets", 90),
    ("typography/number", 100),
    ("typography/ordinal", 100),
    ("typography/punctuation", 100),
    ("typography/space", 95),
    ("typography/unit", 100),
    ("verb-form/infinitive", 100),
];

/// Why labels are not caught, by number. A label that is caught must leave this table.
const REASONS: &[(&str, &[u64])] = &[
    // « lauguage », « invidivus »: two slips, a word too rare to be listed, or an ending.
    ("only a dictionary tells that the word does not exist", &[507, 544, 571, 572, 579, 584]),
    ("the word exists: only the meaning of the sentence tells that it is another", &[301]),
    ("a value of the site's own may begin with a small letter: its other files tell", &[600]),
    ("kramdown itself writes … in running text", &[851, 978, 1025]),
    (
        "what the key or the value should be is told by other files of the site",
        &[925, 966, 974, 1067, 1222, 1223, 1226, 1235],
    ),
    ("the pair is complete before the correction", &[1141, 1150, 1151]),
    ("a list needs no blank line before it: the site reads GFM", &[1213]),
    ("the defect is reported at the line before", &[1336]),
];

/// What kramdown and the template of a site write by themselves, by number: these labels are caught where
/// the profile says that nobody does.
const WRITTEN_BY_THE_SITE: &[u64] = &[820, 834, 835, 839, 849, 854, 860, 864, 866, 881];

struct Label {
    id: u64,
    document: String,
    line: usize,
    class: String,
    before: String,
}

fn corrections() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/corrections"));
    if folder.exists() {
        return Some(folder);
    }
    skipped("../shared not found");
    None
}

fn labels(folder: &std::path::Path) -> Vec<Label> {
    let text = fs::read_to_string(folder.join("labels.jsonl")).expect("labels can be read");
    let labels: Vec<Label> = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a label is JSON"))
        .filter(|label| label["needs_tree"] == Value::Bool(false))
        .map(|label| Label {
            id: label["id"].as_u64().expect("id"),
            document: label["document"].as_str().expect("document").to_owned(),
            line: usize::try_from(label["line"].as_u64().expect("line")).expect("line"),
            class: label["class"].as_str().expect("class").to_owned(),
            before: label["before"].as_str().expect("before").to_owned(),
        })
        .collect();
    assert!(labels.len() > 250, "only {} labels", labels.len());
    labels
}

/// The families that may speak of a class of defects.
fn may_catch(class: &str, code: &str) -> bool {
    let families: &[&str] = match class.split('/').next().unwrap_or("") {
        "front-matter" => &["FM", "DT", "AC", "RE", "LK"],
        "markdown" | "html" => &["MD", "HT", "LK", "AC", "QU", "TY"],
        _ => &["TY", "RE"],
    };
    families.iter().any(|family| code.starts_with(family))
}

fn is_at(finding: &Diagnostic, line: usize, index: &LineIndex) -> bool {
    let lines = |span: parapheur::Span| {
        let first = index.line(span.start()) as usize;
        let last = index.line(span.end().max(span.start() + 1) - 1) as usize;
        (first..=last).contains(&line)
    };
    lines(finding.span)
        || finding.labels.iter().any(|label| lines(label.span))
        || finding.fix.iter().flat_map(|fix| &fix.edits).any(|edit| lines(edit.span))
}

#[test]
fn what_editors_corrected_is_caught() {
    let Some(folder) = corrections() else { return };
    let config = Config::default();
    let bare = Config::from_yaml("profile: {smart_quotes: false, spaces_set_by_template: false}");
    let bare = bare.expect("a profile");
    let mut classes: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut stale = Vec::new();
    for label in labels(&folder) {
        let text = fs::read_to_string(folder.join("before").join(&label.document)).expect("document");
        let index = LineIndex::new(&text);
        let found = check(&text, &config);
        let caught = found.iter().any(|f| may_catch(&label.class, f.code) && is_at(f, label.line, &index));
        if WRITTEN_BY_THE_SITE.contains(&label.id) {
            let found = check(&text, &bare);
            let caught_bare =
                found.iter().any(|f| may_catch(&label.class, f.code) && is_at(f, label.line, &index));
            if caught || !caught_bare {
                stale.push(format!(
                    "{} is {}",
                    label.id,
                    if caught { "caught" } else { "missed by a bare site" }
                ));
            }
        }
        let reason = REASONS.iter().find(|(_, ids)| ids.contains(&label.id)).map(|(reason, _)| *reason);
        if !WRITTEN_BY_THE_SITE.contains(&label.id) && caught == reason.is_some() {
            stale.push(format!(
                "{} is {}",
                label.id,
                if caught { "caught" } else { "neither caught nor explained" }
            ));
        }
        let (yes, all) = classes.entry(label.class.clone()).or_default();
        *all += 1;
        if caught {
            *yes += 1;
        } else if std::env::var_os("VERBOSE").is_some() {
            println!(
                "missed {} {} {}:{} {:?}: {}",
                label.id,
                label.class,
                label.document,
                label.line,
                label.before,
                reason.unwrap_or("no reason")
            );
        }
    }
    let (mut yes, mut all) = (0, 0);
    for (class, (caught, labels)) in &classes {
        println!("{caught:3}/{labels:<3} {class}");
        yes += caught;
        all += labels;
    }
    println!("{yes:3}/{all:<3} in all");
    assert!(stale.is_empty(), "{stale:#?}");
    for (class, floor) in FLOORS {
        let (caught, labels) = classes.get(*class).copied().unwrap_or_default();
        assert!(caught * 100 >= floor * labels, "{class}: {caught} of {labels}, {floor} % wanted");
    }
}

#[test]
fn published_documents_raise_few_alarms() {
    let Some(folder) = corrections() else { return };
    let config = Config::default();
    let mut rules: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    let mut documents = 0;
    let mut paths: Vec<_> =
        fs::read_dir(folder.join("after")).expect("after").flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).expect("document");
        documents += 1;
        let index = LineIndex::new(&text);
        for finding in check(&text, &config) {
            let column = match finding.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                _ => 2,
            };
            rules.entry(finding.code).or_default()[column] += 1;
            if std::env::var("VERBOSE")
                .is_ok_and(|code| code == finding.code || (code == "ALL" && column < 2))
            {
                let position = index.position(&text, finding.span.start());
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                println!("{} {name}:{}:{} {}", finding.code, position.line, position.column, finding.message);
            }
        }
    }
    assert!(documents > 250, "only {documents} documents");
    for (code, [error, warning, info]) in rules {
        println!("{code} {error:4} errors {warning:5} warnings {info:5} infos");
    }
}
