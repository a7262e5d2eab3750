//! `{: .class #id key="value"}`, `{:name: …}` and `{::extension}` on lines of their own.

use super::attributes::MAX_ATTRIBUTES;
use super::line::{is_space, is_word};
use super::parser::{Last, Level, Parser, Src};
use super::scan::Cursor;
use super::{Attribute, Attributes, Block, BlockKind};
use crate::body::stretch::Stretch;
use crate::span::{Span, offset};

/// Most attributes that references to named lists bring to one document.
const MAX_REFERENCED_ATTRIBUTES: usize = 1000;

/// Deepest chain of named lists that refer to one another.
const MAX_REFERENCE_DEPTH: u8 = 8;

/// Reads what stands between `{:` and `}`.
///
/// Pieces that are neither a class, an id, a reference nor a pair are passed over, as kramdown does.
pub(in crate::body) fn read_attributes(text: &str, span: Span) -> Attributes<'_> {
    let mut attributes = Attributes::default();
    let bytes = span.slice(text).as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        while bytes.get(at).is_some_and(|&b| is_space(b)) {
            at += 1;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let start = span.start() + offset(at);
        let length = pair(text, rest, start, &mut attributes)
            .or_else(|| reference(text, rest, start, &mut attributes))
            .or_else(|| classes_and_ids(text, rest, start, &mut attributes));
        at += length.unwrap_or(1);
        // A piece begins after a blank: what is stuck to the one before is passed over.
        while at < bytes.len() && !bytes.get(at).is_some_and(|&b| is_space(b)) {
            at += 1;
        }
    }
    attributes
}

fn ends_piece(rest: &[u8], length: usize) -> bool {
    rest.get(length).is_none_or(|&b| is_space(b))
}

fn name_length(rest: &[u8]) -> usize {
    if !rest.first().is_some_and(|&b| is_word(b)) {
        return 0;
    }
    rest.iter().take_while(|&&b| is_word(b) || b == b'-').count()
}

/// `key="value"`
fn pair<'a>(text: &'a str, rest: &[u8], start: u32, attributes: &mut Attributes<'a>) -> Option<usize> {
    let name = name_length(rest);
    let quote = match rest.get(name..)? {
        [b'=', quote @ (b'"' | b'\''), ..] if name > 0 => *quote,
        _ => return None,
    };
    let open = name + 2;
    let mut close = open;
    while !(rest.get(close) == Some(&quote) && ends_piece(rest, close + 1)) {
        close += 1;
        rest.get(close)?;
    }
    let value = Span::new(start + offset(open), start + offset(close)).slice(text);
    let escaped_quote = [b'\\', quote];
    let escaped_quote = std::str::from_utf8(&escaped_quote).unwrap_or_default();
    let value = if value.contains('\\') {
        value.replace("\\}", "}").replace(escaped_quote, escaped_quote.get(1..).unwrap_or_default()).into()
    } else {
        value.into()
    };
    let span = Span::new(start, start + offset(close + 1));
    attributes.set(Attribute {
        name: Span::new(start, start + offset(name)).slice(text).into(),
        value,
        span,
    });
    Some(close + 1)
}

/// `name`: the attributes of `{:name: …}`.
fn reference<'a>(text: &'a str, rest: &[u8], start: u32, attributes: &mut Attributes<'a>) -> Option<usize> {
    let length = name_length(rest);
    if length == 0 || !ends_piece(rest, length) {
        return None;
    }
    let span = Span::new(start, start + offset(length));
    attributes.set(Attribute { name: "".into(), value: span.slice(text).into(), span });
    Some(length)
}

/// `.class`, `#id`, several in a row.
fn classes_and_ids<'a>(
    text: &'a str,
    rest: &[u8],
    start: u32,
    attributes: &mut Attributes<'a>,
) -> Option<usize> {
    let length = rest.iter().take_while(|&&b| !is_space(b)).count();
    let piece = rest.get(..length)?;
    let mut found = Attributes::default();
    let mut at = 0;
    while at < length {
        let name_of = |bytes: &[u8]| bytes.iter().take_while(|&&b| !matches!(b, b'.' | b'#')).count();
        let tail = piece.get(at + 1..)?;
        let (name, size) = match piece.get(at)? {
            b'.' => ("class", name_of(tail)),
            b'#' if tail.first().is_some_and(u8::is_ascii_alphabetic) => {
                ("id", tail.iter().take_while(|&&b| is_word(b) || matches!(b, b'-' | b':')).count())
            }
            _ => return None,
        };
        if size == 0 {
            return None;
        }
        let from = start + offset(at + 1);
        let value = Span::new(from, from + offset(size)).slice(text);
        let span = Span::new(from - 1, from + offset(size));
        found.set(Attribute { name: name.into(), value: value.into(), span });
        at += size + 1;
    }
    *attributes = std::mem::take(attributes).then(found);
    Some(length)
}

