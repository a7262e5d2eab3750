//! Registries: the closed lists that rules lean on, as data files that a configuration can change.
//!
//! Each file says in its header what its lines hold and where that comes from.

pub(crate) mod adjectives;
pub(crate) mod agreement;
pub(crate) mod determiner;
pub(crate) mod lexicon;
pub(crate) mod near;
pub(crate) mod phrase;
mod term;
pub(crate) mod word;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::mentions::keyword;
use agreement::Agreement;
use determiner::Determiner;
use lexicon::{After, Known, Lexicon};
use near::Near;
pub(crate) use term::Term;
use term::{List, Trigger};

/// A closed list that a rule leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Registry {
    /// Acronyms that need no expansion: `acronym`.
    Acronyms,
    /// Brands, as they are spelt: `brand`, or `wrong | right`.
    Brands,
    /// Words whose capital takes an accent: `word`.
    Capitals,
    /// Titles of civility: `wrong | right`.
    Civilities,
    /// Confused words: `wrong | right`.
    Confusions,
    /// Frequent words, to know slips of the fingers by: `forms | words that look like them and exist`.
    Frequent,
    /// Missing hyphens: `wrong | right`.
    Hyphens,
    /// Institutions and when they bore their name: `name | first day | last day | before | after`.
    Institutions,
    /// Words with œ or æ: `word`.
    Ligatures,
    /// Portfolios of ministers, as they are capitalised: `portfolio`.
    Ministries,
    /// Words often misspelt: `wrong | right`.
    Misspellings,
    /// Months and days: `word`.
    Months,
    /// Common nouns: `singular | gender | plural`.
    Nouns,
    /// Heads of government: `name | first day | last day | m or f | last day known`.
    Offices,
    /// Institutions and offices, as they are capitalised: `name`.
    OfficialNames,
    /// Names of peoples: `plural`.
    Peoples,
    /// Phrase errors: `wrong | right`.
    Phrases,
    /// Words left to be replaced: `words | gravest severity`.
    Placeholders,
    /// Verbs, for infinitives and participles: `infinitive | participle | n`.
    Verbs,
}

impl Registry {
    /// All of them.
    pub const ALL: [Registry; 19] = [
        Registry::Acronyms,
        Registry::Brands,
        Registry::Capitals,
        Registry::Civilities,
        Registry::Confusions,
        Registry::Frequent,
        Registry::Hyphens,
        Registry::Institutions,
        Registry::Ligatures,
        Registry::Ministries,
        Registry::Misspellings,
        Registry::Months,
        Registry::Nouns,
        Registry::Offices,
        Registry::OfficialNames,
        Registry::Peoples,
        Registry::Phrases,
        Registry::Placeholders,
        Registry::Verbs,
    ];

    /// The data file of the crate.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Registry::Acronyms => include_str!("acronyms.txt"),
            Registry::Brands => include_str!("brands.txt"),
            Registry::Capitals => include_str!("capitals.txt"),
            Registry::Civilities => include_str!("civilities.txt"),
            Registry::Confusions => include_str!("confusions.txt"),
            Registry::Frequent => include_str!("frequent.txt"),
            Registry::Hyphens => include_str!("hyphens.txt"),
            Registry::Institutions => include_str!("institutions.txt"),
            Registry::Ligatures => include_str!("ligatures.txt"),
            Registry::Ministries => include_str!("ministries.txt"),
            Registry::Misspellings => include_str!("misspellings.txt"),
            Registry::Months => include_str!("months.txt"),
            Registry::Nouns => include_str!("nouns.txt"),
            Registry::Offices => include_str!("offices.txt"),
            Registry::OfficialNames => include_str!("official_names.txt"),
            Registry::Peoples => include_str!("peoples.txt"),
            Registry::Phrases => include_str!("phrases.txt"),
            Registry::Placeholders => include_str!("placeholders.txt"),
            Registry::Verbs => include_str!("verbs.txt"),
        }
    }

    /// Whether its words are watched for in French text only.
    pub(crate) fn is_french(self) -> bool {
        !matches!(self, Registry::Brands | Registry::Placeholders)
    }

    /// Adds what to watch for in a text when a line of this registry holds these columns; tells where in
    /// the first column the word begins that is watched for.
    fn watch(self, index: u32, term: Term<'_>, lexicon: &mut Lexicon, scratch: &mut String) -> usize {
        let first = term.column(0);
        let mut word = |word: &str, after, form| {
            lexicon.watch(word::hash(word.as_bytes()), after, self, index, form);
        };
        let mut add = |it: &str| word(it, After::Anything, Agreement::default());
        match self {
            Registry::Capitals => add(&bare_initial(first)),
            Registry::Ligatures => add(&first.replace('œ', "oe").replace('æ', "ae")),
            Registry::Nouns => {
                let gender = term.column(1).chars().next().unwrap_or('-');
                term.write_plural(scratch);
                for (noun, plural) in [(first, false), (scratch, true)] {
                    word(noun, After::Determiner, Agreement::of_noun(noun, plural, gender));
                }
            }
            Registry::Verbs => {
                let participle = term.participle();
                add(&[&participle, "e"].concat());
                add(&participle);
                if first.ends_with("er") {
                    add(first);
                }
            }
            Registry::Offices | Registry::Frequent => {}
            _ => {
                // The words of phrases are left to the rules that watch for them.
                let trigger = Trigger::of(first, |word| lexicon.mark(word, Known::EXISTS));
                let after = trigger.before.map_or(After::Anything, After::Word);
                lexicon.watch(trigger.word, after, self, index, Agreement::default());
                return trigger.start();
            }
        }
        0
    }
}

