//! Paragraphs that stand in several releases.

use std::collections::{BTreeMap, HashMap};

use super::finding::{CollectionFinding, CollectionFindingKind, Occurrence};
use super::signature::{Paragraph, Signature};
use super::sketch::ByHash;
use super::{BOILERPLATE_DOCUMENTS, MAX_ALIKE_PARAGRAPHS};
use crate::diagnostic::Severity;

/// From what likeness on two paragraphs are the same text, edited.
const ALIKE: f64 = 0.5;

/// What share of a document's paragraphs must stand in another one to be the same release.
const SAME_RELEASE: (usize, usize) = (3, 4);

/// A paragraph of a document of the sorted list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Place {
    document: usize,
    paragraph: usize,
}

/// Paragraphs of one text, oldest document first.
type Family = Vec<Place>;

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
    let families = families(documents);
    let twins = twins(documents, &families);
    let mut findings: Vec<CollectionFinding> =
        twins.iter().map(|(later, earlier)| same_release(documents, *later, *earlier)).collect();
    let mut pasted: BTreeMap<(usize, usize), Vec<(Place, Place)>> = BTreeMap::new();
    for family in &families {
        let mut holders: Vec<usize> = family.iter().map(|place| place.document).collect();
        holders.dedup();
        if holders.len() >= BOILERPLATE_DOCUMENTS {
            findings.extend(outdated(documents, family));
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
fn families(documents: &[&Signature]) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    let mut exact: ByHash<usize> = ByHash::default();
    let mut near: ByHash<Bucket> = ByHash::default();
    for (document, signature) in documents.iter().enumerate() {
        for (paragraph, text) in signature.paragraphs.iter().enumerate() {
            let place = Place { document, paragraph };
            let family = exact
                .get(&text.sketch.exact)
                .copied()
                .or_else(|| closest(documents, &families, &near, text))
                .unwrap_or(families.len());
            if family == families.len() {
                families.push(Family::new());
            }
            families[family].push(place);
            if exact.insert(text.sketch.exact, family).is_none() {
                for &run in &text.sketch.smallest {
                    near.entry(run).or_insert(Bucket { first: family, rest: Vec::new() }).add(family);
                }
            }
        }
    }
    families
}

/// The family whose first or last paragraph is most like a text, if any is like it enough.
fn closest(
    documents: &[&Signature],
    families: &[Family],
    near: &ByHash<Bucket>,
    text: &Paragraph,
) -> Option<usize> {
    let mut candidates: Vec<usize> =
        text.sketch.smallest.iter().filter_map(|run| near.get(run)).flat_map(Bucket::families).collect();
    candidates.sort_unstable();
    candidates.dedup();
    candidates
        .into_iter()
        .filter_map(|family| {
            let ends = [families[family].first()?, families[family].last()?];
            let likeness = ends.map(|place| at(documents, *place).sketch.likeness(&text.sketch));
            Some((family, likeness[0].max(likeness[1])))
        })
        .filter(|(_, likeness)| *likeness >= ALIKE)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(family, _)| family)
}

/// Each later document that holds mostly what an earlier one does.
fn twins(documents: &[&Signature], families: &[Family]) -> HashMap<usize, usize> {
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for family in families.iter().filter(|f| f.len() <= MAX_ALIKE_PARAGRAPHS) {
        for (i, a) in family.iter().enumerate() {
            for b in &family[i + 1..] {
                if a.document != b.document {
                    *shared.entry((b.document, a.document)).or_default() += 1;
                }
            }
        }
    }
    let mut twins: HashMap<usize, usize> = HashMap::new();
    let mut pairs: Vec<_> = shared.into_iter().collect();
    pairs.sort_unstable();
    for ((later, earlier), count) in pairs {
        let size = documents[later].paragraphs.len().max(documents[earlier].paragraphs.len());
        if count >= 2 && count * SAME_RELEASE.1 >= size * SAME_RELEASE.0 {
            twins.entry(later).or_insert(earlier);
        }
    }
    twins
}

/// Documents that hold an older wording of a boilerplate after a newer one came into use.
fn outdated(documents: &[&Signature], family: &Family) -> Vec<CollectionFinding> {
    let mut born: HashMap<u64, usize> = HashMap::new();
    let mut uses: HashMap<u64, usize> = HashMap::new();
    for place in family {
        let exact = at(documents, *place).sketch.exact;
        born.entry(exact).or_insert(place.document);
        *uses.entry(exact).or_default() += 1;
    }
    let mut findings = Vec::new();
    // The newest wording met so far that more than one document uses: a single one may be a slip.
    let mut newest: Option<Place> = None;
    for &place in family {
        let exact = at(documents, place).sketch.exact;
        if let Some(current) = newest
            && documents[place.document].instant > documents[current.document].instant
            && born[&exact] < born[&at(documents, current).sketch.exact]
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
