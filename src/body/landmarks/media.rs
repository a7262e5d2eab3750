//! Figures with their caption, and what is embedded from elsewhere.

use std::borrow::Cow;

use serde::Serialize;

use super::Reader;
use crate::body::html::{Element, ElementTree};
use crate::span::{Span, Spanned};

/// A `<figure>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Figure<'a> {
    /// The whole element.
    pub span: Span,
    /// Its classes (`image-left`), empty without any.
    pub classes: Cow<'a, str>,
    /// The images inside it.
    pub images: Vec<Span>,
    /// Its caption.
    pub caption: Option<Spanned<Cow<'a, str>>>,
}

/// A frame, a video, a script: something the page loads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Embed<'a> {
    /// The whole element.
    pub span: Span,
    /// The element's name.
    pub name: Cow<'a, str>,
    /// Where it is loaded from.
    pub source: Option<Cow<'a, str>>,
    /// What it is, for who cannot see it.
    pub title: Option<Cow<'a, str>>,
}

pub(super) fn figure<'a>(
    reader: &Reader<'_, 'a>,
    element: &Element<'a>,
    tree: &ElementTree<'a>,
) -> Option<Figure<'a>> {
    if element.name != "figure" {
        return None;
    }
    let from = tree.elements.partition_point(|e| e.start_tag.start() < element.start_tag.end());
    let inside = || tree.elements.iter().skip(from).take_while(|e| e.start_tag.start() < element.span.end());
    let caption = inside().find(|e| e.name == "figcaption").map(Element::content);
    Some(Figure {
        span: element.span,
        classes: attribute(element, "class").unwrap_or_default(),
        images: inside().filter(|e| e.name == "img").map(|e| e.span).collect(),
        caption: caption.map(|span| Spanned::new(reader.untagged(span), span.trim(reader.source))),
    })
}

pub(super) fn embed<'a>(element: &Element<'a>) -> Option<Embed<'a>> {
    if !matches!(&*element.name, "iframe" | "video" | "audio" | "object" | "embed" | "script") {
        return None;
    }
    Some(Embed {
        span: element.span,
        name: element.name.clone(),
        source: attribute(element, "src").or_else(|| attribute(element, "data")),
        title: attribute(element, "title"),
    })
}

fn attribute<'a>(element: &Element<'a>, name: &str) -> Option<Cow<'a, str>> {
    element
        .attributes
        .iter()
        .rfind(|attribute| attribute.name == name)
        .map(|attribute| attribute.value.clone())
}
