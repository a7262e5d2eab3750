//! Constructs that run over several lines of a container: tags, comments, attribute lists.
//!
//! A cursor walks the lines as if they were one text, each ending in a line feed; the markers
//! between them are never seen.

use super::line::{Line, is_space};
use super::names::name_length;
use crate::span::{Span, offset};

/// A place in the lines of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cursor {
    /// Index of the line.
    pub line: usize,
    /// Byte offset in it; its end stands for the line feed.
    pub at: u32,
}

/// The lines of a container up to `end`, and the text they belong to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'l, 'a> {
    pub text: &'a str,
    pub lines: &'l [Line],
    /// Index of the first line that does not belong.
    pub end: usize,
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct StartTag<'a> {
    pub name: &'a str,
    /// Just past the name: attributes are read from here.
    pub attributes: Cursor,
    /// Just past the `>`.
    pub after: Cursor,
    pub self_closing: bool,
}

/// An attribute of a start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct TagAttribute<'a> {
    pub name: &'a str,
    /// Where the value begins and ends, without its quotes.
    pub value: Option<(Cursor, Cursor)>,
    /// Just past the attribute.
    pub after: Cursor,
}

impl<'a> Scan<'_, 'a> {
    fn line(&self, index: usize) -> Option<&Line> {
        if index < self.end { self.lines.get(index) } else { None }
    }

    /// The character at the cursor; a line feed at the end of each line.
    pub fn peek(&self, cursor: Cursor) -> Option<u8> {
        let line = self.line(cursor.line)?;
        if cursor.at >= line.end {
            return Some(b'\n');
        }
        self.text.as_bytes().get(cursor.at as usize).copied()
    }

    /// The place just past the byte at the cursor.
    pub fn next(&self, cursor: Cursor) -> Cursor {
        match self.line(cursor.line) {
            Some(line) if cursor.at < line.end => Cursor { at: cursor.at + 1, ..cursor },
            Some(line) => {
                let at = self.line(cursor.line + 1).map_or(line.next(), |next| next.start);
                Cursor { line: cursor.line + 1, at }
            }
            None => cursor,
        }
    }

    /// What is left of the cursor's line.
    pub fn rest_of_line(&self, cursor: Cursor) -> &'a [u8] {
        self.str_to_line_end(cursor).as_bytes()
    }

    fn str_to_line_end(&self, cursor: Cursor) -> &'a str {
        let end = self.line(cursor.line).map_or(cursor.at, |line| line.end);
        Span::new(cursor.at, end).slice(self.text)
    }

    /// Past the white space at the cursor, line feeds included.
    pub fn skip_space(&self, mut cursor: Cursor) -> Cursor {
        while self.peek(cursor).is_some_and(is_space) {
            cursor = self.next(cursor);
        }
        cursor
    }

    /// The first place from `cursor` on where `needle` stands, within one line.
    pub fn find(&self, mut cursor: Cursor, needle: &[u8]) -> Option<Cursor> {
        while self.line(cursor.line).is_some() {
            if let Some(at) = find_in(self.rest_of_line(cursor), needle) {
                return Some(Cursor { at: cursor.at + offset(at), ..cursor });
            }
            cursor = self.line_start(cursor.line + 1)?;
        }
        None
    }

    pub fn line_start(&self, line: usize) -> Option<Cursor> {
        self.line(line).map(|l| Cursor { line, at: l.start })
    }

    /// A name: letters, digits, `-`, `.`, `_`, with one `prefix:` at most.
    pub fn name(&self, cursor: Cursor) -> Option<(&'a str, Cursor)> {
        let rest = self.str_to_line_end(cursor);
        let mut length = simple_name(rest)?;
        if let Some(tail) = rest.get(length..).and_then(|r| r.strip_prefix(':')) {
            length += simple_name(tail).map_or(0, |more| more + 1);
        }
        Some((rest.get(..length)?, Cursor { at: cursor.at + offset(length), ..cursor }))
    }

    /// The start tag at the cursor, which stands on `<`.
    pub fn start_tag(&self, cursor: Cursor) -> Option<StartTag<'a>> {
        let (name, attributes) = self.name(self.next(cursor))?;
        let mut at = attributes;
        while let Some(attribute) = self.tag_attribute(at) {
            at = attribute.after;
        }
        at = self.skip_space(at);
        let self_closing = self.peek(at) == Some(b'/');
        if self_closing {
            at = self.next(at);
        }
        (self.peek(at) == Some(b'>')).then(|| StartTag {
            name,
            attributes,
            after: self.next(at),
            self_closing,
        })
    }

    /// The attribute that follows, white space before it required.
    pub fn tag_attribute(&self, cursor: Cursor) -> Option<TagAttribute<'a>> {
        if !self.peek(cursor).is_some_and(is_space) {
            return None;
        }
        let (name, after_name) = self.name(self.skip_space(cursor))?;
        let without_value = TagAttribute { name, value: None, after: after_name };
        let equals = self.skip_space(after_name);
        if self.peek(equals) != Some(b'=') {
            return Some(without_value);
        }
        let open = self.skip_space(self.next(equals));
        match self.peek(open) {
            Some(quote @ (b'"' | b'\'')) => {
                let start = self.next(open);
                let Some(close) = self.find(start, &[quote]) else { return Some(without_value) };
                Some(TagAttribute { name, value: Some((start, close)), after: self.next(close) })
            }
            _ => {
                let rest = self.str_to_line_end(open);
                let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
                if length == 0 {
                    return Some(without_value);
                }
                let end = Cursor { at: open.at + offset(length), ..open };
                Some(TagAttribute { name, value: Some((open, end)), after: end })
            }
        }
    }

    /// The end tag at the cursor, which stands on `</`: its name, and just past it.
    pub fn end_tag(&self, cursor: Cursor) -> Option<(&'a str, Cursor)> {
        let (name, after) = self.name(self.next(self.next(cursor)))?;
        let close = self.skip_space(after);
        (self.peek(close) == Some(b'>')).then(|| (name, self.next(close)))
    }

    /// The first `</name>` from the cursor on, whatever its case: where it begins, and just past it.
    pub fn find_end_tag(&self, mut cursor: Cursor, name: &str) -> Option<(Cursor, Cursor)> {
        loop {
            let found = self.find(cursor, b"</")?;
            if let Some((_, after)) =
                self.end_tag(found).filter(|(found, _)| found.eq_ignore_ascii_case(name))
            {
                return Some((found, after));
            }
            cursor = self.next(found);
        }
    }

    /// Whether only white space is left on the line, so that the next line begins after it.
    pub fn blank_to_line_end(&self, cursor: Cursor) -> bool {
        self.rest_of_line(cursor).iter().all(|&b| is_space(b))
    }

    /// The source between two places; markers of containers included when it runs over lines.
    pub fn slice(&self, from: Cursor, to: Cursor) -> &'a str {
        Span::new(from.at, to.at).slice(self.text)
    }
}

/// Where a needle of a few bytes stands.
pub(in crate::body) fn find_in(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let (&first, rest) = needle.split_first()?;
    let mut from = 0;
    while let Some(at) = memchr::memchr(first, haystack.get(from..)?) {
        from += at + 1;
        if haystack.get(from..)?.starts_with(rest) {
            return Some(from - 1);
        }
    }
    None
}

/// Length of the name without a prefix that a text begins with.
fn simple_name(text: &str) -> Option<usize> {
    Some(name_length(text, None)).filter(|&length| length > 0)
}
