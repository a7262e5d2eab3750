//! Tags and attributes against html5gum, a tokenizer that knows nothing of html5ever nor kramdown.
//!
//! It is given the source from each start tag on: it must find the same tag, the same end, the same
//! attributes at the same places, with the same values.

use std::path::Path;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use parapheur::body::{Element, Origin};
use parapheur::lint::rules;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use skipped::skipped;

mod html5lib;
mod plausible;
mod skipped;

#[derive(Default)]
struct Count {
    tags: usize,
    attributes: usize,
}

#[test]
fn tags_of_samples_are_where_another_tokenizer_finds_them() {
    let mut count = Count::default();
    for rule in rules() {
        for sample in rule.invalid.iter().chain(rule.valid) {
            compare(&sample.document(), &mut count);
        }
    }
    said(&count, 150, 60);
}

#[test]
fn tags_of_plausible_releases_are_where_another_tokenizer_finds_them() {
    let mut runner = TestRunner::deterministic();
    let releases = plausible::release();
    let mut count = Count::default();
    for _ in 0..400 {
        compare(&releases.new_tree(&mut runner).expect("a release").current(), &mut count);
    }
    said(&count, 1000, 400);
}

#[test]
fn tags_of_real_documents_are_where_another_tokenizer_finds_them() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.exists() {
        skipped(format_args!("{} not found", shared.display()));
        return;
    }
    let mut count = Count::default();
    let mut folders = vec![shared.join("corpus"), shared.join("seed")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md" || e == "markdown") {
                compare(&std::fs::read_to_string(&path).expect("a text"), &mut count);
            }
        }
    }
    said(&count, 2000, 1000);
}

#[test]
fn tags_of_html5lib_inputs_are_where_another_tokenizer_finds_them() {
    let Some(inputs) = html5lib::inputs() else { return };
    let mut count = Count::default();
    // kramdown, of which ours reads the tags, takes a vertical tab for a space.
    for input in inputs.iter().filter(|input| !input.contains('\u{b}')) {
        compare(input, &mut count);
        compare(&format!("Texte {input} fin\n"), &mut count);
        compare(&format!("<div>\n{input}\n</div>\n"), &mut count);
    }
    said(&count, 6000, 100);
}

fn said(count: &Count, tags: usize, attributes: usize) {
    println!("{} tags, {} attributes", count.tags, count.attributes);
    assert!(count.tags >= tags, "only {} tags", count.tags);
    assert!(count.attributes >= attributes, "only {} attributes", count.attributes);
}

fn compare(text: &str, count: &mut Count) {
    let release = parapheur::parse(text);
    for (_, element) in release.body.elements.iter().filter(|(_, e)| e.origin == Origin::Tag) {
        count.tags += 1;
        count.attributes += same_tag(text, element);
    }
}

/// Compares a tag, and returns how many attributes it has.
fn same_tag(text: &str, element: &Element<'_>) -> usize {
    let start = element.start_tag.start() as usize;
    let mut tokens = Tokenizer::new_with_emitter(&text[start..], DefaultEmitter::<usize>::new_with_span());
    let tag = loop {
        match tokens.next() {
            Some(Ok(Token::StartTag(tag))) => break tag,
            Some(Ok(Token::Error(_))) => {}
            other => panic!("{other:?} instead of {:?}", element.start_tag.slice(text)),
        }
    };
    let written = element.start_tag.slice(text);
    assert_eq!(start + tag.span.end, element.start_tag.end() as usize, "the end of {written:?}");
    assert_eq!(String::from_utf8_lossy(&tag.name), element.name, "the name of {written:?}");
    for (name, value) in &tag.attributes {
        let name = String::from_utf8_lossy(name);
        // Of two attributes of one name a browser keeps the first.
        let ours = element.attributes.iter().find(|attribute| *attribute.name == *name);
        let ours = ours.unwrap_or_else(|| panic!("{name:?} not found in {written:?}"));
        let theirs = start + value.span.start..start + value.span.end;
        assert_eq!(ours.span.range().start, theirs.start, "the place of {name:?} in {written:?}");
        // It ends an empty value with the name, and takes the `>` after a value without quotes.
        if ours.quote.is_some() && !value.value.is_empty() {
            assert_eq!(ours.span.range().end, theirs.end, "the end of {name:?} in {written:?}");
        }
        // Where a browser puts U+FFFD for a NUL, our value tells what is written.
        let decoded = ours.value.replace('\0', "\u{fffd}");
        let mut seen = String::from_utf8_lossy(&value.value);
        // `a=b/>`: kramdown ends the element there, and writes `b` between quotes.
        if ours.quote.is_none() && written.ends_with("/>") {
            seen = seen.trim_end_matches('/').to_owned().into();
        }
        // Nor does kramdown read a reference that lacks its `;`, as browsers do.
        if !decoded.contains('&') {
            assert_eq!(seen, decoded, "{name:?} of {written:?}");
        }
    }
    tag.attributes.len()
}
