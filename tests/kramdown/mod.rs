//! Block trees as text, one block a line, so that two can be compared and shown side by side.
//!
//! Compared: kind, nesting, first line and classes of Markdown blocks. Not compared: raw HTML
//! elements, what leaves hold, and the paragraph that an item's text is in kramdown's tree.

#![allow(dead_code)]

use parapheur::body::{self, Block, BlockKind, Body, KramdownVersion};
use parapheur::{Source, Span, split};
use serde_json::Value;

/// The tree that this crate reads in a whole document; lines count from `body_line`.
pub fn ours(document: &str, version: KramdownVersion, body_line: u32) -> String {
    let source = Source::new(document);
    let body = body::read(source.checked(), split(source).body, version);
    let mut out = String::new();
    write_ours(&body, &body.blocks, 0, body_line - 1, false, &mut out);
    out
}

/// The tree that this crate reads in a body.
pub fn ours_of_body(body: &str, version: KramdownVersion) -> String {
    let span = Span::from_range(0..body.len());
    let mut out = String::new();
    let body = body::read(body, span, version);
    write_ours(&body, &body.blocks, 0, 0, false, &mut out);
    out
}

fn write_ours<'a>(
    body: &Body<'a>,
    blocks: &[Block<'a>],
    depth: usize,
    before: u32,
    in_item: bool,
    out: &mut String,
) {
    for block in blocks {
        let (name, leaf) = match &block.kind {
            BlockKind::Paragraph => ("p".to_owned(), true),
            BlockKind::Heading { level, .. } => (format!("h{level}"), true),
            BlockKind::Blockquote => ("blockquote".to_owned(), false),
            BlockKind::UnorderedList => ("ul".to_owned(), false),
            BlockKind::OrderedList => ("ol".to_owned(), false),
            BlockKind::ListItem => ("li".to_owned(), false),
            BlockKind::CodeBlock(_) => ("codeblock".to_owned(), true),
            BlockKind::ThematicBreak => ("hr".to_owned(), true),
            BlockKind::Table => ("table".to_owned(), true),
            BlockKind::DefinitionList => ("dl".to_owned(), true),
            _ => continue,
        };
        if in_item && name == "p" {
            continue;
        }
        let classed = !matches!(name.as_str(), "li" | "codeblock" | "hr" | "table" | "dl");
        let classes = block.attributes.get("class").filter(|_| classed).unwrap_or_default();
        line(out, depth, &name, block.line.saturating_sub(before).into(), classes);
        if !leaf {
            write_ours(body, block.children(body), depth + 1, before, name == "li", out);
        }
    }
}

/// The tree that kramdown recorded.
pub fn theirs(blocks: &Value) -> String {
    let mut out = String::new();
    write_theirs(blocks, 0, false, &mut out);
    out
}

fn write_theirs(blocks: &Value, depth: usize, in_item: bool, out: &mut String) {
    for block in blocks.as_array().into_iter().flatten() {
        let kind = block["type"].as_str().expect("each block has a type");
        let known = ["p", "header", "blockquote", "ul", "ol", "li", "codeblock", "hr", "table", "dl"];
        if block["html"].as_bool() == Some(true) || !known.contains(&kind) || (in_item && kind == "p") {
            continue;
        }
        let name = match kind {
            "header" => format!("h{}", block["level"]),
            other => other.to_owned(),
        };
        let classed = !matches!(kind, "li" | "codeblock" | "hr" | "table" | "dl");
        let classes = block["attr"]["class"].as_str().filter(|_| classed).unwrap_or_default();
        line(out, depth, &name, block["line"].as_u64().unwrap_or(0), classes);
        if matches!(kind, "blockquote" | "ul" | "ol" | "li") {
            write_theirs(&block["children"], depth + 1, kind == "li", out);
        }
    }
}

fn line(out: &mut String, depth: usize, name: &str, line: u64, classes: &str) {
    let mut sorted: Vec<_> = classes.split_ascii_whitespace().collect();
    sorted.sort_unstable();
    let classes: String = sorted.iter().map(|class| format!(".{class}")).collect();
    out.push_str(&format!("{}{name}{classes} {line}\n", "  ".repeat(depth)));
}

/// The lines that only one of two trees has.
pub fn difference(theirs: &str, ours: &str) -> String {
    let (a, b): (Vec<_>, Vec<_>) = (theirs.lines().collect(), ours.lines().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let show = |lines: &[&str], mark: &str| -> String {
        lines.iter().skip(same).take(6).map(|line| format!("  {mark} {line}\n")).collect()
    };
    format!("{}{}", show(&a, "kramdown "), show(&b, "parapheur"))
}
