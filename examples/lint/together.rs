//! What documents show together, once all of them were checked.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use parapheur::Diagnostic;
use parapheur::collection::{Collection, Signature};
use parapheur::lint::{Family, rules};

use crate::check::{self, Checked};
use crate::files::Document;

/// The signatures of the documents, each computed where its document was checked.
pub struct Together<'d> {
    documents: &'d [Document],
    collection: Collection,
    /// Standard input cannot be read twice.
    stdin: Option<String>,
}

/// The signatures of some documents, and the text of standard input when it is one of them.
#[derive(Default)]
pub struct Signed {
    signatures: Vec<Signature>,
    stdin: Option<String>,
}

impl Signed {
    pub fn add(&mut self, checked: &mut Checked<'_>) {
        if let Some(signature) = checked.signature.take() {
            self.signatures.push(signature);
            if checked.document.file.is_none() {
                self.stdin = Some(checked.text.clone());
            }
        }
    }
}

/// What one document shows beside the others.
pub struct Beside<'d> {
    pub document: &'d Document,
    stdin: Option<String>,
    pub findings: Vec<Diagnostic>,
}

impl Beside<'_> {
    /// Its text, which is read again; why it cannot be, in French.
    pub fn text(&self) -> Result<Cow<'_, str>, String> {
        match &self.stdin {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => check::read(self.document).map(Cow::Owned),
        }
    }
}

impl<'d> Together<'d> {
    pub fn new(documents: &'d [Document]) -> Self {
        Self { documents, collection: Collection::default(), stdin: None }
    }

    /// Whether there is something to compare, and a rule to compare it.
    pub fn is_asked(&self) -> bool {
        let in_force = |document: &Document| {
            rules().any(|rule| rule.family == Family::Collection && document.config.severity(rule).is_some())
        };
        self.documents.len() > 1 && self.documents.iter().any(in_force)
    }

    /// Takes in what was computed of some documents.
    pub fn add(&mut self, signed: Signed) {
        signed.signatures.into_iter().for_each(|signature| self.collection.add(signature));
        self.stdin = self.stdin.take().or(signed.stdin);
    }

    /// The findings of each document that has some, in the order of the documents.
    pub fn findings(mut self) -> Vec<Beside<'d>> {
        let documents = self.documents;
        let ranks: HashMap<&str, usize> =
            documents.iter().enumerate().map(|(rank, document)| (document.name.as_str(), rank)).collect();
        let mut found: BTreeMap<usize, Vec<Diagnostic>> = BTreeMap::new();
        for finding in self.collection.findings() {
            let Some(&rank) = ranks.get(finding.at.path.as_str()) else { continue };
            found.entry(rank).or_default().extend(finding.diagnostic(&documents[rank].config));
        }
        let beside = found.into_iter().map(|(rank, findings)| {
            let document = &documents[rank];
            let stdin = if document.file.is_none() { self.stdin.take() } else { None };
            Beside { document, stdin, findings }
        });
        beside.collect()
    }
}
