//! Characters that YAML treats like no other, in one pass.

/// Whether a text holds no tab, no control character, no lone carriage return, none of the line ends
/// that only YAML knows (U+0085, U+2028, U+2029), and no byte-order mark or non-character.
pub(super) fn are_ordinary(bytes: &[u8]) -> bool {
    // Most blocks hold nothing to look at twice; the compiler compares them many bytes at a time.
    const BLOCK: usize = 64;
    bytes.chunks(BLOCK).enumerate().all(|(i, block)| {
        let suspect = block.iter().fold(false, |any, &b| any | is_suspect(b));
        !suspect || (i * BLOCK..i * BLOCK + block.len()).all(|at| is_ordinary(bytes, at))
    })
}

/// A control character other than `\n`, or a byte that may begin a character of concern.
const fn is_suspect(b: u8) -> bool {
    (b < 0x20 && b != b'\n') | (b == 0x7f) | (b == 0xc2) | (b == 0xe2) | (b == 0xef)
}

fn is_ordinary(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..).unwrap_or_default() {
        [b'\r', rest @ ..] => rest.first() == Some(&b'\n'),
        [b'\n', ..] => true,
        [0xc2, second, ..] => *second >= 0xa0,
        [0xe2, 0x80, third, ..] => !matches!(third, 0xa8 | 0xa9),
        [0xef, second, third, ..] => !matches!((second, third), (0xbb, 0xbf) | (0xbf, 0xbe | 0xbf)),
        [b, ..] => *b >= 0x20 && *b != 0x7f,
        [] => true,
    }
}
