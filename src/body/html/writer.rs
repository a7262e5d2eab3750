//! Drives html5ever's tree builder and notes where each element begins and ends.
//!
//! html5ever decides on the tree; it knows no positions. So it is given one token at a time, and
//! its stack of open elements is looked at after each.

use std::borrow::Cow;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    CharacterTokens, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::element::{Element, ElementEnd, ElementId, HtmlAttribute, Origin};
use super::names::is_read_by_browsers;
use super::sink::{CONTEXT, DOCUMENT, Handle, ROOT, Sink, Trace};
use crate::span::{Span, offset};

/// Deepest nesting of elements that is read.
pub const MAX_HTML_DEPTH: usize = 256;

/// Most copies of elements that a browser's error recovery may make.
///
/// `<font color=1><p><font color=2><p>…` makes n²/2 of them.
const MAX_COPIES: u32 = 5_000;

/// Most steps spent moving children, for the same reason.
const MAX_MOVES: usize = 1_000_000;

/// Why an element ends where it does.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Close {
    /// At its end tag.
    Tag(Span),
    /// At the end of the Markdown construct it is.
    OwnEnd(u32),
    /// kramdown closes it at the end of the construct that holds it.
    Container { container: Span, at: u32 },
}

/// An element to open.
pub(crate) struct Opening<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) origin: Origin,
    pub(crate) start_tag: Span,
    pub(crate) attributes: Vec<HtmlAttribute<'a>>,
    pub(crate) self_closing: bool,
    pub(crate) in_running_text: bool,
}

/// Elements on their way into a tree.
pub(crate) struct Writer<'a> {
    builder: TreeBuilder<Handle, Sink>,
    trace: Trace,
    elements: Vec<Element<'a>>,
    nodes: Vec<u32>,
    /// html5ever's open elements, without the root.
    open: Vec<u32>,
    /// The element whose content a browser reads as bare text (`<iframe>`, `<textarea>`).
    bare_text: Option<LocalName>,
    /// Where reading stopped because a cap was met.
    stopped: Option<u32>,
}

impl<'a> Writer<'a> {
    /// A writer for about so many elements.
    pub(crate) fn new(elements: usize) -> Self {
        let sink = Sink::new(elements);
        let context = sink.create(QualName::new(None, ns!(html), local_name!("div")));
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        Self {
            builder: TreeBuilder::new_for_fragment(sink, context, None, options),
            trace: Trace::default(),
            elements: Vec::with_capacity(elements),
            nodes: Vec::with_capacity(elements),
            open: Vec::new(),
            bare_text: None,
            stopped: None,
        }
    }

    /// Opens an element; `None` when a browser ignores its start tag.
    pub(crate) fn start(&mut self, opening: Opening<'a>) -> Option<ElementId> {
        if self.bare_text.is_some() || self.stopped.is_some() {
            return None;
        }
        let local = LocalName::from(&*opening.name);
        let attributes = attributes_that_matter(&local, &opening.attributes);
        let before = self.builder.sink.len();
        let bare_text = self.process(TagToken(Tag {
            kind: StartTag,
            name: local.clone(),
            self_closing: opening.self_closing,
            attrs: attributes,
            had_duplicate_attributes: false,
        }));
        // What a start tag makes for itself comes last, after the copies of what it reopens.
        let after = self.builder.sink.len();
        let node = (after > before).then(|| after - 1);
        let id = node.map(|node| self.add(opening, node));
        self.follow_start(node);
        if bare_text {
            self.bare_text = Some(local);
        }
        self.check_caps();
        id
    }

    /// Closes what `name` names; `id` is the element its end tag was written for.
    pub(crate) fn end(&mut self, name: &str, id: Option<ElementId>, close: Close) {
        if let (Some(element), Close::Tag(tag)) = (self.element_mut(id), close) {
            element.end_tag = Some(tag);
        }
        if self.stopped.is_some() {
            return self.close(id, end_of(close, true), close);
        }
        if !is_read_by_browsers(name) {
            return; // `</à>` is a comment to a browser
        }
        let local = LocalName::from(name);
        if self.bare_text.as_ref().is_some_and(|bare| *bare != local) {
            return;
        }
        self.bare_text = None;
        self.process(TagToken(Tag {
            kind: EndTag,
            name: local,
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        }));
        self.follow_end(id, close);
    }

