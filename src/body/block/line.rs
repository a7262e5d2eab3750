//! Lines as a container sees them: its markers taken off, tabs before the text turned into spaces.

use crate::span::{Span, offset};

/// A line of a container's text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    /// First byte after the markers of the containers.
    pub start: u32,
    /// End of the text, line end excluded.
    pub end: u32,
    /// 1-based line of the file.
    pub number: u32,
    /// Spaces that stand before `start` in the container's text but not, or not as such, in the source.
    pub indent: Indent,
    /// How long the line end is.
    pub line_end: u8,
    /// The line begins in its middle: what stands before was taken by an HTML element.
    pub cut: bool,
}

/// Columns of indentation: lines are copied often, and are to stay small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Indent(u16);

impl Indent {
    /// No indentation.
    pub const NONE: Self = Self(0);

    /// So many columns; what is deeper than 65,535 makes no difference.
    pub fn new(columns: u32) -> Self {
        Self(u16::try_from(columns).unwrap_or(u16::MAX))
    }

    pub fn columns(self) -> u32 {
        u32::from(self.0)
    }

    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// Cuts a text into lines: `\n`, `\r\n` and a lone `\r` end one, as kramdown reads them.
pub(super) fn lines(text: &str, body: Span, first_number: u32, has_returns: bool) -> Vec<Line> {
    let bytes = text.as_bytes();
    let end = (body.end() as usize).min(bytes.len());
    let mut start = body.start() as usize;
    let mut lines = Vec::with_capacity((end - start.min(end)) / 40 + 16);
    let mut number = first_number;
    while let Some(rest) = bytes.get(start..end).filter(|rest| !rest.is_empty()) {
        let found = match rest {
            [b'\n', ..] => Some(0),
            _ if has_returns => memchr::memchr2(b'\n', b'\r', rest),
            _ => memchr::memchr(b'\n', rest),
        };
        let length = found.unwrap_or(rest.len());
        let terminator = match rest.get(length..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => 0,
        };
        let stop = start + length;
        lines.push(Line {
            start: offset(start),
            end: offset(stop),
            number,
            indent: Indent::NONE,
            line_end: terminator,
            cut: false,
        });
        start = stop + usize::from(terminator);
        number = number.saturating_add(1);
    }
    lines
}

/// White space as Ruby's `\s` knows it: a no-break space is not one.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// Whether a text has something at both ends that is neither white space nor a control character.
pub(in crate::body) fn is_trimmed(text: &[u8]) -> bool {
    matches!((text.first(), text.last()), (Some(b'!'..), Some(b'!'..)))
}

/// A character of `\w`.
pub(super) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    Blank,
    /// With a tab or four spaces.
    Indented,
    /// With spaces, fewer than four, and a tab.
    Bare,
    /// With this byte, after at most three spaces.
    Text(u8),
}

/// What a list item begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    Number,
}

impl Line {
    /// No line at all.
    pub const EMPTY: Self =
        Self { start: 0, end: 0, number: 0, indent: Indent::NONE, line_end: 0, cut: false };

    /// The bytes of the line's text, without the spaces of `indent`.
    pub fn bytes<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// First byte of the next line.
    pub fn next(&self) -> u32 {
        self.end + u32::from(self.line_end)
    }

    /// How the line begins.
    pub fn begins(&self, text: &[u8]) -> Start {
        match self.bytes(text).first() {
            Some(&first) if self.indent.is_none() && first > b' ' => return Start::Text(first),
            None => return Start::Blank,
            _ => {}
        }
        if self.is_blank(text) {
            return Start::Blank;
        }
        if self.is_indented(text) {
            return Start::Indented;
        }
        match self.after_spaces(text, 3).and_then(|(rest, _)| rest.first().copied()) {
            None | Some(b'\t') => Start::Bare,
            Some(first) => Start::Text(first),
        }
    }

    /// Whether the line begins with what no construct begins with: a letter, as prose does.
    pub fn is_prose(&self, text: &[u8]) -> bool {
        let first = self.bytes(text).first();
        self.indent.is_none() && first.is_some_and(|&first| first.is_ascii_alphabetic() || first >= 0x80)
    }

    pub fn is_blank(&self, text: &[u8]) -> bool {
        self.bytes(text).iter().all(|&b| is_space(b))
    }

    /// `^` alone: the end of a block.
    pub fn is_end_of_block(&self, text: &[u8]) -> bool {
        self.indent.is_none()
            && matches!(self.bytes(text), [b'^', rest @ ..] if rest.iter().all(|&b| is_space(b)))
    }

    /// Number of leading spaces, and the offset of what follows them.
    pub fn leading_spaces(&self, text: &[u8]) -> (u32, u32) {
        let spaces = offset(self.bytes(text).iter().take_while(|&&b| b == b' ').count());
        (self.indent.columns() + spaces, self.start + spaces)
    }

