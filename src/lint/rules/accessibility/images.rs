//! The images of a document and the text alternative of each, wherever they are written.

use std::borrow::Cow;

use crate::body::html::ElementId;
use crate::body::inline::InlineKind;
use crate::front_matter::{Field, HeaderImage};
use crate::lint::context::Context;
use crate::span::{Span, Spanned};

/// An image as rules see it.
pub(super) struct Image<'r> {
    /// What shows the image: Markdown construct, tag, path in the front matter.
    pub(super) span: Span,
    pub(super) place: Place,
    pub(super) source: Cow<'r, str>,
    pub(super) alternative: Alternative<'r>,
    /// The `<img>`, when it is one.
    pub(super) element: Option<ElementId>,
}

/// Where an image is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `une-ou-diaporama`
    FrontMatter,
    /// `![…](…)`
    Markdown,
    /// `<img>`
    Html,
}

/// The text alternative of an image.
pub(super) enum Alternative<'r> {
    /// Nothing is written for it.
    Missing,
    /// Its place is there, with nothing in it.
    Empty(Span),
    /// A text.
    Text(Cow<'r, str>, Span),
}

/// Hands every image of a document to `each`.
pub(super) fn for_each<'r>(cx: &Context<'r, '_>, each: &mut impl FnMut(Image<'r>)) {
    let release = cx.release;
    let items = release.front_matter.header_images.value().map_or(&[][..], Vec::as_slice);
    for (at, item) in items.iter().enumerate() {
        let Some(image) = item.value.image.spanned() else { continue };
        let alternative = match alternative(items, at, &item.value) {
            Field::Absent | Field::Invalid { .. } => Alternative::Missing,
            Field::Null { key, .. } => Alternative::Empty(*key),
            Field::Present { value, .. } => text(&value.value, value.span),
        };
        let source = Cow::Borrowed(image.value.as_ref());
        each(Image { span: image.span, place: Place::FrontMatter, source, alternative, element: None });
    }
    for inline in &cx.inlines().images {
        let InlineKind::Image(image) = &inline.kind else { continue };
        let alternative = text(&image.alternative, image.alternative_span);
        let source = Cow::Borrowed(image.source.as_ref());
        each(Image { span: inline.span, place: Place::Markdown, source, alternative, element: None });
    }
    for (id, image) in release.body.elements.named("img") {
        let hidden = image.attribute("aria-hidden").is_some_and(|hidden| hidden.value == "true")
            || image.attribute("role").is_some_and(|role| matches!(&*role.value, "presentation" | "none"));
        let label = image.attribute("aria-label").filter(|label| !label.value.trim().is_empty());
        let alternative = match image.attribute("alt").or(label) {
            Some(alt) => text(&alt.value, alt.value_span.unwrap_or(alt.span)),
            None if hidden || image.attribute("aria-labelledby").is_some() => continue,
            None => Alternative::Missing,
        };
        let source = image.attribute("src").map_or(Cow::Borrowed(""), |src| Cow::Borrowed(&*src.value));
        each(Image { span: image.start_tag, place: Place::Html, source, alternative, element: Some(id) });
    }
}

/// The alternative of an image; when it has none, the one astray in an item without image: after it, or
/// before the first.
fn alternative<'r, 'a>(
    items: &'r [Spanned<HeaderImage<'a>>],
    at: usize,
    image: &'r HeaderImage<'a>,
) -> &'r Field<Cow<'a, str>> {
    if image.alternative.value().is_some() {
        return &image.alternative;
    }
    let after = items.get(at + 1..).unwrap_or_default().iter();
    let mut after = after.take_while(|item| item.value.image.is_absent());
    let before = items.first().filter(|first| at == 1 && first.value.image.is_absent());
    let astray = after.find(|item| item.value.alternative.value().is_some()).or(before);
    astray
        .map(|item| &item.value.alternative)
        .filter(|text| text.value().is_some())
        .unwrap_or(&image.alternative)
}

fn text<'r>(text: &'r str, span: Span) -> Alternative<'r> {
    if text.trim().is_empty() { Alternative::Empty(span) } else { Alternative::Text(text.into(), span) }
}
