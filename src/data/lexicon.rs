//! From a word of a text to what registries know of it, without allocating.

use super::Registry;
use super::agreement::Agreement;
use super::determiner::Determiner;
use super::governor::Governs;
use super::table::{Record, Table, number, numbers};
use super::term::Beside;
use super::word;

/// The words that registries know, behind one hash table.
///
/// Words are told apart by 64 bits of their hash (half of them for what needs no entry): they are not written
/// here. Whoever contrives a word with the hash of another one gets what that other one would have got, in a text
/// where it could have been written as well: no more than a false finding, or one that is missing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexicon<'t> {
    slots: &'t [Record<2>],
    entries: &'t [Record<5>],
    pairs: &'t [Record<1>],
}

/// What a [`Lexicon`] looks in.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Open addressing, a power of two of them, two thirds in use at most. The lower half of the hash of
    /// a word, and what is [`Known`] of it.
    slots: Table<2>,
    /// How many slots may still be taken.
    free: usize,
    /// Each the upper half of a key, one more than the next entry for the same words or 0, and an [`Entry`]:
    /// see [`Entry::record`].
    entries: Table<5>,
    /// A bit for each two words that are watched for together, by the upper bits of their key: most words
    /// that may follow another one do not follow that one.
    pairs: Table<1>,
}

/// How many bits of a key tell which of the [`Words::pairs`] it is.
const PAIR: u32 = 16;

/// What is known of a word; the default of a word that no registry holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known(u32);

impl Known {
    /// Words that another one, watched for, may follow.
    pub(super) const LEADS: Self = Self(1 << 31);
    /// Words that another one, watched for when a determiner is before it, may follow.
    pub(super) const DETERMINES: Self = Self(1 << 30);
    /// Words that are watched for after one of those that lead to them.
    const FOLLOWS: Self = Self(Self::LEADS.0 >> Self::NEXT);
    /// Nouns, which are watched for after a determiner.
    const IS_NOUN: Self = Self(Self::DETERMINES.0 >> Self::NEXT);
    /// How far apart the bits of a word and of the one that may follow it stand.
    const NEXT: u32 = 2;
    /// Words that exist: no slip of the fingers for another one.
    pub(super) const EXISTS: Self = Self(1 << 27);
    /// Words that may lead to a date or a count; « vous », which may lead to a verb that it does not go with.
    pub(super) const KEYWORD: Self = Self(1 << 26);
    /// The place of a determiner among [`Determiner::ALL`], from this bit on.
    const DETERMINER: u32 = 19;
    /// In its place, the [`Agreement::packed`] of a word that is one noun, or this when it is several.
    const SEVERAL: u32 = 0b111_1111;
    /// What the word [`Governs`], from this bit on.
    const GOVERNS: u32 = 17;
    /// One more than the first entry of a word; 0 when it has none.
    const ENTRY: u32 = (1 << Self::GOVERNS) - 1;

    /// The determiner of this index among [`Determiner::ALL`].
    pub(super) fn determiner_at(index: usize) -> Self {
        Self(Self::DETERMINES.0 | (number(index) & 0b111_1111) << Self::DETERMINER)
    }

    /// The same of a word that is a noun of this form as well.
    fn with_noun(self, form: Agreement) -> Self {
        let place = Self::SEVERAL << Self::DETERMINER;
        let noun = match self.0 & place {
            _ if self.0 & Self::DETERMINES.0 != 0 => 0,
            0 => u32::from(form.packed()) << Self::DETERMINER,
            _ => place,
        };
        Self(self.0 | noun | Self::IS_NOUN.0)
    }

    /// The form of the noun that the word is; nothing when it is several ones, or a determiner as well.
    #[inline]
    pub(crate) fn noun(self) -> Option<Agreement> {
        let noun = self.0 >> Self::DETERMINER & Self::SEVERAL;
        let is_one =
            noun != Self::SEVERAL && self.0 & (Self::DETERMINES.0 | Self::IS_NOUN.0) == Self::IS_NOUN.0;
        is_one.then(|| Agreement::of_packed(noun as u8))
    }

