//! From a word that no list knows to the frequent word it differs from by a slip of the fingers.
//!
//! A slip changes one letter, drops or adds one, or swaps two. A swap leaves the letters what they
//! are; any other slip leaves one half of the word as it was, the first letter and the last three.
//! Frequent words are found by their ends, and by their letters in whatever order.

mod key;
mod repair;
mod slip;
mod table;

use super::Term;
use super::lexicon::{hash, same_word};
use crate::span::offset;
use key::{KEYS, Key};
use repair::repaired;
use slip::{Bare, LETTERS, is_meant, is_slip};
use table::Table;

/// Frequent words, found by what is left of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Near {
    words: Vec<Word>,
    /// All words, end to end.
    written: String,
    /// By [`Key`], one more than the index of the last word that has it.
    keys: Table,
}

#[derive(Clone, Debug)]
struct Word {
    /// Where it stands in `written`.
    start: u32,
    end: u32,
    /// Which line of the registry.
    term: u32,
    /// How many letters it has.
    length: u32,
    /// Its first letters and its last ones, eight at most.
    head: u64,
    tail: u64,
    /// One more than the next word that has the same [`Key`].
    next: [u32; KEYS],
}

impl Near {
    /// Gathers the words of a registry: the forms of the first column. `exists` is given the hash of
    /// each, and of the words that look like them and are no slips.
    pub(super) fn new(terms: &[Term], mut exists: impl FnMut(u64)) -> Self {
        let words = |term: &Term| 1 + memchr::memchr_iter(b' ', term.column(0).as_bytes()).count();
        let count = terms.iter().map(words).sum();
        let mut near = Self {
            words: Vec::with_capacity(count),
            written: String::with_capacity(count * 12),
            keys: Table::new(count * 2),
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
        if !word.is_ascii() && (word.contains(['î', 'û']) || word.contains("guï") || word.contains("guë"))
        {
            // The spelling of 1990 does without, and writes « ambigüité ».
            let reformed = word.replace('î', "i").replace('û', "u");
            let reformed = reformed.replace("guï", "güi").replace("guë", "güe");
            exists(hash(reformed.as_bytes()));
        }
        exists(hash(word.as_bytes()));
        let one_more = offset(self.words.len() + 1);
        if let Some(rest) = beheaded(word).filter(|rest| rest.len() >= LETTERS) {
            let slot = self.keys.slot(headless(hash(rest.as_bytes())));
            *slot = if *slot == 0 { one_more } else { AMBIGUOUS };
        }
        let next =
            [Key::Ends, Key::Letters].map(|key| std::mem::replace(self.keys.slot(key.of(&bare)), one_more));
        let start = offset(self.written.len());
        self.written.push_str(word);
        let (end, length) = (offset(self.written.len()), offset(bare.length));
        self.words.push(Word { start, end, term, length, head: bare.head(), tail: bare.tail(), next });
    }

    /// The line of the frequent word that was meant by `word`, which is not known to exist; `whole` is
    /// its [`hash`].
    pub(crate) fn find(&self, word: &[u8], whole: u64) -> Option<u32> {
        let bare = Bare::new(word)?;
        let found = self.closest_half(word, &bare).or_else(|| self.swapped(word, &bare));
        let found = found.or_else(|| self.word(self.keys.get(headless(whole))));
        let found = found.or_else(|| repaired(word, |_, _, meant| self.exactly(meant)));
        found.map(|word| word.term)
    }

    /// The word with the same ends and the same half, the first one rather than the second, of as many
    /// letters rather than of more, from which `word` differs by a slip.
    fn closest_half(&self, word: &[u8], bare: &Bare) -> Option<&Word> {
        let (head, tail) = (bare.head(), bare.tail());
        let mut best: Option<(u32, &Word)> = None;
        for candidate in self.with(Key::Ends, bare) {
            let length = candidate.length as usize;
            let by_length = match (length + 1).checked_sub(bare.length) {
                Some(1) => 0,
                Some(0) => 1,
                Some(2) => 2,
                _ => continue,
            };
            let rank = if slip::has_first_half(head ^ candidate.head, length) {
                by_length
            } else if slip::has_second_half(tail ^ candidate.tail, length) {
                3 + by_length
            } else {
                continue;
            };
            if best.is_none_or(|(least, _)| rank < least) && self.is_slip_of(candidate, word, bare) {
                best = Some((rank, candidate));
            }
        }
        best.map(|(_, found)| found)
    }

    /// The word with two letters swapped.
    fn swapped(&self, word: &[u8], bare: &Bare) -> Option<&Word> {
        self.with(Key::Letters, bare).find(|candidate| self.is_slip_of(candidate, word, bare))
    }

    /// The words that have a key, the last one first.
    fn with(&self, key: Key, bare: &Bare) -> impl Iterator<Item = &Word> {
        let mut next = self.keys.get(key.of(bare));
        std::iter::from_fn(move || {
            let word = self.word(next)?;
            next = word.next[key as usize];
            Some(word)
        })
    }

    fn is_slip_of(&self, candidate: &Word, word: &[u8], bare: &Bare) -> bool {
        let theirs = self.written(candidate);
        let (Some(meant), Ok(word)) = (Bare::new(theirs.as_bytes()), std::str::from_utf8(word)) else {
            return false;
        };
        is_slip(bare.letters(), meant.letters()) && is_meant(word, bare.letters(), theirs, meant.letters())
    }

    /// A frequent word, exactly as it is written.
    fn exactly(&self, word: &[u8]) -> Option<&Word> {
        let is_it = |candidate: &&Word| same_word(self.written(candidate).as_bytes(), word);
        self.with(Key::Ends, &Bare::new(word)?).find(is_it)
    }

    fn written(&self, word: &Word) -> &str {
        self.written.get(word.start as usize..word.end as usize).unwrap_or("")
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
            ("traitemennt", "traitement"),
            ("Versiion", "version"),
            ("nieveau", "niveau"),
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
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
