//! From a word of a text to what registries know of it, without allocating.

use std::borrow::Cow;

use super::Registry;
use super::agreement::Agreement;
use super::determiner::Determiner;
use crate::span::offset;

/// The words that registries know, behind one hash table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    /// Open addressing, a power of two of them, two thirds in use at most.
    slots: Vec<Slot>,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// [`tag`] of the word.
    tag: u32,
    known: Known,
}

/// What is known of a word; the default of a word that no registry holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known(u32);

impl Known {
    /// Words that another one, watched for, may follow.
    pub(super) const LEADS: Self = Self(1 << 31);
    /// Words that exist: no slip of the fingers for another one.
    pub(super) const EXISTS: Self = Self(1 << 30);
    /// Words that may lead to a date or a count.
    pub(super) const KEYWORD: Self = Self(1 << 29);
    /// One more than the place of a word among [`Determiner::ALL`], from this bit on; 0 for other words.
    const DETERMINER: u32 = 22;
    const DETERMINERS: u32 = 0b111_1111 << Self::DETERMINER;
    /// One more than the first entry of a word; 0 when it has none.
    const ENTRY: u32 = (1 << Self::DETERMINER) - 1;

    /// The determiner of this index among [`Determiner::ALL`].
    pub(super) fn determiner_at(index: usize) -> Self {
        Self((offset(index) + 1) << Self::DETERMINER & Self::DETERMINERS)
    }

    #[inline]
    fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// Whether the word is watched for, or may lead to a date or a count.
    #[inline]
    pub(crate) fn is_notable(self) -> bool {
        self.0 & (Self::KEYWORD.0 | Self::ENTRY) != 0
    }

    /// Whether the word is watched for.
    #[inline]
    pub(crate) fn is_watched(self) -> bool {
        self.0 & Self::ENTRY != 0
    }

    /// Whether a word that is watched for may follow.
    #[inline]
    pub(crate) fn leads(self) -> bool {
        self.0 & Self::LEADS.0 != 0
    }

    /// Whether a word that is watched for may follow, a noun after a determiner included.
    #[inline]
    pub(crate) fn goes_with_next(self) -> bool {
        self.0 & (Self::LEADS.0 | Self::DETERMINERS) != 0
    }

    /// Whether the word exists.
    #[inline]
    pub(crate) fn exists(self) -> bool {
        self.0 & Self::EXISTS.0 != 0
    }

    /// The determiner that the word is: an article, a possessive, a number and the like.
    #[inline]
    pub(crate) fn determiner(self) -> Option<&'static Determiner> {
        Determiner::ALL.get(((self.0 & Self::DETERMINERS) >> Self::DETERMINER).checked_sub(1)? as usize)
    }

    /// Whether the word may lead to a date or a count.
    #[inline]
    pub(crate) fn is_keyword(self) -> bool {
        self.0 & Self::KEYWORD.0 != 0
    }
}

/// Stands for the [`hash`] of whatever determiner comes before a word.
pub(crate) const DETERMINER: u64 = 1;

/// What a registry watches for: a word, which may have to follow another one.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    pub(super) word: Cow<'static, str>,
    /// [`hash`] of the word before it, or [`DETERMINER`]; 0 for any.
    pub(super) after: u64,
    pub(super) registry: Registry,
    pub(super) term: usize,
    /// The number and the gender of a noun.
    pub(super) form: Agreement,
}

/// A word that a registry watches for.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    word: Cow<'static, str>,
    after: u64,
    /// Which registry.
    pub(crate) registry: Registry,
    /// Which of its terms.
    pub(crate) term: u32,
    /// The number and the gender of a noun.
    pub(crate) form: Agreement,
    /// One more than the next entry for the same words; 0 for the last.
    next: u32,
}

impl Lexicon {
    /// A table of the words that are watched for, and of what is known of words by their [`hash`].
    pub(super) fn new(watches: Vec<Watch>, facts: &[(u64, Known)]) -> Self {
        let words = watches.len() + watches.iter().filter(|watch| watch.after != 0).count() + facts.len();
        let size = (words + words / 2).next_power_of_two().max(64);
        let mut lexicon =
            Self { slots: vec![Slot::default(); size], entries: Vec::with_capacity(watches.len()) };
        watches.into_iter().for_each(|watch| lexicon.insert(watch));
        facts.iter().for_each(|&(word, fact)| lexicon.mark(word, fact));
        lexicon
    }

    fn insert(&mut self, Watch { word, after, registry, term, form }: Watch) {
        let one_more = offset(self.entries.len()) + 1;
        if one_more > Known::ENTRY {
            return;
        }
        let mut key = hash(word.as_bytes());
        if after != 0 {
            if after != DETERMINER {
                self.mark(after, Known::LEADS);
            }
            key = pair(after, key);
        }
        let known = self.known_mut(key);
        let next = known.0 & Known::ENTRY;
        known.0 += one_more - next;
        self.entries.push(Entry { word, after, registry, term: offset(term), form, next });
    }

    fn mark(&mut self, hash: u64, fact: Known) {
        self.known_mut(hash).0 |= fact.0;
    }

    fn known_mut(&mut self, key: u64) -> &mut Known {
        let index = self.index(key);
        let slot = &mut self.slots[index];
        slot.tag = tag(key);
        &mut slot.known
    }

    /// What is known of the word with this [`hash`], or of the two words of a [`pair`].
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Known {
        self.slots.get(self.index(key)).map_or(Known(0), |slot| slot.known)
    }

