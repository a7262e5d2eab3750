//! Texts that others wrote for their own parsers: every promise holds for them too.
//!
//! Development dependencies carry them: pulldown-cmark the examples of the CommonMark specification
//! and its own regressions, yaml-rust2 those of the YAML specification and the YAML test suite, html5gum
//! two pages. html5lib's tokenizer tests are in no package of Rust's: see `html5lib/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

mod html5lib;
mod invariants;
mod skipped;

#[test]
fn examples_of_the_commonmark_specification() {
    let suite = package("pulldown-cmark").join("tests/suite");
    let (mut examples, mut others) = (0, 0);
    for file in files(&suite, "rs") {
        let source = std::fs::read_to_string(&file).expect("a Rust file");
        for example in source.split("let original = r##\"").skip(1) {
            let text = example.split("\"##").next().expect("what was split");
            let place = format!("{}: {text:?}", file.display());
            keeps_every_promise(text, &place);
            let quoted: String = text.split_inclusive('\n').flat_map(|line| ["> ", line]).collect();
            keeps_every_promise(&quoted, &place);
            match file.file_name() {
                Some(name) if name == "spec.rs" => examples += 1,
                _ => others += 1,
            }
        }
    }
    println!("{examples} examples of CommonMark, {others} other texts");
    assert!(examples >= 650, "only {examples} examples of CommonMark");
    assert!(others >= 400, "only {others} other texts");
}

#[test]
fn examples_of_the_yaml_specification() {
    let source = std::fs::read_to_string(package("yaml-rust2").join("tests/specexamples.rs.inc"));
    let source = source.expect("the examples");
    let mut examples = 0;
    for example in source.split("&str =").skip(1) {
        let literal = example.split("\";\n").next().expect("what was split");
        let Some(yaml) = literal.trim().strip_prefix('"').map(unescaped) else { continue };
        for text in [
            format!("---\n{yaml}\n---\n\nTexte.\n"),
            format!("---\na:\n{}\n---\n", indented(&yaml)),
            yaml.clone(),
        ] {
            keeps_every_promise(&text, &yaml);
        }
        examples += 1;
    }
    println!("{examples} examples of YAML");
    assert!(examples >= 100, "only {examples} examples of YAML");
}

#[test]
fn inputs_of_the_yaml_test_suite() {
    let mut inputs = 0;
    for file in files(&package("yaml-rust2").join("tests/yaml-test-suite/src"), "yaml") {
        let cases = std::fs::read_to_string(&file).expect("a file of cases");
        let cases: Value = serde_yaml::from_str(&cases).expect("a list of cases");
        // A case that names no input takes that of the one before it.
        for yaml in cases.as_array().expect("a list").iter().filter_map(|case| case["yaml"].as_str()) {
            let yaml = made_of_visible_signs(yaml);
            for text in [
                format!("---\n{yaml}\n---\n\nTexte.\n"),
                format!("---\ntitle: été\na:\n{}\n---\n", indented(&yaml)),
                yaml,
            ] {
                keeps_every_promise(&text, &file.display().to_string());
            }
            inputs += 1;
        }
    }
    println!("{inputs} inputs of the YAML test suite");
    assert!(inputs >= 350, "only {inputs} inputs of the YAML test suite");
}

/// The suite writes white space so that it can be seen.
fn made_of_visible_signs(yaml: &str) -> String {
    let mut text = yaml.replace('␣', " ").replace('←', "\r").replace('⇔', "\u{feff}").replace('↵', "");
    for dashes in (0..4).rev() {
        text = text.replace(&format!("{}»", "—".repeat(dashes)), "\t");
    }
    text.replace("∎\n", "")
}

#[test]
fn pages_of_html() {
    let pages = files(&package("html5gum").join("benches/files"), "html");
    assert_eq!(pages.len(), 2);
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("a page");
        let cut = text.floor_char_boundary(40_000);
        keeps_every_promise(&text[..cut], &page.display().to_string());
    }
}

#[test]
fn inputs_of_html5lib_tokenizer_tests() {
    let Some(inputs) = html5lib::inputs() else { return };
    for input in &inputs {
        let kept = std::panic::catch_unwind(|| invariants::hold(input));
        assert!(kept.is_ok(), "a promise is broken by {input:?}");
    }
    // What costs more is asked of several at once, as paragraphs and inside a box.
    for some in inputs.chunks(40) {
        let paragraphs = some.join("\n\n");
        keeps_every_promise(&paragraphs, &format!("{some:?}"));
        keeps_every_promise(
            &format!("<div class=\"encadre\">\n{paragraphs}\n</div>\n\nFin.\n"),
            &format!("{some:?}"),
        );
    }
    println!("{} inputs of html5lib", inputs.len());
}

/// What a literal of Rust stands for; the escapes that the examples use.
fn unescaped(literal: &str) -> String {
    let pairs =
        [("\\\\", "\u{1}"), ("\\n", "\n"), ("\\t", "\t"), ("\\r", "\r"), ("\\\"", "\""), ("\u{1}", "\\")];
    pairs.iter().fold(literal.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn indented(yaml: &str) -> String {
    yaml.lines().map(|line| format!("  {line}\n")).collect()
}

fn keeps_every_promise(text: &str, place: &str) {
    let kept = std::panic::catch_unwind(|| {
        invariants::hold(text);
        invariants::line_ends_do_not_matter(text);
        invariants::fixing_converges(text);
    });
    assert!(kept.is_ok(), "a promise is broken by {place}");
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == extension));
    files.sort();
    files
}

/// The folder of a development dependency: cargo has unpacked it to build these tests.
fn package(name: &str) -> PathBuf {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let run = |args: &[&str]| {
        let output =
            Command::new(&cargo).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let version = run(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let metadata = run(&["metadata", "--offline", "--format-version=1", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let manifest = packages.iter().find(|package| package["name"] == name).expect("the package");
    Path::new(manifest["manifest_path"].as_str().expect("a path")).parent().expect("a folder").to_owned()
}
