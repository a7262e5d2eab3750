//! From a word that no list knows to the frequent word it differs from by a slip of the fingers.
//!
//! A slip changes one letter, drops or adds one, or swaps two. A swap leaves the letters what they
//! are; any other slip leaves one half of the word as it was, the first letter and the last three.
//! Frequent words are found by their ends, and by their letters in whatever order.

mod key;
mod repair;
mod slip;

use std::ops::Range;

use super::table::{Table, halves, number, numbers, whole};
use super::term::Term;
use super::word;
use key::{KEYS, Key};
use repair::repaired;
use slip::{Bare, LETTERS, is_meant, is_slip};

/// Frequent words, found by what is left of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Near {
    /// Each a [`Word`].
    words: Table<WORD>,
    /// For each [`Key`], by its last bits, one more than the index of the last word that has them; and a
    /// [`mark`] of each word that has, so that nearly all searches in vain end here.
    heads: [Table<HEAD>; KEYS],
}

struct Word {
    /// Where it stands in the text of the registry.
    start: u32,
    /// How many bytes it has.
    width: u8,
    /// How many letters it has.
    length: u8,
    /// Which line of the registry.
    term: u32,
    /// Its first letters and its last ones, eight at most.
    head: u64,
    tail: u64,
    /// Its [`key::letters`].
    letters: u64,
    /// One more than the next word that has the same last bits of a [`Key`].
    next: [u32; KEYS],
}

/// How many numbers of [`Near::heads`] go together.
const HEAD: usize = 2;

/// How many numbers a [`Word`] is in a table.
const WORD: usize = 12;

