//! From a release to findings.

pub(crate) mod context;
pub(crate) mod french;
pub(crate) mod links;
pub(crate) mod message;
mod needs;
pub(crate) mod phrases;
pub(crate) mod place;
mod registry;
pub(crate) mod repeated;
pub(crate) mod rule;
pub(crate) mod rules;
mod same_place;
pub mod sample;
pub(crate) mod scan;
pub(crate) mod suppress;
pub(crate) mod walk;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::parse_with;
use crate::release::PressRelease;
use rules::parapheur::unused_silence::{self, RULE as UNUSED_SILENCE};

pub use context::{Context, Finding, Findings};
pub use message::quoted;
pub use place::Place;
pub use registry::rules;
pub(crate) use registry::{names, selectors};
pub use rule::{Family, Fixable, Rule, Sample};

/// Parses a document as the configured site would, and checks it: [`parse_with`] then [`lint()`].
#[must_use]
pub fn check(text: &str, config: &Config) -> Vec<Diagnostic> {
    lint(&parse_with(text, (&config.profile).into()), config)
}

/// Applies every rule in force to a release; findings come in the order of the document.
///
/// What a comment of the document silences is left out: see `docs/regles/` for how to write one.
#[must_use]
pub fn lint(release: &PressRelease<'_>, config: &Config) -> Vec<Diagnostic> {
    let context = Context::new(release, config);
    let mut found = Vec::with_capacity(16);
    in_force(config, needs::rules(&context)).for_each(|(rule, severity)| {
        (rule.check)(&context, &mut Findings::new(rule, severity, &mut found));
    });
    same_place::say_once(&mut found);
    silence(&context, &mut found);
    // Findings are large: their keys are put in order, then each moves once.
    found.sort_by_cached_key(|finding| (finding.span.start(), finding.span.end(), finding.code));
    found
}

/// Those that are on among some rules of the crate, and among those that were added.
fn in_force(
    config: &Config,
    rules: impl Iterator<Item = &'static Rule>,
) -> impl Iterator<Item = (&'static Rule, Severity)> {
    let as_they_are = config.takes_rules_as_they_are();
    let severity = move |rule: &Rule| if as_they_are { Some(rule.severity) } else { config.severity(rule) };
    rules.chain(config.added_rules()).filter_map(move |rule| Some((rule, severity(rule)?)))
}

/// Takes out what comments silence, and reports the silences that were of no use.
fn silence(context: &Context<'_, '_>, found: &mut Vec<Diagnostic>) {
    let (release, config) = (context.release, context.config);
    let silences = context.silences();
    if silences.list.is_empty() {
        return;
    }
    // Rules about collections report later: nothing says here that they are silenced for nothing.
    let alone = |rule: &&Rule| rule.family != Family::Collection;
    let applied: Vec<_> = in_force(config, rules()).map(|(rule, _)| rule).filter(alone).collect();
    let unused = suppress::obey(release.source.text(), &silences.list, &applied, found);
    if let Some(severity) = config.severity(&UNUSED_SILENCE) {
        unused_silence::report(release, &unused, &mut Findings::new(&UNUSED_SILENCE, severity, found));
    }
}
