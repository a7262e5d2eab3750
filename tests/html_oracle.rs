//! The element tree against html5ever, fed whole with what kramdown writes.
//!
//! Every element written as a tag must stand in the browser's tree, under the same elements.

mod invariants;
mod skipped;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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

/// Without Ruby: kramdown copies raw HTML as it stands.
#[test]
fn raw_html_has_the_tree_a_browser_makes_of_its_source() {
    let mut random = Random(1);
    let mut compared = 0;
    for _ in 0..2_000 {
        let html = format!("<div>{}\n</div>\n", soup(&mut random));
        compared += invariants::raw_html_has_the_tree_of_its_source(&html);
    }
    println!("{compared} blocks of raw HTML compared");
    assert!(compared >= 200, "only {compared} blocks of raw HTML");
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
    invariants::stand_in(&parapheur::parse(body).body.elements, page)
}
