//! The last words read, to tell that one comes again.

use std::ops::Range;

use super::letters::last_word;
use crate::data::word::same;

/// Longest group of words whose repetition is looked for.
const LONGEST: usize = 3;

/// The hashes of the last words of a passage, the last one first; 0 before the first.
#[derive(Clone, Copy, Default)]
pub(super) struct Recent([u64; LONGEST + 1]);

impl Recent {
    /// The hash of the last word; 0 before the first.
    #[inline]
    pub(super) fn last(&self) -> u64 {
        self.0[0]
    }

    /// The hash of the word before that one; 0 before the second.
    #[inline]
    pub(super) fn last_but_one(&self) -> u64 {
        self.0[1]
    }

    /// Takes a word; tells whether it may end the second of two groups of words that are the same.
    #[inline]
    pub(super) fn push(&mut self, hash: u64) -> bool {
        let [last, second, third, fourth] = self.0;
        self.0 = [hash, last, second, third];
        // « de la carte de » says nothing yet.
        (hash == last) | ((hash == second) & (last == third)) | ((hash == third) & (last == fourth))
    }

    /// The second of two groups of as many words that are the same, in a text from some byte on, with the end of
    /// the last word.
    #[cold]
    pub(super) fn repetition(self, text: &[u8], from: usize, end: usize) -> Option<Range<usize>> {
        let [last, second, third, _] = self.0;
        let size = if second == last { 1 } else { 2 + usize::from(third != last) };
        let mut words = [const { 0..0 }; 2 * LONGEST];
        let words = words.get_mut(..2 * size)?;
        let mut start = end;
        for word in &mut *words {
            // The first one ends there.
            if start < end && !goes_on(text, from, start) {
                return None;
            }
            let last = last_word(text.get(from..start)?);
            *word = from + last.start..from + last.end;
            start = word.start;
        }
        let of = |word: &Range<usize>| text.get(word.clone()).unwrap_or_default();
        let (second, first) = words.split_at(size);
        let is_again = second.iter().zip(first).all(|(b, a)| same(of(b), of(a)));
        is_again.then(|| second.last().map_or(end, |word| word.start)..end)
    }
}

/// Whether the word that begins at a byte of a text goes on with the one before, `from` some byte on: nothing but
/// spaces and apostrophes parts them.
pub(super) fn goes_on(text: &[u8], from: usize, start: usize) -> bool {
    const JOINTS: [&[u8]; 9] =
        [b" ", b"\n", b"\r", b"\t", b"'", b"`", "’".as_bytes(), "\u{a0}".as_bytes(), "\u{202f}".as_bytes()];
    let mut before = text.get(from..start).unwrap_or_default();
    while let Some(rest) = JOINTS.iter().find_map(|joint| before.strip_suffix(*joint)) {
        before = rest;
    }
    let last = last_word(before);
    !last.is_empty() && last.end == before.len()
}
