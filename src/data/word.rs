//! Words as runs of letters, read and hashed eight or sixteen bytes at once.

/// Whether a byte is a part of a letter, as far as bytes tell.
///
/// Combining marks, and what begins like a no-break space, a dash or a byte order mark, are none.
#[inline]
#[expect(clippy::indexing_slicing, reason = "a table of 256 has a place for each byte")]
pub(crate) const fn is_letter(byte: u8) -> bool {
    LETTERS[byte as usize]
}

#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = matches!(
            byte as u8,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xbf | 0xc3..=0xcb | 0xce..=0xdf | 0xe0..=0xe1 | 0xe3..=0xee
        );
        byte += 1;
    }
    letters
};

/// How many bytes are looked at to read a word of less than sixteen bytes, and four after it.
pub(crate) const WINDOW: usize = 20;

/// The length in bytes of the word that a text begins with, and its [`hash`].
#[inline]
pub(crate) fn read(text: &[u8]) -> (usize, u64) {
    let window = text.first_chunk().filter(|window| !may_hold_sign(window));
    window.and_then(read_short).unwrap_or_else(|| any(text))
}

/// The same for whatever word.
#[cold]
#[inline(never)]
fn any(text: &[u8]) -> (usize, u64) {
    let length = length(text);
    (length, hash(text.get(..length).unwrap_or_default()))
}

/// The same for a word of less than sixteen bytes, its letters those of ASCII and of French; nothing for others.
/// A sign such as `_` is taken for a letter, so what is read is no known word: see [`may_hold_sign`].
#[inline(always)]
pub(crate) fn read_short(window: &[u8; WINDOW]) -> Option<(usize, u64)> {
    let [low, high] = eights(window);
    let stop = first(ends(low));
    // Most words are short, and have no accent.
    let run = low & below(stop);
    if run & HIGH == 0 {
        if stop != 0 {
            return Some((width(stop), mix(0, run, 0)));
        }
        let stop = first(ends(high));
        let run = high & below(stop);
        if stop != 0 && run & HIGH == 0 {
            return Some((8 + width(stop), mix(0, low, run)));
        }
    }
    let (length, hash) = accented_word(low, high);
    (length != 0).then_some((length % CHUNK, hash))
}

/// The same of the bytes of a window, for a word with letters that are not ASCII; a length of 0 for others.
#[inline(never)]
fn accented_word(low: u64, high: u64) -> (usize, u64) {
    let stop = first(stops(low));
    if stop != 0 && begins_no_letter(low, stop) {
        return (width(stop), mix(0, low & below(stop), 0));
    }
    let after = first(stops(high));
    if stop != 0 || after == 0 || !begins_no_letter(high, after) {
        return (0, 0);
    }
    (8 + width(after), mix(0, low, high & below(after)))
}

/// Whether [`read_short`] may take a sign for a letter: an ASCII one that shares a bit with letters stands in sight.
pub(crate) fn may_hold_sign(window: &[u8; WINDOW]) -> bool {
    eights(window).iter().any(|&bytes| not_ascii_letters(bytes) & !bytes & bytes << 1 != 0)
}

/// The four bytes after a word of less than sixteen.
#[inline]
pub(crate) fn after(window: &[u8; WINDOW], length: usize) -> [u8; 4] {
    window.get(length..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default()
}

/// The first sixteen bytes of a window as two numbers, the first byte the lowest.
#[inline(always)]
fn eights(window: &[u8; WINDOW]) -> [u64; 2] {
    let (chunks, _) = window.as_chunks();
    match chunks {
        [low, high, ..] => [u64::from_le_bytes(*low), u64::from_le_bytes(*high)],
        _ => [0; 2],
    }
}

/// Visits the words of a text, each with the byte that it begins at, its length and its [`hash`].
#[inline]
pub(super) fn visit(text: &[u8], mut word: impl FnMut(usize, usize, u64)) {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, hash) = read(rest);
        if length > 0 {
            word(at, length, hash);
            at += length;
            // Two words are parted by a space, nearly always.
            if text.get(at) == Some(&b' ') {
                at += 1;
            }
            continue;
        }
        // The rest of a character that is no letter may look like one.
        at += 1;
        while text.get(at).is_some_and(|byte| (0x80..=0xbf).contains(byte)) {
            at += 1;
        }
    }
}

