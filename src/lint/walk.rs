//! The one walk over the body: its blocks, the lines of its paragraphs, and the signs of Markdown
//! that are printed because kramdown did not read them.

use std::cell::OnceCell;

use super::context::Context;
use crate::body::inline::reads_markdown;
use crate::body::{Block, BlockKind, Body, Inline, InlineKind};
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
    /// `<` with what may begin a tag or a comment after it.
    Tag,
}

pub(super) const SIGNS: usize = Sign::Tag as usize + 1;

/// What some rules look for among the blocks, and nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Group {
    Headings,
    Quotations,
    Lists,
    Tables,
    AttributeLists,
    Elements,
    Footnotes,
    /// Blocks of any kind that have attributes.
    WithAttributes,
}

pub(super) const GROUPS: usize = Group::WithAttributes as usize + 1;

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
    /// Whether it holds a `<br`.
    pub(crate) br: bool,
}

/// What the walk found, made on first use.
#[derive(Debug, Default)]
pub(crate) struct Walk<'r, 'a> {
    blocks: OnceCell<Blocks<'r, 'a>>,
    inlines: OnceCell<Inlines<'r, 'a>>,
    lines: OnceCell<Lines<'r, 'a>>,
    printed: OnceCell<[Vec<Printed<'r, 'a>>; SIGNS]>,
}

#[derive(Debug, Default)]
struct Blocks<'r, 'a> {
    all: Vec<&'r Block<'a>>,
    groups: [Vec<&'r Block<'a>>; GROUPS],
}

/// The inlines of all blocks that rules look for, in order.
#[derive(Debug, Default)]
pub(crate) struct Inlines<'r, 'a> {
    /// Stretches that are printed as they are written and are not all prose, with their block; not those of an
    /// element where kramdown reads no Markdown at all.
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
    /// Each paragraph, with where its lines begin and end.
    paragraphs: Vec<(&'r Block<'a>, usize, usize)>,
}

impl<'r, 'a> Context<'r, 'a> {
    /// Every block of the body but blank lines, containers before what they hold.
    pub(crate) fn blocks(&self) -> &[&'r Block<'a>] {
        &self.read_blocks().all
    }

    /// Those of a group, in the same order.
    pub(crate) fn blocks_of(&self, group: Group) -> &[&'r Block<'a>] {
        self.read_blocks().groups.get(group as usize).map_or(&[], Vec::as_slice)
    }

    fn read_blocks(&self) -> &Blocks<'r, 'a> {
        self.walk.blocks.get_or_init(|| {
            let mut blocks = Blocks::default();
            blocks.all.reserve(self.release.body.blocks.len());
            let mut levels = vec![self.release.body.blocks.iter()];
            while let Some(level) = levels.last_mut() {
                match level.next() {
                    Some(block) if matches!(block.kind, BlockKind::Blank) => {}
                    Some(block) => {
                        blocks.add(block);
                        if !block.children.is_empty() {
                            levels.push(block.children(&self.release.body).iter());
                        }
                    }
                    None => {
                        levels.pop();
                    }
                }
            }
            blocks
        })
    }

