//! Lines to blocks, in the order in which kramdown tries its readers.

use super::line::{Indent, Line, Start, is_space, is_trimmed, lines};
use super::liquid::liquid_block;
use super::scan::{Cursor, Scan};
use super::{Attributes, Block, BlockKind, KramdownVersion, Spans};
use crate::body::signs::Signs;
use crate::body::stretch::Stretch;
use crate::span::Span;

/// Deepest nesting of blocks that is read; what lies deeper is one paragraph.
pub const MAX_BLOCK_DEPTH: u32 = 32;

/// The blocks of a body.
#[derive(Debug, Default)]
pub(crate) struct Parsed<'a> {
    pub blocks: Vec<Block<'a>>,
    /// The blocks inside them, those of each block side by side.
    pub nested: Vec<Block<'a>>,
    /// What lies deeper than [`MAX_BLOCK_DEPTH`], the first time it happens.
    pub too_deep: Option<Span>,
    /// Whether links, footnotes or attribute lists are defined for what refers to them.
    pub defines: bool,
}

/// Reads the blocks of a body.
pub(in crate::body) fn parse(text: &str, body: Span, version: KramdownVersion, signs: Signs) -> Parsed<'_> {
    let before = Span::new(0, body.start()).slice(text);
    let lines = lines(text, body, line_number_after(before), signs.returns);
    let mut source = Src::new(0, lines.len());
    let mut parser = Parser {
        text,
        version,
        lines,
        depth: 0,
        too_deep: None,
        definitions: Vec::new(),
        has_references: false,
        defines: false,
        nested: Vec::new(),
        spare: Vec::new(),
        may_hold_table: signs.pipes,
    };
    // There are hardly ever more blocks than lines; empty ones are gathered.
    let mut level = Level::with_capacity(source.end.min(body.len() as usize / 32) + 4);
    parser.blocks(&mut source, &mut level, None);
    parser.close_definitions(&mut level);
    let mut blocks = level.blocks;
    if parser.has_references {
        parser.resolve_references(&mut blocks);
    }
    Parsed { blocks, nested: parser.nested, too_deep: parser.too_deep, defines: parser.defines }
}

fn line_number_after(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let lone_returns = memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n'));
    let ends = memchr::memchr_iter(b'\n', bytes).count() + lone_returns.count();
    crate::span::offset(ends) + 1
}

/// What is known while one body is read.
#[derive(Debug)]
pub(super) struct Parser<'a> {
    pub text: &'a str,
    pub version: KramdownVersion,
    /// The lines of the body, then those of each container that is being read, innermost last.
    pub lines: Vec<Line>,
    pub depth: u32,
    pub too_deep: Option<Span>,
    /// Named attribute lists: `{:name: …}`.
    pub definitions: Vec<(&'a str, Attributes<'a>)>,
    pub has_references: bool,
    /// The blocks of containers that were read.
    pub nested: Vec<Block<'a>>,
    /// Room for the blocks of containers, used again from one to the next.
    spare: Vec<Vec<Block<'a>>>,
    /// See [`Parsed::defines`].
    pub defines: bool,
    /// A table wants a pipe; most bodies have none.
    pub may_hold_table: bool,
}

/// The lines that are left to read in a container, and what was searched in them in vain.
#[derive(Debug)]
pub(super) struct Src {
    pub at: usize,
    pub end: usize,
    pub missing: Missing,
}

/// What does not occur any more in a container: searched once, not once a line.
#[derive(Debug, Default)]
pub(super) struct Missing {
    pub comment_end: bool,
    pub instruction_end: bool,
    /// Longest closing fence of backticks, then of tildes, that may still follow.
    pub longest_fences: [Option<usize>; 2],
    /// Extensions without an end, one bit each.
    pub extension_stops: u8,
    /// The last closing brace found, and from where it was searched.
    pub brace: Option<(Cursor, Option<Cursor>)>,
}

impl Src {
    pub fn new(at: usize, end: usize) -> Self {
        Self { at, end, missing: Missing::default() }
    }
}

/// What kramdown takes for the block before, when it asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Last {
    #[default]
    Nothing,
    /// Blank lines; `single` when it is one empty line.
    Blank {
        single: bool,
    },
    Paragraph,
    DefinitionList,
    /// `^`
    EndOfBlock,
    /// An attribute list of the block before, a named one, an extension.
    Silent,
    /// A link, abbreviation or footnote definition: it takes attributes.
    Definition,
    Other,
}

