//! Registries: the closed lists that rules lean on, as data files that a configuration can change.
//!
//! Each file says in its header what its lines hold and where that comes from.

pub(crate) mod agreement;
pub(crate) mod determiner;
pub(crate) mod lexicon;
pub(crate) mod near;
pub(crate) mod phrase;
mod term;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::mentions::keyword;
use agreement::Agreement;
use determiner::Determiner;
use lexicon::{DETERMINER, Known, Lexicon, Watch, hash};
use near::Near;
pub(crate) use term::Term;

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

    /// Adds what to watch for in a text when a line of this registry holds these columns.
    fn watch(self, index: usize, term: &Term, watches: &mut Vec<Watch>) {
        let mut add = |word: Cow<'static, str>, after: u64| {
            watches.push(Watch { word, after, registry: self, term: index, form: Agreement::default() });
        };
        let first = term.column(0);
        match self {
            Registry::Capitals => add(bare_initial(first).into(), 0),
            Registry::Ligatures => add(first.replace('œ', "oe").replace('æ', "ae").into(), 0),
            Registry::Nouns => {
                let gender = term.column(1).chars().next().unwrap_or('-');
                for (word, plural) in [(term.part(0..first.len()), false), (term.plural().into(), true)] {
                    let form = Agreement::of_noun(&word, plural, gender);
                    watches.push(Watch { word, after: DETERMINER, registry: self, term: index, form });
                }
            }
            Registry::Verbs => {
                let participle = term.participle();
                add([&participle, "e"].concat().into(), 0);
                add(participle.into(), 0);
                if first.ends_with("er") {
                    add(term.part(0..first.len()), 0);
                }
            }
            Registry::Offices | Registry::Frequent => {}
            _ => {
                let before = term.before_trigger();
                let after = if before.is_empty() { 0 } else { hash(before.as_bytes()) };
                add(term.part(term.trigger()), after);
            }
        }
    }

    /// Whether it holds phrases, of which one word is watched for.
    fn holds_phrases(self) -> bool {
        use Registry::{Capitals, Frequent, Ligatures, Nouns, Offices, Verbs};
        !matches!(self, Capitals | Frequent | Ligatures | Nouns | Offices | Verbs)
    }
}

/// All registries, ready for use.
#[derive(Clone, Debug, Default)]
pub struct Registries {
    terms: [Vec<Term>; Registry::ALL.len()],
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
        let terms = Registry::ALL.map(|registry| terms(registry, changes.get(&registry)));
        let mut watches = Vec::with_capacity(terms.iter().map(Vec::len).sum::<usize>() * 2);
        for (registry, terms) in Registry::ALL.iter().zip(&terms) {
            for (index, term) in terms.iter().enumerate() {
                registry.watch(index, term, &mut watches);
            }
        }
        let mut existing = Vec::with_capacity(terms[Registry::Frequent as usize].len() * 4);
        let near = Near::new(&terms[Registry::Frequent as usize], |word| existing.push(word));
        // The words of phrases are left to the rules that watch for them.
        let phrases = terms.iter().flatten().filter(|term| !term.before_trigger().is_empty());
        for phrase in phrases.map(|term| term.column(0)) {
            existing
                .extend(phrase::words(phrase).filter_map(|word| Some(hash(phrase.get(word)?.as_bytes()))));
        }
        let nouns = watches.iter().filter(|watch| watch.registry == Registry::Nouns);
        existing.extend(nouns.map(|noun| hash(noun.word.as_bytes())));
        let determiners = Determiner::ALL.iter().enumerate();
        let determiners =
            determiners.map(|(index, known)| (hash(known.word.as_bytes()), Known::determiner_at(index)));
        let keywords = keyword::all().map(|word| (hash(word.as_bytes()), Known::KEYWORD));
        let existing = existing.into_iter().map(|word| (word, Known::EXISTS));
        let facts: Vec<_> = existing.chain(determiners).chain(keywords).collect();
        let lexicon = Lexicon::new(watches, &facts);
        Registries { terms, lexicon, near }
    }

    /// The lines of a registry.
    pub(crate) fn terms(&self, registry: Registry) -> &[Term] {
        self.terms.get(registry as usize).map_or(&[], Vec::as_slice)
    }

    /// A line of a registry.
    pub(crate) fn term(&self, registry: Registry, index: u32) -> Option<&Term> {
        self.terms(registry).get(index as usize)
    }

    /// The frequent words, found by those that resemble them.
    pub(crate) fn near(&self) -> &Near {
        &self.near
    }

    /// Whether a registry holds a term, exactly as it is written.
    pub(crate) fn holds(&self, registry: Registry, term: &str) -> bool {
        let known = self.lexicon.get(hash(term.as_bytes()));
        let found =
            self.lexicon.entries(known, term.as_bytes(), 0).filter(|entry| entry.registry == registry);
        found.filter_map(|entry| self.term(registry, entry.term)).any(|found| found.column(0) == term)
    }

    /// The words that are watched for.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

fn terms(registry: Registry, changes: Option<&Changes>) -> Vec<Term> {
    let replaced = changes.and_then(|changes| changes.replace.as_ref());
    let builtin = if replaced.is_some() { "" } else { registry.file() };
    let own = replaced.into_iter().chain(changes.map(|changes| &changes.add)).flatten();
    let removed = changes.map_or(&[][..], |changes| &changes.remove);
    let mut terms = Vec::with_capacity(memchr::memchr_iter(b'\n', builtin.as_bytes()).count() + 1);
    let mut add = |line| {
        if let Some(term) = Term::new(line, registry.holds_phrases())
            && !removed.iter().any(|removed| removed == term.column(0))
        {
            terms.push(term);
        }
    };
    lines(builtin).for_each(|line| add(Cow::Borrowed(line)));
    own.for_each(|line| add(Cow::Owned(line.clone())));
    terms
}

/// The lines of a data file.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', file.as_bytes()).chain([file.len()]).map(move |end| {
        let line = file.get(start..end).unwrap_or("");
        start = end + 1;
        line
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
            assert!(!Registries::builtin().terms(registry).is_empty(), "{registry:?} is empty");
        }
    }

    #[test]
    fn no_line_stands_twice() {
        for registry in Registry::ALL {
            let mut firsts: Vec<_> =
                Registries::builtin().terms(registry).iter().map(|t| (t.column(0), t.column(1))).collect();
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
        let brands: Vec<_> = registries.terms(Registry::Brands).iter().map(|t| t.column(0)).collect();
        assert!(brands.contains(&"CartoLibre") && !brands.contains(&"GitHub"));
        assert_eq!(registries.terms(Registry::Months).len(), 1);
    }
}
