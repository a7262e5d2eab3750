//! The last words read, to tell that one comes again.

use std::ops::Range;

use super::letters::last_word;
use crate::data::word::same;

/// Longest group of words whose repetition is looked for.
const LONGEST: usize = 3;

/// The last words of a passage.
#[derive(Clone, Copy, Default)]
pub(super) struct Recent {
    /// The hashes of the last words, the last one first; 0 before the first.
    hashes: [u64; LONGEST],
    /// How many of the last words have nothing but spaces and apostrophes between them.
    run: usize,
}

impl Recent {
    /// The hash of the last word; 0 before the first.
    #[inline]
    pub(super) fn last(&self) -> u64 {
        self.hashes[0]
    }

    /// The hash of the word before that one; 0 before the second.
    #[inline]
    pub(super) fn last_but_one(&self) -> u64 {
        self.hashes[1]
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

    /// Takes a word; tells whether it may end the second of two groups of words that are the same.
    #[inline]
    pub(super) fn push(&mut self, hash: u64) -> bool {
        let [last, second, third] = self.hashes;
        self.hashes = [hash, last, second];
        self.run += 1;
        // Nearly always, none of the words before is the same.
        (hash == last) | ((hash == second) & (last == third)) | ((hash == third) & (self.run >= 2 * LONGEST))
    }

    /// The second of two groups of as many words that are the same, at the end of a text, after what was
    /// `repeated` already.
    #[cold]
    pub(super) fn repetition(self, text: &[u8], repeated: usize) -> Option<Range<usize>> {
        let [last, ref before @ ..] = self.hashes;
        let size = 1 + before.iter().take_while(|&&hash| hash != last).count();
        if self.run < 2 * size {
            return None;
        }
        let word = |end: usize| last_word(text.get(..end).unwrap_or_default());
        let mut middle = text.len();
        for _ in 0..size {
            middle = word(middle).start;
        }
        let (mut second, mut first) = (text.len(), middle);
        for _ in 0..size {
            let [b, a] = [word(second), word(first)];
            let of = |word: &Range<usize>| text.get(word.clone()).unwrap_or_default();
            if !same(of(&b), of(&a)) {
                return None;
            }
            (second, first) = (b.start, a.start);
        }
        (first >= repeated).then_some(middle..text.len())
    }
}
