//! Registries: the closed lists that rules lean on, as data files that a configuration can change.
//!
//! Each file says in its header what its lines hold and where that comes from. The tables that they
//! are looked up in are made by `build.rs`, which shares most modules with this folder.

pub(crate) mod adjectives;
pub(crate) mod agreement;
pub(crate) mod determiner;
pub(crate) mod governor;
pub(crate) mod keywords;
pub(crate) mod lexicon;
pub(crate) mod near;
pub(crate) mod phrase;
mod registry;
mod table;
mod tables;
mod term;
pub(crate) mod word;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use lexicon::{Known, Lexicon};
pub use registry::Registry;
use tables::{CACHE_LINE, Tables};
pub(crate) use term::Term;

/// All registries, ready for use.
#[derive(Clone, Debug, Default)]
pub struct Registries {
    tables: Tables,
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

/// What the build script made of the data files.
static TABLES: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/tables")));

#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

const _: () = assert!(align_of::<Aligned<[u8; 0]>>() == CACHE_LINE);

static BUILTIN: LazyLock<Registries> = LazyLock::new(|| Registries { tables: Tables::of(&TABLES.0) });

impl Registries {
    /// The registries of the crate, as they are.
    #[must_use]
    pub fn builtin() -> &'static Registries {
        &BUILTIN
    }

    /// The registries of the crate, changed.
    #[must_use]
    pub fn with(changes: &BTreeMap<Registry, Changes>) -> Registries {
        let only_adds = |(_, changes): (_, &Changes)| changes.replace.is_none() && changes.remove.is_empty();
        if changes.iter().all(only_adds) {
            let added = changes.iter().map(|(&registry, changes)| (registry, lines(&changes.add)));
            if let Some(tables) = Self::builtin().tables.with(added) {
                return Registries { tables };
            }
        }
        let text = |registry| text(registry, changes.get(&registry));
        let removed = |registry| changes.get(&registry).map_or(&[][..], |changes| &changes.remove);
        Registries { tables: Tables::make(text, removed) }
    }

    /// The lines of a registry.
    pub(crate) fn terms(&self, registry: Registry) -> impl Iterator<Item = Term<'_>> {
        self.tables.lists.get(registry as usize).into_iter().flat_map(|list| list.terms())
    }

    /// A line of a registry.
    pub(crate) fn term(&self, registry: Registry, index: u32) -> Option<Term<'_>> {
        self.tables.lists.get(registry as usize)?.term(index)
    }

    /// The line of the frequent word that was meant by `word`, which is not known to exist; `hash` is its
    /// [`word::hash`].
    pub(crate) fn near_to(&self, word: &[u8], hash: u64) -> Option<u32> {
        let frequent = self.tables.lists.get(Registry::Frequent as usize)?;
        self.tables.near.find(frequent.text(), word, hash)
    }

    /// Whether one of some registries holds a term, exactly as it is written.
    pub(crate) fn hold(&self, registries: &[Registry], term: &str) -> bool {
        let key = word::hash(term.as_bytes());
        let lexicon = self.lexicon();
        let mut entries = lexicon.entries(lexicon.get(key), key);
        entries.any(|entry| {
            registries.contains(&entry.registry)
                && self.term(entry.registry, entry.term).is_some_and(|found| found.column(0) == term)
        })
    }

    /// What is known of a word, in whatever case.
    pub(crate) fn known(&self, word: &str) -> Known {
        self.lexicon().get(word::hash(word.as_bytes()))
    }

    /// The line of a noun, by this index or else by the noun itself.
    pub(crate) fn noun(&self, noun: &str, index: Option<u32>) -> Option<Term<'_>> {
        let find = || {
            let (lexicon, key) = (self.lexicon(), lexicon::after_determiner(word::hash(noun.as_bytes())));
            lexicon.entries(lexicon.get(key), key).next().map(|entry| entry.term)
        };
        self.term(Registry::Nouns, index.or_else(find)?)
    }

    /// The line of a verb, given its infinitive or one form of its participle in the singular.
    pub(crate) fn verb(&self, word: &str) -> Option<Term<'_>> {
        let (lexicon, key) = (self.lexicon(), word::hash(word.as_bytes()));
        let mut entries = lexicon.entries(lexicon.get(key), key);
        let entry = entries.find(|entry| entry.registry == Registry::Verbs)?;
        self.term(Registry::Verbs, entry.term)
    }

    /// The words that are watched for.
    #[inline]
    pub(crate) fn lexicon(&self) -> Lexicon<'_> {
        self.tables.words.lexicon()
    }
}

/// The lines of a registry: those of the crate or others, and what is added.
fn text(registry: Registry, changes: Option<&Changes>) -> Cow<'static, str> {
    let Some(Changes { replace, add, .. }) = changes else { return Cow::Borrowed(registry.file()) };
    let builtin = if replace.is_some() { "" } else { registry.file() };
    let own = lines(replace.iter().flatten().chain(add));
    if own.is_empty() { Cow::Borrowed(builtin) } else { Cow::Owned([builtin, &own].concat()) }
}

/// Lines of a configuration, each after a line end.
fn lines<'c>(own: impl IntoIterator<Item = &'c String>) -> String {
    let one =
        |line: &'c String| std::iter::once('\n').chain(line.chars().map(|c| if c == '\n' { ' ' } else { c }));
    own.into_iter().flat_map(one).collect()
}

