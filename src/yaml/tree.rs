//! Events to nodes: one pass over one piece of text, until its end or the first error.

use std::borrow::Cow;
use std::ops::Range;

use super::events::{Event, EventKind, Failure, Parser};
use super::node::{Entry, Node, NodeKind, Scalar, ScalarStyle};
use super::properties;
use crate::MAX_YAML_DEPTH;
use crate::span::Span;

/// What one pass over a piece gave.
pub(super) struct Pass<'a> {
    /// The root node, when the piece was read to its end.
    pub(super) root: Option<Node<'a>>,
    /// When it was not: the complete entries of the root map.
    pub(super) entries: Vec<Entry<'a>>,
    /// When it was not: the key of the root entry that was being read.
    pub(super) open: Option<Span>,
    /// Whether the root was seen not to be a block map: its entries cannot be told apart.
    pub(super) opaque: bool,
    /// The last value or bracketed collection that was complete.
    pub(super) last: Option<Last>,
    /// Whether there is an alias.
    pub(super) has_alias: bool,
    /// Where a second document begins.
    pub(super) second_document: Option<usize>,
    /// Why it was not read to its end.
    pub(super) trouble: Option<Trouble>,
}

/// Why a pass stopped.
pub(super) enum Trouble {
    /// libyaml refused the text.
    Syntax(Failure),
    /// A node nested deeper than [`MAX_YAML_DEPTH`], from this offset.
    TooDeep(usize),
}

/// The last node that was complete when the pass stopped.
#[derive(Clone, Copy)]
pub(super) struct Last {
    pub(super) span: Span,
    /// `None` for a bracketed collection.
    pub(super) style: Option<ScalarStyle>,
}

/// A collection that is being read.
struct Frame<'a> {
    node: Node<'a>,
    key: Option<Node<'a>>,
    flow: bool,
}

struct Builder<'a> {
    text: &'a str,
    base: usize,
    stack: Vec<Frame<'a>>,
    root: Option<Node<'a>>,
    last: Option<Last>,
    has_alias: bool,
}

/// Reads `text[piece]`; spans are offsets into `text`.
pub(super) fn read(text: &str, piece: Range<usize>) -> Pass<'_> {
    let mut parser = Parser::new(text.get(piece.clone()).unwrap_or(""));
    let mut builder =
        Builder { text, base: piece.start, stack: Vec::new(), root: None, last: None, has_alias: false };
    let mut second_document = None;
    let trouble = loop {
        let event = match parser.next() {
            Ok(event) => event,
            Err(failure) => break Some(Trouble::Syntax(shifted(failure, piece.start))),
        };
        match event.kind() {
            EventKind::DocumentEnd => {
                let end = piece.start + event.range().start;
                match parser.next() {
                    Ok(next) if next.kind() == EventKind::StreamEnd => {}
                    // Jekyll reads no further, not even to find an error.
                    _ if starts_document(text, end) => second_document = Some(end),
                    Ok(_) => {}
                    Err(failure) => break Some(Trouble::Syntax(shifted(failure, piece.start))),
                }
                break None;
            }
            EventKind::StreamEnd => break None,
            EventKind::Frame | EventKind::DocumentStart => {}
            kind => {
                if let Err(at) = builder.node(&event, kind) {
                    break Some(Trouble::TooDeep(at));
                }
            }
        }
    };
    builder.finish(trouble, second_document)
}

/// Whether a second document, or its directives, begin at an offset.
fn starts_document(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    rest.starts_with("---") || rest.starts_with("...") || rest.starts_with('%')
}

fn shifted(failure: Failure, base: usize) -> Failure {
    Failure { problem_at: failure.problem_at + base, context_at: failure.context_at + base, ..failure }
}

