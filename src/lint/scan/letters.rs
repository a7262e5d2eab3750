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
        let stops = not_ascii_letters(bytes);
        let stop = first(stops);
        if stop & !bytes != 0 {
            return (width(stop), lexicon::hash_short(bytes & ((stop >> 7) - 1), 0));
        }
        if let Some(found) = longer_word(text, bytes, stops) {
            return found;
        }
    }
    let length = length(text);
    (length, lexicon::hash(text.get(..length).unwrap_or_default()))
}

/// The same for a word of less than sixteen bytes, when its letters are of French; `low` are its first
/// eight bytes, `stops` those that are no ASCII letters.
#[inline]
fn longer_word(text: &[u8], low: u64, stops: u64) -> Option<(usize, u64)> {
    let accents = accented(low, 0);
    let stop = first(stops & !accents);
    if stop != 0 {
        return ends(low, stop).then(|| (width(stop), lexicon::hash_short(low & ((stop >> 7) - 1), 0)));
    }
    let high = u64::from_le_bytes(*text.get(8..)?.first_chunk()?);
    // The second byte of an accented letter may be the first one here.
    let cut = u64::from(low >> 56 == ACCENTED) << 7;
    let stop = first(not_ascii_letters(high) & !accented(high, cut));
    let ends = stop != 0 && ends(high, stop);
    ends.then(|| (8 + width(stop), lexicon::hash_short(low, high & ((stop >> 7) - 1))))
}

/// The lowest bit that is set.
#[inline]
const fn first(stops: u64) -> u64 {
    stops & stops.wrapping_neg()
}

/// How many bytes stand before the one whose high bit is set.
#[inline]
const fn width(stop: u64) -> usize {
    stop.trailing_zeros() as usize / 8
}

/// Whether the byte whose high bit is `stop` begins no letter.
#[inline]
fn ends(bytes: u64, stop: u64) -> bool {
    stop & bytes == 0 || Class::of((bytes >> (stop.trailing_zeros() & 0x38)) as u8) != Class::Letter
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
const HIGH: u64 = every(0x80);

/// Leads nearly all accented letters of French, in two bytes.
const ACCENTED: u64 = 0xc3;

const fn every(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Sets the high bit of each byte that is no ASCII letter.
#[inline]
const fn not_ascii_letters(bytes: u64) -> u64 {
    // Capital and small letters alike are 0x41 to 0x5a; sums set the high bit from there on, or past there.
    let folded = bytes & every(0x5f);
    let from_a = folded + every(0x3f);
    let past_z = folded + every(0x25);
    !(from_a & !past_z & !bytes) & HIGH
}

/// Sets the high bit of both bytes of each accented letter, and of `cut`, the second one of the letter
/// before.
#[inline]
const fn accented(bytes: u64, cut: u64) -> u64 {
    let others = bytes ^ every(ACCENTED as u8);
    let leads = !(((others & !HIGH) + !HIGH) | others) & HIGH;
    leads | leads << 8 | cut
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
