//! Reads the text of a date character by character, with a way back.

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// What was read since `from`.
    pub(super) fn since(&self, from: usize) -> &'t str {
        self.text.get(from..self.at).unwrap_or("")
    }

    /// Tries something; comes back to where it was when that fails.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// Reads one of some characters, if it is there.
    pub(super) fn one_of(&mut self, set: &str) -> Option<char> {
        let c = self.peek().filter(|&c| set.contains(c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Reads a word whatever its case.
    pub(super) fn word(&mut self, word: &str) -> Option<()> {
        let found = self.rest().get(..word.len())?;
        found.eq_ignore_ascii_case(word).then(|| self.at += word.len())
    }

    /// Reads characters as long as they fit; perhaps none.
    pub(super) fn run(&mut self, fits: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let found = rest.get(..rest.find(|c| !fits(c)).unwrap_or(rest.len())).unwrap_or_default();
        self.at += found.len();
        found
    }

    /// Goes `bytes` further.
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    pub(super) fn spaces(&mut self) {
        self.run(|c| c == ' ');
    }

    /// Reads a run of digits.
    pub(super) fn digits(&mut self) -> Option<&'t str> {
        Some(self.run(|c| c.is_ascii_digit())).filter(|digits| !digits.is_empty())
    }

    /// Reads as many digits as there are, up to `most`, and at least `least`.
    pub(super) fn digits_within(&mut self, least: usize, most: usize) -> Option<&'t str> {
        let count = self.rest().bytes().take(most).take_while(u8::is_ascii_digit).count();
        let found = self.rest().get(..count).filter(|_| count >= least)?;
        self.at += count;
        Some(found)
    }

    /// Reads a number that may be led by `'` and by one of `signs`; keeps them.
    pub(super) fn signed(&mut self, signs: &str) -> Option<&'t str> {
        let before = self.at;
        self.attempt(|c| {
            c.one_of("'");
            c.one_of(signs);
            c.digits()?;
            Some(c.since(before))
        })
    }

    /// Whether a word begins or ends here.
    pub(super) fn border(&self) -> Option<()> {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let before = self.text.get(..self.at).and_then(|t| t.chars().next_back()).is_some_and(word);
        (before != self.peek().is_some_and(word)).then_some(())
    }
}
