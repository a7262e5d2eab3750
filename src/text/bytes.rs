//! Finding rare bytes in a text.

/// How many bytes are ruled out at once.
const CHUNK: usize = 16;

/// How many when the byte is rare.
const LARGE: usize = 64;

/// Calls `see` with each byte that `is_wanted`, and where it stands.
///
/// `is_wanted` is asked about whole chunks first: written without branches (`|` rather than `||`),
/// it costs about an instruction a byte.
#[inline]
pub(crate) fn each(bytes: &[u8], is_wanted: impl Fn(u8) -> bool, mut see: impl FnMut(usize, u8)) {
    let add = |met: u8, byte: u8| met | u8::from(is_wanted(byte));
    let (chunks, rest) = bytes.as_chunks::<LARGE>();
    let mut at = 0;
    for chunk in chunks {
        if chunk.iter().fold(0, |met, &byte| add(met, byte)) != 0 {
            each_of_many(chunk, add, &is_wanted, |from, byte| see(at + from, byte));
        }
        at += LARGE;
    }
    each_of_many(rest, add, &is_wanted, |from, byte| see(at + from, byte));
}

/// The same for several bytes that many chunks hold: `add` adds to what was met 1 for a byte that is wanted,
/// comparison by comparison, which the compiler then does for the whole chunk; `is_wanted` looks it up in a
/// table.
#[inline]
pub(crate) fn each_of_many(
    bytes: &[u8],
    add: impl Fn(u8, u8) -> u8,
    is_wanted: impl Fn(u8) -> bool,
    mut see: impl FnMut(usize, u8),
) {
    let any = |chunk: &[u8; CHUNK]| chunk.iter().fold(0, |met, &byte| add(met, byte)) != 0;
    let mut look = |from: usize, bytes: &[u8]| {
        for (at, &byte) in bytes.iter().enumerate() {
            if is_wanted(byte) {
                see(from + at, byte);
            }
        }
    };
    let (chunks, rest) = bytes.as_chunks();
    let mut at = 0;
    for chunk in chunks {
        if any(chunk) {
            look(at, chunk);
        }
        at += CHUNK;
    }
    // The last bytes are ruled out along with some before them, when there are enough.
    if bytes.last_chunk().is_none_or(any) {
        look(at, rest);
    }
}

/// A text without the white space around it: most have none, which two bytes tell.
#[inline]
pub(crate) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::{each, trimmed};

    #[test]
    fn white_space_is_taken_away_at_either_end() {
        for text in ["", "a", "ab", " a", "é ", "\u{a0}a\u{2028}", "a\u{7f}", "é", "a b\n"] {
            assert_eq!(trimmed(text), text.trim());
        }
    }

    #[test]
    fn finds_bytes_in_every_chunk_and_in_the_rest() {
        let text = "*".to_owned() + &"é".repeat(40) + "*a*" + &"é".repeat(7) + "*";
        let mut found = Vec::new();
        each(text.as_bytes(), |b| b == b'*', |at, _| found.push(at));
        assert_eq!(found, text.match_indices('*').map(|(at, _)| at).collect::<Vec<_>>());
    }
}
