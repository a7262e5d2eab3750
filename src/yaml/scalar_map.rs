//! Decoded text back to its source bytes.
//!
//! The scalar is decoded a second time from its source, run by run. A map is only given when the
//! runs add up to the very text the parser gave.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::node::{Node, NodeKind, ScalarStyle};
use crate::span::{Span, offset};

/// A run of a scalar's decoded text and the bytes it was decoded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ScalarSegment {
    /// First byte in the decoded text.
    pub start: u32,
    /// One past the last byte in the decoded text.
    pub end: u32,
    /// The source: the same bytes when `verbatim`, else an escape, a doubled quote, or a fold (from
    /// the blanks before the line end to the end of the next line's indentation).
    ///
    /// The line end that closes a block scalar (`|`, `>`) lies just outside the node's span.
    pub source: Span,
    /// Whether text and source are the same bytes.
    pub verbatim: bool,
}

impl ScalarSegment {
    /// Its bytes in the decoded text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The segments of a scalar, in order, without gaps: see [`segments`].
#[derive(Clone, Debug)]
pub struct ScalarSegments(Inner);

#[derive(Clone, Debug)]
enum Inner {
    /// The whole text stands in the source as it reads.
    Verbatim(Option<ScalarSegment>),
    Mixed(std::vec::IntoIter<ScalarSegment>),
}

impl Iterator for ScalarSegments {
    type Item = ScalarSegment;

    fn next(&mut self) -> Option<ScalarSegment> {
        match &mut self.0 {
            Inner::Verbatim(segment) => segment.take(),
            Inner::Mixed(segments) => segments.next(),
        }
    }
}

/// Maps the decoded text of a scalar to the source; `None` for other nodes, or when the source
/// does not decode to the node's text (it is not the text the node was read from).
///
/// ```
/// use parapheur::yaml::{self, segments};
/// use parapheur::{Source, Span};
///
/// let text = "'l''été'";
/// let yaml = yaml::parse(Source::new(text), Span::from_range(0..text.len()));
/// let runs: Vec<_> = segments(text, yaml.root.as_ref().unwrap()).unwrap().collect();
/// assert_eq!(runs.iter().map(|run| run.source.slice(text)).collect::<Vec<_>>(), ["l", "''", "été"]);
/// ```
#[must_use]
pub fn segments(source: &str, node: &Node<'_>) -> Option<ScalarSegments> {
    let NodeKind::Scalar(scalar) = &node.kind else { return None };
    let span = node.span.range();
    let content = match scalar.style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => span.start + 1..span.end.checked_sub(1)?,
        _ => span.clone(),
    };
    let text = &*scalar.text;
    if source.get(content.clone()) == Some(text)
        && !matches!(scalar.style, ScalarStyle::Literal | ScalarStyle::Folded)
    {
        let whole = ScalarSegment {
            start: 0,
            end: offset(text.len()),
            source: Span::from_range(content),
            verbatim: true,
        };
        return Some(ScalarSegments(Inner::Verbatim((!text.is_empty()).then_some(whole))));
    }
    let mut map = Map { source, text, at: 0, segments: Vec::new() };
    let complete = match scalar.style {
        ScalarStyle::Literal => block(&mut map, span, true),
        ScalarStyle::Folded => block(&mut map, span, false),
        style => flow(&mut map, content, style),
    };
    (complete.is_some() && map.at == text.len())
        .then(|| ScalarSegments(Inner::Mixed(map.segments.into_iter())))
}

/// The segments so far; every step fails when it does not continue the decoded text.
struct Map<'t> {
    source: &'t str,
    text: &'t str,
    at: usize,
    segments: Vec<ScalarSegment>,
}

