//! What a slip leaves of a word, as numbers to find frequent words by.

use super::slip::ENDING;
use crate::data::lexicon::hash;

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
    /// Tells what `letters` have of a word of so many letters.
    pub(super) fn of(self, letters: &[u8], length: usize) -> u64 {
        let middle = length / 2;
        let (bytes, others) = match self {
            Part::First => (letters.get(..middle), ends(letters) >> 8),
            Part::Second => {
                let from = (letters.len() + middle + 1).saturating_sub(length);
                (letters.get(from..), ends(letters) & 0xff)
            }
            Part::Letters => (None, letters.iter().map(|&letter| weight(letter)).fold(0, u64::wrapping_add)),
        };
        mix(hash(bytes.unwrap_or(&[])) ^ others << 8 ^ (length << 2 | self as usize) as u64)
    }
}

/// What every slip but a swap leaves of a word, given how many letters it then has: beside the ends, a
/// letter of the half that is left as it was.
pub(super) fn outline(letters: &[u8], length: usize, part: Part) -> u64 {
    let beside = match part {
        Part::First => letters.get(1),
        _ => letters.len().checked_sub(ENDING + 1).and_then(|at| letters.get(at)),
    };
    mix(ends(letters) << 16
        | u64::from(beside.copied().unwrap_or(0)) << 8
        | (length << 2 | part as usize) as u64)
}

/// The first letter and the last ones.
fn ends(letters: &[u8]) -> u64 {
    let last = letters.last_chunk::<ENDING>().copied().unwrap_or_default();
    last.iter().chain(letters.first()).fold(0, |all, &letter| all << 8 | u64::from(letter))
}

/// A number for a letter, such that the sum of a word's tells its letters.
const fn weight(letter: u8) -> u64 {
    (letter as u64).pow(5)
}

const fn mix(number: u64) -> u64 {
    (number ^ number >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
