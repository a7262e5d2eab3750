//! The passages of a body, block after block.

use super::{Language, OBJECT, PassageKind, TextsBuilder, Zone, address};
use crate::body::Body;
use crate::body::block::{Attributes, Block, BlockKind};
use crate::body::html::{ElementId, ElementTree, HtmlText, is_read_by_browsers};
use crate::body::inline::{Inline, InlineKind, entity, reads_markdown};
use crate::span::{Span, offset};

/// Adds the passages of a body.
pub(crate) fn read(source: &str, body: &Body<'_>, smart_quotes: bool, texts: &mut TextsBuilder) {
    let elements = &body.elements;
    let any_lang = elements.elements.iter().any(|e| e.attributes.iter().any(|a| a.name == "lang"));
    let addresses = address::Places::of(source, body.span);
    let mut reader = Reader {
        source,
        nested: &body.nested,
        all: &body.inlines,
        elements,
        texts,
        smart_quotes,
        addresses,
        any_lang,
        html_at: 0,
        attribute_at: 0,
        any_alternative: false,
    };
    let around = Around { kind: PassageKind::Paragraph, quoted: false, lang: None };
    reader.blocks(&body.blocks, around);
    reader.attributes_before(u32::MAX);
    reader.texts.end();
}

/// What the blocks being read stand in.
#[derive(Clone, Copy)]
struct Around {
    kind: PassageKind,
    quoted: bool,
    /// The language an attribute gives.
    lang: Option<Language>,
}

struct Reader<'r, 'a> {
    source: &'r str,
    /// The children of all blocks.
    nested: &'r [Block<'a>],
    /// The inlines of all blocks.
    all: &'r [Inline<'a>],
    elements: &'r ElementTree<'a>,
    texts: &'r mut TextsBuilder,
    /// Whether straight apostrophes reach the reader curly; quotation marks are told by their direction anyway.
    smart_quotes: bool,
    addresses: address::Places,
    any_lang: bool,
    /// The next text of raw HTML.
    html_at: usize,
    /// The next element whose attributes were not looked at.
    attribute_at: usize,
    /// Whether the text being read may hold images, or links with a title.
    any_alternative: bool,
}

