//! The split loses no byte, and its near misses point at something.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parapheur::{Source, split};

fuzz_target!(|text: &str| {
    let found = split(Source::new(text));
    assert!(text.get(found.body.range()).is_some());
    assert_eq!(found.body.end() as usize, text.len());
    if let Some(block) = found.front_matter {
        assert!(block.opening.slice(text).trim_start_matches('\u{feff}').trim_start().starts_with("---"));
        assert!(block.closing.end() <= found.body.start());
        let swallowed = text.get(block.closing.end() as usize..found.body.start() as usize).unwrap();
        assert!(swallowed.trim().is_empty());
    }
    if let Some(miss) = found.near_miss {
        assert!(text.get(miss.span.range()).is_some());
    }
});
