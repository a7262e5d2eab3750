//! The layouts of testimonials, block after block.

use std::cell::Cell;

use super::speech::{self, Said, Standing};
use super::{Layout, Place, Quotation, Signature, Testimonial, belonging, guillemets};
use crate::body::Body;
use crate::body::attribution::{self, Attribution, Person};
use crate::body::block::{Block, BlockKind};
use crate::body::inline::InlineKind;
use crate::span::Span;
use crate::text::Texts;
use crate::text::reading::Reading;

/// Longest block that may be an attribution alone, in bytes.
const MAX_ATTRIBUTION: usize = 400;

/// Testimonials and signatures, in source order.
type Found<'a> = (Vec<Testimonial<'a>>, Vec<Signature<'a>>);

/// Reads the testimonials and the signatures of a body.
pub(crate) fn read<'a>(source: &'a str, texts: &Texts, body: &Body<'a>) -> Found<'a> {
    let mut walk = Walk {
        source,
        texts,
        body,
        testimonials: Vec::new(),
        signatures: Vec::new(),
        heading: None,
        near: Cell::new(0),
    };
    walk.siblings(&body.blocks, false, 0);
    (walk.testimonials, walk.signatures)
}

struct Walk<'w, 'a> {
    source: &'a str,
    texts: &'w Texts,
    body: &'w Body<'a>,
    testimonials: Vec<Testimonial<'a>>,
    signatures: Vec<Signature<'a>>,
    /// The last heading: it may begin with somebody's name.
    heading: Option<Reading<'w, 'a>>,
    /// Where the passages of the last block begin.
    near: Cell<usize>,
}

/// What a block leaves open for the next one.
enum Open<'w, 'a> {
    Nothing,
    /// A testimonial, by its place, still without attribution.
    Quotation(usize),
    /// What only an attribution in the next block makes a testimonial.
    Unsure(Box<Testimonial<'a>>),
    /// A sentence that leads on, when it may name a speaker.
    Lead(Option<Reading<'w, 'a>>),
}

/// What a block is to testimonials.
enum Part {
    /// Laid out as a quotation.
    Quotation(Layout),
    /// Laid out as the author of one.
    Author,
    /// A paragraph.
    Paragraph,
    Heading,
    /// Holds blocks.
    Container,
    /// Holds text that is not cut into blocks.
    Html,
    /// Between the others, and of no account.
    Gap,
    Other,
}

impl<'w, 'a> Walk<'w, 'a> {
    /// Reads blocks of one parent, to which a sentence may lead; no deeper than blocks are nested, which is
    /// [`MAX_BLOCK_DEPTH`](crate::body::MAX_BLOCK_DEPTH) at most.
    fn siblings(&mut self, blocks: &[Block<'a>], led: bool, depth: u32) {
        let mut open = if led { Open::Lead(None) } else { Open::Nothing };
        for block in blocks {
            open = match part(block) {
                Part::Gap => open,
                Part::Author => self.author(block, open),
                Part::Quotation(layout) => self.quotation(block, layout, open),
                Part::Paragraph => self.paragraph(block, open, depth),
                Part::Container => {
                    let led = led || matches!(open, Open::Lead(_));
                    self.siblings(block.children(self.body), led, depth + 1);
                    Open::Nothing
                }
                Part::Heading => self.heading(block),
                Part::Html => self.html(block),
                Part::Other => Open::Nothing,
            };
        }
    }

    fn heading(&mut self, block: &Block<'a>) -> Open<'w, 'a> {
        let Some(reading) = self.reading(block.span) else { return Open::Nothing };
        self.heading = Some(reading);
        if reading.text.trim_end().ends_with(':') { Open::Lead(None) } else { Open::Nothing }
    }

    fn author(&mut self, block: &Block<'a>, open: Open<'w, 'a>) -> Open<'w, 'a> {
        let Some(reading) = self.reading(block.span) else { return open };
        if let Some(attribution) = attribution::marked(&reading, 0..reading.text.len()) {
            self.sign(block.span, attribution, open);
        }
        Open::Nothing
    }

    /// Gives an attribution to the quotation before it; without one it is a signature.
    fn sign(&mut self, block: Span, attribution: Attribution<'a>, open: Open<'w, 'a>) {
        match open {
            Open::Quotation(place) => {
                if let Some(testimonial) = self.testimonials.get_mut(place) {
                    testimonial.attribute(attribution, Place::NextBlock);
                }
            }
            Open::Unsure(mut testimonial) => {
                testimonial.attribute(attribution, Place::NextBlock);
                self.testimonials.push(*testimonial);
            }
            Open::Nothing | Open::Lead(_) => self.signatures.push(Signature { span: block, attribution }),
        }
    }

    fn quotation(&mut self, block: &Block<'a>, layout: Layout, open: Open<'w, 'a>) -> Open<'w, 'a> {
        let Some(reading) = self.reading(block.span) else { return open };
        let marked = layout != Layout::Blockquote;
        if let Some(attribution) = self.only_attribution(&reading, &open, marked) {
            self.sign(block.span, attribution, open);
            return Open::Nothing;
        }
        let author = block.children(self.body).iter().find(|child| matches!(part(child), Part::Author));
        let author = author.and_then(|child| self.reading(child.span));
        let quoted = match &author {
            Some(author) => self.between(block.span.start(), author.whole().start()).unwrap_or(reading),
            None => reading,
        };
        let mut all = speech::in_quotation(&quoted);
        if let (Some(author), Some(last)) = (author, all.last_mut()) {
            let attribution = attribution::marked(&author, 0..author.text.len());
            last.attribution = attribution.map(|attribution| (attribution, Place::After));
        }
        let mut left = Open::Nothing;
        let mut open = Some(open);
        for said in all {
            let bare = said.standing == Standing::Bare && said.attribution.is_none();
            let mut testimonial = said.testimonial(&quoted, layout, block.span);
            testimonial.led_by(open.take());
            left = self.keep(testimonial, bare && !marked);
        }
        left
    }

    /// Records a testimonial, unless only what follows can tell that it is one.
    fn keep(&mut self, mut testimonial: Testimonial<'a>, unsure: bool) -> Open<'w, 'a> {
        testimonial.introduced = testimonial.introduced
            || attribution::tells_who_speaks(&testimonial.quotation.text)
            || self.heading.is_some_and(|heading| attribution::begins_with_name(heading.text.trim()));
        if testimonial.attribution.is_some() {
            self.testimonials.push(testimonial);
            return Open::Nothing;
        }
        if unsure {
            return Open::Unsure(Box::new(testimonial));
        }
        self.testimonials.push(testimonial);
        Open::Quotation(self.testimonials.len() - 1)
    }

    /// An attribution alone in a block that is laid out as a quotation.
    fn only_attribution(
        &self,
        reading: &Reading<'_, 'a>,
        open: &Open<'w, 'a>,
        marked: bool,
    ) -> Option<Attribution<'a>> {
        if marked || reading.text.len() > MAX_ATTRIBUTION || guillemets::any(reading.text) {
            return None;
        }
        let attribution = attribution::signed(reading, 0..reading.text.len())?;
        let awaited = matches!(open, Open::Quotation(_) | Open::Unsure(_));
        (awaited || attribution.says_function()).then_some(attribution)
    }

