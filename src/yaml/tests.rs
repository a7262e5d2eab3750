//! The YAML stage from text to nodes and errors.

use super::*;

fn read(text: &str) -> Yaml<'_> {
    parse(Source::new(text), Span::from_range(0..text.len()))
}

/// Kind and characters at fault of every error, and the entries kept.
fn report(text: &str) -> (Vec<(YamlErrorKind, &str)>, Vec<&str>) {
    let yaml = read(text);
    let errors = yaml.errors.iter().map(|e| (e.kind, e.span.slice(text))).collect();
    let kept =
        yaml.root.iter().filter_map(Node::as_mapping).flatten().map(|e| e.span().slice(text)).collect();
    (errors, kept)
}

#[test]
fn spans_count_bytes_whatever_the_characters_and_line_ends() {
    let text = "---\r\ntitle: 'Été\u{a0}: « l''an »'\r\ntags:\r\n- Données ouvertes\r\n- \"\\u00c9tat\"\r\nchapeau: >-\r\n  À lire,\r\n  puis.\r\n\r\nfiles: [{nom: é}]\r\n";
    let yaml = read(text);
    assert_eq!(yaml.errors, []);
    let root = yaml.root.unwrap();
    let value = |key: &str| &root.get(key).unwrap().value;
    assert_eq!(value("title").span.slice(text), "'Été\u{a0}: « l''an »'");
    assert_eq!(value("title").as_text(), Some("Été\u{a0}: « l'an »"));
    let tags = value("tags").as_sequence().unwrap();
    assert_eq!(tags[0].span.slice(text), "Données ouvertes");
    assert!(matches!(&tags[0].kind, NodeKind::Scalar(s) if matches!(s.text, std::borrow::Cow::Borrowed(_))));
    assert_eq!((tags[1].span.slice(text), tags[1].as_text()), ("\"\\u00c9tat\"", Some("État")));
    assert_eq!(value("tags").span.slice(text), "- Données ouvertes\r\n- \"\\u00c9tat\"");
    assert_eq!(value("chapeau").span.slice(text), ">-\r\n  À lire,\r\n  puis.");
    assert_eq!(value("chapeau").as_text(), Some("À lire, puis."));
    assert_eq!(value("files").span.slice(text), "[{nom: é}]");
    assert_eq!(root.span, Span::new(5, root.span.end()));
}

#[test]
fn anchors_tags_and_aliases_are_recorded_and_never_expanded() {
    let text = "a: &lieu !ville   Évry\nb: *lieu\nc: !vide\nd: *inconnu\n? !t &k clé\n: {}\n";
    let yaml = read(text);
    let entries = yaml.root.as_ref().unwrap().as_mapping().unwrap();
    let a = &entries[0].value;
    assert_eq!((a.span.slice(text), a.anchor.as_deref()), ("Évry", Some("lieu")));
    let tag = a.tag.as_ref().unwrap();
    assert_eq!((tag.value.as_ref(), tag.span.slice(text)), ("!ville", "!ville"));
    assert!(matches!(&entries[1].value.kind, NodeKind::Alias(name) if name == "lieu"));
    assert!(entries[2].value.span.is_empty());
    assert_eq!(entries[4].key.span.slice(text), "clé");
    assert_eq!(yaml.errors.len(), 1);
    assert_eq!(
        (yaml.errors[0].kind, yaml.errors[0].span.slice(text)),
        (YamlErrorKind::UnknownAlias, "*inconnu")
    );
}

#[test]
fn comments_stand_outside_scalars() {
    let text = "# début\na: é #1\nb: 'x # y'\nc: a#b\nd: | # entête\n  # texte\n# fin é\n";
    let found: Vec<_> = read(text).comments.iter().map(|c| c.slice(text)).collect();
    assert_eq!(found, ["# début", "#1", "# entête", "# fin é"]);
}

#[test]
fn an_empty_value_stands_after_its_colon() {
    let text = "a:\nb: \n";
    let yaml = read(text);
    let places: Vec<_> = yaml.root.unwrap().as_mapping().unwrap().iter().map(|e| e.value.span).collect();
    assert_eq!(places, [Span::empty(2), Span::empty(5)]);
}

