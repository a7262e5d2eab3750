//! Safe fixes change what the reader sees at the defect only: all other blocks are printed as they
//! were, all other values of the front matter are the same.
//!
//! Blocks are compared as this crate reads them, and as kramdown prints them where it is installed.

mod skipped;

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, thread};

use parapheur::{Applicability, Config, Edit, LineIndex, PressRelease, check, parse};
use serde_json::Value;
use similar::{Algorithm, DiffOp};
use skipped::skipped;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A document, and what its safe fixes make of it in one pass.
struct Mended {
    name: String,
    before: String,
    after: String,
    edits: Vec<Edit>,
}

impl Mended {
    /// Whether a fix changes letters, not only spaces and marks.
    fn writes_letters(&self) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        self.edits.iter().any(|edit| letters(edit.span.slice(&self.before)) != letters(&edit.text))
    }
}

/// A block of the body: its first and last lines, from 1, and what is printed.
type Printed = (usize, usize, String);

#[test]
fn safe_fixes_leave_all_other_blocks_as_they_were() {
    let documents = mended();
    let edits: usize = documents.iter().map(|document| document.edits.len()).sum();
    println!("{} documents, {edits} edits", documents.len());
    assert!(documents.len() > 10 && edits > 20, "only {edits} edits in {} documents", documents.len());
    for document in &documents {
        compare(document, &passages(&parse(&document.before)), &passages(&parse(&document.after)));
    }
}

#[test]
fn safe_fixes_leave_all_other_values_as_they_were() {
    for document in mended() {
        let (before, after) = (parse(&document.before), parse(&document.after));
        let values = |release: &PressRelease<'_>| release.front_matter.yaml.to_value().ok();
        let (Some(old), Some(new)) = (values(&before), values(&after)) else { continue };
        let entries = before.front_matter.entries();
        for (i, entry) in entries.iter().enumerate() {
            let end = entries.get(i + 1).map_or(before.split.body.start(), |next| next.key.span.start());
            let edited = document
                .edits
                .iter()
                .any(|edit| edit.span.start() <= end && edit.span.end() + 1 >= entry.key.span.start());
            let Some(key) = entry.key.as_text() else { continue };
            assert!(edited || old.get(key) == new.get(key), "{}: {key} changed", document.name);
        }
    }
}

#[test]
fn kramdown_prints_all_other_blocks_as_they_were() {
    let documents = mended();
    let body = |text: &str| parapheur::split(parapheur::Source::new(text)).body.slice(text).to_owned();
    let bodies: Vec<_> = documents.iter().flat_map(|d| [body(&d.before), body(&d.after)]).collect();
    let Some(printed) = ask_kramdown(&bodies) else {
        skipped("Ruby with kramdown and kramdown-parser-gfm not found");
        return;
    };
    assert_eq!(printed.len(), bodies.len(), "kramdown answered each document");
    let mut compared = 0;
    for (document, pair) in documents.iter().zip(printed.chunks(2)) {
        // kramdown itself fails on a few of them.
        if let [Some(before), Some(after)] = pair {
            compare(document, before, after);
            if !document.writes_letters() {
                // Markup or an address that was printed by mistake vanishes; nothing else changes.
                let mut old = letters(before);
                let kept = letters(after).all(|letter| old.any(|old| old == letter));
                assert!(kept, "{}: other letters are printed", document.name);
            }
            compared += 1;
        }
    }
    assert!(compared * 10 >= documents.len() * 9, "kramdown printed {compared} documents only");
}

/// Blocks that changed are those where an edit is, or their neighbours when it is between two.
fn compare(document: &Mended, before: &[Printed], after: &[Printed]) {
    let index = LineIndex::new(&document.before);
    let first = index.line(parse(&document.before).split.body.start()) as usize;
    let edited: Vec<_> = document
        .edits
        .iter()
        .map(|edit| (index.line(edit.span.start()) as usize, index.line(edit.span.end()) as usize))
        .map(|(start, end)| ((start + 1).saturating_sub(first), (end + 1).saturating_sub(first)))
        .collect();
    // An edit on the blank line before or after a block may be about it.
    let touched = |block: usize| {
        before.get(block).is_some_and(|&(start, end, _)| {
            edited.iter().any(|&(from, to)| from <= end + 1 && to + 1 >= start)
        })
    };
    let texts = |blocks: &[Printed]| blocks.iter().map(|block| block.2.clone()).collect::<Vec<_>>();
    let (old, new) = (texts(before), texts(after));
    for change in similar::capture_diff_slices(Algorithm::Myers, &old, &new) {
        let range = change.old_range();
        let at_the_defect = match change {
            DiffOp::Equal { .. } => true,
            // A block that appears came out of one of its neighbours.
            DiffOp::Insert { .. } => touched(range.start) || touched(range.start.saturating_sub(1)),
            _ => range.clone().all(touched),
        };
        assert!(
            at_the_defect,
            "{}: a block changed that no edit is in\nbefore: {:#?}\nafter: {:#?}\nedits: {:#?}",
            document.name,
            &before[range],
            &after[change.new_range()],
            document.edits
        );
    }
}

