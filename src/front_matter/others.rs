//! The entries that are no typed field: other layouts read them, so that nothing of them is lost.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::yaml::{Entry, Node, NodeKind, Resolved, Yaml};

/// The keys that [`FrontMatter`](super::FrontMatter) has a field for, sorted.
const FIELDS: [&str; 19] = [
    "categories",
    "chapeau",
    "chapeau-text",
    "communique_file",
    "contact-presse",
    "date",
    "event_end_date",
    "event_start_date",
    "file",
    "files",
    "image",
    "lang",
    "layout",
    "permalink",
    "published",
    "redirection",
    "tags",
    "title",
    "une-ou-diaporama",
];

pub(super) fn is_other(entry: &Entry<'_>) -> bool {
    entry.key.as_text().is_none_or(|key| FIELDS.binary_search(&key).is_err())
}

/// `[{key, key_span, span, value}, …]`
pub(super) fn serialize<S: Serializer>(yaml: &Yaml<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let entries = yaml.root.as_ref().and_then(Node::as_mapping).unwrap_or_default();
    serializer.collect_seq(entries.iter().filter(|entry| is_other(entry)).map(Other))
}

struct Other<'n, 'a>(&'n Entry<'a>);

impl Serialize for Other<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("key", self.0.key.as_text().unwrap_or_default())?;
        map.serialize_entry("key_span", &self.0.key.span)?;
        map.serialize_entry("span", &self.0.value.span)?;
        map.serialize_entry("value", &Value(&self.0.value))?;
        map.end()
    }
}

/// A node as the value it stands for.
struct Value<'n, 'a>(&'n Node<'a>);

impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.kind {
            NodeKind::Scalar(scalar) => match scalar.resolve() {
                Resolved::Null => serializer.serialize_unit(),
                Resolved::Boolean(value) => serializer.serialize_bool(value),
                Resolved::Integer(value) => serializer.serialize_i64(value),
                Resolved::Float(value) => serializer.serialize_f64(value),
                _ => serializer.serialize_str(&scalar.text),
            },
            NodeKind::Sequence(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(&Value(item))?;
                }
                seq.end()
            }
            NodeKind::Mapping(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for entry in entries {
                    map.serialize_entry(entry.key.as_text().unwrap_or_default(), &Value(&entry.value))?;
                }
                map.end()
            }
            NodeKind::Alias(name) => serializer.serialize_str(name),
        }
    }
}
