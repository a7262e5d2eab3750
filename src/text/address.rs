//! Web addresses written in a text.

use std::ops::Range;

use crate::span::{Span, offset};

/// Where addresses may stand in a source: each `://` and `www`, in order.
///
/// Texts are many and addresses few: a look at the whole source spares one at each text.
#[derive(Debug, Default)]
pub(crate) struct Places {
    all: Vec<u32>,
    /// How many stand before the last span that was asked about.
    before: usize,
}

impl Places {
    /// Those of a span of the source.
    pub(crate) fn of(source: &str, span: Span) -> Self {
        let bytes = span.slice(source).as_bytes();
        let leads = |at: &usize| match bytes.get(at + 1..at + 3) {
            Some([b'/', b'/']) => bytes.get(*at) == Some(&b':'),
            Some([b'w' | b'W', b'w' | b'W']) => true,
            _ => false,
        };
        let all = memchr::memchr3_iter(b':', b'w', b'W', bytes).filter(leads);
        Self { all: all.map(|at| span.start() + offset(at)).collect(), before: 0 }
    }

    /// Whether an address may stand in a span; quick when asked from span to span.
    pub(crate) fn any_in(&mut self, span: Span) -> bool {
        while self.before > 0 && self.all.get(self.before - 1).is_some_and(|&at| at >= span.start()) {
            self.before -= 1;
        }
        while self.all.get(self.before).is_some_and(|&at| at < span.start()) {
            self.before += 1;
        }
        self.all.get(self.before).is_some_and(|&at| at < span.end())
    }
}

/// The first address that begins with a scheme or `www.` at `from` or after, as bytes of the text.
pub(crate) fn next_url(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(next) = memchr::memchr3(b':', b'w', b'W', bytes.get(at..)?) {
        at += next;
        let found = match bytes.get(at) {
            Some(b':') if bytes.get(at + 1..at + 3) == Some(b"//") => {
                let scheme = scheme_start(bytes, from, at);
                (scheme < at).then_some(scheme)
            }
            Some(b'w' | b'W') if starts_www(bytes, at) => Some(at),
            _ => None,
        };
        if let Some(start) = found {
            let end = end(text, at);
            if end > at + 3 {
                return Some(start..end);
            }
        }
        at += 1;
    }
    None
}

fn scheme_start(bytes: &[u8], from: usize, colon: usize) -> usize {
    let is_letter = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_alphabetic);
    (from..colon).rev().take_while(is_letter).take(10).last().unwrap_or(colon)
}

fn starts_www(bytes: &[u8], at: usize) -> bool {
    let word_before = at.checked_sub(1).and_then(|i| bytes.get(i)).is_some_and(|b| {
        b.is_ascii_alphanumeric() || matches!(b, b'.' | b'/' | b'-' | b'_' | b'@') || *b >= 0xc3
    });
    !word_before
        && bytes.get(at..at + 4).is_some_and(|w| w.eq_ignore_ascii_case(b"www."))
        && bytes.get(at + 4).is_some_and(u8::is_ascii_alphanumeric)
}

/// Where an address ends: before white space, a quotation mark or the punctuation of the sentence.
fn end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '’');
    let mut address = rest.get(..rest.find(stops).unwrap_or(rest.len())).unwrap_or("");
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '…', '\\']);
        let shorter = match shorter.strip_suffix([')', ']']) {
            Some(inner) if !inner.contains(['(', '[']) => inner,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return from + address.len();
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(range) = next_url(text, from) {
            from = range.end;
            found.push(&text[range]);
        }
        found
    }

    #[test]
    fn addresses_end_with_the_sentence() {
        let text = "Été\u{a0}: https://x.fr/é_(b)?a=1#c. (www.y.fr) «\u{a0}HTTP://Z.fr/\u{a0}», www. rien";
        assert_eq!(urls(text), ["https://x.fr/é_(b)?a=1#c", "www.y.fr", "HTTP://Z.fr/"]);
        assert_eq!(urls("a://, 12:30 // wwwa.fr"), Vec::<&str>::new());
    }
}