/// All registries, ready for use.
#[derive(Clone, Debug, Default)]
pub struct Registries {
    lists: [List; Registry::ALL.len()],
    lexicon: Lexicon,
    near: Near,
}

/// What a configuration changes in a registry. Lines are written as in the data files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Changes {
    /// Takes the place of the lines of the crate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replace: Option<Vec<String>>,
    /// Lines that are added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<String>,
    /// Lines that are taken out, by their first column.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
}

/// How many bytes of the files a word of the tables takes, at least; a table that proves too small is made
/// again.
const BYTES: usize = 10;

static BUILTIN: LazyLock<Registries> = LazyLock::new(|| Registries::with(&BTreeMap::new()));

impl Registries {
    /// The registries of the crate, as they are.
    #[must_use]
    pub fn builtin() -> &'static Registries {
        &BUILTIN
    }

    /// The registries of the crate, changed.
    #[must_use]
    pub fn with(changes: &BTreeMap<Registry, Changes>) -> Registries {
        let text = |registry| text(registry, changes.get(&registry));
        let removed = |registry| changes.get(&registry).map_or(&[][..], |changes| &changes.remove);
        let mut words = Registry::ALL.map(|registry| text(registry).len()).iter().sum::<usize>() / BYTES;
        loop {
            let registries = Self::read(text, removed, words);
            if registries.lexicon.is_complete() {
                return registries;
            }
            words *= 2;
        }
    }

    /// Reads the lines of all registries, in one pass, into a table of so many words.
    fn read<'c>(
        text: impl Fn(Registry) -> Cow<'static, str>,
        removed: impl Fn(Registry) -> &'c [String],
        words: usize,
    ) -> Registries {
        let mut lexicon = Lexicon::new(words);
        let mut near = Near::default();
        let mut scratch = String::new();
        let lists = Registry::ALL.map(|registry| {
            let (mut list, removed) = (List::new(text(registry)), removed(registry));
            if registry == Registry::Frequent {
                near = Near::new(list.text().len());
            }
            list.read(|index, term| {
                if removed.iter().any(|removed| removed == term.column(0)) {
                    return None;
                }
                match registry {
                    Registry::Frequent => {
                        near.read(term.text(), index, term, &mut |word| lexicon.mark(word, Known::EXISTS));
                        Some(0)
                    }
                    _ => Some(registry.watch(index, term, &mut lexicon, &mut scratch)),
                }
            });
            list
        });
        for (index, known) in Determiner::ALL.iter().enumerate() {
            lexicon.mark(word::hash(known.word.as_bytes()), Known::determiner_at(index));
        }
        keyword::all().for_each(|word| lexicon.mark(word::hash(word.as_bytes()), Known::KEYWORD));
        Registries { lists, lexicon, near }
    }

    /// The lines of a registry.
    pub(crate) fn terms(&self, registry: Registry) -> impl Iterator<Item = Term<'_>> {
        self.lists.get(registry as usize).into_iter().flat_map(List::terms)
    }

    /// A line of a registry.
    pub(crate) fn term(&self, registry: Registry, index: u32) -> Option<Term<'_>> {
        self.lists.get(registry as usize)?.term(index)
    }

    /// The line of the frequent word that was meant by `word`, which is not known to exist; `hash` is its
    /// [`word::hash`].
    pub(crate) fn near_to(&self, word: &[u8], hash: u64) -> Option<u32> {
        let frequent = self.lists.get(Registry::Frequent as usize)?;
        self.near.find(frequent.text(), word, hash)
    }

    /// Whether a registry holds a term, exactly as it is written.
    pub(crate) fn holds(&self, registry: Registry, term: &str) -> bool {
        let key = word::hash(term.as_bytes());
        let entries = self.lexicon.entries(self.lexicon.get(key), key);
        let mut found = entries.filter(|entry| entry.registry == registry);
        found.any(|entry| self.term(registry, entry.term).is_some_and(|found| found.column(0) == term))
    }

    /// The words that are watched for.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// The lines of a registry: those of the crate or others, and what is added.
