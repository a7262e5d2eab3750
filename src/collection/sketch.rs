//! A paragraph in a few numbers, to find those that may be like it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::words::Words;

/// Numbers kept of a paragraph's runs of words: of two paragraphs that share a quarter of their runs,
/// one pair in a hundred shares none of these.
const SKETCH: usize = 16;

/// What paragraphs are looked up by.
pub(super) struct Sketch {
    /// A number of all its words.
    pub(super) whole: u64,
    /// The smallest numbers of its runs of words.
    pub(super) smallest: Vec<u64>,
}

impl Sketch {
    pub(super) fn new(words: &Words) -> Self {
        let mut smallest = words.runs();
        smallest.sort_unstable();
        smallest.dedup();
        smallest.truncate(SKETCH);
        smallest.shrink_to_fit();
        Self { whole: words.whole(), smallest }
    }
}

/// FNV-1a over the bytes of numbers, then mixed: the same on every machine, so that signatures
/// computed apart agree.
pub(super) fn hash(parts: impl Iterator<Item = u64>) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.to_le_bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    // FNV leaves the high bits of short inputs poorly mixed, and the smallest numbers are kept.
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
