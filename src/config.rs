//! Settings of a check: the site's profile, and which rules apply.

mod check;
mod file;
mod lines;
mod shape;

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use crate::data::Registries;
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::lint::{self, Rule};
use crate::profile::Profile;

/// Settings of a check. The default suits sites such as `numerique.gouv.fr`.
///
/// ```
/// use parapheur::{Config, Severity};
///
/// let mut config = Config::default();
/// config.ignore("typography")?;
/// config.grade("links", Severity::Error)?;
/// assert!(config.ignore("QU999").is_err());
/// # Ok::<(), parapheur::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Config {
    /// What the site decides.
    pub profile: Profile,
    /// The moment of the check; without it, no rule compares with today.
    pub now: Option<DateTime<FixedOffset>>,
    /// The closed lists that rules lean on; `None` for those of the crate.
    pub registries: Option<Arc<Registries>>,
    custom: Vec<&'static Rule>,
    off: Vec<&'static str>,
    grades: Vec<(&'static str, Severity)>,
}

impl Config {
    /// The closed lists in force.
    #[must_use]
    pub fn registries(&self) -> &Registries {
        self.registries.as_deref().unwrap_or_else(|| Registries::builtin())
    }

    /// Adds a rule of one's own; it is on, and can be named like the others.
    pub fn add_rule(&mut self, rule: &'static Rule) {
        self.custom.push(rule);
    }

    /// Keeps only the rules that the selectors name: codes, names or families.
    ///
    /// # Errors
    ///
    /// A selector that names nothing.
    pub fn select(&mut self, selectors: &[&str]) -> Result<(), Error> {
        for selector in selectors {
            self.named("select", selector)?;
        }
        let unnamed = |rule: &&'static Rule| !selectors.iter().any(|s| lint::names(s, rule));
        self.off = self.rules().filter(unnamed).map(|rule| rule.code).collect();
        Ok(())
    }

    /// Turns off the rules that a selector names.
    ///
    /// # Errors
    ///
    /// A selector that names nothing.
    pub fn ignore(&mut self, selector: &str) -> Result<(), Error> {
        let codes = self.named("ignore", selector)?;
        self.off.extend(codes);
        Ok(())
    }

    /// Gives another severity to the rules that a selector names.
    ///
    /// # Errors
    ///
    /// A selector that names nothing.
    pub fn grade(&mut self, selector: &str, severity: Severity) -> Result<(), Error> {
        for code in self.named("severity", selector)? {
            self.grades.retain(|(graded, _)| *graded != code);
            self.grades.push((code, severity));
        }
        Ok(())
    }

    /// Every rule known here, whether on or off: those of the crate, then those added.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        lint::rules().chain(self.added_rules())
    }

    /// The rules that were added.
    pub(crate) fn added_rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        self.custom.iter().copied()
    }

    /// The severity in force for a rule; `None` when it is off.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        if self.off.contains(&rule.code) {
            return None;
        }
        let graded = self.grades.iter().find(|(code, _)| *code == rule.code);
        Some(graded.map_or(rule.severity, |&(_, severity)| severity))
    }

    /// Whether all rules are on, with their own severities.
    pub(crate) fn takes_rules_as_they_are(&self) -> bool {
        self.off.is_empty() && self.grades.is_empty()
    }

    fn named(&self, place: &str, selector: &str) -> Result<Vec<&'static str>, Error> {
        let codes: Vec<_> =
            self.rules().filter(|rule| lint::names(selector, rule)).map(|rule| rule.code).collect();
        if codes.is_empty() && !lint::selectors().any(|known| known == selector) {
            let own = self.custom.iter().flat_map(|rule| [rule.code, rule.name]);
            return Err(Error::unknown(place, selector, lint::selectors().chain(own)));
        }
        Ok(codes)
    }
}

#[cfg(test)]
mod tests;
