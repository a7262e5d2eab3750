//! What the repository says of itself: rule pages, the rule table, the picture of the output.
//!
//! `UPDATE=1 cargo test --test docs` writes what these tests expect.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use parapheur::lint::{Family, Rule, rules};
use parapheur::render::{Report, Style, Tally, human, rule_index, rule_page};
use parapheur::{Config, check};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Fails unless a file holds a text; writes it instead when asked to.
fn holds(path: &Path, expected: &str) {
    if updating() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, expected).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found.replace("\r\n", "\n") == expected,
        "{} is out of date; run: UPDATE=1 cargo test --test docs",
        path.display()
    );
}

#[test]
fn every_rule_has_its_page_and_no_page_is_left_over() {
    let folder = root("docs/regles");
    let mut expected = BTreeSet::from(["README.md".to_owned()]);
    for rule in rules() {
        let name = format!("{}-{}.md", rule.code, rule.name);
        holds(&folder.join(&name), &rule_page(rule));
        expected.insert(name);
    }
    let known: Vec<&'static Rule> = rules().collect();
    holds(&folder.join("README.md"), &rule_index(&known));
    for entry in fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if !expected.contains(&name) && updating() {
            fs::remove_file(entry.path()).unwrap();
            continue;
        }
        assert!(
            expected.contains(&name),
            "{name} is the page of no rule; run: UPDATE=1 cargo test --test docs"
        );
    }
}

/// Fails unless what stands between two markers of a page is a text.
fn page_holds(page: &str, marker: &str, expected: &str) {
    let path = root(page);
    let text = fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {marker} -->\n"), format!("<!-- /{marker} -->\n"));
    let (before, rest) = text.split_once(&open).unwrap_or_else(|| panic!("no {open:?} in {page}"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("no {close:?} in {page}"));
    holds(&path, &format!("{before}{open}{expected}{close}{after}"));
}

#[test]
fn the_readme_tells_the_rules_and_shows_the_output() {
    page_holds("README.md", "rules", &rule_table());
    page_holds("README.md", "output", &output(&["QU001", "HT001", "LK003"]));
    page_holds("LISEZMOI.md", "remarque", &output(&["QU001"]));
}

fn rule_table() -> String {
    let mut out = String::from("| Family | Rules |\n|---|---|\n");
    for family in Family::ALL {
        let members: Vec<_> = rules().filter(|rule| rule.family == family).collect();
        if members.is_empty() {
            continue;
        }
        let links: Vec<_> = members
            .iter()
            .map(|rule| format!("[{0} {1}](docs/regles/{0}-{1}.md)", rule.code, rule.name))
            .collect();
        let _ = writeln!(out, "| {} | {} |", family.name(), links.join(" · "));
    }
    out
}

/// What `--select` with these rules prints of a document of the repository.
fn output(rules: &[&str]) -> String {
    let path = "examples/documents/atelier-saison-2.md";
    let text = fs::read_to_string(root(path)).unwrap();
    let mut config = Config::default();
    config.select(rules).unwrap();
    let found = check(&text, &config);
    let mut tally = Tally::default();
    tally.add(&found);
    let next = tally.next_step().map(|next| next + "\n").unwrap_or_default();
    let shown = human(&Report { path, text: &text, findings: &found }, Style::Plain);
    format!("```text\n{shown}{tally}\n{next}```\n")
}
