//! The order in which kramdown writes the body's elements.

use std::borrow::Cow;

use super::element::{ElementId, HtmlAttribute, HtmlText, LeftOpen, Origin, PrintedMarkup, WhyPrinted};
use super::entities::decode;
use super::names::{is_read_by_browsers, is_refused_in_text, is_void};
use super::raw::{self, Ending};
use super::stretches::Stretches;
use super::tag::{self, RawTag};
use super::writer::{Close, Opening, Writer};
use crate::body::block::{Block, BlockKind};
use crate::body::inline::{Inline, InlineHtml, InlineKind};
use crate::span::Span;

/// What is gathered along the way.
pub(crate) struct Walk<'a, 'i> {
    pub(crate) source: &'a str,
    pub(crate) body: Span,
    /// The children of all blocks.
    nested: &'i [Block<'a>],
    /// The inlines of all blocks.
    inlines: &'i [Inline<'a>],
    /// How many quotations are open: each puts a `>` before the lines inside.
    quotes: usize,
    pub(crate) writer: Writer<'a>,
    pub(crate) printed: Vec<PrintedMarkup<'a>>,
    pub(crate) left_open: Vec<Vec<LeftOpen>>,
    pub(crate) comments: Vec<Span>,
    pub(crate) texts: Vec<HtmlText>,
}

