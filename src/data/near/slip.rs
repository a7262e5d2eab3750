//! Whether a word is another one with a slip of the fingers.

/// Fewest letters of a frequent word: short ones resemble too many others.
pub(super) const LETTERS: usize = 6;

/// Letters at the end where a difference is more likely an inflection than a slip.
pub(super) const ENDING: usize = 3;

/// Most letters of a word that is looked at.
pub(super) const MOST: usize = 32;

/// Whether accents tell nothing against a slip: all of them left out, all else alike, or only they
/// differ.
pub(super) fn is_meant(written: &str, letters: &[u8], theirs_written: &str, theirs: &[u8]) -> bool {
    if letters == theirs || written.is_ascii() {
        return true;
    }
    let [(ours, length), (theirs, their_length)] = [written, theirs_written].map(chars);
    is_slip(ours.get(..length).unwrap_or_default(), theirs.get(..their_length).unwrap_or_default())
}

/// How far apart two words are, accents counting: twice the letters from the first to the last that differs, one
/// more when the last letter of the word is among them; one for two that are swapped.
pub(super) fn distance(written: &str, meant: &str) -> usize {
    let [(ours, our_length), (theirs, their_length)] = [written, meant].map(chars);
    let [ours, theirs] =
        [ours.get(..our_length).unwrap_or_default(), theirs.get(..their_length).unwrap_or_default()];
    let head = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let [ours, theirs] = [ours, theirs].map(|letters| letters.get(head..).unwrap_or_default());
    let tail = ours.iter().rev().zip(theirs.iter().rev()).take_while(|(a, b)| a == b).count();
    match (ours, theirs) {
        ([a, b, after @ ..], [c, d, ..]) if after.len() == tail && (a, b) == (d, c) => 1,
        ([], []) => 0,
        _ => 2 * (ours.len().max(theirs.len()) - tail) + usize::from(tail == 0),
    }
}

/// The characters of a word, of which only the first may be a capital.
fn chars(word: &str) -> ([char; MOST], usize) {
    let mut chars = ['\0'; MOST];
    let mut length = 0;
    for (slot, c) in chars.iter_mut().zip(word.chars()) {
        *slot = if length == 0 { c.to_lowercase().next().unwrap_or(c) } else { c };
        length += 1;
    }
    (chars, length)
}

/// Whether two words are the same, or differ by one slip that is neither at their beginning nor in
/// their ending.
pub(super) fn is_slip<T: PartialEq>(written: &[T], meant: &[T]) -> bool {
    let (short, long) = (written.len().min(meant.len()), written.len().max(meant.len()));
    if long - short > 1 {
        return false;
    }
    let same = |a: &[T], b: &[T]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let head = same(written, meant);
    if head == long {
        return true;
    }
    let tail = written.iter().rev().zip(meant.iter().rev()).take_while(|(a, b)| a == b).count();
    // The last letter that differs: a doubled letter may be counted on both sides.
    let tail = tail.min(short - head);
    let (from_written, from_meant) = (written.len() - head - tail, meant.len() - head - tail);
    match (from_written, from_meant) {
        (2, 2) => written.get(head) == meant.get(head + 1) && written.get(head + 1) == meant.get(head),
        (1, 1) | (0, 1) | (1, 0) => head > 0 && tail >= ENDING,
        _ => false,
    }
}

/// Whether a word has the first half of one of `length` letters, as far as eight letters tell, given
/// where their [`Bare::head`]s differ.
#[inline]
pub(super) fn has_first_half(differences: u64, length: usize) -> bool {
    differences >> (64 - 8 * (length / 2).clamp(1, 8)) == 0
}

/// The same for the second half, without the letter in the middle, and [`Bare::tail`].
#[inline]
pub(super) fn has_second_half(differences: u64, length: usize) -> bool {
    differences << (64 - 8 * (length.div_ceil(2) - 1).clamp(1, 8)) == 0
}

/// The letters of a word without accents and capitals.
pub(super) struct Bare {
    bytes: [u8; MOST],
    pub(super) length: usize,
}

impl Bare {
    /// Nothing for a word of capitals, too short, too long, or one with letters that are not French.
    pub(super) fn new(word: &[u8]) -> Option<Self> {
        let mut bare = Self { bytes: [0; MOST], length: 0 };
        if word.is_ascii() {
            bare.length = word.len();
            bare.bytes.get_mut(..word.len())?.copy_from_slice(word);
            bare.bytes[0] |= 0x20;
            // All of the array, zeros and all: in a few steps.
            let small: u8 = bare.bytes.iter().map(|byte| u8::from(byte.is_ascii_lowercase())).sum();
            return (usize::from(small) == bare.length && bare.length >= LETTERS - 1).then_some(bare);
        }
        let mut rest = word.iter();
        while let Some(&byte) = rest.next() {
            let letter = match byte {
                b'a'..=b'z' => byte,
                b'A'..=b'Z' if bare.length == 0 => byte | 0x20,
                0xc3 => match *rest.next()? {
                    0xa0 | 0xa2 | 0xa4 => b'a',
                    0xa7 => b'c',
                    0xa8..=0xab => b'e',
                    0x88..=0x8a if bare.length == 0 => b'e',
                    0x80 if bare.length == 0 => b'a',
                    0xae | 0xaf => b'i',
                    0xb4 | 0xb6 => b'o',
                    0xb9 | 0xbb | 0xbc => b'u',
                    _ => return None,
                },
                _ => return None,
            };
            *bare.bytes.get_mut(bare.length)? = letter;
            bare.length += 1;
        }
        (bare.length >= LETTERS - 1).then_some(bare)
    }

    /// The first letters as a number, eight of them; zeros when there are fewer.
    #[inline]
    pub(super) fn head(&self) -> u64 {
        u64::from_be_bytes(self.bytes.first_chunk().copied().unwrap_or_default())
    }

    /// The last letters as a number, eight of them at most.
    #[inline]
    pub(super) fn tail(&self) -> u64 {
        let last = self.letters().last_chunk().copied();
        last.map_or_else(|| self.head() >> (64 - 8 * self.length.clamp(1, 8)), u64::from_be_bytes)
    }

    pub(super) fn letters(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::{distance, is_slip};

    #[test]
    fn distances() {
        let pairs = [
            ("arreté", "arrêté"),
            ("arreté", "arrête"),
            ("aa", "aaa"),
            ("abc", "abc"),
            ("", "é"),
            ("suo", "sou"),
        ];
        assert_eq!(pairs.map(|(written, meant)| distance(written, meant)), [2, 7, 3, 0, 3, 1]);
    }

    #[test]
    fn slips() {
        let slip = |a: &str, b: &str| is_slip(a.as_bytes(), b.as_bytes());
        assert!(slip("abcdefg", "abcdefg") && slip("abdefg", "abcdefg") && slip("abccdefg", "abcdefg"));
        assert!(slip("bacdefg", "abcdefg") && slip("abcdegf", "abcdefg"));
        assert!(!slip("bcdefg", "abcdefg") && !slip("abcdef", "abcdefg") && !slip("abcdxxg", "abcdefg"));
        assert!(!slip("", "ab") && slip("", ""));
    }
}
