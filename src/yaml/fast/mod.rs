//! The YAML that front matter is nearly always made of, read without libyaml.
//!
//! Block maps and lists of plain, quoted and block scalars, indented with spaces, and lists in
//! brackets on one line: that is what a CMS and most people write. [`read`] gives exactly the tree that libyaml's events give, at a fraction of the cost, or
//! nothing at all: whatever it does not know for certain (anchors, tags, braces, tabs, any error)
//! it leaves to libyaml. The tests hold the two against each other.

mod bytes;
mod scalar;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use super::node::{Entry, Node, NodeKind, Scalar, ScalarStyle};
use crate::span::Span;

/// Deepest nesting read here; deeper is left to libyaml.
const MAX_DEPTH: usize = 16;

/// Longest key read here, in bytes (libyaml stops at 1,024 characters).
const MAX_KEY: usize = 128;

/// Reads `text[range]` when it is a simple block map.
pub(super) fn read(text: &str, range: Range<usize>) -> Option<Node<'_>> {
    let text = text.get(..range.end)?;
    let bytes = text.as_bytes();
    bytes::are_ordinary(bytes.get(range.start..)?).then_some(())?;
    let mut reader = Reader { text, bytes, at: range.start, column: 0 };
    reader.next_content(range.start);
    if text.get(range.start..)?.starts_with("---") {
        // Content after the fence, or a second fence, is not for us.
        let end = reader.skip_blanks(range.start + 3);
        reader.is_line_end(end).then_some(())?;
        reader.next_content(reader.next_line(end));
    }
    if reader.is_over() || reader.column > 0 {
        return None;
    }
    let root = reader.mapping(0, 0)?;
    reader.is_over().then_some(root)
}

struct Reader<'a> {
    /// Up to the end of what is read.
    text: &'a str,
    bytes: &'a [u8],
    /// The next thing to read: the first character of a line that holds something.
    at: usize,
    column: usize,
}

impl<'a> Reader<'a> {
    /// A block map whose first key stands here, in `column`.
    fn mapping(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let start = self.at;
        let mut end = start;
        let mut entries = Vec::with_capacity(if depth == 0 { 16 } else { 4 });
        loop {
            let (key_end, colon) = self.key_end(self.at)?;
            let key = self.plain_node(self.at..key_end);
            let value = self.value(colon + 1, column, depth)?;
            end = end.max(value.span.range().end).max(colon);
            entries.push(Entry { key, value });
            if self.is_over() || self.column < column {
                let span = Span::from_range(start..end);
                return Some(Node::new(span, NodeKind::Mapping(entries)));
            }
            if self.column > column {
                return None;
            }
        }
    }

    /// What stands after a colon, up to the next entry of a map in `column`.
    fn value(&mut self, after_colon: usize, column: usize, depth: usize) -> Option<Node<'a>> {
        let at = self.skip_blanks(after_colon);
        if !self.is_line_end(at) && self.byte(at) != Some(b'#') {
            return self.scalar(at, column);
        }
        self.next_content(self.next_line(at));
        let is_dash = self.is_dash();
        if self.is_over() || self.column < column || (self.column == column && !is_dash) {
            return Some(self.nothing(after_colon));
        }
        if depth >= MAX_DEPTH {
            None
        } else if is_dash {
            self.sequence(self.column, self.column == column, depth + 1)
        } else {
            self.mapping(self.column, depth + 1)
        }
    }

    /// A block list whose first dash stands here, in `column`; `flush` with the key it belongs to.
    fn sequence(&mut self, column: usize, flush: bool, depth: usize) -> Option<Node<'a>> {
        let start = self.at;
        let mut end = start;
        let mut items = Vec::with_capacity(4);
        loop {
            let item = self.item(column, depth)?;
            end = end.max(item.span.range().end);
            items.push(item);
            let goes_on = !self.is_over() && self.column == column && self.is_dash();
            if goes_on {
                continue;
            }
            let ends = self.is_over() || self.column < column || (flush && self.column == column);
            let span = Span::from_range(start..end);
            return ends.then(|| Node::new(span, NodeKind::Sequence(items)));
        }
    }

    fn item(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let dash = self.at;
        let at = self.skip_blanks(dash + 1);
        if self.is_line_end(at) {
            self.next_content(self.next_line(at));
            return (self.is_over() || self.column <= column).then(|| self.nothing(dash + 1));
        }
        if self.key_end(at).is_none() {
            return self.scalar(at, column);
        }
        if depth >= MAX_DEPTH {
            return None;
        }
        self.at = at;
        self.column = column + (at - dash);
        self.mapping(self.column, depth + 1)
    }

    /// The end of a key of one word, and the colon after it.
    fn key_end(&self, at: usize) -> Option<(usize, usize)> {
        let is_key = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.') || *b >= 0x80;
        let rest = self.bytes.get(at..)?;
        let starts_well = rest.first().is_some_and(|&b| !matches!(b, b'-' | b'.'));
        let end = at + rest.iter().take(MAX_KEY).take_while(|b| is_key(b)).count();
        let colon = if self.bytes.get(end) == Some(&b' ') { end + 1 } else { end };
        let is_entry =
            starts_well && end > at && self.bytes.get(colon) == Some(&b':') && self.is_blank(colon + 1);
        is_entry.then_some((end, colon))
    }

    /// Goes to the next line from `line` on that holds more than a comment.
    fn next_content(&mut self, line: usize) {
        let mut line = line;
        loop {
            let at = self.skip_blanks(line);
            (self.at, self.column) = (at, at - line);
            let is_comment = self.bytes.get(at) == Some(&b'#');
            if self.is_over() || !(is_comment || self.is_line_end(at)) {
                return;
            }
            line = self.next_line(at);
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    fn is_over(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn is_dash(&self) -> bool {
        self.bytes.get(self.at) == Some(&b'-') && self.is_blank(self.at + 1)
    }

    /// Whether a space, a line end or the end of the text stands at an offset.
    fn is_blank(&self, at: usize) -> bool {
        self.bytes.get(at) == Some(&b' ') || self.is_line_end(at)
    }

    fn is_line_end(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), None | Some(b'\n' | b'\r'))
    }

    fn skip_blanks(&self, at: usize) -> usize {
        at + self.bytes.get(at..).unwrap_or_default().iter().take_while(|&&b| b == b' ').count()
    }

    /// The start of the line after the one that holds an offset.
    fn next_line(&self, at: usize) -> usize {
        match self.bytes.get(at) {
            None => self.bytes.len(),
            Some(b'\n') => at + 1,
            Some(b'\r') => at + 2,
            Some(_) => self.slice(at..self.bytes.len()).find('\n').map_or(self.bytes.len(), |i| at + i + 1),
        }
    }

    fn nothing(&self, at: usize) -> Node<'a> {
        self.plain_node(at..at)
    }

    fn plain_node(&self, range: Range<usize>) -> Node<'a> {
        let text = Cow::Borrowed(self.slice(range.clone()));
        scalar_node(range, text, ScalarStyle::Plain)
    }
}

fn scalar_node(range: Range<usize>, text: Cow<'_, str>, style: ScalarStyle) -> Node<'_> {
    Node::new(Span::from_range(range), NodeKind::Scalar(Scalar { text, style }))
}