    /// The inlines that rules look for.
    pub(crate) fn inlines(&self) -> &Inlines<'r, 'a> {
        self.walk.inlines.get_or_init(|| {
            let mut found = Inlines::default();
            found.texts.reserve(self.blocks().len());
            let body = &self.release.body;
            for &block in self.blocks().iter().filter(|block| !block.inlines.is_empty()) {
                found.add(block, block.inlines(body), body, true);
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
        lines.paragraphs.iter().map(|&(block, from, to)| (block, lines.between(from, to)))
    }

    /// The lines of a paragraph.
    pub(crate) fn lines_of(&self, paragraph: &Block<'_>) -> &[Line] {
        let lines = self.read_lines();
        let start = paragraph.span.start();
        let index = lines.paragraphs.partition_point(|(block, _, _)| block.span.start() < start);
        lines.paragraphs.get(index).map_or(&[], |&(_, from, to)| lines.between(from, to))
    }

    fn read_lines(&self) -> &Lines<'r, 'a> {
        self.walk.lines.get_or_init(|| {
            let text = self.release.source.text();
            let mut lines = Lines::default();
            lines.all.reserve(text.len() / 64);
            lines.paragraphs.reserve(self.blocks().len());
            for &block in self.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Paragraph)) {
                let from = lines.all.len();
                block.content.iter().for_each(|content| add_lines(text, *content, &mut lines.all));
                lines.paragraphs.push((block, from, lines.all.len()));
            }
            lines
        })
    }

    /// A bit for each group that has a block, and one for each sign that is printed.
    pub(super) fn met(&self) -> (u32, u32) {
        let bit = |met: u32, is_empty: bool| met << 1 | u32::from(!is_empty);
        let groups = self.read_blocks().groups.iter().rev();
        let signs = self.read_printed().iter().rev();
        let groups = groups.fold(0, |met, blocks| bit(met, blocks.is_empty()));
        (groups, signs.fold(0, |met, printed| bit(met, printed.is_empty())))
    }

    /// Where a sign is printed, in order.
    pub(crate) fn printed(&self, sign: Sign) -> &[Printed<'r, 'a>] {
        self.read_printed().get(sign as usize).map_or(&[], Vec::as_slice)
    }

    fn read_printed(&self) -> &[Vec<Printed<'r, 'a>>; SIGNS] {
        self.walk.printed.get_or_init(|| {
            let text = self.release.source.text();
            let in_body = printed(text, &self.inlines().texts);
            if self.release.chapeau_paragraphs.is_empty() {
                return in_body;
            }
            let mut chapeau = Inlines::default();
            for paragraph in &self.release.chapeau_paragraphs {
                let body = &self.release.body;
                chapeau.add(paragraph, paragraph.inlines(body), body, true);
            }
            chapeau.texts.sort_by_key(|(text, _)| text.start());
            let mut all = printed(text, &chapeau.texts);
            all.iter_mut().zip(in_body).for_each(|(found, more)| found.extend(more));
            all
        })
    }
}

impl<'r, 'a> Blocks<'r, 'a> {
    fn add(&mut self, block: &'r Block<'a>) {
        let group = match block.kind {
            BlockKind::Heading { .. } => Some(Group::Headings),
            BlockKind::Blockquote => Some(Group::Quotations),
            BlockKind::OrderedList | BlockKind::UnorderedList => Some(Group::Lists),
            BlockKind::Table => Some(Group::Tables),
            BlockKind::AttributeList => Some(Group::AttributeLists),
            BlockKind::HtmlElement { .. } => Some(Group::Elements),
            BlockKind::FootnoteDefinition { .. } => Some(Group::Footnotes),
            _ => None,
        };
        self.all.push(block);
        let mut note = |group: Group| {
            if let Some(blocks) = self.groups.get_mut(group as usize) {
                blocks.push(block);
            }
        };
        if let Some(group) = group {
            note(group);
        }
        // A block all of whose attributes were passed over has none, and a rule says so.
        if !block.attributes.is_empty() || block.attributes.are_cut() {
            note(Group::WithAttributes);
        }
    }
}

impl<'r, 'a> Inlines<'r, 'a> {
    /// Inlines are nested at most a few dozen deep: the reading sees to it.
    fn add(&mut self, block: &'r Block<'a>, inlines: &'r [Inline<'a>], body: &'r Body<'a>, printed: bool) {
        for inline in inlines {
            let mut printed = printed;
            match &inline.kind {
                InlineKind::Text => {
                    if printed && !inline.is_prose() {
                        self.texts.push((inline.span, block));
                    }
                    continue;
                }
                InlineKind::Image(_) => self.images.push(inline),
                InlineKind::HardBreak | InlineKind::Strikethrough => self.breaks.push(inline),
                InlineKind::AttributeList => self.lists.push(inline),
                InlineKind::Html(tags) => printed &= reads_markdown(&tags.name),
                _ => {}
            }
            if !inline.children.is_empty() {
                self.add(block, inline.children(body), body, printed);
            }
        }
    }
}

impl Lines<'_, '_> {
    fn between(&self, from: usize, to: usize) -> &[Line] {
        self.all.get(from..to).unwrap_or_default()
    }
}

/// Where texts print signs.
fn printed<'r, 'a>(source: &str, texts: &[(Span, &'r Block<'a>)]) -> [Vec<Printed<'r, 'a>>; SIGNS] {
    let mut printed: [Vec<Printed<'r, 'a>>; SIGNS] = Default::default();
    let mut container = 0;
    let begins = |byte: u8| BEGINS.get(usize::from(byte)) == Some(&true);
    for &(text, block) in texts {
        let written = text.slice(source).as_bytes();
        bytes::each_of_many(written, add_begins, begins, |from, _| {
            let at = text.start() + offset(from);
            let Some(sign) = written.get(from..).and_then(sign) else { return };
            if sign == Sign::Container {
                if at < container {
                    return;
                }
                container = at + 3;
            }
            if let Some(found) = printed.get_mut(sign as usize) {
                found.push(Printed { at, text, block });
            }
        });
    }
    printed
}