    /// Of a word that says this of the verb after it.
    pub(super) const fn governing(governs: Governs) -> Self {
        Self((governs as u32) << Self::GOVERNS)
    }

    /// What the word says of the verb after it.
    #[inline]
    pub(crate) fn governs(self) -> Governs {
        Governs::of_bits(self.0 >> Self::GOVERNS)
    }

    /// Whether the word is an adverb that may part a verb from what governs it.
    #[inline]
    pub(crate) fn is_adverb(self) -> bool {
        self.0 & Self::governing(Governs::Infinitive).0 == Self::governing(Governs::AsBefore).0
    }

    /// All of it but the entries, which stand elsewhere in another table.
    #[cfg(test)]
    pub(super) fn facts(self) -> u32 {
        self.0 & !Self::ENTRY
    }

    /// What there may be to do about the word, by itself or after the one `before`.
    #[inline]
    pub(crate) fn notable(self, before: Self) -> Notable {
        let after = (before.0 >> Self::NEXT) & (Self::IS_NOUN.0 | Self::FOLLOWS.0);
        Notable((self.0 ^ Self::EXISTS.0) & (after | Self::KEYWORD.0 | Self::ENTRY | Self::EXISTS.0))
    }

    /// Whether the word is watched for.
    #[inline]
    pub(crate) fn is_watched(self) -> bool {
        self.0 & Self::ENTRY != 0
    }

    /// Whether the word may be watched for after the one `before`.
    #[inline]
    pub(crate) fn may_follow(self, before: Self) -> bool {
        (before.0 >> Self::NEXT) & self.0 & Self::FOLLOWS.0 != 0
    }

    /// Whether the word is a noun.
    #[inline]
    pub(crate) fn is_noun(self) -> bool {
        self.0 & Self::IS_NOUN.0 != 0
    }

    /// Whether the word exists.
    #[inline]
    pub(crate) fn exists(self) -> bool {
        self.0 & Self::EXISTS.0 != 0
    }

    /// The determiner that the word is: an article, a possessive, a number and the like.
    #[inline]
    pub(crate) fn determiner(self) -> Option<&'static Determiner> {
        let is_one = self.0 & Self::DETERMINES.0 != 0;
        is_one.then(|| Determiner::ALL.get((self.0 >> Self::DETERMINER & 0b111_1111) as usize)).flatten()
    }

    /// Whether the word may lead to a date or a count, or is « vous ».
    #[inline]
    pub(crate) fn is_keyword(self) -> bool {
        self.0 & Self::KEYWORD.0 != 0
    }
}

/// Why a word is to be looked at: what is [`Known`] of it and matters, or that it is not known to exist.
#[derive(Clone, Copy)]
pub(crate) struct Notable(u32);

impl Notable {
    #[inline]
    pub(crate) fn is_something(self) -> bool {
        self.0 != 0
    }

    /// Whether it is nothing but that the word is a noun after what may be a determiner.
    #[inline]
    pub(crate) fn is_noun_alone(self) -> bool {
        self.0 == Known::IS_NOUN.0
    }

    /// Whether it is more than that the word may be watched for after the one before.
    #[inline]
    pub(crate) fn is_more_than_following(self) -> bool {
        self.0 & !Known::FOLLOWS.0 != 0
    }
}

/// Where a word has to stand to be watched for.
#[derive(Clone, Copy)]
pub(super) enum After {
    Anything,
    /// After the word with this [`word::hash`].
    Word(u64),
    Determiner,
}

/// Stands for the [`word::hash`] of whatever determiner comes before a word.
const DETERMINER: u64 = 1;

/// The key of a word after a determiner.
#[inline]
pub(crate) fn after_determiner(hash: u64) -> u64 {
    word::pair(DETERMINER, hash)
}

/// A word that a registry watches for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// Which of the lines of the registry.
    pub(crate) term: u32,
    /// Which registry.
    pub(crate) registry: Registry,
    /// The number and the gender of a noun.
    pub(crate) form: Agreement,
    /// What else has to stand beside the word.
    pub(crate) beside: Beside,
}

