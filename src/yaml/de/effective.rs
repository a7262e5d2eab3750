//! The entries of a map that count: the last of two duplicate keys, and what `<<` brings in.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::DeError;
use super::anchors::Anchors;
use crate::yaml::node::{Entry, Node, NodeKind};
use crate::yaml::resolve::Resolved;

/// A key as Jekyll compares keys: `1` is not `'1'`, `yes` is `true`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'n> {
    Text(Cow<'n, str>),
    Boolean(bool),
    /// Any other scalar, by its value.
    Other(String),
    /// Lists and maps, each for itself.
    Place(u32),
}

fn key<'n>(node: &'n Node<'_>) -> Key<'n> {
    match node.resolve() {
        Some(Resolved::String(text)) => Key::Text(text),
        Some(Resolved::Boolean(value)) => Key::Boolean(value),
        Some(value) => Key::Other(format!("{value:?}")),
        None => Key::Place(node.span.start()),
    }
}

/// The entries that count, each at the place of its key's first mention, as in Ruby.
pub(super) fn entries<'n, 'a>(
    map: &'n [Entry<'a>],
    anchors: &Anchors<'n, 'a>,
) -> Result<Vec<&'n Entry<'a>>, DeError> {
    let mut out = Vec::with_capacity(map.len());
    let mut places = BTreeMap::new();
    collect(map, anchors, &mut out, &mut places, 0)?;
    Ok(out)
}

fn collect<'n, 'a>(
    map: &'n [Entry<'a>],
    anchors: &Anchors<'n, 'a>,
    out: &mut Vec<&'n Entry<'a>>,
    places: &mut BTreeMap<Key<'n>, usize>,
    depth: usize,
) -> Result<(), DeError> {
    for entry in map {
        if entry.key.as_text() == Some("<<") {
            let place = entry.value.span;
            match anchors.follow(&entry.value)?.map(|node| &node.kind) {
                Some(NodeKind::Mapping(merged)) if depth < crate::MAX_YAML_DEPTH => {
                    collect(merged, anchors, out, places, depth + 1)?;
                }
                _ => return Err(DeError::new("`<<` takes a map", place)),
            }
            continue;
        }
        let next = out.len();
        match out.get_mut(*places.entry(key(&entry.key)).or_insert(next)) {
            Some(held) => *held = entry,
            None => out.push(entry),
        }
    }
    Ok(())
}