/// How many letters a text begins with, in bytes.
pub(crate) fn length(text: &[u8]) -> usize {
    text.iter().position(|&byte| !is_letter(byte)).unwrap_or(text.len())
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

/// The bytes before the one whose high bit is set; all when there is none.
#[inline]
const fn below(stop: u64) -> u64 {
    (stop >> 7).wrapping_sub(1)
}

/// Whether the byte whose high bit is `stop` begins no letter.
#[inline]
fn begins_no_letter(bytes: u64, stop: u64) -> bool {
    stop & bytes == 0 || !is_letter((bytes >> (stop.trailing_zeros() & 0x38)) as u8)
}

/// The high bit of each byte.
const HIGH: u64 = every(0x80);

/// Leads nearly all accented letters of French, in two bytes.
const ACCENTED: u8 = 0xc3;

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

/// Sets the high bit of each byte that has neither of the two highest ones: blanks, digits, most signs of ASCII.
#[inline]
const fn ends(bytes: u64) -> u64 {
    !(bytes | bytes << 1) & HIGH
}

/// The same, and that of each byte that leads a character which is neither ASCII nor an accented letter of French: the
/// other bytes of a character come after one that does.
#[inline]
const fn stops(bytes: u64) -> u64 {
    let leads = bytes & bytes << 1;
    let others = ((bytes ^ every(ACCENTED)) & !HIGH) + !HIGH;
    ends(bytes) | leads & others & HIGH
}

/// How many bytes of a word are hashed at once.
pub(crate) const CHUNK: usize = 16;

/// A number for a word, the same whatever its case.
///
/// Case folding sets one bit of every byte: right for ASCII letters, and for the accented letters of
/// French, whose two UTF-8 bytes differ by that bit alone between capital and small letter.
pub(crate) fn hash(word: &[u8]) -> u64 {
    if let Some((low, high)) = short(word) {
        return mix(0, low, high);
    }
    let (chunks, rest) = word.as_chunks::<CHUNK>();
    let mix_all = |hash, chunk: &[u8; CHUNK]| {
        let bytes = u128::from_le_bytes(*chunk);
        mix(hash, bytes as u64, (bytes >> 64) as u64)
    };
    let hash = chunks.iter().fold(0, mix_all);
    let mut last = [0; CHUNK];
    last.iter_mut().zip(rest).for_each(|(last, byte)| *last = *byte);
    mix_all(hash, &last)
}

/// A word of less than sixteen bytes as two numbers, its first byte the lowest.
#[inline]
fn short(word: &[u8]) -> Option<(u64, u64)> {
    let length = word.len();
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        let missing = (CHUNK - 1).checked_sub(length)?;
        return Some((u64::from_le_bytes(*first), u64::from_le_bytes(*last) >> (8 * missing) >> 8));
    }
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        let [first, last] = [*first, *last].map(|four| u64::from(u32::from_le_bytes(four)));
        return Some((first | last << (8 * (length - 4)), 0));
    }
    Some((word.iter().rev().fold(0, |all, &byte| all << 8 | u64::from(byte)), 0))
}

/// [`hash`] of a word of less than sixteen bytes, known when this is compiled.
pub(crate) const fn hash_of(word: &str) -> u64 {
    let mut bytes = [0; CHUNK];
    bytes.split_at_mut(word.len()).0.copy_from_slice(word.as_bytes());
    let bytes = u128::from_le_bytes(bytes);
    mix(0, bytes as u64, (bytes >> 64) as u64)
}

#[inline]
const fn mix(hash: u64, low: u64, high: u64) -> u64 {
    const FOLD: u64 = every(0x20);
    let (low, high) = (low | FOLD, high | FOLD);
    let product = (low ^ hash).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ high.wrapping_mul(0xa076_1d64_78bd_642f);
    (product ^ product >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// A number for two words, from the [`hash`] of each.
#[inline]
pub(crate) fn pair(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(0xa076_1d64_78bd_642f)
}

/// Whether two words are the same but for case.
#[inline]
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    const FOLD: u64 = every(0x20);
    let same = |a: &[u8; 8], b: &[u8; 8]| (u64::from_ne_bytes(*a) ^ u64::from_ne_bytes(*b)) & !FOLD == 0;
    match (a.first_chunk(), b.first_chunk(), a.last_chunk(), b.last_chunk()) {
        _ if a.len() != b.len() => false,
        (Some(a_first), Some(b_first), Some(a_last), Some(b_last)) if a.len() <= 16 => {
            same(a_first, b_first) && same(a_last, b_last)
        }
        _ => a.iter().zip(b).all(|(a, b)| a | 0x20 == b | 0x20),
    }
}

#[cfg(test)]
mod tests {
    use super::{hash, is_letter, read};

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
            "abcdefgé",
            "abcdefgéhé",
            "manœuvre",
            "Łódź",
            "",
        ] {
            let signs = ["@", "[", "\\", "]", "^", "_", "`", "{", "|", "}", "~", "\u{7f}"];
            let signs = signs.map(|sign| format!("{sign}a et d’autres mots encore"));
            let others = ["", " ", "’", "\u{a0}", "@[`{0-", "e\u{301} et d’autres mots encore"];
            for after in signs.iter().map(String::as_str).chain(others) {
                let all = format!("{text}{after}");
                let letters: Vec<u8> = all.bytes().take_while(|&byte| is_letter(byte)).collect();
                assert_eq!(read(all.as_bytes()), (letters.len(), hash(&letters)), "{all}");
            }
        }
    }

    #[test]
    fn all_words_of_a_text_are_read() {
        let text = "  c’est-à-dire, l’État\u{a0}: ¢";
        let mut words = Vec::new();
        super::visit(text.as_bytes(), |at, length, _| words.push(&text[at..at + length]));
        assert_eq!(words, ["c", "est", "à", "dire", "l", "État"]);
    }
}
