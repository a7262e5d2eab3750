//! The YAML stage on real documents: spans, and decoded text back to its bytes.

mod skipped;

use std::path::{Path, PathBuf};

use parapheur::yaml::{self, Node, NodeKind};
use parapheur::{Source, split};
use skipped::skipped;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

/// Every document of the corpus and the seed; none where the shared material is not at hand.
fn documents() -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    if !Path::new(SHARED).exists() {
        skipped(format_args!("{SHARED} not found"));
        return out;
    }
    let mut folders = vec![PathBuf::from(SHARED).join("corpus"), PathBuf::from(SHARED).join("seed")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder that can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md" || e == "markdown") {
                let text = std::fs::read_to_string(&path).expect("a text");
                out.push((path, text));
            }
        }
    }
    assert!(out.len() > 300, "{} documents only", out.len());
    out
}

fn visit<'n, 'a>(node: &'n Node<'a>, see: &mut impl FnMut(&'n Node<'a>)) {
    see(node);
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().for_each(|item| visit(item, see)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| {
            visit(&entry.key, see);
            visit(&entry.value, see);
        }),
        _ => {}
    }
}

#[test]
fn every_scalar_maps_back_to_its_bytes() {
    let (mut scalars, mut errors) = (0, 0);
    for (path, text) in documents() {
        let source = Source::new(&text);
        let Some(block) = split(source).front_matter else { continue };
        let yaml = yaml::parse(source, block.document());
        errors += usize::from(!yaml.errors.is_empty());
        for error in &yaml.errors {
            eprintln!("{}: {:?} {:?}", path.display(), error.kind, error.span.slice(&text));
        }
        let mut end = block.yaml.start();
        let Some(root) = &yaml.root else { continue };
        visit(root, &mut |node| {
            assert!(block.yaml.covers(node.span), "{} {:?}", path.display(), node.span);
            let Some(decoded) = node.as_text() else { return };
            assert!(node.span.start() >= end, "{} {:?} before {end}", path.display(), node.span);
            end = node.span.end();
            scalars += 1;
            let segments = yaml::segments(&text, node);
            let segments =
                segments.unwrap_or_else(|| panic!("{}: {:?}", path.display(), node.span.slice(&text)));
            let mut at = 0;
            for segment in segments {
                assert_eq!(segment.range().start, at);
                at = segment.range().end;
                if segment.verbatim {
                    assert_eq!(segment.source.slice(&text), &decoded[segment.range()]);
                }
            }
            assert_eq!(at, decoded.len());
        });
    }
    eprintln!("{scalars} scalars, {errors} documents with errors");
    assert!(scalars == 0 || scalars > 3000, "{scalars} scalars only");
}
