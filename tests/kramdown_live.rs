//! Block trees against the kramdown that is installed, on documents nobody has written.
//!
//! Recombined and damaged lines of the project's documents (and of the shared corpus, when present)
//! are read by both. `KRAMDOWN_CASES` sets how many, `KRAMDOWN_SEED` where to begin.

mod kramdown;
mod skipped;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, thread};

use parapheur::body::KramdownVersion;
use serde_json::{Value, json};
use skipped::skipped;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn documents_nobody_wrote_have_the_same_tree() {
    if !kramdown_is_installed() {
        skipped("Ruby with kramdown and kramdown-parser-gfm not found");
        return;
    }
    let number =
        |name: &str, default: u64| env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    let documents = documents();
    let mut random = Random(number("KRAMDOWN_SEED", 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let lines: Vec<&str> = documents.iter().flat_map(|d| d.split_inclusive('\n')).collect();
    let cases = number("KRAMDOWN_CASES", 300);
    let bodies: Vec<String> = documents
        .iter()
        .cloned()
        .chain((0..cases).map(|i| {
            if i % 2 == 0 {
                damaged(&documents, &lines, &mut random)
            } else {
                recombined(&lines, &mut random)
            }
        }))
        .collect();
    let answers = ask_kramdown(&bodies);
    assert_eq!(answers.len(), bodies.len(), "kramdown answered each document");
    let (mut count, mut differing) = (0_u64, 0_u64);
    for (body, answer) in bodies.iter().zip(&answers) {
        // kramdown itself fails on a few of them.
        if answer.get("error").is_some() {
            continue;
        }
        count += 1;
        let ours = kramdown::ours_of_body(body, KramdownVersion::V2_4);
        let theirs = kramdown::theirs(&answer["blocks"]);
        if ours != theirs {
            differing += 1;
            if differing <= number("KRAMDOWN_SHOW", 3) {
                println!("== {body:?}\n{}", kramdown::difference(&theirs, &ours));
            }
        }
    }
    println!("{differing} of {count} documents have another tree");
    assert!(count * 10 >= cases * 9, "kramdown read {count} documents only");
    assert!(differing * 100 <= count, "more than 1 % differ");
}

fn kramdown_is_installed() -> bool {
    Command::new("ruby")
        .args(["-e", "require 'kramdown'; require 'kramdown-parser-gfm'"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn ask_kramdown(bodies: &[String]) -> Vec<Value> {
    let mut ruby = Command::new("ruby")
        .arg(Path::new(ROOT).join("scripts/record-kramdown.rb"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("ruby runs");
    let mut input = ruby.stdin.take().expect("its input is piped");
    let output = BufReader::new(ruby.stdout.take().expect("its output is piped"));
    let requests: String = bodies.iter().map(|b| format!("{}\n", Value::from(b.as_str()))).collect();
    let writer = thread::spawn(move || input.write_all(requests.as_bytes()));
    let mut answers = Vec::new();
    for line in output.lines() {
        let line = line.expect("an answer is text");
        // An answer nested too deep to be read counts as none.
        answers.push(serde_json::from_str(&line).unwrap_or_else(|_| json!({ "error": "nesting" })));
    }
    writer.join().expect("the writer ends").expect("ruby reads all");
    assert!(ruby.wait().expect("ruby ends").success());
    answers
}

/// Bodies of the project's documents, and of the shared corpus.
fn documents() -> Vec<String> {
    let mut paths = Vec::new();
    for folder in ["tests/blocks", "../shared/corpus/communiques", "../shared/corpus/corrections"] {
        collect(&Path::new(ROOT).join(folder), &mut paths);
    }
    paths.sort();
    let texts = paths.iter().filter_map(|path| fs::read_to_string(path).ok());
    texts.map(|text| parapheur::split(parapheur::Source::new(&text)).body.slice(&text).to_owned()).collect()
}

fn collect(folder: &Path, paths: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "md" || e == "markdown") {
            paths.push(path);
        }
    }
}

/// A document with a few lines moved, copied, dropped or damaged.
fn damaged(documents: &[String], pool: &[&str], random: &mut Random) -> String {
    let text = &documents[random.below(documents.len())];
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for _ in 0..=random.below(4) {
        let at = random.below(lines.len() + 1);
        match random.below(6) {
            0 if at < lines.len() => drop(lines.remove(at)),
            1 => lines.insert(at, pool[random.below(pool.len())].to_owned()),
            2 => lines.insert(at, "\n".to_owned()),
            3 => lines.insert(at, format!("{}\n", SNIPPETS[random.below(SNIPPETS.len())])),
            _ if at < lines.len() => lines[at] = with_damage(&lines[at], random),
            _ => {}
        }
    }
    lines.concat()
}

/// A few lines picked anywhere.
fn recombined(pool: &[&str], random: &mut Random) -> String {
    (0..2 + random.below(9))
        .map(|_| match random.below(8) {
            0 => "\n".to_owned(),
            1 | 2 => format!("{}\n", SNIPPETS[random.below(SNIPPETS.len())]),
            3 | 4 => with_damage(pool[random.below(pool.len())], random),
            _ => pool[random.below(pool.len())].to_owned(),
        })
        .collect()
}

fn with_damage(line: &str, random: &mut Random) -> String {
    let prefix = PREFIXES[random.below(PREFIXES.len())];
    let snippet = SNIPPETS[random.below(SNIPPETS.len())];
    let cut = line.floor_char_boundary(random.below(line.len() + 1));
    match random.below(4) {
        0 => format!("{prefix}{line}"),
        1 => line.trim_start().to_owned(),
        2 => format!("{}{snippet}{}", &line[..cut], &line[cut..]),
        _ => {
            let mut chars: Vec<char> = line.chars().collect();
            if chars.len() > 1 {
                chars.remove(random.below(chars.len() - 1));
            }
            chars.into_iter().collect()
        }
    }
}

const PREFIXES: &[&str] = &[
    "> ", "* ", "- ", "1. ", "  ", "   ", "    ", "\t", " ", ">", "# ", ": ", "> > ", "  * ", "+\t", "10. ",
];

const SNIPPETS: &[&str] = &[
    "{: .citation}",
    "{: .a #b}",
    "{:toc}",
    "{:name: .x}",
    "{: name}",
    "<br>",
    "<div class=\"encadre\">",
    "</div>",
    "<p>",
    "</p>",
    "<li>",
    "<b>",
    "</b>",
    "<div markdown=\"1\">",
    "<!-- a -->",
    "<!--",
    "-->",
    "---",
    "***",
    "===",
    "^",
    "```",
    "~~~",
    "```ruby",
    "|",
    "a | b",
    "|---|---|",
    "[^1]: note",
    "[ref]: http://example.org \"titre\"",
    "*[ABR]: abréviation",
    ": définition",
    "$$",
    "$$x$$",
    "{::comment}",
    "{:/}",
    "{::nomarkdown}",
    "## Titre",
    "##Titre",
    "texte",
    "* item",
    "- item",
    "1. item",
    "> citation",
    "`",
    "``",
    "\\",
    "&nbsp;",
    "<hr>",
    "<img src=\"a\">",
    "</span>",
    "<script>",
    "</script>",
    "[ ] fait",
    "[x] fait",
    "<table>",
    "<a href=\"b\">",
];

/// A small generator of numbers, the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % bound.max(1)
    }
}
