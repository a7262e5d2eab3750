//! Definitions: of terms, links, abbreviations and footnotes.

use super::line::{Indent, Line, is_space, is_word};
use super::list::{Blanks, Item, is_one_line_end};
use super::parser::{Last, Level, Parser, Src};
use super::scan::find_in;
use super::{Block, BlockKind, LinkDefinition, Spans};
use crate::span::{Span, offset};

impl<'a> Parser<'a> {
    /// `: …` under a paragraph makes its lines terms.
    pub(super) fn definition_list(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let text = self.bytes();
        if self.line(source.at).definition_marker(text, 3).is_none() {
            return false;
        }
        let at = match level.last {
            Last::Paragraph => level.target,
            Last::Blank { single: true } => {
                let before = level.blocks.len().checked_sub(2);
                let Some(at) =
                    before.filter(|&i| level.blocks.get(i).is_some_and(|b| b.kind == BlockKind::Paragraph))
                else {
                    return false;
                };
                at
            }
            _ => return false,
        };
        level.pending = None;
        let mut taken = level.blocks.drain(at..);
        let Some(paragraph) = taken.next() else { return false };
        let between: Vec<_> = taken.collect();
        let mut list = Block {
            kind: BlockKind::DefinitionList,
            line: paragraph.line,
            attributes: paragraph.attributes.clone(),
            ..Block::default()
        };
        let mut children = self.room();
        terms(self.text, &paragraph, &mut children);
        children.extend(between);

        let mut item: Option<Item<'a>> = None;
        let mut most_spaces = 3;
        let mut after_blank = false;
        let (mut last, mut blank) = (Last::Nothing, None);
        while source.at < source.end {
            let line = self.line(source.at);
            if let Some(tail) = line.definition_marker(text, most_spaces) {
                if let Some(item) = item.take() {
                    (last, _) = self.finish_definition(source, item, Blanks::Kept, &mut children, last);
                }
                let next = self.begin_item(source, line, tail);
                most_spaces = next.most_spaces;
                after_blank = false;
                item = Some(next);
                source.at += 1;
                continue;
            }
            let Some(item) = item.as_ref() else { break };
            if line.is_end_of_block(text) {
                break;
            }
            if line.is_blank(text) {
                after_blank = true;
                self.lines.push(line);
            } else if line.belongs_to_item(text, item.indentation)
                || (!after_blank && !self.interrupts_item(source, item.indentation))
            {
                self.take_plain_line(item, line);
                after_blank = false;
            } else {
                break;
            }
            source.at += 1;
        }
        if let Some(item) = item.take() {
            (last, blank) = self.finish_definition(source, item, Blanks::Taken, &mut children, last);
        }
        list.span = Span::new(paragraph.span.start(), self.mark(source));
        if let Some(blank) = &blank {
            list.span = Span::new(list.span.start(), blank.span.start());
        }
        self.add_definition_list(level, list, children);
        if matches!(last, Last::Blank { .. }) {
            let is_single = |blank: &Block<'_>| is_one_line_end(blank.span.slice(self.text));
            level.last = Last::Blank { single: blank.as_ref().is_some_and(is_single) };
            level.blocks.extend(blank);
        }
        true
    }

    fn finish_definition(
        &mut self,
        source: &Src,
        item: Item<'a>,
        blanks: Blanks,
        children: &mut Vec<Block<'a>>,
        before: Last,
    ) -> (Last, Option<Block<'a>>) {
        let (block, last, blank) = self.read_item(source, item, BlockKind::DefinitionDescription, blanks);
        children.push(block);
        (if last == Last::Nothing { before } else { last }, blank)
    }

