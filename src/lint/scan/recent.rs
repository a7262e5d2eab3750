//! The last words read, to tell that one comes again.

use std::ops::Range;

use super::letters::last_word;
use crate::data::lexicon::same_word;

/// Longest group of words whose repetition is looked for.
const LONGEST: usize = 3;

/// The last words of a passage.
#[derive(Default)]
pub(super) struct Recent {
    /// The hashes of the last words, the last one first.
    hashes: [u64; LONGEST],
    /// How many of the last ones have nothing but spaces and apostrophes between them.
    run: usize,
    /// Up to where a repetition was told.
    repeated: usize,
}

impl Recent {
    /// The hash of the last word; 0 before the first.
    #[inline]
    pub(super) fn last(&self) -> u64 {
        self.hashes[0]
    }

    /// Whether the next word follows the last one, with nothing but spaces and apostrophes between.
    #[inline]
    pub(super) fn goes_on(&self) -> bool {
        self.run > 0
    }

    /// Something parts the words before from the words after.
    #[inline]
    pub(super) fn part(&mut self) {
        self.run = 0;
    }

    /// Takes a word, the last one of a text; gives the second of two groups of words that are the same.
    #[inline]
    pub(super) fn push(&mut self, text: &[u8], hash: u64) -> Option<Range<usize>> {
        self.run += 1;
        let [last, second, third] = self.hashes;
        self.hashes = [hash, last, second];
        // Nearly always, none of the words before is the same.
        let again = (hash == last) | ((hash == second) & (last == third)) | (hash == third);
        if again && self.run > 1 { self.repetition(text) } else { None }
    }

    #[cold]
    fn repetition(&mut self, text: &[u8]) -> Option<Range<usize>> {
        let mut words = [const { 0..0 }; 2 * LONGEST];
        let mut rest = text;
        for word in words.iter_mut().take(self.run) {
            *word = last_word(rest);
            rest = rest.get(..word.start).unwrap_or_default();
        }
        let same = |one: &Range<usize>, other: &Range<usize>| {
            let of = |word: &Range<usize>| text.get(word.clone()).unwrap_or_default();
            same_word(of(one), of(other))
        };
        let size = (1..=LONGEST.min(self.run / 2)).find(|&size| {
            let (second, first) = words[..2 * size].split_at(size);
            words[2 * size - 1].start >= self.repeated && second.iter().zip(first).all(|(b, a)| same(b, a))
        })?;
        self.repeated = words[size - 1].start;
        Some(self.repeated..text.len())
    }
}
