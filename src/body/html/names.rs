//! What kinds of element there are, for kramdown and for a browser.

use crate::body::block::names::{Names, is_block, is_span};

/// Elements that have no content: a start tag is all there is.
#[rustfmt::skip]
static VOID: Names<19> = Names::new([
    "br", "hr", "col", "img", "wbr", "area", "base", "link", "meta", "embed", "frame", "input",
    "param", "track", "keygen", "source", "bgsound", "command", "basefont",
]);

/// Elements of HTML, old ones included, beside those that kramdown tells apart.
#[rustfmt::skip]
static OTHER: Names<35> = Names::new([
    "s", "svg", "wbr", "area", "base", "data", "font", "link", "math", "meta", "time", "audio",
    "embed", "meter", "param", "style", "title", "track", "video", "canvas", "center", "dialog",
    "figure", "object", "output", "script", "source", "strike", "details", "picture", "datalist",
    "noscript", "progress", "template", "textarea",
]);

/// Elements around which a reader sees a break, so that text on both sides is not one sentence.
#[rustfmt::skip]
static BREAKING: Names<15> = Names::new([
    "style", "title", "video", "center", "dialog", "figure", "object", "option", "script", "select",
    "caption", "details", "noscript", "template", "textarea",
]);

/// Whether an element has no content.
pub(crate) fn is_void(name: &str) -> bool {
    VOID.have(name)
}

/// Whether kramdown prints the tags of this element inside running text.
pub(crate) fn is_refused_in_text(name: &str) -> bool {
    is_block(name)
}

/// Whether text before, in and after the element is read apart.
pub(crate) fn breaks_text(name: &str) -> bool {
    is_block(name) || BREAKING.have(name)
}

/// Whether a browser takes a tag of this name for one: it prints `<à compléter>`, which kramdown copies.
pub(crate) fn is_read_by_browsers(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether HTML has, or had, an element of this name (in lower case).
pub(crate) fn is_known(name: &str) -> bool {
    is_span(name) || is_block(name) || OTHER.have(name)
}