/// The blocks of a container as they are read.
#[derive(Debug, Default)]
pub(super) struct Level<'a> {
    pub blocks: Vec<Block<'a>>,
    pub last: Last,
    /// Index of the block that `last` tells of.
    pub target: usize,
    /// Attributes that wait for the next block.
    pub pending: Option<Attributes<'a>>,
    /// The children of the last definition list, as long as more may come.
    pub definitions: Vec<Block<'a>>,
    /// Index of that list.
    pub definition_list: usize,
}

impl<'a> Level<'a> {
    /// A level that has room for some blocks.
    pub fn with_capacity(blocks: usize) -> Self {
        Self { blocks: Vec::with_capacity(blocks), ..Self::default() }
    }

    /// Adds a block that kramdown knows as such; it takes the attributes that wait.
    #[inline(always)] // a block is moved once less
    pub fn push(&mut self, mut block: Block<'a>, last: Last) {
        if let Some(pending) = self.pending.take() {
            block.attributes = pending.then(block.attributes);
        }
        self.push_plain(block, last);
    }

    /// Adds a block that takes no attributes.
    #[inline(always)]
    pub fn push_plain(&mut self, block: Block<'a>, last: Last) {
        self.target = self.blocks.len();
        self.last = last;
        self.blocks.push(block);
    }

    pub fn after_boundary(&self) -> bool {
        matches!(self.last, Last::Nothing | Last::Blank { .. } | Last::EndOfBlock) || self.pending.is_some()
    }
}

/// Whether reading stopped at the end tag of the element it was inside.
pub(super) type Closed = Option<Cursor>;

impl<'a> Parser<'a> {
    pub fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// The line to read; an empty one past the end.
    pub fn line(&self, index: usize) -> Line {
        *self.lines.get(index).unwrap_or(&Line::EMPTY)
    }

    pub fn scan(&self, source: &Src) -> Scan<'_, 'a> {
        Scan { text: self.text, lines: &self.lines, end: source.end }
    }

    /// Where what was read ends.
    pub fn mark(&self, source: &Src) -> u32 {
        match self.lines.get(source.at) {
            Some(line) if line.cut && source.at < source.end => line.start,
            _ => self.line(source.at.saturating_sub(1)).next(),
        }
    }

