//! Runs of letters, eight bytes at once.

use std::ops::Range;

use super::class::Class;
use crate::data::lexicon;

/// The length in bytes of the word that a text begins with, and its hash.
#[inline]
pub(super) fn word(text: &[u8]) -> (usize, u64) {
    // Most words are short, and have no accent.
    if let Some(eight) = text.first_chunk() {
        let eight = u64::from_le_bytes(*eight);
        let stops = not_ascii_letters(eight);
        let stop = stops & stops.wrapping_neg();
        if stop & !eight != 0 {
            let letters = eight & ((stop >> 7) - 1);
            let length = stop.trailing_zeros() as usize / 8;
            return (length, lexicon::hash_short(letters, length));
        }
    }
    let length = length(text);
    (length, lexicon::hash(text.get(..length).unwrap_or_default()))
}

/// How many letters a text begins with, in bytes.
pub(super) fn length(text: &[u8]) -> usize {
    text.iter().position(|&byte| Class::of(byte) != Class::Letter).unwrap_or(text.len())
}

/// The last word of a text, and what stands after it left out.
pub(super) fn last_word(text: &[u8]) -> Range<usize> {
    // The last character that ends before a byte, when it is a letter or when it is none.
    let back = |end: usize, letter: bool| {
        let before = text.get(..end)?;
        let lead = before.iter().rposition(|byte| !(0x80..=0xbf).contains(byte))?;
        ((Class::of(*before.get(lead)?) == Class::Letter) == letter).then_some(lead)
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

/// The high bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Sets the high bit of each byte that is no ASCII letter.
#[inline]
const fn not_ascii_letters(bytes: u64) -> u64 {
    // Capital and small letters alike are 0x41 to 0x5a; sums set the high bit from there on, or past there.
    let folded = bytes & 0x5f5f_5f5f_5f5f_5f5f;
    let from_a = folded + 0x3f3f_3f3f_3f3f_3f3f;
    let past_z = folded + 0x2525_2525_2525_2525;
    !(from_a & !past_z & !bytes) & HIGH
}

/// Where an ASCII letter stands three times in a row, from a byte on.
pub(super) fn triple(text: &[u8], from: usize) -> Option<usize> {
    let exact = |at: usize| {
        let three = text.get(at..).and_then(<[u8]>::first_chunk::<3>);
        three.is_some_and(|&[a, b, c]| a == b && b == c && a.is_ascii_alphabetic())
    };
    let mut at = from;
    while let Some(ten) = text.get(at..).and_then(<[u8]>::first_chunk::<10>) {
        let eight = |from: usize| ten[from..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        // A byte like the next two leaves a zero.
        let unlike = (eight(0) ^ eight(1)) | (eight(1) ^ eight(2));
        if has_zero(unlike)
            && let Some(found) = (at..at + 8).find(|&at| exact(at))
        {
            return Some(found);
        }
        at += 8;
    }
    (at..text.len()).find(|&at| exact(at))
}

/// Whether one of the eight bytes is zero.
const fn has_zero(bytes: u64) -> bool {
    bytes.wrapping_sub(0x0101_0101_0101_0101) & !bytes & HIGH != 0
}

#[cfg(test)]
mod tests {
    use super::{last_word, lexicon, triple, word};

    #[test]
    fn words_end_where_letters_do() {
        for text in ["a", "État", "Zz", "sept", "septante", "développement", "intergouvernemental", "œ", ""]
        {
            for after in ["", " ", "’", "\u{a0}", "@[`{0-", "e\u{301} et d’autres mots encore"] {
                let all = format!("{text}{after}");
                let letter =
                    |b: &u8| b.is_ascii_alphabetic() || matches!(b, 0x80..=0xbf | 0xc3..=0xcb | 0xce..=0xdf);
                let letters: Vec<u8> = all.bytes().take_while(letter).collect();
                assert_eq!(word(all.as_bytes()), (letters.len(), lexicon::hash(&letters)), "{all}");
            }
        }
    }

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
        for lead in 0..40 {
            let text = format!("{}...  asssurer", "é".repeat(lead));
            assert_eq!(triple(text.as_bytes(), 0), text.find("sss"));
            assert_eq!(triple(text.as_bytes(), text.len() - 5), None);
        }
    }
}