impl<'a> Builder<'a> {
    /// Takes in an event; fails with the offset of a node that is too deep.
    fn node(&mut self, event: &Event, kind: EventKind) -> Result<(), usize> {
        let range = event.range();
        let (start, end) = (self.base + range.start, self.base + range.end);
        match kind {
            EventKind::CollectionEnd => self.close(end),
            EventKind::SequenceStart | EventKind::MappingStart => {
                if self.stack.len() >= MAX_YAML_DEPTH {
                    return Err(start);
                }
                let kind = if kind == EventKind::SequenceStart {
                    NodeKind::Sequence(Vec::new())
                } else {
                    NodeKind::Mapping(Vec::new())
                };
                let node = self.with_properties(event, start, end, kind);
                self.stack.push(Frame { node, key: None, flow: event.is_flow() });
            }
            EventKind::Alias => {
                let span = Span::from_range(start..end);
                let name = span.slice(self.text).get(1..).unwrap_or("");
                self.has_alias = true;
                self.add(Node::new(span, NodeKind::Alias(Cow::Borrowed(name))));
            }
            EventKind::Scalar(style) => {
                let scalar = Scalar { text: Cow::Borrowed(""), style };
                let mut node = self.with_properties(event, start, end, NodeKind::Scalar(scalar));
                let whole = node.span.slice(self.text);
                if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    // libyaml ends a block scalar after the line end, or after the blank lines.
                    let content =
                        whole.trim_end_matches([' ', '\t', '\r', '\n', '\u{85}', '\u{2028}', '\u{2029}']);
                    let blanks = whole
                        .get(content.len()..)
                        .unwrap_or_default()
                        .bytes()
                        .take_while(|b| matches!(b, b' ' | b'\t'))
                        .count();
                    let start = node.span.range().start;
                    node.span = Span::from_range(start..start + content.len() + blanks);
                }
                node.kind = NodeKind::Scalar(Scalar { text: decoded(event.text(), whole, style), style });
                if !node.span.is_empty() {
                    self.last = Some(Last { span: node.span, style: Some(style) });
                }
                self.add(node);
            }
            _ => {}
        }
        Ok(())
    }

    fn with_properties(&self, event: &Event, start: usize, end: usize, kind: NodeKind<'a>) -> Node<'a> {
        let mut node = Node::new(Span::from_range(start..end), kind);
        if event.has_properties() {
            let properties = properties::read(self.text, start..end);
            node.span = Span::from_range(properties.end.min(end.max(start))..end);
            node.anchor = properties.anchor.map(Cow::Borrowed);
            node.tag = properties.tag.map(|tag| tag.map(Cow::Borrowed));
        }
        node
    }

    fn close(&mut self, end: usize) {
        let Some(Frame { mut node, flow, .. }) = self.stack.pop() else { return };
        if flow {
            node.span = Span::from_range(node.span.range().start..end);
            self.last = Some(Last { span: node.span, style: None });
        } else {
            // A block collection has no end of its own: it ends with its last child.
            let children = match &node.kind {
                NodeKind::Sequence(items) => items.last().map(|item| item.span),
                NodeKind::Mapping(entries) => entries.last().map(Entry::span),
                _ => None,
            };
            node.span = children
                .map_or(node.span, |last| Span::new(node.span.start(), last.end().max(node.span.start())));
        }
        self.add(node);
    }

    fn add(&mut self, node: Node<'a>) {
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut frame.node.kind {
            NodeKind::Sequence(items) => items.push(node),
            NodeKind::Mapping(entries) => match frame.key.take() {
                None => frame.key = Some(node),
                Some(key) => entries.push(Entry { key, value: node }),
            },
            NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
        }
    }

    fn finish(mut self, trouble: Option<Trouble>, second_document: Option<usize>) -> Pass<'a> {
        let mut pass = Pass {
            root: None,
            entries: Vec::new(),
            open: None,
            opaque: false,
            last: self.last,
            has_alias: self.has_alias,
            second_document,
            trouble,
        };
        if pass.trouble.is_none() {
            pass.root = self.root;
            return pass;
        }
        // After the root is complete, only what follows it is at fault.
        if let Some(root) = self.root.take() {
            match root.kind {
                NodeKind::Mapping(entries) => pass.entries = entries,
                _ => pass.opaque = !matches!(root.kind, NodeKind::Scalar(_)),
            }
        } else if !self.stack.is_empty() {
            let bottom = self.stack.swap_remove(0);
            match bottom.node.kind {
                NodeKind::Mapping(entries) if !bottom.flow => {
                    pass.entries = entries;
                    pass.open = bottom.key.map(|key| key.span);
                }
                _ => pass.opaque = true,
            }
        }
        pass
    }
}

/// The scalar's text, borrowed from the source where it stands there as it reads.
fn decoded<'a>(text: &[u8], written: &'a str, style: ScalarStyle) -> Cow<'a, str> {
    let candidate = match style {
        ScalarStyle::Plain => Some(written),
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
            written.get(1..written.len().saturating_sub(1))
        }
        ScalarStyle::Literal | ScalarStyle::Folded => None,
    };
    match candidate {
        Some(candidate) if candidate.as_bytes() == text => Cow::Borrowed(candidate),
        _ => Cow::Owned(String::from_utf8_lossy(text).into_owned()),
    }
}