    fn paragraph(&mut self, block: &Block<'a>, open: Open<'w, 'a>, depth: u32) -> Open<'w, 'a> {
        let Some(reading) = self.reading(block.span) else { return open };
        let text = reading.text.trim_end();
        let leads_on = text.ends_with(':');
        if !leads_on && let Some(attribution) = self.follows(&reading, block, &open, depth) {
            self.sign(block.span, attribution, open);
            return Open::Nothing;
        }
        if guillemets::any(text) {
            return self.running_text(&reading, block.span, open);
        }
        if leads_on && text.len() <= MAX_ATTRIBUTION {
            return Open::Lead(Some(reading));
        }
        if leads_on { Open::Lead(None) } else { Open::Nothing }
    }

    /// The attribution that is the whole paragraph, after a quotation or in bold.
    fn follows(
        &self,
        reading: &Reading<'_, 'a>,
        block: &Block<'a>,
        open: &Open<'w, 'a>,
        depth: u32,
    ) -> Option<Attribution<'a>> {
        if reading.text.len() > MAX_ATTRIBUTION {
            return None;
        }
        match open {
            Open::Quotation(_) => attribution::signed(reading, 0..reading.text.len()),
            // Emphasis followed by a paragraph that begins with a name: only a function tells.
            Open::Unsure(_) => {
                attribution::signed(reading, 0..reading.text.len()).filter(Attribution::says_function)
            }
            Open::Nothing | Open::Lead(_) => {
                // In bold, alone, at the end of an editorial: nothing else tells that it signs.
                let first = block.inlines(self.body).first();
                let bold = first.is_some_and(|first| matches!(first.kind, InlineKind::Strong));
                if depth > 0 || !bold || guillemets::any(reading.text) || reaches(reading.text) {
                    return None;
                }
                attribution::signed(reading, 0..reading.text.len())
                    .filter(|attribution| attribution.people.iter().any(Person::has_known_role))
            }
        }
    }

