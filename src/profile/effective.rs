//! The values a page is built from: the document's own over those of its collection.

use serde_yaml::Value;

/// Puts a document's value over the default, as Jekyll does: null does not override, maps merge,
/// lists and everything else replace.
pub(crate) fn merge(default: &Value, own: &Value) -> Value {
    match (default, own) {
        (default, Value::Null) => default.clone(),
        (Value::Mapping(default), Value::Mapping(own)) => {
            let mut merged = default.clone();
            for (key, value) in own {
                let under = merged.get(key).unwrap_or(&Value::Null);
                let value = merge(under, value);
                merged.insert(key.clone(), value);
            }
            Value::Mapping(merged)
        }
        (_, own) => own.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_keeps_the_default_maps_merge_and_lists_replace() {
        let read = |text: &str| serde_yaml::from_str::<Value>(text).unwrap();
        let defaults = read("{a: 1, b: {c: 2, d: 3}, e: [4, 5], f: 6}");
        let own = read("{a: null, b: {c: 7}, e: [8], g: null}");
        let expected = read("{a: 1, b: {c: 7, d: 3}, e: [8], f: 6, g: null}");
        assert_eq!(merge(&defaults, &own), expected);
    }
}
