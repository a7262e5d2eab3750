//! The lines of a registry.

use std::borrow::Cow;
use std::ops::Range;

use super::governor::Governs;
use super::table::{Table, number};
use super::word;

/// The lines of a registry, in its text.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    text: Cow<'static, str>,
    /// Each a [`Line`].
    lines: Table<4>,
}

/// Bytes of the text of a [`List`].
#[derive(Clone, Copy, Debug)]
struct Line {
    start: u32,
    /// Where the first column ends; the others are cut when they are asked for.
    first: u32,
    /// Where the word of the first column begins that is watched for.
    trigger: u32,
    end: u32,
}

/// A line of a registry: columns, between `|`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term<'l> {
    text: &'l str,
    line: Line,
}

/// The word of a phrase that is watched for, after the two words before it: words that stand together are
/// rare even when each is common. The longest one that has two words before it, else the second one; the
/// only one, after none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trigger {
    /// Its [`word::hash`], and that of the word before it.
    pub(super) word: u64,
    pub(super) before: Option<u64>,
    /// What else stands before and after it.
    pub(super) beside: Beside,
    start: usize,
    length: usize,
}

/// What stands beside a word that is watched for; the default for whatever does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// The upper half of the [`word::hash`] of the word before the word before; 0 for any, or none.
    pub(super) earlier: u32,
    /// The sign before it and the sign after it; 0 for anything, since a space or an apostrophe of a phrase may
    /// be written in several ways.
    pub(super) signs: [u8; 2],
    /// What the word before has to say of a verb, adverbs apart.
    pub(super) governed: Governs,
}

impl Beside {
    /// Something that governs a verb.
    pub(super) fn governed(governed: Governs) -> Self {
        Self { governed, ..Self::default() }
    }

    fn of(phrase: &[u8], word: Range<usize>, earlier: Option<u64>) -> Self {
        let sign =
            |at: usize| phrase.get(at).copied().filter(|&byte| byte.is_ascii_punctuation() && byte != b'\'');
        let signs = [sign(word.start.wrapping_sub(1)), sign(word.end)].map(Option::unwrap_or_default);
        Self { earlier: earlier.map_or(0, upper), signs, ..Self::default() }
    }

    /// Whether all that is stands beside a word, two words after the one with the hash `earlier` and between two
    /// `signs`, 0 for none.
    #[inline]
    pub(crate) fn is_met(self, earlier: u64, governs: Governs, signs: [u8; 2]) -> bool {
        let is = |sign: u8, beside: u8| sign == 0 || sign == beside;
        let ([before, after], [first, last]) = (self.signs, signs);
        (self.earlier == 0 || self.earlier == upper(earlier))
            && self.governed <= governs
            && is(before, first)
            && is(after, last)
    }
}

/// The upper half of a hash.
#[inline]
fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

impl Trigger {
    /// Where it begins in its phrase.
    pub(super) fn start(self) -> usize {
        self.start
    }

    /// The trigger of a phrase; `visit` is given the hashes of all words of one that has several.
    pub(super) fn of(phrase: &str, mut visit: impl FnMut(u64)) -> Self {
        let mut best = Self::default();
        let (mut last, mut earlier) = (None, None);
        word::visit(phrase.as_bytes(), |start, length, word| {
            if let Some(last) = last {
                if best.before.is_none() {
                    visit(last);
                }
                visit(word);
            }
            // The first three words, one after the other, then the longest one.
            if earlier.is_none() || best.beside.earlier == 0 || length > best.length {
                let beside = Beside::of(phrase.as_bytes(), start..start + length, earlier);
                best = Self { word, before: last, beside, start, length };
            }
            (last, earlier) = (Some(word), last);
        });
        best
    }
}

impl List {
    /// The list of a text and of the bytes that [`List::part`] gave.
    pub(super) fn of(text: &'static str, lines: &'static [u8]) -> Self {
        Self { text: Cow::Borrowed(text), lines: Table::of(lines) }
    }

