//! Words of a French or English text, found byte by byte.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// The same as [`char::is_alphabetic`], without a search in its tables for what French texts hold.
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        'À'..='ÿ' => !matches!(c, '×' | '÷'),
        'Œ' | 'œ' => true,
        '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// The same for [`char::is_alphanumeric`].
#[inline]
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'À'..='ÿ' | 'Œ' | 'œ' | '\u{a0}' | '«' | '»' | '\u{2000}'..='\u{206f}' => is_letter(c),
        _ => c.is_alphanumeric(),
    }
}

/// The class of a byte that leads a character.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Nothing a word is made of.
    Other,
    /// A letter.
    Letter,
    /// `0` to `9`.
    Digit,
}

#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static CLASSES: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            // Lead bytes of signs and punctuation: « » and no-break space, ’ – … “ € and thin
            // space, ideographic marks, the object character.
            0xC2 | 0xE2 | 0xE3 | 0xEF => Class::Other,
            0x80.. => Class::Letter,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

/// The class of the character that `byte` leads; a continuation byte counts as a letter.
#[expect(clippy::indexing_slicing, reason = "a table of 256 has a place for each byte")]
pub(crate) fn class(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// Length of the character that `byte` leads.
pub(crate) fn width(byte: u8) -> usize {
    match byte {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// End of the letters and digits that begin at `at`.
pub(crate) fn end(text: &str, at: usize) -> usize {
    // Byte by byte: inside a character that is part of a word, every byte counts as a letter.
    let rest = text.as_bytes().get(at..).unwrap_or(&[]);
    at + rest.iter().position(|&byte| class(byte) == Class::Other).unwrap_or(rest.len())
}

/// How far back the start of a word is looked for, in bytes: what is longer is none, and is met at each of its
/// digits and accents.
const FAR: usize = 1_000;

/// Start of the letters and digits that end at `at`, at most [`FAR`] before.
pub(crate) fn start(text: &str, at: usize) -> usize {
    let bytes = text.get(..at).unwrap_or("").as_bytes();
    let mut start = bytes.len();
    loop {
        if at.saturating_sub(start) >= FAR {
            return start;
        }
        // Back to the byte that leads the character before.
        let mut lead = start.wrapping_sub(1);
        while bytes.get(lead).is_some_and(|byte| matches!(byte, 0x80..0xc0)) {
            lead = lead.wrapping_sub(1);
        }
        match bytes.get(lead) {
            Some(&byte) if class(byte) != Class::Other => start = lead,
            _ => return start,
        }
    }
}

/// Whether a character belongs to a word.
pub(crate) fn is_word_char(c: char) -> bool {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).bytes().next().is_some_and(|lead| class(lead) != Class::Other)
}

/// Past the spaces at `at`, no-break ones and one line end included.
pub(crate) fn skip_blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + (rest.len() - rest.trim_start_matches(is_blank).len())
}

/// Before the spaces that end at `at`.
pub(crate) fn unskip_blanks(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or("").trim_end_matches(is_blank).len()
}

/// A space of any width, or a line end.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' | '\n' | '\r')
}

/// An apostrophe, straight or curly.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The word before `at`, spaces skipped; empty when there is none.
pub(crate) fn before(text: &str, at: usize) -> Range<usize> {
    let end = unskip_blanks(text, at);
    start(text, end)..end
}

/// Whether `word` is `ascii` but for case and accents, composed or not.
pub(crate) fn folds_to(word: &str, ascii: &str) -> bool {
    let mut expected = ascii.bytes();
    for c in word.chars() {
        if matches!(c, '\u{300}'..='\u{36f}') {
            continue;
        }
        if expected.next() != Some(fold(c)) {
            return false;
        }
    }
    expected.next().is_none()
}

/// The letters and digits of a text, without case and accents.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let kept = text.chars().filter(|c| is_letter_or_digit(*c));
    kept.map(|c| match fold(c) {
        0 => c,
        folded => char::from(folded),
    })
}

/// Whether two texts hold the same letters and digits, but for case and accents.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// The order of two texts by their letters and digits, but for case and accents.
pub(crate) fn compare_words(one: &str, other: &str) -> Ordering {
    letters(one).cmp(letters(other))
}

/// A number that texts have in common when they are [`same_words`], to look them up by.
pub(crate) fn words_key(text: &str) -> u64 {
    // Hashed at once: a letter on its own costs as much as eight.
    let letters: String = letters(text).collect();
    let mut hasher = DefaultHasher::new();
    letters.hash(&mut hasher);
    hasher.finish()
}

/// A letter without accent, in lower case; 0 when it has no such form.
pub(crate) fn fold(c: char) -> u8 {
    match c {
        'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '.' | ' ' | '\'' => c.to_ascii_lowercase() as u8,
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => b'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => b'e',
        'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' => b'i',
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' | 'Ø' | 'œ' | 'Œ' => {
            b'o'
        }
        'û' | 'ù' | 'ü' | 'ú' | 'Û' | 'Ù' | 'Ü' | 'Ú' => b'u',
        'ç' | 'Ç' => b'c',
        'ñ' | 'Ñ' => b'n',
        'ÿ' | 'Ÿ' | 'ý' | 'Ý' => b'y',
        '’' | 'ʼ' => b'\'',
        _ => 0,
    }
}

/// Whether the word begins with a capital.
pub(crate) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the word has letters, none of them lower case.
pub(crate) fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_before_french_punctuation() {
        let text = "État’s «\u{a0}été\u{a0}»\u{202f}; A\u{301}gé";
        assert_eq!(&text[..end(text, 0)], "État");
        assert_eq!(&text[before(text, text.find('»').unwrap())], "été");
        assert!(before(text, 0).is_empty());
    }

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn folding_ignores_case_and_accents() {
        assert!(folds_to("Décembre", "decembre"));
        assert!(folds_to("FE\u{301}VRIER", "fevrier"));
        assert!(!folds_to("mai", "mais"));
        assert!(!folds_to("mais", "mai"));
    }
}
