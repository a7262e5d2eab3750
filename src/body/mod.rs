//! The body as kramdown reads it: spanned blocks, inlines and elements, and what they mean.

pub mod attribution;
pub mod block;
pub mod html;
pub mod inline;
pub mod testimonial;

use serde::Serialize;

use crate::span::Span;

pub use attribution::{Attribution, Organisation, Person};
pub use block::{Attribute, Attributes, Block, BlockKind, KramdownVersion};
pub use html::{Element, ElementEnd, ElementId, ElementTree};
pub use inline::{Image, Inline, InlineKind, Link};
pub use testimonial::{Layout, Place, Quotation, Signature, Testimonial};

/// The body of a release.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Body<'a> {
    /// Everything after the front matter.
    pub span: Span,
    /// Top-level blocks, blank lines included: they tile the body.
    pub blocks: Vec<Block<'a>>,
    /// HTML elements and the Markdown constructs that hold them.
    pub elements: ElementTree<'a>,
    /// Quotations with those who speak.
    pub testimonials: Vec<Testimonial<'a>>,
    /// Those who sign without a quotation.
    pub signatures: Vec<Signature<'a>>,
}
