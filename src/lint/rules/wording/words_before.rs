//! The words that stand just before a verb.

use crate::lint::place::Place;

/// Adverbs that may part a verb from what governs it.
static ADVERBS: &[&str] = &[
    "ainsi",
    "alors",
    "aussi",
    "bien",
    "davantage",
    "depuis",
    "donc",
    "déjà",
    "désormais",
    "encore",
    "enfin",
    "ensuite",
    "notamment",
    "pas",
    "plus",
    "rapidement",
    "toujours",
    "tous",
    "tout",
    "toutes",
    "également",
];

/// The words before a place, from the nearest, adverbs left out, as long as only spaces separate them.
pub(super) fn words_before<'r>(place: &Place<'r>) -> impl Iterator<Item = &'r str> + use<'r> {
    let head = place.head();
    let spaced = head.ends_with([' ', '\n', '\u{a0}']);
    let words = head.rsplit([' ', '\n', '\u{a0}']).skip(1);
    words
        .take_while(move |word| spaced && !word.is_empty() && word.chars().all(char::is_alphabetic))
        .filter(|word| ADVERBS.binary_search(word).is_err())
}

/// Whether a word may part a verb from what governs it.
pub(super) fn is_adverb(word: &str) -> bool {
    ADVERBS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn adverbs_are_sorted() {
        assert!(super::ADVERBS.is_sorted());
    }
}
