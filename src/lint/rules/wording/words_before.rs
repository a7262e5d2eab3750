//! The words that stand just before a verb.

use crate::data::governor::ADVERBS;
use crate::lint::place::Place;
use crate::text::word::is_letter;

/// Whether a word is an adverb that may part a verb from what governs it.
pub(super) fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word)
}

/// The words before a place, from the nearest, adverbs left out, as long as only spaces separate them.
pub(super) fn words_before<'r>(place: &Place<'r>) -> impl Iterator<Item = &'r str> + use<'r> {
    const SPACES: [char; 3] = [' ', '\n', '\u{a0}'];
    let mut head = place.head();
    std::iter::from_fn(move || {
        loop {
            let spaced = head.strip_suffix(SPACES)?;
            let before = spaced.trim_end_matches(is_letter);
            let word = spaced.get(before.len()..).filter(|word| !word.is_empty())?;
            if !(before.is_empty() || before.ends_with(SPACES)) {
                return None;
            }
            head = before;
            if !is_adverb(word) {
                return Some(word);
            }
        }
    })
}
