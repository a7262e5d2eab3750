//! A release as structured data: what search engines and aggregators read of a page.

use serde_yaml::{Mapping, Value};

use super::{Contact, LeadImage, PressRelease, TextAlternative};
use crate::body::{Person, Testimonial};
use crate::json::{object, text, texts, without_blanks};
use crate::profile::Profile;
use crate::text::{Language, PassageKind};

impl PressRelease<'_> {
    /// The release as a schema.org `NewsArticle`: a value to write as JSON in a page's
    /// `<script type="application/ld+json">`, through [`escape_script`](crate::render::escape_script).
    ///
    /// What the release does not say is left out. Paths are put after [`Profile::url`]; the moment
    /// of publication is in Paris time, with its offset.
    ///
    /// ```
    /// use parapheur::{Profile, parse};
    ///
    /// let release = parse("---\ntitle: La carte est ouverte\ndate: 2024-07-02 09:00:00\n---\n");
    /// let article = release.news_article(&Profile::default());
    /// assert_eq!(article["headline"], "La carte est ouverte");
    /// assert_eq!(article["datePublished"], "2024-07-02T11:00:00+02:00");
    /// ```
    #[must_use]
    pub fn news_article(&self, profile: &Profile) -> Value {
        let fields = &self.front_matter;
        let title = self.text_nodes().find(|node| node.kind == PassageKind::Title);
        let date = fields.date.value().and_then(|date| date.paris());
        let list = |field: &crate::front_matter::Field<crate::front_matter::Strings<'_>>| {
            texts(field.value().into_iter().flatten().map(|word| word.value.trim()))
        };
        let downloads = self.attachments();
        let media = downloads.iter().map(|download| media(profile, download.path, download.name));
        without_blanks(object([
            ("@context", text("https://schema.org")),
            ("@type", text("NewsArticle")),
            ("headline", or_null(title.map(|title| one_line(title.text)))),
            ("datePublished", or_null(date.map(|date| date.to_rfc3339()))),
            ("inLanguage", or_null(language(title.map_or(profile.language, |title| title.language)))),
            ("description", or_null(self.chapeau_text().map(|chapeau| one_line(&chapeau)))),
            ("articleSection", list(&fields.categories)),
            ("keywords", list(&fields.tags)),
            ("publisher", publisher(profile, self.press_contact(profile).as_ref())),
            ("image", self.header_image().map(|lead| image(profile, &lead)).unwrap_or_default()),
            ("associatedMedia", Value::Sequence(media.collect())),
            ("mentions", Value::Sequence(self.meaning().testimonials.iter().map(quotation).collect())),
        ]))
    }
}

fn publisher(profile: &Profile, contact: Option<&Contact<'_>>) -> Value {
    let contact = contact.map(|contact| {
        without_blanks(object([
            ("@type", text("ContactPoint")),
            ("contactType", text("presse")),
            ("name", or_null(contact.name)),
            ("telephone", texts(contact.phones.iter().copied())),
            ("email", or_null(contact.email)),
        ]))
    });
    let publisher = object([
        ("@type", text("GovernmentOrganization")),
        ("name", or_null(profile.publisher.as_deref())),
        ("url", or_null(profile.url.as_deref())),
        ("contactPoint", contact.unwrap_or_default()),
    ]);
    some_if_said(publisher)
}

fn image(profile: &Profile, image: &LeadImage<'_>) -> Value {
    let alternative = match image.alternative {
        TextAlternative::Text(text) => Some(one_line(text)),
        _ => None,
    };
    without_blanks(object([
        ("@type", text("ImageObject")),
        ("contentUrl", text(&address(profile, image.path))),
        ("caption", or_null(image.caption.map(one_line))),
        ("description", or_null(alternative)),
    ]))
}

