//! What a slip leaves of a word, as numbers to find frequent words by.

use super::slip::{Bare, ENDING};

/// What a slip leaves as it was.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// The first letter and the last ones.
    Ends,
    /// All letters, in whatever order.
    Letters,
    /// All but the first letter: the [`hash`](crate::data::word::hash) of what is left.
    Headless,
}

pub(super) const KEYS: usize = Key::Headless as usize + 1;

/// Bits of the first letter in [`Bare::head`], and of the last ones in [`Bare::tail`].
const FIRST: u64 = 0xff << 56;
const LAST: u64 = (1 << (8 * ENDING)) - 1;

/// Whether two words have the same ends, given where their [`Bare::head`]s and their [`Bare::tail`]s
/// differ.
#[inline]
pub(super) fn has_ends(heads: u64, tails: u64) -> bool {
    heads & FIRST | tails & LAST == 0
}

/// The number of a word for [`Key::Ends`].
#[inline]
pub(super) fn ends(word: &Bare) -> u64 {
    mix(((word.head() & FIRST) >> (56 - 8 * ENDING)) | word.tail() & LAST)
}

/// How often a word has each letter: two bits for each letter of the alphabet, and more where one comes
/// four times.
#[inline]
pub(super) fn letters(word: &Bare) -> u64 {
    let add = |all: u64, &letter: &u8| all.wrapping_add(1 << (2 * (letter & 31)));
    word.letters().iter().fold(0, add)
}

/// The number of a word for [`Key::Letters`].
#[inline]
pub(super) fn any_order(letters: u64) -> u64 {
    mix(letters)
}

/// Whether words may differ by one slip, given their [`letters`]: at most one letter more, one less.
#[inline]
pub(super) fn may_slip(one: u64, other: u64) -> bool {
    // The difference of two powers of two is a run of ones.
    let [more, less] = [one.wrapping_sub(other), other.wrapping_sub(one)];
    let is_run = |bits: u64| bits.wrapping_add(bits & bits.wrapping_neg()).count_ones() <= 1;
    is_run(more) || is_run(less)
}

const fn mix(number: u64) -> u64 {
    (number ^ number >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
