//! What fuzzing found, for ever: the inputs of `fuzz/corpus`, and those of `fuzz/crashes` that broke a
//! promise once, named after the promise.
//!
//! A new crash: put its input in `fuzz/crashes`, mend, run this test.

use skipped::skipped;
use std::path::{Path, PathBuf};

mod invariants;
mod skipped;

#[test]
fn the_corpus_of_the_fuzz_targets_keeps_every_promise() {
    if is_packaged() {
        return;
    }
    for target in targets() {
        let inputs = files(&fuzz().join("corpus").join(&target));
        assert!(inputs.len() >= 20, "{target}: only {} inputs", inputs.len());
        for input in inputs {
            replay(&input, |text| {
                invariants::hold(text);
                invariants::hold_for_others(text);
                invariants::dates_come_back(text);
                invariants::a_broken_entry_leaves_the_others(text);
            });
        }
    }
}

#[test]
fn no_crash_comes_back() {
    if is_packaged() {
        return;
    }
    let crashes = files(&fuzz().join("crashes"));
    assert!(crashes.len() >= 12, "only {} crashes", crashes.len());
    for crash in crashes {
        replay(&crash, |text| {
            invariants::hold(text);
            invariants::hold_in_every_writing(text);
            invariants::hold_for_others(text);
            invariants::dates_come_back(text);
            invariants::a_broken_entry_leaves_the_others(text);
            invariants::no_rendering_is_driven_by(text);
            invariants::raw_html_has_the_tree_of_its_source(&format!("<div>{text}\n</div>\n"));
        });
    }
}

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The published package leaves `fuzz/` out.
fn is_packaged() -> bool {
    let absent = !fuzz().exists();
    if absent {
        skipped(format_args!("{} not found", fuzz().display()));
    }
    absent
}

/// The fuzz targets, as cargo-fuzz lists them.
fn targets() -> Vec<String> {
    let targets = files(&fuzz().join("fuzz_targets"));
    targets.iter().map(|file| file.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
}

fn replay(input: &Path, promises: impl Fn(&str) + std::panic::RefUnwindSafe) {
    let bytes = std::fs::read(input).expect("an input");
    // What the targets are given: the bytes up to the first that is not UTF-8.
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).expect("what is valid"),
    };
    for text in [text, &format!("---\n{text}\n---\n"), &format!("> « Un mot. »\n<br>**{text}**\n")] {
        let kept = std::panic::catch_unwind(|| promises(text));
        assert!(kept.is_ok(), "a promise is broken by {}", input.display());
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}
