//! Front matter and body, told apart exactly as Jekyll tells them apart.
//!
//! Jekyll matches `\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)` with a dot that matches newlines, an
//! ASCII `\s` and Ruby's line anchors: only `\n` ends a line, `---` and `...` both close, and the
//! blank lines after a fence go with it. What was *meant* as front matter without being read as
//! such is described by a [`NearMiss`].

mod near_miss;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::char;
use nom::combinator::{eof, recognize};
use nom::{IResult, Parser};
use serde::Serialize;

use crate::source::Source;
use crate::span::Span;

/// Where the front matter and the body of a document stand, as Jekyll sees them.
///
/// A byte-order mark does not hide the front matter here, since Jekyll reads it for pages and
/// posts; that a collection document is copied raw because of it is said by the near miss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Split {
    /// The front matter, when Jekyll finds one.
    pub front_matter: Option<FrontMatterBlock>,
    /// The body: from after the closing fence and the blank lines Jekyll swallows, to the end.
    /// The whole text (without a byte-order mark) when there is no front matter.
    pub body: Span,
    /// What looks like front matter and is not, or is only by luck.
    pub near_miss: Option<NearMiss>,
}

impl Split {
    /// The front matter and the body the author meant: the near miss's reading where there is one,
    /// else Jekyll's. Checks go by it, so that one wrong fence does not hide every other finding.
    #[must_use]
    pub fn meant(&self) -> (Option<FrontMatterBlock>, Span) {
        match self.near_miss.and_then(|miss| miss.meant) {
            Some(meant) => (Some(meant.front_matter), meant.body),
            None => (self.front_matter, self.body),
        }
    }

    /// What there is to read as YAML: without an opening line that YAML would not take for one.
    pub(crate) fn yaml(&self) -> Option<Span> {
        let malformed = self.near_miss.is_some_and(|miss| miss.kind == NearMissKind::MalformedOpening);
        self.meant().0.map(|block| if malformed { block.yaml } else { block.document() })
    }
}

/// The fences and what stands between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FrontMatterBlock {
    /// The opening `---`, spaces and line end included.
    pub opening: Span,
    /// The YAML text between the fences, its last line end included.
    pub yaml: Span,
    /// The closing `---` or `...`, spaces and line end included, without the blank lines after it.
    pub closing: Span,
}

impl FrontMatterBlock {
    /// What Jekyll hands to its YAML parser: the YAML text and the opening fence before it.
    #[must_use]
    pub fn document(&self) -> Span {
        self.opening.to(self.yaml)
    }
}

/// A text that almost begins with front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NearMiss {
    /// What is amiss.
    pub kind: NearMissKind,
    /// The exact characters that are amiss.
    pub span: Span,
    /// How the text was meant to be read, when that differs from what Jekyll reads.
    pub meant: Option<Meant>,
}

/// Front matter and body as they would be without the mishap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Meant {
    /// The front matter; a missing fence is an empty span.
    pub front_matter: FrontMatterBlock,
    /// The body.
    pub body: Span,
}

/// What keeps Jekyll from reading the front matter as it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NearMissKind {
    /// A byte-order mark: a collection document becomes a static file, copied raw.
    ByteOrderMark,
    /// Blank lines or spaces before the first fence: likewise copied raw.
    BlankBeforeFence,
    /// Other text before the first fence: everything is body.
    TextBeforeFence,
    /// Other characters than spaces after the opening `---` (such as a no-break space or `----`).
    MalformedOpening,
    /// No line closes the front matter: everything is body.
    Unclosed,
    /// What was meant to close it is malformed (`----`, `--`, `—`, a no-break space after it, spaces
    /// before it, the last entry on the same line).
    MalformedClosing,
    /// The front matter has no opening fence but a closing one.
    MissingOpening,
    /// Entries stand at the top of the document, without any fence.
    MissingFences,
    /// Lone carriage returns end the lines, which Jekyll does not read as lines.
    LoneCarriageReturn,
}

/// Tells front matter and body apart.
///
/// ```
/// use parapheur::{Source, split};
///
/// let text = "---\ntitle: Appel à projets\n---\n\nTexte.\n";
/// let split = split(Source::new(text));
/// assert_eq!(split.front_matter.unwrap().yaml.slice(text), "title: Appel à projets\n");
/// assert_eq!(split.body.slice(text), "Texte.\n");
/// ```
#[must_use]
pub fn split(source: Source<'_>) -> Split {
    let text = source.checked();
    let start = source.bom_len() as usize;
    let found = document(text, start);
    let near_miss = near_miss::find(text, start, found.as_ref());
    match found {
        Some(Found { meant, .. }) => {
            Split { front_matter: Some(meant.front_matter), body: meant.body, near_miss }
        }
        None => Split { front_matter: None, body: Span::from_range(start..text.len()), near_miss },
    }
}

/// Front matter as Jekyll finds it.
struct Found {
    meant: Meant,
    /// The first line in it that looks like a closing fence and is none.
    malformed: Option<usize>,
}

