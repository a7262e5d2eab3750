//! The span-level parser: finds the next place where something may begin, and dispatches.
//!
//! kramdown tries a construct, and goes back when it finds no end. So does this parser, with the same
//! order and the same conditions; a budget proportional to the text bounds what is read again.

use std::ops::Range;

use super::definitions::Definitions;
use super::joined::{Joined, Scratch};
use super::special::{CLOSE, LINE_END, PAIR, QUOTE, class, first_special};
use super::{Inline, InlineKind};
use crate::body::block::{Attributes, KramdownVersion, find_in};
use crate::body::stretch::Stretch;
use crate::span::{Span, offset};

/// Deepest nesting of spans that is read; deeper markers are text.
const MAX_DEPTH: u8 = 48;

/// How many times, on average, a byte may be read again before markers without an end become text.
const FUEL_PER_BYTE: usize = 24;

/// Reads the text of blocks, one after the other.
#[derive(Debug)]
pub(crate) struct InlineParser<'a, 'd> {
    source: &'a str,
    definitions: &'d Definitions<'a>,
    version: KramdownVersion,
    scratch: Scratch,
    /// The spans of all blocks, each block's side by side, and those inside each of them.
    pub(super) inlines: Vec<Inline<'a>>,
    /// Room for spans that are being read, used again from block to block.
    nodes: Vec<Inline<'a>>,
    /// Blocks whose text was too deep or too entangled to be read as kramdown does.
    pub(crate) capped: Vec<Span>,
    /// Whether links, images or tags may be among the spans read last.
    pub(super) may_link: bool,
    /// How many links there may be in all.
    pub(super) links: usize,
}

impl<'a, 'd> InlineParser<'a, 'd> {
    /// A parser for the blocks of one document, whose spans come after `inlines`.
    pub(crate) fn new(
        source: &'a str,
        definitions: &'d Definitions<'a>,
        version: KramdownVersion,
        inlines: Vec<Inline<'a>>,
    ) -> Self {
        Self {
            source,
            definitions,
            version,
            scratch: Scratch::default(),
            inlines,
            nodes: Vec::with_capacity(32),
            capped: Vec::new(),
            may_link: false,
            links: 0,
        }
    }

    /// Reads a block's text, given as the spans of its lines without their markers.
    pub(crate) fn parse(&mut self, content: &[Span]) -> Stretch {
        let joined = self.scratch.join(self.source, content);
        let mut spans = Spans {
            joined,
            text: joined.text,
            bytes: joined.text.as_bytes(),
            definitions: self.definitions,
            version: self.version,
            inlines: &mut self.inlines,
            nodes: &mut self.nodes,
            limits: Limits { start: 0, end: joined.text.len() },
            open: Open::default(),
            pos: 0,
            text_from: 0,
            sign: usize::MAX,
            level: 0,
            last: LastClosers::default(),
            fuel: joined.text.len().saturating_mul(FUEL_PER_BYTE).saturating_add(1024),
            no_brace: 0..0,
            capped: false,
            may_link: false,
            links: 0,
        };
        spans.run(&mut Stop::None);
        spans.flush(spans.pos);
        let range = spans.close(0);
        let Spans { capped, may_link, links, .. } = spans;
        self.may_link = may_link;
        self.links += links;
        if capped && let (Some(first), Some(last)) = (content.first(), content.last()) {
            self.capped.push(first.to(*last));
        }
        range
    }
}

/// What the spans being read stand in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Open {
    pub(super) emphasis: bool,
    pub(super) strong: bool,
    /// Inside a link or an image.
    pub(super) link: bool,
    /// Inside an inline HTML element.
    pub(super) html: bool,
    /// Inside an element whose text is not read as Markdown.
    pub(super) raw: bool,
    /// The innermost span is an emphasis.
    pub(super) directly_emphasis: bool,
    pub(super) depth: u8,
}