impl Near {
    /// Room for the frequent words of a text of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        // A word and what looks like it take some twenty bytes.
        let words = bytes / 16 + 1;
        let heads = [(); KEYS].map(|()| Table::zeros(words.next_power_of_two()));
        Self { words: Table::with_capacity(words), heads }
    }

    /// The table of the bytes that [`Near::parts`] gave, to be read only.
    pub(super) fn of([words, ends, letters, headless]: [&'static [u8]; KEYS + 1]) -> Self {
        Self { words: Table::of(words), heads: [ends, letters, headless].map(Table::of) }
    }

    /// Whether there are no more words than were made room for: as many more are found, but slowly.
    pub(super) fn has_room(&self) -> bool {
        self.heads.iter().all(|heads| self.words.len() <= heads.len())
    }

    pub(super) fn parts(&self) -> [&[u8]; KEYS + 1] {
        let [ends, letters, headless] = &self.heads;
        [self.words.bytes(), ends.bytes(), letters.bytes(), headless.bytes()]
    }

    /// Takes the words of a line of the text of a registry: the forms of the first column. `exists` is
    /// given the hash of each, and of the words that look like them and are no slips.
    pub(super) fn read(&mut self, text: &str, index: u32, term: Term<'_>, exists: &mut impl FnMut(u64)) {
        let (forms, others) = term.columns();
        tokens(text, forms, |start, length, hash| {
            let word = text.get(start..start + length).unwrap_or("");
            self.insert(word, number(start), hash, index, exists);
        });
        tokens(text, others, |_, _, hash| exists(hash));
    }

    #[expect(clippy::indexing_slicing, reason = "the number of a key, of three")]
    fn insert(&mut self, word: &str, start: u32, hash: u64, term: u32, exists: &mut impl FnMut(u64)) {
        let Some(bare) = Bare::new(word.as_bytes()).filter(|bare| bare.length >= LETTERS) else { return };
        if let Some(reformed) = reformed(word) {
            exists(word::hash(reformed.as_bytes()));
        }
        exists(hash);
        let one_more = number(self.words.len() + 1);
        let letters = key::letters(&bare);
        let mut next = [key::ends(&bare), key::any_order(letters), 0];
        if let Some(rest) = beheaded(word).filter(|rest| rest.len() >= LETTERS) {
            next[Key::Headless as usize] = word::hash(rest.as_bytes());
        }
        let chained = std::array::from_fn(|key| match next[key] {
            0 => 0,
            number => self.lead(key, number, one_more),
        });
        let (head, tail) = (bare.head(), bare.tail());
        // A word of thirty-two letters at most has no more bytes than fit.
        let (width, length) = (word.len() as u8, bare.length as u8);
        self.words.push(Word { start, width, length, term, head, tail, letters, next: chained }.record());
    }

    /// Puts words with the same last bits of their ends side by side: they are looked through one after the other.
    pub(super) fn settle(&mut self) {
        let mut order = Vec::with_capacity(self.words.len());
        let mut settled = vec![0; self.words.len() + 1];
        for &head in self.heads.first().map_or(&[][..], Table::records) {
            let [mut next, _] = numbers(&head);
            while let Some((index, word)) = self.word(next) {
                [next, ..] = word.next;
                order.push(word);
                if let Some(place) = settled.get_mut(index + 1) {
                    *place = number(order.len());
                }
            }
        }
        let new = |old: u32| settled.get(old as usize).copied().unwrap_or(0);
        for heads in &mut self.heads {
            for place in 0..heads.len() {
                let [first, marks] = heads.get(place).unwrap_or_default();
                heads.set(place, [new(first), marks]);
            }
        }
        for (index, word) in order.into_iter().enumerate() {
            let next = word.next.map(new);
            self.words.set(index, Word { next, ..word }.record());
        }
    }

    /// The line of the frequent word that was meant by `word`, which is not known to exist; `whole` is
    /// its [`word::hash`], `text` that of the registry.
    pub(super) fn find(&self, text: &str, word: &[u8], whole: u64) -> Option<u32> {
        let bare = Bare::new(word)?;
        let letters = key::letters(&bare);
        let found = self.closest_half(text, word, &bare, letters);
        let found = found.or_else(|| self.swapped(text, word, &bare, letters));
        let found = found.or_else(|| self.headless(text, word, whole));
        let found = found.or_else(|| repaired(word, |_, _, meant| self.exactly(text, meant)));
        found.map(|word| word.term)
    }

    /// The word with the same ends and the same half, the first one rather than the second, of as many
    /// letters rather than of more, from which `word` differs by a slip.
    fn closest_half(&self, text: &str, word: &[u8], bare: &Bare, letters: u64) -> Option<Word> {
        let (head, tail) = (bare.head(), bare.tail());
        // How far apart they are, accents counting, once there are two.
        let apart = |candidate: &Word| {
            std::str::from_utf8(word).map_or(0, |word| slip::distance(word, candidate.written(text)))
        };
        let mut best: Option<(u32, Word)> = None;
        for candidate in self.with(Key::Ends, key::ends(bare)) {
            let length = usize::from(candidate.length);
            let by_length = match (length + 1).checked_sub(bare.length) {
                Some(1) => 0,
                Some(0) => 1,
                Some(2) => 2,
                _ => continue,
            };
            if !key::may_slip(candidate.letters, letters) {
                continue;
            }
            let rank = if slip::has_first_half(head ^ candidate.head, length) {
                by_length
            } else if slip::has_second_half(tail ^ candidate.tail, length) {
                3 + by_length
            } else {
                continue;
            };
            if key::has_ends(head ^ candidate.head, tail ^ candidate.tail)
                && best.as_ref().is_none_or(|&(least, _)| rank <= least)
                && is_slip_of(candidate.written(text), word, bare)
                && best.as_ref().is_none_or(|(least, best)| rank < *least || apart(&candidate) < apart(best))
            {
                best = Some((rank, candidate));
            }
        }
        best.map(|(_, found)| found)
    }

    /// The word with two letters swapped.
    fn swapped(&self, text: &str, word: &[u8], bare: &Bare, letters: u64) -> Option<Word> {
        let words = self.with(Key::Letters, key::any_order(letters));
        let mut words = words.filter(|candidate| candidate.letters == letters);
        words.find(|candidate| is_slip_of(candidate.written(text), word, bare))
    }

    /// The word that lost its first letter, unless there are several.
    fn headless(&self, text: &str, word: &[u8], whole: u64) -> Option<Word> {
        let is_it = |candidate: &Word| {
            beheaded(candidate.written(text)).is_some_and(|rest| word::same(rest.as_bytes(), word))
        };
        let mut words = self.with(Key::Headless, whole).filter(is_it);
        words.next().filter(|_| words.next().is_none())
    }

    /// A frequent word, exactly as it is written.
    fn exactly(&self, text: &str, word: &[u8]) -> Option<Word> {
        let bare = Bare::new(word)?;
        let (head, tail) = (bare.head(), bare.tail());
        let is_it = |candidate: &Word| {
            (candidate.head, candidate.tail) == (head, tail)
                && word::same(candidate.written(text).as_bytes(), word)
        };
        self.with(Key::Ends, key::ends(&bare)).find(is_it)
    }

    /// The words that may have a key, the last one first.
    #[expect(clippy::indexing_slicing, reason = "the number of a key, of three")]
    fn with(&self, key: Key, number: u64) -> impl Iterator<Item = Word> {
        let heads = &self.heads[key as usize];
        let [first, marks] = heads.get(place(heads, number)).unwrap_or_default();
        let mut next = if marks & mark(number) == 0 { 0 } else { first };
        std::iter::from_fn(move || {
            let (_, word) = self.word(next)?;
            next = word.next[key as usize];
            Some(word)
        })
    }

    /// The index of a word and the word, given one more than the index.
    #[inline]
    fn word(&self, one_more: u32) -> Option<(usize, Word)> {
        let index = (one_more as usize).checked_sub(1)?;
        Some((index, Word::of(numbers(self.words.records().get(index)?))))
    }

    /// Puts a word first of those that may have a key; gives the one that was.
    fn lead(&mut self, key: usize, number: u64, one_more: u32) -> u32 {
        let Some(heads) = self.heads.get_mut(key) else { return 0 };
        let place = place(heads, number);
        let [was, marks] = heads.get(place).unwrap_or_default();
        heads.set(place, [one_more, marks | mark(number)]);
        was
    }
}

