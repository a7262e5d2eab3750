//! What stands out of a body: boxes, calls to action, figures, embeds, headings, boilerplate,
//! contacts.

mod about;
mod call;
mod contact;
mod encadre;
mod media;
mod outline;

use std::borrow::Cow;

use super::block::{Block, BlockKind};
use super::inline::{Inline, InlineKind};
use super::{Body, Meaning};
use crate::mentions::Means;
use crate::span::Span;
use crate::text::Texts;
use crate::text::reading::Reading;

pub use about::About;
pub use call::{CallKind, CallToAction};
pub use contact::Contact;
pub use encadre::{Encadre, EncadreForm};
pub use media::{Embed, Figure};
pub use outline::{Heading, HeadingForm};

/// Deepest nesting of blocks in which landmarks are looked for.
const MAX_DEPTH: u32 = super::MAX_BLOCK_DEPTH;

/// Reads the landmarks of a body; what was said and signed in it is known.
pub(crate) fn read<'a>(
    source: &'a str,
    texts: &Texts,
    body: &Body<'a>,
    means: &Means<'a>,
    meaning: &mut Meaning<'a>,
) {
    let reader = Reader { source, texts, body };
    let mut found = Found::default();
    reader.blocks(&body.blocks, 0, &mut found);
    for (_, element) in body.elements.iter().filter(|(_, element)| !element.start_tag.is_empty()) {
        found.encadres.extend(encadre::of_element(&reader, element, &body.elements));
        found.calls.extend(call::of_element(&reader, element));
        found.figures.extend(media::figure(&reader, element, &body.elements));
        found.embeds.extend(media::embed(element));
        found.outline.extend(outline::of_element(&reader, element));
    }
    found.encadres.sort_by_key(|encadre| encadre.span);
    found.calls.sort_by_key(|call| call.span);
    found.outline.sort_by_key(|heading| heading.span);
    let contacts = contact::read(&reader, means, body.span);
    // A name in bold under a quotation, or before a telephone number, heads nothing.
    let attributed = meaning.testimonials.iter().filter_map(|t| t.attribution.as_ref());
    let signed = meaning.signatures.iter().map(|signature| &signature.attribution);
    let mut names: Vec<Span> = attributed.chain(signed).map(|attribution| attribution.span).collect();
    names.sort();
    found.outline.retain(|heading| {
        let next = names.partition_point(|name| name.end() < heading.span.start());
        !names.get(next).is_some_and(|name| name.touches(heading.span))
    });
    meaning.abouts = about::read(&reader, &body.blocks, &found.outline);
    meaning.encadres = found.encadres;
    meaning.calls_to_action = found.calls;
    meaning.figures = found.figures;
    meaning.embeds = found.embeds;
    meaning.outline = found.outline;
    meaning.contacts = contacts;
}

#[derive(Default)]
struct Found<'a> {
    encadres: Vec<Encadre<'a>>,
    calls: Vec<CallToAction<'a>>,
    figures: Vec<Figure<'a>>,
    embeds: Vec<Embed<'a>>,
    outline: Vec<Heading<'a>>,
}

/// The texts that landmarks are read from.
struct Reader<'r, 'a> {
    source: &'a str,
    texts: &'r Texts,
    body: &'r Body<'a>,
}

impl<'a> Reader<'_, 'a> {
    fn blocks(&self, blocks: &[Block<'a>], depth: u32, found: &mut Found<'a>) {
        for block in blocks {
            if !block.attributes.is_empty() {
                found.encadres.extend(encadre::of_block(self, block));
                found.calls.extend(call::of_block(self, block));
            }
            match block.kind {
                BlockKind::Heading { .. } => found.outline.extend(outline::of_heading(self, block)),
                BlockKind::Paragraph => {
                    found.calls.extend(call::of_inlines(self, block.inlines(self.body)));
                    if depth == 0 {
                        found.outline.extend(outline::of_paragraph(self, block));
                    }
                }
                _ => {}
            }
            if depth < MAX_DEPTH && !block.children.is_empty() {
                self.blocks(block.children(self.body), depth + 1, found);
            }
        }
    }

    /// What is read of a span, if anything is.
    fn reading(&self, span: Span) -> Option<Reading<'_, 'a>> {
        let reading = Reading::buffer(self.source, self.texts, self.texts.range_in(span)?);
        (!reading.is_blank()).then_some(reading)
    }

    /// The text of a block, on its own.
    fn text(&self, span: Span) -> Cow<'a, str> {
        self.reading(span)
            .map_or(Cow::Borrowed(""), |reading| reading.cow(reading.trim(0..reading.text.len())))
    }

    /// The text of a stretch of source that holds no block: its tags are left out.
    fn untagged(&self, span: Span) -> Cow<'a, str> {
        let slice = span.trim(self.source).slice(self.source);
        if !slice.contains(['<', '*']) {
            return Cow::Borrowed(slice);
        }
        let mut text = String::with_capacity(slice.len());
        let mut inside = false;
        for c in slice.chars() {
            match c {
                '<' => inside = true,
                '>' if inside => inside = false,
                '*' => {}
                _ if !inside => text.push(c),
                _ => {}
            }
        }
        Cow::Owned(text.trim().to_owned())
    }
}

/// The emphasis that leads a paragraph, and the pieces after it; leading blanks and breaks are passed.
fn leading_strong<'i, 'a>(inlines: &'i [Inline<'a>]) -> Option<(&'i Inline<'a>, &'i [Inline<'a>])> {
    let (first, rest) = inlines.split_first()?;
    match &first.kind {
        InlineKind::Strong => Some((first, rest)),
        InlineKind::Html(tags) if tags.name == "b" || tags.name == "strong" => Some((first, rest)),
        InlineKind::Html(tags) if tags.name == "br" => leading_strong(rest),
        _ => None,
    }
}
