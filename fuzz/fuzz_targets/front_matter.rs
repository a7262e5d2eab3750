//! Front matter: spans decode to values, values come back, broken entries do not hurt the others.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|yaml: &str| {
    let text = format!("---\n{yaml}\n---\n");
    let release = parapheur::parse(&text);
    invariants::structure(&text, &release);
    invariants::values_come_back(&text);
    invariants::a_broken_entry_leaves_the_others(yaml);
});
