//! Reading on after an error: the broken top-level entry is left out, everything else is kept.
//!
//! The text is read in pieces that begin and end between top-level entries. After an error, what
//! stands before the entry to blame and what stands after it are read each on its own, so every
//! byte is read at most twice per error it touches and the whole stays linear.

use std::ops::Range;

use super::diagnose::{self, Fault, blanks, line_start, line_text, word_before_colon};
use super::node::{Entry, Node, NodeKind, YamlError, YamlErrorKind};
use super::tree::{self, Pass, Trouble};
use crate::span::Span;

/// Most syntax errors that are reported for one document.
const MAX_ERRORS: usize = 32;

/// What was read of a document, errors left out.
#[derive(Default)]
pub(super) struct Recovered<'a> {
    pub(super) root: Option<Node<'a>>,
    pub(super) errors: Vec<YamlError>,
    pub(super) has_alias: bool,
    /// Where reading stopped: the start of a second document, or the end.
    pub(super) end: usize,
    /// Bytes that libyaml read in all, for the tests that bound the work.
    #[cfg(test)]
    pub(super) work: usize,
}

impl<'a> Recovered<'a> {
    /// A document without any error.
    pub(super) fn complete(root: Node<'a>, end: usize) -> Self {
        Self { end, root: Some(root), ..Self::default() }
    }
}

/// Reads `text[range]`, which may begin with a `---` line.
pub(super) fn read(text: &str, range: Range<usize>) -> Recovered<'_> {
    let mut reader = Reader {
        text,
        range: range.clone(),
        indent: None,
        entries: Vec::new(),
        out: Recovered {
            root: None,
            errors: Vec::new(),
            has_alias: false,
            end: range.end,
            #[cfg(test)]
            work: 0,
        },
    };
    let mut pending = vec![range];
    while let Some(piece) = pending.pop() {
        if reader.out.errors.len() >= MAX_ERRORS {
            reader.give_up(piece);
            break;
        }
        if !reader.piece(piece, &mut pending) {
            break;
        }
    }
    reader.finish()
}

struct Reader<'a> {
    text: &'a str,
    range: Range<usize>,
    /// Indentation of the top-level entries; known from the first error on.
    indent: Option<usize>,
    entries: Vec<Entry<'a>>,
    out: Recovered<'a>,
}

impl<'a> Reader<'a> {
    /// Reads a piece; whether there is any sense in reading on.
    fn piece(&mut self, piece: Range<usize>, pending: &mut Vec<Range<usize>>) -> bool {
        if piece.start > self.range.start && line_text(self.text, piece.start).starts_with("---") {
            self.second_document(piece.start);
            return false;
        }
        let pass = tree::read(self.text, piece.clone());
        #[cfg(test)]
        {
            // libyaml reads ahead by buffers of 16 KiB.
            let read = match &pass.trouble {
                Some(Trouble::Syntax(failure)) => failure.problem_at - piece.start + 16 * 1024,
                _ => piece.len(),
            };
            self.out.work += read.min(piece.len());
        }
        self.out.has_alias |= pass.has_alias;
        match &pass.trouble {
            None => self.complete(pass, pending),
            Some(trouble) => {
                let fault = diagnose::explain(self.text, trouble, pass.last);
                let message = match trouble {
                    Trouble::Syntax(failure) => failure.problem.to_owned(),
                    Trouble::TooDeep(_) => format!("nested deeper than {}", crate::MAX_YAML_DEPTH),
                };
                self.broken(pass, fault, message, piece, pending)
            }
        }
    }

    fn complete(&mut self, pass: Pass<'a>, pending: &mut Vec<Range<usize>>) -> bool {
        if let Some(at) = pass.second_document {
            pending.clear();
            self.second_document(at);
        }
        match pass.root {
            // The ordinary case: one piece, no error.
            Some(root) if self.indent.is_none() => self.out.root = Some(root),
            Some(Node { kind: NodeKind::Mapping(entries), .. }) => self.entries.extend(entries),
            Some(root) if !root.span.is_empty() => {
                let entry = root.span;
                self.error(YamlErrorKind::MissingKey, entry, entry, String::from("not a mapping entry"));
            }
            _ => {}
        }
        pass.second_document.is_none()
    }