/// The part of the text that kramdown's scanner sees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What ends the spans being read.
#[derive(Debug)]
pub(super) enum Stop<'n> {
    None,
    Delimiter {
        byte: u8,
        strong: bool,
        base: usize,
    },
    /// The bracket that closes a link's text: how many are open, images that closed theirs, first child.
    Bracket {
        open: usize,
        seen: usize,
        images: usize,
    },
    EndTag(&'n str),
}

/// Where the last marker stands that could close each kind of span; found when first asked for.
#[derive(Debug, Default)]
pub(super) struct LastClosers([Option<u32>; 5]);

/// A place to come back to when a construct has no end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) pos: usize,
    inlines: usize,
    nodes: usize,
    text_from: usize,
    sign: usize,
    level: usize,
    open: Open,
}

/// The spans of one block being read.
#[derive(Debug)]
pub(super) struct Spans<'a, 't> {
    pub(super) joined: Joined<'a, 't>,
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) definitions: &'t Definitions<'a>,
    pub(super) version: KramdownVersion,
    /// The spans of levels that are read to their end.
    inlines: &'t mut Vec<Inline<'a>>,
    /// Finished spans of the level being read, after those of the levels around it.
    pub(super) nodes: &'t mut Vec<Inline<'a>>,
    pub(super) limits: Limits,
    pub(super) open: Open,
    pub(super) pos: usize,
    /// Where the text begins that no span holds yet.
    pub(super) text_from: usize,
    /// The first sign since there that is no prose, up to the place where the parser stands; when it stands
    /// elsewhere, there is none.
    sign: usize,
    /// The first node of the level being read.
    pub(super) level: usize,
    last: LastClosers,
    fuel: usize,
    /// Where no `}` stands, up to the next one or to the end: not looked through again.
    pub(super) no_brace: Range<usize>,
    pub(super) capped: bool,
    /// Whether a link, an image or a tag was read.
    pub(super) may_link: bool,
    pub(super) links: usize,
}

impl<'a, 't> Spans<'a, 't> {
    /// Reads spans up to `stop`, where it stands still, or to the end; says whether `stop` was met.
    pub(super) fn run(&mut self, stop: &mut Stop<'_>) -> bool {
        while let Some(next) = self.next_candidate(stop) {
            self.burn(next - self.pos + 1);
            self.pos = next;
            if self.stops(stop) {
                return true;
            }
            let before = self.pos;
            if self.open.raw {
                self.html_or_text()
            } else {
                self.dispatch()
            }
            if self.pos <= before {
                self.pos = before + self.char_len(before);
            }
        }
        self.burn(self.limits.end.saturating_sub(self.pos));
        self.pos = self.limits.end;
        false
    }

    /// Reads what begins here; what is no construct is left as text.
    fn dispatch(&mut self) {
        let byte = self.byte(self.pos);
        let taken = match byte {
            b'*' | b'_' => {
                self.emphasis();
                true
            }
            b'`' => {
                self.code();
                true
            }
            b'<' => self.autolink() || self.html(),
            b'[' => self.footnote() || self.link(),
            b'!' => self.link(),
            _ => false,
        };
        if taken || self.smart_quotes() {
            return;
        }
        let taken = match byte {
            b'$' => self.math(),
            b'{' => self.liquid() || self.extension(),
            b'&' => self.entity(),
            b'~' => self.strikethrough(),
            _ => self.typographic() || self.line_break() || self.escape(),
        };
        if !taken {
            self.pos += self.char_len(self.pos);
        }
    }

    fn html_or_text(&mut self) {
        if self.byte(self.pos) != b'<' || !self.html() {
            self.pos += self.char_len(self.pos);
        }
    }

    /// The next place, from here, where a construct or the stop may begin.
    fn next_candidate(&mut self, stop: &Stop<'_>) -> Option<usize> {
        let brackets = matches!(stop, Stop::Bracket { .. });
        let bytes = self.bytes.get(..self.limits.end)?;
        if self.open.raw {
            let rest = bytes.get(self.pos..)?;
            let found = if brackets { memchr::memchr2(b'<', b']', rest) } else { memchr::memchr(b'<', rest) };
            return found.map(|at| self.pos + at);
        }
        let mut i = self.pos;
        loop {
            let mut sign = self.sign_of_text();
            let found = first_special(bytes, i, |at| sign = sign.min(at));
            self.sign = sign;
            i = found?;
            let byte = self.byte(i);
            let candidate = match class(byte) {
                QUOTE => Some(self.char_before(i)),
                PAIR if byte == b'>' => Some(self.blank_before(i)),
                LINE_END => self.break_before(i),
                CLOSE => brackets.then_some(i),
                _ => Some(i),
            };
            if candidate.is_some() {
                return candidate;
            }
            i += 1;
        }
    }

