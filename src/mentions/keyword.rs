//! The closed set of words that lead to a date, a relative day or a count.

use chrono::Weekday;

use super::date::Relative;
use crate::text::word;

/// What a word says when it is one of the closed set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keyword {
    /// A month, 1 to 12.
    Month(u8),
    /// A day of the week.
    Weekday(Weekday),
    /// `hier`, `demain`, `aujourd` (before `’hui`).
    Day(Relative),
    /// `prochain`, `dernier`, after a date or a period.
    Qualifier(Relative),
    /// A number in letters.
    Number(u32),
}

use Keyword::{Day, Month, Number, Qualifier};
use Relative::{Last, Next, Today, Tomorrow, Yesterday};
use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

/// The language whose words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lexicon {
    /// `mai`, `hier`, `trois`
    French,
    /// `May`, `yesterday`, `three`
    English,
}

impl Lexicon {
    /// Reads a word.
    pub(crate) fn read(self, text: &str) -> Option<Keyword> {
        let words = self.words();
        let &[first, second, _, ..] = text.as_bytes() else { return None };
        if !words.may_begin(first, second) {
            return None;
        }
        // An accent adds a byte or two: most candidates are of the wrong length.
        let fits = |ascii: &str| {
            let same = ascii.as_bytes()[1] == second | 0x20;
            (same || !second.is_ascii()) && (ascii.len()..=ascii.len() + 2).contains(&text.len())
        };
        let mut candidates = words.by_initial(first).iter();
        let found = candidates.find(|(ascii, _)| fits(ascii) && word::folds_to(text, ascii));
        found.filter(|_| has_usual_accents(text)).map(|&(_, keyword)| keyword)
    }

    fn words(self) -> &'static Words {
        match self {
            Self::French => &FRENCH,
            Self::English => &ENGLISH,
        }
    }
}

/// Those that French writes with an accent.
const ACCENTED: [&str; 4] = ["août", "décembre", "dernière", "février"];

/// Every word of the set, in both languages, as it may be written but for capitals; an accent may also
/// be written as a combining mark.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    FRENCH.entries.iter().chain(ENGLISH.entries).map(|&(word, _)| word).chain(ACCENTED)
}

/// Whether a word of the set has no accent, or those of French.
fn has_usual_accents(word: &str) -> bool {
    let composed = || !word.contains(|c| matches!(c, '\u{300}'..='\u{36f}'));
    word.is_ascii() || !composed() || ACCENTED.iter().any(|usual| word.to_lowercase() == *usual)
}

/// Words in alphabetical order, and what tells most others apart from them.
struct Words {
    entries: &'static [(&'static str, Keyword)],
    /// Where the words of each initial begin, and where the last ones end.
    initials: [u8; 27],
    /// For each initial, the second bytes that may follow it, modulo 32.
    seconds: [u32; 26],
}

impl Words {
    const fn new(entries: &'static [(&'static str, Keyword)]) -> Self {
        // `é` and `û` lead with this byte; `e` with a combining accent is an `e`.
        const ACCENT: u8 = 0xC3;
        let (mut initials, mut seconds) = ([0; 27], [0; 26]);
        let mut i = 0;
        while i < entries.len() {
            let word = entries[i].0.as_bytes();
            let initial = (word[0] - b'a') as usize;
            initials[initial + 1] = i as u8 + 1;
            seconds[initial] |= 1 << (word[1] & 31) | 1 << (ACCENT & 31);
            i += 1;
        }
        i = 1;
        while i < initials.len() {
            if initials[i] < initials[i - 1] {
                initials[i] = initials[i - 1];
            }
            i += 1;
        }
        Self { entries, initials, seconds }
    }

    fn may_begin(&self, first: u8, second: u8) -> bool {
        let initial = (first | 0x20).wrapping_sub(b'a');
        self.seconds.get(usize::from(initial)).is_some_and(|seconds| seconds & 1 << (second & 31) != 0)
    }

    fn by_initial(&self, first: u8) -> &'static [(&'static str, Keyword)] {
        let initial = usize::from((first | 0x20).wrapping_sub(b'a'));
        match (self.initials.get(initial), self.initials.get(initial + 1)) {
            (Some(&from), Some(&to)) => &self.entries[usize::from(from)..usize::from(to)],
            _ => &[],
        }
    }
}

