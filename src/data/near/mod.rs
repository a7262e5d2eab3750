//! From a word that no list knows to the frequent word it differs from by a slip of the fingers.
//!
//! A slip changes one letter, drops or adds one, or swaps two. A swap leaves the letters what they
//! are; any other slip leaves one half of the word as it was, the first letter and the last three.
//! Frequent words are found by these parts; an outline that none of them has rules most words out.

mod part;
mod repair;
mod slip;
mod table;

use super::Term;
use super::lexicon::hash;
use crate::span::offset;
use part::{PARTS, Part, outline};
use repair::repaired;
use slip::{Bare, LETTERS, is_meant, is_slip};
use table::{Bits, Table};

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

impl Near {
    /// Gathers the words of a registry: the forms of the first column. `exists` is given the hash of
    /// each, and of the words that look like them and are no slips.
    pub(super) fn new(terms: &[Term], mut exists: impl FnMut(u64)) -> Self {
        let words = |term: &Term| 1 + term.column(0).bytes().filter(|&byte| byte == b' ').count();
        let count = terms.iter().map(words).sum();
        let mut near = Self {
            words: Vec::with_capacity(count),
            written: String::with_capacity(count * 12),
            parts: Table::new(count * (2 + PARTS)),
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
        if let Some(rest) = beheaded(word).filter(|rest| rest.len() >= LETTERS) {
            let slot = self.parts.slot(headless(hash(rest.as_bytes())));
            *slot = if *slot == 0 { one_more } else { AMBIGUOUS };
        }
        let length = bare.length;
        let keys = [Part::First, Part::Second, Part::Letters].map(|part| part.of(&bare, length));
        let next = keys.map(|key| std::mem::replace(self.parts.slot(key), one_more));
        self.outlines.set(keys[Part::Letters as usize]);
        for part in [Part::First, Part::Second] {
            (length - 1..=length + 1).for_each(|length| self.outlines.set(outline(&bare, length, part)));
        }
        let start = offset(self.written.len());
        self.written.push_str(word);
        self.words.push(Word { start, end: offset(self.written.len()), term, next });
    }

    /// The line of the frequent word that was meant by `word`, which is not known to exist; `whole` is
    /// its [`hash`].
    pub(crate) fn find(&self, word: &[u8], whole: u64) -> Option<u32> {
        let bare = Bare::new(word)?;
        let length = bare.length;
        let with = |part, length| self.among(part, length, word, &bare);
        let with_half = |part| {
            let worth_it = self.outlines.has(outline(&bare, length, part));
            let lengths = worth_it.then_some([length, length - 1, length + 1]);
            lengths.into_iter().flatten().find_map(|length| with(part, length))
        };
        let swapped = || {
            let worth_it = self.outlines.has(Part::Letters.of(&bare, length));
            worth_it.then(|| with(Part::Letters, length)).flatten()
        };
        let found = with_half(Part::First).or_else(|| with_half(Part::Second)).or_else(swapped);
        let found = found.or_else(|| self.word(self.parts.get(headless(whole))).map(|word| word.term));
        found.or_else(|| repaired(word, |_, _, meant| self.exactly(meant)))
    }

    /// The first of the words of so many letters that share a part from which `word` differs by a slip.
    fn among(&self, part: Part, length: usize, word: &[u8], bare: &Bare) -> Option<u32> {
        let letters = bare.letters();
        let mut next = self.parts.get(part.of(bare, length));
        while let Some(candidate) = self.word(next) {
            let theirs = self.written.get(candidate.start as usize..candidate.end as usize)?;
            let meant = Bare::new(theirs.as_bytes())?;
            if is_slip(letters, meant.letters())
                && is_meant(std::str::from_utf8(word).ok()?, letters, theirs, meant.letters())
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

/// In place of a word, when several have the same letters but the first one.
const AMBIGUOUS: u32 = u32::MAX;

/// A word without its first letter.
fn beheaded(word: &str) -> Option<&str> {
    let mut letters = word.chars();
    letters.next()?;
    Some(letters.as_str())
}

/// The key of what is left of a word that lost its first letter, from its hash.
fn headless(rest: u64) -> u64 {
    rest.rotate_left(7)
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
        if registries.lexicon().get(hash(word.as_bytes())).exists() {
            return None;
        }
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
            ("tratégique", "stratégique"),
            ("inistère", "ministère"),
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
            "apporteur",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
