//! Paragraphs that stand in several releases.

#![expect(
    clippy::indexing_slicing,
    reason = "a place is made by counting these documents, families and paragraphs; all wordings are born"
)]

use std::collections::{BTreeMap, HashMap};

use super::finding::{CollectionFinding, CollectionFindingKind, Occurrence};
use super::signature::{Paragraph, Signature};
use super::sketch::{ByHash, Sketch};
use super::words::Words;
use super::{BOILERPLATE_DOCUMENTS, MAX_ALIKE_PARAGRAPHS};
use crate::diagnostic::Severity;

/// From what likeness on two paragraphs are the same text, edited: one word in five has changed, or a
/// stretch of a third.
const ALIKE: f64 = 0.6;

/// Families that a paragraph is compared with, those that share most with it first.
const MAX_MEASURED: usize = 8;

/// What share of the words of a document's paragraphs must stand in another one to be the same release.
const SAME_RELEASE: (usize, usize) = (3, 4);

/// A paragraph of a document of the sorted list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Place {
    document: usize,
    paragraph: usize,
}

/// Paragraphs of one text, oldest document first.
type Family = Vec<Place>;

/// The sketches of the paragraphs of each document.
type Sketches = Vec<Vec<Sketch>>;

/// The families that share a run of words: nearly always one, which then costs no allocation.
struct Bucket {
    first: usize,
    rest: Vec<usize>,
}

impl Bucket {
    fn add(&mut self, family: usize) {
        if self.rest.len() + 1 < MAX_ALIKE_PARAGRAPHS && !self.families().any(|known| known == family) {
            self.rest.push(family);
        }
    }

    fn families(&self) -> impl Iterator<Item = usize> {
        [self.first].into_iter().chain(self.rest.iter().copied())
    }
}

/// The same release twice, pasted paragraphs, outdated boilerplates.
pub(super) fn findings(documents: &[&Signature]) -> Vec<CollectionFinding> {
    let sketches: Sketches =
        documents.iter().map(|d| d.paragraphs.iter().map(|p| Sketch::new(&p.words)).collect()).collect();
    let families = families(documents, &sketches);
    let twins = twins(documents, &families);
    let mut findings: Vec<CollectionFinding> =
        twins.iter().map(|(later, earlier)| same_release(documents, *later, *earlier)).collect();
    let mut pasted: BTreeMap<(usize, usize), Vec<(Place, Place)>> = BTreeMap::new();
    for family in &families {
        let mut holders: Vec<usize> = family.iter().map(|place| place.document).collect();
        holders.dedup();
        if holders.len() >= BOILERPLATE_DOCUMENTS {
            findings.extend(outdated(documents, &sketches, family));
        } else if let [earlier, later] = holders[..]
            && !twins.contains_key(&later)
        {
            let at = family.iter().find(|place| place.document == later);
            let other = family.iter().find(|place| place.document == earlier);
            pasted.entry((later, earlier)).or_default().extend(at.copied().zip(other.copied()));
        }
    }
    findings.extend(pasted.values().filter_map(|places| all_pasted(documents, places)));
    findings
}

/// Groups paragraphs that are the same text or nearly; each paragraph belongs to one family.
fn families(documents: &[&Signature], sketches: &Sketches) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    let mut exact: ByHash<usize> = ByHash::default();
    let mut near: ByHash<Bucket> = ByHash::default();
    for (document, paragraphs) in sketches.iter().enumerate() {
        for (paragraph, sketch) in paragraphs.iter().enumerate() {
            let place = Place { document, paragraph };
            let family = exact
                .get(&sketch.whole)
                .copied()
                .or_else(|| closest(documents, &families, &near, (sketch, &at(documents, place).words)))
                .unwrap_or(families.len());
            if family == families.len() {
                families.push(Family::new());
            }
            families[family].push(place);
            if exact.insert(sketch.whole, family).is_none() {
                for &run in &sketch.smallest {
                    near.entry(run).or_insert(Bucket { first: family, rest: Vec::new() }).add(family);
                }
            }
        }
    }
    families
}

/// The family whose first or last paragraph is most like a place's, if it is like it enough.
fn closest(
    documents: &[&Signature],
    families: &[Family],
    near: &ByHash<Bucket>,
    (sketch, words): (&Sketch, &Words),
) -> Option<usize> {
    let mut met: BTreeMap<usize, usize> = BTreeMap::new();
    let shared = sketch.smallest.iter().filter_map(|run| near.get(run)).flat_map(Bucket::families);
    shared.for_each(|family| *met.entry(family).or_default() += 1);
    let mut candidates: Vec<(usize, usize)> = met.into_iter().collect();
    candidates.sort_by_key(|&(family, shared)| (std::cmp::Reverse(shared), family));
    let likeness = |place: &Place| at(documents, *place).words.likeness(words);
    let measured = candidates.into_iter().take(MAX_MEASURED).filter_map(|(family, _)| {
        let (first, last) = (families[family].first()?, families[family].last()?);
        let first_likeness = likeness(first);
        Some((family, if first == last { first_likeness } else { first_likeness.max(likeness(last)) }))
    });
    let alike = measured.filter(|(_, likeness)| *likeness >= ALIKE);
    alike.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(family, _)| family)
}

