//! The spans of a whole body: what it defines is gathered first, then each text is read.

use std::borrow::Cow;

use super::Inline;
use super::definitions::{Definitions, LinkDefinition};
use super::parser::InlineParser;
use crate::body::block::{Attributes, Block, BlockKind, KramdownVersion, read_attributes};
use crate::span::{Span, offset};

/// Reads the spans of every block that has some; `defines`, whether any defines what they refer to.
///
/// Returns the blocks whose spans were too deep or too entangled to be read as kramdown does.
pub(crate) fn read<'a>(
    source: &'a str,
    blocks: &mut [Block<'a>],
    defines: bool,
    version: KramdownVersion,
) -> Vec<Span> {
    let mut written = Written::default();
    if defines {
        gather(source, blocks, &mut written);
    }
    let definitions = Definitions::new(written.links, written.footnotes, written.attributes);
    let mut parser = InlineParser::new(source, &definitions, version);
    read_each(&mut parser, blocks);
    parser.capped
}

/// Reads the spans of a text that stands outside the body, and refers to nothing defined there.
///
/// Tells too where it was too deep or too entangled to be read as kramdown does.
pub(crate) fn read_text<'a>(
    source: &'a str,
    content: &[Span],
    version: KramdownVersion,
) -> (Vec<Inline<'a>>, Vec<Span>) {
    let definitions = Definitions::default();
    let mut parser = InlineParser::new(source, &definitions, version);
    (parser.parse(content), parser.capped)
}

fn read_each<'a>(parser: &mut InlineParser<'a, '_>, blocks: &mut [Block<'a>]) {
    for block in blocks {
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
        }
        if !block.children.is_empty() {
            read_each(parser, &mut block.children);
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

fn gather<'a>(source: &'a str, blocks: &[Block<'a>], written: &mut Written<'a>) {
    for block in blocks {
        match &block.kind {
            BlockKind::LinkDefinition { label, target, title } => written.links.push(LinkDefinition {
                name: Cow::Borrowed(label.slice(source)),
                target: Cow::Borrowed(target.slice(source)),
                target_span: *target,
                title: title.map(|span| (Cow::Borrowed(span.slice(source)), span)),
            }),
            BlockKind::FootnoteDefinition { label } => written.footnotes.push(label.clone()),
            BlockKind::AttributeList => written.attributes.extend(named_list(source, block.span)),
            _ => {}
        }
        gather(source, &block.children, written);
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
