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

type Entries = &'static [(&'static str, Keyword)];

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
        let &[first, second, _, ..] = text.as_bytes() else { return None };
        let candidates = match self {
            Self::French => french(first | 0x20, second | 0x20),
            Self::English => english(first | 0x20, second | 0x20),
        };
        // An accent adds a byte or two: most candidates are of the wrong length.
        let fits = |ascii: &str| (ascii.len()..=ascii.len() + 2).contains(&text.len());
        let found = candidates.iter().find(|(ascii, _)| fits(ascii) && word::folds_to(text, ascii));
        found.map(|&(_, keyword)| keyword)
    }
}

// Two letters decide: nearly every word of a text stops here. `é` and `û` lead with 0xC3, `e` with
// a combining accent is an `e`.
fn french(first: u8, second: u8) -> Entries {
    const ACCENT: u8 = 0xC3 | 0x20;
    match (first, second) {
        (b'a', b'o') => &[("aout", Month(8))],
        (b'a', b'v') => &[("avril", Month(4))],
        (b'a', b'u') => &[("aujourd", Day(Today))],
        (b'c', b'i') => &[("cinq", Number(5))],
        (b'd', b'e' | ACCENT) => &[
            ("deux", Number(2)),
            ("dernier", Qualifier(Last)),
            ("derniere", Qualifier(Last)),
            ("demain", Day(Tomorrow)),
            ("decembre", Month(12)),
        ],
        (b'd', b'i') => &[("dix", Number(10)), ("dimanche", Keyword::Weekday(Sun))],
        (b'd', b'o') => &[("douze", Number(12))],
        (b'f', b'e' | ACCENT) => &[("fevrier", Month(2))],
        (b'h', b'i') => &[("hier", Day(Yesterday))],
        (b'h', b'u') => &[("huit", Number(8))],
        (b'j', b'a') => &[("janvier", Month(1))],
        (b'j', b'e') => &[("jeudi", Keyword::Weekday(Thu))],
        (b'j', b'u') => &[("juin", Month(6)), ("juillet", Month(7))],
        (b'l', b'u') => &[("lundi", Keyword::Weekday(Mon))],
        (b'm', b'a') => &[("mars", Month(3)), ("mai", Month(5)), ("mardi", Keyword::Weekday(Tue))],
        (b'm', b'e') => &[("mercredi", Keyword::Weekday(Wed))],
        (b'n', b'e') => &[("neuf", Number(9))],
        (b'n', b'o') => &[("novembre", Month(11))],
        (b'o', b'c') => &[("octobre", Month(10))],
        (b'o', b'n') => &[("onze", Number(11))],
        (b'p', b'r') => &[("prochain", Qualifier(Next)), ("prochaine", Qualifier(Next))],
        (b'q', b'u') => &[("quatre", Number(4)), ("quinze", Number(15)), ("quatorze", Number(14))],
        (b's', b'a') => &[("samedi", Keyword::Weekday(Sat))],
        (b's', b'e') => &[("sept", Number(7)), ("septembre", Month(9)), ("seize", Number(16))],
        (b's', b'i') => &[("six", Number(6))],
        (b't', b'r') => &[("trois", Number(3)), ("treize", Number(13)), ("trente", Number(30))],
        (b'v', b'e') => &[("vendredi", Keyword::Weekday(Fri))],
        (b'v', b'i') => &[("vingt", Number(20))],
        _ => &[],
    }
}

fn english(first: u8, second: u8) -> Entries {
    match (first, second) {
        (b'a', b'p') => &[("april", Month(4))],
        (b'a', b'u') => &[("august", Month(8))],
        (b'd', b'e') => &[("december", Month(12))],
        (b'e', b'i') => &[("eight", Number(8))],
        (b'f', b'e') => &[("february", Month(2))],
        (b'f', b'i') => &[("five", Number(5))],
        (b'f', b'o') => &[("four", Number(4))],
        (b'f', b'r') => &[("friday", Keyword::Weekday(Fri))],
        (b'j', b'a') => &[("january", Month(1))],
        (b'j', b'u') => &[("june", Month(6)), ("july", Month(7))],
        (b'm', b'a') => &[("may", Month(5)), ("march", Month(3))],
        (b'm', b'o') => &[("monday", Keyword::Weekday(Mon))],
        (b'n', b'i') => &[("nine", Number(9))],
        (b'n', b'o') => &[("november", Month(11))],
        (b'o', b'c') => &[("october", Month(10))],
        (b's', b'a') => &[("saturday", Keyword::Weekday(Sat))],
        (b's', b'e') => &[("seven", Number(7)), ("september", Month(9))],
        (b's', b'i') => &[("six", Number(6))],
        (b's', b'u') => &[("sunday", Keyword::Weekday(Sun))],
        (b't', b'e') => &[("ten", Number(10))],
        (b't', b'h') => &[("three", Number(3)), ("thursday", Keyword::Weekday(Thu))],
        (b't', b'o') => &[("today", Day(Today)), ("tomorrow", Day(Tomorrow))],
        (b't', b'u') => &[("tuesday", Keyword::Weekday(Tue))],
        (b't', b'w') => &[("two", Number(2))],
        (b'w', b'e') => &[("wednesday", Keyword::Weekday(Wed))],
        (b'y', b'e') => &[("yesterday", Day(Yesterday))],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_with_or_without_accents_and_capitals() {
        for word in ["février", "Fevrier", "FÉVRIER", "fe\u{301}vrier"] {
            assert_eq!(Lexicon::French.read(word), Some(Month(2)), "{word}");
        }
        assert_eq!(Lexicon::French.read("août"), Some(Month(8)));
        assert_eq!(Lexicon::French.read("Décembre"), Some(Month(12)));
        assert_eq!(Lexicon::French.read("décembres"), None);
        assert_eq!(Lexicon::French.read("maison"), None);
        assert_eq!(Lexicon::English.read("May"), Some(Month(5)));
    }
}
