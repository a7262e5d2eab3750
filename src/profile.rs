//! What a site decides: defaults, required fields, vocabularies, policies.

pub(crate) mod effective;
mod json_schema;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use crate::body::KramdownVersion;
use crate::error::closest;
use crate::text::Language;
use crate::text::word::same_words;

/// The settings of a site. The default suits sites such as `numerique.gouv.fr`.
///
/// ```
/// use parapheur::Profile;
/// use parapheur::profile::ReleaseField;
///
/// let profile = Profile::default();
/// assert!(profile.required.contains(&ReleaseField::Title));
/// assert!(profile.is_private_host("preprod.cartolibre.gouv.fr"));
/// assert!(!profile.is_private_host("cartolibre.gouv.fr"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Profile {
    /// Who publishes the releases, for [`PressRelease::news_article`](crate::PressRelease::news_article).
    pub publisher: Option<String>,
    /// The address of the site, before the paths of its images and documents.
    pub url: Option<String>,
    /// What the collection gives to a document that does not say otherwise (`defaults` of `_config.yml`).
    pub defaults: BTreeMap<String, Value>,
    /// Values of `defaults` that only keep a place, and must not be published.
    pub placeholders: Vec<String>,
    /// What a release cannot be published without.
    pub required: Vec<ReleaseField>,
    /// What most releases have.
    pub recommended: Vec<ReleaseField>,
    /// The categories of releases; a document of any other layout or category is not taken for one.
    pub categories: Vec<String>,
    /// Hosts the public cannot reach: a whole host and those below it, or one part of a name between dots
    /// or dashes.
    pub private_hosts: Vec<String>,
    /// Highest level of heading in a body: those above belong to the page.
    pub base_heading_level: u8,
    /// The version of kramdown that builds the site.
    pub kramdown: KramdownVersion,
    /// Whether kramdown turns straight quotes of running text into curly ones.
    pub smart_quotes: bool,
    /// Which spaces stand beside punctuation.
    pub spaces: SpacePolicy,
    /// Whether the site's template turns the spaces of running text before `: ; ! ? %` and inside
    /// « » into no-break ones.
    pub spaces_set_by_template: bool,
    /// The language of a document that names none.
    pub language: Language,
}

/// A field that a profile can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReleaseField {
    /// `title`
    Title,
    /// `date`
    Date,
    /// At least one of `categories`.
    Category,
    /// At least one of `tags`.
    Tags,
    /// `chapeau-text`, or the older `chapeau`.
    Chapeau,
    /// At least one of `files`, or an older key.
    Attachment,
    /// An image of `une-ou-diaporama`, or the older `image`.
    Image,
    /// `contact-presse`
    PressContact,
}

/// Which spaces stand beside punctuation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SpacePolicy {
    /// U+00A0 before `:` and inside « », U+202F before `; ! ?` (U+00A0 is tolerated there).
    #[default]
    ImprimerieNationale,
    /// U+00A0 everywhere.
    NbspOnly,
    /// Any space will do.
    Tolerant,
}

impl Profile {
    /// Whether the public cannot reach a host.
    #[must_use]
    pub fn is_private_host(&self, host: &str) -> bool {
        let host = host.as_bytes();
        // Few parts of a host begin like one of the names, as far as the first two letters of each tell.
        let bit = |name: &[u8]| match name {
            [one, two, ..] => 1_u64 << (one & 31 ^ (two & 31) << 1),
            _ => u64::MAX,
        };
        let beginnings = self.private_hosts.iter().fold(0, |all, name| all | bit(name.as_bytes()));
        let (mut at, mut separator) = (0, b'.');
        while let Some(rest) = host.get(at..) {
            if beginnings & bit(rest) != 0
                && self.private_hosts.iter().any(|name| stands_at(name.as_bytes(), host, at, separator))
            {
                return true;
            }
            let Some(length) = rest.iter().position(|byte| matches!(byte, b'.' | b'-')) else { break };
            separator = rest.get(length).copied().unwrap_or_default();
            at += length + 1;
        }
        false
    }

    /// The category that was meant by one that is written otherwise, if it can be told.
    pub(crate) fn category_meant(&self, written: &str) -> Option<&str> {
        const MAX_BYTES: usize = 80;
        let names = || self.categories.iter().map(String::as_str);
        names().find(|name| same_words(name, written)).or_else(|| {
            Some(written).filter(|text| text.len() < MAX_BYTES).and_then(|text| closest(text, names()))
        })
    }

    /// Whether a category is one of the profile's, or begins with the same word.
    pub(crate) fn resembles_category(&self, written: &str) -> bool {
        let first = |text: &str| text.split_whitespace().next().map(str::to_lowercase);
        let known = self.categories.iter().any(|name| first(name) == first(written));
        known || self.category_meant(written).is_some()
    }

    /// The value a field takes when a document does not give it; null is no value.
    #[must_use]
    pub fn default_of(&self, key: &str) -> Option<&Value> {
        self.defaults.get(key).filter(|value| !value.is_null())
    }
}

