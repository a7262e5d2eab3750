//! Signs that most bodies have none of, looked for before all else.

/// What is among the signs of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// A carriage return.
    pub(super) returns: bool,
    /// A pipe, which a table wants.
    pub(super) pipes: bool,
    /// How much there may be of markup: `<` and then a letter, `/` or `!`.
    pub(super) tags: usize,
}

/// How much is searched for one sign after the other: a long text does not stay in the caches of a
/// processor from one search of the whole to the next.
const STRETCH: usize = 1 << 14;

impl Signs {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let begins_tag = |&b: &u8| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'_') || b >= 0x80;
        let mut signs = Self::default();
        for (start, stretch) in (0..).step_by(STRETCH).zip(bytes.chunks(STRETCH)) {
            signs.returns = signs.returns || memchr::memchr(b'\r', stretch).is_some();
            signs.pipes = signs.pipes || memchr::memchr(b'|', stretch).is_some();
            let tags = memchr::memchr_iter(b'<', stretch);
            signs.tags += tags.filter(|at| bytes.get(start + at + 1).is_some_and(begins_tag)).count();
        }
        signs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_wherever_they_stand() {
        assert_eq!(Signs::of("1 < 2, «\u{a0}a\u{a0}» <"), Signs::default());
        for before in [0, 1, STRETCH - 1, STRETCH, 3 * STRETCH + 7] {
            let text = |sign: &str| [&"a".repeat(before), sign, &"a".repeat(STRETCH)].concat();
            assert_eq!(Signs::of(&text("<p></p>")), Signs { tags: 2, ..Signs::default() });
            assert_eq!(Signs::of(&text("|")), Signs { pipes: true, ..Signs::default() });
            assert_eq!(Signs::of(&text("\r")), Signs { returns: true, ..Signs::default() });
        }
    }
}
