//! All tables, made from the texts of the lists: by the build script, and again for a configuration
//! that changes a list.

use std::borrow::Cow;

use super::Registry;
use super::agreement::Agreement;
use super::determiner::Determiner;
use super::governor::{self, Governs};
use super::keywords;
use super::lexicon::{After, Known, Words};
use super::near::Near;
use super::table::number;
use super::term::{Beside, List, Term, Trigger};
use super::word;

/// What is looked up in.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    pub(super) lists: [List; Registry::ALL.len()],
    pub(super) words: Words,
    pub(super) near: Near,
}

/// How many bytes of the files a word of the tables takes, at least; a table that proves too small is made
/// again.
const BYTES: usize = 10;

/// Parts begin at a multiple of this in [`Tables::bytes`], that no small record lies across two lines of
/// a cache.
pub(super) const CACHE_LINE: usize = 64;

impl Tables {
    /// Reads the lines of all registries but those removed, by their first column.
    pub(super) fn make<'c>(
        text: impl Fn(Registry) -> Cow<'static, str>,
        removed: impl Fn(Registry) -> &'c [String],
    ) -> Self {
        let mut room = Registry::ALL.map(|registry| text(registry).len()).iter().sum::<usize>() / BYTES;
        loop {
            let tables = Self::read(&text, &removed, room);
            if tables.words.is_complete() {
                return tables;
            }
            room *= 2;
        }
    }

    /// The tables of the crate's own lists, from what [`Tables::bytes`] gave of them.
    pub(super) fn of(bytes: &'static [u8]) -> Self {
        let mut rest = bytes;
        let mut next = || part(&mut rest);
        Self {
            lists: Registry::ALL.map(|registry| List::of(registry.file(), next())),
            words: Words::of(std::array::from_fn(|_| next())),
            near: Near::of(std::array::from_fn(|_| next())),
        }
    }

    /// All tables as bytes, the texts of the lists apart.
    #[allow(dead_code, reason = "the build script writes them")]
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let lists = self.lists.iter().map(List::part);
        for part in lists.chain(self.words.parts()).chain(self.near.parts()) {
            bytes.extend(number(part.len()).to_le_bytes());
            bytes.resize(bytes.len().next_multiple_of(CACHE_LINE), 0);
            bytes.extend(part);
            bytes.resize(bytes.len().next_multiple_of(CACHE_LINE), 0);
        }
        bytes
    }

    /// Reads the lines of all registries, in one pass, into a table with room for so many words.
    fn read<'c>(
        text: impl Fn(Registry) -> Cow<'static, str>,
        removed: impl Fn(Registry) -> &'c [String],
        room: usize,
    ) -> Self {
        let mut tables = Self {
            lists: Registry::ALL.map(|_| List::default()),
            words: Words::new(room),
            near: Near::new(text(Registry::Frequent).len()),
        };
        // Before nouns: a word that is a determiner as well keeps what is known of that.
        let words = &mut tables.words;
        for (index, known) in Determiner::ALL.iter().enumerate() {
            words.mark(word::hash(known.word.as_bytes()), Known::determiner_at(index));
        }
        governor::all()
            .for_each(|(word, governs)| words.mark(word::hash(word.as_bytes()), Known::governing(governs)));
        let keywords = keywords::all().chain(["vous"]);
        keywords.for_each(|word| words.mark(word::hash(word.as_bytes()), Known::KEYWORD));
        for registry in Registry::ALL {
            tables.add(registry, text(registry), removed(registry));
        }
        tables.near.settle();
        tables
    }

    /// The same with more lines at the end of some lists: a copy of these tables, with what they add;
    /// nothing when there is no room for that.
    #[allow(dead_code, reason = "the build script has nothing to add")]
    pub(super) fn with(&self, added: impl Iterator<Item = (Registry, String)>) -> Option<Self> {
        let mut tables = self.clone();
        tables.words.reopen();
        for (registry, lines) in added {
            tables.add(registry, Cow::Owned(lines), &[]);
        }
        (tables.words.is_complete() && tables.near.has_room()).then_some(tables)
    }

    /// Adds lines to those of a registry.
    fn add(&mut self, registry: Registry, lines: Cow<'static, str>, removed: &[String]) {
        let Self { lists, words, near } = self;
        let mut scratch = String::new();
        let Some(list) = lists.get_mut(registry as usize) else { return };
        list.add(lines, |index, term| {
            if removed.iter().any(|removed| removed == term.column(0)) {
                return None;
            }
            match registry {
                Registry::Frequent => {
                    near.read(term.text(), index, term, &mut |word| words.mark(word, Known::EXISTS));
                    Some(0)
                }
                _ => Some(watch(registry, index, term, words, &mut scratch)),
            }
        });
    }
}

