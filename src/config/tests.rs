//! Each setting of a profile, seen at work on a document.

use super::Config;
use crate::diagnostic::Severity;

const HEAD: &str = "---\r\nlayout: communique\r\ntitle: Été des cartes\r\ndate: 2024-05-15 10:00:00 +02:00\r\n\
                    categories: [Communiqué de presse]\r\n---\r\n\r\n";

/// The findings of a body under settings: code, severity, and what the first edit writes.
fn found(settings: &str, body: &str) -> Vec<(&'static str, Severity, Option<String>)> {
    let config = Config::from_yaml(settings).unwrap();
    let findings = crate::check(&format!("{HEAD}{body}"), &config);
    let edit = |fix: crate::Fix| fix.edits.first().map(|edit| edit.text.clone());
    findings.into_iter().map(|found| (found.code, found.severity, found.fix.and_then(edit))).collect()
}

fn codes(settings: &str, body: &str) -> Vec<&'static str> {
    found(settings, body).into_iter().map(|(code, ..)| code).collect()
}

#[track_caller]
fn switches(settings: &str, body: &str, code: &str, by_default: bool) {
    assert_eq!(codes("", body).contains(&code), by_default, "{code} by default");
    assert_eq!(codes(settings, body).contains(&code), !by_default, "{code} with {settings}");
}

#[test]
fn straight_quotes_reach_the_reader_where_kramdown_leaves_them() {
    let off = "profile: {smart_quotes: false}";
    switches(off, "La mission relève les chemins d'été.\n", "TY006", false);
    switches(off, "La mission relève l’été des chemins d'altitude.\n", "TY006", false);
    assert!(!codes(off, "`d'été` et [la carte](/d'ete)\n").contains(&"TY006"));
}

#[test]
fn spaces_follow_the_policy() {
    let body = "La mission relève les chemins\u{202f}: sont-ils libres ?\n";
    let edits = |settings: &str| {
        let found = found(settings, body).into_iter();
        found.filter(|(code, ..)| *code == "TY002").map(|(.., edit)| edit).collect::<Vec<_>>()
    };
    assert!(edits("").is_empty());
    let own = "profile: {spaces_set_by_template: false";
    assert_eq!(edits(&format!("{own}}}")), [Some("\u{202f}".to_owned())]);
    assert_eq!(edits(&format!("{own}, spaces: nbsp-only}}")), [Some("\u{a0}".to_owned())]);
    assert!(edits(&format!("{own}, spaces: tolerant}}")).is_empty());
    // No space at all is a fault under every policy.
    for policy in ["imprimerie-nationale", "nbsp-only", "tolerant"] {
        let settings = format!("profile: {{spaces: {policy}}}");
        assert!(codes(&settings, "La mission relève les chemins: ils sont libres.\n").contains(&"TY001"));
    }
}

#[test]
fn a_backslash_at_a_line_end_is_printed_by_the_older_kramdown() {
    let body = "La mission relève\\\nles chemins.\n";
    switches("profile: {kramdown: 1.17}", body, "MD006", false);
    switches("profile: {kramdown: 1.17}", body, "MD014", true);
}

#[test]
fn headings_begin_at_the_base_level() {
    switches("profile: {base_heading_level: 1}", "# Les chemins\n\nÀ tous.\n", "MD017", true);
    switches("profile: {base_heading_level: 3}", "## Les chemins\n\nÀ tous.\n", "MD017", false);
    assert!(!codes("profile: {base_heading_level: 3}", "### Les chemins\n\nÀ tous.\n").contains(&"MD017"));
}

#[test]
fn fields_are_those_that_the_site_asks_for() {
    let body = "La carte est libre.\n";
    let missing = |settings| codes(settings, body).into_iter().filter(|code| *code == "FM006").count();
    assert_eq!(missing("profile: {required: [], recommended: []}"), 0);
    let asked = found("profile: {required: [press-contact], recommended: [tags]}", body);
    let severities: Vec<_> =
        asked.iter().filter(|(code, ..)| *code == "FM006").map(|(_, severity, _)| *severity).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Info]);
}

#[test]
fn a_vocabulary_of_its_own_and_none() {
    let body = "La carte est libre.\n";
    switches("profile: {categories: [Discours, Agenda]}", body, "FM013", false);
    assert!(!codes("profile: {categories: []}", body).contains(&"FM013"));
    // Without a vocabulary or a layout of releases, a document is told by its keys.
    let config = Config::from_yaml("profile: {categories: [], defaults: {}}").unwrap();
    let document = "---\ntitle: Été\nlayout: page\ncategories: [Presse]\ncontact-presse: {name: Anne Azur}\n---\nÀ tous.\n";
    assert!(crate::parse(document).front_matter.is_release(&config.profile));
    assert!(!crate::parse(document).front_matter.is_release(&Config::default().profile));
}

#[test]
fn the_site_s_language_is_that_of_texts_that_tell_none() {
    let body = "Cartes: Guéret, Aubusson\n";
    let document = format!("---\ntitle: Cartes\n---\n\n{body}");
    for (language, expected) in [("french", true), ("english", false), ("other", false)] {
        let config = Config::from_yaml(&format!("profile: {{language: {language}}}")).unwrap();
        let found = crate::check(&document, &config);
        assert_eq!(found.iter().any(|found| found.code == "TY001"), expected, "{language}");
    }
}

#[test]
fn registries_are_extended_cut_and_replaced() {
    let body = "La mission publie sur Github et Carto libre.\n";
    let brands = |settings| codes(settings, body).into_iter().filter(|code| *code == "RE012").count();
    assert_eq!(brands(""), 1);
    assert_eq!(
        brands("registries: {brands: {add: [Cartolibre | CartoLibre, 'Carto libre | CartoLibre']}}"),
        2
    );
    assert_eq!(brands("registries: {brands: {remove: [GitHub]}}"), 0);
    assert_eq!(brands("registries: {brands: {replace: ['Carto libre | CartoLibre']}}"), 1);
}