impl Map<'_> {
    fn verbatim(&mut self, range: Range<usize>) -> Option<()> {
        if range.is_empty() {
            return Some(());
        }
        let run = self.source.get(range.clone())?;
        self.text.get(self.at..)?.starts_with(run).then_some(())?;
        let end = offset(self.at + run.len());
        match self.segments.last_mut() {
            Some(last) if last.verbatim && last.source.range().end == range.start => {
                last.end = end;
                last.source = Span::new(last.source.start(), offset(range.end));
            }
            _ => self.segments.push(ScalarSegment {
                start: offset(self.at),
                end,
                source: Span::from_range(range),
                verbatim: true,
            }),
        }
        self.at += run.len();
        Some(())
    }

    fn decoded(&mut self, run: &str, range: Range<usize>) -> Option<()> {
        if run.is_empty() {
            return Some(());
        }
        if self.source.get(range.clone()) == Some(run) {
            return self.verbatim(range);
        }
        self.text.get(self.at..)?.starts_with(run).then_some(())?;
        let (start, end) = (offset(self.at), offset(self.at + run.len()));
        self.segments.push(ScalarSegment { start, end, source: Span::from_range(range), verbatim: false });
        self.at += run.len();
        Some(())
    }

    fn is_complete(&self) -> bool {
        self.at == self.text.len()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    fn blanks(&self, at: usize) -> usize {
        self.source.as_bytes().iter().skip(at).take_while(|b| matches!(b, b' ' | b'\t')).count()
    }

    /// The length of the line end at an offset and what YAML makes of it.
    fn line_end(&self, at: usize) -> Option<(usize, &'static str)> {
        let rest = self.source.as_bytes().get(at..)?;
        match rest {
            [b'\r', b'\n', ..] => Some((2, "\n")),
            [b'\r' | b'\n', ..] => Some((1, "\n")),
            [0xc2, 0x85, ..] => Some((2, "\n")),
            [0xe2, 0x80, 0xa8, ..] => Some((3, "\u{2028}")),
            [0xe2, 0x80, 0xa9, ..] => Some((3, "\u{2029}")),
            _ => None,
        }
    }
}

/// Plain and quoted scalars: folds, doubled quotes, escapes.
fn flow(map: &mut Map<'_>, content: Range<usize>, style: ScalarStyle) -> Option<()> {
    let mut at = content.start;
    while at < content.end {
        match map.byte(at)? {
            b'\\' if style == ScalarStyle::DoubleQuoted => {
                at = match map.line_end(at + 1) {
                    Some((len, _)) => fold(map, at..at + 1 + len, content.end, "")?,
                    None => escape(map, at)?,
                };
            }
            b'\'' if style == ScalarStyle::SingleQuoted => {
                map.decoded("'", at..at + 2)?;
                at += 2;
            }
            b' ' | b'\t' => {
                let end = at + map.blanks(at);
                at = match map.line_end(end).filter(|_| end < content.end) {
                    Some((len, end_of_line)) => fold(map, at..end + len, content.end, end_of_line)?,
                    None => {
                        map.verbatim(at..end)?;
                        end
                    }
                };
            }
            _ => {
                if let Some((len, end_of_line)) = map.line_end(at) {
                    at = fold(map, at..at + len, content.end, end_of_line)?;
                } else {
                    let end = run_end(map.source, at, content.end);
                    map.verbatim(at..end)?;
                    at = end;
                }
            }
        }
    }
    Some(())
}

/// The end of the bytes that stand for themselves whatever the style; one character at least.
fn run_end(source: &str, at: usize, end: usize) -> usize {
    let special = |b: u8| matches!(b, b'\\' | b'\'' | b' ' | b'\t' | b'\r' | b'\n' | 0xc2 | 0xe2);
    let bytes = source.as_bytes();
    let mut next = at + 1;
    while next < end && (!bytes.get(next).is_some_and(|&b| special(b)) || !source.is_char_boundary(next)) {
        next += 1;
    }
    next
}

