//! The last words read, to tell that one comes again.

use std::ops::Range;

use super::letters::last_word;
use crate::data::lexicon::same_word;

/// Longest group of words whose repetition is looked for.
const LONGEST: usize = 3;

/// The last words of a passage.
#[derive(Default)]
pub(super) struct Recent {
    /// The hashes of the last words, each at its number modulo their count.
    hashes: [u64; KEPT],
    /// How many words were read.
    count: usize,
    /// How many were when something other than spaces and apostrophes came last.
    parted: usize,
    /// Up to where a repetition was told.
    repeated: usize,
}

/// Twice [`LONGEST`] at least, a power of two.
const KEPT: usize = 8;

impl Recent {
    /// The hash of the last word but `back`; 0 before the first.
    #[inline]
    fn back(&self, back: usize) -> u64 {
        self.hashes[self.count.wrapping_sub(1 + back) % KEPT]
    }

    /// The hash of the last word; 0 before the first.
    #[inline]
    pub(super) fn last(&self) -> u64 {
        self.back(0)
    }

    /// How many of the last words have nothing but spaces and apostrophes between them.
    #[inline]
    fn run(&self) -> usize {
        self.count - self.parted
    }

    /// Whether the next word follows the last one, with nothing but spaces and apostrophes between.
    #[inline]
    pub(super) fn goes_on(&self) -> bool {
        self.run() > 0
    }

    /// Something parts the words before from the words after.
    #[inline]
    pub(super) fn part(&mut self) {
        self.parted = self.count;
    }

    /// Takes a word; tells whether it may end the second of two groups of words that are the same.
    #[inline]
    pub(super) fn push(&mut self, hash: u64) -> bool {
        let (last, second, third) = (self.back(0), self.back(1), self.back(2));
        self.hashes[self.count % KEPT] = hash;
        self.count += 1;
        // Nearly always, none of the words before is the same.
        (hash == last) | ((hash == second) & (last == third)) | (hash == third)
    }

    /// The second of two groups of words that are the same, at the end of a text.
    #[cold]
    pub(super) fn repetition(&mut self, text: &[u8]) -> Option<Range<usize>> {
        let run = self.run();
        let may_repeat = |size: usize| (0..size).all(|back| self.back(back) == self.back(back + size));
        if !(1..=LONGEST.min(run / 2)).any(may_repeat) {
            return None;
        }
        let mut words = [const { 0..0 }; 2 * LONGEST];
        let mut rest = text;
        for word in words.iter_mut().take(run) {
            *word = last_word(rest);
            rest = rest.get(..word.start).unwrap_or_default();
        }
        let same = |one: &Range<usize>, other: &Range<usize>| {
            let of = |word: &Range<usize>| text.get(word.clone()).unwrap_or_default();
            same_word(of(one), of(other))
        };
        let size = (1..=LONGEST.min(run / 2)).find(|&size| {
            let (second, first) = words[..2 * size].split_at(size);
            words[2 * size - 1].start >= self.repeated && second.iter().zip(first).all(|(b, a)| same(b, a))
        })?;
        self.repeated = words[size - 1].start;
        Some(self.repeated..text.len())
    }
}