impl Word {
    fn record(self) -> [u32; WORD] {
        let Word { start, width, length, term, next: [ends, order, headless], .. } = self;
        let [[head, first], [tail, last], [letters, more]] = [self.head, self.tail, self.letters].map(halves);
        let lengths = u32::from(width) | u32::from(length) << u8::BITS;
        [start, lengths, term, head, first, tail, last, letters, more, ends, order, headless]
    }

    #[inline]
    fn of(record: [u32; WORD]) -> Self {
        let [start, lengths, term, head, first, tail, last, letters, more, next @ ..] = record;
        let [width, length, ..] = lengths.to_le_bytes();
        let [head, tail, letters] = [whole(head, first), whole(tail, last), whole(letters, more)];
        Self { start, width, length, term, head, tail, letters, next }
    }

    fn written<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.start as usize + usize::from(self.width)).unwrap_or("")
    }
}

fn place(heads: &Table<HEAD>, number: u64) -> usize {
    (number >> 40) as usize & heads.len().wrapping_sub(1)
}

/// One of thirty-two bits, by others of a number than those that tell its [`place`].
#[inline]
fn mark(number: u64) -> u32 {
    1 << (number >> 32 & 31)
}

fn is_slip_of(theirs: &str, word: &[u8], bare: &Bare) -> bool {
    let Some(meant) = Bare::new(theirs.as_bytes()) else { return false };
    let is_meant = |word| is_meant(word, bare.letters(), theirs, meant.letters());
    is_slip(bare.letters(), meant.letters()) && std::str::from_utf8(word).is_ok_and(is_meant)
}

/// Visits the words between spaces in a part of a text: where each begins, its length, its hash.
#[inline]
fn tokens(text: &str, part: Range<usize>, mut visit: impl FnMut(usize, usize, u64)) {
    let bytes = text.as_bytes().get(..part.end).unwrap_or_default();
    let is_end = |at: usize| matches!(bytes.get(at), None | Some(b' ' | b'\t' | b'\r' | b'|'));
    let mut at = part.start;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (mut length, mut hash) = word::read(rest);
        if !is_end(at + length) {
            // « aujourd’hui »: no word, as texts are read.
            length = (0..rest.len()).find(|&length| is_end(at + length)).unwrap_or(rest.len());
            hash = word::hash(rest.get(..length).unwrap_or_default());
        }
        if length > 0 {
            visit(at, length, hash);
        }
        at += length + 1;
    }
}

