//! HTML blocks: from a start tag to where kramdown ends the element, however far that is.

use std::borrow::Cow;

use super::names::{Content, default_content, is_known, is_span, is_void};
use super::parser::{Closed, Last, Level, MAX_BLOCK_DEPTH, Parser, Src};
use super::scan::{Cursor, Scan, StartTag};
use super::{Attribute, Attributes, Block, BlockKind, KramdownVersion, Spans};
use crate::span::Span;

/// Most attributes that are kept of one start tag.
const MAX_TAG_ATTRIBUTES: usize = 256;

impl<'a> Parser<'a> {
    /// Whether a block-level tag at `<` ends the paragraph before it.
    ///
    /// A start tag need not be complete; an end tag must.
    pub(super) fn is_html_boundary(&self, source: &Src, at: Cursor) -> bool {
        let scan = self.scan(source);
        let after = scan.next(at);
        let closing = scan.peek(after) == Some(b'/');
        let name_at = if closing { scan.next(after) } else { after };
        let Some((name, _)) = scan.name(name_at) else { return false };
        let word = name.find(|c: char| !(c.is_alphanumeric() || c == '_'));
        let word = word.and_then(|end| name.get(..end)).unwrap_or(name);
        if is_span(word) || word == "script" {
            return false;
        }
        !closing || scan.end_tag(at).is_some()
    }

    /// The end tag `</name>` at the line to read.
    pub(super) fn closing_tag(&self, source: &Src, name: &str) -> Closed {
        let (rest, at) = self.line(source.at).after_spaces(self.bytes(), 3)?;
        if !rest.starts_with(b"</") {
            return None;
        }
        let (found, after) = self.scan(source).end_tag(Cursor { line: source.at, at })?;
        (found.eq_ignore_ascii_case(name) && !is_span(name)).then_some(after)
    }

    pub(super) fn html(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let line = self.line(source.at);
        let Some((rest, at)) = line.after_spaces(self.bytes(), 3) else { return false };
        let start = Cursor { line: source.at, at };
        if rest.starts_with(b"<!--") {
            return at == line.start && line.indent.is_none() && self.comment(source, level, start);
        }
        let scan = self.scan(source);
        let Some(tag) = start_tag(&scan, start, self.version) else { return false };
        let name = element_name(tag.name);
        if is_span(&name.to_ascii_lowercase()) {
            return false;
        }
        let element = self.element(source, level.pending.take(), start, &tag, name);
        self.leave(source, element.after, element.swallows_blanks);
        let mut block = element.block;
        block.span = Span::new(line.start, self.mark(source));
        level.push_plain(block, Last::Other);
        true
    }

    fn comment(&mut self, source: &mut Src, level: &mut Level<'a>, start: Cursor) -> bool {
        if source.missing.comment_end {
            return false;
        }
        let scan = self.scan(source);
        let Some(close) = scan.find(Cursor { at: start.at + 4, ..start }, b"-->") else {
            source.missing.comment_end = true;
            return false;
        };
        let after = Cursor { at: close.at + 3, ..close };
        let first = self.line(source.at);
        self.leave(source, after, true);
        let block = self.block(first, source, BlockKind::RawHtml);
        level.push_plain(block, Last::Other);
        true
    }

    /// Goes on reading at `after`, which may stand in the middle of a line.
    fn leave(&mut self, source: &mut Src, after: Cursor, swallow_blanks: bool) {
        let scan = self.scan(source);
        let rest = scan.rest_of_line(after);
        if swallow_blanks && rest.iter().all(|b| matches!(b, b' ' | b'\t')) {
            source.at = (after.line + 1).min(source.end);
        } else {
            self.cut(source, after);
        }
    }

    /// Makes a line begin at a place in its middle.
    pub(super) fn cut(&mut self, source: &mut Src, at: Cursor) {
        source.at = at.line.min(source.end);
        if at.line < source.end
            && let Some(line) = self.lines.get_mut(at.line)
            && at.at > line.start
        {
            *line = super::line::Line { start: at.at, indent: super::line::Indent::NONE, cut: true, ..*line };
        }
    }

