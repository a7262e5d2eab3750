//! Runs of letters, eight or sixteen bytes at once.

use std::ops::Range;

use super::class::Class;
use crate::data::lexicon;

/// The length in bytes of the word that a text begins with, and its hash.
#[inline]
pub(super) fn word(text: &[u8]) -> (usize, u64) {
    // Most words are short, and have no accent.
    if let Some(chunk) = text.first_chunk() {
        let bytes = u64::from_le_bytes(*chunk);
        let stops = not_ascii_letters(bytes.into()) as u64;
        let stop = stops & stops.wrapping_neg();
        if stop & !bytes != 0 {
            let letters = bytes & ((stop >> 7) - 1);
            return (stop.trailing_zeros() as usize / 8, lexicon::hash_short(letters.into()));
        }
    }
    longer_word(text)
}

fn longer_word(text: &[u8]) -> (usize, u64) {
    if let Some(chunk) = text.first_chunk() {
        let bytes = u128::from_le_bytes(*chunk);
        let mut stops = not_ascii_letters(bytes);
        while stops != 0 {
            let stop = stops & stops.wrapping_neg();
            let length = stop.trailing_zeros() as usize / 8;
            stops ^= stop;
            if chunk[length] == 0xc3 {
                // Nearly all accented letters: two bytes.
                stops &= !(stop << 8);
            } else if stop & bytes == 0 || Class::of(chunk[length]) != Class::Letter {
                return (length, lexicon::hash_short(bytes & ((stop >> 7) - 1)));
            }
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
const HIGH: u128 = every(0x80);

const fn every(byte: u8) -> u128 {
    u128::from_ne_bytes([byte; lexicon::CHUNK])
}

/// Sets the high bit of each byte that is no ASCII letter.
#[inline]
const fn not_ascii_letters(bytes: u128) -> u128 {
    // Capital and small letters alike are 0x41 to 0x5a; sums set the high bit from there on, or past there.
    let folded = bytes & every(0x5f);
    let from_a = folded + every(0x3f);
    let past_z = folded + every(0x25);
    !(from_a & !past_z & !bytes) & HIGH
}

/// Where an ASCII letter stands three times in a row.
pub(super) fn triple(word: &[u8]) -> Option<usize> {
    word.windows(3)
        .position(|three| three[0] == three[1] && three[1] == three[2] && three[0].is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{last_word, lexicon, triple, word};

    #[test]
    fn words_end_where_letters_do() {
        for text in [
            "a",
            "État",
            "Zz",
            "sept",
            "septante",
            "développement",
            "anticonstitution",
            "intergouvernemental",
            "œ",
            "",
        ] {
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
        assert_eq!(triple("asssurer".as_bytes()), Some(1));
        assert_eq!(triple("créée".as_bytes()), None);
        assert_eq!(triple("zzz".as_bytes()), Some(0));
    }
}
