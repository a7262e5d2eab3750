//! The body as kramdown reads it: spanned blocks, inlines and elements, and what they mean.

pub(crate) mod attribution;
pub(crate) mod block;
pub(crate) mod html;
pub(crate) mod inline;
pub(crate) mod landmarks;
pub(crate) mod link;
mod meaning;
mod nested;
mod signs;
pub(crate) mod stretch;
pub(crate) mod testimonial;

use crate::span::Span;
use signs::Signs;

pub use attribution::{Attribution, Organisation, Person};
pub use block::{
    Attribute, Attributes, Block, BlockKind, CodeBlock, KramdownVersion, LinkDefinition, MAX_BLOCK_DEPTH,
    Spans,
};
pub use html::{
    Element, ElementEnd, ElementId, ElementTree, HtmlAttribute, HtmlText, LeftOpen, MAX_HTML_DEPTH, Origin,
    PrintedMarkup, Quote, TagFault, WhyPrinted,
};
pub use inline::{Image, Inline, InlineHtml, InlineKind, Link, TypographicSymbol};
pub use landmarks::{
    About, CallKind, CallToAction, Contact, Embed, Encadre, EncadreForm, Figure, Heading, HeadingForm,
};
pub use link::{Hyperlink, LinkKind, LinkSyntax, Picture};
pub use meaning::Meaning;
pub use testimonial::{Layout, Place, Quotation, Signature, Testimonial};

/// The body of a release, as it is built: [`Meaning`] is read from it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Body<'a> {
    /// Everything after the front matter.
    pub span: Span,
    /// Top-level blocks, blank lines included: they tile the body.
    pub blocks: Vec<Block<'a>>,
    /// The children of all blocks, each block's side by side.
    pub(crate) nested: Vec<Block<'a>>,
    /// Those of all blocks, each block's side by side; those of texts outside the body before.
    pub(crate) inlines: Vec<Inline<'a>>,
    /// HTML elements and the Markdown constructs that hold them.
    pub elements: ElementTree<'a>,
    /// Links, in source order, however they are written.
    pub links: Vec<Hyperlink<'a>>,
    /// Images, in source order, however they are written.
    pub images: Vec<Picture<'a>>,
    /// The first stretch that lies deeper than [`MAX_BLOCK_DEPTH`]: it was read as one paragraph, or
    /// its `markdown` attribute was not heeded.
    pub too_deep: Option<Span>,
    /// Blocks whose emphasis, links and tags were too deep or too entangled to be read as kramdown does.
    pub entangled: Vec<Span>,
}

/// Reads the body of a document as a version of kramdown does.
///
/// [`parse`](crate::parse) does it with the version of current Jekyll.
///
/// ```
/// use parapheur::body::{self, BlockKind, KramdownVersion};
/// use parapheur::Span;
///
/// let text = "> « C’est une étape. »\n{: .citation}\n";
/// let body = body::read(text, Span::from_range(0..text.len()), KramdownVersion::V2_4);
/// assert_eq!(body.blocks[0].kind, BlockKind::Blockquote);
/// assert!(body.blocks[0].attributes.has_class("citation"));
/// ```
#[must_use]
pub fn read(text: &str, span: Span, version: KramdownVersion) -> Body<'_> {
    read_after(text, span, version, Vec::new())
}

/// Reads a body after the inlines of texts outside it.
pub(crate) fn read_after<'a>(
    text: &'a str,
    span: Span,
    version: KramdownVersion,
    mut outside: Vec<Inline<'a>>,
) -> Body<'a> {
    // More room than most bodies need: what is not written to costs nothing, what is moved does.
    outside.reserve(span.len() as usize / 24 + 16);
    let signs = Signs::of(span.slice(text));
    let block::Parsed { mut blocks, mut nested, too_deep, defines } =
        block::parse(text, span, version, signs);
    let inline::Read { inlines, entangled, links, linked } =
        inline::read(text, &mut blocks, &mut nested, defines, version, outside);
    let elements = ElementTree::new(text, span, signs.tags, &blocks, &nested, &inlines);
    let (links, images) = link::collect(text, &linked, &inlines, &elements, links);
    Body { span, blocks, nested, inlines, elements, links, images, too_deep, entangled }
}
