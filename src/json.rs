//! Values that are written as JSON, for the parts of the crate that have no type of their own for it.

use serde_yaml::{Mapping, Value};

/// A text.
pub(crate) fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// A list of texts.
pub(crate) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Value {
    Value::Sequence(texts.into_iter().map(text).collect())
}

/// Keys and values, in this order.
pub(crate) fn object<const N: usize>(entries: [(&str, Value); N]) -> Mapping {
    entries.into_iter().map(|(key, value)| (text(key), value)).collect()
}

/// The same without the entries that say nothing: null, or an empty list.
pub(crate) fn without_blanks(mut object: Mapping) -> Value {
    object.retain(|_, value| !value.is_null() && value.as_sequence().is_none_or(|items| !items.is_empty()));
    Value::Mapping(object)
}
