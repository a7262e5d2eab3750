//! What each setting of `parapheur.yaml` may hold.

/// What a setting may hold.
pub(super) enum Shape {
    /// Any text.
    Text,
    /// Any text, or nothing.
    OptionalText,
    /// What names rules: a code, a name or a family.
    Selector,
    /// `true` or `false`.
    Boolean,
    /// 1 to 6.
    Level,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A list.
    List(&'static Shape),
    /// Settings, each of its name.
    Settings(&'static [(&'static str, Shape)]),
    /// Selectors, each with the same shape.
    Rules(&'static Shape),
    /// The closed lists, each with its changes.
    Registries,
    /// Anything: keys and values of the site's own.
    Free,
}

pub(super) static FILE: Shape = Shape::Settings(&[
    ("profile", Shape::Settings(PROFILE)),
    ("select", Shape::List(&Shape::Selector)),
    ("ignore", Shape::List(&Shape::Selector)),
    ("severity", Shape::Rules(&Shape::Word(SEVERITIES))),
    ("registries", Shape::Registries),
]);

const TEXTS: Shape = Shape::List(&Shape::Text);

const PROFILE: &[(&str, Shape)] = &[
    ("publisher", Shape::OptionalText),
    ("url", Shape::OptionalText),
    ("defaults", Shape::Free),
    ("placeholders", TEXTS),
    ("required", Shape::List(&Shape::Word(FIELDS))),
    ("recommended", Shape::List(&Shape::Word(FIELDS))),
    ("categories", TEXTS),
    ("private_hosts", TEXTS),
    ("base_heading_level", Shape::Level),
    ("kramdown", Shape::Word(&["1.17", "2.4"])),
    ("smart_quotes", Shape::Boolean),
    ("spaces", Shape::Word(&["imprimerie-nationale", "nbsp-only", "tolerant"])),
    ("spaces_set_by_template", Shape::Boolean),
    ("language", Shape::Word(&["french", "english", "other"])),
];

const FIELDS: &[&str] =
    &["title", "date", "category", "tags", "chapeau", "attachment", "image", "press-contact"];

const SEVERITIES: &[&str] = &["error", "warning", "info"];

pub(super) static CHANGES: Shape = Shape::Settings(&[("replace", TEXTS), ("add", TEXTS), ("remove", TEXTS)]);

#[cfg(test)]
mod tests {
    use super::*;
    use serde_yaml::Value;

    use crate::body::KramdownVersion;
    use crate::diagnostic::Severity;
    use crate::profile::{Profile, ReleaseField, SpacePolicy};
    use crate::text::Language;

    /// The words that a type takes, told by its refusal of another.
    fn words<T: serde::de::DeserializeOwned>() -> Vec<String> {
        let Err(error) = serde_yaml::from_str::<T>("aucun") else { panic!("« aucun » is a word") };
        error.to_string().split('`').skip(3).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn shapes_name_the_settings_and_the_words_that_types_take() {
        let profile = serde_yaml::to_value(Profile::default()).unwrap();
        let names: Vec<_> = profile.as_mapping().unwrap().keys().filter_map(Value::as_str).collect();
        assert_eq!(names, PROFILE.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        assert_eq!(words::<ReleaseField>(), FIELDS);
        let mut severities = words::<Severity>();
        severities.reverse();
        assert_eq!(severities, SEVERITIES);
        for (key, expected) in [
            ("kramdown", words::<KramdownVersion>()),
            ("spaces", words::<SpacePolicy>()),
            ("language", words::<Language>()),
        ] {
            let shape = PROFILE.iter().find(|(name, _)| *name == key).map(|(_, shape)| shape);
            let Some(Shape::Word(words)) = shape else { panic!("{key} holds a word") };
            assert_eq!(expected, *words, "{key}");
        }
    }
}
