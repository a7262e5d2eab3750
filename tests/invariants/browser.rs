//! The element tree against html5ever, fed whole.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns, parse_fragment};
use parapheur::body::{Block, BlockKind, ElementTree, Origin, PrintedMarkup};

/// Whether the elements of a body stand in the browser's tree of a page; the path of one that does not.
pub fn stand_in(elements: &ElementTree<'_>, page: &str) -> Result<(), String> {
    // Not in order: a browser moves what stands wrongly in a table before it.
    let mut theirs: BTreeMap<String, usize> = BTreeMap::new();
    for path in browser(page) {
        *theirs.entry(path).or_default() += 1;
    }
    for path in ours(elements) {
        match theirs.get_mut(&path) {
            Some(count) if *count > 0 => *count -= 1,
            _ => return Err(path),
        }
    }
    Ok(())
}

/// Raw HTML has the tree that html5ever makes of its source fed whole, but for the tags that kramdown prints.
///
/// The number of blocks that could be compared.
pub fn raw_html_has_the_tree_of_its_source(text: &str) -> usize {
    let release = parapheur::parse(text);
    let of_html = |block: &&Block<'_>| matches!(block.kind, BlockKind::HtmlElement { .. });
    let mut compared = 0;
    for html in release.body.blocks.iter().filter(of_html).map(|block| block.span.slice(text)) {
        let alone = parapheur::parse(html);
        let [block, blank @ ..] = &alone.body.blocks[..] else { continue };
        let only = of_html(&block) && blank.iter().all(|block| block.kind == BlockKind::Blank);
        let tree = &alone.body.elements;
        let of_signs = |value: &str| value.contains(['<', '>']);
        let signs = tree.iter().flat_map(|(_, element)| &element.attributes).any(|a| of_signs(&a.value));
        if is_rewritten(html) || signs || !only || block.span.start() > 0 || tree.unread.is_some() {
            continue;
        }
        compared += 1;
        let page = with_printed_tags_as_text(html, tree);
        if let Err(path) = stand_in(tree, &page) {
            panic!("{path}\nof {html:?}\nis not in {:?}", browser(&page));
        }
        let ours = ours(tree);
        let written = |path: &&String| {
            !ADDED.iter().chain(&["br", "p", "tr"]).any(|name| path.rsplit('/').next() == Some(name))
        };
        if let Some(path) = browser(&page).iter().filter(written).find(|path| !ours.contains(path)) {
            panic!("{path}\nof {page:?}\nis not read in {html:?}: {ours:?}");
        }
    }
    compared
}

/// What kramdown prints, and what is no whole tag, is text to kramdown and something else to a browser.
fn with_printed_tags_as_text(html: &str, tree: &ElementTree<'_>) -> String {
    let is_text = |at: usize| {
        let printed = |printed: &PrintedMarkup<'_>| printed.span.range().contains(&at);
        !is_whole_tag(&html[at + 1..]) || tree.printed.iter().any(printed)
    };
    let mut page = html.to_owned();
    for (at, _) in html.rmatch_indices('<').filter(|(at, _)| is_text(*at)) {
        page.replace_range(at..=at, "&lt;");
    }
    page
}

/// Whether a tag, after its `<`, has a name and is closed before another begins.
fn is_whole_tag(tag: &str) -> bool {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let after = tag.trim_start_matches(of_name);
    tag.starts_with(|c: char| c.is_alphabetic())
        && after.starts_with(|c: char| c.is_ascii_whitespace() || c == '>')
        && after.find('>').is_some_and(|end| !after[..end].contains('<') && are_attributes(&after[..end]))
}

fn of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')
}

/// Whether each piece is a name, or a name with a value: kramdown prints a tag that holds anything else.
fn are_attributes(text: &str) -> bool {
    let mut unquoted = String::with_capacity(text.len());
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => {
                quote = Some(c);
                unquoted.push('"');
            }
            None => unquoted.push(c),
        }
    }
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':')) && name.chars().all(of_name)
    };
    unquoted.split_ascii_whitespace().all(|piece| match piece.split_once('=') {
        // Nothing follows a closing quote.
        Some((name, value)) => is_name(name) && (value == "\"" || !value.is_empty() && !value.contains('"')),
        None => is_name(piece),
    })
}

/// What kramdown does not copy as it stands, or not as others do: empty tags, declarations, templates,
/// Markdown inside, tags that are not written as people write them.
fn is_rewritten(html: &str) -> bool {
    ["/>", "<!", "<?", "markdown", "{", "\0"].iter().any(|mark| html.contains(mark))
        || html.split('<').skip(1).any(|tag| match tag.split_once('>') {
            Some((tag, _)) => !is_usual(tag),
            None => tag.contains(['"', '\'']),
        })
}

