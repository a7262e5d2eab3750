//! The JSON Schema of the front matter of a site's releases, for editors of YAML.

use serde_yaml::{Mapping, Value};

use super::Profile;
use crate::front_matter::Shape;
use crate::front_matter::schema::{KEYS, Key};
use crate::json::{object, text, texts};

/// The draft that YAML editors read.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// A date as the CMS writes it, its time and offset left out perhaps: Jekyll guesses other layouts,
/// this one is sure.
const DATE: &str = "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ] *[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)?( *(Z|[+-][0-9]{1,2}(:?[0-9]{2})?))?)?$";

/// What Jekyll takes for a Boolean and YAML of today for a text.
const BOOLEAN: &str = "^([Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$";

impl Profile {
    /// The JSON Schema (draft 7) of the front matter of this site's releases: the known keys and
    /// their shapes, the site's vocabulary, what it requires, descriptions in French.
    ///
    /// It is a value to write with any JSON writer. Keys it does not know are allowed, since other
    /// layouts may read them; older keys are marked as deprecated.
    ///
    /// ```
    /// use parapheur::Profile;
    ///
    /// let schema = Profile::default().json_schema();
    /// assert_eq!(schema["properties"]["categories"]["items"]["enum"][0], "Communiqué de presse");
    /// assert_eq!(schema["required"][0], "title");
    /// ```
    #[must_use]
    pub fn json_schema(&self) -> Value {
        let (single, several): (Vec<_>, Vec<_>) =
            self.required.iter().map(|field| field.keys()).partition(|keys| keys.len() == 1);
        let required: Vec<&str> = single.into_iter().flatten().copied().collect();
        let mut schema = object([
            ("$schema", text(DRAFT)),
            ("title", text("En-tête d’un communiqué de presse")),
            (
                "description",
                text(
                    "Les clés connues du site\u{a0}; les autres sont permises, d’autres gabarits les lisent.",
                ),
            ),
            ("type", text("object")),
            ("properties", self.properties(KEYS, &required)),
        ]);
        require(&mut schema, &required, &several);
        Value::Mapping(schema)
    }

    fn properties(&self, keys: &[Key], required: &[&str]) -> Value {
        let property = |key: &Key| (text(key.name), self.property(key, required.contains(&key.name)));
        Value::Mapping(keys.iter().map(property).collect())
    }

    fn property(&self, key: &Key, required: bool) -> Value {
        let mut property = match (key.shape, key.name) {
            (_, "tel") => object([("type", texts(["string", "number", "array", "null"])), ("items", word())]),
            (Shape::List, _) => list(self.item(key), required),
            (Shape::Mapping, _) => {
                let mut map = object([("type", shape("object", required))]);
                map.insert(text("properties"), self.properties(key.keys, &[]));
                map
            }
            (Shape::Date, _) => date(required),
            (Shape::Boolean, _) => {
                object([("type", texts(["boolean", "string", "null"])), ("pattern", text(BOOLEAN))])
            }
            _ if required => filled(Shape::String),
            _ => object([("type", texts(["string", "number", "null"]))]),
        };
        property.insert(text("description"), text(key.meaning));
        if key.name == "tags" {
            property.insert(text("uniqueItems"), Value::Bool(true));
        }
        if let Some(instead) = key.replaced_by {
            property.insert(text("deprecated"), Value::Bool(true));
            let message = format!("Ancienne clé\u{a0}: écrire «\u{a0}{instead}\u{a0}».");
            property.insert(text("deprecationMessage"), Value::String(message));
        }
        let default = self.default_of(key.name).filter(|value| {
            !value
                .as_str()
                .is_some_and(|value| self.placeholders.iter().any(|placeholder| placeholder == value))
        });
        if let Some(default) = default {
            property.insert(text("default"), default.clone());
        }
        Value::Mapping(property)
    }

