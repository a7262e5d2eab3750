//! What people and machines are shown.

mod common;

use parapheur::render::{
    Report, Style, Tally, concise, escape_json, github, gitlab, html, human, json, sarif,
};
use parapheur::{Config, Diagnostic, check, lint};
use serde_json::Value;

fn findings(text: &str) -> Vec<Diagnostic> {
    check(text, &common::config())
}

fn shown(text: &str) -> String {
    human(&Report { path: "essai.md", text, findings: &findings(text) }, Style::Plain)
}

#[test]
fn carets_stand_under_the_exact_text() {
    let text = "Été\u{a0}: zut1\u{202f}!\r\n";
    assert_eq!(
        shown(text),
        "erreur XX001\u{a0}: «\u{a0}zut1\u{a0}» est impoli\n\
         \x20 --> essai.md:1:7\n\
         \x20 |\n\
         1 | Été\u{a0}: zut1\u{202f}!\n\
         \x20 |       ^^^^\n\
         \x20 = aide\u{a0}: Écrire `flûte`\n\
         \x20 = correction sûre\u{a0}: Adoucir\n\
         \x20 = règle\u{a0}: zut (Politesse 1.1)\n\n"
    );
}

/// The columns of the carets, and the columns of what is above them.
fn alignment(text: &str) -> (usize, usize) {
    let shown = shown(text);
    let lines: Vec<&str> = shown.lines().collect();
    let carets = lines.iter().position(|line| line.contains('^')).unwrap();
    let width = |line: &str, sign: &str| {
        unicode_width::UnicodeWidthStr::width(line.split(sign).next().unwrap_or_default())
    };
    (width(lines[carets], "^"), width(lines[carets - 1], "zut"))
}

#[test]
fn carets_are_aligned_after_wide_narrow_and_hidden_characters() {
    let long = "« à l’été » ".repeat(300);
    for before in ["\t", "日本 ", "e\u{301}te\u{301} ", "😀 ", "\u{1b}[31m", "\u{202e}", "«\u{a0}", &long]
    {
        let (carets, word) = alignment(&format!("{before}zut\n"));
        assert_eq!(carets, word, "{before:?}");
        let (carets, word) = alignment(&format!("x\n{before}zut {long}\n"));
        assert_eq!(carets, word, "{before:?}");
    }
}

#[test]
fn what_is_said_of_several_places_is_said_once() {
    let config = Config::from_yaml("select: [list-item-outside-list]").unwrap();
    let text = format!("<div>\n{}</div>\n", "<li>été</li>\n".repeat(9));
    let findings = parapheur::check(&text, &config);
    assert_eq!(findings.len(), 9);
    let shown = human(&Report { path: "essai.md", text: &text, findings: &findings }, Style::Plain);
    assert_eq!(shown.matches("avertissement HT003").count(), 1, "{shown}");
    assert!(
        shown.contains("(9 endroits)") && shown.contains("= aussi\u{a0}: lignes 7, 8, 9, 10\n"),
        "{shown}"
    );
    assert_eq!(shown.matches("^^^^").count(), 5, "{shown}");
}

#[test]
fn remarks_that_one_gesture_mends_are_one_though_they_quote_other_words() {
    let config = Config::from_yaml("select: [breakable-space]").unwrap();
    let text = "<p>La carte : libre.</p>\n\n<p>Le chemin : ouvert.</p>\n";
    let shown = |text| human(&Report { path: "a.md", text, findings: &check(text, &config) }, Style::Plain);
    let both = shown(text);
    assert_eq!(both.matches("TY002").count(), 1, "{both}");
    assert!(
        both.contains("(et un autre endroit)") && both.contains("3 | <p>Le chemin : ouvert.</p>"),
        "{both}"
    );
    let three = shown("<p>Une carte : a.</p>\n\n<p>Un bois : b.</p>\n\n<p>Un pré : c.</p>\n");
    assert!(three.contains("(et 2 autres endroits)"), "{three}");
}

#[test]
fn marks_of_one_line_share_it_when_they_fit() {
    let far: String = (0..30).map(|n| format!("été{n} ")).collect();
    for (text, lines) in [(format!("{far}les murs de de la ville {far}\n"), 1), (format!("> « {far}\n"), 2)]
    {
        let config = Config::from_yaml("select: [doubled-word, unclosed-quotation]").unwrap();
        let findings = parapheur::check(&text, &config);
        let [finding] = findings.as_slice() else { panic!("{findings:#?}") };
        assert_eq!(finding.labels.len(), 1, "{findings:#?}");
        let shown = human(&Report { path: "essai.md", text: &text, findings: &findings }, Style::Plain);
        assert_eq!(shown.matches("\n1 | ").count(), lines, "{shown}");
    }
}

#[test]
fn a_long_line_is_cut_around_the_text() {
    let text = format!("{0}zut{0}\n", "à l’été ".repeat(100));
    let shown = shown(&text);
    assert!(shown.lines().all(|line| line.chars().count() < 110), "{shown}");
    assert!(shown.contains('…'));
}

