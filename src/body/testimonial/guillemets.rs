//! Pairs of quotation marks in a text: « », “ ”, straight ones.

use std::ops::Range;

/// Text between quotation marks, as ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) opening: Range<usize>,
    /// `None` when nothing closes it: the text then runs to the end.
    pub(super) closing: Option<Range<usize>>,
    /// Quotation marks inside it, marks included.
    pub(super) nested: Vec<Range<usize>>,
}

impl Pair {
    /// What stands between the marks.
    pub(super) fn inside(&self, end: usize) -> Range<usize> {
        self.opening.end..self.closing.as_ref().map_or(end, |c| c.start)
    }
}

/// Whether a text may hold a quotation at all.
pub(super) fn any(text: &str) -> bool {
    opening(text, 0).is_some()
}

/// The first opening mark from `from`, and where it stands.
fn opening(text: &str, from: usize) -> Option<(usize, char)> {
    // By the last byte of each mark; other characters have such bytes too, so the rest is compared.
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += memchr::memchr3(0xAB, 0x9C, b'"', bytes.get(at..)?)?;
        match bytes.get(..=at)? {
            [.., b'"'] => return Some((at, '"')),
            [.., 0xC2, 0xAB] => return Some((at - 1, '«')),
            [.., 0xE2, 0x80, 0x9C] => return Some((at - 2, '“')),
            _ => at += 1,
        }
    }
}

/// The outermost pair that begins at or after `from`.
pub(super) fn next(text: &str, from: usize) -> Option<Pair> {
    let (at, mark) = opening(text, from)?;
    let opening = at..at + mark.len_utf8();
    Some(match mark {
        '"' => straight(text, opening),
        _ => curved(text, opening, mark),
    })
}

fn straight(text: &str, opening: Range<usize>) -> Pair {
    let closing = text.get(opening.end..).unwrap_or_default().find(['"', '”']).map(|i| {
        let at = opening.end + i;
        at..at + if text.get(at..).unwrap_or_default().starts_with('"') { 1 } else { '”'.len_utf8() }
    });
    Pair { opening, closing, nested: Vec::new() }
}

fn curved(text: &str, opening: Range<usize>, mark: char) -> Pair {
    let close = if mark == '«' { '»' } else { '”' };
    let mut nested = Vec::new();
    let mut depth = 0usize;
    let mut nested_from = 0;
    let mut last = None;
    for (at, c) in curved_marks(text, opening.end) {
        let end = at + c.len_utf8();
        if c == mark {
            depth += 1;
            if depth == 1 {
                nested_from = at;
            }
        } else if c == close {
            last = Some(at..end);
            if depth == 0 {
                return Pair { opening, closing: last, nested };
            }
            depth -= 1;
            if depth == 0 {
                nested.push(nested_from..end);
            }
        } else if depth == 0 && matches!((mark, c), ('«', '“')) {
            nested_from = at;
        } else if depth == 0 && matches!((mark, c), ('«', '”')) && nested_from >= opening.end {
            nested.push(std::mem::take(&mut nested_from)..end);
        }
    }
    // One mark may close two quotations at once: « … « … ». The last one then closes the outer one.
    let closes_both = last.as_ref().is_some_and(|l| depth == 0 && !nested.is_empty() && ends(text, l.end));
    if closes_both {
        let inner = nested.pop().map(|n| n.start..last.as_ref().map_or(n.end, |l| l.start));
        nested.extend(inner);
        return Pair { opening, closing: last, nested };
    }
    Pair { opening, closing: None, nested }
}

/// The marks `«`, `»`, `“` and `”` from `from` on, by their last byte.
fn curved_marks(text: &str, from: usize) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let mut at = from;
    std::iter::from_fn(move || {
        loop {
            at += bytes.get(at..)?.iter().position(|b| matches!(b, 0x9C | 0x9D | 0xAB | 0xBB))? + 1;
            match bytes.get(..at)? {
                [.., 0xC2, 0xAB] => return Some((at - 2, '«')),
                [.., 0xC2, 0xBB] => return Some((at - 2, '»')),
                [.., 0xE2, 0x80, 0x9C] => return Some((at - 3, '“')),
                [.., 0xE2, 0x80, 0x9D] => return Some((at - 3, '”')),
                _ => {}
            }
        }
    })
}

/// Whether a quotation may well end here: its line or its sentence ends.
fn ends(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches([' ', '\u{a0}', '.', '!', '*']);
    rest.is_empty() || rest.starts_with(['\n', '\r', ',', '-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (&str, bool, Vec<&str>) {
        let pair = next(text, 0).unwrap();
        let inside = &text[pair.inside(text.len())];
        (inside, pair.closing.is_some(), pair.nested.iter().map(|n| &text[n.clone()]).collect())
    }

    #[test]
    fn nesting_and_accidents() {
        assert_eq!(read("«\u{a0}été\u{a0}»\r\nX"), ("\u{a0}été\u{a0}", true, vec![]));
        assert_eq!(read("«a «b» c» d"), ("a «b» c", true, vec!["«b»"]));
        assert_eq!(read("«a “b” c» d"), ("a “b” c", true, vec!["“b”"]));
        assert_eq!(read("«“a” b» c"), ("“a” b", true, vec!["“a”"]));
        assert_eq!(read("«a “b” c” d»"), ("a “b” c” d", true, vec!["“b”"]));
        assert_eq!(read("“a “b” «c» d” e"), ("a “b” «c» d", true, vec!["“b”"]));
        assert_eq!(read("“a” - X"), ("a", true, vec![]));
        assert_eq!(read("\"a\" X"), ("a", true, vec![]));
        assert_eq!(read("« a « b »\n**X**"), (" a « b ", true, vec!["« b "]));
        assert_eq!(read("« a « b » et la suite"), (" a « b » et la suite", false, vec!["« b »"]));
        // What closes is not known, when another one opens after it.
        assert_eq!(read("« a « b »\n« c"), (" a « b »\n« c", false, vec!["« b »"]));
        assert_eq!(read("« jamais close"), (" jamais close", false, vec![]));
        assert!(any("l’« été »") && !any("l’été – « »".trim_end_matches("« »")));
    }
}
