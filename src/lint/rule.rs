//! What a rule is: static metadata and one function.

use serde::Serialize;

use super::context::{Context, Findings};
use crate::diagnostic::Severity;

/// A rule: everything there is to know about it, and the function that checks.
///
/// Texts are in French: editors read them.
#[derive(Debug)]
pub struct Rule {
    /// Two letters of its family and three digits; never given again.
    pub code: &'static str,
    /// Kebab-case, after what the rule objects to.
    pub name: &'static str,
    /// Where it belongs.
    pub family: Family,
    /// How serious a finding is unless it says otherwise.
    pub severity: Severity,
    /// Whether it offers fixes.
    pub fixable: Fixable,
    /// The norm and criterion it leans on.
    pub norm: Option<&'static str>,
    /// The version of this crate that brought it.
    pub since: &'static str,
    /// What it objects to, in one sentence.
    pub summary: &'static str,
    /// Why it matters, in a short paragraph.
    pub why: &'static str,
    /// Texts that trigger it, once each.
    pub invalid: &'static [Sample],
    /// Texts that do not.
    pub valid: &'static [Sample],
    /// Looks at a document and reports.
    pub check: fn(&Context<'_, '_>, &mut Findings<'_>),
}

/// A text that shows what a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sample {
    /// A whole document.
    Document(&'static str),
    /// A body; a complete front matter is put before it.
    Body(&'static str),
    /// Lines of front matter that replace those of the same key in a complete one, or are added.
    FrontMatter(&'static str),
}

/// What a rule is about; also the first two letters of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Family {
    /// FM
    FrontMatter,
    /// DT
    Dates,
    /// QU
    Quotations,
    /// HT
    Html,
    /// MD
    Markdown,
    /// LK
    Links,
    /// AC
    Accessibility,
    /// RE
    Wording,
    /// TY
    Typography,
    /// PA: about the check itself (silences, caps).
    Parapheur,
}

/// Whether a rule offers fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Fixable {
    /// Never.
    No,
    /// Some findings have one that a person must read.
    Suggested,
    /// Some findings have one that can be applied unread.
    Safe,
}