    /// Adds a list, or its children to the list just before it.
    ///
    /// The level keeps the children of its last list until no more can come.
    fn add_definition_list(&mut self, level: &mut Level<'a>, list: Block<'a>, children: Vec<Block<'a>>) {
        let count = level.blocks.len();
        let is_list = |level: &Level<'a>, back: usize| {
            count
                .checked_sub(back)
                .and_then(|i| level.blocks.get(i))
                .is_some_and(|b| b.kind == BlockKind::DefinitionList)
        };
        let blank_before = level.blocks.last().is_some_and(|b| b.kind == BlockKind::Blank);
        let between = if is_list(level, 1) {
            None
        } else if blank_before && is_list(level, 2) {
            level.blocks.pop()
        } else {
            self.close_definitions(level);
            level.definitions = children;
            level.push_plain(list, Last::DefinitionList);
            level.definition_list = level.target;
            return;
        };
        if let Some(before) = level.blocks.last_mut() {
            before.span = before.span.to(list.span);
        }
        level.definitions.extend(between);
        level.definitions.extend(children);
        level.target = level.blocks.len().saturating_sub(1);
        level.last = Last::DefinitionList;
    }

    /// `[^name]: …`
    pub(super) fn footnote_definition(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let first = source.at;
        let line = self.line(first);
        let Some((rest, at)) = line.after_spaces(self.bytes(), 3) else { return false };
        let Some(name) = rest.strip_prefix(b"[^") else { return false };
        let length = name.iter().take_while(|&&b| is_word(b) || b == b'-').count();
        let starts = name.first().is_some_and(|&b| is_word(b));
        if !starts || !name.get(length..).is_some_and(|tail| tail.starts_with(b"]:")) {
            return false;
        }
        let label = Span::new(at + 2, at + 2 + offset(length));
        source.at = self.indented_end(source, first + 1);
        let base = self.lines.len();
        let text = Line { start: label.end() + 2, indent: Indent::NONE, cut: false, ..line };
        self.lines.push(text.unindented(self.bytes()));
        for index in first + 1..source.at {
            let line = self.line(index);
            self.lines.push(Line { cut: false, ..line.unindented(self.bytes()) });
        }
        let mut inner = self.level();
        self.nested(base, &mut inner);
        self.defines = true;
        let kind = BlockKind::FootnoteDefinition { label: label.slice(self.text) };
        let mut block = self.block(line, source, kind);
        block.children = self.close(inner);
        level.push(block, Last::Definition);
        true
    }

    /// `[name]: target "title"`, the title possibly on a line of its own.
    pub(super) fn link_definition(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let line = self.line(source.at);
        let Some((rest, at)) = line.after_spaces(self.bytes(), 3) else { return false };
        let Some(inner) = rest.strip_prefix(b"[") else { return false };
        let length = inner.iter().take_while(|&&b| b != b']').count();
        if length == 0 || !inner.get(length..).is_some_and(|tail| tail.starts_with(b"]:")) {
            return false;
        }
        let label = Span::new(at + 1, at + 1 + offset(length));
        let Some((target, title, lines)) = self.link_target(source, label.end() + 2, line.end) else {
            return false;
        };
        source.at += lines;
        self.defines = true;
        let link = LinkDefinition { label, target, title };
        let block = self.block(line, source, BlockKind::LinkDefinition(Box::new(link)));
        level.push(block, Last::Definition);
        true
    }

    /// Target, title, and number of lines of a link definition whose target begins at `from`.
    fn link_target(&self, source: &Src, from: u32, end: u32) -> Option<(Span, Option<Span>, usize)> {
        let rest = Span::new(from, end).slice(self.text);
        let lead = rest.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let body = rest.get(lead..)?.trim_end_matches(|c: char| c.is_ascii() && is_space(c as u8));
        let start = from + offset(lead);
        if let Some(inner) = body.strip_prefix('<')
            && let Some(close) = inner.find('>')
        {
            let after = start + offset(close) + 2;
            let target = Span::new(start + 1, after - 1);
            if let Some((title, lines)) = self.link_title(source, Span::new(after, end)) {
                return Some((target, title, lines));
            }
        }
        let first = body.bytes().position(|b| !is_space(b))?;
        let bytes = body.as_bytes();
        let quoted = (first + 1..bytes.len()).find(|&i| {
            matches!(bytes.get(i), Some(b'"' | b'\''))
                && matches!(bytes.get(i - 1), Some(b' ' | b'\t'))
                && ends_with_quote(bytes.get(i..).unwrap_or_default())
        });
        let stop = quoted.unwrap_or(bytes.len());
        let target = body.get(..stop)?.trim_end_matches([' ', '\t']);
        let span = Span::new(start, start + offset(target.len()));
        // A quotation mark that begins no title makes the line ordinary text.
        let stray = target.as_bytes().windows(2).any(|w| matches!(w, [b' ' | b'\t', b'"' | b'\'']));
        if stray {
            return None;
        }
        let (title, lines) = self.link_title(source, Span::new(span.end(), end))?;
        Some((span, title, lines))
    }

    /// What follows the target of a link definition: nothing, or a title here or on the next line.
    fn link_title(&self, source: &Src, rest: Span) -> Option<(Option<Span>, usize)> {
        let bytes = rest.slice(self.text).as_bytes();
        let lead = bytes.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let quoted = bytes.get(lead..).unwrap_or_default();
        if lead > 0 && ends_with_quote(quoted) {
            return Some((Some(inside_quotes(rest.start() + offset(lead), quoted)), 1));
        }
        if !quoted.is_empty() {
            return None;
        }
        let next = self.line(source.at + 1);
        if source.at + 1 < source.end {
            let bytes = next.bytes(self.bytes());
            let lead = bytes.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            let quoted = bytes.get(lead..).unwrap_or_default();
            if ends_with_quote(quoted) {
                return Some((Some(inside_quotes(next.start + offset(lead), quoted)), 2));
            }
        }
        Some((None, 1))
    }

    /// `*[name]: what it stands for`
    pub(super) fn abbreviation_definition(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let line = self.line(source.at);
        let Some((rest, at)) = line.after_spaces(self.bytes(), 3) else { return false };
        let Some(inner) = rest.strip_prefix(b"*[") else { return false };
        let Some(close) = inner.get(1..).and_then(|tail| find_in(tail, b"]:")) else { return false };
        let abbreviation = Span::new(at + 2, at + 3 + offset(close));
        let expansion = Span::new(abbreviation.end() + 2, line.end).trim(self.text);
        source.at += 1;
        let kind = BlockKind::AbbreviationDefinition { abbreviation, expansion };
        let block = self.block(line, source, kind);
        level.push(block, Last::Definition);
        true
    }
}

