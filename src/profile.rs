//! What a site decides: defaults, required fields, vocabularies, policies.

/// The settings of a site.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Profile {}
