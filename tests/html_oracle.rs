//! The element tree against html5ever, fed whole with what kramdown writes.
//!
//! Every element written as a tag must stand in the browser's tree, under the same elements.

mod skipped;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, local_name, ns, parse_fragment};
use parapheur::body::{ElementTree, Origin};
use serde_json::{Value, json};
use skipped::skipped;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

/// Writes the HTML of each body given on a line of JSON.
const KRAMDOWN: &str = "require 'json'; require 'kramdown'; require 'kramdown-parser-gfm'
STDIN.each_line do |line|
  document = Kramdown::Document.new(JSON.parse(line), input: 'GFM', hard_wrap: false)
  puts JSON.generate(document.to_html)
end";

#[test]
fn small_cases_have_the_tree_a_browser_makes() {
    let Some(shared) = shared() else { return };
    let cases = fs::read_to_string(shared.join("oracle/markdown.jsonl")).expect("the cases are readable");
    let mut count = 0;
    for case in cases.lines() {
        let case: Value = serde_json::from_str(case).expect("a case is JSON");
        let text = |key: &str| case[key].as_str().expect("a case has its texts").to_owned();
        if let Err(missing) = compare(&text("input"), &text("kramdown_2_4")) {
            panic!("{missing}\nof {:?}\nis not in {}", text("input"), text("kramdown_2_4"));
        }
        count += 1;
    }
    assert!(count >= 100, "only {count} cases");
}

#[test]
fn documents_have_the_tree_a_browser_makes() {
    let Some(shared) = shared() else { return };
    let mut files = Vec::new();
    gather(&shared.join("corpus"), &mut files);
    files.sort();
    let bodies: Vec<String> = files.iter().map(|file| body(file)).collect();
    let Some(pages) = render(&bodies) else {
        skipped("Ruby with kramdown and kramdown-parser-gfm not found");
        return;
    };
    assert!(bodies.len() >= 300 && pages.len() == bodies.len(), "{} documents", bodies.len());
    let mut differing = Vec::new();
    for ((file, body), page) in files.iter().zip(&bodies).zip(&pages) {
        if let Err(missing) = compare(body, page) {
            println!("{}: {missing}", file.display());
            differing.push(file);
        }
    }
    println!("{} of {} documents differ", differing.len(), files.len());
    assert!(differing.len() * 100 <= files.len(), "more than 1 % of the documents differ");
}

#[test]
fn tag_soups_have_the_tree_a_browser_makes() {
    let number = |name: &str, default: u64| {
        std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
    };
    let mut random = Random(number("SOUP_SEED", 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let bodies: Vec<String> = (0..number("SOUP_CASES", 400)).map(|_| soup(&mut random)).collect();
    let Some(pages) = render(&bodies) else {
        skipped("Ruby with kramdown and kramdown-parser-gfm not found");
        return;
    };
    let mut differing = 0;
    for (body, page) in bodies.iter().zip(&pages) {
        if let Err(missing) = compare(body, page) {
            differing += 1;
            println!("{missing} of\n{body:?}\nis not in\n{page:?}\n");
        }
    }
    println!("{differing} of {} soups differ", bodies.len());
    assert!(differing * 100 <= bodies.len(), "{differing} soups differ");
}

/// xorshift, so that a failure can be had again.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap_or(0)
    }

    fn pick<'p>(&mut self, parts: &[&'p str]) -> &'p str {
        parts[self.below(parts.len())]
    }
}

/// Tags half closed, in and around Markdown.
fn soup(random: &mut Random) -> String {
    const NAMES: &[&str] = &[
        "div", "p", "p", "b", "i", "a", "ul", "li", "li", "table", "tr", "td", "span", "center", "font",
        "h3", "details", "figure", "button", "strong", "form", "iframe", "textarea", "dd", "option",
        "select",
    ];
    const OTHER: &[&str] = &[
        "<br>",
        "<img src=\"é\" alt='«\u{a0}»'>",
        "<hr>",
        "<a href=\"x\"title=\"y\">",
        "<!-- é -->",
        "<script>a<b</script>",
        "été",
        "x < y",
        " ",
        "**gras**",
        "[lien](x)",
        "</",
        "<p class=\"a\" class=\"b\">",
    ];
    const BREAKS: &[&str] = &["\n", "\n", "\n\n", "\n* ", "\n> ", "\n\n1. ", "\n### ", "\n\n"];
    let mut text = String::new();
    for _ in 0..2 + random.below(14) {
        match random.below(10) {
            0..=3 => text.push_str(&format!("<{}>", random.pick(NAMES))),
            4..=6 => text.push_str(&format!("</{}>", random.pick(NAMES))),
            7 => text.push_str(random.pick(OTHER)),
            8 => text.push('x'),
            _ => text.push_str(random.pick(BREAKS)),
        }
    }
    text
}

fn shared() -> Option<&'static Path> {
    let shared = Path::new(SHARED);
    if !shared.exists() {
        skipped(format_args!("{SHARED} not found"));
    }
    shared.exists().then_some(shared)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the corpus is readable") {
        let path = entry.expect("the corpus is readable").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "markdown") {
            files.push(path);
        }
    }
}

/// The body of a document, without a byte-order mark and with bare line feeds.
fn body(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a document is readable");
    let span = parapheur::parse(&text).body.span;
    span.slice(&text).replace("\r\n", "\n")
}

fn render(bodies: &[String]) -> Option<Vec<String>> {
    let mut ruby = Command::new("ruby")
        .args(["-e", KRAMDOWN])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = ruby.stdin.take()?;
    let lines: String = bodies.iter().map(|body| format!("{}\n", json!(body))).collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = ruby.wait_with_output().ok()?;
    let _ = writer.join();
    if !output.status.success() {
        return None;
    }
    let pages = String::from_utf8(output.stdout).ok()?;
    pages.lines().map(|page| serde_json::from_str(page).ok()).collect()
}

/// Whether the elements of a body stand in the browser's tree of the page made of it.
fn compare(body: &str, page: &str) -> Result<(), String> {
    let release = parapheur::parse(body);
    // Not in order: a browser moves what stands wrongly in a table before it.
    let mut theirs: BTreeMap<String, usize> = BTreeMap::new();
    for path in browser(page) {
        *theirs.entry(path).or_default() += 1;
    }
    for path in ours(&release.body.elements) {
        match theirs.get_mut(&path) {
            Some(count) if *count > 0 => *count -= 1,
            _ => return Err(path),
        }
    }
    Ok(())
}

/// The path of each element written as a tag.
fn ours(tree: &ElementTree<'_>) -> Vec<String> {
    let written = tree.iter().filter(|(_, element)| element.origin == Origin::Tag);
    let paths = written.map(|(id, element)| {
        let mut names: Vec<&str> = tree.ancestors(id).map(|(_, element)| &*element.name).collect();
        names.reverse();
        names.push(&element.name);
        path(&names)
    });
    paths.collect()
}

/// Names joined, without those that a browser adds: parts of tables, copies of formatting elements.
fn path(names: &[&str]) -> String {
    const ADDED: &[&str] = &[
        "a", "b", "code", "colgroup", "em", "font", "i", "s", "small", "strong", "tbody", "thead", "tr", "u",
    ];
    let Some((name, ancestors)) = names.split_last() else { return String::new() };
    let mut path: Vec<&str> = ancestors.iter().copied().filter(|name| !ADDED.contains(name)).collect();
    path.push(name);
    path.join("/")
}

/// The path of each element of a page, in html5ever's tree.
fn browser(page: &str) -> Vec<String> {
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
