//! What embedders ask of a release, under whatever key it was written.

use serde::Serialize;
use serde_yaml::Value;

use super::PressRelease;
use crate::front_matter::{Field, PressContact, Text};
use crate::profile::Profile;
use crate::span::Span;

/// A document to download, under a current key or an older one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Download<'r> {
    /// Its path, as written.
    pub path: &'r str,
    /// Where the path stands.
    pub span: Span,
    /// The text of the link.
    pub name: Option<&'r str>,
    /// The key of the path: `file`, `lien` or `communique_file`.
    pub key: &'static str,
}

/// The image at the head of a release: the first one, since the site shows no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LeadImage<'r> {
    /// Its path, as written.
    pub path: &'r str,
    /// Where the path stands.
    pub span: Span,
    /// Its caption.
    pub caption: Option<&'r str>,
    /// What is read in its place.
    pub alternative: TextAlternative<'r>,
}

/// What is read in place of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TextAlternative<'r> {
    /// The key is not there.
    Missing,
    /// The key is there with nothing after it.
    Null,
    /// An empty text, which says that the image is decorative.
    Empty,
    /// The words « Image décorative », which a screen reader reads aloud.
    DecorativeWords,
    /// A text.
    Text(&'r str),
}

/// Whom journalists call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Contact<'r> {
    /// A person or a service.
    pub name: Option<&'r str>,
    /// Telephone numbers as written.
    pub phones: Vec<&'r str>,
    /// E-mail address.
    pub email: Option<&'r str>,
    /// Whether any of it comes from the site's defaults.
    pub from_defaults: bool,
}

impl PressRelease<'_> {
    /// The documents to download, current keys first; a path that several keys name comes once.
    #[must_use]
    pub fn attachments(&self) -> Vec<Download<'_>> {
        let fields = &self.front_matter;
        let mut downloads = Vec::new();
        for item in fields.attachments.value().into_iter().flatten() {
            let name = item.value.name.value().map(|name| &**name);
            add(&mut downloads, &item.value.file, name, "file");
            add(&mut downloads, &item.value.link, name, "lien");
        }
        add(&mut downloads, &fields.legacy.communique_file, None, "communique_file");
        add(&mut downloads, &fields.legacy.file, None, "file");
        downloads
    }

    /// The image at the head of the release.
    #[must_use]
    pub fn header_image(&self) -> Option<LeadImage<'_>> {
        let fields = &self.front_matter;
        let current = fields.header_images.value().and_then(|images| images.first());
        if let Some(image) = current.map(|image| &image.value)
            && let Some(path) = image.image.spanned()
        {
            return Some(LeadImage {
                path: &path.value,
                span: path.span,
                caption: image.caption.value().map(|caption| &**caption),
                alternative: TextAlternative::of(&image.alternative),
            });
        }
        let path = fields.legacy.image.spanned()?;
        let alternative = TextAlternative::Missing;
        Some(LeadImage { path: &path.value, span: path.span, caption: None, alternative })
    }

    /// Whom journalists call: the release's own contact, completed by the site's default one.
    #[must_use]
    pub fn press_contact<'r>(&'r self, profile: &'r Profile) -> Option<Contact<'r>> {
        let mut contact = self.own_contact();
        if let Some(default) = profile.default_of("contact-presse") {
            contact.complete(default);
        }
        contact.is_some().then_some(contact)
    }

    /// The release's own contact, without the site's defaults; perhaps empty.
    pub(super) fn own_contact(&self) -> Contact<'_> {
        let mut contact = Contact::default();
        if let Some(own) = self.front_matter.press_contact.value() {
            contact.take(own);
        }
        contact
    }
}

impl<'r> TextAlternative<'r> {
    fn of(field: &'r Field<Text<'_>>) -> Self {
        match field {
            Field::Null { .. } => Self::Null,
            Field::Present { value, .. } => Self::read(&value.value),
            _ => Self::Missing,
        }
    }

    /// Tells an empty text and « Image décorative » from a text that says something.
    #[must_use]
    pub fn read(text: &'r str) -> Self {
        let words = text.trim().trim_end_matches('.');
        if words.is_empty() {
            Self::Empty
        } else if ["image décorative", "image decorative", "décorative", "decorative image"]
            .contains(&words.to_lowercase().as_str())
        {
            Self::DecorativeWords
        } else {
            Self::Text(text)
        }
    }
}

impl<'r> Contact<'r> {
    pub(super) fn is_some(&self) -> bool {
        self.name.is_some() || self.email.is_some() || !self.phones.is_empty()
    }

    fn take(&mut self, own: &'r PressContact<'_>) {
        self.name = own.name.value().map(|name| &**name);
        self.email = own.email.value().map(|email| &**email);
        let phones = own.phones.value().map(Vec::as_slice).unwrap_or_default();
        self.phones = phones.iter().map(|phone| &*phone.value).collect();
    }

    /// Takes from the default what is missing: maps merge, key by key.
    fn complete(&mut self, default: &'r Value) {
        let text = |key: &str| default.get(key).and_then(Value::as_str);
        let before = (self.name, self.email, self.phones.len());
        self.name = self.name.or_else(|| text("name"));
        self.email = self.email.or_else(|| text("email"));
        if self.phones.is_empty() {
            self.phones = match default.get("tel") {
                Some(Value::Sequence(phones)) => phones.iter().filter_map(Value::as_str).collect(),
                Some(Value::String(phone)) => vec![phone],
                _ => Vec::new(),
            };
        }
        self.from_defaults = before != (self.name, self.email, self.phones.len());
    }
}

/// Adds a path that is written under a key, unless it is there already.
fn add<'r>(
    downloads: &mut Vec<Download<'r>>,
    path: &'r Field<Text<'_>>,
    name: Option<&'r str>,
    key: &'static str,
) {
    let Some(path) = path.spanned() else { return };
    let written: &str = &path.value;
    if !written.trim().is_empty() && !downloads.iter().any(|other| bare(other.path) == bare(written)) {
        downloads.push(Download { path: written, span: path.span, name, key });
    }
}

/// A path without the leading slash that Jekyll's `relative_url` adds.
fn bare(path: &str) -> &str {
    path.trim().trim_start_matches('/')
}
