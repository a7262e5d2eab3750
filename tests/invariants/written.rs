//! What is written of a release for others: every place in it, and the way back.

use parapheur::collection::Signature;
use parapheur::{Config, PressRelease, Span, Value};
use serde_json::Value as Json;

use super::on_boundaries;

/// Every span of a release, wherever it stands: those of testimonials, contacts, links and mentions too.
pub fn spans_are_slices(text: &str, release: &PressRelease<'_>) {
    let whole = serde_json::to_value(release).expect("a release serialises");
    let mut open = vec![&whole];
    while let Some(value) = open.pop() {
        match value {
            Json::Array(items) => open.extend(items),
            Json::Object(entries) => {
                let offset = |key| entries.get(key)?.as_u64().and_then(|offset| u32::try_from(offset).ok());
                if let (2, Some(start), Some(end)) = (entries.len(), offset("start"), offset("end")) {
                    assert!(start <= end, "a span runs backwards: {start}..{end}");
                    on_boundaries(text, Span::new(start, end));
                }
                // A `range` counts in a text that was decoded.
                open.extend(entries.iter().filter(|(key, _)| *key != "range").map(|(_, value)| value));
            }
            _ => {}
        }
    }
}

/// What is read on request is the same whether a check has asked for it before or not.
pub fn a_check_changes_nothing_that_is_read(text: &str) {
    let written = |release: &PressRelease<'_>| serde_json::to_value(release).expect("a release serialises");
    let (untouched, checked) = (parapheur::parse(text), parapheur::parse(text));
    let first = parapheur::lint(&checked, &Config::default());
    assert_eq!(written(&untouched), written(&checked), "a check changed what is read of {text:?}");
    let later = parapheur::lint(&untouched, &Config::default());
    assert_eq!(first, later, "what was read before changed what is found in {text:?}");
}

/// What a collection keeps of a release comes back whole.
pub fn signatures_come_back(text: &str) {
    let signature = Signature::new("un.md", &parapheur::parse(text));
    let json = serde_json::to_string(&signature).expect("a signature serialises");
    let back: Signature = serde_json::from_str(&json).expect("a signature is read back");
    assert_eq!(back, signature);
}

/// The values of a front matter, written again with every text in quotes, are the same values.
pub fn values_come_back(text: &str) {
    let Ok(value) = parapheur::from_front_matter::<Value>(text) else { return };
    // JSON is YAML, but for keys that are no texts, numbers with a fraction and very long keys.
    if !is_written_alike(&value) {
        return;
    }
    let json = serde_json::to_string(&value).expect("texts as keys");
    if json.contains(|c: char| {
        c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}'..)
    }) {
        return;
    }
    let again = format!("---\n{json}\n---\n");
    let back = parapheur::from_front_matter::<Value>(&again);
    let back = back.unwrap_or_else(|error| panic!("{error}\nin {again:?}\nwritten of {text:?}"));
    assert_eq!(back, value, "written again as {again:?}");
}

fn is_written_alike(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_f64(),
        Value::Sequence(items) => items.iter().all(is_written_alike),
        Value::Mapping(entries) => entries.iter().all(|(key, value)| {
            key.as_str().is_some_and(|key| key.len() < 200 && key != "<<") && is_written_alike(value)
        }),
        Value::Tagged(_) => false,
        _ => true,
    }
}
