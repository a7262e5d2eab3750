//! What a document must hold for a rule to have anything to look at.
//!
//! Most documents lack most of what some rule looks at. All is asked once, in one set of bits, and a rule
//! that would find nothing is not run: reaching its code costs more than what it does there.

use super::context::Context;
use super::rule::Rule;
use super::rules::FAMILIES;
use super::scan::{KINDS, Kind};
use super::walk::{GROUPS, Group, SIGNS, Sign};
use crate::data::Registry;

/// What a document may hold.
#[derive(Clone, Copy)]
enum Thing {
    Mark(Kind),
    /// A word of a registry.
    Word(Registry),
    /// A block of a group.
    Block(Group),
    /// A sign that is printed.
    Printed(Sign),
    /// A noun after its determiner.
    Noun,
    /// An HTML element, written or implied.
    Element,
    /// A tag that is printed.
    PrintedTag,
    /// An error of YAML.
    YamlError,
    /// A mention of a date.
    Date,
    /// A mention of a figure.
    Figure,
    /// A mention of a count.
    Count,
    /// An acronym with its expansion.
    Acronym,
    Testimonial,
    /// A heading, or a line that is meant as one.
    Outline,
}

use Thing::{
    Acronym, Block, Count, Date, Element, Figure, Mark, Noun, Outline, Printed, PrintedTag, Testimonial,
    Word, YamlError,
};

/// Rules that find nothing in a document without any of some things; others are always run.
#[rustfmt::skip]
static NEEDS: &[(&str, &[Thing])] = &[
    ("AC003", &[Mark(Kind::Pictogram)]),
    ("AC004", &[Block(Group::Tables), Element]),
    ("DT007", &[Date]),
    ("DT008", &[Date]),
    ("DT012", &[Date, Mark(Kind::Number)]),
    ("HT003", &[Element]),
    ("HT004", &[Element]),
    ("HT005", &[Element]),
    ("HT006", &[PrintedTag]),
    ("HT007", &[Element, Block(Group::WithAttributes)]),
    ("HT009", &[Element]),
    ("HT010", &[Element]),
    ("HT011", &[Element]),
    ("HT012", &[Element]),
    ("HT014", &[Mark(Kind::Ampersand)]),
    ("HT015", &[Element]),
    ("MD001", &[Printed(Sign::Emphasis)]),
    ("MD002", &[Printed(Sign::AttributeList)]),
    ("MD003", &[Block(Group::AttributeLists)]),
    ("MD006", &[Printed(Sign::Backslash)]),
    ("MD008", &[Block(Group::Tables)]),
    ("MD009", &[Block(Group::Headings)]),
    ("MD011", &[Block(Group::Quotations), Block(Group::Lists)]),
    ("MD012", &[Printed(Sign::Bracket)]),
    ("MD013", &[Printed(Sign::Bracket), Printed(Sign::Note), Block(Group::Footnotes)]),
    ("MD015", &[Outline]),
    ("MD016", &[Outline]),
    ("MD017", &[Outline]),
    ("MD018", &[Block(Group::Lists)]),
    ("MD019", &[Printed(Sign::Container)]),
    ("MD020", &[Printed(Sign::Colon)]),
    ("MD021", &[Block(Group::Headings)]),
    ("MD022", &[Block(Group::Headings)]),
    ("MD024", &[Printed(Sign::Emphasis)]),
    ("PA004", &[YamlError]),
    ("FM002", &[YamlError]),
    ("QU001", &[Testimonial]),
    ("QU002", &[Testimonial]),
    ("QU003", &[Testimonial]),
    ("QU004", &[Testimonial]),
    ("QU005", &[Testimonial]),
    ("QU006", &[Testimonial]),
    ("QU007", &[Testimonial]),
    ("QU008", &[Testimonial]),
    ("QU009", &[Testimonial]),
    ("QU010", &[Block(Group::WithAttributes)]),
    ("RE001", &[Word(Registry::Placeholders)]),
    ("RE002", &[Mark(Kind::Repetition)]),
    ("RE004", &[Count]),
    ("RE005", &[Figure]),
    ("RE006", &[Mark(Kind::Capitals)]),
    ("RE007", &[Acronym]),
    ("RE008", &[Word(Registry::Institutions)]),
    ("RE009", &[Mark(Kind::Premier), Noun]),
    ("RE010", &[Word(Registry::Ministries)]),
    ("RE011", &[Word(Registry::Peoples)]),
    ("RE012", &[Word(Registry::Brands)]),
    ("RE013", &[Word(Registry::Phrases)]),
    ("RE014", &[Word(Registry::Confusions)]),
    ("RE019", &[Word(Registry::Hyphens)]),
    ("RE020", &[Word(Registry::Misspellings)]),
    ("RE022", &[Mark(Kind::Ez), Mark(Kind::VousEr)]),
    ("RE024", &[Mark(Kind::TripleLetter)]),
    ("RE025", &[Word(Registry::OfficialNames), Word(Registry::Ministries)]),
    ("RE026", &[Word(Registry::Frequent)]),
    ("RE030", &[Word(Registry::Verbs)]),
    ("RE031", &[Word(Registry::Verbs)]),
    ("RE033", &[Mark(Kind::Number)]),
    ("RE034", &[Mark(Kind::Vowel)]),
    ("TY003", &[Mark(Kind::Guillemet)]),
    ("TY006", &[Mark(Kind::StraightApostrophe)]),
    ("TY007", &[Mark(Kind::ForeignApostrophe)]),
    ("TY008", &[Mark(Kind::StraightApostrophe)]),
    ("TY009", &[Mark(Kind::Quote), Mark(Kind::ForeignApostrophe)]),
    ("TY010", &[Mark(Kind::Spaces)]),
    ("TY012", &[Mark(Kind::Ellipsis), Mark(Kind::Etc)]),
    ("TY013", &[Word(Registry::Capitals), Mark(Kind::LoneA)]),
    ("TY014", &[Mark(Kind::Number), Mark(Kind::RomanOrdinal)]),
    ("TY015", &[Mark(Kind::Number)]),
    ("TY016", &[Mark(Kind::Number), Mark(Kind::Unit)]),
    ("TY017", &[Mark(Kind::Number)]),
    ("TY019", &[Mark(Kind::Combining)]),
    ("TY020", &[Mark(Kind::Guillemet), Mark(Kind::Quote)]),
    ("TY021", &[Mark(Kind::Parenthesis)]),
    ("TY022", &[Word(Registry::Ligatures)]),
    ("TY023", &[Word(Registry::Months)]),
    ("TY024", &[Mark(Kind::DoubledComma), Mark(Kind::HighPunctuation)]),
    ("TY025", &[Mark(Kind::GluedDash)]),
    ("TY026", &[Word(Registry::Civilities)]),
    ("TY027", &[Date]),
];

