//! The pipeline in one screen.

use crate::body::testimonial::layouts;
use crate::body::{self, KramdownVersion};
use crate::front_matter::FrontMatter;
use crate::mentions;
use crate::release::PressRelease;
use crate::source::Source;
use crate::split::split;
use crate::text::{self, TextsBuilder};
use crate::yaml;

/// Reads a document; never fails.
#[must_use]
pub fn parse(document: &str) -> PressRelease<'_> {
    let source = Source::new(document);
    let split = split(source);
    let (block, body) = split.meant();
    let yaml = block.map(|block| yaml::parse(source, block.document())).unwrap_or_default();
    let front_matter = FrontMatter::read(yaml);
    let mut body = body::read(source.checked(), body, KramdownVersion::default());
    let mut texts = TextsBuilder::new(None);
    texts.reserve(source.checked().len());
    text::body::read(source.checked(), &body, &mut texts);
    let texts = texts.finish();
    (body.testimonials, body.signatures) = layouts::read(source.text(), &texts, &body.blocks);
    let mentions = mentions::read(source.text(), &texts);
    PressRelease { source, split, front_matter, body, texts, mentions }
}