impl ReleaseField {
    /// The key it is written under today.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "each field has a key")]
    pub const fn key(self) -> &'static str {
        self.keys()[0]
    }

    /// The keys it may be written under, today's first.
    #[must_use]
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["title"],
            Self::Date => &["date"],
            Self::Category => &["categories"],
            Self::Tags => &["tags"],
            Self::Chapeau => &["chapeau-text", "chapeau"],
            Self::Attachment => &["files", "communique_file", "file"],
            Self::Image => &["une-ou-diaporama", "image"],
            Self::PressContact => &["contact-presse"],
        }
    }
}

impl Default for Profile {
    fn default() -> Self {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        let text = |text: &str| Value::String(text.to_owned());
        Self {
            publisher: None,
            url: None,
            defaults: BTreeMap::from([
                ("layout".to_owned(), text("communique")),
                ("file".to_owned(), text("uploads/exemple.pdf")),
                ("categories".to_owned(), Value::Null),
                ("chapeau-text".to_owned(), Value::Null),
                ("image".to_owned(), Value::Null),
            ]),
            placeholders: texts(&["uploads/exemple.pdf"]),
            required: vec![
                ReleaseField::Title,
                ReleaseField::Date,
                ReleaseField::Category,
                ReleaseField::Attachment,
                ReleaseField::Image,
            ],
            recommended: vec![ReleaseField::Chapeau, ReleaseField::Tags],
            categories: texts(&[
                "Communiqué de presse",
                "Dossier de presse",
                "Note aux rédactions",
                "Note to editors",
            ]),
            private_hosts: texts(&[
                "localhost",
                "127.0.0.1",
                "pre-prod",
                "preprod",
                "preproduction",
                "recette",
                "staging",
                "intranet",
            ]),
            base_heading_level: 2,
            kramdown: KramdownVersion::default(),
            smart_quotes: true,
            spaces: SpacePolicy::default(),
            spaces_set_by_template: true,
            language: Language::default(),
        }
    }
}

/// Whether a name stands at a place of a host, after a separator: a name with a dot to the end of the host, one
/// with a dash as a whole label, others between any separators.
fn stands_at(name: &[u8], host: &[u8], at: usize, separator: u8) -> bool {
    let end = at + name.len();
    let opens_label = separator == b'.';
    host.get(at..end).is_some_and(|here| here.eq_ignore_ascii_case(name))
        && match host.get(end) {
            None if name.contains(&b'.') || name.contains(&b'-') => opens_label,
            None => true,
            Some(b'.') => !name.contains(&b'.') && (opens_label || !name.contains(&b'-')),
            Some(b'-') => !name.contains(&b'.') && !name.contains(&b'-'),
            Some(_) => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_survives_a_file() {
        let text = serde_yaml::to_string(&Profile::default()).unwrap();
        assert_eq!(serde_yaml::from_str::<Profile>(&text).unwrap(), Profile::default());
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        assert!(serde_yaml::from_str::<Profile>("requird: []").is_err());
        assert!(serde_yaml::from_str::<Profile>("required: [titel]").is_err());
    }

    #[test]
    fn a_part_of_a_host_is_no_substring() {
        let profile = Profile::default();
        assert!(profile.is_private_host("site-PREPROD.example.fr"));
        assert!(profile.is_private_host("pre-prod.example.fr"));
        assert!(!profile.is_private_host("recettes.example.fr"));
        let own = Profile { private_hosts: vec!["essai.example.fr".to_owned()], ..Profile::default() };
        assert!(own.is_private_host("carte.essai.example.fr") && !own.is_private_host("example.fr"));
    }

    #[test]
    fn a_name_is_a_part_a_label_or_the_end_of_a_host() {
        let names = ["", "a", "pre", "pre-prod", "x.fr", "x-y.fr", "127.0.0.1"];
        let hosts = [
            "",
            "a",
            "A.fr",
            "-a.fr",
            "fr.a",
            "fr.-a",
            "fr.a-",
            "ab.fr",
            "pre.fr",
            "pre-prod.fr",
            "PRE-PRODX.fr",
            "x-pre-prod.fr",
            "pre-prod",
            "x.pre-prod",
            "x-pre-prod",
            "pre-prod-x",
            "x.fr",
            "a.x.fr",
            "a-x.fr",
            "x.fr.a",
            "x-y.fr",
            "b.x-y.fr",
            "b-x-y.fr",
            "127.0.0.1",
            "a..fr",
            "a--b",
            "a.",
            "a-",
            "127.0.0.10",
        ];
        for name in names {
            let profile = Profile { private_hosts: vec![name.to_owned()], ..Profile::default() };
            for host in hosts {
                let labels = || host.split('.');
                let ends = host.match_indices('.').map(|(at, _)| &host[at + 1..]).chain([host]);
                let mut parts = labels().chain(labels().flat_map(|label| label.split('-'))).chain(ends);
                let expected = parts.any(|part| part.eq_ignore_ascii_case(name));
                assert_eq!(profile.is_private_host(host), expected, "{name} {host}");
            }
        }
    }
}
