//! The pipeline in one screen. What is read from a release that is built (its texts, what its body
//! means, what its texts mention) is read when it is first asked for.

use crate::body::{self, KramdownVersion};
use crate::front_matter::FrontMatter;
use crate::profile::Profile;
use crate::release::chapeau::{self, Chapeau};
use crate::release::{OnRequest, PressRelease};
use crate::source::Source;
use crate::split::split;
use crate::text::Language;
use crate::yaml;

/// What must be known of a site to read its documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseOptions {
    /// The kramdown that builds the site.
    pub kramdown: KramdownVersion,
    /// The language of a document that neither says nor shows one.
    pub language: Language,
    /// Whether kramdown turns straight quotes of running text into curly ones.
    pub smart_quotes: bool,
}

impl Default for ParseOptions {
    fn default() -> Self {
        Self { kramdown: KramdownVersion::default(), language: Language::default(), smart_quotes: true }
    }
}

impl From<&Profile> for ParseOptions {
    fn from(profile: &Profile) -> Self {
        Self { kramdown: profile.kramdown, language: profile.language, smart_quotes: profile.smart_quotes }
    }
}

/// Reads a document as a site of today would; never fails.
#[must_use]
pub fn parse(document: &str) -> PressRelease<'_> {
    parse_with(document, ParseOptions::default())
}

/// Reads a document as a given site would; never fails.
#[must_use]
pub fn parse_with(document: &str, options: ParseOptions) -> PressRelease<'_> {
    let source = Source::new(document);
    let split = split(source);
    let (_, body) = split.meant();
    let yaml = split.yaml().map(|span| yaml::parse(source, span)).unwrap_or_default();
    let front_matter = FrontMatter::read(yaml);
    let chapeau = chapeau::read(source.checked(), &front_matter, options.kramdown);
    let Chapeau { links: chapeau_links, paragraphs: chapeau_paragraphs, .. } = chapeau;
    let body = body::read_after(source.checked(), body, options.kramdown, chapeau.inlines);
    let read = OnRequest::default();
    PressRelease {
        source,
        split,
        front_matter,
        chapeau_links,
        chapeau_paragraphs,
        chapeau_entangled: chapeau.entangled,
        body,
        language: options.language,
        smart_quotes: options.smart_quotes,
        read,
    }
}
