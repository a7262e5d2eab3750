//! What only the whole tree tells: comments stand outside every scalar, aliases name an anchor
//! that stands before them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::node::{Node, NodeKind, ScalarStyle, Yaml, YamlError, YamlErrorKind};
use crate::span::Span;

/// Comments, from `#` to the end of the line, in source order.
///
/// Entries that could not be read are passed over: a `#` in them may be anything.
pub(super) fn comments(text: &str, range: Range<usize>, yaml: &Yaml<'_>) -> Vec<Span> {
    let mut taken: Vec<Span> =
        yaml.errors.iter().filter(|e| e.kind != YamlErrorKind::UnknownAlias).map(|e| e.entry).collect();
    if let Some(root) = &yaml.root {
        visit(root, &mut |node| {
            if let NodeKind::Scalar(scalar) = &node.kind {
                taken.push(outside_header(text, node.span, scalar.style));
            }
        });
    }
    taken.sort_unstable_by_key(|span| span.start());
    let mut out = Vec::new();
    let mut at = range.start;
    for span in taken {
        in_gap(text, at..span.range().start, &mut out);
        at = at.max(span.range().end);
    }
    in_gap(text, at..range.end, &mut out);
    out
}

/// The part of a scalar where a `#` is text: not the header line of a block scalar.
fn outside_header(text: &str, span: Span, style: ScalarStyle) -> Span {
    if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        return span;
    }
    let header = span.slice(text).find(['\n', '\r']).unwrap_or(span.range().len());
    Span::from_range(span.range().start + header..span.range().end)
}

fn in_gap(text: &str, gap: Range<usize>, out: &mut Vec<Span>) {
    let mut at = gap.start;
    while let Some(i) = text.get(at..gap.end).and_then(|rest| rest.find('#')) {
        let hash = at + i;
        let after_blank =
            text.get(..hash).unwrap_or_default().chars().next_back().is_none_or(|c| c.is_ascii_whitespace());
        let line =
            text.get(hash..gap.end).unwrap_or_default().find(['\n', '\r']).map_or(gap.end, |i| hash + i);
        if after_blank {
            out.push(Span::from_range(hash..line));
            at = line;
        } else {
            at = hash + 1;
        }
    }
}

/// Reports aliases that name no anchor before them.
pub(super) fn unknown_aliases(yaml: &mut Yaml<'_>) {
    let Some(root) = &yaml.root else { return };
    let mut anchors = BTreeSet::new();
    let mut unknown = Vec::new();
    visit(root, &mut |node| {
        if let Some(name) = &node.anchor {
            anchors.insert(name.as_ref());
        }
        if let NodeKind::Alias(name) = &node.kind
            && !anchors.contains(name.as_ref())
        {
            unknown.push(node.span);
        }
    });
    yaml.errors.extend(unknown.into_iter().map(|span| YamlError {
        kind: YamlErrorKind::UnknownAlias,
        span,
        entry: span,
        message: String::from("unknown alias"),
    }));
    yaml.errors.sort_by_key(|error| error.span.start());
}

/// Visits a node and all below it in source order; the depth is that of the tree, which is capped.
pub(super) fn visit<'n, 'a>(node: &'n Node<'a>, see: &mut impl FnMut(&'n Node<'a>)) {
    see(node);
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().for_each(|item| visit(item, see)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| {
            visit(&entry.key, see);
            visit(&entry.value, see);
        }),
        NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
    }
}
