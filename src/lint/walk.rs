//! The one walk over the body: its blocks, the lines of its paragraphs, and the signs of Markdown
//! that are printed because kramdown did not read them.

use std::cell::OnceCell;

use super::context::Context;
use crate::body::inline::reads_markdown;
use crate::body::{Block, BlockKind, Inline, InlineKind};
use crate::span::{Span, offset};
use crate::text::bytes;

/// A sign that a text prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `*` or `_`
    Emphasis,
    /// `{:`, or `{` with what may begin an attribute list that lacks its colon.
    AttributeList,
    /// `]`
    Bracket,
    /// `[^`
    Note,
    /// `:::`
    Container,
    /// `:` with what may begin a name after it.
    Colon,
    /// `\`
    Backslash,
}

const SIGNS: usize = Sign::Backslash as usize + 1;

/// A sign, where it is printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printed<'r, 'a> {
    /// Its first byte.
    pub(crate) at: u32,
    /// The stretch that is printed as it is written.
    pub(crate) text: Span,
    /// The block that holds it.
    pub(crate) block: &'r Block<'a>,
}

/// A line of a paragraph, without its line end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Its first byte that is no space.
    pub(crate) first: u8,
}

/// What the walk found, made on first use.
#[derive(Debug, Default)]
pub(crate) struct Walk<'r, 'a> {
    blocks: OnceCell<Vec<&'r Block<'a>>>,
    lines: OnceCell<Vec<Line>>,
    printed: OnceCell<[Vec<Printed<'r, 'a>>; SIGNS]>,
}

impl<'r, 'a> Context<'r, 'a> {
    /// Every block of the body, containers before what they hold.
    pub(crate) fn blocks(&self) -> &[&'r Block<'a>] {
        self.walk.blocks.get_or_init(|| {
            let mut all = Vec::with_capacity(2 * self.release.body.blocks.len());
            let mut levels = vec![self.release.body.blocks.iter()];
            while let Some(level) = levels.last_mut() {
                match level.next() {
                    Some(block) => {
                        all.push(block);
                        if !block.children.is_empty() {
                            levels.push(block.children.iter());
                        }
                    }
                    None => {
                        levels.pop();
                    }
                }
            }
            all
        })
    }

    /// The lines of all paragraphs, in order.
    pub(crate) fn lines(&self) -> &[Line] {
        self.walk.lines.get_or_init(|| {
            let text = self.release.source.text();
            let mut lines = Vec::with_capacity(text.len() / 64);
            let paragraphs = self.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph);
            for content in paragraphs.flat_map(|block| &block.content) {
                add_lines(text, *content, &mut lines);
            }
            lines
        })
    }

    /// The lines of a paragraph.
    pub(crate) fn lines_of(&self, paragraph: &Block<'_>) -> &[Line] {
        let all = self.lines();
        let from = all.partition_point(|line| line.span.start() < paragraph.span.start());
        let rest = all.get(from..).unwrap_or_default();
        let end = paragraph.span.end();
        rest.get(..rest.partition_point(|line| line.span.start() < end)).unwrap_or_default()
    }

    /// Where a sign is printed, in order.
    pub(crate) fn printed(&self, sign: Sign) -> &[Printed<'r, 'a>] {
        let printed = self.walk.printed.get_or_init(|| {
            let mut printed: [Vec<Printed<'r, 'a>>; SIGNS] = Default::default();
            for &block in self.blocks() {
                each_text(&block.inlines, &mut |text| {
                    signs(self.release.source.text(), text, |sign, at| {
                        if let Some(found) = printed.get_mut(sign as usize) {
                            found.push(Printed { at, text, block });
                        }
                    });
                });
            }
            printed
        });
        printed.get(sign as usize).map_or(&[], Vec::as_slice)
    }
}

/// Calls `see` with each stretch of a block that is printed as it is written, links included;
/// not with what stands in an element where kramdown reads no Markdown at all.
pub(crate) fn each_text(inlines: &[Inline<'_>], see: &mut impl FnMut(Span)) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text => see(inline.span),
            InlineKind::Html { name, .. } if !reads_markdown(name) => {}
            _ => each_text(&inline.children, see),
        }
    }
}

fn signs(source: &str, text: Span, mut note: impl FnMut(Sign, u32)) {
    let slice = text.slice(source).as_bytes();
    let is_sign = |b: u8| (b == b'*') | (b == b':') | (b'['..=b']').contains(&b) | (b == b'_') | (b == b'{');
    let mut container = 0;
    bytes::each(slice, is_sign, |at, byte| {
        let next = slice.get(at + 1).copied().unwrap_or(0);
        let sign = match (byte, next) {
            (b'*' | b'_', _) => Sign::Emphasis,
            (b'{', b':' | b'.' | b'#' | b' ' | b'a'..=b'z') => Sign::AttributeList,
            (b']', _) => Sign::Bracket,
            (b'[', b'^') => Sign::Note,
            (b'\\', _) => Sign::Backslash,
            (b':', b'a'..=b'z' | b'0'..=b'9' | b'_' | b'+' | b'-') => Sign::Colon,
            (b':', b':') if at >= container && slice.get(at + 2) == Some(&b':') => {
                container = at + 3;
                Sign::Container
            }
            _ => return,
        };
        note(sign, text.start() + offset(at));
    });
}

fn add_lines(text: &str, content: Span, lines: &mut Vec<Line>) {
    let slice = content.slice(text).as_bytes();
    let mut start = 0;
    let mut add = |from: usize, to: usize| {
        let first = slice.get(from..to).into_iter().flatten().find(|b| !b.is_ascii_whitespace());
        let span = Span::new(content.start() + offset(from), content.start() + offset(to));
        lines.push(Line { span, first: first.copied().unwrap_or(0) });
    };
    bytes::each(
        slice,
        |b| (b == b'\n') | (b == b'\r'),
        |at, byte| {
            // `\r\n` is cut in two: its second half is no line.
            if byte == b'\r' || at > start {
                add(start, at);
            }
            start = at + 1;
        },
    );
    if start < slice.len() {
        add(start, slice.len());
    }
}