/// The next of the parts that [`Tables::bytes`] wrote.
fn part(rest: &mut &'static [u8]) -> &'static [u8] {
    let Some((head, after)) = rest.split_first_chunk::<CACHE_LINE>() else { return &[] };
    let length = head.first_chunk().map_or(0, |length| u32::from_le_bytes(*length)) as usize;
    *rest = after.get(length.next_multiple_of(CACHE_LINE)..).unwrap_or_default();
    after.get(..length).unwrap_or_default()
}

/// Adds what to watch for in a text when a line of a registry holds these columns; tells where in
/// the first column the word begins that is watched for.
fn watch(registry: Registry, index: u32, term: Term<'_>, words: &mut Words, scratch: &mut String) -> usize {
    let first = term.column(0);
    let mut word = |word: &str, after, beside, form| {
        words.watch(word::hash(word.as_bytes()), after, beside, registry, index, form);
    };
    let mut add = |it: &str, beside| word(it, After::Anything, beside, Agreement::default());
    match registry {
        Registry::Capitals => add(&bare_initial(first), Beside::default()),
        Registry::Ligatures => {
            add(&first.replace('œ', "oe").replace('æ', "ae"), Beside::default());
        }
        Registry::Nouns => {
            let gender = term.column(1).chars().next().unwrap_or('-');
            term.write_plural(scratch);
            for (noun, plural) in [(first, false), (scratch, true)] {
                let form = Agreement::of_noun(noun, plural, gender);
                word(noun, After::Determiner, Beside::default(), form);
            }
        }
        Registry::Verbs => {
            let participle = term.participle();
            add(&[&participle, "e"].concat(), Beside::governed(Governs::Participle));
            add(&participle, Beside::governed(Governs::Participle));
            // « un jeu de données »
            if !participle.ends_with('s') {
                let after_auxiliary = Beside::governed(Governs::Infinitive);
                add(&[&participle, "s"].concat(), after_auxiliary);
                add(&[&participle, "es"].concat(), after_auxiliary);
            }
            if first.ends_with("er") {
                add(first, Beside::governed(Governs::Infinitive));
            }
        }
        Registry::Offices | Registry::Frequent => {}
        _ => {
            // The words of phrases are left to the rules that watch for them.
            let trigger = Trigger::of(first, |word| words.mark(word, Known::EXISTS));
            let after = trigger.before.map_or(After::Anything, After::Word);
            words.watch(trigger.word, after, trigger.beside, registry, index, Agreement::default());
            return trigger.start();
        }
    }
    0
}

/// The word with a bare capital in place of its accented one: what is written by mistake.
fn bare_initial(word: &str) -> String {
    let mut chars = word.chars();
    let bare = match chars.next() {
        Some('À' | 'Â') => 'A',
        Some('É' | 'È' | 'Ê') => 'E',
        Some('Î') => 'I',
        Some('Ô') => 'O',
        Some('Ç') => 'C',
        Some(other) => other,
        None => return String::new(),
    };
    std::iter::once(bare).chain(chars).collect()
}
