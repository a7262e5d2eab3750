//! The inputs of html5lib's tokenizer tests, where `scripts/fetch-tokenizer-tests.sh` has put them.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::skipped::skipped;

/// Each input once; `None`, said on the error stream, when they were not fetched.
pub fn inputs() -> Option<Vec<String>> {
    let folder = folder()?;
    let mut files: Vec<PathBuf> =
        folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "test"));
    files.sort();
    let mut inputs = Vec::new();
    for file in files {
        let cases = std::fs::read_to_string(&file).expect("a file of cases");
        let cases: Value = serde_json::from_str(&cases).expect("cases are JSON");
        let tests = ["tests", "xmlViolationTests"].iter().filter_map(|key| cases[*key].as_array()).flatten();
        inputs.extend(tests.map(|case| {
            let input = case["input"].as_str().expect("a case has an input");
            if case["doubleEscaped"] == true { unescaped(input) } else { input.to_owned() }
        }));
    }
    inputs.sort();
    inputs.dedup();
    assert!(inputs.len() >= 6500, "only {} inputs of html5lib's tokenizer tests", inputs.len());
    Some(inputs)
}

/// Beside the tests themselves, in cargo's target folder.
fn folder() -> Option<PathBuf> {
    let test = std::env::current_exe().expect("the test's own path");
    let found = test.ancestors().map(|above| above.join("html5lib")).find(|folder| folder.is_dir());
    let found = found.or_else(|| {
        let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/html5lib");
        default.is_dir().then_some(default)
    });
    if found.is_none() {
        skipped("html5lib's tests not found: scripts/fetch-tokenizer-tests.sh fetches them");
    }
    found
}

/// `\u0000` written out; lone surrogates, which no text can hold, become U+FFFD.
fn unescaped(input: &str) -> String {
    let mut parts = input.split("\\u");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(4);
        let code = u32::from_str_radix(code, 16).expect("four hexadecimal digits");
        text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        text.push_str(rest);
    }
    text
}
