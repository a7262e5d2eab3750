//! Findings point into the text, are shown without harm, and fixing reaches a fixed point.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|text: &str| {
    invariants::hold(text);
    invariants::no_rendering_is_driven_by(text);
    invariants::fixing_converges(text);
});
