//! What the blocks of a body mean to a reader.

use serde::Serialize;

use super::testimonial::layouts;
use super::{
    About, Body, CallToAction, Contact, Embed, Encadre, Figure, Heading, Signature, Testimonial, landmarks,
};
use crate::mentions::Means;
use crate::text::Texts;

/// What a body holds, beyond its blocks and elements: who speaks, what stands out.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Meaning<'a> {
    /// Quotations with those who speak.
    pub testimonials: Vec<Testimonial<'a>>,
    /// Those who sign without a quotation.
    pub signatures: Vec<Signature<'a>>,
    /// Boxes set apart from the text.
    pub encadres: Vec<Encadre<'a>>,
    /// Important links and buttons.
    pub calls_to_action: Vec<CallToAction<'a>>,
    /// `<figure>` elements.
    pub figures: Vec<Figure<'a>>,
    /// Frames, videos, scripts.
    pub embeds: Vec<Embed<'a>>,
    /// Headings, and bold lines that act as headings.
    pub outline: Vec<Heading<'a>>,
    /// Presentations under « À propos de … ».
    pub abouts: Vec<About<'a>>,
    /// People and services to call or to write to.
    pub contacts: Vec<Contact<'a>>,
}

impl<'a> Meaning<'a> {
    /// Reads what a body means from its blocks and from its texts.
    pub(crate) fn read(source: &'a str, texts: &Texts, body: &Body<'a>, means: &Means<'a>) -> Self {
        let (testimonials, signatures) = layouts::read(source, texts, body);
        let mut meaning = Self { testimonials, signatures, ..Self::default() };
        landmarks::read(source, texts, body, means, &mut meaning);
        meaning
    }
}
