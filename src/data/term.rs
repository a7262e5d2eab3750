//! A line of a registry.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use super::phrase;

/// A line of a registry: columns, between `|`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    line: Cow<'static, str>,
    /// The first column; the others are cut when they are asked for.
    first: Range<usize>,
    /// The word of the first column that is watched for.
    trigger: Range<usize>,
    /// The word before it; empty when it is the first.
    before: Range<usize>,
}

impl Term {
    /// Reads a line, unless it is empty or a comment; a phrase is watched for by one of its words.
    pub(super) fn new(line: Cow<'static, str>, is_phrase: bool) -> Option<Self> {
        let bare = line.trim_start();
        if bare.is_empty() || bare.starts_with('#') {
            return None;
        }
        let start = line.len() - bare.len();
        let bar = memchr::memchr(b'|', bare.as_bytes()).unwrap_or(bare.len());
        let column = bare.get(..bar).unwrap_or("").trim_end();
        let first = start..start + column.len();
        let (before, trigger) = if is_phrase { phrase::trigger(column) } else { (0..0, 0..0) };
        Some(Self { line, first, trigger, before })
    }

    /// A column, empty when the line has fewer.
    pub(crate) fn column(&self, index: usize) -> &str {
        match index {
            0 => self.line.get(self.first.clone()).unwrap_or(""),
            _ => {
                let rest = self.line.get(self.first.end..).unwrap_or("");
                let mut bars = memchr::memchr_iter(b'|', rest.as_bytes());
                let Some(bar) = bars.nth(index - 1) else { return "" };
                rest.get(bar + 1..bars.next().unwrap_or(rest.len())).unwrap_or("").trim()
            }
        }
    }

    /// Where the word that is watched for stands in the first column.
    pub(crate) fn trigger(&self) -> Range<usize> {
        self.trigger.clone()
    }

    /// The word before the one that is watched for; empty when that one is the first.
    pub(super) fn before_trigger(&self) -> &str {
        self.column(0).get(self.before.clone()).unwrap_or("")
    }

    /// A part of the first column, borrowed when the line is.
    pub(super) fn part(&self, range: Range<usize>) -> Cow<'static, str> {
        let range = self.first.start + range.start..self.first.start + range.end;
        match &self.line {
            Cow::Borrowed(line) => Cow::Borrowed(line.get(range).unwrap_or("")),
            Cow::Owned(line) => Cow::Owned(line.get(range).unwrap_or("").to_owned()),
        }
    }

    /// A column that holds a day, `2019-10-26`.
    pub(crate) fn day(&self, index: usize) -> Option<NaiveDate> {
        let [y @ .., b'-', m1, m2, b'-', d1, d2] = self.column(index).as_bytes() else { return None };
        let number = |digits: &[u8]| {
            let value = |all: u32, digit: &u8| Some(all * 10 + char::from(*digit).to_digit(10)?);
            digits.iter().take(4).try_fold(0, value)
        };
        NaiveDate::from_ymd_opt(number(y)?.try_into().ok()?, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
    }

    /// The past participle of a verb: the second column, or that of the first group.
    pub(crate) fn participle(&self) -> String {
        match (self.column(1), self.column(0).strip_suffix("er")) {
            ("", Some(stem)) => [stem, "é"].concat(),
            (participle, _) => participle.to_owned(),
        }
    }

    /// The plural of a noun: the third column, or the singular and `s`.
    pub(crate) fn plural(&self) -> String {
        match self.column(2) {
            "" => [self.column(0), "s"].concat(),
            plural => plural.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_trimmed_and_may_be_missing() {
        let term = Term::new(Cow::Borrowed("  Pôle emploi | 2008-12-19 | | ANPE\r"), true).unwrap();
        assert_eq!(
            [0, 1, 2, 3, 4].map(|index| term.column(index)),
            ["Pôle emploi", "2008-12-19", "", "ANPE", ""]
        );
        assert_eq!((term.before_trigger(), &*term.part(term.trigger())), ("Pôle", "emploi"));
        assert_eq!(term.day(1), NaiveDate::from_ymd_opt(2008, 12, 19));
        assert_eq!(term.day(2), None);
        assert!(Term::new(Cow::Borrowed(" # note"), true).is_none());
    }
}