    /// A block from a line to where what was read ends.
    pub fn block(&self, first: Line, source: &Src, kind: BlockKind<'a>) -> Block<'a> {
        Block {
            kind,
            span: Span::new(first.start, self.mark(source)),
            line: first.number,
            ..Block::default()
        }
    }

    /// Reads the blocks of a container, to its end or to the end tag `</inside>`.
    pub fn blocks(&mut self, source: &mut Src, level: &mut Level<'a>, inside: Option<&str>) -> Closed {
        level.pending = None;
        while source.at < source.end {
            let first = match self.line(source.at).begins(self.bytes()) {
                Start::Text(first) => first,
                Start::Blank => {
                    self.blank(source, level);
                    continue;
                }
                Start::Indented => {
                    self.indented_code(source, level);
                    continue;
                }
                Start::Bare => {
                    self.bare_text(source, level);
                    continue;
                }
            };
            let read = match first {
                b'`' | b'~' => self.fenced_code(source, level),
                b'>' => self.blockquote(source, level),
                b'#' => self.atx_heading(source, level),
                b'*' | b'-' | b'_' | b'+' | b'0'..=b'9' => {
                    self.thematic_break(source, level) || self.list(source, level)
                }
                b':' => self.definition_list(source, level),
                b'<' => {
                    if let Some(after) = inside.and_then(|name| self.closing_tag(source, name)) {
                        return Some(after);
                    }
                    self.html(source, level)
                }
                _ => false,
            };
            let read = read
                || self.setext_heading(source, level)
                || (matches!(first, b'$' | b'\\') && self.math(source, level))
                || self.table(source, level)
                || match first {
                    b'[' => self.footnote_definition(source, level) || self.link_definition(source, level),
                    b'*' => self.abbreviation_definition(source, level),
                    b'{' => self.block_extension(source, level),
                    b'^' => self.end_of_block(source, level),
                    _ => false,
                };
            if !read {
                self.paragraph(source, level);
            }
        }
        None
    }

    fn blank(&mut self, source: &mut Src, level: &mut Level<'a>) {
        let first = self.line(source.at);
        let from = source.at;
        while source.at < source.end && self.line(source.at).is_blank(self.bytes()) {
            source.at += 1;
        }
        let empty = first.start == first.end && first.indent.is_none();
        if !matches!(level.last, Last::Blank { .. }) {
            let last = Last::Blank { single: empty && source.at == from + 1 };
            return level.push(self.block(first, source, BlockKind::Blank), last);
        }
        match level.blocks.last_mut() {
            Some(before) if matches!(before.kind, BlockKind::Blank) => {
                before.span = Span::new(before.span.start(), self.mark(source));
                level.last = Last::Blank { single: false };
            }
            _ => level.push_plain(self.block(first, source, BlockKind::Blank), Last::Blank { single: false }),
        }
    }

    /// A line that no reader takes (blanks, then a tab): kramdown prints it without a paragraph.
    fn bare_text(&mut self, source: &mut Src, level: &mut Level<'a>) {
        let first = self.line(source.at);
        source.at += 1;
        let mut block = self.block(first, source, BlockKind::BareText);
        block.content = self.content(source.at - 1, source.at, true);
        level.push_plain(block, Last::Other);
    }

    fn end_of_block(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let line = self.line(source.at);
        if !line.is_end_of_block(self.bytes()) {
            return false;
        }
        source.at += 1;
        let block = self.block(line, source, BlockKind::EndOfBlock);
        level.push(block, Last::EndOfBlock);
        true
    }

    fn thematic_break(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let line = self.line(source.at);
        if !line.is_thematic_break(self.bytes()) {
            return false;
        }
        source.at += 1;
        let block = self.block(line, source, BlockKind::ThematicBreak);
        level.push(block, Last::Other);
        true
    }

    fn paragraph(&mut self, source: &mut Src, level: &mut Level<'a>) {
        let first = source.at;
        source.at += 1;
        while source.at < source.end && !self.ends_paragraph(source, source.at) {
            source.at += 1;
        }
        let merged = level.last == Last::Paragraph;
        let block = self.block(self.line(first), source, BlockKind::Paragraph);
        let content = self.content(first, source.at, !merged);
        match level.blocks.get_mut(level.target).filter(|_| merged) {
            Some(before) => {
                // The line end that was trimmed from the paragraph is inside it now.
                if let Some(last) = before.content.last().copied() {
                    before.content.push(Span::new(last.end(), before.span.end()));
                }
                content.iter().for_each(|&span| before.content.push(span));
                before.span = before.span.to(block.span);
            }
            None => {
                let mut block = block;
                let liquid = liquid_block(self.text, &content, block.line);
                block.content = content;
                if let Some(liquid) = liquid {
                    block.children = self.keep(&mut vec![liquid]);
                }
                level.push(block, Last::Paragraph);
            }
        }
    }

    /// The text of lines, without the white space at its end, and at its start when `trim_start`.
    pub fn content(&self, first: usize, end: usize, trim_start: bool) -> Spans {
        if let [line] = self.lines.get(first..end).unwrap_or_default()
            && is_trimmed(line.bytes(self.bytes()))
        {
            return Spans::from(Span::new(line.start, line.end));
        }
        let trimmed = |byte: u8| is_space(byte) || byte == 0;
        let mut spans = Spans::default();
        let mut last = end;
        while last > first && self.line(last - 1).bytes(self.bytes()).iter().all(|&b| trimmed(b)) {
            last -= 1;
        }
        let lines = self.lines.get(first..last).unwrap_or_default();
        for (index, line) in lines.iter().enumerate() {
            let mut span = Span::new(line.start, line.next());
            if index == 0 && trim_start {
                let lead = line.bytes(self.bytes()).iter().take_while(|&&b| trimmed(b)).count();
                span = Span::new(line.start + crate::span::offset(lead), span.end());
            }
            if index + 1 == lines.len() {
                let tail = line.bytes(self.bytes()).iter().rev().take_while(|&&b| trimmed(b)).count();
                span = Span::new(span.start(), line.end - crate::span::offset(tail));
            }
            spans.push(span);
        }
        spans
    }

    fn blockquote(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let first = source.at;
        if self.line(first).quote_marker(self.bytes()).is_none() {
            return false;
        }
        source.at += 1;
        while source.at < source.end && !self.ends_lazily(source, source.at) {
            source.at += 1;
        }
        let base = self.lines.len();
        for index in first..source.at {
            let line = self.line(index);
            let inner = match line.quote_marker(self.bytes()) {
                Some(start) => Line { start, indent: Indent::NONE, cut: false, ..line },
                None => Line { cut: false, ..line },
            };
            self.lines.push(inner);
        }
        let mut inner = self.level();
        self.nested(base, &mut inner);
        let mut block = self.block(self.line(first), source, BlockKind::Blockquote);
        block.children = self.close(inner);
        level.push(block, Last::Other);
        true
    }

    /// A level for the blocks of a container.
    pub fn level(&mut self) -> Level<'a> {
        Level { blocks: self.room(), ..Level::default() }
    }