    /// What an item of a list looks like.
    fn item(&self, key: &Key) -> Value {
        if key.name == "categories" && !self.categories.is_empty() {
            let names = texts(self.categories.iter().map(String::as_str));
            return Value::Mapping(object([("enum", names)]));
        }
        if key.keys.is_empty() {
            return word();
        }
        let (required, several): (&[&str], &[&[&'static str]]) = match key.name {
            "files" => (&["nom"], &[&["file", "lien"]]),
            "une-ou-diaporama" => (&["image"], &[]),
            _ => (&[], &[]),
        };
        let mut item =
            object([("type", text("object")), ("properties", self.properties(key.keys, required))]);
        require(&mut item, required, several);
        Value::Mapping(item)
    }
}

/// Asks for keys, and for one at least of each of several groups.
fn require(schema: &mut Mapping, keys: &[&str], groups: &[&[&'static str]]) {
    if !keys.is_empty() {
        schema.insert(text("required"), texts(keys.iter().copied()));
    }
    let groups: Vec<Value> = groups.iter().map(|keys| Value::Mapping(one_of(keys))).collect();
    if !groups.is_empty() {
        schema.insert(text("allOf"), Value::Sequence(groups));
    }
}

/// Asks for one key at least, with something in it.
fn one_of(keys: &[&'static str]) -> Mapping {
    let shape = |name: &str| match KEYS.iter().find(|key| key.name == name) {
        Some(key) => key.shape,
        None => Shape::String,
    };
    let with = |name: &&'static str| {
        let property = object([(*name, Value::Mapping(filled(shape(name))))]);
        Value::Mapping(object([("required", texts([*name])), ("properties", Value::Mapping(property))]))
    };
    object([("anyOf", Value::Sequence(keys.iter().map(with).collect()))])
}

/// A value that is not empty.
fn filled(shape: Shape) -> Mapping {
    match shape {
        Shape::List => object([("type", text("array")), ("minItems", Value::from(1))]),
        Shape::Mapping => object([("type", text("object")), ("minProperties", Value::from(1))]),
        _ => object([("type", texts(["string", "number"])), ("pattern", text("\\S"))]),
    }
}

fn list(item: Value, required: bool) -> Mapping {
    let mut list = object([("type", shape("array", required)), ("items", item)]);
    if required {
        list.insert(text("minItems"), Value::from(1));
    }
    list
}

fn date(required: bool) -> Mapping {
    object([
        ("type", shape("string", required)),
        ("pattern", text(DATE)),
        ("patternErrorMessage", text("Écrire la date ainsi\u{a0}: 2024-03-12 10:00:00 +01:00")),
        ("examples", texts(["2024-03-12 10:00:00 +01:00"])),
    ])
}

/// A string that is not empty; a number is kept as it is written.
fn word() -> Value {
    Value::Mapping(filled(Shape::String))
}

/// A type; nothing at all will do where nothing is required.
fn shape(name: &str, required: bool) -> Value {
    if required { text(name) } else { texts([name, "null"]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::ReleaseField;

    #[test]
    fn the_schema_follows_the_profile() {
        let mut profile = Profile { required: vec![ReleaseField::Chapeau], ..Profile::default() };
        profile.categories.clear();
        profile.defaults.insert("lieu".to_owned(), text("Guéret"));
        let schema = profile.json_schema();
        assert_eq!(schema.get("required"), None);
        assert_eq!(schema["allOf"][0]["anyOf"][1]["required"][0], "chapeau");
        assert_eq!(schema["properties"]["categories"]["items"].get("enum"), None);
        assert_eq!(schema["properties"]["lieu"]["default"], "Guéret");
        assert_eq!(schema["properties"]["file"].get("default"), None, "a placeholder is no default");
    }

    #[test]
    fn every_known_key_is_described() {
        let schema = Profile::default().json_schema();
        let properties = schema["properties"].as_mapping().unwrap();
        assert_eq!(properties.len(), KEYS.len());
        assert!(properties.values().all(|property| property["description"].is_string()));
        for field in Profile::default().required {
            assert!(field.keys().contains(&field.key()));
            assert!(field.keys().iter().all(|name| KEYS.iter().any(|key| key.name == *name)));
        }
    }
}
