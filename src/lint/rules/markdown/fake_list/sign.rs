//! What a line that is meant as an item of a list begins with.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `•` and its like: nothing else begins so.
    Bullet,
    /// `1)`, `o`, `–`, `-x`: a list when there are two.
    Doubtful(&'static str),
}

/// Whether a line that begins with these bytes may begin with a sign or blanks.
pub(super) fn may_be_sign(first: u8, second: u8) -> bool {
    match first {
        0xe1.. => true,
        // `**` is emphasis, `2024` a year or a count.
        b'*' | b'+' => matches!(second, b'A'..=b'Z' | b'a'..=b'z' | 0xc2..),
        b'-' => matches!(second, b'A'..=b'Z' | b'a'..=b'z' | b'*' | b'[' | 0xc2..),
        b'(' => second.is_ascii_lowercase(),
        b'0'..=b'9' => matches!(second, b'0'..=b'9' | b'a'..=b'z' | b')' | b'.' | b'/' | 0xc2),
        b'a'..=b'z' => matches!(second, b')' | b' ' | b'\t' | 0xc2 | 0xe2),
        // `·` and the blanks that are no ASCII.
        0xc2 => matches!(second, 0x85 | 0xa0 | 0xb7),
        _ => false,
    }
}

/// The sign that a line begins with, and its length with the blanks after it.
pub(super) fn sign(text: &str) -> Option<(usize, Sign)> {
    let first = text.chars().next()?;
    let blanks = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']).len()
    };
    let end = blanks(first.len_utf8());
    let spaced = end > first.len_utf8();
    match first {
        '•' | '‣' | '▪' | '◦' | '●' | '■' | '□' | '➢' | '·' | '\u{f0b7}' | '\u{f0a7}' => {
            Some((end, Sign::Bullet))
        }
        'o' if spaced => Some((end, Sign::Doubtful("o"))),
        '–' | '—' if spaced => Some((end, Sign::Doubtful("–"))),
        '-' => {
            let next = text.get(1..)?.chars().next()?;
            let word = next.is_alphabetic() || matches!(next, '*' | '«' | '\u{a0}' | '\u{202f}' | '[');
            word.then_some((end, Sign::Doubtful("-")))
        }
        // One star for two words is a star that is printed; two may be emphasis.
        '+' | '*' => {
            let rest = text.get(1..)?;
            let word = rest.starts_with(|c: char| c.is_alphabetic() || c == '«') && !rest.contains('*');
            word.then_some((end, Sign::Doubtful("*")))
        }
        'a'..='z' | '0'..='9' | '(' => numbered(text).map(|length| (blanks(length), Sign::Doubtful("1)"))),
        _ => None,
    }
}

/// Length of `1) `, `a) `, `(a) `, `1/ `, `1°) `, `1° ` or `1.` stuck to a word, without the blanks after it.
///
/// `(1) ` is a note that is called in the text.
fn numbered(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && inner.len() < text.len() {
        return None;
    }
    let letter = usize::from(inner.starts_with(|c: char| c.is_ascii_lowercase()));
    let rest = inner.get(digits + letter..).filter(|_| (1..=2).contains(&(digits + letter)))?;
    let degree = |rest: &&str| {
        digits == 1 && rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphabetic)
    };
    if let Some(rest) = rest.strip_prefix('°').filter(degree) {
        return Some(text.len() - rest.len());
    }
    let closed = ["°)", ")"].iter().find_map(|mark| rest.strip_prefix(mark));
    let closed = closed.or_else(|| rest.strip_prefix('/').filter(|_| digits > 0));
    let spaced = closed.filter(|rest| rest.starts_with([' ', '\t', '\u{a0}', '\u{202f}']));
    let stuck = || {
        let rest = rest.strip_prefix('.').filter(|_| digits > 0)?;
        let word = |c: char| c.is_alphabetic() || matches!(c, '*' | '«' | '[');
        rest.starts_with(word).then_some(rest)
    };
    spaced.or_else(stuck).map(|rest| text.len() - rest.len())
}