fn media(profile: &Profile, path: &str, name: Option<&str>) -> Value {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let format = match extension.as_deref() {
        Some("pdf") => Some("application/pdf"),
        Some("odt") => Some("application/vnd.oasis.opendocument.text"),
        Some("docx") => Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        Some("zip") => Some("application/zip"),
        _ => None,
    };
    without_blanks(object([
        ("@type", text("MediaObject")),
        ("contentUrl", text(&address(profile, path))),
        ("name", or_null(name.map(one_line))),
        ("encodingFormat", or_null(format)),
    ]))
}

fn quotation(testimonial: &Testimonial<'_>) -> Value {
    let people = testimonial.attribution.iter().flat_map(|attribution| &attribution.people);
    without_blanks(object([
        ("@type", text("Quotation")),
        ("text", text(&one_line(&testimonial.quotation.text))),
        ("creator", Value::Sequence(people.map(person).collect())),
    ]))
}

fn person(person: &Person<'_>) -> Value {
    let organisation = person.organisation.as_ref().map(|organisation| {
        Value::Mapping(object([
            ("@type", text("Organization")),
            ("name", text(&one_line(&organisation.name.value))),
        ]))
    });
    without_blanks(object([
        ("@type", text("Person")),
        ("name", text(&one_line(&person.name.value))),
        ("jobTitle", or_null(person.role.as_ref().map(|role| one_line(&role.value)))),
        ("affiliation", organisation.unwrap_or_default()),
    ]))
}

/// An object, unless it holds nothing but its type.
fn some_if_said(object: Mapping) -> Value {
    match without_blanks(object) {
        Value::Mapping(object) if object.len() > 1 => Value::Mapping(object),
        _ => Value::Null,
    }
}

/// The whole address of a path of the site; one that is whole already stays as it is.
fn address(profile: &Profile, path: &str) -> String {
    let path = path.trim();
    if path.contains("://") {
        return path.to_owned();
    }
    let site = profile.url.as_deref().unwrap_or("").trim_end_matches('/');
    format!("{site}/{}", path.trim_start_matches('/'))
}

const fn language(language: Language) -> Option<&'static str> {
    match language {
        Language::French => Some("fr"),
        Language::English => Some("en"),
        Language::Other => None,
    }
}

/// A text on one line; no-break spaces stay.
fn one_line(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn or_null(value: Option<impl AsRef<str>>) -> Value {
    value.map_or(Value::Null, |value| text(value.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn what_a_release_says_is_told_and_nothing_else() {
        let release = parse("---\ntitle: 'Été\u{a0}: la\n  carte'\n---\n");
        let article = release.news_article(&Profile::default());
        let keys: Vec<_> = article.as_mapping().unwrap().keys().filter_map(Value::as_str).collect();
        assert_eq!(keys, ["@context", "@type", "headline", "inLanguage"]);
        assert_eq!(article["headline"], "Été\u{a0}: la carte");
    }

    #[test]
    fn people_documents_and_site_have_their_place() {
        let text = "---\nfiles:\n- file: uploads/été.pdf\n  nom: La carte\ncontact-presse: {tel: 01 99 00 12 34}\n---\n\n\
                    > «\u{a0}Une carte libre.\u{a0}»\n>\n> **Aline Azur**, géomaticienne à la mission Cartolibre\n\
                    {: .citation}\n";
        let url = Some("https://cartolibre.example/".to_owned());
        let profile = Profile { url, ..Profile::default() };
        let article = parse(text).news_article(&profile);
        assert_eq!(article["associatedMedia"][0]["contentUrl"], "https://cartolibre.example/uploads/été.pdf");
        assert_eq!(article["associatedMedia"][0]["encodingFormat"], "application/pdf");
        assert_eq!(article["publisher"]["contactPoint"]["telephone"][0], "01 99 00 12 34");
        assert_eq!(article["mentions"][0]["text"], "Une carte libre.");
        assert_eq!(article["mentions"][0]["creator"][0]["name"], "Aline Azur");
    }
}
