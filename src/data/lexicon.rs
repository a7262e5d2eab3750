//! From a word of a text to the terms of the registries that watch for it, without allocating.

use std::borrow::Cow;

use super::Registry;
use crate::span::offset;

/// Words that registries watch for, behind one hash table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    /// Open addressing; a power of two of them, at most a quarter in use.
    slots: Vec<Slot>,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u64,
    /// One more than the first entry of the word; 0 when the slot is free.
    first: u32,
}

/// A word that a registry watches for.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    word: Cow<'static, str>,
    /// Which registry.
    pub(crate) registry: Registry,
    /// Which of its terms.
    pub(crate) term: u32,
    /// One more than the next entry for the same word; 0 for the last.
    next: u32,
}

impl Lexicon {
    /// Gathers the words of all registries.
    pub(super) fn new(words: Vec<(Cow<'static, str>, Registry, usize)>) -> Self {
        let size = (words.len() * 4).next_power_of_two().max(4);
        let mut lexicon =
            Self { slots: vec![Slot::default(); size], entries: Vec::with_capacity(words.len()) };
        for (word, registry, term) in words {
            lexicon.insert(word, registry, offset(term));
        }
        lexicon
    }

    fn insert(&mut self, word: Cow<'static, str>, registry: Registry, term: u32) {
        let hash = hash(word.as_bytes());
        let mut index = self.index(hash);
        while let Some(slot) = self.slots.get(index) {
            if slot.first == 0 || (slot.hash == hash && self.is_word(slot.first, word.as_bytes())) {
                break;
            }
            index = (index + 1) & (self.slots.len() - 1);
        }
        let Some(slot) = self.slots.get_mut(index) else { return };
        self.entries.push(Entry { word, registry, term, next: slot.first });
        *slot = Slot { hash, first: offset(self.entries.len()) };
    }

    /// The entries for a word, whatever its case; `hash` is [`hash`] of it.
    #[inline]
    pub(crate) fn find(&self, word: &[u8], hash: u64) -> impl Iterator<Item = &Entry> {
        let mut next = 0;
        let mut index = self.index(hash);
        while let Some(slot) = self.slots.get(index) {
            if slot.first == 0 {
                break;
            }
            if slot.hash == hash && self.is_word(slot.first, word) {
                next = slot.first;
                break;
            }
            index = (index + 1) & (self.slots.len() - 1);
        }
        std::iter::from_fn(move || {
            let entry = self.entries.get((next as usize).checked_sub(1)?)?;
            next = entry.next;
            Some(entry)
        })
    }

    fn is_word(&self, entry: u32, word: &[u8]) -> bool {
        let entry = (entry as usize).checked_sub(1).and_then(|index| self.entries.get(index));
        entry.is_some_and(|entry| same_word(entry.word.as_bytes(), word))
    }

    #[inline]
    fn index(&self, hash: u64) -> usize {
        usize::try_from(hash >> 40).unwrap_or(0) & self.slots.len().saturating_sub(1)
    }
}

/// A number for a word, the same whatever its case.
///
/// Case folding sets one bit of every byte: right for ASCII letters, and for the accented letters of
/// French, whose two UTF-8 bytes differ by that bit alone between capital and small letter.
#[inline]
pub(crate) fn hash(word: &[u8]) -> u64 {
    const FOLD: u64 = 0x2020_2020_2020_2020;
    let length = word.len();
    let (head, tail) = match (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
        _ => match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
            (Some(head), Some(tail)) => {
                (u64::from(u32::from_le_bytes(*head)), u64::from(u32::from_le_bytes(*tail)))
            }
            _ => match *word {
                [a, b, c] => (u64::from(a) | u64::from(b) << 8, u64::from(c)),
                [a, b] => (u64::from(a), u64::from(b)),
                [a] => (u64::from(a), 0),
                _ => (0, 0),
            },
        },
    };
    let mixed = ((head | FOLD).wrapping_mul(0x9e37_79b9_7f4a_7c15)).rotate_left(29)
        ^ (tail | FOLD).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed ^ length as u64).wrapping_mul(0xa076_1d64_78bd_642f)
}

/// Whether two words are the same but for case.
#[inline]
pub(crate) fn same_word(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a | 0x20 == b | 0x20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_whatever_their_case() {
        let words = ["état", "GitHub", "a", "été", "mise", "développement"];
        let lexicon = Lexicon::new(
            words.iter().enumerate().map(|(i, &w)| (Cow::Borrowed(w), Registry::Brands, i)).collect(),
        );
        for (i, word) in words.iter().enumerate() {
            for form in [word.to_string(), word.to_uppercase(), word.to_lowercase()] {
                let mut found = lexicon.find(form.as_bytes(), hash(form.as_bytes()));
                assert_eq!(found.next().map(|e| e.term as usize), Some(i), "{form}");
            }
        }
        assert!(lexicon.find("étas".as_bytes(), hash("étas".as_bytes())).next().is_none());
    }
}