/// A name, then attributes whose quotes are closed, without any other sign.
fn is_usual(tag: &str) -> bool {
    let mut outside = tag.split('"').step_by(2).flat_map(|part| part.split('\'').step_by(2));
    let of_names =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '=') || c.is_ascii_whitespace();
    let loose = ["==", " =", "= ", "=\n", "\n="].iter().any(|equals| tag.contains(equals));
    tag.matches('"').count().is_multiple_of(2)
        && tag.matches('\'').count().is_multiple_of(2)
        && !loose
        && outside.all(|part| part.chars().all(of_names))
}

/// What a browser adds: parts of tables, copies of formatting elements.
const ADDED: &[&str] =
    &["a", "b", "code", "colgroup", "em", "font", "i", "s", "small", "strong", "tbody", "thead", "tr", "u"];

/// The path of each element written as a tag.
pub fn ours(tree: &ElementTree<'_>) -> Vec<String> {
    let written = tree.iter().filter(|(_, element)| element.origin == Origin::Tag);
    let paths = written.map(|(id, element)| {
        let mut names: Vec<&str> = tree.ancestors(id).map(|(_, element)| &*element.name).collect();
        names.reverse();
        names.push(&element.name);
        path(&names)
    });
    paths.collect()
}

/// Names joined, without those that a browser adds.
fn path(names: &[&str]) -> String {
    let Some((name, ancestors)) = names.split_last() else { return String::new() };
    let mut path: Vec<&str> = ancestors.iter().copied().filter(|name| !ADDED.contains(name)).collect();
    path.push(name);
    path.join("/")
}

/// The path of each element of a page, in html5ever's tree.
pub fn browser(page: &str) -> Vec<String> {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let dom = parse_fragment(Dom::default(), options, context, Vec::new(), false).one(page);
    let nodes = dom.0.into_inner();
    let mut paths = Vec::new();
    let root = nodes.iter().position(|node| node.name == "html").expect("a fragment has a root");
    visit(&nodes, root, &mut Vec::new(), &mut paths);
    paths
}

fn visit<'n>(nodes: &'n [Node], at: usize, names: &mut Vec<&'n str>, paths: &mut Vec<String>) {
    for &child in &nodes[at].children {
        names.push(&nodes[child].name);
        paths.push(path(names));
        visit(nodes, child, names, paths);
        names.pop();
    }
}

/// The least tree that html5ever can build.
#[derive(Default)]
struct Dom(RefCell<Vec<Node>>);

#[derive(Default)]
struct Node {
    name: String,
    parent: Option<usize>,
    children: Vec<usize>,
}

impl Dom {
    fn detach(&self, child: usize) -> Option<usize> {
        let nodes = &mut *self.0.borrow_mut();
        let parent = nodes[child].parent.take()?;
        nodes[parent].children.retain(|&known| known != child);
        Some(parent)
    }

    fn attach(&self, parent: usize, at: Option<usize>, child: usize) {
        self.detach(child);
        let nodes = &mut *self.0.borrow_mut();
        let at = at.and_then(|at| nodes[parent].children.iter().position(|&known| known == at));
        let at = at.unwrap_or(nodes[parent].children.len());
        nodes[parent].children.insert(at, child);
        nodes[child].parent = Some(parent);
    }
}

type Handle = (usize, QualName);

impl TreeSink for Dom {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn get_document(&self) -> Handle {
        if self.0.borrow().is_empty() {
            self.0.borrow_mut().push(Node::default());
        }
        (0, QualName::new(None, ns!(), local_name!("")))
    }
    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.1.expanded()
    }
    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Handle {
        self.get_document();
        let nodes = &mut *self.0.borrow_mut();
        nodes.push(Node { name: name.local.to_string(), ..Node::default() });
        (nodes.len() - 1, name)
    }
    fn create_comment(&self, _: StrTendril) -> Handle {
        self.get_document()
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.get_document()
    }
    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendNode((child, _)) = child
            && child != 0
        {
            self.attach(parent.0, None, child);
        }
    }
    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.0.borrow()[element.0].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }
    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.0 == y.0
    }
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.0.borrow()[sibling.0].parent;
        if let (NodeOrText::AppendNode((child, _)), Some(parent)) = (child, parent)
            && child != 0
        {
            self.attach(parent, Some(sibling.0), child);
        }
    }
    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.0);
    }
    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let children = self.0.borrow()[node.0].children.clone();
        for child in children {
            self.attach(new_parent.0, None, child);
        }
    }
}
