//! Finding the phrases of a registry around the word that gave them away.

use std::ops::Range;

use crate::text::word::is_letter_or_digit;

/// Stands in a phrase for a word that begins with a consonant.
const CONSONANT: char = '¢';

/// Where a phrase stands in `text`, given that its trigger, at `offset` of the phrase, begins at byte
/// `at`.
///
/// A space matches any white space, an apostrophe any apostrophe, a letter either case. The phrase
/// must not be part of longer words.
pub(crate) fn find(text: &str, at: usize, phrase: &str, offset: usize) -> Option<Range<usize>> {
    let (start, end) = written_as_is(text, at, phrase, offset).or_else(|| {
        // The word before is known to be there: what comes after differs more often.
        let end = at + forwards(text.get(at..)?, phrase.get(offset..)?)?;
        let start = at - backwards(text.get(..at)?, phrase.get(..offset)?)?;
        Some((start, end))
    })?;
    let joined = |c: char| is_letter_or_digit(c) || matches!(c, '-' | '_' | '/' | '@');
    let space = |at: usize| text.as_bytes().get(at) == Some(&b' ');
    let free_before =
        space(start.wrapping_sub(1)) || !text.get(..start)?.chars().next_back().is_some_and(joined);
    let free_after = space(end)
        || phrase.ends_with([CONSONANT, '’', '\''])
        || !text.get(end..)?.chars().next().is_some_and(joined);
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

/// Where a phrase stands when it is written as the registry has it, as most are.
fn written_as_is(text: &str, at: usize, phrase: &str, offset: usize) -> Option<(usize, usize)> {
    let start = at.checked_sub(offset)?;
    let end = start + phrase.len();
    let is_as_is = text.as_bytes().get(start..end) == Some(phrase.as_bytes()) && !phrase.ends_with(CONSONANT);
    is_as_is.then_some((start, end))
}

fn forwards(text: &str, phrase: &str) -> Option<usize> {
    let (mut rest, mut wanted) = (text, phrase);
    loop {
        let alike = alike(rest.bytes().zip(wanted.bytes()));
        if alike == wanted.len() {
            return Some(text.len() - rest.len() + alike);
        }
        // Back to the character that differs, or to the space before it, which may be wider if a blank follows.
        let mut alike = wanted.floor_char_boundary(alike);
        let is_blank = |byte: &u8| !byte.is_ascii_graphic();
        if rest.as_bytes().get(alike).is_some_and(is_blank) {
            alike -= usize::from(wanted.get(..alike)?.ends_with(' '));
        }
        (rest, wanted) = (rest.get(alike..)?, wanted.get(alike..)?);
        let mut chars = wanted.chars();
        let expected = chars.next()?;
        wanted = chars.as_str();
        if expected == ' ' {
            rest = trimmed(rest, rest.trim_start())?;
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
}

fn backwards(text: &str, phrase: &str) -> Option<usize> {
    let (mut rest, mut wanted) = (text, phrase);
    loop {
        let alike = alike(rest.bytes().rev().zip(wanted.bytes().rev()));
        if alike == wanted.len() {
            return Some(text.len() - rest.len() + alike);
        }
        let mut end = wanted.ceil_char_boundary(wanted.len() - alike);
        end += usize::from(wanted.get(end..)?.starts_with(' '));
        rest = rest.get(..rest.len() - (wanted.len() - end))?;
        let mut chars = wanted.get(..end)?.chars();
        let expected = chars.next_back()?;
        wanted = chars.as_str();
        if expected == ' ' {
            rest = trimmed(rest, rest.trim_end())?;
        } else {
            let mut chars = rest.chars();
            if !same(chars.next_back()?, expected) {
                return None;
            }
            rest = chars.as_str();
        }
    }
}

/// How many bytes are the same, or the same letter of ASCII in another case; what comes first in
/// [`CONSONANT`] is no letter.
fn alike(pairs: impl Iterator<Item = (u8, u8)>) -> usize {
    let is_alike = |&(written, expected): &(u8, u8)| {
        if written == expected {
            expected != 0xc2
        } else {
            written ^ expected == b' ' && expected.is_ascii_alphabetic()
        }
    };
    pairs.take_while(is_alike).count()
}

fn trimmed<'t>(text: &str, trimmed: &'t str) -> Option<&'t str> {
    (trimmed.len() < text.len()).then_some(trimmed)
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
    use crate::data::term::Trigger;

    fn find(text: &str, at: usize, phrase: &str) -> Option<Range<usize>> {
        super::find(text, at, phrase, Trigger::of(phrase, |_| ()).start())
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
    fn spaces_may_be_wide_on_both_sides_of_the_trigger() {
        let text = "Mise  en\u{a0}\n ŒUVRE  du plan, mise en oeuvre";
        let at = text.find("ŒUVRE").unwrap();
        assert_eq!(find(text, at, "mise en œuvre du"), Some(0..text.find(" plan").unwrap()));
        assert_eq!(find(text, at, "mise en œuvre de"), None);
        assert_eq!(find(text, at, "mise un œuvre du"), None);
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