    /// The first sign of the text that no span holds yet.
    fn sign_of_text(&self) -> usize {
        if self.sign < self.text_from { usize::MAX } else { self.sign }
    }

    /// Says that the text from here on may hold signs: it is not gone through.
    pub(super) fn pass_over(&mut self) {
        self.sign = self.text_from;
    }

    /// The space before `>>` belongs to it, unless it is taken.
    fn blank_before(&self, at: usize) -> usize {
        if at > self.pos && self.byte(at - 1) == b' ' { at - 1 } else { at }
    }

    /// The last two spaces before a line end make a break.
    fn break_before(&self, line_end: usize) -> Option<usize> {
        let spaces = line_end.checked_sub(2).filter(|&at| at >= self.pos)?;
        (self.byte(spaces) == b' ' && self.byte(spaces + 1) == b' ').then_some(spaces)
    }

    /// kramdown looks at a quote together with the character before it, unless that one is taken.
    fn char_before(&self, quote: usize) -> usize {
        if quote <= self.pos {
            return quote;
        }
        let before = self.text.floor_char_boundary(quote - 1);
        if self.byte(before) == b'\\' { quote } else { before.max(self.pos) }
    }

    fn stops(&self, stop: &mut Stop<'_>) -> bool {
        match stop {
            Stop::None => false,
            Stop::Delimiter { byte, strong, base } => self.closes_emphasis(*byte, *strong, *base),
            Stop::Bracket { open, seen, images } => {
                match (self.byte(self.pos), self.byte(self.pos + 1)) {
                    (b']', _) => *open = open.saturating_sub(1),
                    (b'[', _) | (b'!', b'[') => *open += 1,
                    _ => return false,
                }
                let new = self.nodes.get(*seen..).unwrap_or_default();
                *images += new.iter().filter(|n| matches!(n.kind, InlineKind::Image(_))).count();
                *seen = self.nodes.len();
                *open == *images
            }
            Stop::EndTag(name) => self.end_tag_at(self.pos).is_some_and(|tag| self.same_tag(tag.name, name)),
        }
    }

    // --- text and nodes

    /// Ends the text before `to`: it becomes a node.
    pub(super) fn flush(&mut self, to: usize) {
        let range = self.text_from..to;
        let is_prose = !self.open.raw && !range.contains(&self.sign);
        self.text_from = to.max(self.text_from);
        let nodes = &mut *self.nodes;
        self.joined.each_span(range, |span| nodes.push(Inline::text(span, is_prose)));
    }

    /// Puts a node without children over `start..self.pos`; text before it becomes a node first.
    pub(super) fn leaf(&mut self, kind: InlineKind<'a>, start: usize, end: usize) {
        self.flush(start);
        self.nodes.push(Inline::new(kind, self.joined.span(start..end)));
        self.text_from = end;
        self.pos = end;
    }

    /// Remembers this place and starts a level of children at `content`.
    pub(super) fn enter(&mut self, content: usize, open: Open) -> Mark {
        let mark = Mark {
            pos: self.pos,
            inlines: self.inlines.len(),
            nodes: self.nodes.len(),
            text_from: self.text_from,
            sign: self.sign,
            level: self.level,
            open: self.open,
        };
        self.level = self.nodes.len();
        self.open = Open { depth: self.open.depth.saturating_add(1), ..open };
        self.pos = content;
        self.text_from = content;
        mark
    }

