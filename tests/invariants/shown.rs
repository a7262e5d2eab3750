//! No text of a document reaches a terminal, a log or a page with power over it.

use parapheur::render::{Report, Style, concise, escape_json, github, gitlab, html, human, json, sarif};
use parapheur::{Config, Diagnostic};

/// Elements of a page that are the rendering's own.
const ELEMENTS: [&str; 32] = [
    "!doctype", "a", "article", "body", "code", "dd", "del", "dl", "dt", "fieldset", "form", "h1", "h2",
    "h3", "head", "header", "html", "input", "ins", "label", "legend", "li", "main", "meta", "nav", "p",
    "section", "span", "style", "title", "ul", "div",
];

/// Renders the findings of a text in every format, under a path as hostile as the text.
pub fn no_rendering_is_driven_by(text: &str) {
    let path = text.get(..text.floor_char_boundary(40)).unwrap_or_default();
    findings_drive_no_rendering(path, text, &parapheur::check(text, &Config::default()));
}

/// Renders findings of a text in every format.
pub fn findings_drive_no_rendering(path: &str, text: &str, findings: &[Diagnostic]) {
    for finding in findings {
        let labels = finding.labels.iter().map(|label| &label.message);
        let title = finding.fix.iter().map(|fix| &fix.title);
        for said in [&finding.message].into_iter().chain(&finding.help).chain(labels).chain(title) {
            assert_tame(said, finding.code);
        }
    }
    let report = Report { path, text, findings };
    on_terminals(&report);
    in_a_log(&github(&report), findings);
    in_a_page(&html(&[report]));
    let log =
        serde_json::to_value(sarif(&[report], parapheur::lint::rules())).expect("plain data serialises");
    for result in log["runs"][0]["results"].as_array().expect("results") {
        no_link_of_its_own(result);
    }
    let values = [
        serde_json::to_string(&json(&report)),
        serde_json::to_string(&gitlab(&report)),
        serde_json::to_string(&log),
    ];
    for value in values {
        assert_tame(&escape_json(&value.expect("plain data serialises")), "a log of JSON");
    }
}

fn on_terminals(report: &Report<'_>) {
    let (plain, one_a_line) = (human(report, Style::Plain), concise(report));
    assert_tame(&plain, "a terminal");
    assert_tame(&one_a_line, "a terminal");
    assert_eq!(one_a_line.lines().count(), report.findings.len(), "a finding takes more than a line");
    assert_tame(&without_colours(&human(report, Style::Ansi)), "a terminal with colours");
    // What a runner of jobs reads in the output of any command.
    let commanded = plain.lines().chain(one_a_line.lines()).find(|line| line.trim_start().starts_with("::"));
    assert_eq!(commanded, None, "a log is driven");
}

/// Each line is one command with the properties that are its own.
fn in_a_log(shown: &str, findings: &[Diagnostic]) {
    assert_tame(shown, "a log");
    assert_eq!(shown.lines().count(), findings.len(), "a finding is not one command");
    for line in shown.lines() {
        let command = line.strip_prefix("::").and_then(|rest| rest.split_once("::"));
        let (command, _) = command.expect("a command, then its message");
        let (name, properties) = command.split_once(' ').expect("a name, then properties");
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let names: Vec<&str> = properties.split(',').filter_map(|p| Some(p.split_once('=')?.0)).collect();
        let expected =
            [&["file", "line", "col", "endColumn", "title"][..], &["file", "line", "endLine", "title"]];
        assert!(expected.contains(&&names[..]), "{line}");
    }
}

/// Every tag is one that the rendering writes.
fn in_a_page(page: &str) {
    assert_tame(page, "a page");
    let (head, body) = page.split_once("</style>").expect("a style sheet");
    assert!(!head.contains("</style") && !body.contains("<style"), "a style sheet of the document's");
    for tag in body.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag that ends");
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{tag}> in a page");
        for attribute in attributes.split("\" ").filter(|a| !a.is_empty()) {
            let (name, value) = attribute.split_once("=\"").unwrap_or((attribute, ""));
            assert!(!name.starts_with("on") && name != "src" && name != "style", "<{tag}> in a page");
            assert!(name != "href" || value.starts_with('#'), "<{tag}> in a page");
        }
    }
}

/// No message of a SARIF log holds what viewers would follow as a link.
fn no_link_of_its_own(value: &serde_json::Value) {
    match value {
        serde_json::Value::Object(entries) => {
            for (name, entry) in entries.iter().filter(|(name, _)| *name != "insertedContent") {
                let text = entry["text"].as_str().filter(|_| name == "message" || name == "description");
                for (at, _) in text.unwrap_or_default().match_indices("](") {
                    let before = text.map_or("", |text| &text[..at]);
                    assert!(before.ends_with('\\'), "a link in {text:?}");
                }
                no_link_of_its_own(entry);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(no_link_of_its_own),
        _ => {}
    }
}

/// Line ends are the rendering's own; nothing else that a terminal obeys is left.
fn assert_tame(shown: &str, place: &str) {
    let drives = |c: char| {
        c != '\n' && c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(shown.chars().find(|&c| drives(c)), None, "{place} is driven");
}

/// Without the sequences that set a colour, which are the rendering's own.
fn without_colours(shown: &str) -> String {
    let mut parts = shown.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        out.push_str(rest.strip_prefix('m').unwrap_or("\u{1b}"));
    }
    out
}