impl<'a, 'i> Walk<'a, 'i> {
    /// A walk through a body that may hold so many tags.
    pub(crate) fn new(
        source: &'a str,
        body: Span,
        nested: &'i [Block<'a>],
        inlines: &'i [Inline<'a>],
        tags: usize,
    ) -> Self {
        Self {
            source,
            body,
            nested,
            inlines,
            quotes: 0,
            writer: Writer::new(tags),
            printed: Vec::new(),
            left_open: Vec::new(),
            comments: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// What follows is read apart from what comes before.
    pub(crate) fn boundary(&mut self) {
        if !matches!(self.texts.last(), None | Some(HtmlText::Boundary)) {
            self.texts.push(HtmlText::Boundary);
        }
    }

    /// Reads blocks; those that hold no `<` make no element that matters.
    pub(crate) fn blocks(&mut self, blocks: &[Block<'a>], container: Option<Span>) {
        for block in blocks {
            if !matches!(block.kind, BlockKind::Blank) && holds_less_than(block.span.slice(self.source)) {
                self.block(block, container);
            }
        }
    }

    fn block(&mut self, block: &Block<'a>, container: Option<Span>) {
        match &block.kind {
            BlockKind::HtmlElement { .. } => self.html_block(block, container),
            BlockKind::RawHtml => self.comments.push(block.span.trim(self.source)),
            BlockKind::Blockquote => {
                self.quotes += 1;
                self.markdown("blockquote", block.span, |walk| {
                    walk.blocks(block.children.of(walk.nested), Some(block.span))
                });
                self.quotes -= 1;
            }
            BlockKind::UnorderedList => self.markdown("ul", block.span, |walk| walk.items(block)),
            BlockKind::OrderedList => self.markdown("ol", block.span, |walk| walk.items(block)),
            BlockKind::TableRow { header } => self.markdown("tr", block.span, |walk| {
                let name = if *header { "th" } else { "td" };
                for cell in block.children.of(walk.nested) {
                    walk.markdown(name, cell.span, |walk| walk.texts_of(cell));
                }
            }),
            kind => match markdown_name(kind) {
                Some(name) => self.markdown(name, block.span, |walk| {
                    walk.blocks(block.children.of(walk.nested), Some(block.span));
                    walk.texts_of(block);
                }),
                None => {
                    self.blocks(block.children.of(self.nested), container);
                    self.texts_of(block);
                }
            },
        }
    }

    fn items(&mut self, list: &Block<'a>) {
        let items = list.children.of(self.nested);
        for (index, item) in items.iter().enumerate() {
            if !holds_less_than(item.span.slice(self.source)) {
                continue;
            }
            self.markdown("li", item.span, |walk| match item.children.of(walk.nested) {
                [first, rest @ ..] if is_bare(items, walk.nested, index) => {
                    walk.texts_of(first);
                    walk.blocks(rest, Some(item.span));
                }
                all => walk.blocks(all, Some(item.span)),
            });
        }
    }

    pub(crate) fn html_block(&mut self, block: &Block<'a>, container: Option<Span>) {
        let end = block.span.trim(self.source).end();
        let ending = match container {
            None if end >= self.body.trim(self.source).end() => Ending::Document,
            _ => Ending::Container(container.unwrap_or(block.span)),
        };
        let text = Stretches::quoted(self.source, block.span, self.quotes);
        let at = text.text().find('<').unwrap_or(0);
        let first = tag::start_tag(text.text(), at).ok();
        match first.filter(|tag| is_parsed(&text, tag)) {
            Some(tag) => self.parsed_html_block(block, &text, &tag, ending),
            None => {
                self.boundary();
                let islands = block.children.of(self.nested);
                raw::read(self, &text, islands, ending);
                self.boundary();
            }
        }
    }

    /// `<div markdown="1">`: its content is Markdown.
    fn parsed_html_block(&mut self, block: &Block<'a>, text: &Stretches<'a>, tag: &RawTag, ending: Ending) {
        let id = self.start_tag(text, tag, false);
        let name = text.lower_case(tag.name.clone());
        if tag.self_closing || is_void(&name) {
            return self.writer.end(&name, id, Close::Tag(text.span(tag.range.clone())));
        }
        self.blocks(block.children.of(self.nested), Some(block.span));
        self.texts_of(block);
        let inner_end =
            block.children.of(self.nested).last().map_or(block.span.start(), |last| last.span.end());
        let trimmed = text.text().trim_end();
        let end_tag = trimmed
            .rfind("</")
            .and_then(|at| tag::end_tag(trimmed, at))
            .filter(|(_, found)| text.lower_case(found.clone()) == name)
            .map(|(range, _)| text.span(range))
            .filter(|end_tag| end_tag.start() >= inner_end);
        if let Some(end_tag) = end_tag {
            return self.writer.end(&name, id, Close::Tag(end_tag));
        }
        self.left_open.extend(id.map(|element| vec![LeftOpen { element, missed_end_tag: None }]));
        if let Ending::Container(container) = ending {
            self.writer.end(&name, id, Close::Container { container, at: container.end() });
        }
    }

    fn texts_of(&mut self, block: &Block<'a>) {
        self.inlines(block.inlines.of(self.inlines), block.span);
    }

    fn inlines(&mut self, inlines: &[Inline<'a>], paragraph: Span) {
        for inline in inlines {
            if holds_less_than(inline.span.slice(self.source)) {
                self.inline(inline, paragraph);
            }
        }
    }

    fn inline(&mut self, inline: &Inline<'a>, paragraph: Span) {
        let inner = |walk: &mut Self| walk.inlines(inline.children.of(walk.inlines), paragraph);
        match &inline.kind {
            InlineKind::Html(tags) => self.inline_html(inline, tags, paragraph),
            InlineKind::Text | InlineKind::BlockTag => self.text(inline.span, paragraph),
            InlineKind::StrayEndTag => self.stray_end_tag(inline.span),
            InlineKind::HtmlComment => self.comments.push(inline.span),
            InlineKind::Emphasis => self.markdown("em", inline.span, inner),
            InlineKind::Strong => self.markdown("strong", inline.span, inner),
            InlineKind::Strikethrough => self.markdown("del", inline.span, inner),
            InlineKind::Link(link) if !link.autolink => self.markdown("a", inline.span, inner),
            _ => {}
        }
    }

    fn inline_html(&mut self, inline: &Inline<'a>, tags: &InlineHtml<'a>, paragraph: Span) {
        let InlineHtml { ref name, start_tag, end_tag } = *tags;
        let text = Stretches::one(self.source, start_tag);
        let Ok(tag) = tag::start_tag(text.text(), 0) else { return };
        let id = self.start_tag(&text, &tag, true);
        if is_void(name) {
            return;
        }
        self.writer.text();
        self.inlines(inline.children.of(self.inlines), paragraph);
        let close = match end_tag {
            Some(end_tag) => Close::Tag(end_tag),
            None if tag.self_closing => Close::Tag(start_tag),
            None => {
                self.left_open.extend(id.map(|element| vec![LeftOpen { element, missed_end_tag: None }]));
                Close::Container { container: paragraph, at: inline.span.end() }
            }
        };
        self.writer.end(name, id, close);
    }

    /// Opens the element of a start tag; `None` when a browser makes none of it.
    pub(crate) fn start_tag(
        &mut self,
        text: &Stretches<'a>,
        tag: &RawTag,
        in_running_text: bool,
    ) -> Option<ElementId> {
        let name = text.lower_case(tag.name.clone());
        if !is_read_by_browsers(&name) {
            let (span, why) = (text.span(tag.range.clone()), WhyPrinted::NoNameForBrowsers);
            self.printed.push(PrintedMarkup { span, name, why });
            self.writer.text();
            return None;
        }
        self.writer.start(Opening {
            name,
            origin: Origin::Tag,
            start_tag: text.span(tag.range.clone()),
            attributes: attributes(text, tag),
            self_closing: tag.self_closing,
            in_running_text,
        })
    }

    /// Running text: a `<` in it begins no tag for kramdown, but may have been meant to.
    fn text(&mut self, span: Span, paragraph: Span) {
        let text = Stretches::one(self.source, Span::new(span.start(), paragraph.end()));
        let own = span.slice(self.source);
        let mut next = 0;
        for (at, _) in own.match_indices('<') {
            if at < next {
                continue;
            }
            if own.get(at..).unwrap_or_default().starts_with("</") {
                if let Some((range, name)) = tag::end_tag(text.text(), at) {
                    let name = text.lower_case(name);
                    let why = WhyPrinted::EndTag { meant_for: None };
                    self.printed.push(PrintedMarkup { span: text.span(range), name, why });
                }
                continue;
            }
            match tag::start_tag(text.text(), at) {
                Ok(tag) => {
                    let name = text.lower_case(tag.name.clone());
                    if is_refused_in_text(&name) {
                        next = tag.range.end;
                        let span = text.span(tag.range);
                        self.printed.push(PrintedMarkup { span, name, why: WhyPrinted::BlockInText });
                    }
                }
                Err(fault) => {
                    let name = text.lower_case(fault.name.clone());
                    if raw::is_worth_noting(&name, &fault) {
                        next = raw::printed_end(text.text(), &fault);
                        let span = text.span(at..next);
                        let at = text.span(fault.at..next).start();
                        let why = WhyPrinted::Malformed { fault: fault.fault, at };
                        self.printed.push(PrintedMarkup { span, name, why });
                    }
                }
            }
        }
    }

    fn stray_end_tag(&mut self, span: Span) {
        let text = Stretches::one(self.source, span);
        if let Some((_, name)) = tag::end_tag(text.text(), 0) {
            let name = text.lower_case(name);
            self.printed.push(PrintedMarkup { span, name, why: WhyPrinted::EndTag { meant_for: None } });
        }
    }

    fn markdown(&mut self, name: &'static str, span: Span, inner: impl FnOnce(&mut Self)) {
        let id = self.writer.start(Opening {
            name: Cow::Borrowed(name),
            origin: Origin::Markdown,
            start_tag: Span::empty(span.start()),
            attributes: Vec::new(),
            self_closing: false,
            in_running_text: true,
        });
        inner(self);
        self.writer.end(name, id, Close::OwnEnd(span.end()));
    }
}

/// The attributes of a tag, decoded.
fn attributes<'a>(text: &Stretches<'a>, tag: &RawTag) -> Vec<HtmlAttribute<'a>> {
    let read = tag.attributes.iter().map(|raw| {
        let value = raw.value.clone().unwrap_or(raw.name.end..raw.name.end);
        let end = value.end + usize::from(raw.quote.is_some());
        HtmlAttribute {
            name: text.lower_case(raw.name.clone()),
            name_span: text.span(raw.name.clone()),
            value: match text.slice(value.clone()) {
                Cow::Borrowed(value) => decode(value),
                Cow::Owned(value) => Cow::Owned(decode(&value).into_owned()),
            },
            value_span: raw.value.clone().map(|value| text.span(value)),
            quote: raw.quote,
            span: text.span(raw.name.start..end),
        }
    });
    read.collect()
}

/// Whether a `markdown` attribute asks kramdown to read the content.
fn is_parsed(text: &Stretches<'_>, tag: &RawTag) -> bool {
    tag.attributes.iter().any(|attribute| {
        text.lower_case(attribute.name.clone()) == "markdown"
            && attribute.value.clone().is_some_and(|v| matches!(&*text.slice(v), "1" | "block" | "span"))
    })
}

/// Whether the text that begins an item stands in it without a `<p>`: no blank line follows it, and
/// the last item does as those before it.
fn is_bare(items: &[Block<'_>], nested: &[Block<'_>], index: usize) -> bool {
    let Some(children) = items.get(index).map(|item| item.children.of(nested)) else { return false };
    let [first, rest @ ..] = children else { return false };
    let last = index + 1 == items.len();
    let no_blank = match rest {
        [blank, after @ ..] if blank.kind == BlockKind::Blank => last && after.is_empty(),
        _ => true,
    };
    let before = items.get(..index).unwrap_or_default();
    let is_paragraph = |block: &Block<'_>| block.kind == BlockKind::Paragraph;
    let follows = |(index, item): (usize, &Block<'_>)| {
        !item.children.of(nested).first().is_some_and(is_paragraph) || is_bare(items, nested, index)
    };
    is_paragraph(first) && no_blank && (!last || before.is_empty() || before.iter().enumerate().any(follows))
}

/// The element that kramdown writes for a block; none for what only holds others.
fn markdown_name(kind: &BlockKind<'_>) -> Option<&'static str> {
    Some(match kind {
        BlockKind::Paragraph => "p",
        BlockKind::Heading { level, .. } => match level {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        },
        BlockKind::ListItem => "li",
        BlockKind::Table => "table",
        BlockKind::DefinitionList => "dl",
        BlockKind::DefinitionTerm => "dt",
        BlockKind::DefinitionDescription => "dd",
        BlockKind::FootnoteDefinition { .. } => "li",
        _ => return None,
    })
}

fn holds_less_than(text: &str) -> bool {
    memchr::memchr(b'<', text.as_bytes()).is_some()
}
