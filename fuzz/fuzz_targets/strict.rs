//! Strict reading agrees with lenient reading, and both serialise.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parapheur::Profile;

fuzz_target!(|text: &str| {
    let release = parapheur::parse(text);
    let json = serde_json::to_string(&release).expect("a release serialises");
    let _: serde_json::Value = serde_json::from_str(&json).expect("what is written is JSON");
    match release.validate(&Profile::default()) {
        Ok(valid) => {
            assert_eq!(release.front_matter.title.value().map(|title| title.as_ref()), Some(valid.title.value));
        }
        Err(refusal) => assert!(!refusal.reasons.is_empty(), "refused without a reason"),
    }
    let _ = parapheur::from_front_matter::<std::collections::BTreeMap<String, parapheur::Value>>(text);
});