    /// Reads an element whose start tag has been read.
    fn element(
        &mut self,
        source: &mut Src,
        pending: Option<Attributes<'a>>,
        start: Cursor,
        tag: &StartTag<'a>,
        name: Cow<'a, str>,
    ) -> Element<'a> {
        let scan = self.scan(source);
        let mut attributes = tag_attributes(&scan, tag);
        let content = content_model(&mut attributes, &name);
        if let Some(pending) = pending {
            attributes = attributes.then(pending);
        }
        let mut block = Block {
            line: self.line(start.line).number,
            attributes,
            kind: BlockKind::HtmlElement { name: name.clone() },
            ..Block::default()
        };
        if matches!(name.as_ref(), "script" | "style") {
            let after =
                scan.find_end_tag(tag.after, &name).map_or_else(|| end_of(source, &scan), |(_, end)| end);
            return Element { block, after, swallows_blanks: false };
        }
        if tag.self_closing || is_void(&name) {
            let blanks = content == Content::Blocks
                && scan.rest_of_line(tag.after).iter().all(|b| matches!(b, b' ' | b'\t'));
            return Element { block, after: tag.after, swallows_blanks: blanks };
        }
        let after = match content {
            Content::Text => match scan.find_end_tag(tag.after, &name) {
                Some((close, after)) => {
                    block.content = self.text_between(tag.after, close);
                    after
                }
                None => {
                    let end = end_of(source, &scan);
                    let last = Cursor { line: end.line.saturating_sub(1), ..end };
                    block.content = self.text_between(tag.after, last);
                    end
                }
            },
            Content::Blocks if self.depth < MAX_BLOCK_DEPTH => {
                self.leave(source, tag.after, true);
                let mut inner = self.level();
                self.depth += 1;
                let closed = self.blocks(source, &mut inner, Some(&name));
                self.depth -= 1;
                block.children = self.close(inner);
                closed.unwrap_or_else(|| end_of(source, &self.scan(source)))
            }
            Content::Blocks => {
                self.too_deep.get_or_insert(Span::new(block.span.start(), tag.after.at));
                self.raw(source, tag.after, name, &mut block)
            }
            Content::Raw => self.raw(source, tag.after, name, &mut block),
        };
        Element { block, after, swallows_blanks: true }
    }

    fn text_between(&self, from: Cursor, to: Cursor) -> Spans {
        let scan_end = to.line + 1;
        (from.line..scan_end)
            .map(|index| {
                let line = self.line(index);
                let start = if index == from.line { from.at } else { line.start };
                let end = if index == to.line { to.at } else { line.next() };
                Span::new(start, end)
            })
            .filter(|span| !span.is_empty())
            .collect()
    }

    /// Raw HTML up to the end tag that closes `name`: only the innermost open element can be closed,
    /// any other end tag is text. Elements in it whose content is not raw become children of `block`.
    fn raw(&mut self, source: &mut Src, at: Cursor, name: Cow<'a, str>, block: &mut Block<'a>) -> Cursor {
        let mut children = Vec::new();
        let after = self.raw_to_end(source, at, name, &mut children);
        block.children = self.keep(&mut children);
        after
    }

    fn raw_to_end(
        &mut self,
        source: &mut Src,
        mut at: Cursor,
        name: Cow<'a, str>,
        children: &mut Vec<Block<'a>>,
    ) -> Cursor {
        let mut open = vec![name];
        loop {
            let scan = self.scan(source);
            let Some(found) = scan.find(at, b"<") else { return end_of(source, &scan) };
            at = scan.next(found);
            match scan.peek(at) {
                Some(b'!') => {
                    if let Some(after) = raw_comment(&scan, found, &mut source.missing.comment_end) {
                        at = after;
                    }
                }
                Some(b'?') => {
                    if let Some(after) = raw_instruction(&scan, found, &mut source.missing.instruction_end) {
                        at = after;
                    }
                }
                Some(b'/') => {
                    let Some((closed, after)) = scan.end_tag(found) else { continue };
                    at = after;
                    if open.last().is_some_and(|name| closes(name, closed)) {
                        open.pop();
                        if open.is_empty() {
                            return at;
                        }
                    }
                }
                _ => {
                    let Some(tag) = start_tag(&scan, found, self.version) else { continue };
                    at = tag.after;
                    let name = element_name(tag.name);
                    let asks_markdown = mentions_markdown(scan.slice(tag.attributes, tag.after));
                    let has_markdown = asks_markdown && self.depth < MAX_BLOCK_DEPTH;
                    if asks_markdown && !has_markdown {
                        self.too_deep.get_or_insert(Span::new(found.at, at.at));
                    }
                    if has_markdown || matches!(name.as_ref(), "script" | "style") {
                        self.depth += 1;
                        let element = self.element(source, None, found, &tag, name);
                        self.depth -= 1;
                        at = element.after;
                        if has_markdown {
                            children.push(Block { span: Span::new(found.at, at.at), ..element.block });
                        }
                    } else if !tag.self_closing && !is_void(&name) {
                        open.push(name);
                    }
                }
            }
        }
    }
}

