//! From a word that no list knows to the frequent word it differs from by a slip of the fingers.
//!
//! A slip changes one letter, drops or adds one, or swaps two. It therefore leaves one half of the
//! word as it was: frequent words are found by their first half, and by their second.

use super::Term;
use super::lexicon::hash;
use crate::span::offset;

/// Fewest letters of a frequent word: short ones resemble too many others.
const LETTERS: usize = 7;

/// Letters at the end where a difference is more likely an inflection than a slip.
const ENDING: usize = 3;

/// Frequent words, found by what is left of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Near {
    words: Vec<Word>,
    /// The bare letters of all words, end to end.
    letters: Vec<u8>,
    /// By whole word: one more than its index, or [`LOOK_ALIKE`].
    known: Table,
    /// By half: one more than the index of the first word that has it.
    halves: Table,
}

/// The value of a word that exists, and looks like a frequent one.
const LOOK_ALIKE: u32 = u32::MAX;

#[derive(Clone, Debug)]
struct Word {
    written: Box<[char]>,
    /// Where its letters stand in `letters`.
    start: u32,
    /// Which line of the registry.
    term: u32,
    /// One more than the next word with the same first half, and with the same second half.
    next: [u32; 2],
}

#[derive(Clone, Copy)]
enum Half {
    First,
    /// Without the letter in the middle, which a swap may touch, but with the first one.
    Second,
}

impl Near {
    /// Gathers the words of a registry: the forms of the first column, and in the second those that
    /// look like them and exist; the words of phrases that other registries watch for are left to them.
    pub(super) fn new<'t>(terms: &[Term], phrases: impl Iterator<Item = &'t Term> + Clone) -> Self {
        let watched = || phrases.clone().flat_map(|term| term.column(0).split(|c: char| !c.is_alphabetic()));
        let count = terms.iter().map(|term| term.column(0).split(' ').count()).sum::<usize>();
        let alike = terms.iter().map(|term| term.column(1).split(' ').count()).sum::<usize>();
        let mut near = Self {
            words: Vec::with_capacity(count),
            letters: Vec::with_capacity(count * 10),
            known: Table::new(count + alike + watched().count()),
            halves: Table::new(count * 2),
        };
        for (index, term) in terms.iter().enumerate() {
            for word in term.column(1).split_whitespace() {
                *near.known.slot(hash(word.as_bytes())) = LOOK_ALIKE;
            }
            for word in term.column(0).split_whitespace() {
                near.insert(word, offset(index));
            }
        }
        for word in watched() {
            let known = near.known.slot(hash(word.as_bytes()));
            if *known == 0 {
                *known = LOOK_ALIKE;
            }
        }
        near
    }

    fn insert(&mut self, word: &str, term: u32) {
        let Some(bare) = Bare::new(word.as_bytes()).filter(|bare| bare.length >= LETTERS) else { return };
        if word.contains(['î', 'û']) {
            // The spelling of 1990 does without.
            let reformed = word.replace('î', "i").replace('û', "u");
            *self.known.slot(hash(reformed.as_bytes())) = LOOK_ALIKE;
        }
        let one_more = offset(self.words.len() + 1);
        *self.known.slot(hash(word.as_bytes())) = one_more;
        let (letters, length) = (bare.letters(), bare.length);
        let first = letters.first().copied().unwrap_or(0);
        let next = [Half::First, Half::Second].map(|half| {
            std::mem::replace(self.halves.slot(half_hash(letters, length, half, first)), one_more)
        });
        let start = offset(self.letters.len());
        self.letters.extend_from_slice(letters);
        self.words.push(Word { written: word.chars().collect(), start, term, next });
    }

    /// The line of the frequent word that was meant by `word`, whose [`hash`] is given.
    pub(crate) fn find(&self, word: &[u8], hash_of_word: u64) -> Option<u32> {
        if word.len() < LETTERS - 1 || self.known.get(hash_of_word) != 0 {
            return None;
        }
        let bare = Bare::new(word)?;
        let letters = bare.letters();
        let [first, second, ..] = *letters else { return None };
        let halves = |length| [(length, Half::First, first), (length, Half::Second, first)];
        let lengths = [bare.length, bare.length - 1, bare.length + 1];
        // The first two letters swapped.
        let swapped = (bare.length, Half::Second, second);
        let written = std::str::from_utf8(word).ok()?;
        lengths
            .into_iter()
            .flat_map(halves)
            .chain([swapped])
            .find_map(|(length, half, first)| {
                self.among(half_hash(letters, length, half, first), length, half, letters, written)
            })
            .or_else(|| repaired(word, |_, _, meant| self.exactly(meant)))
    }

    /// The first of the words that share a half from which `written` differs by a slip.
    fn among(&self, hash: u64, length: usize, half: Half, letters: &[u8], written: &str) -> Option<u32> {
        let mut next = self.halves.get(hash);
        while let Some(word) = (next as usize).checked_sub(1).and_then(|index| self.words.get(index)) {
            let start = word.start as usize;
            let theirs = self.letters.get(start..start + length).unwrap_or(&[]);
            if is_slip(letters, theirs) && is_meant(written, letters, &word.written, theirs) {
                return Some(word.term);
            }
            next = word.next[half as usize];
        }
        None
    }

    /// The line of a frequent word.
    fn exactly(&self, word: &[u8]) -> Option<u32> {
        let known = self.known.get(hash(word));
        (known != LOOK_ALIKE)
            .then(|| self.words.get((known as usize).checked_sub(1)?).map(|w| w.term))
            .flatten()
    }
}

