//! Block trees against those that kramdown 1.17 and 2.4 recorded of every document of the corpus.

mod kramdown;
mod skipped;

use std::fs;
use std::path::Path;

use parapheur::Span;
use parapheur::body::{self, Block, BlockKind, Body, KramdownVersion};
use serde_json::Value;
use skipped::skipped;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

#[test]
fn corpus_documents_have_the_recorded_tree() {
    let shared = Path::new(SHARED);
    if !shared.exists() {
        skipped(format_args!("{SHARED} not found"));
        return;
    }
    let records =
        fs::read_to_string(shared.join("oracle/kramdown-blocks.jsonl")).expect("the records are readable");
    for (prefix, version) in [("1.17", KramdownVersion::V1_17), ("2.4", KramdownVersion::V2_4)] {
        let mut count = 0;
        let mut differing = Vec::new();
        for record in records.lines() {
            let record: Value = serde_json::from_str(record).expect("a record is JSON");
            if !record["kramdown"].as_str().is_some_and(|v| v.starts_with(prefix)) {
                continue;
            }
            let name = record["document"].as_str().expect("a record names its document");
            let text =
                fs::read_to_string(shared.join("corpus").join(name)).expect("the document is readable");
            let line = record["body_line"].as_u64().and_then(|l| u32::try_from(l).ok()).expect("a line");
            count += 1;
            let ours = kramdown::ours(&text, version, line);
            let theirs = kramdown::theirs(&record["blocks"]);
            if ours != theirs {
                println!("== {name}\n{}", kramdown::difference(&theirs, &ours));
                differing.push(name.to_owned());
            }
        }
        assert!(count >= 300, "only {count} records of kramdown {prefix}");
        println!(
            "kramdown {prefix}: {} of {count} documents have another tree: {differing:?}",
            differing.len()
        );
        assert!(differing.len() * 100 <= count, "more than 1 % of {count} documents differ under {prefix}");
    }
}

/// Cases whose HTML does not show the block that kramdown read; docs/kramdown.md tells why.
const NOT_SHOWN: &[u64] = &[36];

#[test]
fn small_cases_have_the_blocks_of_the_recorded_html() {
    let path = Path::new(SHARED).join("oracle/markdown.jsonl");
    if !Path::new(SHARED).exists() {
        skipped(format_args!("{SHARED} not found"));
        return;
    }
    let records = fs::read_to_string(path).expect("the cases are readable");
    let mut count = 0;
    let mut differing = Vec::new();
    for record in records.lines() {
        let record: Value = serde_json::from_str(record).expect("a case is JSON");
        let id = record["id"].as_u64().expect("a case has a number");
        let input = record["input"].as_str().expect("a case has an input");
        for (key, version) in
            [("kramdown_1_17", KramdownVersion::V1_17), ("kramdown_2_4", KramdownVersion::V2_4)]
        {
            count += 1;
            let html = record[key].as_str().expect("a case has an answer");
            let html = html.split("<div class=\"footnotes\"").next().unwrap_or(html);
            let ours = skeleton(&rendered(input, version).to_ascii_lowercase());
            let theirs = skeleton(&html.to_ascii_lowercase());
            if ours != theirs && !NOT_SHOWN.contains(&id) {
                differing.push(format!("{id} {key}: {input:?}\n  kramdown  {theirs}\n  parapheur {ours}"));
            }
        }
    }
    assert!(count >= 280, "only {count} answers");
    assert!(differing.is_empty(), "{} of {count} differ:\n{}", differing.len(), differing.join("\n"));
}

/// The block tags that the blocks of a body would print, raw HTML as it is written.
fn rendered(body: &str, version: KramdownVersion) -> String {
    let read = body::read(body, Span::from_range(0..body.len()), version);
    let mut html = String::new();
    read.blocks.iter().for_each(|block| render(body, &read, block, &mut html));
    html
}

fn render<'a>(text: &str, body: &Body<'a>, block: &Block<'a>, html: &mut String) {
    let tag = match &block.kind {
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Heading { level, .. } => format!("h{level}"),
        BlockKind::Blockquote => "blockquote".to_owned(),
        BlockKind::UnorderedList => "ul".to_owned(),
        BlockKind::OrderedList => "ol".to_owned(),
        BlockKind::ListItem => "li".to_owned(),
        BlockKind::CodeBlock(_) => "pre".to_owned(),
        BlockKind::ThematicBreak => "hr".to_owned(),
        BlockKind::Table => "table".to_owned(),
        BlockKind::DefinitionList => "dl".to_owned(),
        BlockKind::HtmlElement { .. } if block.children(body).is_empty() => {
            html.push_str(block.span.slice(text));
            return;
        }
        BlockKind::HtmlElement { name } => name.to_string(),
        _ => return,
    };
    html.push_str(&format!("<{tag}>"));
    if !matches!(block.kind, BlockKind::Table | BlockKind::DefinitionList) {
        block.children(body).iter().for_each(|child| render(text, body, child, html));
    }
    html.push_str(&format!("</{tag}>"));
}

/// The block tags of some HTML in order, each with the number of containers it stands in; without
/// the paragraphs of list items, which tell a loose list from a tight one only.
fn skeleton(html: &str) -> String {
    let shown =
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "table", "dl", "div", "iframe", "details"];
    let mut open: Vec<&str> = Vec::new();
    let mut out = String::new();
    for piece in html.split('<').skip(1) {
        let closing = piece.starts_with('/');
        let name = piece.trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if matches!(name, "blockquote" | "ul" | "ol" | "li") {
            if closing {
                open.pop();
                continue;
            }
            out.push_str(&format!("{}{name} ", ">".repeat(open.len())));
            open.push(name);
        } else if !closing && shown.contains(&name) && !(name == "p" && open.last() == Some(&"li")) {
            out.push_str(&format!("{}{name} ", ">".repeat(open.len())));
        }
    }
    out
}
