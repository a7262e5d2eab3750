//! What a rule is: static metadata and one function.

use serde::Serialize;

use super::context::{Context, Findings};
use crate::diagnostic::Severity;

/// A rule: everything there is to know about it, and the function that checks.
///
/// Texts are in French: editors read them. More fields may come with a minor version: begin a rule
/// of your own with [`Rule::new`], which fills in those it does not set.
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
    /// Looks at a document and reports; rules of the family [`Family::Collection`] have nothing to
    /// look at in one document.
    pub check: fn(&Context<'_, '_>, &mut Findings<'_>),
}

impl Rule {
    /// A rule of one's own: a warning of the family [`Family::Custom`], without fixes, norm or
    /// samples. Written before `..`, the other fields say the rest.
    ///
    /// ```
    /// use parapheur::lint::{Context, Findings, Rule, Sample, sample};
    /// use parapheur::Config;
    ///
    /// static DIGITAL: Rule = Rule {
    ///     summary: "Un mot anglais a un équivalent français.",
    ///     why: "Le communiqué s’adresse à tous.",
    ///     invalid: &[Sample::Body("Une carte digital.\n")],
    ///     valid: &[Sample::Body("Une carte numérique.\n")],
    ///     ..Rule::new("CL001", "english-word", check)
    /// };
    ///
    /// fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    ///     for place in cx.occurrences("digital") {
    ///         out.report(place.span(), "Mot anglais").help("Écrire `numérique`");
    ///     }
    /// }
    ///
    /// let mut config = Config::default();
    /// config.add_rule(&DIGITAL);
    /// assert_eq!(sample::verify(&DIGITAL, &config), [""; 0]);
    /// ```
    #[must_use]
    pub const fn new(
        code: &'static str,
        name: &'static str,
        check: fn(&Context<'_, '_>, &mut Findings<'_>),
    ) -> Self {
        Self {
            code,
            name,
            family: Family::Custom,
            severity: Severity::Warning,
            fixable: Fixable::No,
            norm: None,
            since: "",
            summary: "",
            why: "",
            invalid: &[],
            valid: &[],
            check,
        }
    }
}

/// A text that shows what a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sample {
    /// A whole document.
    Document(&'static str),
    /// A body; the front matter of [`COMPLETE`](super::sample::COMPLETE) is put before it.
    Body(&'static str),
    /// Lines of front matter: the entries of [`COMPLETE`](super::sample::COMPLETE) with the same
    /// keys are taken out, and these lines are put at the end of its front matter.
    FrontMatter(&'static str),
    /// Several documents of a collection, each after a line `=== name.md`.
    Documents(&'static str),
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
    /// CO: what documents show together; see [`Collection`](crate::collection::Collection).
    Collection,
    /// PA: about the check itself (silences, caps).
    Parapheur,
    /// Any other letters: rules that an embedder adds.
    Custom,
}

impl Family {
    /// Every family of this crate, in the order in which they are listed.
    pub const ALL: [Family; 11] = [
        Family::FrontMatter,
        Family::Dates,
        Family::Quotations,
        Family::Html,
        Family::Markdown,
        Family::Links,
        Family::Accessibility,
        Family::Wording,
        Family::Typography,
        Family::Collection,
        Family::Parapheur,
    ];

    /// The two letters with which its codes begin; none for [`Family::Custom`].
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Family::FrontMatter => "FM",
            Family::Dates => "DT",
            Family::Quotations => "QU",
            Family::Html => "HT",
            Family::Markdown => "MD",
            Family::Links => "LK",
            Family::Accessibility => "AC",
            Family::Wording => "RE",
            Family::Typography => "TY",
            Family::Collection => "CO",
            Family::Parapheur => "PA",
            Family::Custom => "",
        }
    }

    /// Its name in configurations, as it is serialised.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Family::FrontMatter => "front-matter",
            Family::Dates => "dates",
            Family::Quotations => "quotations",
            Family::Html => "html",
            Family::Markdown => "markdown",
            Family::Links => "links",
            Family::Accessibility => "accessibility",
            Family::Wording => "wording",
            Family::Typography => "typography",
            Family::Collection => "collection",
            Family::Parapheur => "parapheur",
            Family::Custom => "custom",
        }
    }

    /// Its name in French.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Family::FrontMatter => "En-tête du document",
            Family::Dates => "Dates",
            Family::Quotations => "Citations",
            Family::Html => "HTML",
            Family::Markdown => "Markdown",
            Family::Links => "Liens",
            Family::Accessibility => "Accessibilité",
            Family::Wording => "Rédaction",
            Family::Typography => "Typographie",
            Family::Collection => "Entre documents",
            Family::Parapheur => "Le contrôle lui-même",
            Family::Custom => "Règles ajoutées",
        }
    }
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
