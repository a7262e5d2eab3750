//! Boxes (encadrés), in HTML or by a class on a Markdown block.

use std::borrow::Cow;

use serde::Serialize;

use super::{Reader, leading_strong};
use crate::body::block::{Block, BlockKind};
use crate::body::html::{Element, ElementTree};
use crate::span::{Span, Spanned};

/// Longest text in bold that is the title of a box, in bytes.
const MAX_TITLE: usize = 160;

/// Where the title of a box begins at the latest, in bytes from its start tag.
const MAX_HEAD: u32 = 400;

/// Classes that make a box: the site's and the design system's.
const CLASSES: [&str; 4] = ["encadre", "fr-callout", "fr-highlight", "fr-alert"];

/// A box set apart from the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Encadre<'a> {
    /// The whole box, tags or markers included; to the end of the document when nothing closes it.
    pub span: Span,
    /// How it is written.
    pub form: EncadreForm,
    /// Its classes (`encadre noir`).
    pub classes: Cow<'a, str>,
    /// Its heading, or the bold text it begins with.
    pub title: Option<Spanned<Cow<'a, str>>>,
    /// Whether an end tag closes it; always, for a Markdown block.
    pub closed: bool,
}

/// How a box is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EncadreForm {
    /// `<div class="encadre">`
    Html,
    /// A block followed by `{: .encadre}`.
    Markdown,
}

pub(super) fn of_element<'a>(
    reader: &Reader<'_, 'a>,
    element: &Element<'a>,
    tree: &ElementTree<'a>,
) -> Option<Encadre<'a>> {
    let class = element.attributes.iter().rfind(|a| a.name == "class")?;
    if !CLASSES.iter().any(|class| element.has_class(class)) {
        return None;
    }
    let content = element.content();
    // A title is at the head, or it is none.
    let head = content.end().min(content.start() + MAX_HEAD);
    let from = tree.elements.partition_point(|e| e.start_tag.start() < content.start());
    let mut inside = tree.elements.iter().skip(from).take_while(|e| e.start_tag.start() < head);
    let title = inside.find_map(|child| {
        let heading = matches!(child.name.as_bytes(), [b'h', b'1'..=b'6']);
        let first = || {
            let before = Span::new(content.start(), child.start_tag.start());
            matches!(&*child.name, "b" | "strong") && reader.untagged(before).is_empty()
        };
        (heading || first()).then(|| title(reader, child.content())).flatten()
    });
    let closed = element.end_tag.is_some();
    Some(Encadre { span: element.span, form: EncadreForm::Html, classes: class.value.clone(), title, closed })
}

pub(super) fn of_block<'a>(reader: &Reader<'_, 'a>, block: &Block<'a>) -> Option<Encadre<'a>> {
    let html = matches!(block.kind, BlockKind::HtmlElement { .. });
    if html || !CLASSES.iter().any(|class| block.attributes.has_class(class)) {
        return None;
    }
    let classes = block.attributes.iter().find(|a| a.name == "class")?.value.clone();
    let first = block.children(reader.body).first().unwrap_or(block);
    let title = match &first.kind {
        BlockKind::Heading { .. } => {
            let inlines = first.inlines(reader.body);
            title(reader, inlines.first()?.span.to(inlines.last()?.span))
        }
        _ => leading_strong(first.inlines(reader.body)).and_then(|(strong, _)| {
            let inside = strong.children(reader.body);
            title(reader, inside.first()?.span.to(inside.last()?.span))
        }),
    };
    let span = block.span.trim(reader.source);
    Some(Encadre { span, form: EncadreForm::Markdown, classes, title, closed: true })
}

fn title<'a>(reader: &Reader<'_, 'a>, span: Span) -> Option<Spanned<Cow<'a, str>>> {
    let text = reader.untagged(span);
    (!text.is_empty() && text.len() <= MAX_TITLE).then(|| Spanned::new(text, span.trim(reader.source)))
}
