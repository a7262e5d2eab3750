//! What a slip leaves of a word, as numbers to find frequent words by.

use super::slip::{Bare, ENDING};

/// What a slip leaves as it was.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// The first half and the last letters.
    First,
    /// The second half, without the letter in the middle, and the first one.
    Second,
    /// All letters, in whatever order.
    Letters,
}

pub(super) const PARTS: usize = Part::Letters as usize + 1;

impl Part {
    /// Tells what a word has of a word of so many letters, eight of a half at most.
    #[inline]
    pub(super) fn of(self, word: &Bare, length: usize) -> u64 {
        match self {
            Part::First => self.key(word.head(length / 2), word.tail(ENDING), length),
            Part::Second => self.key(word.tail(length - length / 2 - 1), word.head(1), length),
            Part::Letters => {
                self.key(word.letters().iter().fold(0, |all, &letter| weight(all, letter)), 0, length)
            }
        }
    }

    #[inline]
    fn key(self, letters: u64, others: u64, length: usize) -> u64 {
        mix(mix(letters) ^ others << 8 ^ (length << 2 | self as usize) as u64)
    }
}

/// Adds a letter to a number that tells the letters of a word, in whatever order: two bits for each of
/// the alphabet, and more where one comes four times.
fn weight(all: u64, letter: u8) -> u64 {
    all.wrapping_add(1 << (2 * (letter & 31)))
}

/// What every slip but a swap leaves of a word, given how many letters it then has: beside the ends,
/// the letters of one half that are left as they were whatever the slip, eight of them at most.
#[inline]
pub(super) fn outline(word: &Bare, length: usize, part: Part) -> u64 {
    // One letter less than written, at least, are those of the word that is meant.
    let (kept, others) = match part {
        Part::First => (word.head((length - 1) / 2), word.tail(ENDING)),
        _ => (word.tail((length / 2 - 1).max(ENDING + 1)), word.head(1)),
    };
    part.key(kept, others, length)
}

const fn mix(number: u64) -> u64 {
    (number ^ number >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
