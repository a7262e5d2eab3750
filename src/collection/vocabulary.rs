//! Words of the collection that are written in two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{CollectionFinding, CollectionFindingKind, Occurrence};
use super::signature::Signature;
use super::words::words;
use crate::diagnostic::Severity;
use crate::span::Span;

/// Each writing of a word, with the places where it stands, oldest first.
type Writings<'d> = BTreeMap<&'d str, Vec<(&'d Signature, Span)>>;

/// Tags that are the same word but for case, accents, hyphens or number.
pub(super) fn tags(documents: &[&Signature]) -> Vec<CollectionFinding> {
    let mut words: BTreeMap<String, Writings<'_>> = BTreeMap::new();
    for &document in documents {
        for tag in &document.tags {
            let places = words.entry(folded(&tag.text)).or_default().entry(&tag.text).or_default();
            places.push((document, tag.span));
        }
    }
    words
        .values()
        .flat_map(|writings| {
            minority(writings, CollectionFindingKind::TagVariant, |rare, usual| {
                Some(format!(
                    "L’étiquette «\u{a0}{rare}\u{a0}» s’écrit ailleurs «\u{a0}{usual}\u{a0}»\u{a0}: \
                     ce sont deux filtres différents"
                ))
            })
        })
        .collect()
}

/// Acronyms that a document expands otherwise than most.
pub(super) fn acronyms(documents: &[&Signature]) -> Vec<CollectionFinding> {
    let mut words: BTreeMap<&str, BTreeMap<String, Writings<'_>>> = BTreeMap::new();
    for &document in documents {
        for acronym in &document.acronyms {
            let meanings = words.entry(&acronym.short).or_default();
            let places = meanings.entry(folded_name(&acronym.long)).or_default();
            places.entry(&acronym.long).or_default().push((document, acronym.span));
        }
    }
    let mut findings = Vec::new();
    for (short, meanings) in &words {
        // One writing stands for each meaning: typography alone is no other expansion.
        let by_meaning: Writings<'_> = meanings
            .values()
            .filter_map(|writings| {
                let (name, _) = writings.iter().next()?;
                Some((*name, writings.values().flatten().copied().collect()))
            })
            .collect();
        findings.extend(minority(&by_meaning, CollectionFindingKind::AcronymVariant, |rare, usual| {
            let (rare, usual) = (flat(rare), flat(usual));
            are_akin(&rare, &usual).then(|| format!(
                "«\u{a0}{short}\u{a0}» est développé «\u{a0}{rare}\u{a0}» ici, «\u{a0}{usual}\u{a0}» ailleurs"
            ))
        }));
    }
    findings
}

/// Whether two names have a word in common: without one, an acronym stands for two things.
fn are_akin(one: &str, other: &str) -> bool {
    let folded = |word: &str| {
        let mut out = String::new();
        fold(word, &mut out);
        Some(out).filter(|word| word.len() > 3 && !SMALL.contains(&&**word))
    };
    let known: BTreeSet<String> = words(one).filter_map(folded).collect();
    words(other).filter_map(folded).any(|word| known.contains(&word))
}

/// One finding for each place of each writing that has a message, but the most frequent one (at a tie, the oldest).
fn minority(
    writings: &Writings<'_>,
    kind: CollectionFindingKind,
    message: impl Fn(&str, &str) -> Option<String>,
) -> Vec<CollectionFinding> {
    let Some((usual, usual_places)) =
        writings.iter().min_by_key(|(_, places)| (std::cmp::Reverse(places.len()), age(places)))
    else {
        return Vec::new();
    };
    let others: Vec<Occurrence> = usual_places.iter().take(3).map(|p| occurrence(*p)).collect();
    // What differs inside one document, its own check says.
    let holders: BTreeSet<&str> = usual_places.iter().map(|(document, _)| document.path.as_str()).collect();
    writings
        .iter()
        .filter(|(writing, _)| writing != &usual)
        .filter_map(|(writing, places)| Some((message(writing, usual)?, places)))
        .flat_map(|(message, places)| places.iter().map(move |place| (message.clone(), *place)))
        .filter(|(_, (document, _))| !holders.contains(document.path.as_str()))
        .map(|(message, place)| CollectionFinding {
            kind,
            severity: Severity::Info,
            message,
            at: occurrence(place),
            others: others.clone(),
        })
        .collect()
}

fn age(places: &[(&Signature, Span)]) -> Option<(Option<i64>, String)> {
    places.first().map(|(document, _)| (document.instant, document.path.clone()))
}

fn occurrence((document, span): (&Signature, Span)) -> Occurrence {
    Occurrence { path: document.path.clone(), span }
}

/// A text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word without what writing changes: case, accents, hyphens and spaces, the mark of the plural.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in words(text) {
        fold(word, &mut out);
    }
    out
}

/// A name without what writing changes, nor the small words that some leave out.
fn folded_name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in words(&without_endings(text)) {
        let begun = out.len();
        fold(word, &mut out);
        if SMALL.contains(&out.get(begun..).unwrap_or_default()) {
            out.truncate(begun);
        }
    }
    out
}

/// A text without the endings that a middle dot adds: « Entrepreneur·e·s » is « Entrepreneur ».
fn without_endings(text: &str) -> String {
    let mut parts = text.split('·');
    let mut out = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| out.push_str(part.trim_start_matches(char::is_alphanumeric)));
    out
}

/// Articles and prepositions, folded.
const SMALL: [&str; 16] =
    ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "pour", "sur"];

fn fold(word: &str, out: &mut String) {
    let begun = out.len();
    out.extend(word.chars().flat_map(char::to_lowercase).map(bare));
    if out.len() - begun <= 3 {
        return;
    }
    if out.ends_with("aux") && !out.ends_with("eaux") {
        out.truncate(out.len() - 2);
        out.push('l');
    } else if out.ends_with(['s', 'x']) {
        out.pop();
    }
}

/// A French letter without its accent.
fn bare(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{are_akin, folded, folded_name};

    #[test]
    fn writing_is_folded_and_words_are_not() {
        assert_eq!(folded("Open data"), folded("open-datas"));
        assert_eq!(folded("Données ouvertes"), folded("donnees ouverte"));
        assert_ne!(folded("IA"), folded("IAs générative"));
        assert_eq!(folded("arrêtés préfectoraux"), folded("Arrêté préfectoral"));
        assert_eq!(folded("réseaux"), folded("réseau"));
    }

    #[test]
    fn names_of_two_things_are_not_akin() {
        assert!(are_akin("Commission nationale informatique", "commissions pour l’informatique"));
        assert!(!are_akin("Admission post-bac", "Arrêté préfectoral de protection"));
    }

    #[test]
    fn names_lose_their_small_words() {
        let name = "Commission nationale de l’informatique et des libertés";
        assert_eq!(folded_name(name), folded_name("Commission Nationale Informatique & Libertés"));
        assert_ne!(folded_name(name), folded_name("Commission nationale des libertés"));
        assert_eq!(folded_name("Délégué·e·s au relief"), folded_name("délégués du relief"));
    }
}
