//! Block trees against those that kramdown 1.17 and 2.4 recorded of every document of the corpus.

mod kramdown;

use std::fs;
use std::path::Path;

use parapheur::body::KramdownVersion;
use serde_json::Value;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

#[test]
fn corpus_documents_have_the_recorded_tree() {
    let shared = Path::new(SHARED);
    if !shared.exists() {
        println!("skipped: {SHARED} not found");
        return;
    }
    let records =
        fs::read_to_string(shared.join("oracle/kramdown-blocks.jsonl")).expect("the records are readable");
    for (prefix, version) in [("1.17", KramdownVersion::V1_17), ("2.4", KramdownVersion::V2_4)] {
        let mut count = 0;
        let mut differing = Vec::new();
        for record in records.lines() {
            let record: Value = serde_json::from_str(record).expect("a record is JSON");
            if !record["kramdown"].as_str().is_some_and(|v| v.starts_with(prefix)) {
                continue;
            }
            let name = record["document"].as_str().expect("a record names its document");
            let text =
                fs::read_to_string(shared.join("corpus").join(name)).expect("the document is readable");
            let line = record["body_line"].as_u64().and_then(|l| u32::try_from(l).ok()).expect("a line");
            count += 1;
            let ours = kramdown::ours(&text, version, line);
            let theirs = kramdown::theirs(&record["blocks"]);
            if ours != theirs {
                println!("== {name}\n{}", kramdown::difference(&theirs, &ours));
                differing.push(name.to_owned());
            }
        }
        assert!(count >= 300, "only {count} records of kramdown {prefix}");
        println!(
            "kramdown {prefix}: {} of {count} documents have another tree: {differing:?}",
            differing.len()
        );
        assert!(differing.len() * 100 <= count, "more than 1 % of {count} documents differ under {prefix}");
    }
}
