//! What stands inside a block's text: emphasis, links, images, code, tags.

mod definitions;
mod emphasis;
pub(crate) mod entity;
mod html;
mod joined;
mod link;
mod opaque;
mod parser;
mod quotes;
mod read;
mod special;

use std::borrow::Cow;

use serde::Serialize;

use super::Body;
use super::block::Attributes;
use super::stretch::Stretch;
use crate::span::Span;

pub(crate) use html::reads_markdown;
pub(crate) use read::{Linked, Read, read, read_text};

/// A piece of a block's text.
///
/// What stands inside it is kept by its [`Body`], which serializes it with it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Inline<'a> {
    /// What it is.
    pub kind: InlineKind<'a>,
    /// The whole construct, markers included. May run over the markers of a containing quotation.
    pub span: Span,
    /// Attributes given by a span attribute list that follows it.
    pub attributes: Attributes<'a>,
    /// See [`children`](Self::children).
    #[serde(skip)]
    pub(crate) children: Stretch,
}

/// What a piece of text is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum InlineKind<'a> {
    /// Text that is printed as it is written, line ends included. Contiguous in the source.
    Text,
    /// A straight quote, `--`, `...`, `<<` and so on that kramdown prints as this.
    Typographic(TypographicSymbol),
    /// `&nbsp;` and the like, and the character it stands for.
    Entity(char),
    /// `\*`: a character printed for itself.
    Escape(char),
    /// `*…*`, `_…_`
    Emphasis,
    /// `**…**`, `__…__`
    Strong,
    /// `` `…` ``
    Code,
    /// `~~…~~`
    Strikethrough,
    /// `[…](…)`, `[…][…]`, `<…>`
    Link(Box<Link<'a>>),
    /// `![…](…)`
    Image(Box<Image<'a>>),
    /// Two spaces or `\\` at a line end: a break; without its line end.
    HardBreak,
    /// An inline element: its children stand between the tags.
    Html(Box<InlineHtml<'a>>),
    /// An end tag without a start: kramdown prints it.
    StrayEndTag,
    /// A block-level tag inside a text: kramdown prints it.
    BlockTag,
    /// A comment or a processing instruction.
    HtmlComment,
    /// `[^1]`
    FootnoteReference(Box<Cow<'a, str>>),
    /// `$$…$$`
    Math,
    /// `{{ … }}` or `{% … %}`: replaced before kramdown sees it.
    Liquid,
    /// `{: .class}` after a span, or `{::…}`.
    AttributeList,
}

impl<'a> Inline<'a> {
    fn new(kind: InlineKind<'a>, span: Span) -> Self {
        Self { kind, span, attributes: Attributes::default(), children: Stretch::default() }
    }

    /// A text; `is_prose` when it holds no sign but line ends, quotes, and those of sentences.
    fn text(span: Span, is_prose: bool) -> Self {
        // Nothing stands in a text: where its stretch lies, which is empty, is free to say so.
        let children = if is_prose { Stretch::ELSEWHERE } else { Stretch::default() };
        Self { children, ..Self::new(InlineKind::Text, span) }
    }

    /// Whether it is a text that is known to hold no sign but line ends, quotes, and those of sentences.
    pub(crate) fn is_prose(&self) -> bool {
        self.children == Stretch::ELSEWHERE && matches!(self.kind, InlineKind::Text)
    }

    /// What stands inside it.
    ///
    /// The body that it belongs to keeps that.
    #[must_use]
    pub fn children<'b>(&self, body: &'b Body<'a>) -> &'b [Inline<'a>] {
        self.children.of(&body.inlines)
    }
}

impl InlineKind<'_> {
    /// Whether kramdown takes it for plain text, to which no attribute list can belong.
    fn is_printed_text(&self) -> bool {
        matches!(self, Self::Text | Self::Escape(_) | Self::StrayEndTag | Self::BlockTag | Self::Liquid)
    }
}

/// What kramdown prints for a sign of the keyboard: one or two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypographicSymbol(u8);

impl TypographicSymbol {
    const ALL: [&'static str; 11] = ["‘", "’", "“", "”", "—", "–", "…", "«\u{a0}", "\u{a0}»", "«", "»"];

    /// A quote, single or double.
    const fn quote(double: bool, opening: bool) -> Self {
        Self(2 * double as u8 + !opening as u8)
    }

    /// Whether it stands for `'`.
    pub(crate) const fn is_single_quote(self) -> bool {
        self.0 < 2
    }

    /// The characters.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

impl std::fmt::Display for TypographicSymbol {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for TypographicSymbol {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The tags of an inline element.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct InlineHtml<'a> {
    /// Lower-case name.
    pub name: Cow<'a, str>,
    /// The start tag.
    pub start_tag: Span,
    /// The end tag; `None` for a void element, or one that kramdown closes itself.
    pub end_tag: Option<Span>,
}

/// A link's target.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Link<'a> {
    /// The target, unescaped.
    pub target: Cow<'a, str>,
    /// Where the target is written; the definition's, for a reference.
    pub target_span: Span,
    /// The title, and where it is written.
    pub title: Option<(Cow<'a, str>, Span)>,
    /// Written `<…>`.
    pub autolink: bool,
}

/// An image's source and text alternative.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Image<'a> {
    /// The source, unescaped.
    pub source: Cow<'a, str>,
    /// Where the source is written.
    pub source_span: Span,
    /// The text alternative, as it reaches the reader.
    pub alternative: Cow<'a, str>,
    /// Between the brackets.
    pub alternative_span: Span,
    /// The title, and where it is written.
    pub title: Option<(Cow<'a, str>, Span)>,
}

#[cfg(test)]
mod tests;
