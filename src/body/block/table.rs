//! Tables: a pipe on every line is all that kramdown asks for.

use super::line::{Line, is_space};
use super::liquid::liquid_length;
use super::names::{is_block, is_void};
use super::parser::{Last, Level, Parser, Src};
use super::scan::{Cursor, Scan};
use super::{Block, BlockKind, Spans};
use crate::body::stretch::Stretch;
use crate::span::{Span, offset};

/// What a line of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// `---|---`
    Separator,
    /// `===|===`
    Footer,
    Cells,
}

impl<'a> Parser<'a> {
    pub(super) fn table(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let first = source.at;
        if !self.may_hold_table || !level.after_boundary() || !has_pipe(self.line(first).bytes(self.bytes()))
        {
            return false;
        }
        // kramdown hands the waiting attributes to the table before it knows whether it is one.
        let pending = level.pending.take();
        let mut end = first;
        while end < source.end && has_pipe(self.line(end).bytes(self.bytes())) {
            end += 1;
        }
        let mut rest = Src::new(end, source.end);
        if !self.before_boundary(&mut rest) || !self.every_line_has_a_pipe(first, end) {
            return false;
        }
        let kept = self.nested.len();
        let Some(mut rows) = self.rows(first, end) else {
            self.nested.truncate(kept);
            return false;
        };
        source.at = end;
        let mut block = self.block(self.line(first), source, BlockKind::Table);
        block.children = self.keep(&mut rows);
        if let Some(pending) = pending {
            block.attributes = pending;
        }
        level.push(block, Last::Other);
        true
    }

    /// The rows of a table, or nothing when it has no body.
    fn rows(&mut self, first: usize, end: usize) -> Option<Vec<Block<'a>>> {
        let mut rows: Vec<Block<'a>> = Vec::new();
        let mut waiting = 0;
        let mut separated = false;
        let mut footer = false;
        let mut body = false;
        let leading_pipe = self
            .line(first)
            .after_spaces(self.bytes(), u32::MAX)
            .is_some_and(|(rest, _)| rest.first() == Some(&b'|'));
        for index in first..end {
            let line = self.line(index);
            match row_kind(line.bytes(self.bytes())) {
                Row::Separator if waiting == 0 => {}
                Row::Separator if !separated && !footer && !body => {
                    for row in &mut rows {
                        row.kind = BlockKind::TableRow { header: true };
                    }
                    separated = true;
                    waiting = 0;
                }
                Row::Separator => {
                    body |= !footer;
                    if !footer {
                        waiting = 0;
                    }
                }
                Row::Footer => {
                    body |= waiting > 0;
                    waiting = 0;
                    footer = true;
                }
                Row::Cells => {
                    waiting += 1;
                    rows.push(self.row(line, leading_pipe));
                }
            }
        }
        body |= waiting > 0 && !footer;
        body.then_some(rows)
    }

    fn row(&mut self, line: Line, leading_pipe: bool) -> Block<'a> {
        let bytes = line.bytes(self.bytes());
        let mut cells: Vec<Span> = Vec::new();
        let mut start = line.start;
        for pipe in pipes_outside_code(bytes) {
            let at = line.start + offset(pipe);
            cells.push(Span::new(start, at));
            start = at + 1;
        }
        cells.push(Span::new(start, line.end));
        let is_empty = |span: &Span| span.slice(self.text).bytes().all(is_space);
        if leading_pipe && cells.first().is_some_and(is_empty) {
            cells.remove(0);
        }
        if cells.last().is_some_and(is_empty) {
            cells.pop();
        }
        let first = self.nested.len();
        let text = self.text;
        let cells = cells.into_iter().map(|span| Block {
            kind: BlockKind::TableCell,
            span,
            line: line.number,
            content: Spans::from(trim(text, span)),
            ..Block::default()
        });
        self.nested.extend(cells);
        Block {
            kind: BlockKind::TableRow { header: false },
            span: Span::new(line.start, line.next()),
            line: line.number,
            children: Stretch::new(first, self.nested.len()),
            ..Block::default()
        }
    }

    /// Whether each line has a pipe outside code and outside inline elements, as far as kramdown
    /// looks: code over three lines or more ends its search.
    fn every_line_has_a_pipe(&self, first: usize, end: usize) -> bool {
        let scan = Scan { text: self.text, lines: &self.lines, end };
        let Some(mut at) = scan.line_start(first) else { return false };
        let mut pipe = false;
        let mut piece = Piece::default();
        while let Some(byte) = scan.peek(at) {
            let rest = scan.rest_of_line(at);
            let plain = memchr::memchr3(b'`', b'<', b'|', rest).unwrap_or(rest.len());
            if let Some(&last) = rest.get(..plain).and_then(<[u8]>::last) {
                piece.push(last);
                at = Cursor { at: at.at + offset(plain), ..at };
                continue;
            }
            let after = match byte {
                b'`' => skip_code(&scan, at),
                b'<' => skip_element(&scan, at),
                _ => None,
            };
            let Some((after, is_code)) = after else {
                if byte != b'\n' || at.line + 1 < end {
                    piece.push(byte);
                }
                // Backticks that nothing closes are text together.
                let run = if byte == b'`' { backticks(&scan, at) } else { 1 };
                at = if run > 1 { Cursor { at: at.at + run, ..at } } else { scan.next(at) };
                continue;
            };
            let Some(now) = std::mem::take(&mut piece).finish(pipe) else { return false };
            pipe = now;
            match if is_code { after.line - at.line } else { 0 } {
                0 => {}
                1 if pipe => pipe = false,
                _ => return pipe,
            }
            at = after;
        }
        piece.finish(pipe).unwrap_or(false)
    }
}

