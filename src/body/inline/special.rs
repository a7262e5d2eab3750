//! Where the next sign stands that may begin a span or end one: most of a text is prose.

/// Where the first sign stands, from `at`, that may begin a construct or end one; `see` is given all that stand
/// up to there and are no prose, but line ends and quotes.
pub(super) fn first_special(bytes: &[u8], at: usize, mut see: impl FnMut(usize)) -> Option<usize> {
    let mut rest = bytes.get(at..)?;
    while let Some(window) = rest.first_chunk() {
        let signs = signs_of(window);
        if signs != 0
            && let Some(found) = first_of(signs, bytes, bytes.len() - rest.len(), &mut see)
        {
            return Some(found);
        }
        rest = rest.get(16..)?;
    }
    first_of(signs_of_end(bytes, rest.len()), bytes, bytes.len() - rest.len(), &mut see)
}

/// The first of some signs, which are those of the bytes from `from` on, that means anything.
fn first_of(mut signs: u128, bytes: &[u8], from: usize, see: &mut impl FnMut(usize)) -> Option<usize> {
    while signs != 0 {
        let step = signs.trailing_zeros() & !7;
        let sign = from + (step / 8) as usize;
        if is_no_prose(bytes, sign) {
            see(sign);
        }
        if begins_or_ends(bytes, sign) {
            return Some(sign);
        }
        signs &= !(0xff << step);
    }
    None
}

/// Whether a sign is more than a line end, a quote, or the colon and the semicolon of a sentence.
fn is_no_prose(bytes: &[u8], at: usize) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    match byte(at) {
        b'\n' | b'\r' | b'"' | b'\'' | b';' => false,
        b':' => byte(at + 1).is_ascii_graphic(),
        _ => true,
    }
}

/// Whether a sign, and what stands around it, means anything.
fn begins_or_ends(bytes: &[u8], at: usize) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let (here, next) = (byte(at), byte(at + 1));
    match class(here) {
        PLAIN => false,
        PAIR => next == here || (here == b'{' && matches!(next, b':' | b'%')),
        LINE_END => at > 0 && byte(at - 1) == b' ',
        BANG => next == b'[',
        _ => true,
    }
}

/// Which of sixteen bytes are no prose (letters, digits, and signs of prose that do not stand twice in a
/// row), each looked at with the byte after it: no branch, so that they are compared all at once.
fn signs_of(window: &[u8; 17]) -> u128 {
    let ([here @ .., _], [_, after @ ..]) = (window, window);
    let mut signs = [0; 16];
    for ((sign, &byte), &next) in signs.iter_mut().zip(here).zip(after) {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let bracket = byte | 1 == b')';
        // from `+` to `9`: digits, comma, hyphen, full stop, slash
        let other = (byte.wrapping_sub(b'+') < 15) & ((byte != next) | (byte >= b'0'));
        let is_prose = letter | (byte == b' ') | (byte >= 0x80) | bracket | other;
        *sign = if is_prose { 0 } else { 0xff };
    }
    u128::from_le_bytes(signs)
}

/// The same of the last `count` bytes of a text, sixteen at most.
fn signs_of_end(bytes: &[u8], count: usize) -> u128 {
    if count == 0 {
        return 0;
    }
    let mut window = [b' '; 17];
    let [room @ .., _] = &mut window;
    match bytes.last_chunk() {
        Some(last) => *room = *last,
        None => room.iter_mut().rev().zip(bytes.iter().rev()).for_each(|(to, &byte)| *to = byte),
    }
    signs_of(&window) >> (8 * (16 - count))
}

#[expect(clippy::indexing_slicing, reason = "a table of 256 has a place for each byte")]
pub(super) fn class(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

const PLAIN: u8 = 0;
/// Always a candidate.
const START: u8 = 1;
/// A straight quote.
pub(super) const QUOTE: u8 = 2;
/// A candidate when doubled, or before `:` or `%`.
pub(super) const PAIR: u8 = 3;
/// A candidate after two spaces.
pub(super) const LINE_END: u8 = 4;
/// `]`
pub(super) const CLOSE: u8 = 5;
/// `!`
const BANG: u8 = 6;

#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static CLASSES: [u8; 256] = {
    let mut classes = [PLAIN; 256];
    let mut i = 0;
    let start = b"*_`<[&\\";
    while i < start.len() {
        classes[start[i] as usize] = START;
        i += 1;
    }
    let pair = b"$~{-.>";
    i = 0;
    while i < pair.len() {
        classes[pair[i] as usize] = PAIR;
        i += 1;
    }
    classes[b'"' as usize] = QUOTE;
    classes[b'\'' as usize] = QUOTE;
    classes[b'\n' as usize] = LINE_END;
    classes[b'\r' as usize] = LINE_END;
    classes[b']' as usize] = CLOSE;
    classes[b'!' as usize] = BANG;
    classes
};

#[cfg(test)]
mod tests {
    use super::{CLASSES, PLAIN, first_special, signs_of};

    #[test]
    fn a_byte_that_may_mean_something_is_noticed_wherever_it_stands() {
        for byte in (0..=u8::MAX).filter(|&byte| CLASSES[usize::from(byte)] != PLAIN) {
            let single = matches!(byte, b'-' | b'.');
            for at in 0..16 {
                let mut window = [b'a'; 17];
                window[at] = byte;
                assert_eq!(signs_of(&window) == 0, single, "{byte} at {at}");
                window[at + 1] = byte;
                assert_ne!(signs_of(&window) & (0xff << (8 * at)), 0, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn the_first_special_byte_is_found_at_any_distance() {
        for length in 0..70 {
            for at in 0..length {
                let mut text = vec![b'-'; length];
                text.iter_mut().skip(1).step_by(2).for_each(|byte| *byte = b'.');
                text[at] = b'*';
                assert_eq!(first_special(&text, 0, |_| ()), Some(at), "{length}");
                assert_eq!(first_special(&text, at, |_| ()), Some(at), "{length}");
                assert_eq!(first_special(&text, at + 1, |_| ()), None, "{length}");
            }
        }
    }
}
