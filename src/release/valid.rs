//! The strict twin of a release: what cannot be missing is there, or all the reasons are given.

use std::fmt;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::PressRelease;
use super::accessors::{Contact, Download, LeadImage};
use super::requirement::lack;
use super::status::ReleaseKind;
use crate::front_matter::{Field, Misshapen, Shape, Strings, UnreadableDate};
use crate::profile::{Profile, ReleaseField};
use crate::span::{Span, Spanned};
use crate::yaml::YamlError;

/// A release that can be published: its title, date and categories are there and readable, and so
/// is everything else that its profile requires.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ValidRelease<'r> {
    /// The title.
    pub title: Spanned<&'r str>,
    /// When it is published.
    pub date: DateTime<FixedOffset>,
    /// What it is.
    pub kind: ReleaseKind,
    /// At least one.
    pub categories: Vec<&'r str>,
    /// Perhaps none.
    pub tags: Vec<&'r str>,
    /// The chapeau, in Markdown.
    pub chapeau: Option<Spanned<&'r str>>,
    /// Documents to download.
    pub attachments: Vec<Download<'r>>,
    /// The image at its head.
    pub header_image: Option<LeadImage<'r>>,
    /// Whom journalists call.
    pub press_contact: Option<Contact<'r>>,
    /// Where the body stands.
    pub body: Span,
}

/// All the reasons why a release cannot be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[non_exhaustive]
pub struct InvalidRelease {
    /// At least one, in source order within each kind.
    pub reasons: Vec<Reason>,
}

/// A reason why a release cannot be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// Jekyll finds no front matter.
    NoFrontMatter,
    /// The front matter is no YAML there; Jekyll publishes the page without any of its values.
    BrokenYaml(YamlError),
    /// A required field is absent, null or empty.
    Missing(ReleaseField),
    /// The date stops the build, or changes with the day of the build.
    UnreadableDate {
        /// What is wrong with it.
        cause: UnreadableDate,
        /// Where it stands.
        span: Span,
    },
    /// A value that does not have the shape its key asks for.
    Misshapen(Misshapen),
    /// Nothing follows the front matter.
    EmptyBody,
}

impl Reason {
    /// Where in the document, when what is wrong is there rather than missing.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::BrokenYaml(error) => Some(error.span),
            Self::UnreadableDate { span, .. } => Some(*span),
            Self::Misshapen(value) => Some(value.span),
            Self::NoFrontMatter | Self::Missing(_) | Self::EmptyBody => None,
        }
    }
}

impl fmt::Display for InvalidRelease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, reason) in self.reasons.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{reason}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFrontMatter => f.write_str("no front matter"),
            Self::BrokenYaml(error) => write!(f, "invalid YAML at byte {}", error.span.start()),
            Self::Missing(field) => write!(f, "`{}` is missing", field.key()),
            Self::UnreadableDate { span, .. } => write!(f, "unreadable date at byte {}", span.start()),
            Self::Misshapen(value) => {
                let (found, expected) = (shape(value.found), shape(value.expected));
                write!(f, "{found} instead of {expected} at byte {}", value.span.start())
            }
            Self::EmptyBody => f.write_str("empty body"),
        }
    }
}

const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::String => "a string",
        Shape::Number => "a number",
        Shape::Boolean => "a Boolean",
        Shape::Date => "a date",
        Shape::List => "a list",
        Shape::Mapping => "a mapping",
        Shape::Null => "null",
        Shape::Alias => "an alias",
    }
}

