//! What a rule sees, and where it reports.

use std::cell::OnceCell;

use chrono::{DateTime, FixedOffset};

use crate::config::Config;
use crate::data::{Registries, Term};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::front_matter::schema;
use crate::lint::links::Links;
use crate::lint::message::written_out;
use crate::lint::place::Place;
use crate::lint::rule::Rule;
use crate::lint::scan::Scan;
use crate::lint::suppress::{self, Silences};
use crate::lint::walk::Walk;
use crate::mentions::Mentions;
use crate::profile::Profile;
use crate::release::PressRelease;
use crate::span::Span;
use crate::yaml::Entry;

/// What a rule sees: the release and the settings, nothing of other rules.
#[derive(Debug)]
#[non_exhaustive]
pub struct Context<'r, 'a> {
    /// The release.
    pub release: &'r PressRelease<'a>,
    /// Every setting.
    pub config: &'r Config,
    /// What the site decides.
    pub profile: &'r Profile,
    /// The moment of the check, when the caller gave one: the library never reads the clock.
    pub now: Option<DateTime<FixedOffset>>,
    scan: OnceCell<Scan>,
    silences: OnceCell<Silences>,
    keys: OnceCell<Vec<Option<&'static schema::Key>>>,
    is_release: OnceCell<bool>,
    line_end: OnceCell<&'static str>,
    /// The names of ministries, those that overlap as well, and whether each is led by the name of an office.
    pub(crate) ministries: OnceCell<Vec<(Place<'r>, (Term<'r>, bool))>>,
    pub(super) links: Links<'r>,
    pub(super) walk: Walk<'r, 'a>,
}

impl<'r, 'a> Context<'r, 'a> {
    pub(crate) fn new(release: &'r PressRelease<'a>, config: &'r Config) -> Self {
        Self {
            release,
            config,
            profile: &config.profile,
            now: config.now,
            scan: OnceCell::new(),
            silences: OnceCell::new(),
            keys: OnceCell::new(),
            is_release: OnceCell::new(),
            line_end: OnceCell::new(),
            ministries: OnceCell::new(),
            links: Links::default(),
            walk: Walk::default(),
        }
    }

    /// The closed lists in force.
    #[must_use]
    pub fn registries(&self) -> &'r Registries {
        self.config.registries()
    }

    /// What one pass over the texts noted; made on first use.
    pub(crate) fn scan(&self) -> &Scan {
        self.scan.get_or_init(|| Scan::new(self.release.texts(), self.registries()))
    }

    /// The entries of the front matter, each with its key when it is known.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'r Entry<'a>, Option<&'static schema::Key>)> {
        let entries = self.release.front_matter.entries();
        let known = |entry: &Entry<'_>| schema::find(schema::KEYS, entry.key.as_text()?);
        let keys = self.keys.get_or_init(|| entries.iter().map(known).collect());
        entries.iter().zip(keys.iter().copied())
    }

    /// Whether the site would take the document for a release.
    pub(crate) fn is_release(&self) -> bool {
        *self.is_release.get_or_init(|| self.release.front_matter.is_release(self.profile))
    }

    /// How lines end in the document: looked for once, not once for each fix that adds a line.
    pub(crate) fn line_end(&self) -> &'static str {
        self.line_end.get_or_init(|| if self.release.source.text().contains("\r\n") { "\r\n" } else { "\n" })
    }

    /// The comments by which the author says that findings are meant.
    pub(crate) fn silences(&self) -> &Silences {
        self.silences.get_or_init(|| suppress::silences(self.release))
    }

    /// What the texts mention.
    pub(crate) fn mentions(&self) -> &'r Mentions<'a> {
        self.release.mentions_at(|| self.scan().leads())
    }

    /// The original text under a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        self.release.source.slice(span)
    }
}

/// Where a rule reports.
#[derive(Debug)]
pub struct Findings<'o> {
    rule: &'static Rule,
    severity: Severity,
    out: &'o mut Vec<Diagnostic>,
}

impl<'o> Findings<'o> {
    pub(crate) fn new(rule: &'static Rule, severity: Severity, out: &'o mut Vec<Diagnostic>) -> Self {
        Self { rule, severity, out }
    }

    /// Reports a finding: `message` says in French what is wrong here, quoting the text.
    ///
    /// A message is shown as a headline: its final full stop, if any, is dropped.
    #[expect(clippy::indexing_slicing, reason = "what was pushed right before")]
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> Finding<'_> {
        let index = self.out.len();
        self.out.push(Diagnostic {
            code: self.rule.code,
            rule: self.rule.name,
            severity: self.severity,
            message: headline(message.into()),
            span,
            labels: Vec::new(),
            help: None,
            norm: self.rule.norm,
            fix: None,
        });
        Finding { diagnostic: &mut self.out[index] }
    }
}

/// A finding being written.
#[derive(Debug)]
pub struct Finding<'d> {
    diagnostic: &'d mut Diagnostic,
}

impl Finding<'_> {
    /// What to write instead, in French.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.diagnostic.help = Some(headline(help.into()));
        self
    }

    /// A word on another place.
    pub fn label(self, span: Span, message: impl Into<String>) -> Self {
        self.diagnostic.labels.push(Label::new(span, headline(message.into())));
        self
    }

    /// A change that mends it.
    pub fn fix(self, mut fix: Fix) -> Self {
        fix.title = written_out(fix.title);
        self.diagnostic.fix = Some(fix);
        self
    }

    /// A change that mends it, when there is one.
    pub fn fix_if(self, fix: Option<Fix>) -> Self {
        match fix {
            Some(fix) => self.fix(fix),
            None => self,
        }
    }

    /// Less certain or less grave than usual: never more than the severity in force.
    pub fn at_most(self, severity: Severity) -> Self {
        self.diagnostic.severity = self.diagnostic.severity.min(severity);
        self
    }
}

/// Longest message, in bytes: a quoted text that is longer is cut in its middle.
const MAX_MESSAGE_BYTES: usize = 600;

/// A message without its final full stop, so that all read alike, and of a bounded length.
fn headline(message: String) -> String {
    let mut message = written_out(message);
    if message.ends_with('.') && !message.ends_with("etc.") {
        message.pop();
    }
    if message.len() <= MAX_MESSAGE_BYTES {
        return message;
    }
    let head = message.floor_char_boundary(MAX_MESSAGE_BYTES * 2 / 3);
    let tail = message.ceil_char_boundary(message.len() - MAX_MESSAGE_BYTES / 4);
    format!("{}[…]{}", message.get(..head).unwrap_or_default(), message.get(tail..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_drives_no_terminal() {
        let message = headline("« \u{1b}[2J\u{202e}l’été\u{9b}\u{7f}\u{e0041} »".to_owned());
        assert_eq!(message, "« ␛[2J<U+202E>l’été<U+009B>␡<U+E0041> »");
    }

    #[test]
    fn a_message_is_a_headline() {
        assert_eq!(headline("Mot répété.".to_owned()), "Mot répété");
        assert_eq!(headline("Mot répété…".to_owned()), "Mot répété…");
        let long = headline(format!("«\u{a0}{}\u{a0}» est long.", "été ".repeat(1000)));
        assert!(long.len() < MAX_MESSAGE_BYTES && long.ends_with("» est long"), "{long}");
    }
}
