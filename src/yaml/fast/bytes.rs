//! Characters that YAML treats like no other, in one pass.

use std::ops::Range;

/// Whether a text holds no tab, no control character, no lone carriage return, none of the line ends
/// that only YAML knows (U+0085, U+2028, U+2029), and no byte-order mark or non-character.
pub(super) fn are_ordinary(bytes: &[u8]) -> bool {
    // Most blocks hold nothing to look at twice; the compiler compares a block's bytes all at once.
    const BLOCK: usize = 16;
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let ordinary = |range: Range<usize>| {
        range.into_iter().all(|at| !bytes.get(at).is_some_and(|&b| is_suspect(b)) || is_ordinary(bytes, at))
    };
    let mut blocks = blocks.iter().enumerate();
    let tail = bytes.len() - rest.len();
    blocks.all(|(i, block)| {
        let suspect = block.iter().fold(false, |any, &b| any | is_suspect(b));
        !suspect || ordinary(i * BLOCK..(i + 1) * BLOCK)
    }) && ordinary(tail..bytes.len())
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
