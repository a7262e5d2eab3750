//! Constructs without spans inside: code, mathematics, Liquid, entities, escapes, breaks, extensions.

use super::parser::Spans;
use super::{InlineKind, entity};
use crate::body::block::{KramdownVersion, read_attributes};

impl<'a> Spans<'a, '_> {
    /// `` `…` ``
    pub(super) fn code(&mut self) {
        let at = self.pos;
        let run = self.bytes.get(at..self.limits.end).unwrap_or_default();
        let run = run.iter().take_while(|b| **b == b'`').count();
        let content = at + run;
        let after_space = at == self.limits.start || self.is_space_at(at - 1);
        if (run == 1 && after_space && self.is_space_at(content)) || !self.may_try() {
            self.pos = content;
            return;
        }
        let delimiter = self.joined.text.get(at..content).unwrap_or("`");
        match self.find(content, delimiter) {
            Some(end) => self.leaf(InlineKind::Code, at, end + run),
            None => self.pos = content,
        }
    }

    /// `$$…$$`
    pub(super) fn math(&mut self) -> bool {
        let at = self.pos;
        if self.byte(at + 1) != b'$' || !self.may_try() {
            return false;
        }
        let Some(end) = self.find(at + 2, "$$") else { return false };
        self.leaf(InlineKind::Math, at, end + 2);
        true
    }

    /// `{{ … }}` or `{% … %}`
    pub(super) fn liquid(&mut self) -> bool {
        let at = self.pos;
        let close = match self.byte(at + 1) {
            b'{' => "}}",
            b'%' => "%}",
            _ => return false,
        };
        if !self.may_try() {
            return false;
        }
        let Some(end) = self.find(at + 2, close) else { return false };
        self.leaf(InlineKind::Liquid, at, end + 2);
        true
    }

    /// `&eacute;`, `&#233;`; an unknown name is text, read in one go.
    pub(super) fn entity(&mut self) -> bool {
        let at = self.pos;
        if let Some((len, character)) = entity::entity_at(self.rest(at)) {
            self.leaf(InlineKind::Entity(character), at, at + len);
            return true;
        }
        let name = self.rest(at + 1);
        let len = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_-.:".contains(b)).count();
        let is_reference = len > 0 && !name.starts_with(['-', '.']) && self.byte(at + 1 + len) == b';';
        if is_reference {
            self.pos = at + len + 2;
        }
        is_reference
    }

    /// `\*`; a backslash at a line end is a break from kramdown 2.0 on.
    pub(super) fn escape(&mut self) -> bool {
        let at = self.pos;
        if self.byte(at) != b'\\' {
            return false;
        }
        match self.char_at(at + 1) {
            Some('~') if self.version == KramdownVersion::V1_17 => false,
            Some(c) if is_escapable(c) => {
                self.leaf(InlineKind::Escape(c), at, at + 2);
                true
            }
            Some('\n' | '\r') if self.version != KramdownVersion::V1_17 && !self.open.html => {
                self.leaf(InlineKind::HardBreak, at, at + 1);
                true
            }
            _ => false,
        }
    }

    /// Two spaces or two backslashes before a line end.
    pub(super) fn line_break(&mut self) -> bool {
        let at = self.pos;
        let byte = self.byte(at);
        let breaks = matches!(byte, b' ' | b'\\') && self.byte(at + 1) == byte && self.is_line_end(at + 2);
        if breaks {
            self.leaf(InlineKind::HardBreak, at, at + 2);
        }
        breaks
    }

    /// `[^label]`; when the footnote is not defined it is text, read in one go.
    pub(super) fn footnote(&mut self) -> bool {
        let at = self.pos;
        if self.byte(at + 1) != b'^' {
            return false;
        }
        let mut end = at + 2;
        while matches!(self.byte(end), b'-' | b'_') || self.byte(end).is_ascii_alphanumeric() {
            end += 1;
        }
        let label = self.slice(at + 2, end);
        if self.byte(end) != b']' || label.is_empty() || label.starts_with('-') {
            return false;
        }
        if self.definitions.has_footnote(label) {
            let label = self.joined.cow(at + 2..end);
            self.leaf(InlineKind::FootnoteReference(Box::new(label)), at, end + 1);
        } else {
            self.pos = end + 1;
        }
        true
    }

    /// `{: .class}` right after a span, or `{::comment}…{:/}`; elsewhere it is text.
    pub(super) fn extension(&mut self) -> bool {
        let at = self.pos;
        // After plain text a list belongs to nothing, wherever it may end.
        if self.byte(at + 1) != b':' || (self.byte(at + 2) != b':' && self.text_from < at) {
            return false;
        }
        let Some(close) = self.closing_brace(at + 2) else { return false };
        match self.byte(at + 2) {
            b':' => self.named_extension(at, close),
            _ if close == at + 2 || self.slice(at + 2, close).starts_with('/') => false,
            _ => self.span_attributes(at, close),
        }
    }

    fn span_attributes(&mut self, at: usize, close: usize) -> bool {
        let inside = self.joined.span(at + 2..close);
        let level = self.nodes.get_mut(self.level..).unwrap_or_default();
        let last = level.iter_mut().rfind(|n| !matches!(n.kind, InlineKind::AttributeList));
        let Some(target) = last.filter(|n| !n.kind.is_printed_text()) else { return false };
        let written = read_attributes(self.joined.source(), inside);
        target.attributes.cut_if(written.are_cut());
        for attribute in written {
            if attribute.name.is_empty() {
                self.definitions.put_attributes(&attribute.value, &mut target.attributes);
            } else {
                target.attributes.set(attribute);
            }
        }
        let cut = target.attributes.are_cut();
        self.capped |= cut;
        self.leaf(InlineKind::AttributeList, at, close + 1);
        true
    }

    /// `{::comment}…{:/comment}`, `{::nomarkdown}…{:/}`, `{::options … /}`
    fn named_extension(&mut self, at: usize, close: usize) -> bool {
        let inside = self.slice(at + 3, close);
        let name = inside.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or("");
        if !matches!(name, "comment" | "nomarkdown" | "options") || !self.may_try() {
            return false;
        }
        if inside.ends_with('/') {
            self.leaf(InlineKind::AttributeList, at, close + 1);
            return true;
        }
        let mut from = close + 1;
        while let Some(stop) = self.find(from, "{:/") {
            let after = stop + 3;
            let after = if self.rest(after).starts_with(name) { after + name.len() } else { after };
            if self.byte(after) == b'}' {
                self.leaf(InlineKind::AttributeList, at, after + 1);
                return true;
            }
            from = stop + 3;
        }
        false
    }

    /// The `}` that ends an attribute list; `\}` does not.
    fn closing_brace(&mut self, at: usize) -> Option<usize> {
        let known = &mut self.no_brace;
        if !(known.start..=known.end).contains(&at) {
            *known = at..at;
        }
        let mut i = known.end;
        while i < self.limits.end && self.byte(i) != b'}' {
            i += if self.byte(i) == b'\\' && self.byte(i + 1) == b'}' { 2 } else { 1 };
        }
        self.no_brace.end = i;
        (i < self.limits.end).then_some(i)
    }
}

/// Whether a backslash before it makes a character print for itself.
pub(super) const fn is_escapable(c: char) -> bool {
    matches!(
        c,
        '\\' | '.'
            | '*'
            | '_'
            | '+'
            | '`'
            | '<'
            | '>'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '#'
            | '!'
            | ':'
            | '|'
            | '"'
            | '\''
            | '$'
            | '='
            | '-'
            | '~'
    )
}
