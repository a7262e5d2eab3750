//! Inline HTML: tags, comments, and the tags kramdown prints instead.

use std::borrow::Cow;
use std::ops::Range;

use super::parser::{Open, Spans, Stop};
use super::{InlineHtml, InlineKind};
use crate::body::block::names::{Names, is_block, is_void, name_length};
use crate::body::block::{Attribute, Attributes};

/// Elements whose text kramdown reads as Markdown when they stand in a text.
#[rustfmt::skip]
static MARKDOWN_INSIDE: Names<68> = Names::new([
    "a", "b", "i", "p", "q", "dd", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "rb",
    "rp", "rt", "td", "th", "tt", "bdo", "big", "del", "dfn", "div", "ins", "map", "nav", "rbc",
    "rtc", "sub", "sup", "abbr", "body", "cite", "form", "main", "menu", "ruby", "span", "aside",
    "label", "small", "applet", "button", "figure", "footer", "header", "hgroup", "iframe",
    "legend", "object", "select", "strong", "acronym", "address", "article", "caption", "details",
    "section", "summary", "fieldset", "noscript", "optgroup", "blockquote", "figcaption",
]);

/// An end tag: its name and where it ends.
#[derive(Clone, Debug)]
pub(super) struct EndTag {
    pub(super) name: Range<usize>,
    pub(super) end: usize,
}

/// Whether kramdown reads Markdown inside an inline element of this (lower-case) name.
pub(crate) fn reads_markdown(name: &str) -> bool {
    MARKDOWN_INSIDE.have(name)
}

impl<'a> Spans<'a, '_> {
    /// Reads a tag or a comment; what is neither is text.
    pub(super) fn html(&mut self) -> bool {
        let at = self.pos;
        let rest = self.rest(at + 1);
        let starts =
            rest.starts_with("!--") || rest.starts_with(|c: char| c == '/' || c == '_' || c.is_alphabetic());
        if !starts {
            return false;
        }
        if rest.starts_with("!--") {
            match if self.may_try() { self.find(at + 4, "-->") } else { None } {
                Some(end) => self.leaf(InlineKind::HtmlComment, at, end + 3),
                None => self.pos = at + 1,
            }
        } else if let Some(tag) = self.end_tag_at(at) {
            self.leaf(InlineKind::StrayEndTag, at, tag.end);
        } else if let Some((name, attributes, tag_end, self_closing)) = self.start_tag_at(at) {
            self.element(name, attributes, tag_end, self_closing);
        } else {
            self.pos = at + 1;
        }
        true
    }

    fn element(
        &mut self,
        name: Range<usize>,
        mut attributes: Attributes<'a>,
        tag_end: usize,
        self_closing: bool,
    ) {
        let at = self.pos;
        let name = lower(self.joined.cow(name));
        if is_block(&name) {
            self.leaf(InlineKind::BlockTag, at, tag_end);
            return;
        }
        self.may_link = true;
        let markdown = attributes.remove("markdown").map(|asked| asked.value);
        let raw = match markdown.as_deref() {
            Some("0") => true,
            Some("span") => false,
            Some("1") => !reads_markdown(&name),
            _ => self.open.raw || !reads_markdown(&name),
        };
        let start_tag = self.joined.span(at..tag_end);
        if self_closing || is_void(&name) || !self.may_try() {
            let tags = InlineHtml { name, start_tag, end_tag: None };
            self.leaf(InlineKind::Html(Box::new(tags)), at, tag_end);
            if let Some(node) = self.nodes.last_mut() {
                node.attributes = attributes;
            }
            return;
        }
        let mark = self.enter(tag_end, Open { html: true, raw, directly_emphasis: false, ..self.open });
        let found = self.run(&mut Stop::EndTag(&name));
        let content_end = self.pos;
        let end = self.end_tag_at(content_end).filter(|_| found).map_or(content_end, |tag| tag.end);
        let end_tag = found.then(|| self.joined.span(content_end..end));
        let tags = InlineHtml { name, start_tag, end_tag };
        self.leave(mark, content_end, end, InlineKind::Html(Box::new(tags)), attributes);
    }

    /// `</name>`
    pub(super) fn end_tag_at(&self, at: usize) -> Option<EndTag> {
        if self.byte(at) != b'<' || self.byte(at + 1) != b'/' {
            return None;
        }
        let name = at + 2..self.name_end(at + 2)?;
        let end = self.skip_spaces(name.end);
        (self.byte(end) == b'>').then_some(EndTag { name, end: end + 1 })
    }

    /// Whether an end tag is that of an element of this lower-case name.
    pub(super) fn same_tag(&self, tag: Range<usize>, name: &str) -> bool {
        self.slice(tag.start, tag.end).eq_ignore_ascii_case(name)
    }

    /// `<name attribute="value">`: name, attributes, end, and whether it ends in `/>`.
    fn start_tag_at(&mut self, at: usize) -> Option<(Range<usize>, Attributes<'a>, usize, bool)> {
        let name = at + 1..self.name_end(at + 1)?;
        let mut attributes = Attributes::default();
        let mut i = name.end;
        loop {
            let next = self.skip_spaces(i);
            match self.byte(next) {
                b'>' => return Some((name, attributes, next + 1, false)),
                b'/' if self.byte(next + 1) == b'>' => return Some((name, attributes, next + 2, true)),
                _ if next == i => return None,
                _ => i = self.attribute(next, &mut attributes)?,
            }
        }
    }

    fn attribute(&mut self, at: usize, attributes: &mut Attributes<'a>) -> Option<usize> {
        let name_end = self.name_end(at)?;
        let (mut end, mut value) = (name_end, name_end..name_end);
        let equals = self.skip_spaces(name_end);
        if self.byte(equals) == b'=' {
            let start = self.skip_spaces(equals + 1);
            match self.byte(start) {
                quote @ (b'"' | b'\'') => {
                    let close = self.find(start + 1, if quote == b'"' { "\"" } else { "'" })?;
                    (value, end) = (start + 1..close, close + 1);
                }
                _ => {
                    let word = |c: char| !(c.is_alphanumeric() || c == '_');
                    let rest = self.rest(start);
                    end = start + rest.find(word).unwrap_or(rest.len());
                    value = start..end;
                    if value.is_empty() {
                        return None;
                    }
                }
            }
        }
        let attribute = Attribute {
            name: lower(self.joined.cow(at..name_end)),
            value: self.joined.cow(value),
            span: self.joined.span(at..end),
        };
        match attributes.get_mut(&attribute.name) {
            Some(known) => known.value = attribute.value,
            None => attributes.push(attribute),
        }
        Some(end)
    }

    /// Where a tag or attribute name that begins here ends.
    fn name_end(&self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let len = name_length(rest, None);
        if len == 0 {
            return None;
        }
        let after = rest
            .get(len..)
            .and_then(|r| r.strip_prefix(':'))
            .map_or(0, |prefixed| name_length(prefixed, None));
        Some(at + len + if after > 0 { after + 1 } else { 0 })
    }
}

fn lower(name: Cow<'_, str>) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) { Cow::Owned(name.to_ascii_lowercase()) } else { name }
}
