//! No text of a document reaches a terminal or a page with power over it.

use parapheur::Config;
use parapheur::render::{Report, Style, concise, escape_json, github, gitlab, html, human, json, sarif};

/// Renders the findings of a text in every format, under a path as hostile as the text.
pub fn no_rendering_is_driven_by(text: &str) {
    let findings = parapheur::check(text, &Config::default());
    for finding in &findings {
        let labels = finding.labels.iter().map(|label| &label.message);
        let title = finding.fix.iter().map(|fix| &fix.title);
        for said in [&finding.message].into_iter().chain(&finding.help).chain(labels).chain(title) {
            assert_tame(said, finding.code);
        }
    }
    let path = text.get(..text.floor_char_boundary(40)).unwrap_or_default();
    let report = Report { path, text, findings: &findings };
    for shown in [human(&report, Style::Plain), concise(&report), github(&report)] {
        assert_tame(&shown, "a terminal");
    }
    let coloured = human(&report, Style::Ansi);
    assert_tame(&without_colours(&coloured), "a terminal with colours");
    let page = html(&[Report { path, text, findings: &findings }]);
    assert_tame(&page, "a page");
    assert_eq!(page.matches("<script").count(), html(&[]).matches("<script").count(), "a script in the page");
    let values = [
        serde_json::to_string(&json(&report)),
        serde_json::to_string(&gitlab(&report)),
        serde_json::to_string(&sarif(&[report], parapheur::lint::rules())),
    ];
    for value in values {
        assert_tame(&escape_json(&value.expect("plain data serialises")), "a log of JSON");
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
