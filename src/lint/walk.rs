//! The one walk over the body: its blocks, the lines of its paragraphs, and the signs of Markdown
//! that are printed because kramdown did not read them.

use std::cell::OnceCell;

use super::context::Context;
use crate::body::inline::reads_markdown;
use crate::body::{Block, BlockKind, Inline, InlineKind};
use crate::span::{Span, offset};

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
    /// `<` with what may begin a tag or a comment after it.
    Tag,
}

const SIGNS: usize = Sign::Tag as usize + 1;

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
    /// Its first byte that is no space; 0 when there is none.
    pub(crate) first: u8,
    /// The byte after it; 0 when there is none.
    pub(crate) second: u8,
    /// Whether it holds a `<`.
    pub(crate) tag: bool,
}

/// What the walk found, made on first use.
#[derive(Debug, Default)]
pub(crate) struct Walk<'r, 'a> {
    blocks: OnceCell<Vec<&'r Block<'a>>>,
    inlines: OnceCell<Inlines<'r, 'a>>,
    lines: OnceCell<Lines<'r, 'a>>,
    printed: OnceCell<[Vec<Printed<'r, 'a>>; SIGNS]>,
}

/// The inlines of all blocks that rules look for, in order.
#[derive(Debug, Default)]
pub(crate) struct Inlines<'r, 'a> {
    /// Stretches that are printed as they are written, with their block; not those of an element
    /// where kramdown reads no Markdown at all.
    texts: Vec<(Span, &'r Block<'a>)>,
    pub(crate) images: Vec<&'r Inline<'a>>,
    /// Breaks and struck texts: versions of kramdown differ in what they take for one.
    pub(crate) breaks: Vec<&'r Inline<'a>>,
    /// Attribute lists.
    pub(crate) lists: Vec<&'r Inline<'a>>,
}

#[derive(Debug, Default)]
struct Lines<'r, 'a> {
    all: Vec<Line>,
    /// Each paragraph, with how many lines there are before its first one.
    paragraphs: Vec<(&'r Block<'a>, usize)>,
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

    /// The inlines that rules look for.
    pub(crate) fn inlines(&self) -> &Inlines<'r, 'a> {
        self.walk.inlines.get_or_init(|| {
            let mut found = Inlines::default();
            found.texts.reserve(2 * self.blocks().len());
            for &block in self.blocks() {
                found.add(block, &block.inlines, true);
            }
            found.texts.sort_by_key(|(text, _)| text.start());
            found
        })
    }

    /// The lines of all paragraphs, in order.
    pub(crate) fn lines(&self) -> &[Line] {
        &self.read_lines().all
    }

    /// Every paragraph with its lines, in order.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = (&'r Block<'a>, &[Line])> {
        let lines = self.read_lines();
        let ends = lines.paragraphs.iter().skip(1).map(|&(_, from)| from).chain([lines.all.len()]);
        lines.paragraphs.iter().zip(ends).map(|(&(block, from), to)| (block, lines.between(from, to)))
    }

    /// The lines of a paragraph.
    pub(crate) fn lines_of(&self, paragraph: &Block<'_>) -> &[Line] {
        let lines = self.read_lines();
        let start = paragraph.span.start();
        let index = lines.paragraphs.partition_point(|(block, _)| block.span.start() < start);
        match lines.paragraphs.get(index..) {
            Some([(_, from), (_, to), ..]) => lines.between(*from, *to),
            Some([(_, from)]) => lines.between(*from, lines.all.len()),
            _ => &[],
        }
    }

    fn read_lines(&self) -> &Lines<'r, 'a> {
        self.walk.lines.get_or_init(|| {
            let text = self.release.source.text();
            let mut lines = Lines::default();
            lines.all.reserve(text.len() / 64);
            lines.paragraphs.reserve(self.blocks().len());
            for &block in self.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Paragraph)) {
                lines.paragraphs.push((block, lines.all.len()));
                block.content.iter().for_each(|content| add_lines(text, *content, &mut lines.all));
            }
            lines
        })
    }

    /// Where a sign is printed, in order.
    pub(crate) fn printed(&self, sign: Sign) -> &[Printed<'r, 'a>] {
        let printed = self.walk.printed.get_or_init(|| {
            let text = self.release.source.text();
            let in_body = printed(text, &self.inlines().texts);
            if self.release.chapeau_paragraphs.is_empty() {
                return in_body;
            }
            let mut chapeau = Inlines::default();
            for paragraph in &self.release.chapeau_paragraphs {
                chapeau.add(paragraph, &paragraph.inlines, true);
            }
            chapeau.texts.sort_by_key(|(text, _)| text.start());
            let mut all = printed(text, &chapeau.texts);
            all.iter_mut().zip(in_body).for_each(|(found, more)| found.extend(more));
            all
        });
        printed.get(sign as usize).map_or(&[], Vec::as_slice)
    }
}

