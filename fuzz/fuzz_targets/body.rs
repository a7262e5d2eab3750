//! The body: blocks tile, elements nest, passages map back.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|text: &str| {
    let release = parapheur::parse(text);
    invariants::structure(text, &release);
});