static FRENCH: Words = Words::new(&[
    ("aout", Month(8)),
    ("aujourd", Day(Today)),
    ("avril", Month(4)),
    ("cinq", Number(5)),
    ("decembre", Month(12)),
    ("demain", Day(Tomorrow)),
    ("dernier", Qualifier(Last)),
    ("derniere", Qualifier(Last)),
    ("deux", Number(2)),
    ("dimanche", Keyword::Weekday(Sun)),
    ("dix", Number(10)),
    ("douze", Number(12)),
    ("fevrier", Month(2)),
    ("hier", Day(Yesterday)),
    ("huit", Number(8)),
    ("janvier", Month(1)),
    ("jeudi", Keyword::Weekday(Thu)),
    ("juillet", Month(7)),
    ("juin", Month(6)),
    ("lundi", Keyword::Weekday(Mon)),
    ("mai", Month(5)),
    ("mardi", Keyword::Weekday(Tue)),
    ("mars", Month(3)),
    ("mercredi", Keyword::Weekday(Wed)),
    ("neuf", Number(9)),
    ("novembre", Month(11)),
    ("octobre", Month(10)),
    ("onze", Number(11)),
    ("prochain", Qualifier(Next)),
    ("prochaine", Qualifier(Next)),
    ("quatorze", Number(14)),
    ("quatre", Number(4)),
    ("quinze", Number(15)),
    ("samedi", Keyword::Weekday(Sat)),
    ("seize", Number(16)),
    ("sept", Number(7)),
    ("septembre", Month(9)),
    ("six", Number(6)),
    ("treize", Number(13)),
    ("trente", Number(30)),
    ("trois", Number(3)),
    ("vendredi", Keyword::Weekday(Fri)),
    ("vingt", Number(20)),
]);

static ENGLISH: Words = Words::new(&[
    ("april", Month(4)),
    ("august", Month(8)),
    ("december", Month(12)),
    ("eight", Number(8)),
    ("february", Month(2)),
    ("five", Number(5)),
    ("four", Number(4)),
    ("friday", Keyword::Weekday(Fri)),
    ("january", Month(1)),
    ("july", Month(7)),
    ("june", Month(6)),
    ("march", Month(3)),
    ("may", Month(5)),
    ("monday", Keyword::Weekday(Mon)),
    ("nine", Number(9)),
    ("november", Month(11)),
    ("october", Month(10)),
    ("saturday", Keyword::Weekday(Sat)),
    ("seven", Number(7)),
    ("september", Month(9)),
    ("six", Number(6)),
    ("sunday", Keyword::Weekday(Sun)),
    ("ten", Number(10)),
    ("three", Number(3)),
    ("thursday", Keyword::Weekday(Thu)),
    ("today", Day(Today)),
    ("tomorrow", Day(Tomorrow)),
    ("tuesday", Keyword::Weekday(Tue)),
    ("two", Number(2)),
    ("wednesday", Keyword::Weekday(Wed)),
    ("yesterday", Day(Yesterday)),
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_by_initial() {
        for words in [&FRENCH, &ENGLISH] {
            for pair in words.entries.windows(2) {
                assert!(
                    pair[0].0.as_bytes()[0] <= pair[1].0.as_bytes()[0],
                    "{} before {}",
                    pair[0].0,
                    pair[1].0
                );
            }
        }
    }

    #[test]
    fn months_are_read_with_or_without_accents_and_capitals() {
        for word in ["février", "Fevrier", "FÉVRIER", "fe\u{301}vrier"] {
            assert_eq!(Lexicon::French.read(word), Some(Month(2)), "{word}");
        }
        assert_eq!(Lexicon::French.read("août"), Some(Month(8)));
        assert_eq!(Lexicon::French.read("Décembre"), Some(Month(12)));
        assert_eq!(Lexicon::French.read("décembres"), None);
        assert_eq!(Lexicon::French.read("maison"), None);
        assert_eq!(Lexicon::French.read("fèvrier"), None);
        assert_eq!(Lexicon::English.read("May"), Some(Month(5)));
    }
}