impl<'a> Parser<'a> {
    /// The attribute list that a line begins with, alone on its line (or lines): what stands
    /// between its marks, and the line after it.
    ///
    /// A named list is one too where only the end of the block before it matters.
    pub(super) fn attribute_list(&self, source: &mut Src, index: usize) -> Option<(Span, usize)> {
        let (rest, at) = self.line(index).after_spaces(self.bytes(), 3)?;
        match rest {
            [b'{', b':', b':' | b'/', ..] => None,
            [b'{', b':', ..] => self.braced(source, Cursor { line: index, at: at + 2 }),
            _ => None,
        }
    }

    /// What stands from a place to the next closing brace, which must end its line, and the line after.
    fn braced(&self, source: &mut Src, start: Cursor) -> Option<(Span, usize)> {
        let close = self.closing_brace(source, start)?;
        let scan = self.scan(source);
        let alone = scan.blank_to_line_end(scan.next(close));
        (alone && close > start).then(|| (Span::new(start.at, close.at), close.line + 1))
    }

    fn closing_brace(&self, source: &mut Src, start: Cursor) -> Option<Cursor> {
        if let Some((from, found)) = source.missing.brace
            && from <= start
            && found.is_none_or(|found| start <= found)
        {
            return found;
        }
        let scan = self.scan(source);
        let mut at = start;
        let found = loop {
            let Some(brace) = scan.find(at, b"}") else { break None };
            let escaped = brace > start
                && brace.at.checked_sub(1).and_then(|b| self.bytes().get(b as usize)) == Some(&b'\\');
            if !escaped {
                break Some(brace);
            }
            at = scan.next(brace);
        };
        source.missing.brace = Some((start, found));
        found
    }

    pub(super) fn block_extension(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let line = self.line(source.at);
        let Some((rest, at)) = line.after_spaces(self.bytes(), 3) else { return false };
        if rest.starts_with(b"{::") {
            return self.extension(source, level, at);
        }
        let Some((span, next)) = self.attribute_list(source, source.at) else { return false };
        source.at = next;
        let block = self.block(line, source, BlockKind::AttributeList);
        let name = name_length(span.slice(self.text).as_bytes());
        self.defines |= name > 0;
        let after_name = span.slice(self.text).get(name..).unwrap_or_default();
        if name > 0 && after_name.len() > 1 && after_name.starts_with(':') {
            self.define_list(level, block, span, name);
            return true;
        }
        let attributes = read_attributes(self.text, span);
        self.has_references |= attributes.iter().any(|a| a.name.is_empty());
        let bound =
            !matches!(level.last, Last::Nothing | Last::Blank { .. } | Last::EndOfBlock | Last::Silent);
        if bound {
            if let Some(target) = level.blocks.get_mut(level.target) {
                target.attributes = std::mem::take(&mut target.attributes).then(attributes);
            }
            if self.attribute_list_follows(source) {
                level.blocks.push(block);
            } else {
                level.push(block, Last::Silent);
            }
        } else {
            level.pending = Some(level.pending.take().unwrap_or_default().then(attributes));
            level.blocks.push(block);
        }
        true
    }

    fn attribute_list_follows(&self, source: &mut Src) -> bool {
        source.at < source.end && self.attribute_list(source, source.at).is_some()
    }