#[test]
fn every_broken_entry_is_reported_and_every_other_kept() {
    let text = "---\ntitle: Appel : le plan\ndate: 2023-11-23\nlieu: @Évry\ntags:\n- a\n- b\nune: \"fin\nfiles:\n- nom: é\n  file: x: y\nautre: 'L'État'\nfin: oui\n";
    let (errors, kept) = report(text);
    assert_eq!(
        errors,
        [
            (YamlErrorKind::UnquotedColon, ":"),
            (YamlErrorKind::ReservedCharacter, "@"),
            (YamlErrorKind::UnterminatedQuote, "\""),
            (YamlErrorKind::UnquotedColon, ":"),
            (YamlErrorKind::TextAfterQuote, "'"),
        ]
    );
    assert_eq!(kept, ["date: 2023-11-23", "tags:\n- a\n- b", "fin: oui"]);
}

#[test]
fn each_cause_is_told_with_the_exact_characters() {
    use YamlErrorKind as Kind;
    for (text, kind, at_fault, kept) in [
        ("title: [En cours] É\r\na: 1\r\n", Kind::FlowCollection, "[En cours]", 1),
        ("title: \"l\\'État\"\na: 1\n", Kind::UnknownEscape, "\\'", 1),
        ("title: \"é \\uD8000\"\na: 1\n", Kind::UnknownEscape, "\\uD800", 1),
        ("title:Été\na: 1\n", Kind::MissingColonSpace, ":", 1),
        ("a: 1\ntitle:Été\nb: 2\n", Kind::MissingColonSpace, ":", 2),
        ("a: 1\ntitle:Été\n", Kind::MissingColonSpace, ":", 1),
        ("title: Le plan\n  français : sa suite\na: 1\n", Kind::UnquotedColon, ":", 1),
        ("title: Été\n sous-titre: é\na: 1\n", Kind::Indentation, " ", 1),
        ("title: Le no #1\n  suite\na: 1\n", Kind::TextAfterComment, "#", 1),
        ("title: 'Été\nla suite : oui\na: 1\n", Kind::UnterminatedQuote, "'", 1),
        ("title: \"Été\na: \"b\"\nc: 1\n", Kind::UnterminatedQuote, "\"", 2),
        ("title: @é\nlieu : Évry\na: 1\n", Kind::ReservedCharacter, "@", 2),
        ("title: 'Été\nAttention : oui\na: 1\n", Kind::UnterminatedQuote, "'", 1),
        ("tags:\n-Évry\na: 1\n", Kind::MissingDashSpace, "-", 1),
        ("a: 1\nUn texte qui traîne\nb: 1\n", Kind::MissingKey, "Un texte qui traîne", 2),
        ("a:\n\tb: 1\nc: 1\n", Kind::Tab, "\t", 1),
        ("a: é\u{0}\nc: 1\n", Kind::ControlCharacter, "\0", 1),
        ("a: %é\nc: 1\n", Kind::ReservedCharacter, "%", 1),
        ("a: [é, b\nc: 1\n", Kind::FlowCollection, "[", 1),
    ] {
        let (errors, entries) = report(text);
        assert_eq!(errors, [(kind, at_fault)], "{text:?}");
        assert_eq!(entries.len(), kept, "{text:?} {entries:?}");
    }
}

#[test]
fn a_second_document_is_noticed_and_left_alone() {
    let text = "a: é\n--- # fin\nb: [\n";
    let (errors, kept) = report(text);
    assert_eq!(errors, [(YamlErrorKind::SecondDocument, "--- # fin")]);
    assert_eq!(kept, ["a: é"]);
}

#[test]
fn errors_beyond_the_cap_are_said_not_to_be_read() {
    let text = "a: @\n".repeat(100);
    let yaml = read(&text);
    assert_eq!(yaml.errors.len(), 33);
    assert_eq!(yaml.errors[32].kind, YamlErrorKind::TooManyErrors);
}

#[test]
fn the_work_stays_linear_however_many_entries_are_broken() {
    let healthy = "tags:\n- é\n".repeat(10_000);
    for broken in
        ["a: @\n", "a: 'x' y\n", "a: \"\\q\"\n", "a: b: c\n", "a:\n\t- x\n", "a: \u{1}\n", "a:\nx\n"]
    {
        let text = format!("{healthy}{}{healthy}", broken.repeat(30));
        let work = recover::read(&text, 0..text.len()).work;
        let most = 4 * text.len() + 32 * 2 * 16 * 1024; // and two buffers an error
        assert!(work < most, "{broken:?}: {work} bytes read of {}", text.len());
    }
}
