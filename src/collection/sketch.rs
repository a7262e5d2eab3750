//! A paragraph in a few numbers: equal when the words are, close when most of them are.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Hashes kept of a paragraph's runs of words: two paragraphs that share most of them are alike.
pub(super) const SKETCH: usize = 16;

/// Words of a run: long enough that two texts do not share one by chance.
const RUN: usize = 4;

/// What is kept of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sketch {
    /// Hash of all its words.
    pub(super) exact: u64,
    /// The smallest hashes of its runs of words, sorted.
    pub(super) smallest: Vec<u64>,
    /// Number of words.
    pub(super) words: u32,
}

impl Sketch {
    /// Reads a text by words: case, spaces, punctuation and typography do not count.
    pub(super) fn new(text: &str) -> Self {
        let words: Vec<u64> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| hash(word.chars().flat_map(char::to_lowercase).map(u64::from)))
            .collect();
        let mut smallest: Vec<u64> = words.windows(RUN).map(|run| hash(run.iter().copied())).collect();
        smallest.sort_unstable();
        smallest.dedup();
        smallest.truncate(SKETCH);
        smallest.shrink_to_fit();
        Self {
            exact: hash(words.iter().copied()),
            smallest,
            words: u32::try_from(words.len()).unwrap_or(u32::MAX),
        }
    }

    /// How much of the smallest hashes of both together is shared, from 0 to 1: an estimate of the
    /// share of runs of words that the texts have in common.
    pub(super) fn likeness(&self, other: &Sketch) -> f64 {
        let (mut i, mut j, mut met, mut shared) = (0, 0, 0, 0);
        while met < SKETCH && (i < self.smallest.len() || j < other.smallest.len()) {
            match (self.smallest.get(i), other.smallest.get(j)) {
                (Some(a), Some(b)) if a == b => {
                    shared += 1;
                    i += 1;
                    j += 1;
                }
                (Some(a), Some(b)) if a < b => i += 1,
                (Some(_), None) => i += 1,
                _ => j += 1,
            }
            met += 1;
        }
        if met == 0 { 0.0 } else { f64::from(shared) / f64::from(u32::try_from(met).unwrap_or(u32::MAX)) }
    }
}

/// FNV-1a over the bytes of numbers: the same on every machine, so that signatures computed apart
/// agree.
fn hash(parts: impl Iterator<Item = u64>) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.to_le_bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    // FNV leaves the high bits of short inputs poorly mixed, and the smallest hashes are kept.
    state ^= state >> 32;
    state = state.wrapping_mul(0xd6e8_feb8_6659_fd93);
    state ^ (state >> 32)
}

/// A map whose keys are hashes already.
pub(super) type ByHash<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Takes a hash as it is.
#[derive(Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash([self.0].into_iter().chain(bytes.iter().map(|&byte| byte.into())));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "La mission Cartolibre publie les cartes de tous les lieux d’accueil du public, \
        mises à jour chaque nuit, et les ouvre à qui veut les réemployer sans rien demander.";

    #[test]
    fn typography_does_not_count() {
        let other = TEXT.replace('’', "'").replace(", ", "\u{a0};  ").to_uppercase();
        assert_eq!(Sketch::new(TEXT).exact, Sketch::new(&other).exact);
    }

    #[test]
    fn a_changed_word_leaves_most_in_common() {
        let close = Sketch::new(TEXT).likeness(&Sketch::new(&TEXT.replace("nuit", "semaine")));
        assert!(close > 0.5, "{close}");
        let far =
            Sketch::new(TEXT).likeness(&Sketch::new(&TEXT.split(' ').rev().collect::<Vec<_>>().join(" ")));
        assert!(far < 0.2, "{far}");
    }
}