impl<'r, 'a> Inlines<'r, 'a> {
    /// Inlines are nested at most a few dozen deep: the reading sees to it.
    fn add(&mut self, block: &'r Block<'a>, inlines: &'r [Inline<'a>], printed: bool) {
        for inline in inlines {
            let mut printed = printed;
            match &inline.kind {
                InlineKind::Text => {
                    if printed {
                        self.texts.push((inline.span, block));
                    }
                    continue;
                }
                InlineKind::Image(_) => self.images.push(inline),
                InlineKind::HardBreak | InlineKind::Strikethrough => self.breaks.push(inline),
                InlineKind::AttributeList => self.lists.push(inline),
                InlineKind::Html { name, .. } => printed &= reads_markdown(name),
                _ => {}
            }
            if !inline.children.is_empty() {
                self.add(block, &inline.children, printed);
            }
        }
    }
}

impl Lines<'_, '_> {
    fn between(&self, from: usize, to: usize) -> &[Line] {
        self.all.get(from..to).unwrap_or_default()
    }
}

/// Where texts print signs. Texts are many and short, signs rare: they are looked for in all of the body.
fn printed<'r, 'a>(source: &str, texts: &[(Span, &'r Block<'a>)]) -> [Vec<Printed<'r, 'a>>; SIGNS] {
    let mut printed: [Vec<Printed<'r, 'a>>; SIGNS] = Default::default();
    let (Some((first, _)), Some((last, _))) = (texts.first(), texts.last()) else { return printed };
    let whole = first.to(*last);
    let bytes = whole.slice(source).as_bytes();
    let mut note = |signs: &mut dyn Iterator<Item = usize>| {
        let mut rest = texts;
        let mut container = 0;
        for at in signs {
            let at = whole.start() + offset(at);
            while let [(text, _), after @ ..] = rest
                && text.end() <= at
            {
                rest = after;
            }
            let Some(&(text, block)) = rest.first() else { break };
            if at < text.start() {
                continue;
            }
            let Some(sign) = sign(Span::new(at, text.end()).slice(source).as_bytes()) else { continue };
            if sign == Sign::Container {
                if at < container {
                    continue;
                }
                container = at + 3;
            }
            if let Some(found) = printed.get_mut(sign as usize) {
                found.push(Printed { at, text, block });
            }
        }
    };
    note(&mut memchr::memchr2_iter(b'*', b'_', bytes));
    note(&mut memchr::memchr3_iter(b'[', b']', b'\\', bytes));
    note(&mut memchr::memchr3_iter(b':', b'{', b'<', bytes));
    printed
}

/// The sign that a text begins with.
fn sign(text: &[u8]) -> Option<Sign> {
    Some(match text {
        [b'*' | b'_', ..] => Sign::Emphasis,
        [b'{', b':' | b'.' | b'#' | b' ' | b'a'..=b'z', ..] => Sign::AttributeList,
        [b']', ..] => Sign::Bracket,
        [b'[', b'^', ..] => Sign::Note,
        [b'\\', ..] => Sign::Backslash,
        [b':', b'a'..=b'z' | b'0'..=b'9' | b'_' | b'+' | b'-', ..] => Sign::Colon,
        [b':', b':', b':', ..] => Sign::Container,
        [b'<', b' ' | b'!' | b'/' | b'a'..=b'z' | b'A'..=b'Z', ..] => Sign::Tag,
        _ => return None,
    })
}

fn add_lines(text: &str, content: Span, lines: &mut Vec<Line>) {
    let slice = content.slice(text).as_bytes();
    let mut add = |from: usize, to: usize, tag: bool| {
        let line = slice.get(from..to).unwrap_or_default().trim_ascii_start();
        let byte = |at: usize| line.get(at).copied().unwrap_or(0);
        let span = Span::new(content.start() + offset(from), content.start() + offset(to));
        lines.push(Line { span, first: byte(0), second: byte(1), tag });
    };
    let (mut start, mut tag) = (0, false);
    for at in memchr::memchr3_iter(b'\n', b'\r', b'<', slice) {
        let byte = slice.get(at);
        if byte == Some(&b'<') {
            tag = true;
            continue;
        }
        // `\r\n` is cut in two: its second half is no line.
        if byte == Some(&b'\r') || at > start {
            add(start, at, tag);
        }
        (start, tag) = (at + 1, false);
    }
    if start < slice.len() {
        add(start, slice.len(), tag);
    }
}