    fn running_text(&mut self, reading: &Reading<'_, 'a>, block: Span, open: Open<'w, 'a>) -> Open<'w, 'a> {
        let mut left = Open::Nothing;
        let mut open = Some(open);
        for said in speech::in_paragraph(reading) {
            let layout = match said.standing {
                Standing::Whole | Standing::Short => Layout::Paragraph,
                Standing::Part | Standing::Bare => Layout::RunningText,
            };
            let short = said.standing == Standing::Short;
            let mut testimonial = said.testimonial(reading, layout, block);
            testimonial.led_by(open.take());
            left = self.keep(testimonial, short);
        }
        left
    }

    /// Text of an HTML block that is no quotation: each passage is read as a paragraph.
    fn html(&mut self, block: &Block<'a>) -> Open<'w, 'a> {
        let texts = self.texts;
        for passage in texts.passages_in(block.span) {
            if guillemets::any(texts.text(passage)) {
                let reading = Reading::passage(self.source, texts, passage);
                self.running_text(&reading, block.span, Open::Nothing);
            }
        }
        Open::Nothing
    }

    fn reading(&self, span: Span) -> Option<Reading<'w, 'a>> {
        let range = self.texts.range_near(span, &self.near)?;
        let reading = Reading::buffer(self.source, self.texts, range);
        (!reading.is_blank()).then_some(reading)
    }

    fn between(&self, start: u32, end: u32) -> Option<Reading<'w, 'a>> {
        self.reading(Span::new(start, end))
    }
}

impl<'a> Said<'a> {
    fn testimonial(self, reading: &Reading<'_, 'a>, layout: Layout, block: Span) -> Testimonial<'a> {
        let quotation = Quotation {
            text: reading.cow(self.text.clone()),
            span: reading.span(self.text.clone()),
            opening: self.opening.map(|range| reading.span(range)),
            closing: self.closing.map(|range| reading.span(range)),
            nested: self.nested.into_iter().map(|range| reading.span(range)).collect(),
            organisations: belonging::read(reading, self.text),
        };
        let span =
            [quotation.opening, quotation.closing].into_iter().flatten().fold(quotation.span, Span::to);
        let mut testimonial =
            Testimonial { span, quotation, attribution: None, layout, place: None, introduced: false, block };
        if let Some((attribution, place)) = self.attribution {
            testimonial.attribute(attribution, place);
        }
        testimonial
    }
}

impl<'a> Testimonial<'a> {
    fn led_by(&mut self, before: Option<Open<'_, 'a>>) {
        let Some(Open::Lead(lead)) = before else { return };
        self.introduced = true;
        if let Some(lead) = lead.filter(|_| self.attribution.is_none())
            && let Some(speaker) = attribution::speaker(&lead, 0..lead.text.trim_end().len())
        {
            self.attribute(speaker, Place::PreviousBlock);
        }
    }

    fn attribute(&mut self, attribution: Attribution<'a>, place: Place) {
        self.span = self.span.to(attribution.span);
        self.attribution = Some(attribution);
        self.place = Some(place);
    }
}

/// Whether a text may tell how to reach somebody.
fn reaches(text: &str) -> bool {
    text.bytes().any(|byte| byte == b'@' || byte.is_ascii_digit())
}

fn part(block: &Block<'_>) -> Part {
    if block.attributes.is_empty() {
        return part_by_kind(block);
    }
    let by_class = block.attributes.get("class").and_then(|classes| part_by_class(block, classes));
    by_class.unwrap_or_else(|| part_by_kind(block))
}

fn part_by_class(block: &Block<'_>, classes: &str) -> Option<Part> {
    let html = matches!(block.kind, BlockKind::HtmlElement { .. });
    let has = |class: &str| classes.split_ascii_whitespace().any(|c| c == class);
    if has("auteur-citation") || has("fr-quote__author") {
        Some(Part::Author)
    } else if has("encadre") || has("lien-important") || has("button") || has("twitter-tweet") {
        Some(if html { Part::Html } else { Part::Other })
    } else if has("citation") || has("fr-quote") {
        Some(Part::Quotation(if html { Layout::Html } else { Layout::CitationClass }))
    } else {
        None
    }
}

fn part_by_kind(block: &Block<'_>) -> Part {
    match &block.kind {
        BlockKind::Blockquote => Part::Quotation(Layout::Blockquote),
        BlockKind::HtmlElement { name } if name == "blockquote" => Part::Quotation(Layout::Html),
        BlockKind::HtmlElement { .. } if !block.children.is_empty() => Part::Container,
        BlockKind::HtmlElement { .. } => Part::Html,
        BlockKind::Paragraph => Part::Paragraph,
        BlockKind::Heading { .. } => Part::Heading,
        BlockKind::Blank | BlockKind::AttributeList | BlockKind::EndOfBlock => Part::Gap,
        _ => Part::Container,
    }
}