    /// The entries for a word, whatever its case; it follows the one whose [`hash`] is `after`, or
    /// any when that is 0.
    pub(crate) fn entries<'l>(
        &'l self,
        known: Known,
        word: &[u8],
        after: u64,
    ) -> impl Iterator<Item = &'l Entry> {
        let mut next = known.0 & Known::ENTRY;
        let chain = std::iter::from_fn(move || {
            let entry = self.entries.get((next as usize).checked_sub(1)?)?;
            next = entry.next;
            Some(entry)
        });
        chain.filter(move |entry| entry.after == after && same_word(entry.word.as_bytes(), word))
    }

    /// The slot of a key, or the free one where it would be.
    #[inline]
    fn index(&self, key: u64) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut index = usize::try_from(key >> 40).unwrap_or(0) & last;
        while let Some(slot) = self.slots.get(index)
            && slot.tag != tag(key)
            && !slot.known.is_nothing()
        {
            index = (index + 1) & last;
        }
        index
    }
}

/// The half of a hash that a table keeps; the other half tells where.
#[inline]
pub(super) fn tag(key: u64) -> u32 {
    (key & u64::from(u32::MAX)) as u32
}

/// A number for two words, from the [`hash`] of each.
#[inline]
pub(crate) fn pair(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(0xa076_1d64_78bd_642f)
}

/// How many bytes of a word are hashed at once.
pub(crate) const CHUNK: usize = 16;

/// A number for a word, the same whatever its case.
///
/// Case folding sets one bit of every byte: right for ASCII letters, and for the accented letters of
/// French, whose two UTF-8 bytes differ by that bit alone between capital and small letter.
pub(crate) fn hash(word: &[u8]) -> u64 {
    if let Some((low, high)) = short(word) {
        return mix(0, low, high);
    }
    let (chunks, rest) = word.as_chunks::<CHUNK>();
    let mix_all = |hash, chunk: &[u8; CHUNK]| {
        let bytes = u128::from_le_bytes(*chunk);
        mix(hash, bytes as u64, (bytes >> 64) as u64)
    };
    let hash = chunks.iter().fold(0, mix_all);
    let mut last = [0; CHUNK];
    last.iter_mut().zip(rest).for_each(|(last, byte)| *last = *byte);
    mix_all(hash, &last)
}

/// A word of less than sixteen bytes as two numbers, its first byte the lowest.
#[inline]
fn short(word: &[u8]) -> Option<(u64, u64)> {
    let length = word.len();
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        let missing = (CHUNK - 1).checked_sub(length)?;
        return Some((u64::from_le_bytes(*first), u64::from_le_bytes(*last) >> (8 * missing) >> 8));
    }
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        let [first, last] = [*first, *last].map(|four| u64::from(u32::from_le_bytes(four)));
        return Some((first | last << (8 * (length - 4)), 0));
    }
    Some((word.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte)), 0))
}

/// [`hash`] of a word of less than sixteen bytes, given as two numbers, its first byte the lowest.
#[inline]
pub(crate) const fn hash_short(low: u64, high: u64) -> u64 {
    mix(0, low, high)
}

#[inline]
const fn mix(hash: u64, low: u64, high: u64) -> u64 {
    const FOLD: u64 = u64::from_ne_bytes([0x20; 8]);
    let (low, high) = (low | FOLD, high | FOLD);
    let product = (low ^ hash).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ high.wrapping_mul(0xa076_1d64_78bd_642f);
    (product ^ product >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// [`hash`] of a word of less than sixteen bytes, known when this is compiled.
pub(crate) const fn hash_of(word: &str) -> u64 {
    let mut bytes = [0; CHUNK];
    bytes.split_at_mut(word.len()).0.copy_from_slice(word.as_bytes());
    let bytes = u128::from_le_bytes(bytes);
    mix(0, bytes as u64, (bytes >> 64) as u64)
}

/// Whether two words are the same but for case.
#[inline]
pub(crate) fn same_word(a: &[u8], b: &[u8]) -> bool {
    const FOLD: u64 = u64::from_ne_bytes([0x20; 8]);
    let same = |a: &[u8; 8], b: &[u8; 8]| (u64::from_ne_bytes(*a) ^ u64::from_ne_bytes(*b)) & !FOLD == 0;
    match (a.first_chunk(), b.first_chunk(), a.last_chunk(), b.last_chunk()) {
        _ if a.len() != b.len() => false,
        (Some(a_first), Some(b_first), Some(a_last), Some(b_last)) if a.len() <= 16 => {
            same(a_first, b_first) && same(a_last, b_last)
        }
        _ => a.iter().zip(b).all(|(a, b)| a | 0x20 == b | 0x20),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_whatever_their_case() {
        let words = ["état", "GitHub", "a", "été", "mise", "développement", "interministériellement"];
        let watch = |(term, &word): (usize, &&'static str)| Watch {
            word: Cow::Borrowed(word),
            after: 0,
            registry: Registry::Brands,
            term,
            form: Agreement::default(),
        };
        let exists = (hash("état".as_bytes()), Known::EXISTS);
        let lexicon = Lexicon::new(words.iter().enumerate().map(watch).collect(), &[exists]);
        let found = |form: &str| {
            let known = lexicon.get(hash(form.as_bytes()));
            let term = lexicon.entries(known, form.as_bytes(), 0).next().map(|entry| entry.term as usize);
            (term, known.exists())
        };
        for (i, word) in words.iter().enumerate() {
            for form in [word.to_string(), word.to_uppercase(), word.to_lowercase()] {
                assert_eq!(found(&form), (Some(i), i == 0), "{form}");
            }
        }
        assert_eq!(found("étas"), (None, false));
    }
}
