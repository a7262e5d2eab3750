//! Straight quotes, dashes, dots and chevrons that kramdown prints as typographic characters.

use super::parser::{Spans, is_space};
use super::{InlineKind, TypographicSymbol};

impl Spans<'_, '_> {
    /// Reads a straight quote together with the character before it; kramdown's rules, in its order.
    pub(super) fn smart_quotes(&mut self) -> bool {
        let at = self.pos;
        let Some(first) = self.char_at(at) else { return false };
        let quote = at + if is_quote(self.byte(at)) { 0 } else { first.len_utf8() };
        let second = at + first.len_utf8();
        let here = is_quote(self.byte(at));
        if !here && (first == '\\' || !is_quote(self.byte(second))) {
            return false;
        }
        if here && self.opens_before_emphasis(second) {
            self.put_quote(at, true);
        } else if here && self.closes_before_punctuation(second) {
            self.put_quote(at, false);
        } else if self.is_double_set(quote) {
            self.put_quote(quote, true);
            self.put_quote(quote + 1, true);
        } else if self.byte(quote) == b'\'' && self.is_decade(quote + 1) {
            self.put_quote(quote, false);
        } else if is_space(self.byte(at)) && is_word(self.byte(second + 1)) {
            self.put_quote(second, true);
        } else if is_quote(self.byte(second))
            && !matches!(first, ' ' | '\\' | '\t' | '\r' | '\n' | '[' | '{' | '(' | '-')
        {
            self.put_quote(second, false);
        } else if here && self.closes_before_space(second) {
            self.put_quote(at, false);
        } else {
            self.put_quote(quote, true);
        }
        true
    }

    fn put_quote(&mut self, at: usize, opening: bool) {
        let printed = TypographicSymbol::quote(self.byte(at) == b'"', opening);
        self.leaf(InlineKind::Typographic(printed), at, at + 1);
    }

    fn opens_before_emphasis(&self, next: usize) -> bool {
        matches!(self.byte(next), b'*' | b'_') && next + 1 < self.limits.end && !self.is_space_at(next + 1)
    }

    /// A quote before a punctuation mark that no word follows, other than an ellipsis.
    fn closes_before_punctuation(&self, next: usize) -> bool {
        let mark = self.byte(next);
        if !mark.is_ascii_punctuation() || mark == b'&' || self.rest(next + 1).starts_with("..") {
            return false;
        }
        let word_follows = self.char_at(next + 1).is_some_and(|c| c.is_alphanumeric() || c == '_');
        word_follows == (mark == b'_')
    }

    /// `"'word` or `'"word`
    fn is_double_set(&self, quote: usize) -> bool {
        let (a, b) = (self.byte(quote), self.byte(quote + 1));
        let after_blank = quote == self.pos || self.is_space_at(self.pos);
        after_blank && is_quote(a) && is_quote(b) && a != b && is_word(self.byte(quote + 2))
    }

    /// `'80s`
    fn is_decade(&self, at: usize) -> bool {
        let after_blank = at == self.pos + 1 || self.is_space_at(self.pos);
        after_blank
            && self.byte(at).is_ascii_digit()
            && self.byte(at + 1).is_ascii_digit()
            && self.byte(at + 2) == b's'
    }

    fn closes_before_space(&self, next: usize) -> bool {
        let ends_word = |at| !self.char_at(at).is_some_and(|c| c.is_alphanumeric() || c == '_');
        next >= self.limits.end || self.is_space_at(next) || (self.byte(next) == b's' && ends_word(next + 1))
    }

    /// Reads `---`, `--`, `...`, `<<`, `>>` with the space inside, and their escapes.
    pub(super) fn typographic(&mut self) -> bool {
        let at = self.pos;
        let rest = self.rest(at);
        let found = SYMBOLS.iter().find(|(written, _)| rest.starts_with(written));
        if let Some((written, printed)) = found {
            self.leaf(InlineKind::Typographic(*printed), at, at + written.len());
            return true;
        }
        if rest.starts_with("\\<<") || rest.starts_with("\\>>") {
            let chevron = char::from(self.byte(at + 1));
            self.leaf(InlineKind::Entity(chevron), at, at + 2);
            self.leaf(InlineKind::Entity(chevron), at + 2, at + 3);
            return true;
        }
        false
    }
}

static SYMBOLS: [(&str, TypographicSymbol); 7] = [
    ("---", TypographicSymbol(4)),
    ("--", TypographicSymbol(5)),
    ("...", TypographicSymbol(6)),
    ("<< ", TypographicSymbol(7)),
    (" >>", TypographicSymbol(8)),
    ("<<", TypographicSymbol(9)),
    (">>", TypographicSymbol(10)),
];

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'')
}

/// A word character as kramdown's rules see it: ASCII only.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