    pub(super) fn part(&self) -> &[u8] {
        self.lines.bytes()
    }

    /// Adds the lines of a text that are neither empty nor comments, the first of them after the end of
    /// the last line there is; `trigger` says where in the first column of a line the word begins that is
    /// watched for, or that the line is left out.
    #[inline]
    pub(super) fn add(
        &mut self,
        text: Cow<'static, str>,
        mut trigger: impl FnMut(u32, Term<'_>) -> Option<usize>,
    ) {
        let mut start = self.text.len();
        if start == 0 {
            // In most registries lines have twenty bytes and more.
            self.lines = Table::with_capacity(text.len() / 16 + 1);
            self.text = text;
        } else {
            self.text.to_mut().push_str(&text);
        }
        let text = &*self.text;
        while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
            let (bar, length) = bar_and_end(rest.as_bytes());
            let end = start + length;
            let line = rest.get(..length).unwrap_or("");
            let bare = trimmed_start(line);
            let from = end - bare.len();
            let column = trimmed_end(line.get(from - start..bar).unwrap_or(""));
            if !bare.is_empty() && !bare.starts_with('#') {
                let [from, first, end] = [from, from + column.len(), end].map(number);
                let mut line = Line { start: from, first, trigger: from, end };
                let index = number(self.lines.len());
                if let Some(at) = trigger(index, Term { text, line }) {
                    line.trigger += number(at);
                    self.lines.push(line.record());
                }
            }
            start = end + 1;
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn terms(&self) -> impl Iterator<Item = Term<'_>> {
        (0..).map_while(|index| self.term(index))
    }

    pub(super) fn term(&self, index: u32) -> Option<Term<'_>> {
        let line = Line::of(self.lines.get(index as usize)?);
        Some(Term { text: &self.text, line })
    }
}

impl Line {
    fn record(self) -> [u32; 4] {
        [self.start, self.first, self.trigger, self.end]
    }

    #[inline]
    fn of([start, first, trigger, end]: [u32; 4]) -> Self {
        Self { start, first, trigger, end }
    }
}

/// Where the first column of the first line of a text ends, and where the line does.
#[inline]
fn bar_and_end(text: &[u8]) -> (usize, usize) {
    const fn every(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    // Lines have some twenty bytes: eight at once, without the setup of a search.
    let next = |from: usize| {
        let mut at = from;
        while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk) {
            let bytes = u64::from_le_bytes(*chunk);
            let zeros = |bytes: u64| bytes.wrapping_sub(every(1)) & !bytes & every(0x80);
            let found = zeros(bytes ^ every(b'\n')) | zeros(bytes ^ every(b'|'));
            if found != 0 {
                return at + found.trailing_zeros() as usize / 8;
            }
            at += 8;
        }
        let rest = text.get(at..).unwrap_or_default();
        rest.iter().position(|byte| matches!(byte, b'\n' | b'|')).map_or(text.len(), |found| at + found)
    };
    let bar = next(0);
    let mut end = bar;
    while text.get(end) == Some(&b'|') {
        end = next(end + 1);
    }
    (bar, end)
}

/// Where the next column begins: rarely far enough for a search to be worth its setup.
#[inline]
fn bar(text: &str) -> Option<usize> {
    text.bytes().position(|byte| byte == b'|')
}

/// [`str::trim_start`], for texts that nearly always begin with a letter, or with one space.
#[inline]
fn trimmed_start(text: &str) -> &str {
    let text = text.strip_prefix(' ').unwrap_or(text);
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) { text } else { text.trim_start() }
}

/// [`str::trim_end`], for texts that nearly always end with a letter, or with one space.
#[inline]
fn trimmed_end(text: &str) -> &str {
    let text = text.strip_suffix(' ').unwrap_or(text);
    if text.as_bytes().last().is_some_and(u8::is_ascii_alphabetic) { text } else { text.trim_end() }
}

