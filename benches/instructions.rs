//! One stage over every document, once: the thing to count instructions of.
//!
//! Run through `scripts/count-instructions.sh`, which needs valgrind. By itself:
//! `cargo bench --bench instructions -- STAGE [own]`; with `own`, the project's own documents alone.

mod peers;

use std::hint::black_box;

use parapheur::{Applicability, Config, Source};

fn main() {
    // `cargo test --benches` and `cargo bench` pass flags of their own.
    let mut arguments = std::env::args().skip(1).filter(|a| !a.starts_with('-'));
    let Some(stage) = arguments.next() else { return };
    let config = Config::default();
    let run: Box<dyn Fn(&str) -> usize> = match stage.as_str() {
        "nothing" => Box::new(str::len),
        "plain" => Box::new(peers::plain_pipeline),
        "gray_matter" => Box::new(peers::gray_matter),
        "pulldown-cmark" => Box::new(peers::pulldown_cmark),
        "comrak" => Box::new(peers::comrak),
        "split" => Box::new(|text| parapheur::split(Source::new(text)).body.len() as usize),
        "parse" => Box::new(|text| parapheur::parse(text).body.blocks.len()),
        "texts" => Box::new(|text| parapheur::parse(text).texts().passages().len()),
        "meaning" => Box::new(|text| parapheur::parse(text).meaning().outline.len()),
        "check" => Box::new(move |text| parapheur::check(text, &config).len()),
        "fix" => Box::new(move |text| parapheur::fix(text, &config, Applicability::Safe).text.len()),
        other => {
            eprintln!("unknown stage `{other}`");
            std::process::exit(2);
        }
    };
    let documents = match arguments.next().as_deref() {
        Some("own") => peers::own_documents(),
        _ => peers::documents(),
    };
    // Tables that are built on first use are not a document's cost.
    black_box(run(&documents[0]));
    let work: usize = documents.iter().map(|text| measured(&run, text)).sum();
    println!("{stage}: {} documents, {work}", documents.len());
}

/// The one function whose instructions are collected.
#[inline(never)]
fn measured(run: &dyn Fn(&str) -> usize, text: &str) -> usize {
    black_box(run(black_box(text)))
}
