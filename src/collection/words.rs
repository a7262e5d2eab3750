//! A paragraph as a number a word: enough to compare it exactly with any other, without its text.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::sketch::hash;

/// Words of a paragraph that are compared; what follows them is not.
pub const MAX_PARAGRAPH_WORDS: usize = 4096;

/// Words of a run: long enough that two texts do not share one by chance.
const RUN: usize = 4;

/// Bits of a word's number: two words have the same one about once in 17 million pairs.
const BITS: u32 = 24;

/// Six bits of a number, written: the alphabet of base64url.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The words of a paragraph, in order, each as a number. Case, spaces, punctuation and typography
/// do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Words(Vec<u32>);

impl Words {
    pub(super) fn new(text: &str) -> Self {
        Self(words(text).map(number).take(MAX_PARAGRAPH_WORDS).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// A number of the whole paragraph.
    pub(super) fn whole(&self) -> u64 {
        hash(self.0.iter().copied().map(u64::from))
    }

    /// Numbers of its runs of words.
    pub(super) fn runs(&self) -> Vec<u64> {
        self.0.windows(RUN).map(|run| hash(run.iter().copied().map(u64::from))).collect()
    }

    /// How much of two paragraphs is the same, from 0 to 1: the share of pairs of neighbouring words
    /// that both have. A word changed alone undoes two pairs.
    pub(super) fn likeness(&self, other: &Words) -> f64 {
        let (ours, theirs) = (self.pairs(), other.pairs());
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (ours.get(i), theirs.get(j)) {
            shared += u32::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        let pairs = u32::try_from(ours.len() + theirs.len()).unwrap_or(u32::MAX);
        if pairs == 0 { 0.0 } else { f64::from(2 * shared) / f64::from(pairs) }
    }

    /// Its pairs of neighbouring words, sorted, each once.
    fn pairs(&self) -> Vec<u64> {
        let pair = |pair: &[u32]| pair.iter().fold(0, |sum, &word| sum << BITS | u64::from(word));
        let mut pairs: Vec<u64> = self.0.windows(2).map(pair).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn number(word: &str) -> u32 {
    let hash = hash(word.chars().flat_map(char::to_lowercase).map(u64::from));
    u32::try_from(hash >> (u64::BITS - BITS)).unwrap_or_default()
}

/// Four characters a word: two thirds of the room that the words themselves take.
impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sextet = |number: u32, shift: u32| {
            char::from(ALPHABET.get((number >> shift & 63) as usize).copied().unwrap_or(b'-'))
        };
        let sextets = |number: &u32| [18, 12, 6, 0].map(|shift| sextet(*number, shift));
        serializer.serialize_str(&self.0.iter().flat_map(sextets).collect::<String>())
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let refused = || D::Error::invalid_value(Unexpected::Str(&text), &"four base64url characters a word");
        let sextet = |byte: &u8| u32::try_from(ALPHABET.iter().position(|known| known == byte)?).ok();
        let number = |word: &[u8]| word.iter().try_fold(0, |sum, byte| Some(sum << 6 | sextet(byte)?));
        if !text.len().is_multiple_of(4) || text.len() > MAX_PARAGRAPH_WORDS * 4 {
            return Err(refused());
        }
        let numbers = text.as_bytes().chunks_exact(4).map(number).collect::<Option<Vec<u32>>>();
        numbers.map(Self).ok_or_else(refused)
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
        assert_eq!(Words::new(TEXT), Words::new(&other));
    }

    #[test]
    fn likeness_is_the_share_of_pairs_of_words_in_common() {
        let likeness = |other: &str| Words::new("un deux trois quatre cinq six").likeness(&Words::new(other));
        for (other, expected) in [
            ("Un, deux, trois, quatre, cinq, six", 1.0),
            ("un deux trois quatre cinq sept", 0.8),
            ("un deux huit quatre cinq six", 0.6),
            ("six cinq quatre trois deux un", 0.0),
            ("un", 0.0),
        ] {
            assert!((likeness(other) - expected).abs() < 1e-9, "{other}: {}", likeness(other));
        }
    }

    #[test]
    fn four_characters_a_word_come_back_as_they_were() {
        let words = Words::new(TEXT);
        let json = serde_json::to_string(&words).unwrap();
        assert_eq!(json.len(), 2 + 4 * words.len());
        assert_eq!(serde_json::from_str::<Words>(&json).unwrap(), words);
        for broken in ["\"abc\"", "\"ab=d\"", "12"] {
            assert!(serde_json::from_str::<Words>(broken).is_err(), "{broken}");
        }
    }
}
