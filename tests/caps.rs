//! Every bound on the work of a check, tripped: a finding says what was not looked at, and where.
//!
//! Each case holds just too much, then just little enough. Windows within which one thing is looked
//! for beside another (an attribution after its quotation, an expansion before its acronym) are no
//! bounds of that kind: what stands further is not what the rule is about.

use parapheur::{Config, MAX_DOCUMENT_BYTES, MAX_FRONT_MATTER_BYTES, MAX_YAML_DEPTH, Value, check};

/// The code, the first words of the message, and the text from the place of the finding on.
fn said(text: &str, code: &str) -> Vec<(String, String)> {
    let found = check(text, &Config::default());
    let of_code = found.iter().filter(|finding| finding.code == code);
    let shown = |from: u32| text[from as usize..].chars().take(12).collect();
    of_code.map(|finding| (finding.message.clone(), shown(finding.span.start()))).collect()
}

/// Asserts that `text(over)` is said to go unchecked from `place` on, and that `text(over - 1)` is not.
fn trips(code: &str, message: &str, place: &str, over: usize, text: impl Fn(usize) -> String) {
    let found = said(&text(over), code);
    let about = |(said, at): &&(String, String)| said.contains(message) && at.starts_with(place);
    assert_eq!(found.iter().filter(about).count(), 1, "{code} at {place:?} about {message:?}: {found:#?}");
    let found = said(&text(over - 1), code);
    assert!(!found.iter().any(|(said, _)| said.contains(message)), "one less is too much: {found:#?}");
}

fn front_matter(yaml: &str) -> String {
    format!("---\r\ntitle: « Été »\r\n{yaml}\r\n---\r\n\r\nTexte.\r\n")
}

#[test]
fn size_of_the_document() {
    let text = |bytes: usize| "a".repeat(bytes - 3) + "é\n";
    trips("PA003", "16 Mio", "\n", MAX_DOCUMENT_BYTES + 1, text);
}

#[test]
fn size_of_the_front_matter() {
    // The fence before it counts.
    let text = |bytes: usize| format!("---\r\n{}\r\n---\r\n", "#".repeat(bytes - 7));
    trips("PA004", "256 Kio", "", MAX_FRONT_MATTER_BYTES + 1, text);
}

#[test]
fn depth_of_yaml() {
    let text = |depth: usize| front_matter(&format!("é: {}{}", "[".repeat(depth), "]".repeat(depth)));
    // The front matter itself is the first level.
    trips("PA004", "64 niveaux", "[", MAX_YAML_DEPTH, text);
}

#[test]
fn unreadable_entries() {
    let text = |errors: usize| front_matter(&(0..errors).map(|i| format!("é{i}: @\r\n")).collect::<String>());
    trips("PA004", "Trop d’entrées illisibles", "", 33, text);
}

#[test]
fn length_of_a_date() {
    let text = |bytes: usize| front_matter(&format!("date: '{}'", "1".repeat(bytes)));
    trips("DT001", "128 octets", "'1", 129, text);
}

#[test]
fn links_of_the_chapeau() {
    let entangled = "*a **b _c __d ".repeat(4_000);
    let found = said(&front_matter(&format!("chapeau-text: '[é](/u) {entangled}'")), "PA006");
    assert!(
        matches!(&found[..], [(said, at)] if said.contains("emmêlés") && at.starts_with("[é](/u)")),
        "{found:?}"
    );
}

#[test]
fn depth_of_blocks() {
    trips("PA006", "32 blocs", "", 33, |depth| format!("{} « été »\r\n", ">".repeat(depth)));
    trips("PA006", "32 blocs", "", 33, |depth| "<div markdown=\"1\">\r\n".repeat(depth) + "été\r\n");
}

#[test]
fn entangled_spans() {
    let found = said(&format!("« Été »\r\n\r\n{}\r\n", "*a **b _c __d ".repeat(4_000)), "PA006");
    assert!(
        matches!(&found[..], [(said, at)] if said.contains("emmêlés") && at.starts_with("*a **b")),
        "{found:?}"
    );
    assert_eq!(said(&"*a **b _c __d ".repeat(4), "PA006"), []);
}

#[test]
fn attributes_of_a_block() {
    let many = |n: usize| (0..n).map(|i| format!(" a{i}=\"é\"")).collect::<String>();
    trips("PA006", "Trop d’attributs", "Été", 257, |n| {
        format!("Début.\r\n\r\nÉté.\r\n{{:{}}}\r\n", many(n))
    });
    trips("PA006", "Trop d’attributs", "<div", 257, |n| {
        format!("Été.\r\n\r\n<div{}>\r\n</div>\r\n", many(n))
    });
    trips("PA006", "emmêlés", "*été*", 257, |n| format!("*été*{{:{}}}\r\n", many(n)));
    let classes = |n: usize| format!("Été.\r\n{{: .{} .b .c}}\r\n", "a".repeat(n));
    trips("PA006", "Trop d’attributs", "Été", 4095, classes);
}

#[test]
fn named_attribute_lists() {
    let lists = |n: usize| (0..n).map(|i| format!("{{:l{i}: .é}}\r\n")).collect::<String>();
    trips("PA006", "Trop d’attributs", "{:l256:", 257, |n| format!("Été.\r\n\r\n{}", lists(n)));
    let references = |n: usize| "{:l: .a}\r\n\r\n".to_owned() + &"Été.\r\n{:l}\r\n\r\n".repeat(n);
    trips("PA006", "Trop d’attributs", "Été", 1001, references);
    let references = |n: usize| format!("{{:l: .a}}\r\n\r\n{}\r\n", "*été*{:l} ".repeat(n));
    trips("PA006", "emmêlés", "*été*", 1001, references);
    let chain = |n: usize| (1..n).map(|i| format!("{{:l{}: l{i}}}\r\n", i - 1)).collect::<String>();
    trips("PA006", "Trop d’attributs", "Été", 9, |n| {
        format!("{}{{:l{}: .a}}\r\n\r\nÉté.\r\n{{:l0}}\r\n", chain(n), n - 1)
    });
}

#[test]
fn depth_and_tangle_of_html() {
    trips("PA005", "256 éléments", "", 257, |depth| "<div>".repeat(depth) + "été\r\n");
    let tangled = (0..5_000).map(|i| format!("<font color={i}><p>")).collect::<String>();
    assert_eq!(said(&tangled, "PA005").len(), 1);
}

#[test]
fn quotations_whose_speakers_are_looked_up() {
    trips("PA006", "64 citations", "« Été", 65, |n| "> « Été »\r\n\r\nUne suite.\r\n\r\n".repeat(n));
}

#[test]
fn silences() {
    let silences = |n: usize| format!("<!-- parapheur: ignore {} -->\r\n\r\nÉté.\r\n", "QU001 ".repeat(n));
    trips("PA002", "200 règles", "", 201, silences);
    let apart =
        |n: usize| format!("<!-- parapheur: ignore RE002 -->\r\n{}de de la\r\n", "{: .a}\r\n\r\n".repeat(n));
    assert_eq!(said(&apart(3), "PA001"), []);
    assert_eq!(said(&apart(100), "PA001").len(), 1, "a silence that found no block is said to be of no use");
}

#[test]
fn aliases_and_depth_for_those_who_deserialize() {
    let mut bomb = String::from("a0: &a0 [x, x]\n");
    for i in 1..20 {
        bomb.push_str(&format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 10].join(", ")));
    }
    let refused = parapheur::from_front_matter::<Value>(&front_matter(&bomb)).expect_err("too many aliases");
    assert!(refused.to_string().contains("alias"), "{refused}");
}
