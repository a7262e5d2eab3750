//! The same text with other line ends, a byte-order mark, no final newline or a paragraph more has the
//! same findings.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|text: &str| {
    invariants::line_ends_do_not_matter(text);
    invariants::a_byte_order_mark_adds_one_finding(text);
    invariants::a_final_newline_does_not_matter(text);
    invariants::an_addition_leaves_what_precedes(text);
    invariants::a_check_changes_nothing_that_is_read(text);
});
