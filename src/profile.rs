//! What a site decides: defaults, required fields, vocabularies, policies.

use serde::{Deserialize, Serialize};

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Profile {
    /// Which spaces stand beside punctuation.
    pub spaces: SpacePolicy,
    /// Whether the site's template turns the spaces of running text before `: ; ! ? %` and inside
    /// « » into no-break ones.
    pub spaces_set_by_template: bool,
    /// Whether kramdown turns straight quotes of running text into curly ones.
    pub smart_quotes: bool,
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

impl Default for Profile {
    fn default() -> Self {
        Self { spaces: SpacePolicy::default(), spaces_set_by_template: true, smart_quotes: true }
    }
}
