//! The body: blocks tile, elements nest, passages map back; html5ever fed whole makes the same tree.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|text: &str| {
    let release = parapheur::parse(text);
    invariants::structure(text, &release);
    invariants::raw_html_has_the_tree_of_its_source(text);
    if text.contains('<') {
        invariants::raw_html_has_the_tree_of_its_source(&format!("<div>{text}\n</div>\n"));
    }
});