/// From which bit on the registry byte of an [`Entry`] says what governs the word.
const GOVERNED: u32 = 6;

const _: () = assert!(Registry::ALL.len() <= 1 << GOVERNED);

impl Entry {
    fn record(self) -> [u32; 3] {
        let Beside { earlier, signs: [before, after], governed } = self.beside;
        let kind = self.registry as u8 | (governed as u8) << GOVERNED;
        [self.term, u32::from_le_bytes([kind, self.form.bits(), before, after]), earlier]
    }

    #[inline]
    fn of([term, kind, earlier]: [u32; 3]) -> Option<Self> {
        let [kind, form, before, after] = kind.to_le_bytes();
        let registry = *Registry::ALL.get(usize::from(kind & ((1 << GOVERNED) - 1)))?;
        let governed = Governs::of_bits(u32::from(kind >> GOVERNED));
        let beside = Beside { earlier, signs: [before, after], governed };
        Some(Self { term, registry, form: Agreement::of_bits(form), beside })
    }
}

impl Words {
    /// An empty table for about so many words.
    pub(super) fn new(words: usize) -> Self {
        let size = (words + words / 2).next_power_of_two().max(64);
        Self {
            slots: Table::zeros(size),
            free: size / 3 * 2,
            entries: Table::with_capacity(words / 2),
            pairs: Table::zeros(1 << PAIR >> 5),
        }
    }

    /// The table of the bytes that [`Words::parts`] gave, to be read only.
    pub(super) fn of([slots, entries, pairs]: [&'static [u8]; 3]) -> Self {
        let (slots, entries, pairs) = (Table::of(slots), Table::of(entries), Table::of(pairs));
        Self { slots, free: 0, entries, pairs }
    }

    #[inline]
    pub(super) fn lexicon(&self) -> Lexicon<'_> {
        Lexicon { slots: self.slots.records(), entries: self.entries.records(), pairs: self.pairs.records() }
    }

    pub(super) fn parts(&self) -> [&[u8]; 3] {
        [self.slots.bytes(), self.entries.bytes(), self.pairs.bytes()]
    }

    /// Lets words be added to a table that was to be read only.
    pub(super) fn reopen(&mut self) {
        let taken = self.slots.records().iter().filter(|[_, known]| *known != [0; 4]).count();
        self.free = (self.slots.len() / 3 * 2).saturating_sub(taken);
    }

    /// Whether there was room for all words.
    pub(super) fn is_complete(&self) -> bool {
        self.free > 0
    }

    /// Watches for the word with this [`word::hash`].
    pub(super) fn watch(
        &mut self,
        hash: u64,
        after: After,
        beside: Beside,
        registry: Registry,
        term: u32,
        form: Agreement,
    ) {
        let one_more = number(self.entries.len()) + 1;
        if one_more > Known::ENTRY {
            return;
        }
        let key = match after {
            After::Anything => hash,
            After::Word(before) => {
                self.mark(before, Known::LEADS);
                self.mark(hash, Known::FOLLOWS);
                let key = word::pair(before, hash);
                let (index, bit) = pair_bit(key);
                if let Some([bits]) = self.pairs.get(index) {
                    self.pairs.set(index, [bits | bit]);
                }
                key
            }
            After::Determiner => {
                self.change(hash, |known| Known(known).with_noun(form).0);
                after_determiner(hash)
            }
        };
        let mut next = 0;
        let has_room = self.change(key, |known| {
            next = known & Known::ENTRY;
            known - next + one_more
        });
        if has_room {
            let [term, kind, earlier] = Entry { term, registry, form, beside }.record();
            self.entries.push([(key >> 32) as u32, next, term, kind, earlier]);
        }
    }

    /// Says something of the word with this [`word::hash`].
    pub(super) fn mark(&mut self, key: u64, fact: Known) {
        self.change(key, |known| known | fact.0);
    }

