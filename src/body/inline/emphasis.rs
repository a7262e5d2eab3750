//! `*…*`, `_…_`, `**…**`, `__…__` and `~~…~~`.

use super::InlineKind;
use super::parser::{Limits, Open, Spans, Stop, is_space};
use crate::body::block::{Attributes, KramdownVersion};

impl Spans<'_, '_> {
    /// Reads an emphasis, or leaves its marker as text.
    pub(super) fn emphasis(&mut self) {
        let (at, byte) = (self.pos, self.byte(self.pos));
        let strong = self.byte(at + 1) == byte;
        let after = at + 1 + usize::from(strong);
        let already = if strong { self.open.strong } else { self.open.emphasis };
        let stays = already || self.is_space_at(after) || (byte == b'_' && self.is_inside_word(at));
        if !stays && self.may_try() {
            let directly_emphasis = self.open.directly_emphasis;
            if self.emphasis_from(after, byte, strong)
                || (strong && !directly_emphasis && self.emphasis_from(at + 1, byte, false))
            {
                return;
            }
        }
        self.pos = after;
    }

    fn emphasis_from(&mut self, content: usize, byte: u8, strong: bool) -> bool {
        if self.last_closer(byte, strong) <= content {
            return false;
        }
        let open = Open {
            emphasis: self.open.emphasis || !strong,
            strong: self.open.strong || strong,
            directly_emphasis: !strong,
            ..self.open
        };
        let mark = self.enter(content, open);
        if self.run(&mut Stop::Delimiter { byte, strong, base: self.nodes.len() }) {
            let (end, kind) = (self.pos, if strong { InlineKind::Strong } else { InlineKind::Emphasis });
            self.leave(mark, end, end + 1 + usize::from(strong), kind, Attributes::default());
            return true;
        }
        self.back_to(mark);
        false
    }

    /// Whether the marker here closes the emphasis being read.
    pub(super) fn closes_emphasis(&self, byte: u8, strong: bool, base: usize) -> bool {
        let at = self.pos;
        if self.byte(at) != byte || (strong && self.byte(at + 1) != byte) || !self.has_content(base) {
            return false;
        }
        if at > self.limits.start && is_space(self.byte(at - 1)) {
            return false;
        }
        let exactly_two = self.byte(at + 1) == byte && self.byte(at + 2) != byte;
        let word_follows = || self.char_at(at + 1 + usize::from(strong)).is_some_and(char::is_alphanumeric);
        (strong || !exactly_two) && !(byte == b'_' && word_follows())
    }

    /// `_` after a letter, or after a letter and a hyphen, opens nothing.
    fn is_inside_word(&self, at: usize) -> bool {
        let before = self.slice(self.limits.start, at);
        before.strip_suffix('-').unwrap_or(before).ends_with(char::is_alphabetic)
    }

    /// Reads `~~…~~`, which kramdown 1.17 does not know.
    pub(super) fn strikethrough(&mut self) -> bool {
        let content = self.pos + 2;
        if self.version == KramdownVersion::V1_17
            || self.byte(self.pos + 1) != b'~'
            || self.is_space_at(content)
            || self.byte(content) == b'~'
            || !self.may_try()
        {
            return false;
        }
        let mut from = content + self.char_len(content);
        let end = loop {
            let Some(found) = self.find(from, "~~") else { return false };
            self.burn(found - from);
            let before = self.byte(found - 1);
            if !is_space(before) && before != b'~' {
                break found;
            }
            from = found + 1;
        };
        let outside = self.limits;
        let mark = self.enter(content, Open { html: true, depth: self.open.depth, ..Open::default() });
        self.limits = Limits { start: content, end };
        self.run(&mut Stop::None);
        self.limits = outside;
        self.leave(mark, end, end + 2, InlineKind::Strikethrough, Attributes::default());
        true
    }
}