impl<'l> Term<'l> {
    /// A column, empty when the line has fewer.
    #[inline]
    pub(crate) fn column(self, index: usize) -> &'l str {
        let line = self.line;
        if index == 0 {
            return self.text.get(line.start as usize..line.first as usize).unwrap_or("");
        }
        let mut rest = self.text.get(line.first as usize..line.end as usize).unwrap_or("");
        for _ in 0..index {
            let Some(bar) = bar(rest) else { return "" };
            rest = rest.get(bar + 1..).unwrap_or("");
        }
        trimmed_end(trimmed_start(rest.get(..bar(rest).unwrap_or(rest.len())).unwrap_or("")))
    }

    /// Where the word that is watched for begins in the first column.
    pub(crate) fn trigger(self) -> usize {
        (self.line.trigger - self.line.start) as usize
    }

    /// The text of its list.
    pub(super) fn text(self) -> &'l str {
        self.text
    }

    /// Where its columns stand in the text of the list, the first one and what comes after its bar.
    pub(super) fn columns(self) -> (Range<usize>, Range<usize>) {
        let Line { start, first, end, .. } = self.line;
        let rest = self.text.as_bytes().get(first as usize..end as usize).unwrap_or_default();
        let bar = rest.iter().position(|&byte| byte == b'|').map_or(rest.len(), |bar| bar + 1);
        (start as usize..first as usize, first as usize + bar..end as usize)
    }

    /// The past participle of a verb: the second column, or that of the first group.
    pub(crate) fn participle(self) -> String {
        match (self.column(1), self.column(0).strip_suffix("er")) {
            ("", Some(stem)) => [stem, "é"].concat(),
            (participle, _) => participle.to_owned(),
        }
    }

    /// The plural of a noun: the third column, or the singular and `s`.
    pub(crate) fn plural(self) -> String {
        let mut plural = String::new();
        self.write_plural(&mut plural);
        plural
    }

    /// The same, in the place of what `plural` holds.
    pub(super) fn write_plural(self, plural: &mut String) {
        plural.clear();
        match self.column(2) {
            "" => {
                plural.push_str(self.column(0));
                plural.push('s');
            }
            irregular => plural.push_str(irregular),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &'static str) -> List {
        let mut list = List::default();
        list.add(Cow::Borrowed(text), |_, term| Some(Trigger::of(term.column(0), |_| ()).start()));
        list
    }

    #[test]
    fn columns_are_trimmed_and_may_be_missing() {
        let list = list("# note\n  Pôle emploi | 2008-12-19 | | ANPE\r\n\n # note\na");
        let term = list.term(0).unwrap();
        assert_eq!(
            [0, 1, 2, 3, 4].map(|index| term.column(index)),
            ["Pôle emploi", "2008-12-19", "", "ANPE", ""]
        );
        assert_eq!(term.trigger(), "Pôle ".len());
        assert_eq!(list.term(1).map(|term| (term.column(0), term.column(1))), Some(("a", "")));
        assert!(list.term(2).is_none() && list.terms().count() == 2);
    }

    #[test]
    fn a_phrase_is_watched_for_by_its_longest_word_after_two_others() {
        let trigger = |phrase: &str| {
            let mut words = 0;
            let trigger = Trigger::of(phrase, |_| words += 1);
            (phrase[trigger.start..][..trigger.length].to_owned(), trigger.before.is_some(), words)
        };
        assert_eq!(trigger("conséquence de ce"), ("ce".to_owned(), true, 3));
        assert_eq!(trigger("au cours de la journée et"), ("journée".to_owned(), true, 6));
        assert_eq!(trigger("afin des"), ("des".to_owned(), true, 2));
        assert_eq!(trigger("c’est-à-dire"), ("dire".to_owned(), true, 4));
        assert_eq!(trigger("GitHub"), ("GitHub".to_owned(), false, 0));
        assert_eq!(trigger("¢"), (String::new(), false, 0));
    }
}