/// An element that was read, and where reading goes on.
struct Element<'a> {
    block: Block<'a>,
    after: Cursor,
    /// Whether the blanks after it go with it, line end included.
    swallows_blanks: bool,
}

/// The place past the last line.
fn end_of(source: &Src, scan: &Scan<'_, '_>) -> Cursor {
    let at = source.end.checked_sub(1).and_then(|last| scan.lines.get(last)).map_or(0, |line| line.next());
    Cursor { line: source.end, at }
}

/// A name in lower case if kramdown knows it, else as written.
fn element_name(written: &str) -> Cow<'_, str> {
    if written.bytes().any(|b| b.is_ascii_uppercase()) {
        let lower = written.to_ascii_lowercase();
        if is_known(&lower) {
            return lower.into();
        }
    }
    written.into()
}

fn closes(open: &str, end_tag: &str) -> bool {
    open == end_tag || (open.eq_ignore_ascii_case(end_tag) && is_known(open))
}

/// A start tag as the version at hand reads it: 1.17 wants every value quoted.
fn start_tag<'a>(scan: &Scan<'_, 'a>, at: Cursor, version: KramdownVersion) -> Option<StartTag<'a>> {
    let tag = scan.start_tag(at)?;
    if version == KramdownVersion::V1_17 {
        let mut cursor = tag.attributes;
        while let Some(attribute) = scan.tag_attribute(cursor) {
            if attribute.value.is_some_and(|(_, end)| end == attribute.after) {
                return None;
            }
            cursor = attribute.after;
        }
    }
    Some(tag)
}

fn raw_comment(scan: &Scan<'_, '_>, at: Cursor, missing: &mut bool) -> Option<Cursor> {
    if *missing || !scan.rest_of_line(at).starts_with(b"<!--") {
        return None;
    }
    let close = scan.find(Cursor { at: at.at + 4, ..at }, b"-->");
    *missing = close.is_none();
    close.map(|close| Cursor { at: close.at + 3, ..close })
}

fn raw_instruction(scan: &Scan<'_, '_>, at: Cursor, missing: &mut bool) -> Option<Cursor> {
    if *missing {
        return None;
    }
    let close = scan.find(Cursor { at: at.at + 2, ..at }, b"?>");
    *missing = close.is_none();
    close.map(|close| Cursor { at: close.at + 2, ..close })
}

fn tag_attributes<'a>(scan: &Scan<'_, 'a>, tag: &StartTag<'a>) -> Attributes<'a> {
    let mut attributes = Attributes::default();
    let mut at = tag.attributes;
    while let Some(attribute) = scan.tag_attribute(at) {
        if attributes.len() == MAX_TAG_ATTRIBUTES {
            attributes.cut_if(true);
            break;
        }
        let start = at;
        at = attribute.after;
        let name = if attribute.name.bytes().any(|b| b.is_ascii_uppercase()) {
            attribute.name.to_ascii_lowercase().into()
        } else {
            attribute.name.into()
        };
        let value = attribute.value.map_or("", |(from, to)| scan.slice(from, to));
        let span = Span::new(scan.skip_space(start).at, at.at);
        let attribute = Attribute { name, value: value.into(), span };
        // Of two attributes of one name kramdown keeps the last.
        attributes.replace(attribute);
    }
    attributes
}

fn mentions_markdown(attributes: &str) -> bool {
    attributes.as_bytes().windows(8).any(|window| window.eq_ignore_ascii_case(b"markdown"))
}

/// What `markdown="…"` asks for; the attribute itself is taken away.
fn content_model(attributes: &mut Attributes<'_>, name: &str) -> Content {
    let Some(asked) = attributes.remove("markdown") else { return Content::Raw };
    match asked.value.as_ref() {
        "1" => default_content(name),
        "span" => Content::Text,
        "block" => Content::Blocks,
        _ => Content::Raw,
    }
}
