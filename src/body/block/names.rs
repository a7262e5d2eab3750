//! HTML elements as kramdown sorts them.

/// Names of elements, as numbers in order: one is found by halves, without comparing texts.
pub(in crate::body) struct Names<const N: usize>([u128; N]);

impl<const N: usize> Names<N> {
    #[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
    pub(in crate::body) const fn new(list: [&str; N]) -> Self {
        let mut keys = [0; N];
        let mut i = 0;
        while i < N {
            keys[i] = key(list[i].as_bytes());
            assert!(
                list[i].len() <= LONGEST && (i == 0 || keys[i - 1] < keys[i]),
                "names in order of length"
            );
            i += 1;
        }
        Self(keys)
    }

    pub(in crate::body) fn have(&self, name: &str) -> bool {
        (1..=LONGEST).contains(&name.len())
            && !name.starts_with('\0')
            && self.0.binary_search(&key(name.as_bytes())).is_ok()
    }
}

/// Longest name of an element, in bytes.
const LONGEST: usize = 16;

/// The bytes of a name as a number.
#[expect(clippy::indexing_slicing, reason = "a count below the length, in code that runs in constants")]
const fn key(name: &[u8]) -> u128 {
    let mut key = 0;
    let mut i = 0;
    while i < name.len() {
        key = key << 8 | name[i] as u128;
        i += 1;
    }
    key
}

/// Elements that belong in running text: a line that begins with one does not end a paragraph.
#[rustfmt::skip]
static SPAN: Names<38> = Names::new([
    "a", "b", "i", "q", "u", "br", "em", "rb", "rp", "rt", "tt", "bdo", "big", "del", "dfn", "img",
    "ins", "kbd", "rbc", "rtc", "sub", "sup", "var", "abbr", "cite", "code", "mark", "ruby", "samp",
    "span", "input", "label", "small", "button", "option", "select", "strong", "acronym",
]);

/// Elements that kramdown prints as text when they stand inside running text.
#[rustfmt::skip]
static BLOCK: Names<49> = Names::new([
    "p", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "td", "th", "tr",
    "ul", "col", "div", "map", "nav", "pre", "body", "form", "head", "html", "main", "menu",
    "aside", "table", "tbody", "tfoot", "thead", "applet", "footer", "header", "hgroup", "iframe",
    "legend", "address", "article", "caption", "section", "summary", "colgroup", "fieldset",
    "optgroup", "blockquote", "figcaption",
]);

/// Elements that never have a content.
#[rustfmt::skip]
static VOID: Names<16> = Names::new([
    "br", "hr", "col", "img", "wbr", "area", "base", "link", "meta", "embed", "input", "param",
    "track", "keygen", "source", "command",
]);

/// Elements whose content is blocks under `markdown="1"`.
#[rustfmt::skip]
static BLOCK_CONTENT: Names<28> = Names::new([
    "dd", "dl", "li", "td", "div", "map", "nav", "body", "form", "main", "menu", "aside", "applet",
    "figure", "footer", "header", "hgroup", "iframe", "object", "address", "article", "details",
    "section", "summary", "fieldset", "noscript", "blockquote", "figcaption",
]);

/// Elements whose content is running text under `markdown="1"`.
#[rustfmt::skip]
static SPAN_CONTENT: Names<40> = Names::new([
    "a", "b", "i", "p", "q", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "rb", "rp", "rt", "th",
    "tt", "bdo", "big", "del", "dfn", "ins", "rbc", "rtc", "sub", "sup", "abbr", "cite", "ruby",
    "span", "label", "small", "button", "legend", "select", "strong", "acronym", "caption",
    "optgroup",
]);

/// Known elements whose content is always raw.
#[rustfmt::skip]
static RAW_CONTENT: Names<10> = Names::new([
    "kbd", "pre", "var", "code", "math", "samp", "style", "option", "script", "textarea",
]);

/// Length of the name that a text begins with: a letter or `_`, then letters, digits, `-`, `.`, `_`.
pub(in crate::body) fn name_length(text: &str, also: Option<char>) -> usize {
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(|&b| b.is_ascii_alphabetic() || b == b'_' || !b.is_ascii()) {
        return 0;
    }
    let is_ascii_name = |&b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    let length = bytes.iter().position(|b| !is_ascii_name(b)).unwrap_or(bytes.len());
    if bytes.get(length).is_none_or(u8::is_ascii) {
        return length;
    }
    if !text.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return 0;
    }
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_') || Some(c) == also;
    text.find(|c| !is_name(c)).unwrap_or(text.len())
}

/// What `markdown="…"` makes of an element's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Raw,
    Blocks,
    Text,
}

/// An element of running text, in lower case.
pub(in crate::body) fn is_span(name: &str) -> bool {
    SPAN.have(name)
}

/// An element that cannot stand in running text, in lower case.
pub(in crate::body) fn is_block(name: &str) -> bool {
    BLOCK.have(name)
}

/// An element without content, in lower case.
pub(in crate::body) fn is_void(name: &str) -> bool {
    VOID.have(name)
}

/// Whether the name, in lower case, is one that kramdown knows; others keep their case.
pub(super) fn is_known(name: &str) -> bool {
    is_span(name)
        || is_block(name)
        || is_void(name)
        || BLOCK_CONTENT.have(name)
        || SPAN_CONTENT.have(name)
        || RAW_CONTENT.have(name)
}

/// What the content of an element is where Markdown is read inside it.
pub(super) fn default_content(name: &str) -> Content {
    if BLOCK_CONTENT.have(name) {
        Content::Blocks
    } else if SPAN_CONTENT.have(name) {
        Content::Text
    } else {
        Content::Raw
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart() {
        assert!(is_block("blockquote") && is_block("p") && is_span("a") && is_void("hr"));
        for other in ["", "pp", "blockquotes", "P", "é", "a\0", "\0a", "h7", "abcdefghijklmnopq"] {
            assert!(!is_known(other), "{other:?}");
        }
    }
}
