//! Nodes to typed fields.

mod attachment;
mod contact;
mod date;
mod field;
mod image;
mod legacy;
mod others;
mod reader;
pub mod schema;
mod shape;

use std::borrow::Cow;

use serde::Serialize;

use crate::span::Spanned;
use crate::yaml::{Entry, Yaml};
use reader::Reader;

pub use attachment::Attachment;
pub use contact::PressContact;
pub(crate) use date::paris_offset;
pub use date::{DateKind, DateSurprise, MAX_DATE_BYTES, UnreadableDate, WrittenDate, WrittenOffset};
pub use field::{Field, Misshapen, Shape};
pub use image::HeaderImage;
pub use legacy::{EventDates, Legacy};
pub use reader::Strings;

/// A string of the front matter: borrowed when it is written as it reads.
pub type Text<'a> = Cow<'a, str>;

/// The front matter of a release, field by field.
///
/// ```
/// use parapheur::front_matter::Field;
///
/// let release = parapheur::parse("---\ntitle: La carte\ntags:\nchapeau-text: [un, deux]\n---\n");
/// let fields = &release.front_matter;
/// assert_eq!(fields.title.value().unwrap(), "La carte");
/// assert!(fields.date.is_absent());
/// assert!(fields.tags.is_null());
/// assert!(matches!(fields.chapeau, Field::Invalid { .. }));
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct FrontMatter<'a> {
    /// Everything as nodes; serialised as the entries that are no field of this type.
    #[serde(rename = "others", serialize_with = "others::serialize")]
    pub yaml: Yaml<'a>,
    /// `title`
    pub title: Field<Text<'a>>,
    /// `date`
    pub date: Field<WrittenDate<'a>>,
    /// `published`; see [`FrontMatter::is_published`].
    pub published: Field<bool>,
    /// `layout`
    pub layout: Field<Text<'a>>,
    /// `permalink`
    pub permalink: Field<Text<'a>>,
    /// `lang`
    pub lang: Field<Text<'a>>,
    /// `redirection`
    pub redirection: Field<Text<'a>>,
    /// `categories`
    pub categories: Field<Strings<'a>>,
    /// `tags`
    pub tags: Field<Strings<'a>>,
    /// `chapeau-text`: Markdown.
    pub chapeau: Field<Text<'a>>,
    /// `une-ou-diaporama`
    pub header_images: Field<Vec<Spanned<HeaderImage<'a>>>>,
    /// `files`
    pub attachments: Field<Vec<Spanned<Attachment<'a>>>>,
    /// `contact-presse`
    pub press_contact: Field<PressContact<'a>>,
    /// Keys of former versions of the site.
    pub legacy: Legacy<'a>,
    /// The dates of an event.
    pub event: EventDates<'a>,
    /// Values that do not have the shape their key asks for, those that could be read included.
    pub misshapen: Vec<Misshapen>,
}

impl<'a> FrontMatter<'a> {
    /// Reads the fields of a front matter; of a key written twice, the last counts, as in Jekyll.
    #[must_use]
    pub fn read(yaml: Yaml<'a>) -> Self {
        let mut fields = Self::default();
        let mut reader = Reader::default();
        let entries = yaml.root.as_ref().and_then(|root| root.as_mapping()).unwrap_or_default();
        for entry in entries {
            fields.read_entry(&mut reader, entry);
        }
        fields.misshapen = reader.misshapen;
        fields.yaml = yaml;
        fields
    }

    /// Whether Jekyll publishes the page: everything but `published: false` does.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.published.value() != Some(&false)
    }

    /// The entries that are no field of this type, in source order: other layouts read them.
    pub fn others(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries().iter().filter(|entry| others::is_other(entry))
    }

    /// All entries of the front matter, in source order.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'a>] {
        self.yaml.root.as_ref().and_then(|root| root.as_mapping()).unwrap_or_default()
    }

    fn read_entry(&mut self, reader: &mut Reader, entry: &Entry<'a>) {
        let Some(key) = entry.key.as_text() else { return };
        match key {
            "title" => self.title = reader.text(entry),
            "date" => self.date = reader.date(entry),
            "published" => self.published = reader.boolean(entry),
            "layout" => self.layout = reader.text(entry),
            "permalink" => self.permalink = reader.text(entry),
            "lang" => self.lang = reader.text(entry),
            "redirection" => self.redirection = reader.text(entry),
            "categories" => self.categories = reader.words(entry),
            "tags" => self.tags = reader.words(entry),
            "chapeau-text" => self.chapeau = reader.text(entry),
            "une-ou-diaporama" => self.header_images = reader.maps(entry, HeaderImage::read),
            "files" => self.attachments = reader.maps(entry, Attachment::read),
            "contact-presse" => self.press_contact = reader.map(entry, PressContact::read),
            "chapeau" => self.legacy.chapeau = reader.text(entry),
            "communique_file" => self.legacy.communique_file = reader.text(entry),
            "file" => self.legacy.file = reader.text(entry),
            "image" => self.legacy.image = reader.text(entry),
            "event_start_date" => self.event.start = reader.date(entry),
            "event_end_date" => self.event.end = reader.date(entry),
            _ => {}
        }
    }
}