fn text(registry: Registry, changes: Option<&Changes>) -> Cow<'static, str> {
    let Some(Changes { replace, add, .. }) = changes else { return Cow::Borrowed(registry.file()) };
    let builtin = if replace.is_some() { "" } else { registry.file() };
    let own = replace.iter().flatten().chain(add);
    own.fold(Cow::Borrowed(builtin), |mut text, line| {
        let all = text.to_mut();
        all.push('\n');
        all.extend(line.chars().map(|c| if c == '\n' { ' ' } else { c }));
        text
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_says_where_it_comes_from_and_holds_lines() {
        for registry in Registry::ALL {
            let header = registry.file();
            assert!(header.starts_with("# "), "{registry:?}");
            assert!(header.contains("# Source"), "{registry:?} has no source");
            assert!(Registries::builtin().terms(registry).count() > 0, "{registry:?} is empty");
        }
    }

    #[test]
    fn no_line_stands_twice() {
        for registry in Registry::ALL {
            let mut firsts: Vec<_> =
                Registries::builtin().terms(registry).map(|t| (t.column(0), t.column(1))).collect();
            firsts.sort_unstable();
            for pair in firsts.windows(2) {
                assert_ne!(pair[0], pair[1], "{registry:?}");
            }
        }
    }

    #[test]
    fn order_of_all_is_the_order_of_the_variants() {
        assert!(Registry::ALL.iter().enumerate().all(|(i, &r)| r as usize == i));
    }

    #[test]
    fn a_configuration_adds_removes_and_replaces() {
        let changes = BTreeMap::from([
            (
                Registry::Brands,
                Changes { add: vec!["CartoLibre".into()], remove: vec!["GitHub".into()], replace: None },
            ),
            (Registry::Months, Changes { replace: Some(vec!["brumaire".into()]), ..Changes::default() }),
        ]);
        let registries = Registries::with(&changes);
        let brands: Vec<_> = registries.terms(Registry::Brands).map(|t| t.column(0)).collect();
        assert!(brands.contains(&"CartoLibre") && !brands.contains(&"GitHub"));
        assert_eq!(registries.terms(Registry::Months).count(), 1);
    }
    #[test]
    fn lines_of_a_configuration_are_looked_up_like_those_of_the_crate() {
        let add = |lines: &[&str]| Changes {
            add: lines.iter().map(|line| (*line).to_owned()).collect(),
            ..Changes::default()
        };
        let changes = BTreeMap::from([
            (Registry::Frequent, add(&["géomaticienne géomaticiennes | géomaticien"])),
            (
                Registry::Misspellings,
                Changes { remove: vec!["abscent".into()], ..add(&["géomaticin | géomaticien"]) },
            ),
            (Registry::Confusions, add(&["# une note", "au sain de | au sein de", ""])),
            (Registry::Nouns, Changes { replace: Some(vec!["géoportail | m".into()]), ..Changes::default() }),
        ]);
        let registries = Registries::with(&changes);
        let near = |word: &str| registries.near_to(word.as_bytes(), word::hash(word.as_bytes()));
        let meant = near("géomatciienne").and_then(|line| registries.term(Registry::Frequent, line));
        assert_eq!(meant.map(|term| term.column(1)), Some("géomaticien"));
        assert!(registries.lexicon().get(word::hash("géomaticien".as_bytes())).exists());
        assert!(registries.holds(Registry::Misspellings, "géomaticin"));
        assert!(!registries.holds(Registry::Misspellings, "abscent"));
        assert!(Registries::builtin().holds(Registry::Misspellings, "abscent"));
        let known = |word: &str| registries.lexicon().get(word::hash(word.as_bytes()));
        assert!(known("géoportails").is_noun() && !known("communes").is_noun());
        let confused = registries.terms(Registry::Confusions).last();
        assert_eq!(confused.map(|term| (term.column(1), term.trigger())), Some(("au sein de", "au ".len())));
    }

    #[test]
    fn the_table_has_room_for_whatever_is_added() {
        let builtin = Registry::ALL.map(|registry| registry.file().len()).iter().sum::<usize>();
        assert!(
            Registries::read(|registry| text(registry, None), |_| &[], builtin / BYTES).lexicon.is_complete()
        );
        // Three letters each: many more words than their bytes let expect.
        let letter = |number: u8| char::from(b'a' + number % 26);
        let word = |n: u16| {
            format!("{}{}{}", letter((n / 676) as u8), letter((n / 26 % 26) as u8), letter((n % 26) as u8))
        };
        let lines: Vec<_> = (0..26 * 676).map(word).collect();
        let line = lines.join(" ");
        let changes =
            BTreeMap::from([(Registry::Phrases, Changes { add: vec![line], ..Changes::default() })]);
        let registries = Registries::with(&changes);
        let exists = |word: &String| registries.lexicon().get(word::hash(word.as_bytes())).exists();
        assert!(lines.iter().all(exists));
    }
}
