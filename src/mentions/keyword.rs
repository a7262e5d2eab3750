//! Reading the words that lead to a date, a relative day or a count.

use chrono::Weekday;

use super::date::Relative;
use crate::data::keywords::{self, ACCENTED, Says};
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

impl Keyword {
    fn new(says: Says) -> Self {
        match says {
            Says::Month(month) => Self::Month(month),
            Says::Weekday(days) => Self::Weekday((0..days).fold(Weekday::Mon, |day, _| day.succ())),
            Says::Yesterday => Self::Day(Relative::Yesterday),
            Says::Today => Self::Day(Relative::Today),
            Says::Tomorrow => Self::Day(Relative::Tomorrow),
            Says::Next => Self::Qualifier(Relative::Next),
            Says::Last => Self::Qualifier(Relative::Last),
            Says::Number(number) => Self::Number(number),
        }
    }
}

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
            let same = ascii.as_bytes().get(1).copied().unwrap_or_default() == second | 0x20;
            (same || !second.is_ascii()) && (ascii.len()..=ascii.len() + 2).contains(&text.len())
        };
        let mut candidates = words.by_initial(first).iter();
        let found = candidates.find(|(ascii, _)| fits(ascii) && word::folds_to(text, ascii));
        found.filter(|_| has_usual_accents(text)).map(|&(_, says)| Keyword::new(says))
    }

    fn words(self) -> &'static Words {
        match self {
            Self::French => &FRENCH,
            Self::English => &ENGLISH,
        }
    }
}

/// Whether a word of the set has no accent, or those of French.
fn has_usual_accents(word: &str) -> bool {
    let composed = || !word.contains(|c| matches!(c, '\u{300}'..='\u{36f}'));
    word.is_ascii() || !composed() || ACCENTED.iter().any(|usual| word.to_lowercase() == *usual)
}

/// Words in alphabetical order, and what tells most others apart from them.
struct Words {
    entries: &'static [(&'static str, Says)],
    /// Where the words of each initial begin, and where the last ones end.
    initials: [u8; 27],
    /// For each initial, the second bytes that may follow it, modulo 32.
    seconds: [u32; 26],
}

impl Words {
    #[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
    const fn new(entries: &'static [(&'static str, Says)]) -> Self {
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

    fn by_initial(&self, first: u8) -> &'static [(&'static str, Says)] {
        let initial = usize::from((first | 0x20).wrapping_sub(b'a'));
        match (self.initials.get(initial), self.initials.get(initial + 1)) {
            (Some(&from), Some(&to)) => {
                self.entries.get(usize::from(from)..usize::from(to)).unwrap_or_default()
            }
            _ => &[],
        }
    }
}

static FRENCH: Words = Words::new(keywords::FRENCH);
static ENGLISH: Words = Words::new(keywords::ENGLISH);

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
            assert_eq!(Lexicon::French.read(word), Some(Keyword::Month(2)), "{word}");
        }
        assert_eq!(Lexicon::French.read("août"), Some(Keyword::Month(8)));
        assert_eq!(Lexicon::French.read("Décembre"), Some(Keyword::Month(12)));
        assert_eq!(Lexicon::French.read("décembres"), None);
        assert_eq!(Lexicon::French.read("maison"), None);
        assert_eq!(Lexicon::French.read("fèvrier"), None);
        assert_eq!(Lexicon::English.read("May"), Some(Keyword::Month(5)));
    }
}