impl Term<'_> {
    /// A column that holds a day, `2019-10-26`.
    pub(crate) fn day(self, index: usize) -> Option<NaiveDate> {
        let [y @ .., b'-', m1, m2, b'-', d1, d2] = self.column(index).as_bytes() else { return None };
        let number = |digits: &[u8]| {
            let value = |all: u32, digit: &u8| Some(all * 10 + char::from(*digit).to_digit(10)?);
            digits.iter().take(4).try_fold(0, value)
        };
        NaiveDate::from_ymd_opt(number(y)?.try_into().ok()?, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
    }
}

impl Serialize for Registry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Registry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(deserializer)?;
        let found = Registry::ALL.into_iter().find(|registry| registry.name() == name);
        found.ok_or_else(|| de::Error::custom(format_args!("unknown registry `{name}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that are added.
    fn add(lines: &[&str]) -> Changes {
        Changes { add: lines.iter().map(|line| (*line).to_owned()).collect(), ..Changes::default() }
    }

    #[test]
    fn the_tables_that_are_built_in_are_those_of_the_files() {
        let made = Tables::make(|registry| Cow::Borrowed(registry.file()), |_| &[]);
        assert!(made.bytes() == TABLES.0, "the build script made other tables");
        assert!(Registries::builtin().tables.bytes() == TABLES.0, "the tables are read otherwise");
        assert!(Registries::builtin().terms(Registry::Frequent).count() > 1000);
    }

    #[test]
    fn lines_that_are_added_to_the_tables_are_found_as_in_tables_made_anew() {
        let changes = BTreeMap::from([
            (Registry::Brands, add(&["CartoLibre | Carto Libre", "# une note"])),
            (Registry::Confusions, add(&["au sain de | au sein de"])),
            (Registry::Frequent, add(&["géomaticienne géomaticiennes | géomaticien"])),
            (Registry::Nouns, add(&["géoportail | m", "sentier | f"])),
            (Registry::Verbs, add(&["carter", "enclore | enclos"])),
        ]);
        let added = changes.iter().map(|(&registry, changes)| (registry, lines(&changes.add)));
        let added = Registries { tables: Registries::builtin().tables.with(added).unwrap() };
        let anew = Tables::make(|registry| text(registry, changes.get(&registry)), |_| &[]);
        let anew = Registries { tables: anew };
        for registry in Registry::ALL {
            let terms = |registries: &Registries| -> Vec<_> {
                let terms = registries.terms(registry);
                terms
                    .map(|term| (term.column(0).to_owned(), term.column(1).to_owned(), term.trigger()))
                    .collect()
            };
            assert!(terms(&added) == terms(&anew), "{registry:?}");
        }
        let found = |registries: &Registries, key: u64| {
            let lexicon = registries.lexicon();
            let known = lexicon.get(key);
            let entries = lexicon.entries(known, key).map(|entry| (entry.registry, entry.term));
            let mut entries: Vec<_> = entries.collect();
            entries.sort();
            (known.facts(), lexicon.may_hold_pair(key), entries)
        };
        for registry in Registry::ALL {
            let mut before = 0;
            word::visit(text(registry, changes.get(&registry)).as_bytes(), |_, _, hash| {
                for key in [hash, word::pair(before, hash), lexicon::after_determiner(hash)] {
                    assert_eq!(found(&added, key), found(&anew, key));
                }
                before = hash;
            });
        }
        for frequent in anew.terms(Registry::Frequent) {
            for word in frequent.column(0).split_whitespace().filter(|word| word.is_ascii()) {
                let slip = [&word[..2], &word[3..]].concat();
                let near = |registries: &Registries| {
                    registries.near_to(slip.as_bytes(), word::hash(slip.as_bytes()))
                };
                assert_eq!(near(&added), near(&anew), "{slip}");
            }
        }
        let meant = added.near_to(b"geomaticienne", word::hash(b"geomaticienne"));
        assert_eq!(
            meant.and_then(|line| added.term(Registry::Frequent, line)).map(|term| term.column(1)),
            Some("géomaticien")
        );
    }

    #[test]
    fn a_registry_is_written_by_its_name() {
        for registry in Registry::ALL {
            let written = serde_yaml::to_value(registry).unwrap();
            assert_eq!(written.as_str(), Some(registry.name()));
            assert_eq!(serde_yaml::from_value::<Registry>(written).unwrap(), registry);
        }
        assert!(serde_yaml::from_str::<Registry>("brand").is_err());
    }

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
        assert!(registries.hold(&[Registry::Misspellings], "géomaticin"));
        assert!(!registries.hold(&[Registry::Misspellings], "abscent"));
        assert!(Registries::builtin().hold(&[Registry::Misspellings], "abscent"));
        let known = |word: &str| registries.lexicon().get(word::hash(word.as_bytes()));
        assert!(known("géoportails").is_noun() && !known("communes").is_noun());
        let confused = registries.terms(Registry::Confusions).last();
        assert_eq!(
            confused.map(|term| (term.column(1), term.trigger())),
            Some(("au sein de", "au sein ".len()))
        );
    }

    #[test]
    fn the_table_has_room_for_whatever_is_added() {
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