    /// Changes what is known of a word, if there is room: the search for a word ends at a free slot.
    fn change(&mut self, key: u64, change: impl FnOnce(u32) -> u32) -> bool {
        let (index, Known(known)) = self.lexicon().find(key);
        if known == 0 {
            let Some(free) = self.free.checked_sub(1) else { return false };
            self.free = free;
        }
        self.slots.set(index, [key as u32, change(known)]);
        true
    }
}

impl<'t> Lexicon<'t> {
    /// What is known of the word with this [`word::hash`], or of the two words of a [`word::pair`].
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Known {
        self.find(key).1
    }

    /// Whether the two words of a [`word::pair`] may be watched for together.
    #[inline]
    pub(crate) fn may_hold_pair(&self, key: u64) -> bool {
        let (index, bit) = pair_bit(key);
        self.pairs.get(index).is_some_and(|&[bits]| u32::from_le_bytes(bits) & bit != 0)
    }

    /// The entries for a word, given its key and what is known of it.
    #[inline]
    pub(crate) fn entries(&self, known: Known, key: u64) -> impl Iterator<Item = Entry> + use<'t> {
        let entries = self.entries;
        let mut next = known.0 & Known::ENTRY;
        let of_word = move || {
            loop {
                let record = entries.get((next as usize).checked_sub(1)?)?;
                let [check, following, ..] = numbers(record);
                next = following;
                if u64::from(check) == key >> 32 {
                    return Some(record);
                }
            }
        };
        // Whoever goes through all of them at once has each made when it is looked at.
        std::iter::from_fn(of_word).filter_map(|record| {
            let [_, _, entry @ ..] = numbers(record);
            Entry::of(entry)
        })
    }

    /// The slot of a key, or the free one where it would be, and what is known there.
    #[inline]
    fn find(&self, key: u64) -> (usize, Known) {
        let last = self.slots.len().wrapping_sub(1);
        let mut index = (key >> 40) as usize & last;
        while let Some(&[held, known]) = self.slots.get(index) {
            if held == tag(key) || known == [0; 4] {
                return (index, Known(u32::from_le_bytes(known)));
            }
            index = (index + 1) & last;
        }
        (index, Known::default())
    }
}

/// Which of the [`Words::pairs`] a key is: the index of a number, a bit of it.
#[inline]
fn pair_bit(key: u64) -> (usize, u32) {
    let upper = (key >> (64 - PAIR)) as usize;
    (upper >> 5, 1 << (upper & 31))
}

/// The half of a hash that a table keeps; the other half tells where.
#[inline]
fn tag(key: u64) -> [u8; 4] {
    (key as u32).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use word::hash;

    #[test]
    fn finds_words_whatever_their_case() {
        let words = ["état", "GitHub", "a", "été", "mise", "développement", "interministériellement"];
        let mut table = Words::new(words.len());
        for (term, word) in (0..).zip(words) {
            let (beside, form) =
                (Beside { signs: [b'-', 0], ..Beside::governed(Governs::Participle) }, Agreement::default());
            table.watch(hash(word.as_bytes()), After::Anything, beside, Registry::Brands, term, form);
        }
        table.mark(hash("état".as_bytes()), Known::EXISTS);
        let lexicon = table.lexicon();
        let found = |form: &str| {
            let key = hash(form.as_bytes());
            let known = lexicon.get(key);
            (lexicon.entries(known, key).next().map(|entry| entry.term), known.exists())
        };
        for (i, word) in (0..).zip(words) {
            for form in [word.to_string(), word.to_uppercase(), word.to_lowercase()] {
                assert_eq!(found(&form), (Some(i), i == 0), "{form}");
            }
        }
        assert_eq!(found("étas"), (None, false));
        assert!(table.is_complete());
    }

    #[test]
    fn a_table_that_is_too_small_says_so_and_still_ends() {
        let mut table = Words::new(8);
        for number in 0..1000_u64 {
            table.mark(hash(&number.to_le_bytes()), Known::EXISTS);
        }
        assert!(!table.is_complete());
        assert!(!table.lexicon().get(hash(b"none")).exists());
    }
}
