//! `parapheur.yaml`: the settings of a site as a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::{Config, check};
use crate::data::{Changes, Registries, Registry};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::lint::Rule;
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
    /// A key, a rule or a value that is unknown or of the wrong shape: in French, with the line,
    /// what was expected, and the closest name.
    pub fn from_yaml(text: &str) -> Result<Self, Error> {
        Self::from_yaml_with(text, &[])
    }

    /// Reads the text of a `parapheur.yaml` that may name rules of one's own; they are added.
    ///
    /// # Errors
    ///
    /// As [`Config::from_yaml`].
    pub fn from_yaml_with(text: &str, rules: &[&'static Rule]) -> Result<Self, Error> {
        let mut config = Self { custom: rules.to_vec(), ..Self::default() };
        let mut value = check::read(text, &config)?;
        if value.is_null() {
            return Ok(config);
        }
        // `kramdown: 2.4` is a number to YAML.
        if let Some(version) = value.get_mut("profile").and_then(|profile| profile.get_mut("kramdown"))
            && let Some(number) = version.as_f64()
        {
            *version = Value::String(number.to_string());
        }
        let file: File = serde_yaml::from_value(value).map_err(|error| Error::Configuration {
            place: "configuration".to_owned(),
            message: error.to_string(),
        })?;
        config.take(file)?;
        Ok(config)
    }

    fn take(&mut self, file: File) -> Result<(), Error> {
        self.profile = file.profile;
        if !file.select.is_empty() {
            let select: Vec<&str> = file.select.iter().map(String::as_str).collect();
            self.select(&select)?;
        }
        for selector in &file.ignore {
            self.ignore(selector)?;
        }
        for (selector, severity) in &file.severity {
            self.grade(selector, *severity)?;
        }
        if !file.registries.is_empty() {
            self.registries = Some(Arc::new(Registries::with(&file.registries)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::KramdownVersion;

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
    fn a_file_names_rules_of_one_s_own_when_it_is_told_of_them() {
        static OWN: Rule = Rule::new("CL001", "house-word", |_, _| {});
        let text = "severity: {CL001: info}\n";
        let config = Config::from_yaml_with(text, &[&OWN]).unwrap();
        assert_eq!(config.severity(&OWN), Some(Severity::Info));
        assert!(message(text).contains("CL001"));
    }

    #[test]
    fn settings_are_taken() {
        let text = "select: [FM, PA]\nignore: [unused-silence]\nseverity: {PA002: info}\n\
                    profile: {spaces: tolerant, defaults: {lieu: Guéret}}\nregistries: {brands: {add: [CartoLibre]}}\n";
        let config = Config::from_yaml(text).unwrap();
        assert_eq!(
            Config::from_yaml("profile: {kramdown: 1.17}").unwrap().profile.kramdown,
            KramdownVersion::V1_17
        );
        let severity = |code| config.rules().find(|r| r.code == code).and_then(|r| config.severity(r));
        assert_eq!(severity("PA001"), None);
        assert_eq!(severity("PA002"), Some(Severity::Info));
        assert_eq!(severity("PA003"), Some(Severity::Error));
        assert!(config.registries.is_some());
    }
}
