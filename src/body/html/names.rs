//! What kinds of element there are, for kramdown and for a browser.

/// Elements that have no content: a start tag is all there is.
static VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements that kramdown reads inside running text only; on a line of their own they make a paragraph.
static SPAN: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdo", "big", "br", "button", "cite", "code", "del", "dfn", "em", "i",
    "img", "input", "ins", "kbd", "label", "mark", "option", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby",
    "samp", "select", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
];

/// Elements that kramdown refuses inside running text: it prints their tags.
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

/// Elements of HTML, old ones included, in neither list above.
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
    is_in(BLOCK, name)
}

/// Whether text before, in and after the element is read apart.
pub(crate) fn breaks_text(name: &str) -> bool {
    is_in(BLOCK, name) || is_in(BREAKING, name)
}

/// Whether HTML has, or had, an element of this name (in lower case).
pub(crate) fn is_known(name: &str) -> bool {
    is_in(SPAN, name) || is_in(BLOCK, name) || is_in(OTHER, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [VOID, SPAN, BLOCK, OTHER, BREAKING] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
