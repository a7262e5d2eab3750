//! Testimonials: quotations with those who speak; and signatures, which have no quotation.

mod belonging;
mod guillemets;
pub(crate) mod layouts;
mod speech;

use std::borrow::Cow;

use serde::Serialize;

use super::attribution::Attribution;
use crate::span::{Span, Spanned};

/// A quotation and who says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Testimonial<'a> {
    /// From the first to the last byte of quotation and attribution.
    pub span: Span,
    /// What is said.
    pub quotation: Quotation<'a>,
    /// Who says it, when somebody does.
    pub attribution: Option<Attribution<'a>>,
    /// How the quotation is laid out.
    pub layout: Layout,
    /// Where the attribution stands.
    pub place: Option<Place>,
    /// Whether the block before leads to it with a colon, the heading above names somebody, or the quotation
    /// itself says who speaks.
    pub introduced: bool,
    /// The block that holds the quotation.
    pub block: Span,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Quotation<'a> {
    /// Without guillemets and markers.
    pub text: Cow<'a, str>,
    /// Where the text stands, guillemets left out.
    pub span: Span,
    /// The opening mark.
    pub opening: Option<Span>,
    /// The closing mark.
    pub closing: Option<Span>,
    /// Quotations inside it, marks included.
    pub nested: Vec<Span>,
    /// Organisations in which the speaker places himself (« nous sommes deux au MAE »).
    pub organisations: Vec<Spanned<Cow<'a, str>>>,
}

/// How a quotation is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Layout {
    /// `> …`
    Blockquote,
    /// `> …` with the class `citation`.
    CitationClass,
    /// A paragraph that is the quotation, with its attribution perhaps.
    Paragraph,
    /// A quotation in the course of a paragraph.
    RunningText,
    /// `<blockquote>`, `<div class="citation">`, `<q>`
    Html,
}

/// Where an attribution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Place {
    /// Before the quotation, in the same block.
    Before,
    /// After the quotation, in the same block.
    After,
    /// In the block before.
    PreviousBlock,
    /// In the block after.
    NextBlock,
}

/// A signature: people who sign without a quotation of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Signature<'a> {
    /// The block.
    pub span: Span,
    /// Who signs.
    pub attribution: Attribution<'a>,
}
