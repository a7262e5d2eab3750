//! HTML elements as kramdown sorts them. Lists are sorted: they are searched by halves.

/// Elements that belong in running text: a line that begins with one does not end a paragraph.
static SPAN: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdo", "big", "br", "button", "cite", "code", "del", "dfn", "em", "i",
    "img", "input", "ins", "kbd", "label", "mark", "option", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby",
    "samp", "select", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
];

/// Elements that kramdown prints as text when they stand inside running text.
static BLOCK: &[&str] = &[
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "col",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "map",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that never have a content.
static VOID: &[&str] = &[
    "area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen", "link", "meta", "param",
    "source", "track", "wbr",
];

/// Elements whose content is blocks under `markdown="1"`.
static BLOCK_CONTENT: &[&str] = &[
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "iframe",
    "li",
    "main",
    "map",
    "menu",
    "nav",
    "noscript",
    "object",
    "section",
    "summary",
    "td",
];

/// Elements whose content is running text under `markdown="1"`.
static SPAN_CONTENT: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdo", "big", "button", "caption", "cite", "del", "dfn", "dt", "em", "h1",
    "h2", "h3", "h4", "h5", "h6", "i", "ins", "label", "legend", "optgroup", "p", "q", "rb", "rbc", "rp",
    "rt", "rtc", "ruby", "select", "small", "span", "strong", "sub", "sup", "th", "tt",
];

/// Known elements whose content is always raw.
static RAW_CONTENT: &[&str] =
    &["code", "kbd", "math", "option", "pre", "samp", "script", "style", "textarea", "var"];

/// What `markdown="…"` makes of an element's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Raw,
    Blocks,
    Text,
}

fn among(list: &[&str], name: &str) -> bool {
    list.binary_search(&name).is_ok()
}

/// An element of running text, in lower case.
pub(in crate::body) fn is_span(name: &str) -> bool {
    among(SPAN, name)
}

/// An element that cannot stand in running text, in lower case.
pub(in crate::body) fn is_block(name: &str) -> bool {
    among(BLOCK, name)
}

/// An element without content, in lower case.
pub(super) fn is_void(name: &str) -> bool {
    among(VOID, name)
}

/// Whether the name, in lower case, is one that kramdown knows; others keep their case.
pub(super) fn is_known(name: &str) -> bool {
    is_span(name)
        || is_block(name)
        || is_void(name)
        || among(BLOCK_CONTENT, name)
        || among(SPAN_CONTENT, name)
        || among(RAW_CONTENT, name)
}

/// What the content of an element is where Markdown is read inside it.
pub(super) fn default_content(name: &str) -> Content {
    if among(BLOCK_CONTENT, name) {
        Content::Blocks
    } else if among(SPAN_CONTENT, name) {
        Content::Text
    } else {
        Content::Raw
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [SPAN, BLOCK, VOID, BLOCK_CONTENT, SPAN_CONTENT, RAW_CONTENT] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
