//! Finding the phrases of a registry around the word that gave them away.

use std::ops::Range;

/// Stands in a phrase for a word that begins with a consonant.
const CONSONANT: char = '¢';

/// The word of a phrase that is watched for, after the word before it: two that stand together are
/// rare even when each is common. The longest one but the first; the only one, after none.
pub(crate) fn trigger(phrase: &str) -> (Range<usize>, Range<usize>) {
    let mut best = (0..0, 0..0);
    let mut previous = 0..0;
    for word in words(phrase) {
        let first = best.0.is_empty() && !previous.is_empty();
        if first || word.len() > best.1.len() {
            best = (previous, word.clone());
        }
        previous = word;
    }
    best
}

/// The words of a phrase.
pub(super) fn words(phrase: &str) -> impl Iterator<Item = Range<usize>> {
    // Bytes are enough for nearly all letters.
    let width = |at: usize| match phrase.as_bytes().get(at) {
        Some(b'a'..=b'z' | b'A'..=b'Z') => Some((1, true)),
        Some(0..0x80) => Some((1, false)),
        _ => phrase.get(at..)?.chars().next().map(|c| (c.len_utf8(), c.is_alphabetic())),
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some((length, false)) = width(at) {
            at += length;
        }
        let start = at;
        while let Some((length, true)) = width(at) {
            at += length;
        }
        (at > start).then_some(start..at)
    })
}

/// Where a phrase stands in `text`, given that its trigger, at `offset` of the phrase, begins at byte
/// `at`.
///
/// A space matches any white space, an apostrophe any apostrophe, a letter either case. The phrase
/// must not be part of longer words.
pub(crate) fn find(text: &str, at: usize, phrase: &str, offset: usize) -> Option<Range<usize>> {
    let before = phrase.get(..offset)?;
    let start = at - backwards(text.get(..at)?, before)?;
    let end = at + forwards(text.get(at..)?, phrase.get(offset..)?)?;
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '@');
    let free_before = !text.get(..start)?.chars().next_back().is_some_and(joined);
    let free_after =
        phrase.ends_with([CONSONANT, '’', '\'']) || !text.get(end..)?.chars().next().is_some_and(joined);
    (free_before && free_after).then_some(start..end)
}

/// The replacement of a phrase, with the capital of what it replaces.
pub(crate) fn like(written: &str, right: &str) -> String {
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    let mut chars = right.chars();
    match chars.next() {
        Some(first) if capital => first.to_uppercase().chain(chars).collect(),
        _ => right.to_owned(),
    }
}

fn forwards(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for expected in phrase.chars() {
        if expected == ' ' {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        } else if expected == CONSONANT {
            let first = rest.chars().next()?;
            return is_consonant(first).then(|| text.len() - rest.len());
        } else {
            let mut chars = rest.chars();
            if !same(chars.next()?, expected) {
                return None;
            }
            rest = chars.as_str();
        }
    }
    Some(text.len() - rest.len())
}

fn backwards(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for expected in phrase.chars().rev() {
        if expected == ' ' {
            let trimmed = rest.trim_end();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        } else {
            let mut chars = rest.chars();
            if !same(chars.next_back()?, expected) {
                return None;
            }
            rest = chars.as_str();
        }
    }
    Some(text.len() - rest.len())
}

fn same(written: char, expected: char) -> bool {
    if written == expected {
        return true;
    }
    match (written.is_ascii(), expected.is_ascii()) {
        (true, true) => written.eq_ignore_ascii_case(&expected),
        (false, false) => {
            (is_apostrophe(written) && is_apostrophe(expected))
                || written.to_lowercase().eq(expected.to_lowercase())
        }
        _ => is_apostrophe(written) && is_apostrophe(expected),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// `h` is left out: it may be mute.
fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !"aeiouyhàâäéèêëîïôöùûüœæ".contains(c.to_lowercase().next().unwrap_or(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, at: usize, phrase: &str) -> Option<Range<usize>> {
        super::find(text, at, phrase, trigger(phrase).1.start)
    }

    #[test]
    fn matches_over_spaces_apostrophes_and_case() {
        let text = "« C’est\u{a0}à dire » : quelle que soit son dispositif";
        let at = text.find("dire").unwrap();
        assert_eq!(find(text, at, "c'est à dire"), Some(3..text.find(" »").unwrap()));
        let at = text.find("soit").unwrap();
        assert_eq!(find(text, at, "quelle que soit son ¢").map(|r| &text[r]), Some("quelle que soit son "));
    }

    #[test]
    fn a_vowel_is_no_consonant_and_words_are_whole() {
        let text = "quelle que soit son activité";
        assert_eq!(find(text, 11, "quelle que soit son ¢"), None);
        assert_eq!(find("un rendez vous-même", 10, "rendez vous"), None);
        assert_eq!(find("un rendez vous", 10, "rendez vous"), Some(3..14));
    }

    #[test]
    fn keeps_the_capital() {
        assert_eq!(like("Au delà", "au-delà"), "Au-delà");
        assert_eq!(like("au delà", "au-delà"), "au-delà");
    }
}