/// The letters and digits that are printed, outside tags.
fn letters(blocks: &[Printed]) -> impl Iterator<Item = char> {
    let texts = blocks.iter().flat_map(|block| block.2.split('<')).filter_map(|part| part.rsplit('>').next());
    texts.flat_map(str::chars).filter(|c| c.is_alphanumeric())
}

/// What the reader reads of each block, according to this crate.
fn passages(release: &PressRelease<'_>) -> Vec<Printed> {
    let index = LineIndex::new(release.source.text());
    let first = index.line(release.split.body.start()) as usize;
    let texts = release.texts();
    let line = |at: u32| index.line(at) as usize + 1 - first;
    let body = texts.passages().iter().filter(|passage| passage.span.start() >= release.split.body.start());
    body.map(|p| (line(p.span.start()), line(p.span.end()), texts.text(p).to_owned())).collect()
}

/// The documents that have safe fixes: the project's own and those of the shared corpus.
fn mended() -> Vec<Mended> {
    let config = Config::default();
    let mut paths = Vec::new();
    for folder in [
        "examples/documents",
        "tests/meaning",
        "../shared/corpus/communiques",
        "../shared/corpus/corrections/before",
        "../shared/seed",
    ] {
        collect(&Path::new(ROOT).join(folder), &mut paths);
    }
    if !Path::new(ROOT).join("../shared").exists() {
        skipped("the documents of ../shared");
    }
    paths.sort();
    paths.iter().filter_map(|path| mend(path, &config)).collect()
}

/// Applies the safe fixes that do not touch one another.
fn mend(path: &Path, config: &Config) -> Option<Mended> {
    let before = fs::read_to_string(path).expect("a document can be read");
    let mut fixes: Vec<_> = check(&before, config)
        .into_iter()
        .filter_map(|finding| finding.fix)
        .filter(|fix| fix.applicability == Applicability::Safe)
        .collect();
    fixes.sort_by_key(|fix| fix.edits.first().map(|edit| edit.span));
    let mut edits: Vec<Edit> = Vec::new();
    for fix in fixes {
        let end = edits.last().map_or(0, |edit| edit.span.end() + 1);
        if fix.edits.iter().all(|edit| edit.span.start() >= end) {
            edits.extend(fix.edits);
        }
    }
    let mut after = before.clone();
    for edit in edits.iter().rev() {
        after.replace_range(edit.span.range(), &edit.text);
    }
    let name = path.strip_prefix(ROOT).unwrap_or(path).display().to_string();
    (!edits.is_empty()).then_some(Mended { name, before, after, edits })
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "md" || e == "markdown" || e == "txt") {
            paths.push(path);
        }
    }
}

/// The printed blocks of each body; nothing for a body where kramdown fails.
fn ask_kramdown(bodies: &[String]) -> Option<Vec<Option<Vec<Printed>>>> {
    let installed = Command::new("ruby")
        .args(["-e", "require 'kramdown'; require 'kramdown-parser-gfm'"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !installed {
        return None;
    }
    let mut ruby = Command::new("ruby")
        .arg(Path::new(ROOT).join("scripts/render-blocks.rb"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("ruby runs");
    let mut input = ruby.stdin.take().expect("its input is piped");
    let requests: String = bodies.iter().map(|body| format!("{}\n", Value::from(body.as_str()))).collect();
    let writer = thread::spawn(move || input.write_all(requests.as_bytes()));
    let output = BufReader::new(ruby.stdout.take().expect("its output is piped"));
    let answers = output.lines().map(|line| read(&line.expect("an answer is text"))).collect();
    writer.join().expect("the writer ends").expect("ruby reads all");
    assert!(ruby.wait().expect("ruby ends").success());
    Some(answers)
}

/// An answer: each block ends where the next begins.
fn read(line: &str) -> Option<Vec<Printed>> {
    let blocks: Vec<(usize, String)> =
        serde_json::from_str::<Option<_>>(line).expect("an answer is JSON, or null")?;
    let ends: Vec<usize> = blocks.iter().skip(1).map(|block| block.0).chain([usize::MAX - 1]).collect();
    Some(blocks.into_iter().zip(ends).map(|((start, html), end)| (start, end, html)).collect())
}