    /// Text that is not white space.
    pub(crate) fn text(&mut self) {
        if self.bare_text.is_none() && self.stopped.is_none() {
            let before = self.builder.sink.len();
            self.process(CharacterTokens(StrTendril::from_slice("x")));
            if self.builder.sink.len() > before {
                self.open = self.open_nodes();
            }
        }
    }

    /// All elements, and where reading stopped if it did. What is still open ends with the input.
    pub(crate) fn finish(mut self, end_of_input: u32) -> (Vec<Element<'a>>, Option<u32>) {
        let nodes = self.builder.sink.nodes.borrow();
        for (element, &node) in self.elements.iter_mut().zip(&self.nodes) {
            let mut ancestor = nodes.get(node as usize).and_then(|node| node.parent);
            while let Some(node) = ancestor.and_then(|node| nodes.get(node as usize)) {
                if let Some(parent) = node.element {
                    element.parent = Some(ElementId(parent));
                    break;
                }
                ancestor = node.parent;
            }
            if element.end == ElementEnd::EndOfInput {
                element.span = Span::new(element.start_tag.start(), end_of_input);
            }
        }
        drop(nodes);
        (self.elements, self.stopped)
    }

    /// Gives a token to html5ever; whether what follows is bare text for a browser.
    fn process(&mut self, token: Token) -> bool {
        let result = self.builder.process_token(token, 1);
        matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext)
    }

    fn add(&mut self, opening: Opening<'a>, node: u32) -> ElementId {
        let id = offset(self.elements.len());
        self.builder.sink.set_element(node, id);
        self.nodes.push(node);
        self.elements.push(Element {
            name: opening.name,
            origin: opening.origin,
            parent: None,
            start_tag: opening.start_tag,
            attributes: opening.attributes,
            end: ElementEnd::EndOfInput,
            end_tag: None,
            span: opening.start_tag,
            in_running_text: opening.in_running_text,
        });
        ElementId(id)
    }

    /// Brings `open` up to date after a start tag that made `node`.
    fn follow_start(&mut self, node: Option<u32>) {
        let current = self.current();
        let top = self.open.last().copied().unwrap_or(DOCUMENT);
        match node {
            Some(node) if current == node && self.is_in(node, top) => self.open.push(node),
            _ if current == top => self.set_void(node),
            _ => {
                let now = self.open_nodes();
                let by = self.elements.last().map_or(Span::default(), |element| element.start_tag);
                self.close_missing(&now, None, Close::Container { container: by, at: by.start() });
                if node.is_some_and(|node| !now.contains(&node)) {
                    self.set_void(node);
                }
                self.open = now;
            }
        }
    }

    fn follow_end(&mut self, id: Option<ElementId>, close: Close) {
        let current = self.current();
        let (top, below) = match *self.open.as_slice() {
            [.., below, top] => (top, below),
            [top] => (top, DOCUMENT),
            [] => return,
        };
        let own = id.and_then(|id| self.nodes.get(id.0 as usize)).copied();
        if current == below && own == Some(top) {
            self.open.pop();
            self.close(id, end_of(close, true), close);
        } else if current != top || own.is_some_and(|own| self.open.contains(&own)) {
            let now = self.open_nodes();
            self.close_missing(&now, id, close);
            self.open = now;
        }
    }

    fn close_missing(&mut self, now: &[u32], own: Option<ElementId>, close: Close) {
        let before = std::mem::take(&mut self.open);
        // Only copies come and go in the middle of the stack, so most of both stacks is the same.
        let same = before.iter().zip(now).take_while(|(a, b)| a == b).count();
        for node in before.iter().skip(same).filter(|node| !now.contains(node)) {
            let element = self.builder.sink.nodes.borrow().get(*node as usize).and_then(|n| n.element);
            if let Some(element) = element {
                let id = Some(ElementId(element));
                self.close(id, end_of(close, id == own), close);
            }
        }
    }

    fn close(&mut self, id: Option<ElementId>, end: ElementEnd, close: Close) {
        let Some(element) = self.element_mut(id) else { return };
        if element.end == ElementEnd::EndOfInput {
            element.end = end;
            let at = match (end, close) {
                (ElementEnd::EndTag(tag), _) => tag.end(),
                (ElementEnd::Implied { at, .. }, _) => at,
                _ => element.start_tag.end(),
            };
            element.span = Span::new(element.start_tag.start(), at);
        }
    }

    fn set_void(&mut self, node: Option<u32>) {
        let element = node.and_then(|node| self.builder.sink.nodes.borrow().get(node as usize)?.element);
        if let Some(element) = self.element_mut(element.map(ElementId)) {
            element.end = ElementEnd::Void;
        }
    }

    fn element_mut(&mut self, id: Option<ElementId>) -> Option<&mut Element<'a>> {
        id.and_then(|id| self.elements.get_mut(id.0 as usize))
    }

    fn is_in(&self, node: u32, top: u32) -> bool {
        let parent = if top == DOCUMENT { ROOT } else { top };
        self.builder.sink.parent(node) == Some(parent)
    }

    /// html5ever's current node, or the document when only the root is open.
    ///
    /// html5ever does not say, but answering this question makes it ask for the node's name.
    fn current(&self) -> u32 {
        self.builder.sink.asked.set(DOCUMENT);
        let _ = self.builder.adjusted_current_node_present_but_not_in_html_namespace();
        let asked = self.builder.sink.asked.get();
        if asked == CONTEXT { DOCUMENT } else { asked }
    }

    /// html5ever's open elements without the root.
    ///
    /// They are traced before all others, each once, so they end where the current node is first met.
    fn open_nodes(&self) -> Vec<u32> {
        let current = self.current();
        if current == DOCUMENT {
            return Vec::new();
        }
        self.trace.0.borrow_mut().clear();
        self.builder.trace_handles(&self.trace);
        let trace = self.trace.0.borrow();
        let last = trace.iter().position(|&node| node == current);
        trace.get(2..=last.unwrap_or(1)).unwrap_or_default().to_vec()
    }

    fn check_caps(&mut self) {
        let copies = self.builder.sink.len() - offset(self.elements.len());
        let moves = self.builder.sink.moves.get();
        if self.open.len() > MAX_HTML_DEPTH || copies > MAX_COPIES || moves > MAX_MOVES {
            self.stopped = self.elements.last().map(|element| element.start_tag.end());
        }
    }
}