/// A piece of a table's text between code and elements; of a run of plain bytes, only the last counts.
#[derive(Debug, Default)]
struct Piece {
    /// Lines that ended in it.
    lines: usize,
    first_has_pipe: bool,
    last_has_pipe: bool,
    /// The line it is in has a pipe.
    has_pipe: bool,
    before: Option<u8>,
}

impl Piece {
    fn push(&mut self, byte: u8) {
        if byte == b'\n' {
            self.end_line();
            self.before = None;
        } else {
            self.has_pipe |= byte == b'|' && self.before != Some(b'\\');
            self.before = Some(byte);
        }
    }

    fn end_line(&mut self) {
        if self.lines == 0 {
            self.first_has_pipe = self.has_pipe;
        }
        // A line feed alone is no line.
        if self.before.is_some() || self.lines == 0 {
            self.lines += 1;
            self.last_has_pipe = self.has_pipe;
        }
        self.has_pipe = false;
    }

    /// Whether the line it ends in has a pipe, given whether the one it began in had one before it;
    /// nothing when a line went by without.
    fn finish(mut self, pipe_before: bool) -> Option<bool> {
        if self.before.is_some() {
            self.end_line();
        }
        if self.lines > 1 {
            (pipe_before || self.first_has_pipe).then_some(self.last_has_pipe)
        } else {
            Some(pipe_before || self.last_has_pipe)
        }
    }
}

/// Whether a line has a pipe that no backslash escapes, outside Liquid, which is replaced before
/// kramdown sees it.
fn has_pipe(bytes: &[u8]) -> bool {
    let mut at = 0;
    let mut unclosed = false;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'|', b'{', rest)) {
        at += found;
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.first() == Some(&b'{') {
            // One that is not closed is searched once.
            let length = if unclosed { None } else { liquid_length(rest) };
            unclosed |= length.is_none() && matches!(rest, [_, b'{' | b'%', ..]);
            at += length.unwrap_or(1);
        } else if at > 0 && bytes.get(at - 1) == Some(&b'\\') {
            at += 1;
        } else {
            return true;
        }
    }
    false
}

fn row_kind(bytes: &[u8]) -> Row {
    let only = |mark: u8| {
        bytes.iter().all(|&b| b == mark || matches!(b, b'+' | b'|' | b':' | b' ' | b'\t'))
            && bytes.contains(&mark)
    };
    if only(b'-') {
        Row::Separator
    } else if only(b'=') {
        Row::Footer
    } else {
        Row::Cells
    }
}

/// Where the pipes stand that part the cells of a line.
fn pipes_outside_code(bytes: &[u8]) -> Vec<usize> {
    let mut pipes = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr3(b'\\', b'|', b'`', rest)) {
        at += next;
        match bytes.get(at).copied().unwrap_or_default() {
            b'\\' if bytes.get(at + 1) == Some(&b'|') => at += 2,
            b'|' => {
                pipes.push(at);
                at += 1;
            }
            b'`' => {
                let run = bytes.iter().skip(at).take_while(|&&b| b == b'`').count();
                let rest = bytes.get(at + run..).unwrap_or_default();
                let mut length = 0;
                let mut close = None;
                for (i, &b) in rest.iter().enumerate() {
                    length = if b == b'`' { length + 1 } else { 0 };
                    if length == run {
                        close = Some(i);
                        break;
                    }
                }
                at += run + close.map_or(0, |i| i + 1);
            }
            _ => at += 1,
        }
    }
    pipes
}

/// Number of backticks at a place.
fn backticks(scan: &Scan<'_, '_>, at: Cursor) -> u32 {
    offset(scan.rest_of_line(at).iter().take_while(|&&b| b == b'`').count())
}

/// Past the code at a backtick; nothing when no backtick closes it.
fn skip_code(scan: &Scan<'_, '_>, at: Cursor) -> Option<(Cursor, bool)> {
    let run = backticks(scan, at);
    let mut cursor = Cursor { at: at.at + run, ..at };
    let mut length = 0;
    while let Some(byte) = scan.peek(cursor) {
        cursor = scan.next(cursor);
        length = if byte == b'`' { length + 1 } else { 0 };
        if length == run {
            return Some((cursor, true));
        }
    }
    None
}

/// Past the inline element at `<`, to the end of the table when nothing closes it; nothing when
/// it begins none.
fn skip_element(scan: &Scan<'_, '_>, at: Cursor) -> Option<(Cursor, bool)> {
    let tag = scan.start_tag(at)?;
    let name = tag.name.to_ascii_lowercase();
    if is_block(&name) {
        return None;
    }
    if tag.self_closing || is_void(&name) {
        return Some((tag.after, false));
    }
    let end = Cursor { line: scan.end, at: at.at };
    Some((scan.find_end_tag(tag.after, tag.name).map_or(end, |(_, after)| after), false))
}

fn trim(text: &str, span: Span) -> Span {
    let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | 0x0b | 0x0c | 0);
    let bytes = span.slice(text).as_bytes();
    let lead = offset(bytes.iter().take_while(is_blank).count());
    let tail = offset(bytes.iter().rev().take_while(is_blank).count()).min(span.len() - lead);
    Span::new(span.start() + lead, span.end() - tail)
}
