//! Strict reading agrees with lenient reading; what is written for others comes back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parapheur::Profile;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|text: &str| {
    let release = parapheur::parse(text);
    match release.validate(&Profile::default()) {
        Ok(valid) => {
            let title = release.front_matter.title.value().map(|title| title.as_ref());
            assert_eq!(title, Some(valid.title.value));
            serde_json::to_string(&valid).expect("a valid release serialises");
        }
        Err(refusal) => assert!(!refusal.reasons.is_empty(), "refused without a reason"),
    }
    invariants::spans_are_slices(text, &release);
    invariants::values_come_back(text);
    invariants::signatures_come_back(text);
});
