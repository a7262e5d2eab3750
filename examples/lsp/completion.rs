//! Keys and vocabulary of the front matter.

use std::collections::BTreeSet;
use std::ops::Range;

use lsp_types::{CompletionItem, CompletionItemKind, CompletionResponse, Position};
use parapheur::front_matter::{Shape, schema};

use crate::server::Open;

/// What can be written at a position of the front matter; nothing elsewhere.
pub fn at(open: &Open<'_>, position: Position) -> Option<CompletionResponse> {
    let offset = open.lines.offset(position) as usize;
    let yaml = front_matter(open.text)?;
    if offset < yaml.start || offset > yaml.end {
        return None;
    }
    let line_start = open.text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
    let typed = open.text.get(line_start..offset)?;
    let items = match typed.trim_start().strip_prefix("- ") {
        Some(_) => vocabulary(open, parent_key(open.text.get(yaml.start..line_start)?)?),
        None if typed.starts_with(' ') => inner_keys(parent_key(open.text.get(yaml.start..line_start)?)?),
        None if typed.contains(':') => return None,
        None => keys(schema::KEYS, open.text.get(yaml)?),
    };
    Some(CompletionResponse::Array(items))
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

fn keys(known: &[schema::Key], written: &str) -> Vec<CompletionItem> {
    known
        .iter()
        .filter(|key| key.replaced_by.is_none())
        .filter(|key| {
            !written.lines().any(|line| line.split_once(':').is_some_and(|(name, _)| name == key.name))
        })
        .map(item)
        .collect()
}

fn inner_keys(parent: &str) -> Vec<CompletionItem> {
    let inner = schema::find(schema::KEYS, parent).map_or(&[][..], |key| key.keys);
    inner.iter().filter(|key| key.replaced_by.is_none()).map(item).collect()
}

fn vocabulary(open: &Open<'_>, parent: &str) -> Vec<CompletionItem> {
    if parent == "categories" {
        return open
            .config
            .profile
            .categories
            .iter()
            .map(|category| CompletionItem {
                label: category.clone(),
                kind: Some(CompletionItemKind::ENUM_MEMBER),
                ..CompletionItem::default()
            })
            .collect();
    }
    if parent == "tags" {
        return tags(open);
    }
    inner_keys(parent)
}

/// The tags of the other documents that are open: filters are exact, so they had better agree.
fn tags(open: &Open<'_>) -> Vec<CompletionItem> {
    let mut known = BTreeSet::new();
    for text in &open.others {
        let release = parapheur::parse(text);
        known
            .extend(release.front_matter.tags.value().into_iter().flatten().map(|tag| tag.value.to_string()));
    }
    let item = |label| CompletionItem { label, kind: Some(CompletionItemKind::VALUE), ..Default::default() };
    known.into_iter().map(item).collect()
}

fn item(key: &schema::Key) -> CompletionItem {
    let after = match key.shape {
        Shape::List => ":\n- ",
        Shape::Mapping => ":\n  ",
        _ => ": ",
    };
    CompletionItem {
        label: key.name.to_owned(),
        kind: Some(CompletionItemKind::PROPERTY),
        detail: Some(key.meaning.to_owned()),
        insert_text: Some(format!("{}{after}", key.name)),
        ..CompletionItem::default()
    }
}
