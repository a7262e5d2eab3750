//! What kinds of element there are, for kramdown and for a browser.

use crate::body::block::names::{is_block, is_span};

/// Elements that have no content: a start tag is all there is.
static VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements of HTML, old ones included, beside those that kramdown tells apart.
static OTHER: &[&str] = &[
    "area", "audio", "base", "canvas", "center", "data", "datalist", "details", "dialog", "embed", "figure",
    "font", "link", "math", "meta", "meter", "noscript", "object", "output", "param", "picture", "progress",
    "s", "script", "source", "strike", "style", "svg", "template", "textarea", "time", "title", "track",
    "video", "wbr",
];

/// Elements around which a reader sees a break, so that text on both sides is not one sentence.
static BREAKING: &[&str] = &[
    "caption", "center", "details", "dialog", "figure", "noscript", "object", "option", "script", "select",
    "style", "template", "textarea", "title", "video",
];

fn is_in(list: &[&str], name: &str) -> bool {
    list.binary_search(&name).is_ok()
}

/// Whether an element has no content.
pub(crate) fn is_void(name: &str) -> bool {
    is_in(VOID, name)
}

/// Whether kramdown prints the tags of this element inside running text.
pub(crate) fn is_refused_in_text(name: &str) -> bool {
    is_block(name)
}

/// Whether text before, in and after the element is read apart.
pub(crate) fn breaks_text(name: &str) -> bool {
    is_block(name) || is_in(BREAKING, name)
}

/// Whether HTML has, or had, an element of this name (in lower case).
pub(crate) fn is_known(name: &str) -> bool {
    is_span(name) || is_block(name) || is_in(OTHER, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [VOID, OTHER, BREAKING] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