/// A line end between two lines of text, and all blank lines and indentation up to the next text.
fn fold(map: &mut Map<'_>, first: Range<usize>, end: usize, end_of_line: &str) -> Option<usize> {
    let mut at = first.end;
    let mut breaks = String::new();
    loop {
        at += map.blanks(at).min(end.saturating_sub(at));
        match map.line_end(at).filter(|_| at < end) {
            Some((len, more)) => {
                breaks.push_str(more);
                at += len;
            }
            None => break,
        }
    }
    let text = match end_of_line {
        "\n" if breaks.is_empty() => Cow::Borrowed(" "),
        "\n" => Cow::Owned(breaks),
        kept => Cow::Owned(format!("{kept}{breaks}")),
    };
    map.decoded(&text, first.start..at)?;
    Some(at)
}

fn escape(map: &mut Map<'_>, at: usize) -> Option<usize> {
    let (character, len) = escaped(map.source.get(at + 1..)?)?;
    let end = at + 1 + len;
    map.decoded(character.encode_utf8(&mut [0; 4]), at..end)?;
    Some(end)
}

/// The character that an escape stands for, and its length after the backslash.
pub(super) fn escaped(rest: &str) -> Option<(char, usize)> {
    let hex = |digits: usize| {
        let code = rest.get(1..=digits).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))?;
        Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, digits + 1))
    };
    let character = match *rest.as_bytes().first()? {
        b'0' => '\0',
        b'a' => '\x07',
        b'b' => '\x08',
        b't' | b'\t' => '\t',
        b'n' => '\n',
        b'v' => '\x0b',
        b'f' => '\x0c',
        b'r' => '\r',
        b'e' => '\x1b',
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        b'x' => return hex(2),
        b'u' => return hex(4),
        b'U' => return hex(8),
        same @ (b' ' | b'"' | b'/' | b'\\') => char::from(same),
        _ => return None,
    };
    Some((character, 1))
}

/// Block scalars: the header, then lines of one indentation.
fn block(map: &mut Map<'_>, span: Range<usize>, literal: bool) -> Option<()> {
    let line_ends = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    let Some(header) = map.source.get(span.start..)?.find(line_ends) else {
        return Some(()); // a header at the end of the text: nothing to map
    };
    let header_end = span.start + header;
    let first_line = header_end + map.line_end(header_end)?.0;
    let digit = map.source.get(span.start..header_end)?.bytes().find(u8::is_ascii_digit);
    let Some(digit) = digit else {
        let indent = indentation(map, first_line).max(1);
        return lines(map, first_line, indent, literal);
    };
    // `|2` counts from the parent: the key or the dash on the same line, or the root.
    let line = map.source.get(..span.start)?.rfind(['\n', '\r']).map_or(0, |i| i + 1);
    let before = map.source.get(line..span.start)?;
    let key = before.len() - before.trim_start_matches([' ', '-']).len();
    let dash = before.rfind('-').unwrap_or(0);
    [key, dash, 0].into_iter().find_map(|parent| {
        (map.at, map.segments) = (0, Vec::new());
        lines(map, first_line, parent + usize::from(digit - b'0'), literal)
    })
}

/// The indentation of the first line that holds text, or of a longer blank one before it.
fn indentation(map: &Map<'_>, mut at: usize) -> usize {
    let mut widest = 0;
    loop {
        let spaces = map.source.as_bytes().iter().skip(at).take_while(|&&b| b == b' ').count();
        widest = widest.max(spaces);
        match map.line_end(at + spaces) {
            Some((len, _)) => at += spaces + len,
            None => return widest,
        }
    }
}