/// Each line of a paragraph is a term.
fn terms<'a>(text: &str, paragraph: &Block<'a>, terms: &mut Vec<Block<'a>>) {
    let mut line = paragraph.line;
    for span in &paragraph.content {
        let mut start = span.start();
        for piece in span.slice(text).split_inclusive('\n') {
            let end = start + offset(piece.len());
            let bare = start + offset(piece.trim_end_matches(['\r', '\n']).len());
            terms.push(Block {
                kind: BlockKind::DefinitionTerm,
                span: Span::new(start, end),
                line,
                content: Spans::from(Span::new(start, bare)),
                ..Block::default()
            });
            start = end;
            line += 1;
        }
    }
}

/// Whether a text is `"…"` or `'…'` with something inside, blanks after it allowed.
fn ends_with_quote(bytes: &[u8]) -> bool {
    let length = bytes.len() - bytes.iter().rev().take_while(|&&b| is_space(b)).count();
    match bytes.get(..length) {
        Some([open @ (b'"' | b'\''), _, .., close]) => open == close,
        _ => false,
    }
}

fn inside_quotes(start: u32, quoted: &[u8]) -> Span {
    let tail = quoted.iter().rev().take_while(|&&b| is_space(b)).count();
    Span::new(start + 1, start + offset(quoted.len() - tail - 1))
}
