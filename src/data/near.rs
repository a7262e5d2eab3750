//! From a word that no list knows to the frequent word it differs from by a slip of the fingers.
//!
//! A slip changes one letter, drops or adds one, or swaps two. A swap leaves the letters what they
//! are; any other slip leaves one half of the word as it was, the first letter and the last three.
//! Frequent words are found by these parts; an outline that none of them has rules most words out.

use super::Term;
use super::lexicon::{hash, tag};
use crate::span::offset;

/// Fewest letters of a frequent word: short ones resemble too many others.
const LETTERS: usize = 7;

/// Letters at the end where a difference is more likely an inflection than a slip.
const ENDING: usize = 3;

/// Most letters of a word that is looked at.
const MOST: usize = 32;

/// Frequent words, found by what is left of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Near {
    words: Vec<Word>,
    /// All words, end to end.
    written: String,
    /// By whole word and by part: one more than the index of the first word that has it.
    parts: Table,
    /// What is left of the words by any slip: a quick answer for most other words.
    outlines: Bits,
}

#[derive(Clone, Debug)]
struct Word {
    /// Where it stands in `written`.
    start: u32,
    end: u32,
    /// Which line of the registry.
    term: u32,
    /// One more than the next word that has the same [`Part`].
    next: [u32; PARTS],
}

/// What a slip leaves as it was.
#[derive(Clone, Copy)]
enum Part {
    /// The first half and the last letters.
    First,
    /// The second half, without the letter in the middle, and the first one.
    Second,
    /// All letters, in whatever order.
    Letters,
}

const PARTS: usize = Part::Letters as usize + 1;

impl Near {
    /// Gathers the words of a registry: the forms of the first column. `exists` is given the hash of
    /// each, and of the words that look like them and are no slips.
    pub(super) fn new(terms: &[Term], mut exists: impl FnMut(u64)) -> Self {
        let words = |term: &Term| 1 + term.column(0).bytes().filter(|&byte| byte == b' ').count();
        let count = terms.iter().map(words).sum();
        let mut near = Self {
            words: Vec::with_capacity(count),
            written: String::with_capacity(count * 12),
            parts: Table::new(count * (1 + PARTS)),
            outlines: Bits::new(count * 8),
        };
        for (index, term) in terms.iter().enumerate() {
            term.column(1).split_ascii_whitespace().for_each(|word| exists(hash(word.as_bytes())));
            for word in term.column(0).split_ascii_whitespace() {
                near.insert(word, offset(index), &mut exists);
            }
        }
        near
    }

    fn insert(&mut self, word: &str, term: u32, exists: &mut impl FnMut(u64)) {
        let Some(bare) = Bare::new(word.as_bytes()).filter(|bare| bare.length >= LETTERS) else { return };
        if !word.is_ascii() && word.contains(['î', 'û']) {
            // The spelling of 1990 does without.
            let reformed = word.replace('î', "i").replace('û', "u");
            exists(hash(reformed.as_bytes()));
        }
        let whole = hash(word.as_bytes());
        exists(whole);
        let one_more = offset(self.words.len() + 1);
        *self.parts.slot(whole) = one_more;
        let (letters, length) = (bare.letters(), bare.length);
        let keys = [Part::First, Part::Second, Part::Letters].map(|part| part.of(letters, length));
        let next = keys.map(|key| std::mem::replace(self.parts.slot(key), one_more));
        self.outlines.set(keys[Part::Letters as usize]);
        for part in [Part::First, Part::Second] {
            (length - 1..=length + 1).for_each(|length| self.outlines.set(outline(letters, length, part)));
        }
        let start = offset(self.written.len());
        self.written.push_str(word);
        self.words.push(Word { start, end: offset(self.written.len()), term, next });
    }

    /// The line of the frequent word that was meant by `word`, which is not known to exist.
    pub(crate) fn find(&self, word: &[u8]) -> Option<u32> {
        let bare = Bare::new(word)?;
        let (letters, length) = (bare.letters(), bare.length);
        let with = |part, length| self.among(part, length, word, letters);
        let with_half = |part| {
            let worth_it = self.outlines.has(outline(letters, length, part));
            let lengths = worth_it.then_some([length, length - 1, length + 1]);
            lengths.into_iter().flatten().find_map(|length| with(part, length))
        };
        let swapped = || {
            let worth_it = self.outlines.has(Part::Letters.of(letters, length));
            worth_it.then(|| with(Part::Letters, length)).flatten()
        };
        let found = with_half(Part::First).or_else(|| with_half(Part::Second)).or_else(swapped);
        found.or_else(|| repaired(word, |_, _, meant| self.exactly(meant)))
    }

    /// The first of the words of so many letters that share a part from which `word` differs by a slip.
    fn among(&self, part: Part, length: usize, word: &[u8], letters: &[u8]) -> Option<u32> {
        let mut next = self.parts.get(part.of(letters, length));
        while let Some(candidate) = self.word(next) {
            let theirs = self.written.get(candidate.start as usize..candidate.end as usize)?;
            let bare = Bare::new(theirs.as_bytes())?;
            if is_slip(letters, bare.letters())
                && is_meant(std::str::from_utf8(word).ok()?, letters, theirs, bare.letters())
            {
                return Some(candidate.term);
            }
            next = candidate.next[part as usize];
        }
        None
    }

