//! Acronyms beside their expansion.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use crate::span::{Span, Spanned};
use crate::text::reading::Reading;
use crate::text::word;

/// An acronym written beside what it stands for: « direction interministérielle du numérique
/// (DINUM) », or the reverse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Acronym<'a> {
    /// Both, parentheses included.
    pub span: Span,
    /// The acronym.
    pub short: Spanned<Cow<'a, str>>,
    /// The words it stands for, without article.
    pub expansion: Spanned<Cow<'a, str>>,
}

/// Longest acronym that is looked at, in letters.
const MAX_LETTERS: usize = 12;

/// Farthest word, counted from the acronym, at which an expansion may begin.
const MAX_WORDS: usize = 18;

/// How far from the parenthesis an expansion is looked for, in bytes: words have no length of their own.
const MAX_BYTES: usize = 512;

/// Reads the acronym whose opening parenthesis is at `open`, with the expansion before it, or the
/// expansion in the parenthesis with the acronym before it; `from` is where the sentence begins.
pub(crate) fn at_parenthesis<'a>(reading: &Reading<'_, 'a>, from: usize, open: usize) -> Option<Acronym<'a>> {
    let near = reading.text.floor_char_boundary(open + MAX_BYTES);
    let rest = reading.text.as_bytes().get(open + 1..near)?;
    let length = memchr::memchr2(b')', b'(', rest)?;
    let close = open + 1 + length + memchr::memchr(b')', rest.get(length..)?)? + 1;
    let inside = reading.trim(open + 1..open + 1 + length);
    let before = word::unskip_blanks(reading.text, open);
    if is_acronym(reading.slice(inside.clone())) {
        let expansion = expansion_before(reading.text, from, before, reading.slice(inside.clone()))?;
        if names_somebody(reading.slice(expansion.clone())) {
            return None;
        }
        return Some(Acronym {
            span: reading.span(expansion.start..close),
            short: Spanned::new(reading.cow(inside.clone()), reading.span(inside)),
            expansion: Spanned::new(reading.cow(expansion.clone()), reading.span(expansion)),
        });
    }
    let short = acronym_before(reading.text, before)?;
    let expansion = expansion_inside(reading, inside, reading.slice(short.clone()))?;
    Some(Acronym {
        span: reading.span(short.start..close),
        short: Spanned::new(reading.cow(short.clone()), reading.span(short)),
        expansion: Spanned::new(reading.cow(expansion.clone()), reading.span(expansion)),
    })
}

/// Whether words that spell an acronym name who leads the organisation: « directrice
/// interministérielle du numérique (DINUM) ».
fn names_somebody(expansion: &str) -> bool {
    let head = expansion.get(..word::end(expansion, 0)).unwrap_or_default();
    let leads = ["directeur", "directrice", "president", "presidente", "secretaire", "chef", "cheffe"];
    leads.iter().any(|lead| word::folds_to(head, lead))
}

/// Whether a word is written as an acronym: two capitals or more and hardly anything else.
pub(crate) fn is_acronym(text: &str) -> bool {
    let (mut capitals, mut others) = (0, 0);
    for c in text.chars() {
        match c {
            'A'..='Z' => capitals += 1,
            'a'..='z' if others < MAX_LETTERS / 2 => others += 1,
            _ if c.is_uppercase() => capitals += 1,
            '0'..='9' | '-' | '.' | '&' | '’' | '\'' | '/' => {}
            _ if c.is_lowercase() && others < MAX_LETTERS / 2 => others += 1,
            _ => return false,
        }
    }
    (2..=MAX_LETTERS).contains(&capitals) && others * 2 <= capitals
}

/// Whether some words of a text, in order, spell an acronym: « ministère des Cartes » and `MC`.
pub(crate) fn spells(text: &str, acronym: &str) -> bool {
    expansion_before(text, 0, text.len(), acronym).is_some()
}

fn acronym_before(text: &str, end: usize) -> Option<Range<usize>> {
    let before = text.get(..end)?;
    let start = before
        .rfind(|c: char| !(word::is_letter_or_digit(c) || matches!(c, '-' | '.')))
        .map_or(0, |i| i + before.get(i..).unwrap_or_default().chars().next().map_or(1, char::len_utf8));
    is_acronym(before.get(start..).unwrap_or_default()).then_some(start..end)
}

fn expansion_inside(reading: &Reading<'_, '_>, inside: Range<usize>, acronym: &str) -> Option<Range<usize>> {
    let text = reading.slice(inside.clone());
    let words = words(text);
    let first = words.iter().position(|word| !is_article(text.get(word.clone()).unwrap_or_default()))?;
    let start = words.get(first)?.start;
    matches(text, words.get(first..)?, acronym).then_some(inside.start + start..inside.end)
}