/// Front matter that begins at `start`, and the body after it.
fn document(text: &str, start: usize) -> Option<Found> {
    let (rest, _) = opening_fence(text.get(start..).unwrap_or_default()).ok()?;
    let yaml = text.len() - rest.len();
    let mut malformed = None;
    // A dash of any kind or a dot: few lines begin with one.
    let may_be_fence =
        |at: &usize| matches!(text.as_bytes().get(*at).copied().unwrap_or_default(), b'-' | b'.' | 0xe2);
    for line in lines(text, yaml).filter(may_be_fence) {
        if closing_fence(text.get(line..).unwrap_or_default()).is_ok() {
            return Some(Found { meant: between(text, start..yaml, line), malformed });
        }
        if malformed.is_none() && near_miss::malformed_fence(text, line).is_some() {
            malformed = Some(line);
        }
    }
    None
}

/// The reading with a given opening fence and a closing fence on the line that starts at `closing`.
fn between(text: &str, opening: std::ops::Range<usize>, closing: usize) -> Meant {
    let line_end = line_end(text, closing);
    Meant {
        front_matter: FrontMatterBlock {
            opening: Span::from_range(opening.clone()),
            yaml: Span::from_range(opening.end..closing),
            closing: Span::from_range(closing..line_end),
        },
        body: Span::from_range(after_blank_lines(text, line_end)..text.len()),
    }
}

/// `---\s*\n`, up to the first line end: blank lines that `\s*` takes as well change nothing.
fn opening_fence(input: &str) -> IResult<&str, &str> {
    recognize((tag("---"), blanks, char('\n'))).parse(input)
}

/// `(---|\.\.\.)\s*$`, up to the first line end.
fn closing_fence(input: &str) -> IResult<&str, &str> {
    let line_end = alt((recognize(char('\n')), eof));
    recognize((alt((tag("---"), tag("..."))), blanks, line_end)).parse(input)
}

/// Ruby's `\s` without the line end.
fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(|c| matches!(c, ' ' | '\t' | '\r' | '\x0b' | '\x0c')).parse(input)
}

/// The starts of the lines from one on; as in Ruby, only `\n` ends a line.
fn lines(text: &str, first: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(first), |&at| Some(line_end(text, at))).take_while(|&at| at < text.len())
}

/// Just after the `\n` that ends the line, or the end of the text.
fn line_end(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', text.as_bytes().get(at..).unwrap_or_default()).map_or(text.len(), |i| at + i + 1)
}

/// Skips blank lines, as `\s*$\n?` does: up to the last `\n` of the white space, or to the end.
fn after_blank_lines(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let content = rest.trim_start_matches([' ', '\t', '\r', '\n', '\x0b', '\x0c']);
    if content.is_empty() {
        return text.len();
    }
    let blank = rest.get(..rest.len() - content.len()).unwrap_or_default();
    at + blank.rfind('\n').map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str, Option<NearMissKind>) {
        let split = split(Source::new(text));
        (
            split.front_matter.map(|block| block.yaml.slice(text)),
            split.body.slice(text),
            split.near_miss.map(|miss| miss.kind),
        )
    }

    #[test]
    fn crlf_accents_and_no_break_spaces() {
        let text = "---  \r\ntitle: «\u{a0}Été\u{a0}»\r\n...\t\r\n\r\n  À lire\r\n";
        assert_eq!(parts(text), (Some("title: «\u{a0}Été\u{a0}»\r\n"), "  À lire\r\n", None));
    }

    #[test]
    fn every_byte_belongs_to_a_part() {
        for text in
            ["---\na: é\n---", "---\n---\n\n", "\u{feff}---\r\n\r\na: 1\r\n---\r\nx", "---\n\n\n...\n \n"]
        {
            let split = split(Source::new(text));
            let block = split.front_matter.unwrap();
            assert_eq!(block.opening.end(), block.yaml.start());
            assert_eq!(block.yaml.end(), block.closing.start());
            let between = Span::new(block.closing.end(), split.body.start()).slice(text);
            assert!(between.chars().all(char::is_whitespace), "{text:?}");
            assert_eq!(split.body.end() as usize, text.len());
        }
    }

    #[test]
    fn what_closes_and_what_does_not() {
        assert_eq!(parts("---\na: 1\n---").1, "");
        assert_eq!(parts("---\na: 1\n ---\nb\n").0, None);
        assert_eq!(parts("---\na: 1\n--- # fin\nx\n---\n").0, Some("a: 1\n--- # fin\nx\n"));
        assert_eq!(parts("---\na: 1\n---\u{b}\x0c\n\x0c\n x").1, " x");
        assert_eq!(parts("---\ra: 1\r---\rx").0, None);
        assert_eq!(parts("---\na: 1\r---\r\nx").0, None);
    }

    #[test]
    fn a_damaged_opening_line_is_no_yaml() {
        for opening in ["----\n", "—\r\n", "---\u{a0}\n"] {
            let text = format!("{opening}titre: « Été »\ndate: 2024-03-12\n---\n\nTexte.\n");
            let yaml = split(Source::new(&text)).yaml().unwrap();
            assert_eq!(yaml.slice(&text), "titre: « Été »\ndate: 2024-03-12\n", "{opening:?}");
        }
    }

    #[test]
    fn a_text_without_front_matter_is_all_body() {
        assert_eq!(parts("Bonjour\n"), (None, "Bonjour\n", None));
        assert_eq!(parts(""), (None, "", None));
        assert_eq!(parts("---"), (None, "---", None));
    }
}
