//! Keys and vocabulary of the front matter.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::ops::Range;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionResponse, CompletionTextEdit, Position, TextEdit,
};
use parapheur::Span;
use parapheur::front_matter::{Shape, schema};
use parapheur::render::escape;

use crate::config;
use crate::server::Open;

/// Documents of the same folder whose tags are proposed.
const MAX_SIBLINGS: usize = 200;

/// Bytes read of each: front matter comes first.
const HEAD: u64 = 8 * 1024;

/// What can be written at a position of the front matter; nothing elsewhere.
pub fn at(open: &Open<'_>, position: Position) -> Option<CompletionResponse> {
    let offset = open.lines.offset(position) as usize;
    let yaml = front_matter(open.text)?;
    if offset < yaml.start || offset > yaml.end {
        return None;
    }
    let line_start = open.text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
    let typed = open.text.get(line_start..offset)?;
    let before = open.text.get(yaml.start..line_start)?;
    let word = typed.trim_start();
    let (written, proposals) = match word.strip_prefix("- ") {
        Some(item) => (item.trim_start(), vocabulary(open, parent_key(before)?)),
        None if typed.contains(':') => return None,
        None if typed.starts_with(' ') => (word, inner_keys(parent_key(before)?)),
        None => (word, keys(schema::KEYS, open.text.get(yaml)?)),
    };
    // The whole of what is written is replaced, spaces included: editors see words only.
    let range = open.lines.range(Span::from_range(offset - written.len()..offset));
    let edited = |proposal: Proposal| CompletionItem {
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: proposal.text })),
        ..proposal.item
    };
    Some(CompletionResponse::Array(proposals.into_iter().map(edited).collect()))
}

/// What is shown, and what is written when it is chosen.
struct Proposal {
    item: CompletionItem,
    text: String,
}

/// The lines between the fences, closed or not: completion serves a document being written.
fn front_matter(text: &str) -> Option<Range<usize>> {
    if let Some(block) = parapheur::split(parapheur::Source::new(text)).front_matter {
        return Some(block.yaml.range());
    }
    let rest = text.strip_prefix("---")?;
    let start = text.len() - rest.strip_prefix('\r').unwrap_or(rest).strip_prefix('\n')?.len();
    Some(start..text.len())
}

/// The last key written at the margin.
fn parent_key(before: &str) -> Option<&str> {
    let line =
        before.lines().rev().find(|line| !line.starts_with([' ', '-', '#']) && !line.trim().is_empty())?;
    line.split_once(':').map(|(key, _)| key)
}

fn keys(known: &[schema::Key], written: &str) -> Vec<Proposal> {
    let is_written = |key: &&schema::Key| {
        written.lines().any(|line| line.split_once(':').is_some_and(|(name, _)| name == key.name))
    };
    known.iter().filter(|key| key.replaced_by.is_none() && !is_written(key)).map(key).collect()
}

fn inner_keys(parent: &str) -> Vec<Proposal> {
    let inner = schema::find(schema::KEYS, parent).map_or(&[][..], |key| key.keys);
    inner.iter().filter(|key| key.replaced_by.is_none()).map(key).collect()
}

fn key(key: &schema::Key) -> Proposal {
    let after = match key.shape {
        Shape::List => ":\n- ",
        Shape::Mapping => ":\n  ",
        _ => ": ",
    };
    let item = CompletionItem {
        label: key.name.to_owned(),
        kind: Some(CompletionItemKind::PROPERTY),
        detail: Some(key.meaning.to_owned()),
        ..CompletionItem::default()
    };
    Proposal { item, text: format!("{}{after}", key.name) }
}

fn vocabulary(open: &Open<'_>, parent: &str) -> Vec<Proposal> {
    match parent {
        "categories" => open.config.profile.categories.iter().map(|category| value(category)).collect(),
        "tags" => tags(open).iter().map(|tag| value(tag)).collect(),
        _ => inner_keys(parent),
    }
}

/// A value, between quotes if it would be read otherwise without.
fn value(text: &str) -> Proposal {
    let special = |c: char| "!&*-?|>@`\"'#%{}[],:".contains(c);
    let quoted =
        text.starts_with(special) || text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let item = CompletionItem {
        label: escape(text).into_owned(),
        kind: Some(CompletionItemKind::VALUE),
        ..CompletionItem::default()
    };
    Proposal { item, text: if quoted { format!("'{}'", text.replace('\'', "''")) } else { text.to_owned() } }
}

/// The tags of the other documents, those that are open and those of the same folder: filters are
/// exact, so they had better agree.
fn tags(open: &Open<'_>) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let mut take = |text: &str| {
        let release = parapheur::parse(text);
        let tags = release.front_matter.tags.value().into_iter().flatten();
        known.extend(tags.map(|tag| tag.value.to_string()));
    };
    open.others.iter().for_each(|text| take(text));
    siblings(open).iter().for_each(|text| take(text));
    known
}

/// The beginnings of the other documents of the folder.
fn siblings(open: &Open<'_>) -> Vec<String> {
    let Some(own) = config::path(&open.uri) else { return Vec::new() };
    let entries = own.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten();
    let documents = entries.flatten().map(|entry| entry.path()).filter(|path| {
        *path != own && path.extension().is_some_and(|extension| extension == "md" || extension == "markdown")
    });
    let head = |path| {
        let mut head = Vec::new();
        fs::File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
        Some(String::from_utf8_lossy(&head).into_owned())
    };
    documents.take(MAX_SIBLINGS).filter_map(head).collect()
}
