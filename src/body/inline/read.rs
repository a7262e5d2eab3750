//! The spans of a whole body: what it defines is gathered first, then each text is read.

use std::borrow::Cow;

use super::Inline;
use super::definitions::{Definitions, LinkDefinition};
use super::parser::InlineParser;
use crate::body::block::{Attributes, Block, BlockKind, KramdownVersion, read_attributes};
use crate::body::stretch::Stretch;
use crate::span::{Span, offset};

/// The spans of a body.
pub(crate) struct Read<'a> {
    /// Those of all blocks, and those inside each of them.
    pub(crate) inlines: Vec<Inline<'a>>,
    /// The blocks whose spans were too deep or too entangled to be read as kramdown does.
    pub(crate) entangled: Vec<Span>,
    /// How many links there may be.
    pub(crate) links: usize,
    pub(crate) linked: Vec<Linked>,
}

/// Where links and images may stand, in the order of the blocks: those are many, and are not gone through again.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Linked {
    /// Among the spans of a block.
    Spans(Stretch),
    /// In raw HTML that ends here.
    Html(u32),
}

/// Reads the spans of every block that has some; `defines`, whether any defines what they refer to.
///
/// They come after `before`, those of texts outside the body.
pub(crate) fn read<'a>(
    source: &'a str,
    blocks: &mut [Block<'a>],
    nested: &mut [Block<'a>],
    defines: bool,
    version: KramdownVersion,
    before: Vec<Inline<'a>>,
) -> Read<'a> {
    let mut written = Written::default();
    if defines {
        gather(source, blocks, nested, &mut written);
    }
    let definitions = Definitions::new(written.links, written.footnotes, written.attributes);
    let mut parser = InlineParser::new(source, &definitions, version, before);
    let mut linked = Vec::with_capacity(16);
    for block in blocks {
        read_block(&mut parser, block, &mut linked);
        if !block.children.is_empty() {
            read_each(&mut parser, block.children, nested, &mut linked);
        }
    }
    Read { inlines: parser.inlines, entangled: parser.capped, links: parser.links, linked }
}

/// Reads the spans of a text that stands outside the body, and refers to nothing defined there.
///
/// Adds them to `inlines`; tells where it was too deep or too entangled to be read as kramdown does.
pub(crate) fn read_text<'a>(
    source: &'a str,
    content: &[Span],
    version: KramdownVersion,
    inlines: &mut Vec<Inline<'a>>,
) -> (Stretch, Vec<Span>) {
    let definitions = Definitions::default();
    let mut parser = InlineParser::new(source, &definitions, version, std::mem::take(inlines));
    let range = parser.parse(content);
    *inlines = parser.inlines;
    (range, parser.capped)
}

/// Reads the spans of nested blocks, in the order of the source.
fn read_each<'a>(
    parser: &mut InlineParser<'a, '_>,
    children: Stretch,
    nested: &mut [Block<'a>],
    linked: &mut Vec<Linked>,
) {
    for at in children.range() {
        let Some(block) = nested.get_mut(at) else { return };
        read_block(parser, block, linked);
        let inside = block.children;
        if !inside.is_empty() {
            read_each(parser, inside, nested, linked);
        }
    }
}

fn read_block<'a>(parser: &mut InlineParser<'a, '_>, block: &mut Block<'a>, linked: &mut Vec<Linked>) {
    if let BlockKind::HtmlElement { .. } = block.kind {
        linked.push(Linked::Html(block.span.end()));
    }
    let has_spans = matches!(
        block.kind,
        BlockKind::Paragraph
            | BlockKind::Heading { .. }
            | BlockKind::TableCell
            | BlockKind::DefinitionTerm
            | BlockKind::BareText
    );
    if has_spans && !block.content.is_empty() {
        block.inlines = parser.parse(&block.content);
        if parser.may_link {
            linked.push(Linked::Spans(block.inlines));
        }
    }
}

/// What a document defines, as it comes.
#[derive(Default)]
struct Written<'a> {
    links: Vec<LinkDefinition<'a>>,
    footnotes: Vec<Cow<'a, str>>,
    attributes: Vec<(&'a str, Attributes<'a>)>,
}

fn gather<'a>(source: &'a str, blocks: &[Block<'a>], nested: &[Block<'a>], written: &mut Written<'a>) {
    for block in blocks {
        match &block.kind {
            BlockKind::LinkDefinition(link) => written.links.push(LinkDefinition {
                name: Cow::Borrowed(link.label.slice(source)),
                target: Cow::Borrowed(link.target.slice(source)),
                target_span: link.target,
                title: link.title.map(|span| (Cow::Borrowed(span.slice(source)), span)),
            }),
            BlockKind::FootnoteDefinition { label } => written.footnotes.push(Cow::Borrowed(label)),
            BlockKind::AttributeList => written.attributes.extend(named_list(source, block.span)),
            _ => {}
        }
        gather(source, block.children.of(nested), nested, written);
    }
}

/// `{:name: .class}`
fn named_list<'a>(source: &'a str, span: Span) -> Option<(&'a str, Attributes<'a>)> {
    let span = span.trim(source);
    let inside = span.slice(source).strip_prefix("{:")?.strip_suffix('}')?;
    let (name, list) = inside.split_once(':')?;
    let start = span.end() - 1 - offset(list.len());
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    is_name.then(|| (name, read_attributes(source, Span::new(start, span.end() - 1))))
}
