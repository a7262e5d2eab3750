//! Front matter: spans decode to values, broken entries do not hurt the others.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|yaml: &str| {
    let text = format!("---\n{yaml}\n---\n");
    let release = parapheur::parse(&text);
    invariants::structure(&text, &release);
    let _ = serde_json::to_string(&release).expect("a release serialises");
});
