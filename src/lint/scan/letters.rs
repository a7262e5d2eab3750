//! What the letters of words show.

use std::ops::Range;

use crate::data::word::is_letter;

/// The last word of a text, and what stands after it left out.
pub(super) fn last_word(text: &[u8]) -> Range<usize> {
    // The last character that ends before a byte, when it is a letter or when it is none.
    let back = |end: usize, letter: bool| {
        let before = text.get(..end)?;
        let lead = before.iter().rposition(|byte| !(0x80..=0xbf).contains(byte))?;
        (is_letter(*before.get(lead)?) == letter).then_some(lead)
    };
    let mut end = text.len();
    while let Some(before) = back(end, false) {
        end = before;
    }
    let mut start = end;
    while let Some(before) = back(start, true) {
        start = before;
    }
    start..end
}

/// Where an ASCII letter stands three times in a row.
pub(super) fn triple(word: &[u8]) -> Option<usize> {
    word.windows(3)
        .position(|three| matches!(three, [a, b, c] if a == b && b == c && a.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::{last_word, triple};

    #[test]
    fn the_last_word_is_found_backwards() {
        for (text, word) in
            [("l’", "l"), ("de l’État\u{a0}", "État"), ("«\u{a0}www", "www"), ("’ ", ""), ("", "")]
        {
            assert_eq!(&text[last_word(text.as_bytes())], word);
        }
    }

    #[test]
    fn three_letters_in_a_row() {
        assert_eq!(triple("asssurer".as_bytes()), Some(1));
        assert_eq!(triple("créée".as_bytes()), None);
        assert_eq!(triple("zzz".as_bytes()), Some(0));
    }
}
