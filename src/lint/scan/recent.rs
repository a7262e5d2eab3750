//! The last words read, to tell that one comes again.

use std::ops::Range;

use super::letters::last_word;
use crate::data::word::same;

/// Longest group of words whose repetition is looked for.
const LONGEST: usize = 3;

/// How many hashes are held before the last ones are moved to the front.
const ROOM: usize = 64;

/// The hashes of the last words of a passage, in a row; 0 before the first.
pub(super) struct Recent {
    row: [u64; ROOM],
    /// Where the last four begin.
    at: u8,
}

impl Default for Recent {
    fn default() -> Self {
        Self { row: [0; ROOM], at: 0 }
    }
}

impl Recent {
    /// Begins a passage.
    pub(super) fn begin(&mut self) {
        if let Some(last) = self.row.first_chunk_mut::<{ LONGEST + 1 }>() {
            *last = [0; _];
        }
        self.at = 0;
    }

    /// The last ones, the very last at the end.
    #[inline]
    fn lasts(&self) -> [u64; LONGEST + 1] {
        let last = self.row.get(usize::from(self.at)..).and_then(<[u64]>::first_chunk);
        last.copied().unwrap_or_default()
    }

    /// The hash of the last word; 0 before the first.
    #[inline]
    pub(super) fn last(&self) -> u64 {
        self.lasts()[LONGEST]
    }

    /// The hash of the word before that one; 0 before the second.
    #[inline]
    pub(super) fn last_but_one(&self) -> u64 {
        self.lasts()[LONGEST - 1]
    }

    /// Takes a word; tells whether it may end the second of two groups of words that are the same.
    #[inline(always)]
    pub(super) fn push(&mut self, hash: u64) -> bool {
        let at = usize::from(self.at);
        let Some([fourth, third, second, last, place]) =
            self.row.get_mut(at..at + LONGEST + 2).and_then(<[u64]>::first_chunk_mut)
        else {
            return self.push_at_front(hash);
        };
        *place = hash;
        self.at += 1;
        if hash != *last && hash != *second && hash != *third {
            return false;
        }
        // « de la carte de » says nothing yet.
        hash == *last || hash == *second && last == third || hash == *third && last == fourth
    }

    #[cold]
    #[inline(never)]
    fn push_at_front(&mut self, hash: u64) -> bool {
        let last = self.lasts();
        self.row = [0; ROOM];
        self.row.iter_mut().zip(last).for_each(|(place, last)| *place = last);
        self.at = 0;
        self.push(hash)
    }

    /// The second of two groups of as many words that are the same, in a text from some byte on, with the end of
    /// the last word.
    #[cold]
    pub(super) fn repetition(&self, text: &[u8], from: usize, end: usize) -> Option<Range<usize>> {
        let [_, third, second, last] = self.lasts();
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

/// What parts two words that go on from each other.
const JOINTS: [&[u8]; 9] =
    [b" ", b"\n", b"\r", b"\t", b"'", b"`", "’".as_bytes(), "\u{a0}".as_bytes(), "\u{202f}".as_bytes()];

/// Whether the word that begins at a byte of a text goes on with the one before, `from` some byte on: nothing but
/// spaces and apostrophes parts them.
fn goes_on(text: &[u8], from: usize, start: usize) -> bool {
    let mut before = text.get(from..start).unwrap_or_default();
    while let Some(rest) = JOINTS.iter().find_map(|joint| before.strip_suffix(*joint)) {
        before = rest;
    }
    let last = last_word(before);
    !last.is_empty() && last.end == before.len()
}

/// A text without the spaces and the apostrophes that it begins with.
pub(super) fn after_joints(text: &[u8]) -> &[u8] {
    let mut after = text;
    while let Some(rest) = JOINTS.iter().find_map(|joint| after.strip_prefix(*joint)) {
        after = rest;
    }
    after
}
