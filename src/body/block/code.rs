//! Code blocks and block mathematics.

use super::line::is_space;
use super::parser::{Last, Level, Parser, Src};
use super::scan::Cursor;
use super::{Attribute, Block, BlockKind, CodeBlock, Spans};
use crate::span::{Span, offset};

impl<'a> Parser<'a> {
    pub(super) fn indented_code(&mut self, source: &mut Src, level: &mut Level<'a>) {
        let first = source.at;
        source.at = self.indented_end(source, first);
        let code = CodeBlock { fenced: false, language: None };
        let mut block = self.block(self.line(first), source, BlockKind::CodeBlock(Box::new(code)));
        block.content = self.code_content(first, source.at);
        level.push(block, Last::Other);
    }

    /// The line after indented text that begins at `from`: blank lines inside it, and lines without
    /// indentation right after it, belong to it.
    pub(super) fn indented_end(&self, source: &mut Src, from: usize) -> usize {
        let text = self.bytes();
        let mut end = from;
        loop {
            let mut at = end;
            while at < source.end && self.line(at).is_blank(text) {
                at += 1;
            }
            if at >= source.end || !self.line(at).is_indented(text) {
                return end;
            }
            while at < source.end && !self.line(at).is_blank(text) {
                let line = self.line(at);
                if !line.is_indented(text) && self.ends_lazily(source, at) {
                    break;
                }
                at += 1;
            }
            end = at;
        }
    }

    fn code_content(&self, first: usize, end: usize) -> Spans {
        (first..end)
            .map(|index| {
                let line = self.line(index);
                Span::new(line.unindented(self.bytes()).start, line.next())
            })
            .collect()
    }

    pub(super) fn fenced_code(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let first = source.at;
        let line = self.line(first);
        let Some((mark, count, info)) = line.fence(self.bytes()) else { return false };
        if !is_one_word(info) {
            return false;
        }
        let Some((close, length)) = self.closing_fence(source, mark, count) else { return false };
        // Marks beyond those of the closing fence are read as the language.
        let extra = count - length;
        if extra > 0 && info.first().is_some_and(|&b| is_space(b)) && !info.iter().all(|&b| is_space(b)) {
            return false;
        }
        let lead = info.iter().take_while(|&&b| is_space(b)).count();
        let tail = info.iter().rev().take_while(|&&b| is_space(b)).count();
        let language =
            Span::new(line.end - offset(info.len() - lead.min(info.len())), line.end - offset(tail));
        let language = if extra > 0 {
            Span::new(line.end - offset(info.len() + extra), line.end - offset(tail))
        } else {
            language
        };
        let word = language.slice(self.text);
        source.at = close + 1;
        let code = CodeBlock { fenced: true, language: Some(word).filter(|word| !word.is_empty()) };
        let mut block = self.block(line, source, BlockKind::CodeBlock(Box::new(code)));
        block.content = (first + 1..close)
            .map(|index| {
                let line = self.line(index);
                Span::new(line.start, line.next())
            })
            .collect();
        if !word.is_empty() {
            let name =
                word.split_once('?').map_or(word, |(name, _)| if name.is_empty() { word } else { name });
            block.attributes.push(Attribute {
                name: "class".into(),
                value: format!("language-{name}").into(),
                span: language,
            });
        }
        level.push(block, Last::Other);
        true
    }

    /// The line of the fence that closes one of `count` marks, and how many of its marks count:
    /// all of them where such a fence follows, fewer where only shorter ones do.
    fn closing_fence(&self, source: &mut Src, mark: u8, count: usize) -> Option<(usize, usize)> {
        let longest = source.missing.longest_fences.get_mut(usize::from(mark == b'~'))?;
        let wanted = longest.map_or(count, |longest| longest.min(count));
        if wanted == 0 {
            return None;
        }
        let mut best: Option<(usize, usize)> = None;
        for index in source.at + 1..source.end {
            let Some((found, length, rest)) = self.line(index).fence(self.bytes()) else { continue };
            if found != mark || !rest.iter().all(|&b| is_space(b)) {
                continue;
            }
            if length >= wanted {
                return Some((index, wanted));
            }
            if best.is_none_or(|(_, longest)| length > longest) {
                best = Some((index, length));
            }
        }
        // The whole container was searched: nothing longer follows any of its next lines.
        *longest = Some(best.map_or(0, |(_, length)| length));
        best
    }

    pub(super) fn math(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let line = self.line(source.at);
        let Some((rest, at)) = line.after_spaces(self.bytes(), 3).filter(|_| level.after_boundary()) else {
            return false;
        };
        let escaped = rest.first() == Some(&b'\\');
        let start = Cursor { line: source.at, at: at + u32::from(escaped) };
        let scan = self.scan(source);
        if !scan.rest_of_line(start).starts_with(b"$$") {
            return false;
        }
        let inside = Cursor { at: start.at + 2, ..start };
        let Some(close) = scan.find(inside, b"$$") else { return false };
        let after = Cursor { at: close.at + 2, ..close };
        let whole_line = scan.blank_to_line_end(after);
        if escaped {
            if whole_line {
                self.cut(source, start);
            }
            return false;
        }
        let (opening, before) = (self.line(after.line), source.at);
        if whole_line {
            source.at = after.line + 1;
        } else {
            self.cut(source, after);
        }
        if !self.before_boundary(source) {
            source.at = before;
            if let Some(line) = self.lines.get_mut(after.line) {
                *line = opening;
            }
            return false;
        }
        let content = Spans::from(Span::new(inside.at, close.at));
        let block = Block { content, ..self.block(line, source, BlockKind::Math) };
        level.push(block, Last::Other);
        true
    }
}

/// Whether what follows a fence is nothing, or one word.
fn is_one_word(info: &[u8]) -> bool {
    let mut words = info.split(|&b| is_space(b)).filter(|word| !word.is_empty());
    words.next();
    words.next().is_none()
}