/// The nearest run of words that ends at `end` and whose initials spell the acronym.
fn expansion_before(text: &str, from: usize, end: usize, acronym: &str) -> Option<Range<usize>> {
    let initial = word::fold(acronym.chars().next()?);
    let from = from.max(text.floor_char_boundary(end.saturating_sub(MAX_BYTES)));
    let stretch = text.get(from..end)?;
    // Only the last words can be part of it.
    let bytes = stretch.as_bytes();
    let is_space = |&at: &usize| match bytes.get(at).copied().unwrap_or_default() {
        b' ' => true,
        0xa0 => bytes.get(..at).unwrap_or_default().ends_with(&[0xc2]),
        _ => false,
    };
    let cut = (0..bytes.len()).rev().filter(is_space).nth(MAX_WORDS);
    let stretch_start = from + cut.map_or(0, |at| at + 1);
    let stretch = text.get(stretch_start..end)?;
    let words = words(stretch);
    (0..words.len()).rev().find_map(|first| {
        let candidate = words.get(first..)?;
        let start = candidate.first()?.clone();
        let head = stretch.get(start.clone()).unwrap_or_default();
        // `Entrepreneur·e` is one word.
        let inside = stretch.get(..start.start).unwrap_or_default().ends_with('·');
        let begins = word::fold(head.chars().next()?) == initial && !is_article(head) && !inside;
        (begins && matches(stretch, candidate, acronym)).then(|| {
            stretch_start + start.start..stretch_start + stretch.trim_end_matches(['»', ' ', '\u{a0}']).len()
        })
    })
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::with_capacity(MAX_WORDS);
    let mut at = 0;
    while at < text.len() {
        let end = word::end(text, at);
        if end > at {
            words.push(at..end);
            at = end;
        } else {
            at += word::width(text.as_bytes().get(at).copied().unwrap_or_default());
        }
    }
    words
}

/// Whether the words spell the acronym: each gives its first letters, in order; small words may give
/// none, and so may a few others.
#[expect(clippy::indexing_slicing, reason = "no more letters are counted than there is room for")]
fn matches(text: &str, words: &[Range<usize>], acronym: &str) -> bool {
    let mut letters = [0u8; MAX_LETTERS];
    let mut count = 0;
    for c in acronym.chars().filter(|c| c.is_alphanumeric()) {
        if count == MAX_LETTERS {
            return false;
        }
        letters[count] = word::fold(c);
        count += 1;
    }
    let letters = letters.get(..count).unwrap_or_default();
    // reached[n] is the fewest whole words passed over while spelling the first n letters.
    const FAR: u8 = u8::MAX;
    let mut reached = [FAR; MAX_LETTERS + 1];
    reached[0] = 0;
    for (index, range) in words.iter().enumerate() {
        let word = text.get(range.clone()).unwrap_or_default();
        let skip = if is_article(word) { 0 } else { 1 };
        let mut next = [FAR; MAX_LETTERS + 1];
        for spelt in 0..=count {
            if reached[spelt] == FAR {
                continue;
            }
            if index > 0 {
                next[spelt] = next[spelt].min(reached[spelt].saturating_add(skip));
            }
            let mut at = spelt;
            for c in word.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')) {
                if at == count || letters[at] != word::fold(c) || word::fold(c) == 0 {
                    break;
                }
                at += 1;
                next[at] = next[at].min(reached[spelt]);
            }
        }
        reached = next;
    }
    let skipped = reached[count];
    skipped != FAR && usize::from(skipped) < count
}

#[rustfmt::skip]
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "de" | "du" | "des" | "d" | "la" | "le" | "les" | "l" | "et" | "en" | "à" | "au" | "aux" | "pour" | "par"
            | "sur" | "dans" | "un" | "une" | "ou" | "of" | "the" | "and" | "for" | "in" | "on" | "to"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let reading = Reading::plain(text);
        let open = text.find('(')?;
        at_parenthesis(&reading, 0, open).map(|a| {
            assert_eq!(a.short.span.slice(text), a.short.value);
            (a.short.value.into_owned(), a.expansion.value.into_owned())
        })
    }

    #[test]
    fn initials_prefixes_and_passed_words() {
        for (text, short, expansion) in [
            (
                "la mission interministérielle des cartes libres (MICL)",
                "MICL",
                "mission interministérielle des cartes libres",
            ),
            (
                "de la direction interministérielle du numérique\u{a0}(DINUM),",
                "DINUM",
                "direction interministérielle du numérique",
            ),
            (
                "la mission de pilotage des cartes et plans (MCP)",
                "MCP",
                "mission de pilotage des cartes et plans",
            ),
            ("le comité d’intérêt public des cartes (CIP-C)", "CIP-C", "comité d’intérêt public des cartes"),
            (
                "la MICL (mission interministérielle des cartes libres)",
                "MICL",
                "mission interministérielle des cartes libres",
            ),
            ("les « Chief Information Officers » (CIO)", "CIO", "Chief Information Officers"),
        ] {
            assert_eq!(read(text), Some((short.into(), expansion.into())), "{text}");
        }
    }

    #[test]
    fn what_does_not_spell_it_is_not_an_expansion() {
        for text in [
            "au stand n° 51 (RDC)",
            "les interfaces de programmation (API)",
            "l’école (ENSG-Géo)",
            "SDIS(1)",
            "( ",
            "(AB",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
