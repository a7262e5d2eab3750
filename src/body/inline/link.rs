//! `[…](…)`, `[…][…]`, `![…](…)` and `<…>`.

use std::borrow::Cow;
use std::ops::Range;

use super::entity::decode;
use super::parser::{Mark, Open, Spans, Stop, is_space};
use super::{Image, InlineKind, Link};
use crate::body::block::Attributes;
use crate::span::Span;

/// Where a link or an image leads: target, its place, title.
type Destination<'a> = (Cow<'a, str>, Span, Option<(Cow<'a, str>, Span)>);

impl<'a> Spans<'a, '_> {
    /// Reads a link or an image; without an end or a target, its opening is text.
    pub(super) fn link(&mut self) -> bool {
        let at = self.pos;
        let image = self.byte(at) == b'!';
        let content = at + 1 + usize::from(image);
        if self.byte(content - 1) != b'[' || content >= self.limits.end || self.byte(content) == b'^' {
            return false;
        }
        let nested = !image && self.open.link;
        if nested || self.last_closer(b']', false) < content || !self.may_try() {
            self.pos = content;
            return true;
        }
        let mark = self.enter(content, Open { link: true, directly_emphasis: false, ..self.open });
        let base = self.nodes.len();
        if self.run(&mut Stop::Bracket { open: 1, seen: base, images: 0 }) {
            let label_end = self.pos;
            let bracket = if self.byte(label_end) == b'!' { 2 } else { 1 };
            if let Some((destination, end)) = self.destination(content, label_end, label_end + bracket) {
                self.put_link(mark, image, content..label_end, destination, end);
                return true;
            }
        }
        self.back_to(mark);
        self.pos = content;
        true
    }

    fn put_link(
        &mut self,
        mark: Mark,
        image: bool,
        label: Range<usize>,
        (target, target_span, title): Destination<'a>,
        end: usize,
    ) {
        let content_end = label.end;
        self.may_link = true;
        if !image {
            self.links += 1;
            let link = Link { target, target_span, title, autolink: false };
            self.leave(mark, content_end, end, InlineKind::Link(Box::new(link)), Attributes::default());
            return;
        }
        let image = Image {
            source: target,
            source_span: target_span,
            alternative: unescaped(self.joined.cow(label.clone())),
            alternative_span: self.joined.span(label),
            title,
        };
        self.back_to(mark);
        self.leaf(InlineKind::Image(Box::new(image)), mark.pos, end);
    }

    /// What follows the closing bracket of a label: `[name]`, `(target "title")` or nothing.
    fn destination(
        &mut self,
        label: usize,
        label_end: usize,
        after: usize,
    ) -> Option<(Destination<'a>, usize)> {
        let name = self.skip_spaces(after);
        if self.byte(name) == b'['
            && let Some(close) = self.find(name + 1, "]")
        {
            let named = if close > name + 1 { name + 1..close } else { label..label_end };
            return self.defined(named).map(|found| (found, close + 1));
        }
        if self.byte(after) != b'(' {
            return self.defined(label..label_end).map(|found| (found, after));
        }
        if self.byte(after + 1) == b'<'
            && let Some(close) = self.rest(after + 2).find(['>', '\n']).map(|i| after + 2 + i)
            && self.byte(close) == b'>'
        {
            let target = after + 2..close;
            if self.byte(close + 1) == b')' {
                return Some((self.plain_destination(target, None), close + 2));
            }
            let (title, end) = self.title(close + 1)?;
            return Some((self.plain_destination(target, Some(title)), end));
        }
        self.parenthesised(after)
    }

    /// `(target)` or `(target "title")`; brackets inside the target must match.
    fn parenthesised(&mut self, open: usize) -> Option<(Destination<'a>, usize)> {
        let (mut depth, mut i) = (0_usize, open);
        let bytes = self.bytes.get(..self.limits.end).unwrap_or_default();
        let rest = bytes.get(open + 1..).unwrap_or_default();
        if let Some(close) = memchr::memchr(b')', rest)
            && let Some(target) = rest.get(..close)
            && memchr::memchr3(b'(', b'"', b'\'', target).is_none()
        {
            let close = open + 1 + close;
            return Some((self.plain_destination(open + 1..close, None), close + 1));
        }
        let matters = |&byte: &u8| matches!(byte, b'(' | b')') || is_space(byte);
        while let Some(next) = bytes.get(i..).and_then(|rest| rest.iter().position(matters)) {
            i += next;
            match self.byte(i) {
                b'(' => depth += 1,
                b')' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some((self.plain_destination(open + 1..i, None), i + 1));
                    }
                }
                byte if is_space(byte) && matches!(self.byte(i + 1), b'"' | b'\'') => {
                    let (title, end) = self.title(i + 1)?;
                    return Some((self.plain_destination(open + 1..i, Some(title)), end));
                }
                _ => {}
            }
            i += 1;
        }
        self.burn(bytes.len().saturating_sub(open));
        None
    }

    /// `"title")`, spaces allowed before and before the parenthesis: the title and where it all ends.
    fn title(&mut self, at: usize) -> Option<(Range<usize>, usize)> {
        let start = self.skip_spaces(at);
        let quote = self.byte(start);
        if !matches!(quote, b'"' | b'\'') {
            return None;
        }
        for i in start + 2..self.limits.end {
            if self.byte(i) == quote {
                let paren = self.skip_spaces(i + 1);
                if self.byte(paren) == b')' {
                    return Some((start + 1..i, paren + 1));
                }
            }
        }
        self.burn(self.limits.end - start);
        None
    }

    fn plain_destination(&self, target: Range<usize>, title: Option<Range<usize>>) -> Destination<'a> {
        let text = self.slice(target.start, target.end);
        let start = target.start + (text.len() - text.trim_ascii_start().len());
        let target = start..start + text.trim_ascii().len();
        let title = title.map(|range| (self.joined.cow(range.clone()), self.joined.span(range)));
        (self.joined.cow(target.clone()), self.joined.span(target), title)
    }

    fn defined(&self, name: Range<usize>) -> Option<Destination<'a>> {
        if !self.definitions.has_links() {
            return None;
        }
        let found = self.definitions.link(self.slice(name.start, name.end))?;
        Some((found.target.clone(), found.target_span, found.title.clone()))
    }

    /// `<https://…>`, `<mailto:…>` or `<name@host>`.
    pub(super) fn autolink(&mut self) -> bool {
        let at = self.pos;
        let rest = self.rest(at + 1);
        let scheme = ["mailto:", "https:", "http:", "ftps:", "ftp:"].iter().find(|s| rest.starts_with(**s));
        let len = match scheme {
            Some(scheme) if self.may_try() => self.target_len(at + 1).filter(|len| *len > scheme.len()),
            Some(_) => None,
            None => mail_len(rest),
        };
        let Some(len) = len else { return false };
        let shown = at + 1 + if scheme == Some(&"mailto:") { "mailto:".len() } else { 0 };
        let end = at + 1 + len;
        let target = match scheme {
            Some(_) => self.joined.cow(at + 1..end),
            None => Cow::Owned(format!("mailto:{}", self.slice(at + 1, end))),
        };
        let target_span = self.joined.span(at + 1..end);
        let mark = self.enter(shown, self.open);
        self.pass_over();
        self.pos = end;
        self.may_link = true;
        self.links += 1;
        let link = Link { target, target_span, title: None, autolink: true };
        self.leave(mark, end, end + 1, InlineKind::Link(Box::new(link)), Attributes::default());
        true
    }

    /// The length of what stands before `>` on this line.
    fn target_len(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let len = rest.find(['>', '\n']).unwrap_or(rest.len());
        self.burn(len);
        (self.byte(at + len) == b'>').then_some(len)
    }
}

/// The length of `name@host` before `>`.
fn mail_len(text: &str) -> Option<usize> {
    let word = |text: &str| {
        text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(text.len())
    };
    let name = word(text);
    let host = word(text.get(name..)?.strip_prefix('@')?);
    let len = name + 1 + host;
    (name > 0 && host > 0 && text.get(len..)?.starts_with('>')).then_some(len)
}

/// A text alternative as it reaches the reader: escapes and character references undone.
fn unescaped(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(['\\', '&']) {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = c == '\\' && chars.peek().is_some_and(|&next| super::opaque::is_escapable(next));
        plain.extend(if escaped { chars.next() } else { Some(c) });
    }
    Cow::Owned(decode(&plain).into_owned())
}