/// Adds 1 for a byte that may begin a sign: `*` and `:` differ in one bit, and `{`, `[`, `\`, `]` and `_` are
/// nearly all that is found from `{` on once another bit is set.
fn add_begins(met: u8, byte: u8) -> u8 {
    met | u8::from((byte | 0x20).wrapping_sub(b'{') < 5)
        | u8::from(byte | 0x10 == b':')
        | u8::from(byte == b'<')
}

/// Whether each byte may begin a sign.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static BEGINS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte as u8, b'*' | b'_' | b'{' | b'[' | b']' | b':' | b'\\' | b'<');
        byte += 1;
    }
    table
};

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
    let mut add = |from: usize, to: usize, br: bool| {
        let line = slice.get(from..to).unwrap_or_default().trim_ascii_start();
        let byte = |at: usize| line.get(at).copied().unwrap_or(0);
        let span = Span::new(content.start() + offset(from), content.start() + offset(to));
        lines.push(Line { span, first: byte(0), second: byte(1), br });
    };
    let (mut start, mut br) = (0, false);
    for at in memchr::memchr3_iter(b'\n', b'\r', b'<', slice) {
        let byte = slice.get(at);
        if byte == Some(&b'<') {
            br |= slice.get(at + 1..at + 3) == Some(b"br");
            continue;
        }
        // `\r\n` is cut in two: its second half is no line.
        if byte == Some(&b'\r') || at > start {
            add(start, at, br);
        }
        (start, br) = (at + 1, false);
    }
    if start < slice.len() {
        add(start, slice.len(), br);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::Config, lint::rules};

    #[test]
    fn a_text_that_is_known_to_be_prose_prints_no_sign() {
        let samples = rules().flat_map(|rule| rule.invalid.iter().chain(rule.valid));
        let signs = ["*", "_", "{:", "{.", "]", "[^", ":::", ":a", "\\", "<a", "<!", ":\"", "&a_b;"];
        let around = [
            "é {} été",
            "a{}b",
            "**é {}**",
            "*a{} b",
            "<b>é{}</b>",
            "<code markdown=\"1\">é{}</code>",
            "~~é{}~~",
            "<b markdown=\"0\">{}é</b>",
            "[é{}](/é)",
            "![é{}",
            "<https://a.fr/{}>",
            "> é {}\n> *é {}\n",
            "`{} é",
            "« l'{} »\n{} -- é",
            "<http://a.fr/_b>{}",
            "&{};é",
        ];
        let combined = around.iter().flat_map(|around| signs.map(|sign| around.replace("{}", sign)));
        let (mut prose, mut other) = (0, 0);
        for text in samples.map(|sample| sample.document().into_owned()).chain(combined) {
            let release = crate::parse(&text);
            for inline in &release.body.inlines {
                let written = inline.span.slice(&text).as_bytes();
                if inline.is_prose() {
                    prose += 1;
                    let signs = (0..written.len()).filter_map(|at| sign(written.get(at..)?));
                    assert_eq!(signs.collect::<Vec<_>>(), [], "{text:?} {inline:?}");
                } else if matches!(inline.kind, InlineKind::Text) {
                    other += 1;
                }
            }
        }
        assert!(prose > 2 * other && other > 200, "{prose} {other}");
    }

    #[test]
    fn signs_are_printed_where_nothing_reads_them() {
        let text = "Un mot, *é et <https://a.fr/b_c>\n\n<b markdown=\"0\">é]</b>\n\n> é {.a}\n> :b\n";
        let (release, config) = (crate::parse(text), Config::default());
        let cx = Context::new(&release, &config);
        let places =
            |sign: Sign| cx.printed(sign).iter().map(|found| &text[found.at as usize..]).collect::<Vec<_>>();
        assert!(matches!(places(Sign::Emphasis)[..], [a, b] if a.starts_with("*é") && b.starts_with("_c>")));
        assert!(places(Sign::Bracket)[0].starts_with("]</b>"));
        assert!(places(Sign::AttributeList)[0].starts_with("{.a}"));
        assert!(places(Sign::Colon)[0].starts_with(":b"));
    }
}
