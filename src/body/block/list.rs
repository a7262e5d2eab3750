//! Lists: items, and what kramdown takes for their text.

use super::attribute_list::read_attributes;
use super::line::{Indent, Line, Marker, is_space, is_word};
use super::parser::{Last, Level, Parser, Src};
use super::scan::Cursor;
use super::{Attribute, Attributes, Block, BlockKind};
use crate::span::{Span, offset};

/// An item (of a list or of a definition list) that is being read.
pub(super) struct Item<'a> {
    /// Where its text begins, in columns: what is indented as much belongs to it.
    pub indentation: u32,
    /// Most spaces before the marker of the next item.
    pub most_spaces: u32,
    first: Line,
    attributes: Attributes<'a>,
    /// Its lines in the parser begin here.
    base: usize,
    /// Where its parts after the first begin: a nested list right under the item's text is read apart.
    later_parts: Vec<usize>,
    /// Whether a nested list may begin without any more ado.
    nested: bool,
}

/// What becomes of the blank lines that end an item.
#[derive(Clone, Copy)]
pub(super) enum Blanks {
    /// They belong to it.
    Kept,
    /// They stand after what holds it.
    Taken,
}

/// What ends a list.
struct Trailing<'a> {
    /// `^` stands there.
    ended: bool,
    /// Blank lines that stand after the list.
    blank: Option<Block<'a>>,
    /// Whether what was read last is blank for kramdown.
    is_blank: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn list(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let text = self.bytes();
        let first = self.line(source.at);
        let Some((kind, ..)) = first.list_marker(text, 3) else { return false };
        let pending = level.pending.take();
        let mut children = self.room();
        let mut item: Option<Item<'a>> = None;
        let mut most_spaces = 3;
        let mut after_blank = false;
        let mut ended = false;
        let mut trailing_blank = false;
        let mut blank = None;
        while source.at < source.end {
            let line = self.line(source.at);
            if after_blank && line.is_thematic_break(text) {
                break;
            }
            if line.is_end_of_block(text) {
                ended = true;
                break;
            }
            if let Some((_, _, tail)) =
                line.list_marker(text, most_spaces).filter(|(found, ..)| *found == kind)
            {
                if let Some(item) = item.take() {
                    self.finish_item(source, item, Blanks::Kept, &mut children, &mut trailing_blank);
                }
                let next = self.begin_item(source, line, tail);
                most_spaces = next.most_spaces;
                after_blank = false;
                item = Some(next);
                source.at += 1;
                continue;
            }
            let Some(item) = item.as_mut() else { break };
            if line.is_blank(text) {
                item.nested = true;
                after_blank = true;
                self.lines.push(line);
            } else if line.belongs_to_item(text, item.indentation)
                || (!after_blank && !self.interrupts_item(source, item.indentation))
            {
                self.take_line(item, line);
                after_blank = false;
            } else {
                break;
            }
            source.at += 1;
        }
        if let Some(item) = item.take() {
            // Blank lines at the end of the last item stand after the list, unless `^` ends it.
            let blanks = if ended { Blanks::Kept } else { Blanks::Taken };
            blank = self.finish_item(source, item, blanks, &mut children, &mut trailing_blank);
        }
        let trailing = Trailing { ended, blank, is_blank: trailing_blank };
        self.close_list(source, level, first, kind, pending, children, trailing);
        true
    }

    /// Reads the first line of an item; `tail` is just past its marker.
    pub(super) fn begin_item(&mut self, source: &Src, line: Line, tail: u32) -> Item<'a> {
        let marker_width = line.indent.columns() + (tail - line.start);
        let rest = Span::new(tail, line.end).slice(self.text);
        let mut width = marker_width;
        let mut at = 0;
        for byte in rest.bytes().take_while(|b| matches!(b, b' ' | b'\t')) {
            width += if byte == b'\t' { 4 - width % 4 } else { 1 };
            at += 1;
        }
        // A marker may be stuck to a `|`, which is then text.
        let more = rest.get(at..).unwrap_or_default();
        let spaces = more.bytes().take_while(|&b| is_space(b)).count();
        let start = tail + offset(at + spaces);
        let mut indentation = width;
        let mut text = Line { start, indent: Indent::NONE, cut: false, ..line };
        let mut attributes = Attributes::default();
        if let Some((span, after)) = self.item_attributes(start, line.end) {
            attributes = read_attributes(self.text, span);
            self.has_references |= attributes.iter().any(|a| a.name.is_empty());
            text.start = after;
        }
        let base = self.lines.len();
        if text.start >= line.end {
            indentation = 4;
        } else {
            self.lines.push(text);
        }
        let nested = text.start < line.end && text.list_marker(self.bytes(), 3).is_some();
        debug_assert!(source.at < source.end);
        Item {
            indentation,
            most_spaces: indentation.saturating_sub(1).min(3),
            first: line,
            attributes,
            base,
            later_parts: Vec::new(),
            nested,
        }
    }

    /// `{: .class}` before an item's text: what stands between its marks, and where the text begins.
    fn item_attributes(&self, start: u32, end: u32) -> Option<(Span, u32)> {
        let inner = Span::new(start, end).slice(self.text).strip_prefix("{:")?;
        let bytes = inner.as_bytes();
        let name = if bytes.first().is_some_and(|&b| is_word(b)) {
            bytes.iter().take_while(|&&b| is_word(b) || b == b'-').count()
        } else {
            0
        };
        if matches!(bytes.get(name), Some(b':')) || bytes.first() == Some(&b'/') {
            return None;
        }
        let close =
            (1..bytes.len()).find(|&i| bytes.get(i) == Some(&b'}') && bytes.get(i - 1) != Some(&b'\\'))?;
        let spaces = bytes.iter().skip(close + 1).take_while(|&&b| is_space(b)).count();
        let from = start + 2;
        Some((Span::new(from, from + offset(close)), from + offset(close + 1 + spaces)))
    }

    /// Whether a line without indentation cannot be the item's lazy text.
    pub(super) fn interrupts_item(&self, source: &mut Src, indentation: u32) -> bool {
        let Some((rest, at)) = self.line(source.at).after_spaces(self.bytes(), indentation.min(3)) else {
            return false;
        };
        match rest.first() {
            Some(b'{') => self.attribute_list(source, source.at).is_some(),
            Some(b'<') => self.is_html_boundary(source, Cursor { line: source.at, at }),
            _ => false,
        }
    }

    fn take_line(&mut self, item: &mut Item<'a>, line: Line) {
        let text = self.bytes();
        let expanded = Line { cut: false, ..line.with_tabs_expanded(text) };
        let inner = expanded.without_spaces(text, item.indentation);
        let mut line = inner.unwrap_or(expanded);
        if line.list_marker(text, 3).is_some() {
            if inner.is_some() && !item.nested {
                item.later_parts.push(self.lines.len());
                item.nested = true;
            } else if inner.is_none() && item.nested {
                line.indent = Indent::new(line.indent.columns() + item.indentation + 4);
            }
        }
        self.lines.push(line);
    }

    /// A line of a definition: no nested list is read apart there.
    pub(super) fn take_plain_line(&mut self, item: &Item<'a>, line: Line) {
        let text = self.bytes();
        let expanded = Line { cut: false, ..line.with_tabs_expanded(text) };
        self.lines.push(expanded.without_spaces(text, item.indentation).unwrap_or(expanded));
    }

    fn finish_item(
        &mut self,
        source: &Src,
        item: Item<'a>,
        blanks: Blanks,
        children: &mut Vec<Block<'a>>,
        trailing_blank: &mut bool,
    ) -> Option<Block<'a>> {
        let (block, last, blank) = self.read_item(source, item, BlockKind::ListItem, blanks);
        if last != Last::Nothing {
            *trailing_blank = matches!(last, Last::Blank { .. });
        }
        children.push(block);
        blank
    }

    /// Reads the blocks of an item whose lines are all taken, and what the blank lines are that end it when
    /// these are to be taken off.
    pub(super) fn read_item(
        &mut self,
        source: &Src,
        item: Item<'a>,
        kind: BlockKind<'a>,
        blanks: Blanks,
    ) -> (Block<'a>, Last, Option<Block<'a>>) {
        let lines = self.lines.len();
        let mut level = self.level();
        let starts = std::iter::once(item.base).chain(item.later_parts.iter().copied());
        let ends = item.later_parts.iter().copied().chain([lines]);
        if item.later_parts.is_empty() {
            self.nested(item.base, &mut level);
        }
        for (start, end) in starts.zip(ends).filter(|_| !item.later_parts.is_empty()) {
            // Each part is copied to the end: that is where a container's lines are taken off.
            let part = self.lines.len();
            self.lines.extend_from_within(start..end);
            self.nested(part, &mut level);
        }
        self.lines.truncate(item.base);
        let mut block = self.block(item.first, source, kind);
        block.attributes = item.attributes;
        let last = level.last;
        let blank = match blanks {
            Blanks::Kept => None,
            Blanks::Taken => level.blocks.pop_if(|last| matches!(last.kind, BlockKind::Blank)),
        };
        if let Some(blank) = &blank {
            block.span = Span::new(block.span.start(), blank.span.start());
        }
        block.children = self.close(level);
        (block, last, blank)
    }

    #[allow(clippy::too_many_arguments)] // the state of one list, which lives on the caller's stack
    fn close_list(
        &mut self,
        source: &mut Src,
        level: &mut Level<'a>,
        first: Line,
        kind: Marker,
        pending: Option<Attributes<'a>>,
        mut children: Vec<Block<'a>>,
        Trailing { ended, blank, is_blank }: Trailing<'a>,
    ) {
        let kind = match kind {
            Marker::Bullet => BlockKind::UnorderedList,
            Marker::Number => BlockKind::OrderedList,
        };
        let mut block = self.block(first, source, kind);
        if mark_task_items(self.text, &mut children, &self.nested) {
            block.attributes.set(Attribute {
                name: "class".into(),
                value: "task-list".into(),
                span: Span::empty(first.start),
            });
        }
        if let Some(pending) = pending {
            block.attributes = std::mem::take(&mut block.attributes).then(pending);
        }
        if let Some(blank) = &blank {
            block.span = Span::new(block.span.start(), blank.span.start());
        }
        block.children = self.children(children);
        level.push(block, Last::Other);
        if ended {
            let line = self.line(source.at);
            source.at += 1;
            let end = self.block(line, source, BlockKind::EndOfBlock);
            level.blocks.push(end);
        } else if is_blank {
            // An item without text leaves no blank of its own, yet the one before it counts.
            let single = blank.as_ref().is_some_and(|b| is_one_line_end(b.span.slice(self.text)));
            level.last = Last::Blank { single };
            level.blocks.extend(blank);
        }
    }
}

pub(super) fn is_one_line_end(blank: &str) -> bool {
    matches!(blank, "\n" | "\r\n" | "\r")
}

/// `[ ] …` and `[x] …` make a list of tasks: marks the items from the first such one on.
fn mark_task_items(text: &str, items: &mut [Block<'_>], nested: &[Block<'_>]) -> bool {
    let mut tasks = false;
    for item in items {
        let Some(first) = item.children.of(nested).first().filter(|b| matches!(b.kind, BlockKind::Paragraph))
        else {
            continue;
        };
        let start = first.content.first().copied().unwrap_or_default();
        let box_follows = match start.slice(text).as_bytes() {
            [b'[', b' ' | b'x' | b'X', b']', after, rest @ ..] => is_space(*after) && !rest.is_empty(),
            _ => false,
        };
        tasks |= box_follows;
        if tasks {
            item.attributes.set(Attribute {
                name: "class".into(),
                value: "task-list-item".into(),
                span: Span::empty(start.start()),
            });
        }
    }
    tasks
}