// Each thing has its bit: kinds come first, then registries, groups, signs, and the others.
const REGISTRIES: usize = Registry::ALL.len();
const WORD: usize = KINDS;
const BLOCK: usize = WORD + REGISTRIES;
const SIGN: usize = BLOCK + GROUPS;
const OTHER: usize = SIGN + SIGNS;

/// What every document holds.
const ALWAYS: u128 = 1 << 127;

const fn bit(thing: Thing) -> u128 {
    1 << match thing {
        Mark(kind) => kind as usize,
        Word(registry) => WORD + registry as usize,
        Block(group) => BLOCK + group as usize,
        Printed(sign) => SIGN + sign as usize,
        Noun => OTHER,
        Element => OTHER + 1,
        PrintedTag => OTHER + 2,
        YamlError => OTHER + 3,
        Date => OTHER + 4,
        Figure => OTHER + 5,
        Count => OTHER + 6,
        Acronym => OTHER + 7,
        Testimonial => OTHER + 8,
        Outline => OTHER + 9,
    }
}

/// A rule, and the bits of what it looks at.
#[derive(Clone, Copy)]
struct Entry {
    rule: &'static Rule,
    needs: u128,
}

#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
const RULES: usize = {
    let (mut family, mut count) = (0, 0);
    while family < FAMILIES.len() {
        count += FAMILIES[family].len();
        family += 1;
    }
    count
};

/// Every rule in its order. One table close together, since all of it is read for each document.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static ENTRIES: [Entry; RULES] = {
    let mut entries = [Entry { rule: FAMILIES[0][0], needs: 0 }; RULES];
    let (mut family, mut at) = (0, 0);
    while family < FAMILIES.len() {
        let mut index = 0;
        while index < FAMILIES[family].len() {
            let rule = FAMILIES[family][index];
            entries[at] = Entry { rule, needs: needs(rule.code) };
            (at, index) = (at + 1, index + 1);
        }
        family += 1;
    }
    entries
};

#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
const fn needs(code: &str) -> u128 {
    let mut line = 0;
    while line < NEEDS.len() {
        if is_same(NEEDS[line].0.as_bytes(), code.as_bytes()) {
            let (mut bits, mut thing) = (0, 0);
            while thing < NEEDS[line].1.len() {
                bits |= bit(NEEDS[line].1[thing]);
                thing += 1;
            }
            return bits;
        }
        line += 1;
    }
    ALWAYS
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    matches!((one, other), ([a, b, c, d, e], [v, w, x, y, z])
        if *a == *v && *b == *w && *c == *x && *d == *y && *e == *z)
}

/// The rules of the crate that may find something in a document, in their order.
pub(super) fn rules(cx: &Context<'_, '_>) -> impl Iterator<Item = &'static Rule> {
    let held = held(cx, wanted(cx));
    ENTRIES.iter().filter(move |entry| entry.needs & held != 0).map(|entry| entry.rule)
}