    /// The line of a frequent word.
    fn exactly(&self, word: &[u8]) -> Option<u32> {
        self.word(self.parts.get(hash(word))).map(|word| word.term)
    }

    fn word(&self, one_more: u32) -> Option<&Word> {
        self.words.get((one_more as usize).checked_sub(1)?)
    }
}

impl Part {
    /// Tells what `letters` have of a word of so many letters.
    fn of(self, letters: &[u8], length: usize) -> u64 {
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
fn outline(letters: &[u8], length: usize, part: Part) -> u64 {
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

/// The length of the small word that a missing space may have glued to the next.
fn glued(word: &[u8]) -> Option<usize> {
    match word {
        [b'e', b't', ..] | [b'l', b'a', ..] | [b'd', b'u', ..] => Some(2),
        [b'l', b'e', b's', ..] | [b'u', b'n', b'e', ..] | [b'a', b'u', b'x', ..] => Some(3),
        [b'q', b'u', b'e' | b'i', ..] | [b'n' | b'v', b'o', b's', ..] => Some(3),
        [b'd', b'a', b'n', b's', ..] | [b'p', b'o', b'u', b'r', ..] | [b'a', b'v', b'e', b'c', ..] => Some(4),
        _ => None,
    }
}

/// Tries what a word would be with its apostrophe or space, without a stutter, with its first letter:
/// `visit` is given what stands before the word, what joins both, and the word.
fn repaired<T>(word: &[u8], mut visit: impl FnMut(&[u8], &str, &[u8]) -> Option<T>) -> Option<T> {
    let (first, rest) = word.split_first()?;
    // « lutilisateur », « quaccompagner »
    let (head, rest) = match rest {
        [b'u', after @ ..] if first | 0x20 == b'q' => (word.get(..2)?, after),
        _ => (std::slice::from_ref(first), rest),
    };
    let elides = head.len() == 2 || b"ldnsmjLDNSMJ".contains(first);
    if elides && starts_with_vowel(rest) {
        return visit(head, "’", rest);
    }
    // « etfacilite »
    if let Some(length) = glued(word) {
        let (head, rest) = word.split_at_checked(length)?;
        return visit(head, " ", rest);
    }
    let mut letters = [0; 64];
    // « ffectivement »
    if rest.first() == Some(&(first | 0x20)) {
        letters.get_mut(1..=word.len())?.copy_from_slice(word);
        letters[1] |= 0x20;
        for vowel in *b"aeiou" {
            letters[0] = vowel;
            let found = visit(&[], "", letters.get(..=word.len())?);
            if found.is_some() {
                return found;
            }
        }
    }
    // « concrètemement »
    let stutter = word.windows(4).position(|four| four[0] == four[2] && four[1] == four[3])?;
    letters.get_mut(..stutter)?.copy_from_slice(word.get(..stutter)?);
    let length = word.len() - 2;
    letters.get_mut(stutter..length)?.copy_from_slice(word.get(stutter + 2..)?);
    letters[0] |= if letters[0] < 0x80 { 0x20 } else { 0 };
    visit(&[], "", letters.get(..length)?)
}

fn starts_with_vowel(word: &[u8]) -> bool {
    matches!(
        word,
        [b'a' | b'e' | b'i' | b'o' | b'u', ..] | [0xc3, 0xa0 | 0xa2 | 0xa8..=0xaa | 0xae | 0xb4, ..]
    )
}

/// What to write for `word`, given the forms of the line that [`Near::find`] named.
pub(crate) fn closest(word: &str, forms: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let bare = Bare::new(lower.as_bytes())?;
    let meant = forms.split_whitespace().find_map(|form| {
        let theirs = Bare::new(form.as_bytes())?;
        let slip = is_slip(bare.letters(), theirs.letters());
        (slip && is_meant(&lower, bare.letters(), form, theirs.letters())).then(|| form.to_owned())
    });
    meant.or_else(|| {
        repaired(lower.as_bytes(), |head, joint, word| {
            let form = forms.split_whitespace().find(|form| form.as_bytes() == word)?;
            Some(format!("{}{joint}{form}", std::str::from_utf8(head).ok()?))
        })
    })
}

/// Whether accents tell nothing against a slip: all of them left out, all else alike, or only they
/// differ.
fn is_meant(written: &str, letters: &[u8], theirs_written: &str, theirs: &[u8]) -> bool {
    if letters == theirs || written.is_ascii() {
        return true;
    }
    let [(ours, length), (theirs, their_length)] = [written, theirs_written].map(chars);
    is_slip(ours.get(..length).unwrap_or_default(), theirs.get(..their_length).unwrap_or_default())
}

/// The characters of a word, of which only the first may be a capital.
fn chars(word: &str) -> ([char; MOST], usize) {
    let mut chars = ['\0'; MOST];
    let mut length = 0;
    for (slot, c) in chars.iter_mut().zip(word.chars()) {
        *slot = if length == 0 { c.to_lowercase().next().unwrap_or(c) } else { c };
        length += 1;
    }
    (chars, length)
}

/// Whether two words are the same, or differ by one slip that is neither at their beginning nor in
/// their ending.
fn is_slip<T: PartialEq>(written: &[T], meant: &[T]) -> bool {
    let (short, long) = (written.len().min(meant.len()), written.len().max(meant.len()));
    if long - short > 1 {
        return false;
    }
    let same = |a: &[T], b: &[T]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let head = same(written, meant);
    if head == long {
        return true;
    }
    let tail = written.iter().rev().zip(meant.iter().rev()).take_while(|(a, b)| a == b).count();
    // The last letter that differs: a doubled letter may be counted on both sides.
    let tail = tail.min(short - head);
    let (from_written, from_meant) = (written.len() - head - tail, meant.len() - head - tail);
    match (from_written, from_meant) {
        (2, 2) => written.get(head) == meant.get(head + 1) && written.get(head + 1) == meant.get(head),
        (1, 1) | (0, 1) | (1, 0) => head > 0 && tail >= ENDING,
        _ => false,
    }
}

/// The letters of a word without accents and capitals.
struct Bare {
    bytes: [u8; MOST],
    length: usize,
}

impl Bare {
    /// Nothing for a word of capitals, too short, too long, or one with letters that are not French.
    fn new(word: &[u8]) -> Option<Self> {
        let mut bare = Self { bytes: [0; MOST], length: 0 };
        let mut rest = word.iter();
        while let Some(&byte) = rest.next() {
            let letter = match byte {
                b'a'..=b'z' => byte,
                b'A'..=b'Z' if bare.length == 0 => byte | 0x20,
                0xc3 => match *rest.next()? {
                    0xa0 | 0xa2 | 0xa4 => b'a',
                    0xa7 => b'c',
                    0xa8..=0xab => b'e',
                    0x88..=0x8a if bare.length == 0 => b'e',
                    0x80 if bare.length == 0 => b'a',
                    0xae | 0xaf => b'i',
                    0xb4 | 0xb6 => b'o',
                    0xb9 | 0xbb | 0xbc => b'u',
                    _ => return None,
                },
                _ => return None,
            };
            *bare.bytes.get_mut(bare.length)? = letter;
            bare.length += 1;
        }
        (bare.length >= LETTERS - 1).then_some(bare)
    }

    fn letters(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }
}

/// From a hash to a number; 0 when there is none.
#[derive(Clone, Debug, Default)]
struct Table {
    /// Open addressing, two thirds in use at most. Half of the hash, then the number.
    slots: Vec<(u32, u32)>,
}

impl Table {
    fn new(count: usize) -> Self {
        Self { slots: vec![(0, 0); (count + count / 2).next_power_of_two().max(2)] }
    }

    fn index(&self, hash: u64) -> usize {
        let last = self.slots.len().saturating_sub(1);
        let mut index = usize::try_from(hash >> 40).unwrap_or(0) & last;
        while self.slots.get(index).is_some_and(|slot| slot.1 != 0 && slot.0 != tag(hash)) {
            index = (index + 1) & last;
        }
        index
    }

    fn get(&self, hash: u64) -> u32 {
        self.slots.get(self.index(hash)).map_or(0, |slot| slot.1)
    }

    /// The number for a hash, to be written.
    fn slot(&mut self, hash: u64) -> &mut u32 {
        let index = self.index(hash);
        let slot = &mut self.slots[index];
        slot.0 = tag(hash);
        &mut slot.1
    }
}

/// A set of hashes, or of a little more than them.
#[derive(Clone, Debug, Default)]
struct Bits {
    /// A power of two of them.
    words: Vec<u64>,
}

impl Bits {
    /// Room for so many.
    fn new(count: usize) -> Self {
        Self { words: vec![0; (count / 8).next_power_of_two()] }
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let bit = usize::try_from(hash >> 40).unwrap_or(0);
        ((bit / 64) & self.words.len().saturating_sub(1), 1 << (bit % 64))
    }

    fn set(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
    }

    fn has(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Registries, Registry};

    fn meant(word: &str) -> Option<String> {
        let registries = Registries::builtin();
        if registries.lexicon().get(hash(word.as_bytes())).exists() {
            return None;
        }
        let term = registries.near().find(word.as_bytes())?;
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
            ("Concrètemement", "concrètement"),
            ("odnnées", "données"),
            ("eniron", "environ"),
            ("vicitmes", "victimes"),
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
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }

    #[test]
    fn slips() {
        let slip = |a: &str, b: &str| is_slip(a.as_bytes(), b.as_bytes());
        assert!(slip("abcdefg", "abcdefg") && slip("abdefg", "abcdefg") && slip("abccdefg", "abcdefg"));
        assert!(slip("bacdefg", "abcdefg") && slip("abcdegf", "abcdefg"));
        assert!(!slip("bcdefg", "abcdefg") && !slip("abcdef", "abcdefg") && !slip("abcdxxg", "abcdefg"));
        assert!(!slip("", "ab") && slip("", ""));
    }
}
