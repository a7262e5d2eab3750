//! From a word of a text to the terms of the registries that watch for it, without allocating.

use super::Registry;

/// Words that registries watch for, behind one hash table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    /// Open addressing; a power of two of them, at most a quarter in use.
    slots: Vec<Slot>,
    /// Sorted by word.
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u64,
    first: u32,
    count: u32,
}

/// A word that a registry watches for.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    word: Box<str>,
    /// Which registry.
    pub(crate) registry: Registry,
    /// Which of its terms.
    pub(crate) term: u32,
}

impl Lexicon {
    /// Gathers the words of all registries.
    pub(super) fn new(words: impl Iterator<Item = (String, Registry, usize)>) -> Self {
        let mut entries: Vec<Entry> = words
            .map(|(word, registry, term)| Entry {
                word: word.to_lowercase().into_boxed_str(),
                registry,
                term: crate::span::offset(term),
            })
            .collect();
        entries.sort_by(|a, b| a.word.cmp(&b.word));
        let size = (entries.len() * 4).next_power_of_two().max(4);
        let mut lexicon = Self { slots: vec![Slot::default(); size], entries: Vec::new() };
        let mut first = 0;
        for same in entries.chunk_by(|a, b| a.word == b.word) {
            let hash = same.first().map_or(0, |entry| hash(entry.word.as_bytes()));
            let mut index = lexicon.index(hash);
            while lexicon.slots.get(index).is_some_and(|slot| slot.count > 0) {
                index = (index + 1) & (size - 1);
            }
            if let Some(slot) = lexicon.slots.get_mut(index) {
                *slot = Slot { hash, first, count: crate::span::offset(same.len()) };
            }
            first += crate::span::offset(same.len());
        }
        lexicon.entries = entries;
        lexicon
    }

    /// The entries for a word, whatever its case; `hash` is [`hash`] of it.
    #[inline]
    pub(crate) fn find(&self, word: &[u8], hash: u64) -> &[Entry] {
        let mut index = self.index(hash);
        while let Some(slot) = self.slots.get(index) {
            if slot.count == 0 {
                break;
            }
            if slot.hash == hash {
                let range = slot.first as usize..(slot.first + slot.count) as usize;
                let entries = self.entries.get(range).unwrap_or(&[]);
                if entries.first().is_some_and(|entry| same_word(entry.word.as_bytes(), word)) {
                    return entries;
                }
            }
            index = (index + 1) & (self.slots.len() - 1);
        }
        &[]
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
        let lexicon =
            Lexicon::new(words.iter().enumerate().map(|(i, w)| (w.to_string(), Registry::Brands, i)));
        for (i, word) in words.iter().enumerate() {
            for form in [word.to_string(), word.to_uppercase(), word.to_lowercase()] {
                let found = lexicon.find(form.as_bytes(), hash(form.as_bytes()));
                assert_eq!(found.first().map(|e| e.term as usize), Some(i), "{form}");
            }
        }
        assert!(lexicon.find("étas".as_bytes(), hash("étas".as_bytes())).is_empty());
    }
}
