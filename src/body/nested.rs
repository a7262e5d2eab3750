//! A body as a tree for serialization: each block and inline with what the body keeps for it.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Attributes, Block, BlockKind, Body, Inline, InlineKind, Spans};
use crate::span::Span;

/// A block, its inlines and its children.
#[derive(serde::Serialize)]
struct Nested<'b, 'a> {
    #[serde(flatten)]
    kind: &'b BlockKind<'a>,
    span: Span,
    line: u32,
    attributes: &'b Attributes<'a>,
    children: Vec<Nested<'b, 'a>>,
    content: &'b Spans,
    inlines: Vec<NestedInline<'b, 'a>>,
}

/// An inline and what stands inside it.
#[derive(serde::Serialize)]
struct NestedInline<'b, 'a> {
    kind: &'b InlineKind<'a>,
    span: Span,
    attributes: &'b Attributes<'a>,
    children: Vec<NestedInline<'b, 'a>>,
}

/// Blocks are nested at most [`MAX_BLOCK_DEPTH`](super::MAX_BLOCK_DEPTH) deep.
fn nested<'b, 'a>(blocks: &'b [Block<'a>], body: &'b Body<'a>) -> Vec<Nested<'b, 'a>> {
    let nest = |block: &'b Block<'a>| Nested {
        kind: &block.kind,
        span: block.span,
        line: block.line,
        attributes: &block.attributes,
        children: nested(block.children(body), body),
        content: &block.content,
        inlines: nested_inlines(block.inlines(body), body),
    };
    blocks.iter().map(nest).collect()
}

/// Inlines are nested little deeper than blocks.
fn nested_inlines<'b, 'a>(inlines: &'b [Inline<'a>], body: &'b Body<'a>) -> Vec<NestedInline<'b, 'a>> {
    let nest = |inline: &'b Inline<'a>| NestedInline {
        kind: &inline.kind,
        span: inline.span,
        attributes: &inline.attributes,
        children: nested_inlines(inline.children(body), body),
    };
    inlines.iter().map(nest).collect()
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("Body", 7)?;
        body.serialize_field("span", &self.span)?;
        body.serialize_field("blocks", &nested(&self.blocks, self))?;
        body.serialize_field("elements", &self.elements)?;
        body.serialize_field("links", &self.links)?;
        body.serialize_field("images", &self.images)?;
        body.serialize_field("too_deep", &self.too_deep)?;
        body.serialize_field("entangled", &self.entangled)?;
        body.end()
    }
}
