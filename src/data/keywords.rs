//! The closed set of words that lead to a date, a relative day or a count, as plain data.

/// What a word of the set says.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Says {
    /// A month, 1 to 12.
    Month(u8),
    /// A day of the week, from Monday on, which is 0.
    Weekday(u8),
    Yesterday,
    /// `aujourd`, before `’hui`.
    Today,
    Tomorrow,
    Next,
    Last,
    /// A number in letters.
    Number(u32),
}

use Says::{Last, Month, Next, Number, Today, Tomorrow, Weekday, Yesterday};

/// Those of French, without accents, in alphabetical order.
pub(crate) const FRENCH: &[(&str, Says)] = &[
    ("aout", Month(8)),
    ("aujourd", Today),
    ("avril", Month(4)),
    ("cinq", Number(5)),
    ("decembre", Month(12)),
    ("demain", Tomorrow),
    ("dernier", Last),
    ("derniere", Last),
    ("deux", Number(2)),
    ("dimanche", Weekday(6)),
    ("dix", Number(10)),
    ("douze", Number(12)),
    ("fevrier", Month(2)),
    ("hier", Yesterday),
    ("huit", Number(8)),
    ("janvier", Month(1)),
    ("jeudi", Weekday(3)),
    ("juillet", Month(7)),
    ("juin", Month(6)),
    ("lundi", Weekday(0)),
    ("mai", Month(5)),
    ("mardi", Weekday(1)),
    ("mars", Month(3)),
    ("mercredi", Weekday(2)),
    ("neuf", Number(9)),
    ("novembre", Month(11)),
    ("octobre", Month(10)),
    ("onze", Number(11)),
    ("prochain", Next),
    ("prochaine", Next),
    ("quatorze", Number(14)),
    ("quatre", Number(4)),
    ("quinze", Number(15)),
    ("samedi", Weekday(5)),
    ("seize", Number(16)),
    ("sept", Number(7)),
    ("septembre", Month(9)),
    ("six", Number(6)),
    ("treize", Number(13)),
    ("trente", Number(30)),
    ("trois", Number(3)),
    ("vendredi", Weekday(4)),
    ("vingt", Number(20)),
];

/// Those of English.
pub(crate) const ENGLISH: &[(&str, Says)] = &[
    ("april", Month(4)),
    ("august", Month(8)),
    ("december", Month(12)),
    ("eight", Number(8)),
    ("february", Month(2)),
    ("five", Number(5)),
    ("four", Number(4)),
    ("friday", Weekday(4)),
    ("january", Month(1)),
    ("july", Month(7)),
    ("june", Month(6)),
    ("march", Month(3)),
    ("may", Month(5)),
    ("monday", Weekday(0)),
    ("nine", Number(9)),
    ("november", Month(11)),
    ("october", Month(10)),
    ("saturday", Weekday(5)),
    ("seven", Number(7)),
    ("september", Month(9)),
    ("six", Number(6)),
    ("sunday", Weekday(6)),
    ("ten", Number(10)),
    ("three", Number(3)),
    ("thursday", Weekday(3)),
    ("today", Today),
    ("tomorrow", Tomorrow),
    ("tuesday", Weekday(1)),
    ("two", Number(2)),
    ("wednesday", Weekday(2)),
    ("yesterday", Yesterday),
];

/// Those that French writes with an accent.
pub(crate) const ACCENTED: [&str; 4] = ["août", "décembre", "dernière", "février"];

/// Every word of the set, in both languages, as it may be written but for capitals; an accent may also
/// be written as a combining mark.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    FRENCH.iter().chain(ENGLISH).map(|&(word, _)| word).chain(ACCENTED)
}
