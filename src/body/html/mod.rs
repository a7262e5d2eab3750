//! The body's elements: one tree, with the place of every tag and attribute.
//!
//! A tag reaches a browser in two steps. kramdown reads it first: it copies what it recognises,
//! prints what it does not, and closes what was left open. A browser then builds a tree from what
//! kramdown wrote. Both steps are followed here: kramdown's grammar finds the tags and their places,
//! html5ever, driven tag by tag, says what tree a browser makes of them.

mod element;
mod entities;
mod names;
mod raw;
mod sink;
mod stretches;
mod tag;
mod walk;
mod writer;

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::body::block::Block;
use crate::body::inline::Inline;
use crate::span::Span;

pub use element::{
    Element, ElementEnd, ElementId, HtmlAttribute, HtmlText, LeftOpen, Origin, PrintedMarkup, WhyPrinted,
};
pub(crate) use names::{is_known, is_read_by_browsers, is_void};
pub use tag::{Quote, TagFault};
pub use writer::MAX_HTML_DEPTH;

/// The elements of a body, in the order of their start tags.
///
/// It holds the elements written as tags and, around them, those that Markdown constructs make. A
/// Markdown block without any `<` is not in it.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct ElementTree<'a> {
    /// Parents come before their children.
    pub elements: Vec<Element<'a>>,
    /// Tags that the reader sees, because kramdown or a browser prints them.
    pub printed: Vec<PrintedMarkup<'a>>,
    /// Elements that no end tag closes: one list for each block of HTML or inline element, from the
    /// outermost to the innermost.
    pub left_open: Vec<Vec<LeftOpen>>,
    /// Comments.
    pub comments: Vec<Span>,
    /// The text of raw HTML blocks, scripts and style sheets left out.
    #[serde(skip)]
    pub texts: Vec<HtmlText>,
    /// What was not read because a cap was met: nesting deeper than [`MAX_HTML_DEPTH`], or tags so
    /// tangled that a browser would make thousands of copies.
    pub unread: Option<Span>,
}

impl<'a> ElementTree<'a> {
    /// Builds the tree of a body, with about so many `tags`.
    pub(crate) fn new(
        source: &'a str,
        body: Span,
        tags: usize,
        blocks: &[Block<'a>],
        nested: &[Block<'a>],
        inlines: &[Inline<'a>],
    ) -> Self {
        if tags == 0 {
            return Self::default();
        }
        let mut walk = walk::Walk::new(source, body, nested, inlines, tags);
        walk.blocks(blocks, None);
        pair_printed_tags(&mut walk.printed);
        let (elements, stopped) = walk.writer.finish(body.end());
        Self {
            elements,
            printed: walk.printed,
            left_open: walk.left_open,
            comments: walk.comments,
            texts: walk.texts,
            unread: stopped.map(|at| Span::new(at, body.end())),
        }
    }

    /// An element by its place.
    #[must_use]
    pub fn get(&self, id: ElementId) -> Option<&Element<'a>> {
        self.elements.get(id.0 as usize)
    }

    /// Every element with its place, in source order.
    pub fn iter(&self) -> impl Iterator<Item = (ElementId, &Element<'a>)> {
        (0..).map(ElementId).zip(&self.elements)
    }

    /// The elements of a name, in source order.
    pub fn named<'t>(&'t self, name: &'t str) -> impl Iterator<Item = (ElementId, &'t Element<'a>)> {
        self.iter().filter(move |(_, element)| element.name == name)
    }

    /// The elements that hold another, from the nearest to the outermost.
    pub fn ancestors(&self, id: ElementId) -> impl Iterator<Item = (ElementId, &Element<'a>)> {
        let parent = move |id: ElementId| {
            let parent = self.get(id)?.parent?;
            Some((parent, self.get(parent)?))
        };
        std::iter::successors(parent(id), move |&(id, _)| parent(id))
    }

    /// Attribute values that people read (`alt`, `title`, `aria-label`), in source order.
    pub fn readable_attributes(&self) -> impl Iterator<Item = (&Element<'a>, &HtmlAttribute<'a>)> {
        self.elements.iter().flat_map(|element| {
            let readable = element.attributes.iter().filter(|attribute| {
                matches!(&*attribute.name, "alt" | "title" | "aria-label") && !attribute.value.is_empty()
            });
            readable.map(move |attribute| (element, attribute))
        })
    }
}

/// Notes which printed end tags answer a printed start tag.
fn pair_printed_tags(printed: &mut [PrintedMarkup<'_>]) {
    for end in 0..printed.len() {
        let Some(([before @ .., tag], _)) = printed.split_at_mut_checked(end + 1) else { return };
        if tag.why != (WhyPrinted::EndTag { meant_for: None }) {
            continue;
        }
        // Bounded: tags that answer each other are near each other.
        let near = before.len().saturating_sub(16);
        let mut open = 0_u32;
        for other in before.get(near..).unwrap_or_default() {
            match other.why {
                _ if other.name != tag.name => {}
                WhyPrinted::EndOfPrinted => open = open.saturating_sub(1),
                WhyPrinted::EndTag { .. } => {}
                _ => open += 1,
            }
        }
        if open > 0 {
            tag.why = WhyPrinted::EndOfPrinted;
        }
    }
}
