//! Headings: `# …` and underlined.

use super::parser::{Last, Level, Parser, Src};
use super::{Attribute, Attributes, BlockKind, Spans};
use crate::span::{Span, offset};

impl<'a> Parser<'a> {
    pub(super) fn atx_heading(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        let line = self.line(source.at);
        let Some((rank, start)) = line.heading_marker(self.bytes()) else { return false };
        let (text, id) = self.heading_text(Span::new(start, line.end));
        let text = without_closing_marks(self.text, text);
        if text.is_empty() {
            return false;
        }
        source.at += 1;
        let mut block = self.block(line, source, BlockKind::Heading { level: rank, setext: false });
        block.content = Spans::from(text);
        block.attributes = id;
        level.push(block, Last::Other);
        true
    }

    pub(super) fn setext_heading(&mut self, source: &mut Src, level: &mut Level<'a>) -> bool {
        if source.at + 1 >= source.end || !level.after_boundary() {
            return false;
        }
        let Some(rank) = self.line(source.at + 1).setext_level(self.bytes()) else { return false };
        let line = self.line(source.at);
        let Some((_, start)) = line.after_spaces(self.bytes(), 3) else { return false };
        let (text, id) = self.heading_text(Span::new(start, line.end));
        if text.is_empty() {
            return false;
        }
        source.at += 2;
        let mut block = self.block(line, source, BlockKind::Heading { level: rank, setext: true });
        block.content = Spans::from(text);
        block.attributes = id;
        level.push(block, Last::Other);
        true
    }

    /// The text of a heading without the white space and the `{#id}` at its end.
    fn heading_text(&self, span: Span) -> (Span, Attributes<'a>) {
        let span = trim_end(self.text, span);
        let slice = span.slice(self.text);
        let found = slice
            .strip_suffix('}')
            .and_then(|inner| inner.rsplit_once("{#"))
            .filter(|(before, id)| before.ends_with([' ', '\t']) && is_id(id));
        let Some((before, id)) = found else { return (span, Attributes::default()) };
        let start = span.start() + offset(before.len()) + 2;
        let mut attributes = Attributes::default();
        attributes.push(Attribute {
            name: "id".into(),
            value: id.into(),
            span: Span::new(start, start + offset(id.len())),
        });
        (trim_end(self.text, Span::new(span.start(), start - 2)), attributes)
    }
}

/// An XML name, which is what kramdown asks of an id here.
fn is_id(id: &str) -> bool {
    let starts = |c: char| c.is_alphabetic() || matches!(c, ':' | '_');
    id.starts_with(starts) && id.chars().all(|c| starts(c) || c.is_numeric() || matches!(c, '-' | '.' | '·'))
}

/// `## Text ##`: the text alone.
fn without_closing_marks(text: &str, span: Span) -> Span {
    let slice = span.slice(text);
    let bare = slice.trim_end_matches('#');
    if bare.len() == slice.len() || !bare.ends_with([' ', '\t']) {
        return span;
    }
    trim_end(text, Span::new(span.start(), span.start() + offset(bare.len())))
}

fn trim_end(text: &str, span: Span) -> Span {
    let slice = span.slice(text);
    let trimmed = slice.trim_end_matches([' ', '\t', '\n', '\r', '\u{b}', '\u{c}', '\0']);
    Span::new(span.start(), span.start() + offset(trimmed.len()))
}
