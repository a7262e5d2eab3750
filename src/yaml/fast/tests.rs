//! The same tree as libyaml's, or none.

use std::io::Write as _;
use std::path::Path;

use proptest::prelude::*;

use super::read;
use crate::yaml::{Node, tree};
use crate::{Source, split};

/// Whether the text is read here; when it is, it must be as libyaml reads it.
fn agrees(text: &str, range: std::ops::Range<usize>) -> bool {
    let Some(fast) = read(text, range.clone()) else { return false };
    let pass = tree::read(text, range);
    assert!(
        pass.trouble.is_none() && pass.second_document.is_none() && !pass.has_alias,
        "an error in {text:?}"
    );
    assert_eq!(Some(fast), pass.root, "{text:?}");
    true
}

fn agrees_on(text: &str) -> bool {
    agrees(text, 0..text.len())
}

/// Front matters that tread every path.
const SAMPLES: [&str; 9] = [
    "---\ntitle: 'Cartolibre : l''atlas\n  « ouvert »'\ndate: 2031-04-02 10:00:00 +02:00\ncategories:\n- Communiqué de presse\ntags:\n- Données\n- \"\\u00c9tat\"\n",
    "chapeau-text: >-\n  Un texte,\n  sur deux lignes.\n\n  Puis\n   un autre.\nfiles:\n  - file: /a.pdf\n    nom: Dossier # note\n  - file:\n    nom: ''\n",
    "a: |\n  é\n\n  b\nb: |+\n  c\n\n\nc: >\n  d\n e: f\n",
    "une:\r\n- image: /é.png\r\n  légende: sur\r\n    deux lignes\r\n\r\n    puis\r\n# fin\r\nlayout: x\r\n",
    "a: \"x \\\n  y\\\"z\\n\"\nb: \"é\n\n  f\"\nc:\nd: ~\n",
    "a:\n  b:\n    c: 1\n    d:\n    - e\n    -\n  f: -g\nh: 10:30\n",
    "a: x #1\nb: c#d\ne: http://x.fr/#y\n\n#z\n- w\n",
    "a: [b, « c », 'd''e', \"f\"] # g\nh : []\ni: ?j\nk: :l\n",
    "contact: {a: b}\nf: [x]\ng: &h i\nj: !k l\nm: *h\n",
];

#[test]
fn ordinary_front_matter_is_read_here() {
    for (i, text) in SAMPLES.iter().enumerate() {
        let has_error_or_more = [2, 6, 8].contains(&i);
        assert_eq!(agrees_on(text), !has_error_or_more, "{text:?}");
    }
}

#[test]
fn what_is_not_simple_is_left_to_libyaml() {
    for text in [
        "",
        "é",
        "- a",
        "a: [b: c]",
        "a: [b, [c]]",
        "a: [b,]",
        "a: [b",
        "a: [b,\n  c]",
        "a: [b] c",
        "a: {b: c}",
        "a: \"b\\",
        "a: 'b\n---",
        "a: &b c",
        "a: !b c",
        "a: *b",
        "? a",
        "'a': b",
        "a: b: c",
        "a:b",
        "a: \tb",
        "a: 'b' c",
        "a: 'b",
        "a: \"\\q\"",
        "a: |2\n   b\n",
        "a: b\n  # c\n  d",
        "a:\n b: 1\n  c: 2\n",
        "a:\n   - b\n  - c\n",
        "a: 1\n--- \nb: 2\n",
        "a: b\u{2028}c",
        "a: b\u{85}c",
        "a: b\0",
        "a: b\rc: d",
        "\u{feff}a: b",
        " a: b",
    ] {
        assert!(!agrees_on(text), "{text:?}");
    }
}

