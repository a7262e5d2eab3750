//! What a slip leaves of a word, as numbers to find frequent words by.

use super::slip::{Bare, ENDING};

/// What a slip leaves as it was.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// The first letter and the last ones.
    Ends,
    /// All letters, in whatever order.
    Letters,
}

pub(super) const KEYS: usize = Key::Letters as usize + 1;

impl Key {
    #[inline]
    pub(super) fn of(self, word: &Bare) -> u64 {
        let number = match self {
            Key::Ends => ((word.head() >> 56) << (8 * ENDING)) | word.tail() & ((1 << (8 * ENDING)) - 1),
            // Two bits for each letter of the alphabet, and more where one comes four times.
            Key::Letters => {
                let add = |all: u64, &letter: &u8| all.wrapping_add(1 << (2 * (letter & 31)));
                word.letters().iter().fold(0, add)
            }
        };
        mix(number << 1 | self as u64)
    }
}

const fn mix(number: u64) -> u64 {
    (number ^ number >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
