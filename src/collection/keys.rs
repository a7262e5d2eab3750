//! Keys of the front matter that one document writes otherwise than its siblings.

use std::collections::BTreeMap;

use super::finding::{CollectionFinding, CollectionFindingKind, Occurrence};
use super::signature::Signature;
use crate::diagnostic::Severity;
use crate::error::edit_distance;
use crate::span::Span;

/// How many siblings must hold a key for it to be the usual one; and two thirds of them must.
const FEWEST_HOLDERS: usize = 3;

/// Usual keys of a folder that are compared with; further ones are not.
const MAX_USUAL: usize = 64;

/// Each key of a folder, with the documents that hold it.
type Keys<'d> = BTreeMap<&'d str, Vec<(&'d Signature, Span)>>;

/// Keys that one document only holds, a letter away from one that its siblings hold and it does not.
pub(super) fn findings(documents: &[&Signature]) -> Vec<CollectionFinding> {
    let mut folders: BTreeMap<&str, (usize, Keys<'_>)> = BTreeMap::new();
    for &document in documents {
        let (size, keys) = folders.entry(folder(&document.path)).or_default();
        *size += 1;
        for key in &document.keys {
            keys.entry(&key.text).or_default().push((document, key.span));
        }
    }
    folders.values().flat_map(|(size, keys)| among(*size, keys)).collect()
}

fn among(size: usize, keys: &Keys<'_>) -> Vec<CollectionFinding> {
    let usual = |holders: usize| holders >= FEWEST_HOLDERS && holders * 3 >= size * 2;
    let usual: Vec<_> = keys.iter().filter(|(_, holders)| usual(holders.len())).take(MAX_USUAL).collect();
    let mut found = Vec::new();
    for (rare, holders) in keys {
        let &[(document, span)] = holders.as_slice() else { continue };
        let lacks = |key: &str| document.keys.iter().all(|own| own.text != key);
        let meant = usual.iter().find(|(name, _)| one_letter_apart(rare, name) && lacks(name));
        let Some((name, places)) = meant else { continue };
        let occurrence = |&(d, span): &(&Signature, Span)| Occurrence { path: d.path.clone(), span };
        found.push(CollectionFinding {
            kind: CollectionFindingKind::UnusualKey,
            severity: Severity::Info,
            message: format!(
                "Clé «\u{a0}{rare}\u{a0}»\u{a0}: les autres documents du dossier écrivent «\u{a0}{name}\u{a0}»"
            ),
            at: Occurrence { path: document.path.clone(), span },
            others: places.iter().take(3).map(occurrence).collect(),
        });
    }
    found
}

/// Whether two keys differ by one letter, long enough for this to be no chance, and by no number:
/// `image1` and `image2` are two keys.
fn one_letter_apart(one: &str, other: &str) -> bool {
    let letters = |key: &str| key.len() >= 3 && !key.contains(|c: char| c.is_ascii_digit());
    letters(one) && letters(other) && one.len().max(other.len()) > 3 && edit_distance(one, other) <= 1
}

fn folder(path: &str) -> &str {
    path.rfind(['/', '\\']).map_or("", |at| path.get(..at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::one_letter_apart;

    #[test]
    fn numbers_and_short_keys_are_not_slips() {
        assert!(one_letter_apart("eig", "eigs"));
        assert!(one_letter_apart("first_name", "firstName"));
        assert!(!one_letter_apart("image1", "image2"));
        assert!(!one_letter_apart("lat", "lot"));
        assert!(!one_letter_apart("ville", "titre"));
    }
}