impl PressRelease<'_> {
    /// The release as one that can be published.
    ///
    /// ```
    /// use parapheur::{Profile, Reason, parse};
    /// use parapheur::profile::ReleaseField;
    ///
    /// let release = parse("---\ntitle: Cartolibre ouvre ses cartes\ndate: demain\n---\n\nTexte.\n");
    /// let invalid = release.validate(&Profile::default()).unwrap_err();
    /// assert!(invalid.reasons.contains(&Reason::Missing(ReleaseField::Category)));
    /// assert!(invalid.reasons.iter().any(|r| matches!(r, Reason::UnreadableDate { .. })));
    /// ```
    ///
    /// # Errors
    ///
    /// Every reason why it cannot.
    pub fn validate<'r>(&'r self, profile: &'r Profile) -> Result<ValidRelease<'r>, InvalidRelease> {
        self.strict(&profile.required, self.press_contact(profile))
    }

    fn strict<'r>(
        &'r self,
        required: &[ReleaseField],
        press_contact: Option<Contact<'r>>,
    ) -> Result<ValidRelease<'r>, InvalidRelease> {
        let fields = &self.front_matter;
        let reasons = self.reasons(required);
        let date = fields.date.value().and_then(|date| date.instant.ok());
        let (Some(title), Some(date), true) = (fields.title.spanned(), date, reasons.is_empty()) else {
            return Err(InvalidRelease { reasons });
        };
        let chapeau = fields.chapeau.spanned().or_else(|| fields.legacy.chapeau.spanned());
        Ok(ValidRelease {
            title: Spanned::new(&title.value, title.span),
            date,
            kind: self.kind(),
            categories: strings(&fields.categories),
            tags: strings(&fields.tags),
            chapeau: chapeau.map(|chapeau| Spanned::new(&*chapeau.value, chapeau.span)),
            attachments: self.attachments(),
            header_image: self.header_image(),
            press_contact,
            body: self.body.span,
        })
    }

    fn reasons(&self, required: &[ReleaseField]) -> Vec<Reason> {
        let fields = &self.front_matter;
        let mut reasons = Vec::new();
        if self.split.front_matter.is_none() {
            reasons.push(Reason::NoFrontMatter);
        }
        reasons.extend(fields.yaml.errors.iter().cloned().map(Reason::BrokenYaml));
        let configured = required.iter().copied().filter(|field| !ALWAYS.contains(field));
        let missing = ALWAYS.into_iter().chain(configured).filter(|&field| lack(self, field).is_some());
        reasons.extend(missing.map(Reason::Missing));
        if let Some(date) = fields.date.spanned()
            && let Err(cause) = date.value.instant
        {
            reasons.push(Reason::UnreadableDate { cause, span: date.span });
        }
        reasons.extend(fields.misshapen.iter().copied().map(Reason::Misshapen));
        if self.source.slice(self.body.span).trim().is_empty() {
            reasons.push(Reason::EmptyBody);
        }
        reasons
    }
}

impl<'r> TryFrom<&'r PressRelease<'_>> for ValidRelease<'r> {
    type Error = InvalidRelease;

    /// The same as [`PressRelease::validate`] for a site that asks for no more than a title, a date
    /// and a category, and has no default contact.
    fn try_from(release: &'r PressRelease<'_>) -> Result<Self, InvalidRelease> {
        let own = release.own_contact();
        release.strict(&[], own.is_some().then_some(own))
    }
}

/// What a validated release cannot do without, whatever its site asks for.
const ALWAYS: [ReleaseField; 3] = [ReleaseField::Title, ReleaseField::Date, ReleaseField::Category];

fn strings<'r>(field: &'r Field<Strings<'_>>) -> Vec<&'r str> {
    field.value().into_iter().flatten().map(|text| &*text.value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn all_the_reasons_are_given_at_once() {
        let release = parse("---\ntitle: \ndate: 2023-02-32\ntags: {é: «\u{a0}a\u{a0}»}\nx: 'y'z'\n---\n");
        let reasons = ValidRelease::try_from(&release).unwrap_err().reasons;
        assert!(reasons.contains(&Reason::Missing(ReleaseField::Title)));
        assert!(reasons.contains(&Reason::Missing(ReleaseField::Category)));
        assert!(reasons.contains(&Reason::EmptyBody));
        assert!(reasons.iter().any(|r| matches!(r, Reason::BrokenYaml(_))));
        assert!(reasons.iter().any(|r| matches!(r, Reason::Misshapen(_))));
        assert!(reasons.iter().any(|r| matches!(r, Reason::UnreadableDate { .. })));
    }

    #[test]
    fn a_complete_release_is_valid() {
        let release = parse(include_str!("../lint/complete.md"));
        let profile = Profile::default();
        let valid = release.validate(&profile).unwrap();
        assert_eq!(valid.kind, ReleaseKind::Communique);
        assert_eq!(valid.attachments.len(), 1);
        assert!(valid.press_contact.is_some_and(|contact| contact.phones == ["01 99 00 12 34"]));
    }
}
