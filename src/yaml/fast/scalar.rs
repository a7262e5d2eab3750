//! Scalars: plain, quoted, block.

use std::borrow::Cow;
use std::ops::Range;

use super::{Reader, scalar_node};
use crate::span::Span;
use crate::yaml::node::{Node, NodeKind, ScalarStyle};
use crate::yaml::scalar_map::escaped;

/// Where the text of a line ends, and what ends it.
struct LineOfText {
    /// After the last character of text.
    end: usize,
    /// At the line end or at the `#` of a comment.
    stop: usize,
}

impl<'a> Reader<'a> {
    /// A scalar that begins here; goes to the next content, which must not be further in than `column`.
    pub(super) fn scalar(&mut self, at: usize, column: usize) -> Option<Node<'a>> {
        let node = match self.bytes.get(at)? {
            b'\'' | b'"' => {
                let node = self.quoted(at)?;
                self.end_line(node.span.range().end)?;
                node
            }
            b'[' => self.flow_sequence(at)?,
            b'|' => self.block(at, column, ScalarStyle::Literal)?,
            b'>' => self.block(at, column, ScalarStyle::Folded)?,
            b'-' | b'?' | b':' if !self.is_blank(at + 1) => self.plain(at, column)?,
            &b if is_indicator(b) => return None,
            _ => self.plain(at, column)?,
        };
        (self.is_over() || self.column <= column).then_some(node)
    }

    fn plain(&mut self, at: usize, column: usize) -> Option<Node<'a>> {
        let mut line = self.line_of_text(at)?;
        let mut joined: Option<String> = None;
        while let Some((next, breaks)) = self.continuation(line.stop, column) {
            let text = joined.get_or_insert_with(|| self.slice(at..line.end).to_owned());
            line = self.line_of_text(next)?;
            push_breaks(text, breaks);
            text.push_str(self.slice(next..line.end));
        }
        self.next_content(self.next_line(line.stop));
        let text = joined.map_or_else(|| Cow::Borrowed(self.slice(at..line.end)), Cow::Owned);
        Some(scalar_node(at..line.end, text, ScalarStyle::Plain))
    }

    /// A line of a plain scalar; none when it holds a `: `, which is an error or a key.
    fn line_of_text(&self, at: usize) -> Option<LineOfText> {
        let mut stop = at;
        loop {
            let rest = self.bytes.get(stop..)?;
            stop += memchr::memchr3(b'\n', b':', b'#', rest).unwrap_or(rest.len());
            match self.bytes.get(stop) {
                Some(b'\n') if stop > at && self.byte(stop - 1) == Some(b'\r') => {
                    stop -= 1;
                    break;
                }
                None | Some(b'\n') => break,
                Some(b':') if self.is_blank(stop + 1) => return None,
                Some(b'#') if stop > at && self.byte(stop - 1) == Some(b' ') => break,
                Some(_) => stop += 1,
            }
        }
        let trailing = self.bytes.get(at..stop)?.iter().rev().take_while(|&&b| b == b' ').count();
        Some(LineOfText { end: stop - trailing, stop })
    }

    /// The next line of the plain scalar whose last line stops here, and how many line ends lie between.
    fn continuation(&self, stop: usize, column: usize) -> Option<(usize, usize)> {
        if self.bytes.get(stop) == Some(&b'#') {
            return None;
        }
        let (line, at, breaks) = self.skip_blank_lines(self.next_line(stop));
        let goes_on = at < self.bytes.len() && at - line > column && self.byte(at) != Some(b'#');
        goes_on.then_some((at, breaks))
    }

    /// The next line that is not blank, its first character, and the line ends passed since the
    /// last text.
    fn skip_blank_lines(&self, mut line: usize) -> (usize, usize, usize) {
        let mut breaks = 0;
        loop {
            let at = self.skip_blanks(line);
            if at >= self.bytes.len() || !self.is_line_end(at) {
                return (line, at, breaks);
            }
            breaks += 1;
            line = self.next_line(at);
        }
    }

    fn quoted(&self, at: usize) -> Option<Node<'a>> {
        let quote = self.byte(at)?;
        let style = if quote == b'"' { ScalarStyle::DoubleQuoted } else { ScalarStyle::SingleQuoted };
        let mut decode = false;
        let mut end = at + 1;
        loop {
            let rest = self.bytes.get(end..)?;
            let escape = if quote == b'"' { b'\\' } else { quote };
            end += memchr::memchr3(quote, escape, b'\n', rest)?;
            let len = match self.byte(end)? {
                b'\n' => 1,
                b'\\' => 2,
                _ if quote == b'\'' && self.bytes.get(end + 1) == Some(&quote) => 2,
                _ => break,
            };
            decode = true;
            end += len;
            if self.ends_document(end) {
                return None;
            }
        }
        let content = at + 1..end;
        let text = if decode {
            Cow::Owned(self.decode(content, quote)?)
        } else {
            Cow::Borrowed(self.slice(content))
        };
        Some(scalar_node(at..end + 1, text, style))
    }

    /// Goes to the next content when nothing but a comment is left of the line.
    fn end_line(&mut self, at: usize) -> Option<()> {
        let after = self.skip_blanks(at);
        let is_comment = after > at && self.bytes.get(after) == Some(&b'#');
        (self.is_line_end(after) || is_comment).then_some(())?;
        self.next_content(self.next_line(after));
        Some(())
    }

    /// `[a, "b"]` on one line, with nothing nested.
    fn flow_sequence(&mut self, at: usize) -> Option<Node<'a>> {
        let mut items = Vec::with_capacity(4);
        let mut next = self.skip_blanks(at + 1);
        if self.bytes.get(next) != Some(&b']') {
            loop {
                let item = match *self.bytes.get(next)? {
                    b'\'' | b'"' => self.quoted(next)?,
                    b => self.flow_plain(next).filter(|_| !is_indicator(b))?,
                };
                let end = self.skip_blanks(item.span.range().end);
                items.push(item);
                match self.bytes.get(end)? {
                    b',' => next = self.skip_blanks(end + 1),
                    b']' => {
                        next = end;
                        break;
                    }
                    _ => return None,
                }
            }
        }
        self.end_line(next + 1)?;
        Some(Node::new(Span::from_range(at..next + 1), NodeKind::Sequence(items)))
    }

    /// A plain item of a bracketed list, without any character that may mean something there.
    fn flow_plain(&self, at: usize) -> Option<Node<'a>> {
        let means = |b: &u8| matches!(b, b',' | b'[' | b']' | b'{' | b'}' | b':' | b'#' | b'\n' | b'\r');
        let end = at + self.bytes.get(at..)?.iter().position(means)?;
        let text = self.slice(at..end).trim_end_matches(' ');
        Some(self.plain_node(at..at + text.len()))
    }

    /// Whether a line begins with `---` or `...` here.
    fn ends_document(&self, at: usize) -> bool {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at.checked_sub(1).and_then(|last| self.byte(last)) == Some(b'\n')
            && (rest.starts_with(b"---") || rest.starts_with(b"..."))
    }

    /// Takes folds, doubled quotes and escapes out.
    fn decode(&self, content: Range<usize>, quote: u8) -> Option<String> {
        let mut out = String::with_capacity(content.len());
        let (mut at, mut run) = (content.start, content.start);
        while at < content.end {
            match self.byte(at)? {
                b'\'' if quote == b'\'' => {
                    out.push_str(self.slice(run..at + 1));
                    at += 2;
                    run = at;
                }
                b'\\' if quote == b'"' => {
                    out.push_str(self.slice(run..at));
                    if self.is_line_end(at + 1) {
                        let (_, next, breaks) = self.skip_blank_lines(self.next_line(at + 1));
                        out.extend(std::iter::repeat_n('\n', breaks));
                        at = next.min(content.end);
                    } else {
                        let (character, len) = escaped(self.text.get(at + 1..content.end)?)?;
                        out.push(character);
                        at += 1 + len;
                    }
                    run = at;
                }
                b'\n' | b'\r' => {
                    out.push_str(self.slice(run..at).trim_end_matches(' '));
                    let (_, next, breaks) = self.skip_blank_lines(self.next_line(at));
                    push_breaks(&mut out, breaks);
                    at = next.min(content.end);
                    run = at;
                }
                _ => at += 1,
            }
        }
        out.push_str(self.slice(run..content.end));
        Some(out)
    }

    /// `|` or `>`, without an indentation indicator.
    fn block(&mut self, at: usize, column: usize, style: ScalarStyle) -> Option<Node<'a>> {
        let chomping = self.bytes.get(at + 1).copied().filter(|b| matches!(b, b'+' | b'-'));
        let header_end = self.skip_blanks(at + 1 + usize::from(chomping.is_some()));
        self.is_line_end(header_end).then_some(())?;
        let first_line = self.next_line(header_end);
        let (mut line, mut content, mut breaks) = self.skip_blank_lines(first_line);
        let indent = content - line;
        // A blank line wider than the text sets the indentation, or is text.
        let too_wide = |from: usize, to: usize| {
            let mut lines = self.bytes.get(from..to).unwrap_or_default().split(|&b| b == b'\n');
            lines.any(|line| line.iter().take_while(|&&b| b == b' ').count() > indent)
        };
        if content >= self.bytes.len() || indent <= column || too_wide(first_line, line) {
            return None;
        }
        let mut text = String::with_capacity(256);
        text.extend(std::iter::repeat_n('\n', breaks));
        let mut last_starts_blank = None;
        let end = loop {
            let starts_blank = self.byte(line + indent) == Some(b' ');
            match last_starts_blank {
                None => {}
                Some(false) if style == ScalarStyle::Folded && !starts_blank => {
                    push_breaks(&mut text, breaks)
                }
                Some(_) => text.extend(std::iter::repeat_n('\n', breaks + 1)),
            }
            let end = line
                + indent
                + self.bytes.get(line + indent..)?.iter().position(|b| matches!(b, b'\n' | b'\r'))?;
            text.push_str(self.slice(line + indent..end));
            last_starts_blank = Some(starts_blank);
            let after = self.next_line(end);
            (line, content, breaks) = self.skip_blank_lines(after);
            let is_over = content >= self.bytes.len();
            if too_wide(after, line) || (is_over && content > line) {
                return None;
            }
            if is_over || content - line < indent {
                break end;
            }
        };
        match chomping {
            Some(b'-') => {}
            Some(_) => text.extend(std::iter::repeat_n('\n', breaks + 1)),
            None => text.push('\n'),
        }
        self.next_content(line);
        Some(scalar_node(at..end, Cow::Owned(text), style))
    }
}

/// Whether a plain scalar cannot begin with a byte.
fn is_indicator(b: u8) -> bool {
    matches!(
        b,
        b'-' | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'\''
            | b'"'
            | b'%'
            | b'@'
            | b'`'
    )
}

/// A fold: one line end is a space, more are one less.
fn push_breaks(text: &mut String, blank_lines: usize) {
    if blank_lines == 0 {
        text.push(' ');
    } else {
        text.extend(std::iter::repeat_n('\n', blank_lines));
    }
}