fn lines(map: &mut Map<'_>, first_line: usize, indent: usize, literal: bool) -> Option<()> {
    let mut at = first_line;
    // The line end after the last line of text, and the blank lines since.
    let mut end_of_line: Option<(Range<usize>, &str)> = None;
    let mut last_blank = false;
    loop {
        let mut blank_lines: Vec<(Range<usize>, &str)> = Vec::new();
        loop {
            let spaces =
                map.source.as_bytes().iter().skip(at).take(indent).take_while(|&&b| b == b' ').count();
            match map.line_end(at + spaces) {
                Some((len, text)) => {
                    blank_lines.push((at + spaces..at + spaces + len, text));
                    at += spaces + len;
                }
                None => {
                    at += spaces;
                    break;
                }
            }
        }
        let starts_blank = matches!(map.byte(at), Some(b' ' | b'\t'));
        // After the last line of text, only the line ends that chomping keeps are part of it.
        let over = map.text.get(map.at..)?.bytes().all(|b| b == b'\n');
        if let Some((range, text)) = end_of_line.take() {
            let folds = !literal && !over && text == "\n" && !last_blank && !starts_blank;
            if !folds {
                if map.is_complete() {
                    return Some(());
                }
                map.decoded(text, range)?;
            } else if blank_lines.is_empty() {
                map.decoded(" ", range.start..at)?;
            }
        }
        for (range, text) in blank_lines {
            if map.is_complete() {
                return Some(());
            }
            map.decoded(text, range)?;
        }
        if map.is_complete() {
            return Some(());
        }
        last_blank = starts_blank;
        let rest = map.source.get(at..)?;
        let len = rest.find(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
        map.verbatim(at..at + len)?;
        at += len;
        match map.line_end(at) {
            Some((len, text)) => {
                end_of_line = Some((at..at + len, text));
                at += len;
            }
            None => return Some(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::yaml::parse;

    /// `(decoded, source)` of every segment of the value of `a`.
    fn map(text: &str) -> Vec<(String, &str)> {
        let yaml = parse(Source::new(text), Span::from_range(0..text.len()));
        let value = &yaml.root.as_ref().unwrap().get("a").unwrap().value;
        let decoded = value.as_text().unwrap();
        let runs: Vec<_> = segments(text, value).unwrap().collect();
        assert!(runs.windows(2).all(|w| w[0].end == w[1].start));
        runs.iter().map(|run| (decoded[run.range()].to_owned(), run.source.slice(text))).collect()
    }

    fn runs<'t>(pairs: &[(&str, &'t str)]) -> Vec<(String, &'t str)> {
        pairs.iter().map(|&(decoded, source)| (decoded.to_owned(), source)).collect()
    }

    #[test]
    fn quoted_scalars() {
        assert_eq!(map("a: 'été'"), runs(&[("été", "été")]));
        assert_eq!(
            map("a: 'l''été \r\n   «\u{a0}fin\u{a0}»\r\n\r\n  z '\r\n"),
            runs(&[
                ("l", "l"),
                ("'", "''"),
                ("été", "été"),
                (" ", " \r\n   "),
                ("«\u{a0}fin\u{a0}»", "«\u{a0}fin\u{a0}»"),
                ("\n", "\r\n\r\n  "),
                ("z ", "z ")
            ])
        );
        assert_eq!(
            map("a: \"\\u00c9tat \\\n  \\\"é\\\"\""),
            runs(&[("É", "\\u00c9"), ("tat ", "tat "), ("\"", "\\\""), ("é", "é"), ("\"", "\\\"")])
        );
    }

    #[test]
    fn plain_scalars() {
        assert_eq!(
            map("a: à lire\n  puis\n"),
            runs(&[("à lire", "à lire"), (" ", "\n  "), ("puis", "puis")])
        );
    }

    #[test]
    fn block_scalars() {
        assert_eq!(map("a: |\n  é\n  b\n\nz: 1\n"), runs(&[("é\n", "é\n"), ("b\n", "b\n")]));
        assert_eq!(
            map("a: >-\r\n  é\r\n  b\r\n\r\n  c\r\n   d\r\nz: 1\r\n"),
            runs(&[
                ("é", "é"),
                (" ", "\r\n  "),
                ("b", "b"),
                ("\n", "\r\n"),
                ("c", "c"),
                ("\n", "\r\n"),
                (" d", " d")
            ])
        );
        assert_eq!(map("a: |2+\n   é\n\nz: 1\n"), runs(&[(" é\n\n", " é\n\n")]));
        assert_eq!(map("a: |\n\nz: 1\n"), runs(&[]));
        assert_eq!(map("a: |+\n\n"), runs(&[("\n", "\n")]));
    }
}
