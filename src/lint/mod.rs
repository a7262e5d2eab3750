//! From a release to findings.

pub mod context;
pub mod rule;
pub(crate) mod rules;

pub use context::{Context, Findings};
pub use rule::{Family, Fixable, Rule, Sample};