/// Each later document that holds mostly what an earlier one does.
fn twins(documents: &[&Signature], families: &[Family]) -> HashMap<usize, usize> {
    let mut shared: HashMap<(usize, usize), Shared> = HashMap::new();
    for family in families.iter().filter(|f| f.len() <= MAX_ALIKE_PARAGRAPHS) {
        // One paragraph a document: what it repeats is held once.
        let held: Vec<Place> = family
            .chunk_by(|a, b| a.document == b.document)
            .filter_map(|same| same.first().copied())
            .collect();
        for (i, earlier) in held.iter().enumerate() {
            for later in held.get(i + 1..).unwrap_or_default() {
                let shared = shared.entry((later.document, earlier.document)).or_default();
                shared.paragraphs += 1;
                shared.words += at(documents, *later).words.len().min(at(documents, *earlier).words.len());
            }
        }
    }
    let words =
        |document: usize| -> usize { documents[document].paragraphs.iter().map(|p| p.words.len()).sum() };
    let mut twins: HashMap<usize, usize> = HashMap::new();
    let mut pairs: Vec<_> = shared.into_iter().collect();
    pairs.sort_unstable_by_key(|(pair, _)| *pair);
    for ((later, earlier), shared) in pairs.into_iter().filter(|(_, shared)| shared.paragraphs > 1) {
        let size = words(later).max(words(earlier));
        if shared.words * SAME_RELEASE.1 >= size * SAME_RELEASE.0 {
            twins.entry(later).or_insert(earlier);
        }
    }
    twins
}

/// What two documents have in common.
#[derive(Default)]
struct Shared {
    paragraphs: usize,
    words: usize,
}

/// Documents that hold an older wording of a boilerplate after a newer one came into use.
fn outdated(documents: &[&Signature], sketches: &Sketches, family: &Family) -> Vec<CollectionFinding> {
    let wording = |place: Place| sketches[place.document][place.paragraph].whole;
    let mut born: HashMap<u64, usize> = HashMap::new();
    let mut uses: HashMap<u64, usize> = HashMap::new();
    for place in family {
        let exact = wording(*place);
        born.entry(exact).or_insert(place.document);
        *uses.entry(exact).or_default() += 1;
    }
    let mut findings = Vec::new();
    // The newest wording met so far that more than one document uses: a single one may be a slip.
    let mut newest: Option<Place> = None;
    for &place in family {
        let exact = wording(place);
        if let Some(current) = newest
            && documents[place.document].instant > documents[current.document].instant
            && born[&exact] < born[&wording(current)]
        {
            findings.push(finding(
                documents,
                CollectionFindingKind::OutdatedBoilerplate,
                format!(
                    "«\u{a0}{}\u{a0}» reprend une ancienne version d’un texte que d’autres communiqués \
                     ont depuis mis à jour",
                    at(documents, place).opening
                ),
                place,
                current,
            ));
        } else if uses[&exact] > 1 {
            newest = Some(place);
        }
    }
    findings
}

fn same_release(documents: &[&Signature], later: usize, earlier: usize) -> CollectionFinding {
    finding(
        documents,
        CollectionFindingKind::SameRelease,
        format!("Ce communiqué est presque le même que «\u{a0}{}\u{a0}»", documents[earlier].path),
        Place { document: later, paragraph: 0 },
        Place { document: earlier, paragraph: 0 },
    )
}

/// What a document has in common with one other, said once, at the first of the paragraphs.
fn all_pasted(documents: &[&Signature], places: &[(Place, Place)]) -> Option<CollectionFinding> {
    let &(here, there) = places.iter().min()?;
    let more = match places.len() - 1 {
        0 => "se lit".to_owned(),
        1 => "et un autre passage se lisent".to_owned(),
        n => format!("et {n} autres passages se lisent"),
    };
    let message = format!(
        "«\u{a0}{}\u{a0}» {more} aussi dans «\u{a0}{}\u{a0}»\u{a0}: texte recopié\u{202f}?",
        at(documents, here).opening,
        documents[there.document].path
    );
    let mut finding = finding(documents, CollectionFindingKind::PastedParagraph, message, here, there);
    let further = places.iter().filter(|(place, _)| *place != here);
    let occurrence =
        |p: &Place| Occurrence { path: documents[p.document].path.clone(), span: at(documents, *p).span };
    finding.others.extend(further.flat_map(|(here, there)| [occurrence(here), occurrence(there)]));
    Some(finding)
}

fn finding(
    documents: &[&Signature],
    kind: CollectionFindingKind,
    message: String,
    here: Place,
    there: Place,
) -> CollectionFinding {
    let occurrence =
        |p: Place| Occurrence { path: documents[p.document].path.clone(), span: at(documents, p).span };
    CollectionFinding {
        kind,
        severity: Severity::Info,
        message,
        at: occurrence(here),
        others: vec![occurrence(there)],
    }
}

fn at<'d>(documents: &[&'d Signature], place: Place) -> &'d Paragraph {
    &documents[place.document].paragraphs[place.paragraph]
}