#[test]
fn nothing_of_a_document_drives_the_terminal() {
    let text = "zut\u{1b}]0;titre\u{7} \u{202e}\u{9b}31m zut1\n";
    let report = Report { path: "\u{1b}[2J.md", text, findings: &findings(text) };
    let hostile = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
    for shown in [human(&report, Style::Plain), concise(&report), github(&report)] {
        assert!(!shown.contains(hostile), "{shown:?}");
    }
    let json = serde_json::to_string(&json(&report)).unwrap();
    assert!(!escape_json(&json).contains(hostile));
    let json: Value = serde_json::from_str(&escape_json(&json)).unwrap();
    assert_eq!(json[0]["path"], "\u{1b}[2J.md");
}

#[test]
fn json_has_the_promised_shape() {
    let text = "été\r\n«\u{a0}zut1\u{a0}» zut\r\n";
    let found = findings(text);
    let json = serde_json::to_value(json(&Report { path: "a.md", text, findings: &found })).unwrap();
    let place = |offset: u32, line: u32, column: u32| serde_json::json!({"offset": offset, "line": line, "column": column});
    assert_eq!(
        json[0],
        serde_json::json!({
            "path": "a.md",
            "code": "XX001",
            "rule": "zut",
            "severity": "error",
            "message": "«\u{a0}zut1\u{a0}» est impoli",
            "help": "Écrire `flûte`",
            "norm": "Politesse 1.1",
            "start": place(11, 2, 3),
            "end": place(15, 2, 7),
            "labels": [],
            "fix": {
                "applicability": "safe",
                "title": "Adoucir",
                "edits": [{"start": place(11, 2, 3), "end": place(15, 2, 7), "text": "flûte"}],
            },
        })
    );
    assert_eq!(json[1]["fix"], Value::Null);
}

#[test]
fn github_reads_one_command_a_line() {
    let text = "zut, 100\u{a0}%\n";
    let shown = github(&Report { path: "a,b:c.md", text, findings: &findings(text) });
    assert_eq!(
        shown,
        "::error file=a%2Cb%3Ac.md,line=1,col=1,endColumn=3,title=XX001 zut::«\u{a0}zut\u{a0}» est impoli%0AÉcrire `flûte`\n"
    );
}

#[test]
fn gitlab_fingerprints_stay_when_lines_move_and_differ_from_one_another() {
    let prints = |text: &str| -> Vec<String> {
        let found = findings(text);
        gitlab(&Report { path: "a.md", text, findings: &found }).into_iter().map(|i| i.fingerprint).collect()
    };
    let before = prints("zut zut\n");
    assert_ne!(before[0], before[1]);
    assert_eq!(before, prints("été\n\nzut\n\nzut\n"));
}

#[test]
fn sarif_names_rules_places_and_fixes() {
    let text = "été zut1\n";
    let found = findings(text);
    let reports = [Report { path: "dossier/été 1.md", text, findings: &found }];
    let log = serde_json::to_value(sarif(&reports, lint::rules().chain([&common::ZUT]))).unwrap();
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "XX001");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "dossier/%C3%A9t%C3%A9%201.md");
    assert_eq!(place["region"]["startColumn"], 5);
    assert_eq!(place["region"]["endColumn"], 9);
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "flûte");
}

#[test]
fn the_tally_says_how_much_and_what_next() {
    let mut tally = Tally::default();
    tally.add(&findings("zut1 zut1 zut2 zut\n"));
    assert_eq!(tally.to_string(), "4 erreurs dans 1 document");
    let next = tally.next_step().unwrap();
    assert_eq!(
        next,
        "2 corrections sûres\u{a0}: relancer avec --fix (1 correction proposée de plus, à relire, avec --suggested)"
    );
    assert_eq!(Tally::default().to_string(), "Rien à signaler dans 0 document");
}

#[test]
fn a_page_holds_nothing_that_the_document_could_use() {
    let text = "<script>alert(1)</script> zut1\n\"zut\" & 'zut2'\u{202e}\u{1b}\n";
    let found = findings(text);
    let page = html(&[Report { path: "<b>.md", text, findings: &found }]);
    assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains("alert(1)</script>"));
    assert!(!page.contains(['\u{202e}', '\u{1b}']));
    assert!(page.contains("&lt;script&gt;") && page.contains("<ins>flûte</ins>"));
    assert_eq!(page.matches("<article").count(), 3);
}

#[test]
fn a_page_is_well_formed() {
    let text = "été zut1 zut\r\n\r\nzut2\u{a0}zut3\r\n";
    let found = findings(text);
    let page = html(&[
        Report { path: "a.md", text, findings: &found },
        Report { path: "b.md", text: "", findings: &[] },
    ]);
    for tag in
        ["section", "article", "div", "code", "p", "a", "dl", "dd", "dt", "h2", "h3", "label", "fieldset"]
    {
        let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let targets: Vec<&str> =
        page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(!targets.is_empty() && targets.iter().all(|target| ids.contains(target)));
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
}
