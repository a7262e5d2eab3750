//! The project's own documents, one construction each, with the tree that is expected beside it.
//!
//! `UPDATE=1 cargo test --test blocks` writes the trees anew; read the difference before keeping it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use parapheur::Span;
use parapheur::body::{self, Block, Body, KramdownVersion};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/blocks");
const FEWEST: usize = 40;

#[test]
fn each_document_has_the_expected_tree() {
    let mut differing = Vec::new();
    for path in documents() {
        let text = fs::read_to_string(&path).expect("the document is readable");
        let found = tree(&text);
        let expected = path.with_extension("tree");
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).expect("the tree is writable");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            differing.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn blocks_tile_whatever_the_line_ends() {
    for path in documents() {
        let text = fs::read_to_string(&path).expect("the document is readable");
        for variant in [
            text.clone(),
            text.replace('\n', "\r\n"),
            text.trim_end().to_owned(),
            text.replace("\n", "\n\u{a0}é "),
        ] {
            for version in [KramdownVersion::V1_17, KramdownVersion::V2_4] {
                let span = Span::from_range(0..variant.len());
                let body = body::read(&variant, span, version);
                assert_eq!(gap(&body, &body.blocks, span, true), None, "{}: {variant:?}", path.display());
            }
        }
    }
}

/// The first place where blocks do not follow each other as they should.
fn gap<'a>(body: &Body<'a>, blocks: &[Block<'a>], parent: Span, tight: bool) -> Option<Span> {
    let mut at = parent.start();
    for block in blocks {
        let misplaced = block.span.start() < at || (tight && block.span.start() > at);
        let spilt = block.content.iter().any(|span| !block.span.covers(*span));
        if misplaced || spilt || block.span.is_empty() || !parent.covers(block.span) {
            return Some(block.span);
        }
        at = block.span.end();
        if let Some(inner) = gap(body, block.children(body), block.span, false) {
            return Some(inner);
        }
    }
    (tight && at != parent.end()).then(|| Span::new(at, parent.end()))
}

fn documents() -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(FOLDER)).expect("the folder is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "md"));
    paths.sort();
    assert!(paths.len() >= FEWEST, "only {} documents in {FOLDER}", paths.len());
    paths
}

fn tree(text: &str) -> String {
    let body = body::read(text, Span::from_range(0..text.len()), KramdownVersion::V2_4);
    let mut out = String::new();
    body.blocks.iter().for_each(|block| write(text, &body, block, 0, &mut out));
    out
}

fn write<'a>(text: &str, body: &Body<'a>, block: &Block<'a>, depth: usize, out: &mut String) {
    let kind = serde_json::to_value(&block.kind).expect("a kind is JSON");
    let name = kind["kind"].as_str().unwrap_or_default();
    let attributes: String = block.attributes.iter().map(|a| format!(" {}={:?}", a.name, a.value)).collect();
    out.push_str(&format!("{}{name} line {} {:?}{attributes}\n", "  ".repeat(depth), block.line, block.span));
    for span in &block.content {
        out.push_str(&format!("{}{:?}\n", "  ".repeat(depth + 1), span.slice(text)));
    }
    block.children(body).iter().for_each(|child| write(text, body, child, depth + 1, out));
}
