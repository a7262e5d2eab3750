//! Comments that silence a rule: what they reach, and what is said of those that are of no use.

mod common;

use parapheur::check;

/// The codes found in a text, each with the line it is on.
fn found(text: &str) -> Vec<String> {
    let line = |at: u32| text[..at as usize].matches('\n').count() + 1;
    let findings = check(text, &common::config());
    findings.iter().map(|f| format!("{}:{}", f.code, line(f.span.start()))).collect()
}

#[test]
fn without_a_silence_everything_is_said() {
    assert_eq!(found("zut\n\nété « zut »\r\n"), ["XX001:1", "XX001:3"]);
}

#[test]
fn a_block_comment_reaches_the_next_block_only() {
    let text = "zut\n\n<!-- parapheur: ignore XX001 -- citation d’époque -->\n\nzut\nzut\n\nzut\n";
    assert_eq!(found(text), ["XX001:1", "XX001:8"]);
}

#[test]
fn a_block_comment_reaches_a_whole_quotation() {
    let text = "<!-- parapheur: ignore XX001 -->\n\n> «\u{a0}été, zut\u{a0}»\n>\n> zut\n\nzut\n";
    assert_eq!(found(text), ["XX001:7"]);
}

#[test]
fn a_comment_inside_a_block_reaches_the_rest_of_it() {
    assert_eq!(found("zut <!-- parapheur: ignore XX001 --> zut\nzut\n\nzut\n"), ["XX001:1", "XX001:4"]);
}

#[test]
fn a_line_comment_reaches_its_line_only() {
    let text = "été zut <!-- parapheur: ignore-ligne XX001 -->\r\nzut\r\n";
    assert_eq!(found(text), ["XX001:2"]);
}

#[test]
fn a_document_comment_reaches_everything() {
    let text = "---\ntitle: zut\n---\n\nzut\n\n<!-- parapheur : ignore-document XX001 -->\n";
    assert_eq!(found(text), Vec::<String>::new());
}

#[test]
fn in_the_front_matter_a_comment_alone_reaches_all_of_it() {
    let text = "---\r\n# parapheur: ignore XX001 -- nom de marque\r\ntitle: été zut\r\ntags:\r\n- zut\r\n---\r\n\r\nzut\r\n";
    assert_eq!(found(text), ["XX001:8"]);
}

#[test]
fn in_the_front_matter_a_comment_after_a_value_reaches_its_line() {
    let text = "---\ntitle: zut # parapheur: ignore XX001\ntags:\n- zut\n---\n";
    assert_eq!(found(text), ["XX001:4"]);
}

#[test]
fn what_silences_nothing_is_said() {
    assert_eq!(found("<!-- parapheur: ignore XX001 -->\n\nflûte\n\nzut\n"), ["PA001:1", "XX001:5"]);
    assert_eq!(found("<!-- parapheur: ignore XX001 -->\n"), ["PA001:1"]);
}

#[test]
fn a_silence_of_a_rule_that_is_off_is_not_called_unused() {
    assert_eq!(found("<!-- parapheur: ignore typography -->\n\nflûte\n"), Vec::<String>::new());
}

#[test]
fn what_cannot_be_understood_silences_nothing_and_is_said() {
    for comment in ["ignore XX0001", "ignorer XX001", "", "ignore"] {
        let text = format!("<!-- parapheur: {comment} -->\n\nzut\n");
        assert_eq!(found(&text), ["PA002:1", "XX001:3"], "{comment}");
    }
    assert_eq!(found("<!-- parapheur ignore XX001 -->\n\nzut\n"), ["PA002:1", "XX001:3"]);
}

#[test]
fn a_comment_in_code_is_an_example() {
    let text = "    <!-- parapheur: ignore-document XX001 -->\n\n`<!-- parapheur: ignore XX001 -->` zut\n";
    assert_eq!(found(text), ["XX001:3"]);
}

#[test]
fn a_silence_cannot_silence_what_is_said_of_silences() {
    let text = "<!-- parapheur: ignore-document PA -->\n\n<!-- parapheur: ignore XX0001 -->\n";
    assert_eq!(found(text), ["PA002:3"]);
}

#[test]
fn too_many_silences_are_refused_aloud() {
    let text = "<!-- parapheur: ignore XX001 -->\n\n".repeat(300) + "zut\n";
    let found = found(&text);
    assert!(found.contains(&"PA002:401".to_owned()), "{found:?}");
    assert!(found.contains(&"XX001:601".to_owned()));
}
