//! What a collection shows.

use serde::Serialize;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::lint::Rule;
use crate::lint::rules::collection::{
    acronym_variant, figure_variant, outdated_boilerplate, pasted_paragraph, same_release, tag_variant,
    unusual_key,
};
use crate::span::Span;

/// How many other places of its document a diagnostic shows.
const MAX_LABELS: usize = 5;

/// A place in one of the documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Occurrence {
    /// The document, as its signature names it.
    pub path: String,
    /// Where in it.
    pub span: Span,
}

/// A finding about two documents or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CollectionFinding {
    /// What kind of finding.
    pub kind: CollectionFindingKind,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong, in French.
    pub message: String,
    /// The place to look at.
    pub at: Occurrence,
    /// The other places, oldest document first.
    pub others: Vec<Occurrence>,
}

/// The kinds of findings about a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CollectionFindingKind {
    /// CO001: most paragraphs of two documents are the same.
    SameRelease,
    /// CO002: a paragraph stands in another release too, and is no boilerplate.
    PastedParagraph,
    /// CO003: an older wording of a boilerplate that has a newer one.
    OutdatedBoilerplate,
    /// CO004: a tag that differs from a more frequent one only in writing.
    TagVariant,
    /// CO005: an acronym expanded otherwise than in most documents.
    AcronymVariant,
    /// CO006: a key of the front matter a letter away from the one its siblings use.
    UnusualKey,
    /// CO007: a figure that is another one, in the same sentence, in a release shortly before.
    FigureVariant,
}

impl CollectionFinding {
    /// The finding as one of its document, as grave as a configuration says; `None` when its rule is
    /// off.
    #[must_use]
    pub fn diagnostic(&self, config: &Config) -> Option<Diagnostic> {
        let rule = self.kind.rule();
        Some(Diagnostic {
            code: rule.code,
            rule: rule.name,
            severity: config.severity(rule)?,
            message: self.message.clone(),
            span: self.at.span,
            labels: self.labels(),
            help: Some(self.kind.help().to_owned()),
            norm: rule.norm,
            fix: None,
        })
    }

    /// The other places of its own document, in order.
    fn labels(&self) -> Vec<Label> {
        let mut own: Vec<Span> =
            self.others.iter().filter(|other| other.path == self.at.path).map(|other| other.span).collect();
        own.sort_unstable();
        own.truncate(MAX_LABELS);
        own.into_iter().map(|span| Label::new(span, "de même")).collect()
    }
}

impl CollectionFindingKind {
    /// The rule: its page, its samples, its severity.
    #[must_use]
    pub const fn rule(self) -> &'static Rule {
        match self {
            Self::SameRelease => &same_release::RULE,
            Self::PastedParagraph => &pasted_paragraph::RULE,
            Self::OutdatedBoilerplate => &outdated_boilerplate::RULE,
            Self::TagVariant => &tag_variant::RULE,
            Self::AcronymVariant => &acronym_variant::RULE,
            Self::UnusualKey => &unusual_key::RULE,
            Self::FigureVariant => &figure_variant::RULE,
        }
    }

    const fn help(self) -> &'static str {
        match self {
            Self::SameRelease => "Retirer l’un des deux, ou faire renvoyer l’un vers l’autre",
            Self::PastedParagraph => "S’il a été recopié par mégarde, le retirer ou le récrire",
            Self::OutdatedBoilerplate => "Reprendre le texte du communiqué le plus récent",
            Self::TagVariant => "Écrire l’étiquette comme les autres documents",
            Self::AcronymVariant => "Vérifier le nom, et l’écrire partout de même",
            Self::UnusualKey => "Écrire la clé comme les autres documents du dossier",
            Self::FigureVariant => "Vérifier lequel des deux chiffres est juste",
        }
    }

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.rule().code
    }
}
