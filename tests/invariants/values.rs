//! Front matter: nodes nest, and what was decoded leads back to the bytes it was decoded from.

use parapheur::yaml::{self, Entry, Node, NodeKind};
use parapheur::{PressRelease, Span};

use super::on_boundaries;

/// Every node stands inside the one that holds it; every scalar maps back.
pub fn decode(text: &str, release: &PressRelease<'_>) {
    let yaml = &release.front_matter.yaml;
    for error in &yaml.errors {
        on_boundaries(text, error.span);
        on_boundaries(text, error.entry);
    }
    for comment in &yaml.comments {
        assert!(comment.slice(text).starts_with('#'), "{comment:?} is no comment");
    }
    let whole = Span::from_range(0..text.len());
    let mut open: Vec<(&Node<'_>, Span)> = yaml.root.iter().map(|root| (root, whole)).collect();
    while let Some((node, around)) = open.pop() {
        on_boundaries(text, node.span);
        assert!(around.covers(node.span), "{:?} outside {around:?}", node.span);
        match &node.kind {
            NodeKind::Sequence(items) => open.extend(items.iter().map(|item| (item, node.span))),
            NodeKind::Mapping(entries) => {
                let nodes = entries.iter().flat_map(|entry| [&entry.key, &entry.value]);
                open.extend(nodes.map(|child| (child, node.span)));
            }
            _ => scalar_maps_back(text, node),
        }
    }
}

/// Segments tile the decoded text; verbatim ones hold the same bytes as the source.
fn scalar_maps_back(text: &str, node: &Node<'_>) {
    let (Some(decoded), Some(segments)) = (node.as_text(), yaml::segments(text, node)) else { return };
    let (mut at, mut source) = (0, node.span.start());
    for segment in segments {
        assert_eq!(segment.range().start, at, "a gap in what was decoded of {:?}", node.span);
        at = segment.range().end;
        on_boundaries(text, segment.source);
        assert!(source <= segment.source.start(), "segments of {:?} are out of order", node.span);
        // The line end that a block scalar keeps stands after its node.
        let after = text.get(node.span.end() as usize..segment.source.end() as usize);
        assert!(
            after.is_none_or(|line_end| line_end.trim().is_empty()),
            "{:?} leaves its node",
            segment.source
        );
        source = segment.source.end();
        if segment.verbatim {
            assert_eq!(Some(segment.source.slice(text)), decoded.get(segment.range()));
        }
    }
    assert_eq!(at, decoded.len(), "the end of what was decoded of {:?} has no source", node.span);
}

/// An entry that cannot be read, before a front matter that can, hides nothing of it.
pub fn a_broken_entry_leaves_the_others(yaml: &str) {
    // Where the first line goes on what stands above, or is not the document's, there is no such entry.
    if !yaml.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return;
    }
    let sound = format!("---\n{yaml}\n---\n");
    let release = parapheur::parse(&sound);
    let (Some(root), []) = (&release.front_matter.yaml.root, &release.front_matter.yaml.errors[..]) else {
        return;
    };
    // What follows a broken entry is told by its key, in one word that touches its colon or is all letters in
    // lower case.
    let is_word =
        |key: &str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    let is_told = |entry: &Entry<'_>| {
        let Some(key) =
            entry.key.as_text().filter(|key| is_word(key) && entry.key.span.slice(&sound) == *key)
        else {
            return false;
        };
        let after = sound.get(entry.key.span.range().end..).unwrap_or_default();
        after.starts_with(':')
            || key.chars().all(char::is_lowercase) && after.trim_start_matches(' ').starts_with(": ")
    };
    if !root.as_mapping().is_some_and(|entries| entries.iter().all(is_told)) {
        return;
    }
    let broken = format!("---\ncassé: @x\n{yaml}\n---\n");
    let release = parapheur::parse(&broken);
    let found = &release.front_matter.yaml;
    assert_eq!(found.errors.len(), 1, "one entry is broken in {broken:?}: {:?}", found.errors);
    assert_eq!(found.errors[0].span.slice(&broken), "@", "in {broken:?}");
    let kept = found.root.as_ref().map(shape).unwrap_or_default();
    assert_eq!(kept, shape(root), "a broken entry hurts others in {broken:?}");
}

/// A tree without its places.
fn shape(node: &Node<'_>) -> String {
    let of_kind = match &node.kind {
        NodeKind::Scalar(scalar) => format!("{:?} {:?}", scalar.style, scalar.text),
        NodeKind::Sequence(items) => format!("{:?}", items.iter().map(shape).collect::<Vec<_>>()),
        NodeKind::Mapping(entries) => {
            format!(
                "{:?}",
                entries.iter().map(|entry| shape(&entry.key) + &shape(&entry.value)).collect::<Vec<_>>()
            )
        }
        kind => format!("{kind:?}"),
    };
    let tag = node.tag.as_ref().map(|tag| &tag.value);
    format!("{tag:?} {:?} {of_kind}", node.anchor)
}
