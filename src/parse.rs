//! The pipeline in one screen.

use crate::body::testimonial::layouts;
use crate::body::{Body, ElementTree};
use crate::front_matter::FrontMatter;
use crate::mentions;
use crate::release::PressRelease;
use crate::source::Source;
use crate::split::split;
use crate::text::TextsBuilder;

/// Reads a document; never fails.
#[must_use]
pub fn parse(text: &str) -> PressRelease<'_> {
    let source = Source::new(text);
    let split = split(source);
    let front_matter = FrontMatter::default();
    let mut body = Body { span: split.body, ..Body::default() };
    body.elements = ElementTree::new(source.checked(), body.span, &body.blocks);
    let texts = TextsBuilder::default().finish();
    (body.testimonials, body.signatures) = layouts::read(source.text(), &texts, &body.blocks);
    let mentions = mentions::read(source.text(), &texts);
    PressRelease { source, split, front_matter, body, texts, mentions }
}
