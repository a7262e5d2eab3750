//! What the element tree holds.

use std::borrow::Cow;

use serde::Serialize;

use super::tag::{Quote, TagFault};
use crate::span::Span;

/// The place of an element in its [`ElementTree`](super::ElementTree), in the order of start tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ElementId(pub(super) u32);

impl ElementId {
    /// Its index in [`ElementTree::elements`](super::ElementTree::elements).
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// An element: what a browser makes of a tag, or of a Markdown construct around tags.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Element<'a> {
    /// Lower-case name.
    pub name: Cow<'a, str>,
    /// Whether a tag or a Markdown construct makes it.
    pub origin: Origin,
    /// The element that holds it in the browser's tree.
    pub parent: Option<ElementId>,
    /// The start tag; for a Markdown construct, the empty span at its start.
    pub start_tag: Span,
    /// Attributes in source order, duplicates included; none for a Markdown construct.
    pub attributes: Vec<HtmlAttribute<'a>>,
    /// Where and why it ends for a browser.
    pub end: ElementEnd,
    /// The end tag that was written for it, whether or not a browser still needs it there.
    pub end_tag: Option<Span>,
    /// From its start tag to its end.
    pub span: Span,
    /// Whether it stands in running text, or in a block of HTML that kramdown leaves alone.
    pub in_running_text: bool,
}

/// What makes an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Origin {
    /// A tag in the source.
    Tag,
    /// A Markdown construct: a paragraph, a list item, an emphasis.
    Markdown,
}

/// How an element ends in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ElementEnd {
    /// With its end tag; for a Markdown construct, with its own end.
    EndTag(Span),
    /// Something else closes it.
    Implied {
        /// The tag, or the Markdown construct, that closes it.
        by: Span,
        /// Where.
        at: u32,
    },
    /// It has no content: `<br>`, `<img>`.
    Void,
    /// Nothing closes it before the end of the document.
    EndOfInput,
}

/// An attribute as it is written.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct HtmlAttribute<'a> {
    /// Lower-case name.
    pub name: Cow<'a, str>,
    /// Where the name stands.
    pub name_span: Span,
    /// The value with its entities decoded; empty when none is written.
    pub value: Cow<'a, str>,
    /// Where the value stands, without its quotes; `None` when none is written.
    pub value_span: Option<Span>,
    /// The quotes around the value.
    pub quote: Option<Quote>,
    /// Name, value and quotes.
    pub span: Span,
}

impl Element<'_> {
    /// An attribute; the last one when it is doubled, since kramdown keeps that one.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&HtmlAttribute<'_>> {
        self.attributes.iter().rfind(|attribute| attribute.name == name)
    }

    /// Whether a class is among those given.
    #[must_use]
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|a| a.value.split_ascii_whitespace().any(|c| c == class))
    }

    /// What stands between the tags; empty for a void element.
    #[must_use]
    pub fn content(&self) -> Span {
        let end = match self.end {
            ElementEnd::EndTag(tag) => tag.start(),
            ElementEnd::Implied { at, .. } => at,
            ElementEnd::Void => self.start_tag.end(),
            ElementEnd::EndOfInput => self.span.end(),
        };
        Span::new(self.start_tag.end(), end)
    }

    /// Whether a start tag was written, and neither an end tag nor `/>`.
    #[must_use]
    pub fn is_unclosed(&self) -> bool {
        self.origin == Origin::Tag && self.end_tag.is_none() && self.end != ElementEnd::Void
    }
}

/// Markup that is printed instead of obeyed: the reader sees it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct PrintedMarkup<'a> {
    /// What is printed.
    pub span: Span,
    /// The element's name, in lower case.
    pub name: Cow<'a, str>,
    /// Why it is printed.
    pub why: WhyPrinted,
}

/// Why markup is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhyPrinted {
    /// An end tag that does not close the innermost open element.
    EndTag {
        /// The open element that it was meant to close; kramdown still waits for its end.
        meant_for: Option<ElementId>,
    },
    /// An end tag whose start tag is printed too.
    EndOfPrinted,
    /// The tag of a block-level element inside running text.
    BlockInText,
    /// A start tag for kramdown, which copies it and leaves its content alone, but not for a browser: its
    /// name begins with something else than a letter from a to z.
    NoNameForBrowsers,
    /// Not a tag for kramdown, though it begins like one.
    Malformed {
        /// What keeps it from being one.
        fault: TagFault,
        /// The place of the fault.
        at: u32,
    },
}

/// An element that was left open: kramdown closed it where its block ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LeftOpen {
    /// Which one.
    pub element: ElementId,
    /// An end tag for it that kramdown could not use, because another element was open inside: it is
    /// printed.
    pub missed_end_tag: Option<Span>,
}

/// Text of raw HTML, in source order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum HtmlText {
    /// What follows is read apart from what comes before: a block-level tag stood there.
    Boundary,
    /// Text as it is written, entities included, and the innermost element that holds it.
    Text(Span, Option<ElementId>),
    /// A `<br>`.
    Break(Span),
}