fn end_of(close: Close, own: bool) -> ElementEnd {
    match (close, own) {
        (Close::Tag(tag), true) => ElementEnd::EndTag(tag),
        (Close::OwnEnd(at), true) => ElementEnd::EndTag(Span::empty(at)),
        (Close::Tag(tag), false) => ElementEnd::Implied { by: tag, at: tag.start() },
        (Close::OwnEnd(at), false) => ElementEnd::Implied { by: Span::empty(at), at },
        (Close::Container { container, at }, _) => ElementEnd::Implied { by: container, at },
    }
}

/// The attributes that the shape of the tree depends on: of three equal formatting elements that are open, the
/// first is not opened again. A link closes the link it stands in, so there are never three.
fn attributes_that_matter(name: &LocalName, attributes: &[HtmlAttribute<'_>]) -> Vec<Attribute> {
    let matters = !attributes.is_empty()
        && matches!(
            &**name,
            "b" | "big"
                | "code"
                | "em"
                | "font"
                | "i"
                | "nobr"
                | "s"
                | "small"
                | "strike"
                | "strong"
                | "tt"
                | "u"
                | "input"
                | "annotation-xml"
        );
    if !matters {
        return Vec::new();
    }
    let kept = attributes.iter().take(MAX_ATTRIBUTES);
    kept.map(|attribute| Attribute {
        name: QualName::new(None, ns!(), LocalName::from(&*attribute.name)),
        value: StrTendril::from_slice(&attribute.value),
    })
    .collect()
}

/// Most attributes that html5ever is shown: it compares them when it reopens elements.
const MAX_ATTRIBUTES: usize = 16;
