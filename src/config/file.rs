//! `parapheur.yaml`: the settings of a site as a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::Config;
use crate::data::{Changes, Registries, Registry};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::profile::Profile;

/// The file's shape.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct File {
    /// What the site decides, where it differs from the default.
    profile: Profile,
    /// The only rules that apply, when given.
    select: Vec<String>,
    /// Rules that do not apply.
    ignore: Vec<String>,
    /// Rules with another severity.
    severity: BTreeMap<String, Severity>,
    /// Changes to the closed lists.
    registries: BTreeMap<Registry, Changes>,
}

impl Config {
    /// Reads the text of a `parapheur.yaml`.
    ///
    /// ```
    /// use parapheur::Config;
    ///
    /// let config = Config::from_yaml("ignore: [typography]\nseverity: {links: error}\n")?;
    /// let error = Config::from_yaml("ignroe: [typography]").unwrap_err();
    /// assert!(error.to_string().contains("ignore"));
    /// # Ok::<(), parapheur::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A key, a rule or a value that is unknown; the closest one is suggested.
    pub fn from_yaml(text: &str) -> Result<Self, Error> {
        let unreadable = |error: serde_yaml::Error| Error::Configuration {
            place: place(&error),
            message: error.to_string(),
        };
        let value: Value = serde_yaml::from_str(text).map_err(unreadable)?;
        if value.is_null() {
            return Ok(Self::default());
        }
        let mut example = File::default();
        // The keys of a site's own front matter.
        example.profile.defaults.clear();
        let example = serde_yaml::to_value(example).map_err(unreadable)?;
        known_keys("", &value, &example)?;
        if let Some(registries) = value.get("registries") {
            known_registries(registries)?;
        }
        let file: File = serde_yaml::from_value(value).map_err(unreadable)?;
        Self::from_file(file)
    }

    fn from_file(file: File) -> Result<Self, Error> {
        let mut config = Self { profile: file.profile, ..Self::default() };
        if !file.select.is_empty() {
            let select: Vec<&str> = file.select.iter().map(String::as_str).collect();
            config.select(&select)?;
        }
        for selector in &file.ignore {
            config.ignore(selector)?;
        }
        for (selector, severity) in &file.severity {
            config.grade(selector, *severity)?;
        }
        if !file.registries.is_empty() {
            config.registries = Some(Arc::new(Registries::with(&file.registries)));
        }
        Ok(config)
    }
}

/// Checks that every key of a value is one of an example of the same shape; an empty map in the
/// example takes any key, as do the defaults of a collection.
fn known_keys(place: &str, value: &Value, example: &Value) -> Result<(), Error> {
    let (Value::Mapping(value), Value::Mapping(example)) = (value, example) else { return Ok(()) };
    if example.is_empty() || place == "profile.defaults" {
        return Ok(());
    }
    for (key, value) in value {
        let key = key.as_str().unwrap_or_default();
        let inside = if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") };
        match example.get(key) {
            Some(example) => known_keys(&inside, value, example)?,
            None => {
                let known = example.keys().filter_map(Value::as_str);
                return Err(Error::unknown(&inside, key, known));
            }
        }
    }
    Ok(())
}

fn known_registries(value: &Value) -> Result<(), Error> {
    let Value::Mapping(value) = value else { return Ok(()) };
    let names = Registry::ALL.map(|registry| serde_yaml::to_value(registry).unwrap_or_default());
    for (key, changes) in value {
        let key = key.as_str().unwrap_or_default();
        let place = format!("registries.{key}");
        if !names.iter().any(|name| name.as_str() == Some(key)) {
            return Err(Error::unknown(&place, key, names.iter().filter_map(Value::as_str)));
        }
        let Value::Mapping(changes) = changes else { continue };
        let known = ["replace", "add", "remove"];
        if let Some(met) = changes.keys().filter_map(Value::as_str).find(|met| !known.contains(met)) {
            return Err(Error::unknown(&format!("{place}.{met}"), met, known.into_iter()));
        }
    }
    Ok(())
}

fn place(error: &serde_yaml::Error) -> String {
    match error.location() {
        Some(location) => format!("ligne {}", location.line()),
        None => "configuration".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        Config::from_yaml(text).unwrap_err().to_string()
    }

    #[test]
    fn an_empty_file_is_the_default() {
        for text in ["", "# rien\n", "{}\n", "\u{feff}"] {
            assert_eq!(Config::from_yaml(text).unwrap().profile, Profile::default(), "{text:?}");
        }
    }

    #[test]
    fn what_is_unknown_is_said_with_what_was_meant() {
        assert!(message("selct: []").contains("«\u{a0}select\u{a0}»"));
        assert!(message("ignore: [typograhy]").contains("«\u{a0}typography\u{a0}»"));
        assert!(message("severity: {lnks: error}").contains("«\u{a0}links\u{a0}»"));
        assert!(message("profile: {space: tolerant}").contains("«\u{a0}spaces\u{a0}»"));
        assert!(message("registries: {brand: {}}").contains("«\u{a0}brands\u{a0}»"));
        assert!(message("registries: {brands: {ad: []}}").contains("«\u{a0}add\u{a0}»"));
        assert!(message("severity: {links: grave}").contains("grave"));
        assert!(message("a: b: c").contains("ligne 1"));
    }

    #[test]
    fn settings_are_taken() {
        let text = "select: [FM, PA]\nignore: [unused-silence]\nseverity: {PA002: info}\n\
                    profile: {spaces: tolerant, defaults: {lieu: Guéret}}\nregistries: {brands: {add: [CartoLibre]}}\n";
        let config = Config::from_yaml(text).unwrap();
        let severity = |code| config.rules().find(|r| r.code == code).and_then(|r| config.severity(r));
        assert_eq!(severity("PA001"), None);
        assert_eq!(severity("PA002"), Some(Severity::Info));
        assert_eq!(severity("PA003"), Some(Severity::Error));
        assert!(config.registries.is_some());
    }
}