/// Small words that a missing space glues to the next.
const GLUED: [&[u8]; 13] =
    [b"et", b"la", b"les", b"du", b"une", b"aux", b"dans", b"pour", b"avec", b"que", b"qui", b"nos", b"vos"];

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
    for small in GLUED {
        if let Some((head, rest)) = word.split_at_checked(small.len()).filter(|(head, _)| *head == small) {
            return visit(head, " ", rest);
        }
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
    let stutter = word.windows(4).position(|four| four[..2] == four[2..])?;
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
        let written: Box<[char]> = form.chars().collect();
        let slip = is_slip(bare.letters(), theirs.letters());
        (slip && is_meant(&lower, bare.letters(), &written, theirs.letters())).then(|| form.to_owned())
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
fn is_meant(written: &str, letters: &[u8], theirs_written: &[char], theirs: &[u8]) -> bool {
    if letters == theirs || written.is_ascii() {
        return true;
    }
    let mut chars = ['\0'; 32];
    let mut length = 0;
    for (slot, c) in chars.iter_mut().zip(written.chars()) {
        // Only the first letter may be a capital.
        *slot = if length == 0 { c.to_lowercase().next().unwrap_or(c) } else { c };
        length += 1;
    }
    chars.get(..length).is_some_and(|chars| is_slip(chars, theirs_written))
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

/// Tells what `letters` have of a word of so many letters that begins with `first`.
fn half_hash(letters: &[u8], length: usize, half: Half, first: u8) -> u64 {
    let middle = length / 2;
    let (part, mark) = match half {
        Half::First => (letters.get(..middle), 0),
        Half::Second => {
            let from = (letters.len() + middle + 1).saturating_sub(length);
            (letters.get(from..), 1 + u64::from(first))
        }
    };
    let mixed = hash(part.unwrap_or(&[])) ^ (mark << 8 | length as u64);
    mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The letters of a word without accents and capitals.
struct Bare {
    bytes: [u8; 32],
    length: usize,
}

impl Bare {
    /// Nothing for a word of capitals, too short, too long, or one with letters that are not French.
    fn new(word: &[u8]) -> Option<Self> {
        let mut bare = Self { bytes: [0; 32], length: 0 };
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
    /// Open addressing, at most half in use. The hash, then the number.
    slots: Vec<(u64, u32)>,
}

impl Table {
    fn new(count: usize) -> Self {
        Self { slots: vec![(0, 0); (count * 2).next_power_of_two().max(2)] }
    }

    fn index(&self, hash: u64) -> usize {
        let mut index = usize::try_from(hash >> 40).unwrap_or(0) & (self.slots.len() - 1);
        while self.slots.get(index).is_some_and(|slot| slot.1 != 0 && slot.0 != hash) {
            index = (index + 1) & (self.slots.len() - 1);
        }
        index
    }

    fn get(&self, hash: u64) -> u32 {
        if self.slots.is_empty() { 0 } else { self.slots.get(self.index(hash)).map_or(0, |slot| slot.1) }
    }

    /// The number for a hash, to be written.
    fn slot(&mut self, hash: u64) -> &mut u32 {
        let index = self.index(hash);
        let slot = &mut self.slots[index];
        slot.0 = hash;
        &mut slot.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Registries, Registry};

    fn meant(word: &str) -> Option<String> {
        let registries = Registries::builtin();
        let term = registries.near().find(word.as_bytes(), hash(word.as_bytes()))?;
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
