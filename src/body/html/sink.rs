//! Where html5ever builds its tree: parents only, no text.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, Tracer, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName};

/// A node of html5ever's tree. It carries its name, so that asking for it borrows nothing.
#[derive(Clone, Debug)]
pub(crate) struct Handle {
    pub(crate) node: u32,
    ns: Namespace,
    local: LocalName,
}

/// What is kept of a node.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Node {
    pub(crate) parent: Option<u32>,
    /// The element it was made for; none for the root and for the copies html5ever makes.
    pub(crate) element: Option<u32>,
}

/// The document node.
pub(crate) const DOCUMENT: u32 = 0;

/// The node that stands for what holds the body; made first.
pub(crate) const CONTEXT: u32 = 1;

/// html5ever's root, made second.
pub(crate) const ROOT: u32 = 2;

/// html5ever's view of the tree.
#[derive(Debug)]
pub(crate) struct Sink {
    pub(crate) nodes: RefCell<Vec<Node>>,
    /// The node whose name was asked last.
    pub(crate) asked: Cell<u32>,
    /// How many nodes were looked at to move children.
    pub(crate) moves: Cell<usize>,
}

impl Sink {
    /// The document, with room for about so many elements.
    pub(crate) fn new(elements: usize) -> Self {
        let mut nodes = Vec::with_capacity(elements + 3);
        nodes.push(Node::default());
        Self { nodes: RefCell::new(nodes), asked: Cell::new(DOCUMENT), moves: Cell::new(0) }
    }

    /// A node with no parent.
    pub(crate) fn create(&self, name: QualName) -> Handle {
        let mut nodes = self.nodes.borrow_mut();
        let node = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        nodes.push(Node::default());
        Handle { node, ns: name.ns, local: name.local }
    }

    /// How many nodes were made.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.nodes.borrow().len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn parent(&self, node: u32) -> Option<u32> {
        self.nodes.borrow().get(node as usize).and_then(|n| n.parent)
    }

    pub(crate) fn set_element(&self, node: u32, element: u32) {
        if let Some(node) = self.nodes.borrow_mut().get_mut(node as usize) {
            node.element = Some(element);
        }
    }

    fn set_parent(&self, child: &NodeOrText<Handle>, parent: Option<u32>) {
        if let NodeOrText::AppendNode(child) = child
            && let Some(node) = self.nodes.borrow_mut().get_mut(child.node as usize)
        {
            node.parent = parent;
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { node: DOCUMENT, ns: Namespace::default(), local: LocalName::default() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        self.asked.set(target.node);
        ExpandedName { ns: &target.ns, local: &target.local }
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Handle {
        self.create(name)
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.get_document()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.get_document()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.set_parent(&child, Some(parent.node));
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.parent(element.node).unwrap_or(previous.node);
        self.set_parent(&child, Some(parent));
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.node == y.node
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        self.set_parent(&child, self.parent(sibling.node));
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.set_parent(&NodeOrText::AppendNode(target.clone()), None);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        // html5ever moves the children of elements it did not copy: they are younger than their parent.
        let mut nodes = self.nodes.borrow_mut();
        let younger = nodes.iter_mut().skip(node.node as usize + 1);
        self.moves.set(self.moves.get() + younger.len());
        for child in younger.filter(|child| child.parent == Some(node.node)) {
            child.parent = Some(new_parent.node);
        }
    }
}

/// Writes down the nodes html5ever holds: the document, then the open elements, then others.
#[derive(Debug, Default)]
pub(crate) struct Trace(pub(crate) RefCell<Vec<u32>>);

impl Tracer for Trace {
    type Handle = Handle;

    fn trace_handle(&self, handle: &Handle) {
        self.0.borrow_mut().push(handle.node);
    }
}
