//! From a word of a text to the terms of the registries that watch for it, without allocating.

use std::borrow::Cow;

use super::Registry;
use crate::span::offset;

/// Words that registries watch for, behind one hash table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    /// A bit for each slot that is in use: small enough to stay at hand while a text is read.
    used: Vec<u64>,
    /// Open addressing: one more than the first entry of a word, 0 when the slot is free. A power of
    /// two of them, at most an eighth in use.
    slots: Vec<u32>,
    entries: Vec<Entry>,
}

/// What a registry watches for: a word, which may have to follow another one.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    pub(super) word: Cow<'static, str>,
    /// [`hash`] of the word before it; 0 for any.
    pub(super) after: u64,
    pub(super) registry: Registry,
    pub(super) term: usize,
}

/// A word that a registry watches for.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    word: Cow<'static, str>,
    after: u64,
    /// Which registry.
    pub(crate) registry: Registry,
    /// Which of its terms.
    pub(crate) term: u32,
    /// One more than the next entry for the same words; 0 for the last.
    next: u32,
}

impl Lexicon {
    /// Gathers the words of all registries.
    pub(super) fn new(watches: Vec<Watch>) -> Self {
        let size = (watches.len() * 8).next_power_of_two().max(64);
        let mut lexicon = Self {
            used: vec![0; size / 64],
            slots: vec![0; size],
            entries: Vec::with_capacity(watches.len()),
        };
        for watch in watches {
            lexicon.insert(watch);
        }
        lexicon
    }

    fn insert(&mut self, Watch { word, after, registry, term }: Watch) {
        let hash = hash(word.as_bytes());
        let key = if after == 0 { hash } else { pair(after, hash) };
        let index = self.slot(word.as_bytes(), after, key);
        let (Some(slot), Some(used)) = (self.slots.get_mut(index), self.used.get_mut(index / 64)) else {
            return;
        };
        *used |= 1 << (index % 64);
        self.entries.push(Entry { word, after, registry, term: offset(term), next: *slot });
        *slot = offset(self.entries.len());
    }

    /// Whether [`find`](Self::find) may find something: a quick answer for most words.
    #[inline]
    pub(crate) fn may_hold(&self, key: u64) -> bool {
        let index = self.index(key);
        self.used.get(index / 64).is_some_and(|used| used >> (index % 64) & 1 == 1)
    }

    /// The entries for a word, whatever its case; `hash` is [`hash`] of it.
    pub(crate) fn find(&self, word: &[u8], hash: u64) -> impl Iterator<Item = &Entry> {
        self.chain(self.slot(word, 0, hash))
    }

    /// The entries for a word that must follow the one whose [`hash`] is `after`; `pair` is [`pair`]
    /// of both.
    pub(crate) fn find_after(&self, after: u64, word: &[u8], pair: u64) -> impl Iterator<Item = &Entry> {
        self.chain(self.slot(word, after, pair))
    }

    fn chain(&self, slot: usize) -> impl Iterator<Item = &Entry> {
        let mut next = self.slots.get(slot).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let entry = self.entry(next)?;
            next = entry.next;
            Some(entry)
        })
    }

    /// The slot of a word, or the free one where it would be.
    fn slot(&self, word: &[u8], after: u64, key: u64) -> usize {
        let is_it = |entry: &Entry| entry.after == after && same_word(entry.word.as_bytes(), word);
        let mut index = self.index(key);
        while let Some(&first) = self.slots.get(index) {
            if first == 0 || self.entry(first).is_some_and(is_it) {
                break;
            }
            index = (index + 1) & (self.slots.len() - 1);
        }
        index
    }

    fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get((number as usize).checked_sub(1)?)
    }

    #[inline]
    fn index(&self, key: u64) -> usize {
        usize::try_from(key >> 40).unwrap_or(0) & self.slots.len().saturating_sub(1)
    }
}

/// A number for two words, from the [`hash`] of each.
#[inline]
pub(crate) fn pair(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(0xa076_1d64_78bd_642f)
}

/// A number for a word, the same whatever its case.
///
/// Case folding sets one bit of every byte: right for ASCII letters, and for the accented letters of
/// French, whose two UTF-8 bytes differ by that bit alone between capital and small letter.
pub(crate) fn hash(word: &[u8]) -> u64 {
    match (word.first_chunk(), word.last_chunk()) {
        (Some(head), Some(tail)) => {
            mix(u64::from_le_bytes(*head), word.len()) ^ mix(u64::from_le_bytes(*tail), 0).rotate_left(29)
        }
        _ => hash_short(word.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte)), word.len()),
    }
}

/// [`hash`] of a word of less than eight bytes, given as a number, its first byte the lowest.
#[inline]
pub(crate) fn hash_short(word: u64, length: usize) -> u64 {
    mix(word, length)
}

#[inline]
fn mix(bytes: u64, length: usize) -> u64 {
    const FOLD: u64 = 0x2020_2020_2020_2020;
    let product = ((bytes | FOLD) ^ length as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (product ^ product >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93)
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
        let watch = |(term, &word): (usize, &&'static str)| Watch {
            word: Cow::Borrowed(word),
            after: 0,
            registry: Registry::Brands,
            term,
        };
        let lexicon = Lexicon::new(words.iter().enumerate().map(watch).collect());
        for (i, word) in words.iter().enumerate() {
            for form in [word.to_string(), word.to_uppercase(), word.to_lowercase()] {
                let mut found = lexicon.find(form.as_bytes(), hash(form.as_bytes()));
                assert_eq!(found.next().map(|e| e.term as usize), Some(i), "{form}");
            }
        }
        assert!(lexicon.find("étas".as_bytes(), hash("étas".as_bytes())).next().is_none());
    }
}