    fn broken(
        &mut self,
        pass: Pass<'a>,
        fault: Fault,
        message: String,
        piece: Range<usize>,
        pending: &mut Vec<Range<usize>>,
    ) -> bool {
        if pass.opaque {
            let whole = Span::from_range(piece).trim(self.text);
            self.error(fault.kind, fault.span, whole, message);
            return false;
        }
        let entry = self.entry_around(fault.blame, &piece);
        if entry.is_empty() {
            return false; // nothing to leave out: no progress could be made
        }
        self.error(fault.kind, fault.span, Span::from_range(entry.clone()).trim(self.text), message);
        let kept = pass.entries.into_iter().filter(|e| e.span().range().end <= entry.start);
        self.entries.extend(kept);
        if entry.end < piece.end {
            pending.push(entry.end..piece.end);
        }
        // The entry before the broken one was not seen to end: read it again, on its own.
        let kept_end = self.entries.last().map_or(piece.start, |e| e.span().range().end.max(piece.start));
        let open = pass.open.map_or(kept_end, |key| key.range().start);
        if open < entry.start && !self.text.get(open..entry.start).unwrap_or("").trim().is_empty() {
            pending.push(line_start(self.text, open).max(piece.start)..entry.start);
        }
        true
    }

    /// The top-level entry that holds an offset, whole lines, never empty.
    fn entry_around(&mut self, at: usize, piece: &Range<usize>) -> Range<usize> {
        let indent = self.indent();
        let line = line_start(self.text, at.min(piece.end.saturating_sub(1))).max(piece.start);
        let mut start = line;
        if is_blank_or_comment(line_text(self.text, line)) {
            return line..self.next_line(line).min(piece.end);
        }
        while start > piece.start && !self.is_top_level(start, indent) {
            start = line_start(self.text, start - 1).max(piece.start);
        }
        let mut end = self.next_line(line);
        while end < piece.end && !self.begins_entry(end, indent) {
            end = self.next_line(end);
        }
        start..end.clamp(start, piece.end)
    }

    /// The indentation of the document's first line that holds anything.
    fn indent(&mut self) -> usize {
        *self.indent.get_or_insert_with(|| {
            let mut at = self.range.start;
            while at < self.range.end {
                let line = line_text(self.text, at);
                if !is_blank_or_comment(line) && !line.starts_with("---") {
                    return blanks(line);
                }
                at += line.len() + 1;
            }
            0
        })
    }

    /// Whether a line stands at the indentation of entries and is no item, comment or blank.
    fn is_top_level(&self, line: usize, indent: usize) -> bool {
        let text = line_text(self.text, line);
        let content = text.trim_start();
        blanks(text) <= indent && !is_blank_or_comment(text) && !content.starts_with(['-', ']', '}'])
    }

    /// Whether a line is sure to begin another entry, even after a quote that is not closed.
    fn begins_entry(&self, line: usize, indent: usize) -> bool {
        let text = line_text(self.text, line);
        let content = text.trim_start();
        blanks(text) <= indent
            && (content.starts_with('#')
                || text.starts_with("---")
                || word_before_colon(content).is_some()
                || is_spaced_key(content))
    }

    fn next_line(&self, at: usize) -> usize {
        let line = line_text(self.text, at).len();
        let end = at + line;
        let crlf = self.text.get(end..end + 2) == Some("\r\n");
        (end + if crlf { 2 } else { 1 }).min(self.range.end.max(at))
    }

    fn second_document(&mut self, at: usize) {
        let rest = Span::from_range(at..self.range.end);
        let line = Span::from_range(at..at + line_text(self.text, at).trim_end().len());
        self.out.end = at;
        self.error(YamlErrorKind::SecondDocument, line, rest, String::from("second document"));
    }

    fn give_up(&mut self, piece: Range<usize>) {
        let rest = Span::from_range(piece.start..self.range.end);
        let line = Span::from_range(piece.start..piece.start + line_text(self.text, piece.start).len());
        self.error(YamlErrorKind::TooManyErrors, line, rest, String::from("too many errors"));
    }

    fn error(&mut self, kind: YamlErrorKind, span: Span, entry: Span, message: String) {
        self.out.errors.push(YamlError { kind, span, entry: entry.to(span), message });
    }

    fn finish(mut self) -> Recovered<'a> {
        if let (None, Some(first), Some(last)) = (&self.out.root, self.entries.first(), self.entries.last()) {
            let span = first.span().to(last.span());
            self.out.root = Some(Node::new(span, NodeKind::Mapping(self.entries)));
        }
        self.out.errors.sort_by_key(|error| error.span.start());
        self.out
    }
}

/// `title : Carte`, with the space that French sets before a colon. In lower case: a sentence that goes on
/// from the line above may begin with « Attention : ».
fn is_spaced_key(line: &str) -> bool {
    let after = line.trim_start_matches(|c: char| c.is_lowercase() || matches!(c, '_' | '-'));
    let value = after.trim_start_matches([' ', '\t']).strip_prefix(':');
    after.len() < line.len()
        && after.starts_with([' ', '\t'])
        && !line.starts_with('-')
        && value.is_some_and(|value| value.is_empty() || value.starts_with([' ', '\t']))
}

fn is_blank_or_comment(line: &str) -> bool {
    let content = line.trim_start();
    content.is_empty() || content.starts_with('#')
}