    /// Ends the level of children at `content_end` and puts a node that holds them over
    /// `mark.pos..end`.
    pub(super) fn leave(
        &mut self,
        mark: Mark,
        content_end: usize,
        end: usize,
        kind: InlineKind<'a>,
        attributes: Attributes<'a>,
    ) {
        self.flush(content_end);
        let children = self.close(mark.nodes);
        self.open = mark.open;
        self.level = mark.level;
        (self.text_from, self.sign) = (mark.text_from, mark.sign);
        self.flush(mark.pos);
        self.nodes.push(Inline { kind, span: self.joined.span(mark.pos..end), attributes, children });
        self.text_from = end;
        self.pos = end;
    }

    /// Puts the spans of a level that is read to its end, the one that began at `first`, with the others.
    fn close(&mut self, first: usize) -> Stretch {
        let from = self.inlines.len();
        if first == 0 {
            self.inlines.append(self.nodes);
        } else {
            self.inlines.extend(self.nodes.drain(first.min(self.nodes.len())..));
        }
        Stretch::new(from, self.inlines.len())
    }

    /// Forgets everything since the mark and goes back to it.
    pub(super) fn back_to(&mut self, mark: Mark) {
        self.inlines.truncate(mark.inlines);
        self.nodes.truncate(mark.nodes);
        self.open = mark.open;
        self.level = mark.level;
        (self.text_from, self.sign) = (mark.text_from, mark.sign);
        self.pos = mark.pos;
    }

    /// Whether the level that began at `base` holds anything.
    pub(super) fn has_content(&self, base: usize) -> bool {
        self.nodes.len() > base || self.text_from < self.pos
    }

    // --- limits

    /// Whether a construct that may have to be read again can still be tried.
    pub(super) fn may_try(&mut self) -> bool {
        let may = self.fuel > 0 && self.open.depth < MAX_DEPTH;
        self.capped |= !may;
        may
    }

    pub(super) fn burn(&mut self, bytes: usize) {
        self.fuel = self.fuel.saturating_sub(bytes);
    }

    /// Where the last marker stands that could close: `*`, `**`, `_`, `__` after no white space, or `]`.
    pub(super) fn last_closer(&mut self, byte: u8, double: bool) -> usize {
        let slot = match byte {
            b'*' => usize::from(double),
            b'_' => 2 + usize::from(double),
            _ => 4,
        };
        if let Some(Some(known)) = self.last.0.get(slot) {
            return *known as usize;
        }
        let closes = |i: &usize| {
            (!double || self.byte(i + 1) == byte) && (byte == b']' || *i == 0 || !is_space(self.byte(i - 1)))
        };
        let bytes = self.bytes.get(..self.limits.end).unwrap_or_default();
        let found = memchr::memrchr_iter(byte, bytes).find(closes).unwrap_or(0);
        if let Some(known) = self.last.0.get_mut(slot) {
            *known = Some(offset(found));
        }
        found
    }

    // --- looking at the text

    /// The byte at a place; 0 outside what is being read.
    pub(super) fn byte(&self, at: usize) -> u8 {
        if at < self.limits.end { self.bytes.get(at).copied().unwrap_or(0) } else { 0 }
    }

    pub(super) fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..self.limits.end).unwrap_or("")
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or("")
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    pub(super) fn char_len(&self, at: usize) -> usize {
        self.char_at(at).map_or(1, char::len_utf8)
    }

    pub(super) fn is_space_at(&self, at: usize) -> bool {
        is_space(self.byte(at))
    }

    pub(super) fn is_line_end(&self, at: usize) -> bool {
        matches!(self.byte(at), b'\n' | b'\r')
    }

    pub(super) fn skip_spaces(&self, mut at: usize) -> usize {
        while self.is_space_at(at) {
            at += 1;
        }
        at
    }

    /// Where `needle` stands next, from `at`; what is read for nothing is counted.
    pub(super) fn find(&mut self, at: usize, needle: &str) -> Option<usize> {
        let found = find_in(self.rest(at).as_bytes(), needle.as_bytes());
        if found.is_none() {
            self.burn(self.limits.end.saturating_sub(at));
        }
        found.map(|i| at + i)
    }
}

/// White space as kramdown's patterns see it: ASCII only.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}
