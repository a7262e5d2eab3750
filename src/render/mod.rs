//! Findings made fit to be shown: the only place that knows lines, columns and colours.
//!
//! Formats for people ([`human`], [`concise`], [`html`]) write text. Formats for machines ([`json`],
//! [`sarif`], [`gitlab`]) are values to serialise with any JSON writer; pass what it writes through
//! [`escape_json`] if it may reach a terminal.
//!
//! ```
//! use parapheur::render::{Report, Style, human, json};
//! use parapheur::{Config, check};
//!
//! let text = "Elle paraît paraît chaque semaine.\n";
//! let config = Config::from_yaml("select: [doubled-word]")?;
//! let findings = check(text, &config);
//! let report = Report { path: "a.md", text, findings: &findings };
//!
//! assert!(human(&report, Style::Plain).contains("--> a.md:1:13"));
//! assert_eq!(json(&report)[0].start.position.column, 13);
//! # Ok::<(), parapheur::Error>(())
//! ```

mod concise;
mod fingerprint;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod page;
mod sarif;
mod snippet;
mod tally;
mod visible;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::LineIndex;

pub use concise::concise;
pub use fingerprint::fingerprints;
pub use github::github;
pub use gitlab::{Issue, gitlab};
pub use html::{Page, html};
pub use human::{Style, human};
pub use json::{Finding, json};
pub use page::{rule_index, rule_page};
pub use sarif::{Log, SarifResult, sarif, sarif_results};
pub use tally::Tally;
pub use visible::{escape, escape_json, escape_script, reveal};

/// A document and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The name under which it is shown.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
    /// What was found, in the order of the document.
    pub findings: &'a [Diagnostic],
}

impl<'a> Report<'a> {
    fn lines(&self) -> LineIndex {
        LineIndex::new(self.text)
    }

    /// The findings, most serious first; those of equal severity in the order of the document.
    fn by_severity(&self) -> Vec<&'a Diagnostic> {
        let mut sorted: Vec<_> = self.findings.iter().collect();
        sorted.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        sorted
    }
}

/// The French word for a severity.
const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "erreur",
        Severity::Warning => "avertissement",
        Severity::Info => "remarque",
    }
}
