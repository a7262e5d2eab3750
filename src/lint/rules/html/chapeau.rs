//! The inline elements of the chapeau: Markdown outside of the body, whose element tree has none of it.

use crate::body::html::{is_read_by_browsers, is_void};
use crate::body::{Body, Inline, InlineKind};
use crate::lint::context::Context;
use crate::span::Span;

/// An inline element of the chapeau whose end tag is missing: its name, its start tag, and where it
/// comes to its end.
pub(super) fn unclosed<'r>(cx: &Context<'r, '_>) -> Vec<(&'r str, Span, u32)> {
    let mut found = Vec::new();
    each(cx, &mut |inline| {
        if let InlineKind::Html(tags) = &inline.kind
            && tags.end_tag.is_none()
            && !cx.slice(tags.start_tag).ends_with("/>")
            && !is_void(&tags.name)
            && is_read_by_browsers(&tags.name)
        {
            found.push((&*tags.name, tags.start_tag, inline.span.trim(cx.release.source.text()).end()));
        }
    });
    found
}

/// An inline start tag of the chapeau that browsers print.
pub(super) fn printed(cx: &Context<'_, '_>) -> Vec<Span> {
    let mut found = Vec::new();
    each(cx, &mut |inline| {
        if let InlineKind::Html(tags) = &inline.kind
            && !is_read_by_browsers(&tags.name)
        {
            found.push(tags.start_tag);
        }
    });
    found
}

/// An inline end tag of the chapeau that closes nothing; tags of blocks may close what its lines open.
pub(super) fn stray(cx: &Context<'_, '_>) -> Vec<Span> {
    let mut found = Vec::new();
    each(cx, &mut |inline| {
        if matches!(inline.kind, InlineKind::StrayEndTag) && is_inline(cx.slice(inline.span)) {
            found.push(inline.span);
        }
    });
    found
}

fn is_inline(end_tag: &str) -> bool {
    const NAMES: [&str; 9] = ["a", "b", "br", "em", "i", "span", "strong", "sup", "u"];
    NAMES.iter().any(|name| end_tag.trim_start_matches("</").trim_end_matches('>').eq_ignore_ascii_case(name))
}

fn each<'r, 'a>(cx: &Context<'r, 'a>, look: &mut dyn FnMut(&'r Inline<'a>)) {
    for paragraph in &cx.release.chapeau_paragraphs {
        inside(&cx.release.body, paragraph.inlines(&cx.release.body), look);
    }
}

/// Inlines are nested at most a few dozen deep: the reading sees to it.
fn inside<'r, 'a>(body: &'r Body<'a>, inlines: &'r [Inline<'a>], look: &mut dyn FnMut(&'r Inline<'a>)) {
    for inline in inlines {
        look(inline);
        inside(body, inline.children(body), look);
    }
}
