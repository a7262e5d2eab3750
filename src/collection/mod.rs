//! What one document cannot show: the same text in two releases, tags that differ only in writing.
//!
//! A [`Signature`] is computed from one release and knows nothing of the others; a [`Collection`]
//! gathers signatures in any order and collections merge, so that the work can be spread: map with
//! [`Signature::new`], reduce with [`Collection::merge`]; both are written and read back by any serde
//! format in between. The cost is linear in the size of the collection: paragraphs meet through a few
//! hashes, then are compared word by word, and buckets are capped ([`MAX_ALIKE_PARAGRAPHS`]).

mod claim;
mod finding;
mod keys;
mod paragraph;
mod signature;
mod sketch;
mod version;
mod vocabulary;
mod words;

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::lint::message::written_out;

pub use finding::{CollectionFinding, CollectionFindingKind, Occurrence};
pub use signature::Signature;
pub use version::SIGNATURE_VERSION;
pub use words::MAX_PARAGRAPH_WORDS;

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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
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

    /// The number of signatures.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is no signature.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Everything that documents show together, in a stable order: by path, then by place. What a
    /// comment of the document silences is left out.
    ///
    /// The order in which signatures were added does not matter, nor does one added twice: two of one
    /// path are one document, of which the later version counts.
    #[must_use]
    pub fn findings(&self) -> Vec<CollectionFinding> {
        let documents = self.by_age();
        let mut findings = paragraph::findings(&documents);
        findings.extend(vocabulary::tags(&documents));
        findings.extend(vocabulary::acronyms(&documents));
        findings.extend(claim::findings(&documents));
        findings.extend(keys::findings(&documents));
        silence(&documents, &mut findings);
        for finding in &mut findings {
            finding.message = written_out(std::mem::take(&mut finding.message));
        }
        findings.sort_by(|a, b| (&a.at, a.kind).cmp(&(&b.at, b.kind)));
        findings
    }

    /// The documents, oldest first, each once.
    fn by_age(&self) -> Vec<&Signature> {
        let mut versions: BTreeMap<&str, &Signature> = BTreeMap::new();
        for signature in &self.documents {
            let kept = versions.entry(&signature.path).or_insert(signature);
            *kept = (*kept).max(signature);
        }
        let mut documents: Vec<&Signature> = versions.into_values().collect();
        documents.sort_by(|a, b| (a.instant, &a.path).cmp(&(b.instant, &b.path)));
        documents
    }
}

/// Takes out the findings that a comment of their document silences.
fn silence(documents: &[&Signature], findings: &mut Vec<CollectionFinding>) {
    let silent = documents.iter().filter(|document| !document.silences.is_empty());
    let silences: HashMap<&str, _> =
        silent.map(|document| (document.path.as_str(), &document.silences)).collect();
    findings.retain(|finding| {
        let orders = silences.get(finding.at.path.as_str()).into_iter().copied().flatten();
        let code = finding.kind.code();
        !orders.into_iter().any(|order| {
            order.scope.contains(finding.at.span.start()) && order.codes.iter().any(|named| named == code)
        })
    });
}
