//! What one document cannot show: the same text in two releases, tags that differ only in writing.
//!
//! A [`Signature`] is computed from one release and knows nothing of the others; a [`Collection`]
//! gathers signatures in any order and collections merge, so that the work can be spread: map with
//! [`Signature::new`], reduce with [`Collection::merge`]. The cost is linear in the size of the
//! collection: paragraphs meet through their hashes, and buckets are capped
//! ([`MAX_ALIKE_PARAGRAPHS`]).

mod finding;
mod keys;
mod paragraph;
mod signature;
mod sketch;
mod vocabulary;

use std::collections::HashMap;

use serde::Serialize;

use crate::span::Span;

pub use finding::{CollectionFinding, CollectionFindingKind, Occurrence};
pub use signature::Signature;

/// In how many documents a paragraph stands before it counts as boilerplate, known as such.
pub const BOILERPLATE_DOCUMENTS: usize = 3;

/// How many paragraphs that share a hash are compared with each other; further ones are not.
pub const MAX_ALIKE_PARAGRAPHS: usize = 32;

/// The signatures of the documents of a collection.
///
/// ```
/// use parapheur::collection::{Collection, Signature};
///
/// let first = "---\ntitle: Un\ntags: [Open data]\n---\nBonjour.\n";
/// let second = "---\ntitle: Deux\ntags: [open data]\n---\nBonsoir.\n";
/// let mut collection = Collection::default();
/// collection.add(Signature::new("un.md", &parapheur::parse(first)));
/// let mut other = Collection::default();
/// other.add(Signature::new("deux.md", &parapheur::parse(second)));
/// collection.merge(other);
/// assert_eq!(collection.findings().len(), 1); // the same tag written in two ways
/// ```
#[derive(Clone, Debug, Default, Serialize)]
pub struct Collection {
    documents: Vec<Signature>,
}

impl Collection {
    /// Adds the signature of a document.
    pub fn add(&mut self, signature: Signature) {
        self.documents.push(signature);
    }

    /// Takes in the signatures of another collection.
    pub fn merge(&mut self, other: Collection) {
        self.documents.extend(other.documents);
    }

    /// The number of documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Everything that documents show together, in a stable order: by path, then by place. What a
    /// comment of the document silences is left out.
    ///
    /// The order in which signatures were added does not matter.
    #[must_use]
    pub fn findings(&self) -> Vec<CollectionFinding> {
        let mut documents: Vec<&Signature> = self.documents.iter().collect();
        documents.sort_by(|a, b| (a.instant, &a.path).cmp(&(b.instant, &b.path)));
        let mut findings = paragraph::findings(&documents);
        findings.extend(vocabulary::tags(&documents));
        findings.extend(vocabulary::acronyms(&documents));
        findings.extend(keys::findings(&documents));
        self.silence(&mut findings);
        findings.sort_by(|a, b| (&a.at, a.kind).cmp(&(&b.at, b.kind)));
        findings
    }

    /// Takes out the findings that a comment of their document silences.
    fn silence(&self, findings: &mut Vec<CollectionFinding>) {
        let silent = self.documents.iter().filter(|document| !document.silences.is_empty());
        let silences: HashMap<&str, _> =
            silent.map(|document| (document.path.as_str(), &document.silences)).collect();
        findings.retain(|finding| {
            let orders = silences.get(finding.at.path.as_str()).into_iter().copied().flatten();
            let concerns = |(scope, codes): &(Span, Vec<&str>)| {
                scope.contains(finding.at.span.start()) && codes.contains(&finding.kind.code())
            };
            !orders.into_iter().any(concerns)
        });
    }
}