impl Reader<'_, '_> {
    fn blocks(&mut self, blocks: &[Block<'_>], around: Around) {
        for block in blocks {
            self.block(block, around);
        }
    }

    fn block(&mut self, block: &Block<'_>, around: Around) {
        let mut around = Around { lang: lang(&block.attributes).or(around.lang), ..around };
        match &block.kind {
            BlockKind::Blockquote => around.quoted = true,
            BlockKind::ListItem => around.kind = PassageKind::ListItem,
            BlockKind::DefinitionTerm | BlockKind::DefinitionDescription => {
                around.kind = PassageKind::Definition;
            }
            BlockKind::TableCell => around.kind = PassageKind::TableCell,
            BlockKind::Heading { .. } => around.kind = PassageKind::Heading,
            BlockKind::HtmlElement { .. } => self.raw_html(block.span, around),
            _ => {}
        }
        let inlines = block.inlines.of(self.all);
        if !inlines.is_empty() {
            self.texts.begin_in(around.kind, Zone::RunningText, around.lang, around.quoted);
            self.inlines(inlines, false);
            self.texts.end();
            if std::mem::take(&mut self.any_alternative) {
                self.alternatives(inlines, around);
            }
            self.attributes_before(block.span.end());
        }
        if !block.children.is_empty() {
            self.blocks(block.children.of(self.nested), around);
        }
    }

    // --- running text

    fn inlines(&mut self, inlines: &[Inline<'_>], raw: bool) {
        for inline in inlines {
            self.inline(inline, raw);
        }
    }

    fn inline(&mut self, inline: &Inline<'_>, raw: bool) {
        self.any_alternative |= match &inline.kind {
            InlineKind::Image(_) => true,
            InlineKind::Link(link) => link.title.is_some(),
            InlineKind::Html(_) => !inline.children.is_empty(),
            _ => false,
        };
        match &inline.kind {
            InlineKind::Text if raw => self.entities(inline.span),
            InlineKind::Text | InlineKind::StrayEndTag | InlineKind::BlockTag => self.text(inline.span),
            InlineKind::Typographic(sign) if !self.smart_quotes && sign.is_single_quote() => {
                self.texts.verbatim(self.source, inline.span);
            }
            InlineKind::Typographic(printed) => self.texts.decoded(printed.as_str(), inline.span),
            InlineKind::Entity(c) | InlineKind::Escape(c) => self.character(*c, inline.span),
            InlineKind::HardBreak => self.line_break(inline.span),
            InlineKind::Html(tags) if tags.name == "br" => self.line_break(inline.span),
            InlineKind::Code | InlineKind::Math | InlineKind::Liquid | InlineKind::Image(_) => {
                self.character(OBJECT, inline.span);
            }
            InlineKind::Html(tags) if is_object(&tags.name) => self.character(OBJECT, inline.span),
            InlineKind::Html(tags) => {
                if !is_read_by_browsers(&tags.name) {
                    self.text(tags.start_tag);
                }
                let raw = raw || !reads_markdown(&tags.name);
                self.inlines(inline.children.of(self.all), raw);
            }
            InlineKind::Link(link) if link.autolink && !link.target.starts_with("mailto:") => {
                self.texts.address(inline.span, true);
            }
            InlineKind::Emphasis | InlineKind::Strong | InlineKind::Strikethrough | InlineKind::Link(_) => {
                self.inlines(inline.children.of(self.all), raw);
            }
            InlineKind::HtmlComment | InlineKind::FootnoteReference(_) | InlineKind::AttributeList => {}
        }
    }

    /// Text as it is written, bare addresses taken out.
    fn text(&mut self, span: Span) {
        if !self.addresses.any_in(span) {
            return self.texts.verbatim(self.source, span);
        }
        let text = span.slice(self.source);
        let mut from = 0;
        while let Some(range) = address::next_url(text, from) {
            self.texts.verbatim(self.source, part(span, from, range.start));
            self.texts.address(part(span, range.start, range.end), false);
            from = range.end;
        }
        self.texts.verbatim(self.source, part(span, from, text.len()));
    }

    /// A break takes the line end that follows it: one line end in the passage.
    fn line_break(&mut self, span: Span) {
        let after = self.source.get(span.end() as usize..).unwrap_or("");
        if !after.starts_with(['\n', '\r']) {
            self.texts.decoded("\n", span);
        }
    }

    fn character(&mut self, c: char, span: Span) {
        let mut buffer = [0; 4];
        self.texts.decoded(c.encode_utf8(&mut buffer), span);
    }

    // --- HTML that is left alone

    fn raw_html(&mut self, span: Span, around: Around) {
        let elements = self.elements;
        let mut open = false;
        while let Some(text) = elements.texts.get(self.html_at) {
            match *text {
                HtmlText::Boundary => open = false,
                HtmlText::Text(text, holder) => {
                    if text.start() >= span.end() {
                        break;
                    }
                    let blank = text.slice(self.source).trim_ascii().is_empty();
                    if !open && !blank {
                        self.attributes_before(text.start());
                        let quoted = around.quoted || self.is_in_blockquote(holder);
                        let lang = self.lang_of(holder).or(around.lang);
                        self.texts.begin_in(PassageKind::HtmlText, Zone::HtmlText, lang, quoted);
                        open = true;
                        let lead = text.slice(self.source);
                        let lead = lead.len() - lead.trim_ascii_start().len();
                        self.entities(part(text, lead, text.len() as usize));
                    } else if open {
                        self.entities(text);
                    }
                }
                HtmlText::Break(tag) => {
                    if tag.start() >= span.end() {
                        break;
                    }
                    if open {
                        self.line_break(tag);
                    }
                }
            }
            self.html_at += 1;
        }
        self.texts.end();
        self.attributes_before(span.end());
    }

    /// Text with its entities decoded.
    fn entities(&mut self, span: Span) {
        let text = span.slice(self.source);
        let (mut from, mut at) = (0, 0);
        while let Some(found) = text.get(at..).and_then(|rest| rest.find('&')) {
            at += found;
            match entity::entity_at(text.get(at..).unwrap_or("")) {
                Some((len, c)) => {
                    self.text(part(span, from, at));
                    self.character(c, part(span, at, at + len));
                    at += len;
                    from = at;
                }
                None => at += 1,
            }
        }
        self.text(part(span, from, text.len()));
    }

    fn is_in_blockquote(&self, holder: Option<ElementId>) -> bool {
        self.with_ancestors(holder).any(|e| self.elements.get(e).is_some_and(|e| e.name == "blockquote"))
    }

    fn lang_of(&self, holder: Option<ElementId>) -> Option<Language> {
        if !self.any_lang {
            return None;
        }
        let value = |id| self.elements.get(id)?.attribute("lang").map(|a| Language::of_tag(&a.value));
        self.with_ancestors(holder).find_map(value)
    }

    fn with_ancestors(&self, id: Option<ElementId>) -> impl Iterator<Item = ElementId> {
        let ancestors = id.into_iter().flat_map(|id| self.elements.ancestors(id).map(|(id, _)| id));
        id.into_iter().chain(ancestors)
    }

    // --- attribute values

    /// The attribute values that people read, of the elements that begin before an offset.
    fn attributes_before(&mut self, end: u32) {
        let elements = self.elements;
        while let Some(element) = elements.elements.get(self.attribute_at) {
            if element.start_tag.start() >= end {
                return;
            }
            for attribute in &element.attributes {
                let readable = matches!(&*attribute.name, "alt" | "title" | "aria-label");
                if let Some(span) = attribute.value_span.filter(|_| readable) {
                    self.texts.begin_in(PassageKind::Attribute, Zone::AttributeValue, None, false);
                    self.entities(span);
                    self.texts.end();
                }
            }
            self.attribute_at += 1;
        }
    }

    /// Text alternatives and titles of Markdown images and links.
    fn alternatives(&mut self, inlines: &[Inline<'_>], around: Around) {
        for inline in inlines {
            let (alternative, title) = match &inline.kind {
                InlineKind::Image(image) => (Some(image.alternative_span), &image.title),
                InlineKind::Link(link) => (None, &link.title),
                _ => (None, &None),
            };
            let title = title.as_ref().map(|(_, span)| *span).filter(|span| inline.span.covers(*span));
            for span in alternative.into_iter().chain(title) {
                self.texts.begin_in(PassageKind::Attribute, Zone::AttributeValue, around.lang, false);
                self.entities(span);
                self.texts.end();
            }
            self.alternatives(inline.children.of(self.all), around);
        }
    }
}

fn lang(attributes: &Attributes<'_>) -> Option<Language> {
    attributes.get("lang").map(Language::of_tag)
}

fn part(span: Span, start: usize, end: usize) -> Span {
    Span::new(span.start() + offset(start), span.start() + offset(end))
}

/// Whether an inline element shows something that is not its text.
fn is_object(name: &str) -> bool {
    matches!(
        name,
        "img"
            | "code"
            | "kbd"
            | "samp"
            | "var"
            | "input"
            | "script"
            | "style"
            | "svg"
            | "textarea"
            | "video"
            | "audio"
            | "object"
            | "embed"
            | "math"
    )
}
