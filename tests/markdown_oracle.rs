//! Spans of text against the HTML that kramdown made of 144 small cases, and of cases of our own.
//!
//! Compared: everything inside paragraphs, headings, items and cells. Not compared: the block-level
//! tags themselves, attribute order, white space, and blocks of raw HTML (they are copied).

mod skipped;

use std::fs;
use std::path::Path;

use parapheur::Span;
use parapheur::body::{self, Block, BlockKind, Body, Inline, InlineKind, KramdownVersion};
use serde_json::Value;
use skipped::skipped;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/oracle/markdown.jsonl");

/// Cases whose HTML holds more than spans: generated parts, and blocks kramdown copies or rewrites.
const BEYOND_SPANS: [(u64, &str); 7] = [
    (36, "a table of contents is generated"),
    (37, "what stands in an extension is copied as HTML"),
    (38, "what stands in an extension is copied as a comment"),
    (97, "the list of footnotes is generated"),
    (106, "abbreviations are expanded"),
    (107, "mathematics are marked up"),
    (120, "boxes to tick are generated"),
];

#[test]
fn texts_read_as_kramdown_prints_them() {
    if !Path::new(SHARED).exists() {
        skipped(format_args!("{SHARED} not found"));
        return;
    }
    let records = fs::read_to_string(SHARED).expect("the records are readable");
    let (mut compared, mut wrong) = (0, Vec::new());
    for record in records.lines() {
        let record: Value = serde_json::from_str(record).expect("a record is JSON");
        let id = record["id"].as_u64().expect("a case has a number");
        let input = record["input"].as_str().expect("a case has an input");
        let versions = [("kramdown_1_17", KramdownVersion::V1_17), ("kramdown_2_4", KramdownVersion::V2_4)];
        for (key, version) in versions {
            let body = body::read(input, Span::from_range(0..input.len()), version);
            if holds_raw_html(&body, &body.blocks) || BEYOND_SPANS.iter().any(|(known, _)| *known == id) {
                continue;
            }
            let mut ours = String::new();
            write_blocks(input, &body, &body.blocks, &mut ours);
            let theirs = spans_only(record[key].as_str().expect("a case has its HTML"));
            compared += 1;
            if squeezed(&ours) != squeezed(&theirs) {
                wrong.push(format!(
                    "{id} under {version:?}: {input:?}\n  theirs {theirs:?}\n  ours   {ours:?}"
                ));
            }
        }
    }
    assert!(compared >= 230, "only {compared} cases were compared");
    assert!(wrong.is_empty(), "{} of {compared} differ:\n{}", wrong.len(), wrong.join("\n"));
}

fn holds_raw_html<'a>(body: &Body<'a>, blocks: &[Block<'a>]) -> bool {
    blocks.iter().any(|block| {
        matches!(block.kind, BlockKind::HtmlElement { .. } | BlockKind::RawHtml)
            || holds_raw_html(body, block.children(body))
    })
}

fn write_blocks<'a>(source: &str, body: &Body<'a>, blocks: &[Block<'a>], out: &mut String) {
    for block in blocks {
        if let BlockKind::CodeBlock(_) = block.kind {
            block.content.iter().for_each(|span| escape(span.slice(source), out));
        }
        write_inlines(source, body, block.inlines(body), out);
        out.push('\n');
        write_blocks(source, body, block.children(body), out);
    }
}

fn write_inlines<'a>(source: &str, body: &Body<'a>, inlines: &[Inline<'a>], out: &mut String) {
    for inline in inlines {
        let written = inline.span.slice(source);
        let name = match &inline.kind {
            InlineKind::Text | InlineKind::StrayEndTag | InlineKind::BlockTag | InlineKind::Liquid => {
                escape(written, out);
                continue;
            }
            InlineKind::Typographic(text) => {
                out.push_str(text.as_str());
                continue;
            }
            InlineKind::Entity(c) | InlineKind::Escape(c) => {
                escape(c.encode_utf8(&mut [0; 4]), out);
                continue;
            }
            InlineKind::HardBreak => {
                out.push_str("<br />");
                continue;
            }
            InlineKind::Image(image) => {
                out.push_str(&format!("<img src=\"{}\" alt=\"{}\" />", image.source, image.alternative));
                continue;
            }
            InlineKind::Code | InlineKind::Math | InlineKind::HtmlComment | InlineKind::AttributeList => {
                continue;
            }
            InlineKind::Emphasis => "em",
            InlineKind::Strong => "strong",
            InlineKind::Strikethrough => "del",
            InlineKind::Link(_) => "a",
            InlineKind::Html(tags) => &tags.name,
            _ => continue,
        };
        out.push_str(&format!("<{name}"));
        if let InlineKind::Link(link) = &inline.kind {
            out.push_str(&format!(" href=\"{}\"", link.target));
        }
        for attribute in &inline.attributes {
            out.push_str(&format!(" {}=\"{}\"", attribute.name, attribute.value));
        }
        if matches!(name, "br" | "img") {
            out.push_str(" />");
            continue;
        }
        out.push('>');
        write_inlines(source, body, inline.children(body), out);
        out.push_str(&format!("</{name}>"));
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
}

/// The HTML without the tags of blocks, nor what code and mathematics become.
fn spans_only(html: &str) -> String {
    static SPANS: [&str; 14] =
        ["em", "strong", "del", "a", "br", "img", "b", "i", "span", "sup", "u", "abbr", "sub", "small"];
    let (mut out, mut rest) = (String::new(), html);
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let close = open + rest[open..].find('>').expect("tags end");
        let tag = &rest[open..=close];
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or("");
        if SPANS.contains(&name) {
            out.push_str(tag);
        }
        rest = &rest[close + 1..];
        if name == "script" && !tag.starts_with("</") {
            rest = &rest[rest.find("</script>").expect("scripts end")..];
        }
    }
    out.push_str(rest);
    out
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\n' | '\r')).collect()
}
