//! What others would run: parsers that check nothing, on the same documents.

#![allow(dead_code)] // the timing bench and the instruction bench each use their part

use std::path::Path;

use html5ever::tendril::TendrilSink;
use serde::Deserialize;

/// The documents measured: the project's own and, when it lies beside, the shared corpus.
pub fn documents() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = own_documents();
    gather(&root.join("../shared/corpus/communiques"), &mut documents);
    gather(&root.join("../shared/corpus/corrections/after"), &mut documents);
    documents
}

/// The project's own documents alone.
pub fn own_documents() -> Vec<String> {
    let mut documents = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/documents"), &mut documents);
    assert!(!documents.is_empty(), "no document to measure");
    documents
}

fn gather(folder: &Path, into: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|e| e == "md" || e == "markdown") {
            into.extend(std::fs::read_to_string(&path));
        }
    }
}

#[derive(Deserialize)]
struct Release {
    title: Option<serde_yaml::Value>,
    date: Option<serde_yaml::Value>,
    categories: Option<serde_yaml::Value>,
    tags: Option<serde_yaml::Value>,
    #[serde(rename = "chapeau-text")]
    chapeau: Option<serde_yaml::Value>,
    #[serde(rename = "une-ou-diaporama")]
    images: Option<serde_yaml::Value>,
    files: Option<serde_yaml::Value>,
    #[serde(rename = "contact-presse")]
    contact: Option<serde_yaml::Value>,
    #[serde(flatten)]
    other: std::collections::BTreeMap<String, serde_yaml::Value>,
}

/// The plain pipeline: split, YAML into a struct, Markdown events, HTML blocks, the date.
pub fn plain_pipeline(text: &str) -> usize {
    let (yaml, body) = cut(text);
    let mut work = 0;
    if let Ok(release) = serde_yaml::from_str::<Release>(yaml) {
        let date = release.date.as_ref().and_then(|d| d.as_str());
        work += usize::from(
            date.is_some_and(|d| chrono::DateTime::parse_from_str(d, "%Y-%m-%d %H:%M:%S %z").is_ok()),
        );
        work += release.other.len();
    }
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
    let mut html = String::new();
    for (event, range) in pulldown_cmark::Parser::new_ext(body, options).into_offset_iter() {
        work += range.len();
        if let pulldown_cmark::Event::Html(block) = event {
            html.push_str(&block);
        }
    }
    if !html.is_empty() {
        let dom = markup5ever_rcdom::RcDom::default();
        let dom = html5ever::parse_document(dom, html5ever::ParseOpts::default()).one(html);
        work += dom.document.children.borrow().len();
    }
    work
}

/// gray_matter: split and YAML.
pub fn gray_matter(text: &str) -> usize {
    let matter = gray_matter::Matter::<gray_matter::engine::YAML>::new();
    matter.parse::<gray_matter::Pod>(text).map_or(0, |parsed| parsed.content.len())
}

/// pulldown-cmark with offsets on the body.
pub fn pulldown_cmark(text: &str) -> usize {
    pulldown_cmark::Parser::new(cut(text).1).into_offset_iter().map(|(_, range)| range.len()).sum()
}

/// comrak's tree of the body.
pub fn comrak(text: &str) -> usize {
    let arena = comrak::Arena::new();
    comrak::parse_document(&arena, cut(text).1, &comrak::Options::default()).descendants().count()
}

/// The naive split that a plain pipeline does: front matter and body.
fn cut(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix("---\n") else { return ("", text) };
    match rest.split_once("\n---\n") {
        Some((yaml, body)) => (yaml, body),
        None => ("", text),
    }
}
