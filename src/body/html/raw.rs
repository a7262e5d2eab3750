//! HTML that kramdown copies as it is, from a start tag to the end tag it waits for.

use std::borrow::Cow;
use std::ops::Range;

use super::element::{ElementId, HtmlText, LeftOpen, PrintedMarkup, WhyPrinted};
use super::names::{breaks_text, is_known, is_read_by_browsers, is_void};
use super::stretches::Stretches;
use super::tag::{self, NotATag, RawTag, TagFault};
use super::walk::Walk;
use super::writer::Close;
use crate::body::block::Block;
use crate::span::Span;

/// An element that kramdown has not seen the end of.
struct Open<'a> {
    name: Cow<'a, str>,
    id: Option<ElementId>,
    /// The innermost element of the browser's that is open in it: itself, when it is one.
    holder: Option<ElementId>,
    /// An end tag of this name that stood where kramdown could not use it.
    missed: Option<Span>,
}

/// Where a raw block stands: what kramdown does about elements left open at its end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ending {
    /// The document ends there.
    Document,
    /// This construct ends there.
    Container(Span),
}

/// Reads the tags of a raw block into the tree; `islands` are the elements in it whose content is
/// Markdown all the same.
pub(crate) fn read<'a>(walk: &mut Walk<'a, '_>, text: &Stretches<'a>, islands: &[Block<'a>], ending: Ending) {
    let mut reader = Reader { walk, text, islands, open: Vec::new(), no_comment_ends: false };
    reader.read();
    let Reader { open, walk, .. } = reader;
    let left_open: Vec<_> = open
        .iter()
        .filter_map(|open| Some(LeftOpen { element: open.id?, missed_end_tag: open.missed }))
        .collect();
    if !left_open.is_empty() {
        walk.left_open.push(left_open);
    }
    if let Ending::Container(container) = ending {
        for element in open.into_iter().rev() {
            walk.writer.end(&element.name, element.id, Close::Container { container, at: container.end() });
        }
    }
}

struct Reader<'w, 'a, 'i> {
    walk: &'w mut Walk<'a, 'i>,
    text: &'w Stretches<'a>,
    islands: &'w [Block<'a>],
    open: Vec<Open<'a>>,
    /// No `-->` follows: not to look for it again.
    no_comment_ends: bool,
}

impl<'a> Reader<'_, 'a, '_> {
    fn read(&mut self) {
        let mut at = 0;
        let mut text_start = 0;
        while let Some(found) =
            self.text.text().as_bytes().get(at..).and_then(|rest| memchr::memchr(b'<', rest))
        {
            let less_than = at + found;
            at = match self.markup(text_start, less_than) {
                Some(end) => {
                    text_start = end;
                    end
                }
                None => less_than + 1,
            };
        }
        self.add_text(text_start..self.text.text().len());
    }

