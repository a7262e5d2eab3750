//! What embedders ask of a release, under whatever key it was written.

use serde::Serialize;
use serde_yaml::Value;

use super::PressRelease;
use crate::front_matter::{Field, PressContact, Text};
use crate::profile::Profile;
use crate::profile::effective::merge;
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

    /// The values Jekyll builds the page from: those of the release over the site's defaults. Null
    /// does not override, maps merge, lists replace.
    ///
    /// Of a front matter that is no YAML throughout, Jekyll reads nothing: the defaults are all.
    ///
    /// ```
    /// use parapheur::{Profile, parse};
    ///
    /// let release = parse("---\ntitle: Cartolibre\nlayout:\n---\n");
    /// let values = release.effective_values(&Profile::default());
    /// assert_eq!(values["title"], "Cartolibre");
    /// assert_eq!(values["layout"], "communique");
    /// ```
    #[must_use]
    pub fn effective_values(&self, profile: &Profile) -> Value {
        let defaults =
            profile.defaults.iter().map(|(key, value)| (Value::String(key.clone()), value.clone()));
        let defaults = Value::Mapping(defaults.collect());
        let own = self.split.front_matter.and_then(|_| self.front_matter.yaml.to_value().ok());
        merge(&defaults, &own.unwrap_or_default())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn a_document_named_under_two_keys_comes_once() {
        let text = "---\r\nfiles:\r\n- lien: /uploads/l’été.pdf\r\n  nom: «\u{a0}Été\u{a0}»\r\n- nom: Vide\r\n\
                    communique_file: uploads/l’été.pdf\r\nfile: /b.pdf\r\n---\r\n";
        let release = parse(text);
        let found: Vec<_> =
            release.attachments().into_iter().map(|d| (d.span.slice(text), d.name, d.key)).collect();
        let name = Some("«\u{a0}Été\u{a0}»");
        assert_eq!(found, [("/uploads/l’été.pdf", name, "lien"), ("/b.pdf", None, "file")]);
    }

    #[test]
    fn the_states_of_a_text_alternative_are_told_apart() {
        for (written, expected) in [
            ("", TextAlternative::Missing),
            ("\n  alternative-textuelle:", TextAlternative::Null),
            ("\n  alternative-textuelle: ''", TextAlternative::Empty),
            ("\n  alternative-textuelle: Image décorative.", TextAlternative::DecorativeWords),
            ("\n  alternative-textuelle: Une carte", TextAlternative::Text("Une carte")),
        ] {
            let text = format!("---\nune-ou-diaporama:\n- image: /a.png{written}\n---\n");
            assert_eq!(
                parse(&text).header_image().map(|image| image.alternative),
                Some(expected),
                "{written}"
            );
        }
    }

    #[test]
    fn the_default_contact_completes_the_release_s_own() {
        let mut profile = Profile::default();
        let default = serde_yaml::from_str("{name: Presse, tel: [1 2, 3 4], email: a@b.fr}").unwrap();
        profile.defaults.insert("contact-presse".to_owned(), default);
        let release = parse("---\ncontact-presse:\n  name: Anne Azur\n  tel: 5 6\n---\n");
        let contact = release.press_contact(&profile).unwrap();
        assert_eq!(
            (contact.name, contact.phones, contact.email),
            (Some("Anne Azur"), vec!["5 6"], Some("a@b.fr"))
        );
        assert!(contact.from_defaults);
        assert_eq!(parse("").press_contact(&Profile::default()), None);
    }
}