#[test]
fn every_small_text_of_the_alphabet_of_yaml_agrees() {
    // All short texts of these pieces after `a:`.
    let pieces = ["\n", " ", "- ", "b", ": ", "'", "#", "[", ",", "]"];
    let mut stack = vec![String::from("a:")];
    let mut read_here = 0;
    while let Some(text) = stack.pop() {
        read_here += usize::from(agrees_on(&text));
        if text.len() < 8 {
            stack.extend(pieces.iter().map(|piece| format!("{text}{piece}")));
        }
    }
    assert!(read_here > 1000, "{read_here}");
}

/// Every document of the shared material, and every front matter of the oracle.
fn shared() -> Vec<String> {
    let shared = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared"));
    if !shared.exists() {
        // What a test that passes prints is hidden; this is not.
        let _ = writeln!(std::io::stderr(), "skipped in yaml::fast: {} not found", shared.display());
        return Vec::new();
    }
    let oracle = std::fs::read_to_string(shared.join("oracle/front-matter.jsonl")).expect("the oracle");
    let case = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("a JSON line");
    let mut out: Vec<_> =
        oracle.lines().map(|line| case(line)["input"].as_str().expect("an input").to_owned()).collect();
    let mut folders = vec![shared.join("corpus"), shared.join("seed")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md" || e == "markdown") {
                out.push(std::fs::read_to_string(path).expect("a text"));
            }
        }
    }
    assert!(out.len() > 900, "{} documents only", out.len());
    out
}

#[test]
fn real_documents_agree() {
    let documents = shared();
    let (mut read_here, mut all) = (0, 0);
    for text in &documents {
        let Some(block) = split(Source::new(text)).front_matter else { continue };
        all += 1;
        read_here += usize::from(agrees(text, block.document().range()));
    }
    eprintln!("{read_here} of {all} read without libyaml");
    assert!(read_here * 2 >= all);
}

#[test]
fn real_documents_agree_with_one_byte_changed() {
    const CHANGES: [&str; 16] =
        ["", " ", "\n", "'", "\"", ":", ": ", "#", "- ", "-", "\\", "é", "\r\n", "  ", "|", "\t"];
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |n: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 33).unwrap_or(0) % n.max(1)
    };
    let mut read_here = 0;
    for text in &shared() {
        let Some(block) = split(Source::new(text)).front_matter else { continue };
        let yaml = block.document().slice(text);
        for _ in 0..6 {
            let at = yaml.floor_char_boundary(next(yaml.len()));
            let end = yaml.ceil_char_boundary((at + next(3)).min(yaml.len()));
            let mutant = format!("{}{}{}", &yaml[..at], CHANGES[next(CHANGES.len())], &yaml[end..]);
            read_here += usize::from(agrees_on(&mutant));
        }
    }
    eprintln!("{read_here} mutants read without libyaml");
}

proptest! {
    #[test]
    fn mutants_of_samples_agree(
        sample in 0..SAMPLES.len(),
        changes in prop::collection::vec((0.0..1.0, 0_usize..4, "[ \n'\":#é|>\\\\-]{0,3}"), 1..4),
    ) {
        let mut text = SAMPLES[sample].to_owned();
        for (place, len, change) in changes {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let at = text.floor_char_boundary((text.len() as f64 * place) as usize);
            let end = text.ceil_char_boundary((at + len).min(text.len()));
            text.replace_range(at..end, &change);
        }
        agrees_on(&text);
    }

    #[test]
    fn random_texts_agree(text in "(a|b|: |:\n|\\[|\\]|\n|\n  |\n    |- |'|\"|#| |é|\\||>|\r\n|,|~){0,30}") {
        agrees_on(&format!("a: {text}\n"));
        agrees_on(&text);
    }
}

#[test]
fn text_is_borrowed_when_it_reads_as_it_is_written() {
    let text = "a: été\nb: 'fin'\n";
    let root = read(text, 0..text.len()).unwrap();
    let borrowed = |node: &Node<'_>| matches!(&node.kind, crate::yaml::NodeKind::Scalar(s) if matches!(s.text, std::borrow::Cow::Borrowed(_)));
    assert!(root.as_mapping().unwrap().iter().all(|entry| borrowed(&entry.key) && borrowed(&entry.value)));
}