    /// What follows at most `most` leading spaces, and its offset; `None` when indented deeper.
    pub fn after_spaces<'a>(&self, text: &'a [u8], most: u32) -> Option<(&'a [u8], u32)> {
        let (spaces, at) = self.leading_spaces(text);
        (spaces <= most).then(|| (text.get(at as usize..self.end as usize).unwrap_or_default(), at))
    }

    /// Whether a tab or four spaces lead the line.
    pub fn is_indented(&self, text: &[u8]) -> bool {
        (self.indent.is_none() && self.bytes(text).first() == Some(&b'\t'))
            || self.leading_spaces(text).0 >= 4
    }

    /// The line without one leading tab or four leading spaces, if there.
    pub fn unindented(&self, text: &[u8]) -> Line {
        if self.indent.is_none() && self.bytes(text).first() == Some(&b'\t') {
            return Line { start: self.start + 1, ..*self };
        }
        self.without_spaces(text, 4).unwrap_or(*self)
    }

    /// The line without `count` leading spaces; `None` when it has fewer.
    pub fn without_spaces(&self, text: &[u8], count: u32) -> Option<Line> {
        if self.leading_spaces(text).0 < count {
            return None;
        }
        let virtual_ones = self.indent.columns().min(count);
        let indent = Indent::new(self.indent.columns() - virtual_ones);
        Some(Line { indent, start: self.start + (count - virtual_ones), ..*self })
    }

    /// The line with its leading tabs turned into four spaces each.
    pub fn with_tabs_expanded(&self, text: &[u8]) -> Line {
        if !self.indent.is_none() {
            return *self;
        }
        let tabs = offset(self.bytes(text).iter().take_while(|&&b| b == b'\t').count());
        Line { start: self.start + tabs, indent: Indent::new(tabs.saturating_mul(4)), ..*self }
    }

    /// Whether the line is indented enough to belong to an item whose text stands at `indentation`:
    /// by as many tabs and fours of spaces, and the spaces that are left, or by one more of them.
    pub fn belongs_to_item(&self, text: &[u8], indentation: u32) -> bool {
        let mut steps = indentation / 4;
        let mut spaces = self.indent.columns();
        let mut rest = self.bytes(text);
        loop {
            let run = rest.iter().take_while(|&&b| b == b' ').count();
            spaces += offset(run);
            rest = rest.get(run..).unwrap_or_default();
            let taken = steps.min(spaces / 4);
            steps -= taken;
            spaces -= taken * 4;
            match rest {
                [b'\t', tail @ ..] if steps > 0 && spaces == 0 => {
                    steps -= 1;
                    rest = tail;
                }
                _ => break,
            }
        }
        let tab = spaces == 0 && rest.first() == Some(&b'\t');
        steps == 0 && (spaces >= indentation % 4 || spaces >= 4 || tab)
    }

    /// A list marker after at most `most` spaces, its offset, and the offset just past it.
    pub fn list_marker(&self, text: &[u8], most: u32) -> Option<(Marker, u32, u32)> {
        let (rest, at) = self.after_spaces(text, most)?;
        let (marker, length) = match rest.first()? {
            b'*' | b'+' | b'-' => (Marker::Bullet, 1),
            b'0'..=b'9' => {
                let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
                if rest.get(digits) != Some(&b'.') {
                    return None;
                }
                (Marker::Number, digits + 1)
            }
            _ => return None,
        };
        matches!(rest.get(length), Some(b' ' | b'\t' | b'|')).then(|| (marker, at, at + offset(length)))
    }

    /// `:` and a blank, after at most `most` spaces: the offset just past the colon.
    pub fn definition_marker(&self, text: &[u8], most: u32) -> Option<u32> {
        let (rest, at) = self.after_spaces(text, most)?;
        matches!(rest, [b':', b' ' | b'\t' | b'|', ..]).then_some(at + 1)
    }

    /// `>` after at most three spaces: the offset just past it and the space that may follow.
    pub fn quote_marker(&self, text: &[u8]) -> Option<u32> {
        let (rest, at) = self.after_spaces(text, 3)?;
        match rest {
            [b'>', b' ', ..] => Some(at + 2),
            [b'>', ..] => Some(at + 1),
            _ => None,
        }
    }

    /// Level of a heading `# …`, and the offset of its text; the text may be empty.
    pub fn heading_marker(&self, text: &[u8]) -> Option<(u8, u32)> {
        if !self.indent.is_none() {
            return None;
        }
        let bytes = self.bytes(text);
        let level = bytes.iter().take_while(|&&b| b == b'#').count();
        let blanks = bytes.iter().skip(level).take_while(|&&b| matches!(b, b' ' | b'\t')).count();
        let level = u8::try_from(level).ok().filter(|level| (1..=6).contains(level))?;
        (blanks > 0).then(|| (level, self.start + u32::from(level) + offset(blanks)))
    }

    /// Three or more `*`, `-` or `_`, blanks between them allowed.
    pub fn is_thematic_break(&self, text: &[u8]) -> bool {
        let Some((rest @ [mark @ (b'*' | b'-' | b'_'), ..], _)) = self.after_spaces(text, 3) else {
            return false;
        };
        rest.iter().all(|b| b == mark || matches!(b, b' ' | b'\t'))
            && rest.iter().filter(|b| *b == mark).count() >= 3
    }

    /// `===` or `---` under a line: the level of the heading it makes.
    pub fn setext_level(&self, text: &[u8]) -> Option<u8> {
        if !self.indent.is_none() {
            return None;
        }
        let bytes = self.bytes(text);
        let level = match bytes.first()? {
            b'=' => 1,
            b'-' => 2,
            _ => return None,
        };
        let marks = bytes.iter().take_while(|b| matches!(b, b'=' | b'-')).count();
        bytes.iter().skip(marks).all(|&b| is_space(b)).then_some(level)
    }

    /// Three or more `` ` `` or `~` after at most three spaces: the mark, how many, what follows.
    pub fn fence<'a>(&self, text: &'a [u8]) -> Option<(u8, usize, &'a [u8])> {
        let (rest, _) = self.after_spaces(text, 3)?;
        let mark = *rest.first().filter(|b| matches!(b, b'`' | b'~'))?;
        let count = rest.iter().take_while(|&&b| b == mark).count();
        (count >= 3).then(|| (mark, count, rest.get(count..).unwrap_or_default()))
    }
}
