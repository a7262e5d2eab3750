//! The invariants over plausible documents, over mutants of the repository's, and over its samples.
//!
//! `PROPTEST_CASES` says how many, `PROPTEST_RNG_SEED` which ones; without it they are the same every
//! time, so that a failure is the change's and not the day's.

use std::path::{Path, PathBuf};

use parapheur::lint::{Sample, rules};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use skipped::skipped;

mod invariants;
mod plausible;
mod skipped;

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(1);
    }
    config.failure_persistence = None;
    config
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn plausible_releases_keep_every_promise(text in plausible::release()) {
        invariants::hold(&text);
        invariants::hold_in_every_writing(&text);
        invariants::hold_for_others(&text);
    }

    #[test]
    fn plausible_releases_drive_no_rendering(text in plausible::release(), at in any::<Index>()) {
        invariants::no_rendering_is_driven_by(&inserted(&text, at, "<script>\u{1b}]0;é\u{7}\u{202e}\r\u{9b}2J"));
    }

    #[test]
    fn mutants_keep_every_promise(text in mutant(documents())) {
        invariants::hold(&text);
        invariants::hold_in_every_writing(&text);
        invariants::hold_for_others(&text);
    }

    #[test]
    fn mutants_of_real_documents_keep_every_promise(text in mutant(real_documents())) {
        invariants::hold(&text);
        invariants::hold_in_every_writing(&text);
        invariants::hold_for_others(&text);
    }
}

/// A document after a few accidents; nothing where there are no documents.
fn mutant(documents: Vec<(PathBuf, String)>) -> impl Strategy<Value = String> {
    let mut documents: Vec<String> = documents.into_iter().map(|(_, text)| text).collect();
    if documents.is_empty() {
        documents.push(String::new());
    }
    let token = select(vec![
        "\n", "\n\n", " ", "\u{a0}", "'", "\"", "**", "*", "[", "](", ")", "<div>", "</div>", "<b", ">",
        "> ", "* ", "- ", ": ", ":", "#", "---\n", "{: .a}", "|", "\\", "&", "« ", " »", "é", "\u{200b}",
        "\u{feff}", "\0", "\t", "    ", "<!--", "{{", "```\n", "|-\n", "[^1]", "_", "...", "!", " de de ",
        "<p>", "<br>\n",
    ]);
    let accident = (any::<Index>(), any::<Index>(), 0..4, token);
    (select(documents), proptest::collection::vec(accident, 1..5)).prop_map(|(mut text, accidents)| {
        for (from, to, kind, token) in accidents {
            text = match kind {
                0 => without_a_stretch(&text, from, to),
                1 => with_a_line_again(&text, from, to),
                _ => inserted(&text, from, token),
            };
        }
        text
    })
}

fn inserted(text: &str, at: Index, token: &str) -> String {
    let at = text.floor_char_boundary(at.index(text.len() + 1));
    format!("{}{token}{}", &text[..at], &text[at..])
}

fn without_a_stretch(text: &str, from: Index, len: Index) -> String {
    let from = text.floor_char_boundary(from.index(text.len() + 1));
    let to = text.ceil_char_boundary((from + len.index(40)).min(text.len()));
    format!("{}{}", &text[..from], &text[to..])
}

fn with_a_line_again(text: &str, which: Index, at: Index) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if let Some(&line) = lines.get(which.index(lines.len().max(1))) {
        lines.insert(at.index(lines.len()), line);
    }
    lines.concat()
}

/// The Markdown files of the repository, with their paths.
fn documents() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["examples/documents", "tests/blocks", "tests/meaning"] {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    assert!(found.len() > 80, "{} documents only", found.len());
    found
}

/// The documents beside the repository, when they are there.
fn real_documents() -> Vec<(PathBuf, String)> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let mut found = Vec::new();
    if !shared.exists() {
        skipped(format_args!("{} not found", shared.display()));
        return found;
    }
    gather(&shared.join("corpus"), &mut found);
    gather(&shared.join("seed"), &mut found);
    assert!(found.len() > 300, "{} documents only", found.len());
    found
}

fn gather(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "markdown") {
            let text = std::fs::read_to_string(&path).expect("a text");
            found.push((path, text));
        }
    }
    found.sort();
}

#[test]
fn documents_of_the_repository_keep_every_promise() {
    for (path, text) in documents() {
        keeps(&path.display().to_string(), || {
            invariants::hold(&text);
            invariants::hold_in_every_writing(&text);
            invariants::hold_for_others(&text);
        });
    }
}

/// That fixes of samples mend is said by `sample::verify`.
#[test]
fn samples_of_the_rules_keep_their_findings_in_every_writing() {
    let mut samples = 0;
    for rule in rules() {
        for sample in rule.invalid.iter().chain(rule.valid) {
            let text = sample.document();
            keeps(rule.code, || {
                invariants::hold(&text);
                invariants::line_ends_do_not_matter(&text);
                invariants::a_byte_order_mark_adds_one_finding(&text);
                invariants::a_final_newline_does_not_matter(&text);
                invariants::an_addition_leaves_what_precedes(&text);
            });
            samples += 1;
            // What opens a document has no line before it, with a mark or without.
            if let Sample::Body(text) = sample {
                keeps(rule.code, || {
                    invariants::a_byte_order_mark_adds_one_finding(text);
                });
            }
        }
    }
    assert!(samples > 700, "{samples} samples only");
}

#[test]
fn real_documents_keep_every_promise() {
    for (path, text) in real_documents() {
        keeps(&path.display().to_string(), || {
            invariants::hold(&text);
            invariants::hold_in_every_writing(&text);
            invariants::hold_for_others(&text);
        });
    }
}

/// Names the text when a promise is broken: the promises themselves do not know it.
fn keeps(name: &str, promises: impl Fn() + std::panic::UnwindSafe) {
    assert!(std::panic::catch_unwind(promises).is_ok(), "a promise is broken by {name}");
}
