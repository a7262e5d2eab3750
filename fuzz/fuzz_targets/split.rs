//! The split loses no byte, and sees fences where Jekyll does.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|text: &str| {
    invariants::stand_where_jekyll_sees_them(text);
});