    /// Reads what begins at a `<`: where it ends, or nothing when it is text.
    fn markup(&mut self, text_start: usize, at: usize) -> Option<usize> {
        let text = self.text.text();
        let rest = text.get(at..)?;
        if rest.starts_with("</") {
            let (range, name) = tag::end_tag(text, at)?;
            let end = range.end;
            return self.end_tag(text_start, range, name).then_some(end);
        }
        if rest.starts_with("<!--") {
            let end = if self.no_comment_ends { None } else { tag::comment_end(text, at) };
            self.no_comment_ends = end.is_none();
            let end = end?;
            self.add_text(text_start..at);
            self.walk.comments.push(self.text.span(at..end));
            return Some(end);
        }
        if !rest.get(1..).unwrap_or_default().starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return None;
        }
        match tag::start_tag(text, at) {
            Ok(tag) => {
                let printed = !is_read_by_browsers(text.get(tag.name.clone()).unwrap_or_default());
                self.add_text(text_start..if printed { tag.range.end } else { at });
                self.island(&tag).or_else(|| Some(self.start_tag(tag)))
            }
            Err(fault) => {
                self.malformed(at, &fault);
                None
            }
        }
    }

    /// Reads the island that begins with this tag, if one does: where it ends.
    fn island(&mut self, tag: &RawTag) -> Option<usize> {
        let at = self.text.span(tag.range.clone()).start();
        let (island, rest) = self.islands.split_first().filter(|(island, _)| island.span.start() == at)?;
        self.islands = rest;
        self.walk.boundary();
        self.walk.html_block(island, Some(island.span));
        self.walk.boundary();
        Some(self.text.offset(island.span.end()).max(tag.range.end))
    }

    fn start_tag(&mut self, tag: RawTag) -> usize {
        let name = self.text.lower_case(tag.name.clone());
        let start_tag = self.text.span(tag.range.clone());
        if &*name == "br" {
            self.walk.texts.push(HtmlText::Break(start_tag));
        } else if breaks_text(&name) {
            self.walk.boundary();
        }
        let id = self.walk.start_tag(self.text, &tag, false);
        let end = tag.range.end;
        if is_void(&name) {
            return end;
        }
        if tag.self_closing {
            // kramdown writes `<div/>` as `<div></div>`.
            self.walk.writer.end(&name, id, Close::Tag(start_tag));
            return end;
        }
        if matches!(&*name, "script" | "style") {
            return self.opaque(name, id, end);
        }
        self.open(name, id);
        end
    }

    fn open(&mut self, name: Cow<'a, str>, id: Option<ElementId>) {
        let holder = id.or_else(|| self.holder());
        self.open.push(Open { name, id, holder, missed: None });
    }

    fn holder(&self) -> Option<ElementId> {
        self.open.last().and_then(|open| open.holder)
    }

    /// A script or a style sheet: everything up to its end tag is its text.
    fn opaque(&mut self, name: Cow<'a, str>, id: Option<ElementId>, start: usize) -> usize {
        let text = self.text.text();
        let mut at = start;
        while let Some(found) = text.get(at..).and_then(|rest| rest.find("</")) {
            at += found;
            if let Some((range, found)) = tag::end_tag(text, at)
                && text.get(found).unwrap_or_default().eq_ignore_ascii_case(&name)
            {
                let end = range.end;
                self.walk.writer.end(&name, id, Close::Tag(self.text.span(range)));
                self.walk.boundary();
                return end;
            }
            at += 2;
        }
        self.open(name, id);
        text.len()
    }

    /// Whether kramdown takes it as an end tag; else it prints it.
    fn end_tag(&mut self, text_start: usize, range: Range<usize>, name: Range<usize>) -> bool {
        let name = self.text.lower_case(name);
        let span = self.text.span(range.clone());
        if self.open.last().is_some_and(|open| open.name == name) {
            self.add_text(text_start..range.start);
            if breaks_text(&name) {
                self.walk.boundary();
            }
            let id = self.open.pop().and_then(|open| open.id);
            self.walk.writer.end(&name, id, Close::Tag(span));
            return true;
        }
        let meant = self.open.iter_mut().rev().find(|open| open.name == name && open.missed.is_none());
        let meant_for = meant.and_then(|open| {
            open.missed = Some(span);
            open.id
        });
        self.walk.printed.push(PrintedMarkup { span, name, why: WhyPrinted::EndTag { meant_for } });
        false
    }

    fn malformed(&mut self, at: usize, fault: &NotATag) {
        let name = self.text.lower_case(fault.name.clone());
        if is_worth_noting(&name, fault) {
            let end = printed_end(self.text.text(), fault);
            let span = self.text.span(at..end);
            let why = WhyPrinted::Malformed { fault: fault.fault, at: self.text.span(fault.at..end).start() };
            self.walk.printed.push(PrintedMarkup { span, name, why });
        }
    }

    fn add_text(&mut self, range: Range<usize>) {
        let slice = self.text.text().get(range.clone()).unwrap_or("");
        let blank = slice.trim_ascii().is_empty();
        // A blank parts two words, as in `<b>147</b> <b>heures</b>`, or ends the line of a break; elsewhere
        // nobody sees it.
        let parted = matches!(self.walk.texts.last(), Some(HtmlText::Text(..) | HtmlText::Break(_)));
        if blank && (slice.is_empty() || !parted) {
            return;
        }
        if !blank {
            self.walk.writer.text();
        }
        let span = self.text.span(range);
        self.walk.texts.push(HtmlText::Text(span, self.holder()));
    }
}

/// The end of a malformed tag, for display: its `>` if the line has one before another `<`.
pub(crate) fn printed_end(text: &str, fault: &NotATag) -> usize {
    let rest = text.get(fault.at..).unwrap_or("");
    match rest.find(['<', '>', '\n']) {
        Some(end) if rest.get(end..).unwrap_or_default().starts_with('>') => fault.at + end + 1,
        _ => fault.at,
    }
}

/// Whether something that begins like a tag was surely meant as one.
pub(crate) fn is_worth_noting(name: &str, fault: &NotATag) -> bool {
    is_known(name) && (fault.has_value || fault.fault == TagFault::UnquotedValue)
}