/// What rules that are on look at: who asks for few of them does not pay for what the others look at.
fn wanted(cx: &Context<'_, '_>) -> u128 {
    let config = cx.config;
    if config.takes_rules_as_they_are() {
        return u128::MAX;
    }
    let on = ENTRIES.iter().filter(|entry| config.severity(entry.rule).is_some());
    on.fold(0, |wanted, entry| wanted | entry.needs)
}

/// What a document holds of what is wanted. Most of it was noted already, or some rule that is always run asks
/// for it.
fn held(cx: &Context<'_, '_>, wanted: u128) -> u128 {
    let is_wanted = |things: u128| wanted & things != 0;
    let mut held = ALWAYS;
    let (release, body) = (cx.release, &cx.release.body);
    held |= unless(body.elements.elements.is_empty(), Element);
    held |= unless(body.elements.printed.is_empty(), PrintedTag);
    held |= unless(release.front_matter.yaml.errors.is_empty(), YamlError);
    if is_wanted(bit(Date) | bit(Figure) | bit(Count) | bit(Acronym)) {
        let mentions = cx.mentions();
        held |= unless(mentions.dates.is_empty(), Date);
        held |= unless(mentions.figures.is_empty(), Figure);
        held |= unless(mentions.counts.is_empty(), Count);
        held |= unless(mentions.acronyms.is_empty(), Acronym);
    }
    if is_wanted(bit(Testimonial) | bit(Outline)) {
        let meaning = release.meaning();
        held |= unless(meaning.testimonials.is_empty(), Testimonial);
        held |= unless(meaning.outline.is_empty(), Outline);
    }
    if is_wanted(bit(Noun) | ((1 << BLOCK) - 1)) {
        let scan = cx.scan();
        let (kinds, registries) = scan.met();
        held |= unless(scan.nouns().is_empty(), Noun);
        held |= u128::from(kinds) | u128::from(registries) << WORD;
    }
    if is_wanted(((1 << OTHER) - 1) & !((1 << BLOCK) - 1)) {
        let (groups, signs) = cx.met();
        held |= u128::from(groups) << BLOCK | u128::from(signs) << SIGN;
    }
    held
}

/// The bit of a thing, unless there is none.
fn unless(is_empty: bool, thing: Thing) -> u128 {
    if is_empty { 0 } else { bit(thing) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diagnostic::Severity;
    use crate::lint::{Findings, rules as all};

    /// The documents of the project: whole releases hold what samples leave out, and lack what they hold.
    fn documents() -> Vec<String> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![root.join("examples/documents"), root.join("tests/golden")];
        let mut texts = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "md") {
                    texts.extend(std::fs::read_to_string(path));
                }
            }
        }
        assert!(texts.len() > 50, "only {} documents", texts.len());
        texts
    }

    #[test]
    fn a_rule_that_is_not_run_has_nothing_to_report() {
        let config = Config::default();
        let mut missing = 0;
        let samples = all()
            .flat_map(|rule| rule.invalid.iter().chain(rule.valid))
            .map(|sample| sample.document().into_owned());
        let bare = "---\nid: home\n---\n".to_owned();
        for text in samples.chain(documents()).chain([bare]) {
            let release = crate::parse(&text);
            let cx = Context::new(&release, &config);
            let held = held(&cx, u128::MAX);
            missing |= !held;
            for entry in ENTRIES.iter().filter(|entry| entry.needs & held == 0) {
                let mut found = Vec::new();
                (entry.rule.check)(&cx, &mut Findings::new(entry.rule, Severity::Error, &mut found));
                assert!(found.is_empty(), "{found:?} in {text}");
            }
        }
        // Each thing is missing somewhere: all that is said of it was tried.
        let told = NEEDS.iter().flat_map(|(_, things)| *things).fold(0, |told, thing| told | bit(*thing));
        assert_eq!(told & !missing, 0);
    }

    #[test]
    fn nothing_is_read_that_only_rules_that_are_off_look_at() {
        let release = crate::parse("---\ntitle: Un titre\n---\n\nUn **texte** du 3 mai.\n");
        for (selector, texts) in [("FM", false), ("MD008", false), ("RE001", true), ("DT007", true)] {
            let mut config = Config::default();
            config.select(&[selector]).unwrap();
            let release = release.clone();
            let _ = crate::lint(&release, &config);
            assert_eq!(release.has_read_texts(), texts, "{selector}");
        }
    }

    #[test]
    fn lines_name_rules_in_order() {
        for (code, _) in NEEDS {
            assert!(all().any(|rule| rule.code == *code), "{code}");
        }
        assert_eq!(ENTRIES.len(), all().count());
        assert!(ENTRIES.iter().zip(all()).all(|(entry, rule)| entry.rule.code == rule.code));
    }
}
