//! From a release to findings.

pub mod context;
mod registry;
pub mod rule;
pub(crate) mod rules;
pub mod sample;
pub(crate) mod scan;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::parse::parse;
use crate::release::PressRelease;

pub use context::{Context, Finding, Findings};
pub use registry::rules;
pub(crate) use registry::{names, selectors};
pub use rule::{Family, Fixable, Rule, Sample};

/// Parses a document and checks it: [`parse`] then [`lint`].
#[must_use]
pub fn check(text: &str, config: &Config) -> Vec<Diagnostic> {
    lint(&parse(text), config)
}

/// Applies every rule in force to a release; findings come in the order of the document.
#[must_use]
pub fn lint(release: &PressRelease<'_>, config: &Config) -> Vec<Diagnostic> {
    let context = Context::new(release, config);
    let mut found = Vec::new();
    for rule in config.rules() {
        if let Some(severity) = config.severity(rule) {
            (rule.check)(&context, &mut Findings::new(rule, severity, &mut found));
        }
    }
    found.sort_by_key(|finding| (finding.span.start(), finding.span.end(), finding.code));
    found
}
