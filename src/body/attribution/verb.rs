//! Verbs that introduce speech, around a speaker.

use std::ops::Range;

use super::{lexicon, position};
use crate::text::reading::Reading;
use crate::text::word;

/// Without `, a déclaré`, `ajoute`, `explique-t-elle :` before or after.
pub(crate) fn strip(reading: &Reading<'_, '_>, range: Range<usize>) -> Range<usize> {
    let mut range = position::tidy(reading, range);
    loop {
        let end = word::end(reading.text, range.start);
        let word = reading.slice(range.start..end.min(range.end));
        if word.is_empty() || !(lexicon::is_speech(word) || is_auxiliary(word)) {
            break;
        }
        let next = reading.slice(end..range.end).trim_start_matches(['’', '\'']);
        let next = reading.trim(range.end - next.len()..range.end);
        // `-t-elle`, `-il`: the speaker was named before.
        if reading.slice(next.clone()).starts_with('-') {
            let hyphenated = reading.slice(next.clone());
            let length = hyphenated.find(|c: char| word::is_blank(c) || c == ',').unwrap_or(hyphenated.len());
            range = position::tidy(reading, next.start + length..range.end);
            continue;
        }
        range = position::tidy(reading, next);
    }
    trailing_verb(reading, range)
}

fn trailing_verb(reading: &Reading<'_, '_>, range: Range<usize>) -> Range<usize> {
    let slice = reading.slice(range.clone());
    let start = word::start(slice, slice.len());
    let before = word::before(slice, start);
    let noun = matches!(
        slice.get(before).unwrap_or_default(),
        "la" | "le" | "les" | "une" | "un" | "de" | "des" | "en" | "sa" | "son"
    );
    if !lexicon::is_speech(slice.get(start..).unwrap_or_default()) || noun {
        return range;
    }
    let end = before_auxiliaries(slice, start);
    position::tidy(reading, range.start..range.start + end)
}

/// Before `a`, `s’est`, `a ainsi` that stand before the verb at `at`.
fn before_auxiliaries(text: &str, at: usize) -> usize {
    let mut start = at;
    loop {
        let before = text.get(..start).unwrap_or_default().trim_end_matches(['’', '\'']).len();
        let previous = word::before(text, before);
        if !is_auxiliary(text.get(previous.clone()).unwrap_or_default()) {
            return start;
        }
        start = previous.start;
    }
}

/// Where the first verb of speech of a text stands, auxiliaries included.
pub(super) fn first(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(first) = text.get(at..).unwrap_or_default().chars().next() {
        let end = word::end(text, at);
        if end == at {
            at += first.len_utf8();
            continue;
        }
        if lexicon::is_speech(text.get(at..end).unwrap_or_default()) {
            return Some(before_auxiliaries(text, at));
        }
        at = end;
    }
    None
}

/// Whether a text begins with a verb of speech: `, déclare`, ` a expliqué`, `, se réjouit`.
pub(crate) fn leads(text: &str) -> bool {
    let mut rest = text.trim_start_matches(|c: char| c == ',' || word::is_blank(c));
    for _ in 0..4 {
        let (candidate, after) = rest.split_at(word::end(rest, 0));
        if lexicon::is_speech(candidate) {
            return true;
        }
        if !is_auxiliary(candidate) {
            return false;
        }
        rest = after.trim_start_matches(|c: char| word::is_apostrophe(c) || word::is_blank(c));
    }
    false
}

/// Whether a word may stand beside a verb of speech: `a déclaré`, `s’est réjouie`.
fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "a" | "se"
            | "s"
            | "est"
            | "ont"
            | "qui"
            | "nous"
            | "has"
            | "ainsi"
            | "également"
            | "l"
            | "comme"
            | "aussi"
    )
}
