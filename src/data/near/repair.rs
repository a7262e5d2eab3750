//! Words with a space or an apostrophe missing, a stutter, a letter doubled at the end or missing at the head.

/// Tries what a word would be with its apostrophe or space, without a stutter, with its first letter:
/// `visit` is given what stands before the word, what joins both, and the word.
pub(super) fn repaired<T>(word: &[u8], mut visit: impl FnMut(&[u8], &str, &[u8]) -> Option<T>) -> Option<T> {
    let (first, rest) = word.split_first()?;
    // « lutilisateur », « quaccompagner »
    let (head, rest) = match rest {
        [b'u', after @ ..] if first | 0x20 == b'q' => (word.get(..2)?, after),
        _ => (std::slice::from_ref(first), rest),
    };
    let elides = head.len() == 2 || b"ldnsmjLDNSMJ".contains(first);
    if elides && starts_with_vowel(rest) {
        // No noun follows « s’ ».
        let is_sound = matches!(first | 0x20, b'l' | b'd' | b'q') || !is_surely_noun(rest);
        return is_sound.then(|| visit(head, "’", rest)).flatten();
    }
    // « etfacilite »
    if let Some(length) = glued(word) {
        let (head, rest) = word.split_at_checked(length)?;
        return visit(head, " ", rest);
    }
    let mut letters = [0; 64];
    // « ffectivement »
    if rest.first() == Some(&(first | 0x20)) {
        letters.get_mut(1..=word.len())?.copy_from_slice(word);
        letters[1] |= 0x20;
        for vowel in *b"aeiou" {
            letters[0] = vowel;
            let found = visit(&[], "", letters.get(..=word.len())?);
            if found.is_some() {
                return found;
            }
        }
    }
    // « traitemennt »: the ending, where no other slip is told from an inflection.
    let ending = word.len().saturating_sub(4);
    let twice = word
        .get(ending..)?
        .windows(2)
        .position(|two| matches!(two, [a, b] if a == b && a.is_ascii_lowercase()));
    if let Some(at) = twice.map(|at| ending + at) {
        letters.get_mut(..at)?.copy_from_slice(word.get(..at)?);
        letters.get_mut(at..word.len() - 1)?.copy_from_slice(word.get(at + 1..)?);
        letters[0] |= if letters[0] < 0x80 { 0x20 } else { 0 };
        let found = visit(&[], "", letters.get(..word.len() - 1)?);
        if found.is_some() {
            return found;
        }
    }
    // « concrètemement »
    let stutter = word.windows(4).position(|four| matches!(four, [a, b, c, d] if a == c && b == d))?;
    letters.get_mut(..stutter)?.copy_from_slice(word.get(..stutter)?);
    let length = word.len() - 2;
    letters.get_mut(stutter..length)?.copy_from_slice(word.get(stutter + 2..)?);
    letters[0] |= if letters[0] < 0x80 { 0x20 } else { 0 };
    visit(&[], "", letters.get(..length)?)
}

/// The length of the small word that a missing space may have glued to the next.
fn glued(word: &[u8]) -> Option<usize> {
    match word {
        [b'e', b't', ..] | [b'l', b'a', ..] | [b'd', b'u', ..] => Some(2),
        [b'l', b'e', b's', ..] | [b'u', b'n', b'e', ..] | [b'a', b'u', b'x', ..] => Some(3),
        [b'q', b'u', b'e' | b'i', ..] | [b'n' | b'v', b'o', b's', ..] => Some(3),
        [b'd', b'a', b'n', b's', ..] | [b'p', b'o', b'u', b'r', ..] | [b'a', b'v', b'e', b'c', ..] => Some(4),
        _ => None,
    }
}

/// Whether a word ends as nouns do, and verbs do not.
fn is_surely_noun(word: &[u8]) -> bool {
    let singular = word.strip_suffix(b"s").unwrap_or(word);
    let endings: [&[u8]; 9] =
        [b"tion", b"sion", b"ment", "ité".as_bytes(), b"age", b"isme", b"ance", b"ence", b"eur"];
    endings.iter().any(|ending| singular.ends_with(ending))
}

fn starts_with_vowel(word: &[u8]) -> bool {
    matches!(
        word,
        [b'a' | b'e' | b'i' | b'o' | b'u', ..] | [0xc3, 0xa0 | 0xa2 | 0xa8..=0xaa | 0xae | 0xb4, ..]
    )
}
