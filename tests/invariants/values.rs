//! Front matter: nodes nest, and what was decoded leads back to the bytes it was decoded from.

use parapheur::yaml::{self, Node, NodeKind};
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