    /// `{:name: …}`
    fn define_list(&mut self, level: &mut Level<'a>, mut block: Block<'a>, span: Span, name: usize) {
        let value = Span::new(span.start() + offset(name) + 1, span.end());
        let attributes = read_attributes(self.text, value);
        let name = Span::new(span.start(), span.start() + offset(name)).slice(self.text);
        let full = self.definitions.len() >= MAX_ATTRIBUTES;
        match self.definitions.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = std::mem::take(known).then(attributes),
            None if full => block.attributes.cut_if(true),
            None => self.definitions.push((name, attributes)),
        }
        level.push(block, Last::Silent);
    }

    /// `{::comment}…{:/comment}` and the like.
    fn extension(&mut self, source: &mut Src, level: &mut Level<'a>, at: u32) -> bool {
        let line = self.line(source.at);
        let start = Cursor { line: source.at, at: at + 3 };
        let Some((span, next)) = self.braced(source, start) else { return false };
        let inner = span.slice(self.text);
        let name = inner.bytes().take_while(|&b| is_word(b)).count();
        let (name, rest) = inner.split_at(name);
        let last = match name {
            "comment" | "nomarkdown" => Last::Other,
            "options" => Last::Silent,
            _ => return false,
        };
        if !(rest.is_empty() || rest == "/" || rest.bytes().next().is_some_and(is_space)) {
            return false;
        }
        if rest.ends_with('/') {
            source.at = next;
            let block = self.block(line, source, BlockKind::Extension);
            match last {
                Last::Silent => level.push(block, last),
                _ => level.blocks.push(block),
            }
            return true;
        }
        let Some(stop) = self.extension_stop(source, next, name) else { return false };
        source.at = stop + 1;
        let block = self.block(line, source, BlockKind::Extension);
        match last {
            Last::Silent => level.push(block, last),
            _ => level.push_plain(block, last),
        }
        true
    }

    /// The line of `{:/}` or `{:/name}`.
    fn extension_stop(&self, source: &mut Src, from: usize, name: &str) -> Option<usize> {
        let bit = match name {
            "comment" => 1,
            "nomarkdown" => 2,
            _ => 4,
        };
        if source.missing.extension_stops & bit != 0 {
            return None;
        }
        for index in from..source.end {
            let Some((rest, _)) = self.line(index).after_spaces(self.bytes(), 3) else { continue };
            let Some(rest) = rest.strip_prefix(b"{:/") else { continue };
            let tail = rest.strip_prefix(name.as_bytes()).unwrap_or(rest);
            if matches!(tail, [b'}', after @ ..] if after.iter().all(|&b| is_space(b))) {
                return Some(index);
            }
        }
        source.missing.extension_stops |= bit;
        None
    }

    /// Puts the attributes of named lists where they are referred to.
    pub(super) fn resolve_references(&mut self, blocks: &mut [Block<'a>]) {
        let mut budget = MAX_REFERENCED_ATTRIBUTES;
        let mut nested = std::mem::take(&mut self.nested);
        for block in blocks {
            self.resolve_block(block, &mut budget);
            self.resolve_in(block.children, &mut nested, &mut budget);
        }
        self.nested = nested;
    }

    fn resolve_in(&self, children: Stretch, nested: &mut [Block<'a>], budget: &mut usize) {
        for at in children.range() {
            let Some(block) = nested.get_mut(at) else { return };
            self.resolve_block(block, budget);
            let inside = block.children;
            self.resolve_in(inside, nested, budget);
        }
    }

    fn resolve_block(&self, block: &mut Block<'a>, budget: &mut usize) {
        if block.attributes.iter().any(|a| a.name.is_empty()) {
            let written = std::mem::take(&mut block.attributes);
            let mut resolved = Attributes::default();
            self.resolve_list(&written, &mut resolved, budget, 0);
            block.attributes = resolved;
        }
    }

    /// References come first: what the list itself says goes over them.
    fn resolve_list(&self, list: &Attributes<'a>, into: &mut Attributes<'a>, budget: &mut usize, depth: u8) {
        into.cut_if(list.are_cut());
        for reference in list.iter().filter(|a| a.name.is_empty()) {
            let Some((_, definition)) = self.definitions.iter().find(|(name, _)| *name == reference.value)
            else {
                continue;
            };
            if depth < MAX_REFERENCE_DEPTH && *budget > 0 {
                *budget -= 1;
                self.resolve_list(definition, into, budget, depth + 1);
            } else {
                into.cut_if(true);
            }
        }
        for attribute in list.iter().filter(|a| !a.name.is_empty()) {
            into.set(attribute.clone());
        }
    }
}