/// The word in the spelling of 1990, when that does without its accent, or writes « ambigüité ».
fn reformed(word: &str) -> Option<String> {
    // The second bytes of î, û, and of ë or ï for « guë », « guï ».
    let is_one = |byte: u8| matches!(byte, 0xae | 0xbb | 0xab | 0xaf);
    if word.is_ascii() || !word.bytes().any(is_one) {
        return None;
    }
    let reformed = word.replace('î', "i").replace('û', "u").replace("guï", "güi").replace("guë", "güe");
    (reformed != word).then_some(reformed)
}

/// A word without its first letter.
fn beheaded(word: &str) -> Option<&str> {
    let first = if word.is_char_boundary(1) { 1 } else { word.ceil_char_boundary(2) };
    word.get(first..).filter(|_| !word.is_empty())
}

/// What to write for `word`, given the forms of the line that [`Near::find`] named.
pub(crate) fn closest(word: &str, forms: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let bare = Bare::new(lower.as_bytes())?;
    let slips = forms.split_whitespace().filter(|form| {
        Bare::new(form.as_bytes()).is_some_and(|theirs| {
            let slip = is_slip(bare.letters(), theirs.letters());
            slip && is_meant(&lower, bare.letters(), form, theirs.letters())
        })
    });
    // « accompangne » is « accompagne » rather than « accompagné », « arreté » is « arrêté » rather than « arrête ».
    let meant = slips.min_by_key(|form| slip::distance(&lower, form)).map(str::to_owned);
    let headed = || forms.split_whitespace().find(|form| beheaded(form) == Some(word)).map(str::to_owned);
    meant.or_else(headed).or_else(|| {
        repaired(lower.as_bytes(), |head, joint, word| {
            let form = forms.split_whitespace().find(|form| form.as_bytes() == word)?;
            Some(format!("{}{joint}{form}", std::str::from_utf8(head).ok()?))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Registries, Registry};

    fn meant(word: &str) -> Option<String> {
        let registries = Registries::builtin();
        let hash = word::hash(word.as_bytes());
        if registries.lexicon().get(hash).exists() {
            return None;
        }
        let term = registries.near_to(word.as_bytes(), hash)?;
        closest(word, registries.term(Registry::Frequent, term)?.column(0))
    }

    #[test]
    fn one_slip_is_seen_wherever_it_is_but_in_the_ending() {
        for (written, right) in [
            ("adminsitration", "administration"),
            ("adminstration", "administration"),
            ("admministration", "administration"),
            ("adminestration", "administration"),
            ("amdinistration", "administration"),
            ("departement", "département"),
            ("Départemment", "département"),
            ("departemment", "département"),
            ("lutilisateur", "l’utilisateur"),
            ("quaccompagner", "qu’accompagner"),
            ("etfacilite", "et facilite"),
            ("sserveur", "serveur"),
            ("ffectivement", "effectivement"),
            ("tratégique", "stratégique"),
            ("inistère", "ministère"),
            ("Concrètemement", "concrètement"),
            ("odnnées", "données"),
            ("eniron", "environ"),
            ("vicitmes", "victimes"),
            ("traitemennt", "traitement"),
            ("Versiion", "version"),
            ("nieveau", "niveau"),
            ("accompangne", "accompagne"),
            ("accompangnée", "accompagnée"),
            ("arreté", "arrêté"),
            ("sassurer", "s’assurer"),
            ("suovent", "souvent"),
            ("reccherche", "recherche"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(right), "{written}");
        }
    }

    #[test]
    fn words_that_exist_are_left_alone() {
        for word in [
            "administration",
            "recommendations",
            "adminis",
            "ADMINSTRATION",
            "administratif",
            "",
            "administré",
            "apporteur",
            "congress",
            "organisée",
            "simplication",
            "nattention",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