    /// Room for some blocks.
    pub fn room(&mut self) -> Vec<Block<'a>> {
        self.spare.pop().unwrap_or_else(|| Vec::with_capacity(8))
    }

    /// The blocks of a container that was read.
    pub fn close(&mut self, mut level: Level<'a>) -> Stretch {
        self.close_definitions(&mut level);
        self.children(level.blocks)
    }

    /// Gives the last definition list its children: no more can come.
    pub fn close_definitions(&mut self, level: &mut Level<'a>) {
        if level.definitions.is_empty() {
            return;
        }
        let children = self.children(std::mem::take(&mut level.definitions));
        if let Some(list) = level.blocks.get_mut(level.definition_list) {
            list.children = children;
        }
    }

    /// Puts the blocks of a container with those of others; their room is used again.
    pub fn children(&mut self, mut blocks: Vec<Block<'a>>) -> Stretch {
        let children = self.keep(&mut blocks);
        self.spare.push(blocks);
        children
    }

    /// Puts the blocks of a container with those of others.
    pub fn keep(&mut self, blocks: &mut Vec<Block<'a>>) -> Stretch {
        let first = self.nested.len();
        if first == 0 {
            self.nested.reserve(self.text.len() / 128 + 8);
        }
        self.nested.append(blocks);
        Stretch::new(first, self.nested.len())
    }

    /// Reads the lines from `base` on as a container of their own, and takes them off.
    pub fn nested(&mut self, base: usize, level: &mut Level<'a>) {
        let end = self.lines.len();
        if self.depth >= MAX_BLOCK_DEPTH {
            self.give_up(base, end, level);
        } else {
            self.depth += 1;
            self.blocks(&mut Src::new(base, end), level, None);
            self.depth -= 1;
        }
        self.lines.truncate(base);
    }

    /// Takes what is nested too deep as one paragraph.
    fn give_up(&mut self, base: usize, end: usize, level: &mut Level<'a>) {
        if base == end {
            return;
        }
        let mut block = self.block(self.line(base), &Src::new(end, end), BlockKind::Paragraph);
        block.content = self.content(base, end, true);
        self.too_deep.get_or_insert(block.span);
        level.push(block, Last::Paragraph);
    }

    /// Whether a paragraph cannot go on at a line.
    fn ends_paragraph(&self, source: &mut Src, index: usize) -> bool {
        let line = self.line(index);
        let text = self.bytes();
        if line.is_prose(text) {
            return false;
        }
        let Some((rest, _)) = line.after_spaces(text, 3) else { return line.is_blank(text) };
        match rest.first() {
            None => true,
            Some(b'*' | b'+' | b'-' | b'0'..=b'9') => line.list_marker(text, 3).is_some(),
            Some(b'#') => line.heading_marker(text).is_some(),
            Some(b':') => line.definition_marker(text, 3).is_some(),
            Some(b'>') => true,
            Some(b'`' | b'~') => rest.iter().take_while(|b| matches!(b, b'`' | b'~')).count() >= 3,
            _ => self.ends_lazily(source, index),
        }
    }

    /// Whether even a container's lazy text cannot go on at a line.
    pub fn ends_lazily(&self, source: &mut Src, index: usize) -> bool {
        let line = self.line(index);
        let text = self.bytes();
        if line.is_prose(text) {
            return false;
        }
        let Some((rest, at)) = line.after_spaces(text, 3) else { return line.is_blank(text) };
        match rest.first() {
            None => true,
            Some(b'{') => self.attribute_list(source, index).is_some(),
            Some(b'<') => self.is_html_boundary(source, Cursor { line: index, at }),
            Some(b'^') => line.is_end_of_block(text),
            Some(&byte) => is_space(byte) && line.is_blank(text),
        }
    }

    /// Whether a line lets the block before it end there.
    pub fn before_boundary(&self, source: &mut Src) -> bool {
        if source.at >= source.end {
            return true;
        }
        let line = self.line(source.at);
        line.is_blank(self.bytes())
            || line.is_end_of_block(self.bytes())
            || self.attribute_list(source, source.at).is_some()
    }
}
