//! Reads `parapheur.yaml`, and says in French, with its line, what is wrong in it.
//!
//! Values are judged as the YAML library reads them; the nodes of the same text give the lines.

use serde_yaml::Value;

use super::Config;
use super::lines;
use super::shape::{CHANGES, FILE, Shape};
use crate::data::{Changes, Registry};
use crate::error::{Error, closest};
use crate::source::{LineIndex, Source};
use crate::span::Span;
use crate::yaml::{self, Entry, Node, YamlErrorKind};

/// Reads the text of a file, and checks that each of its settings holds what it may; `config` knows
/// the rules that can be named.
pub(super) fn read(text: &str, config: &Config) -> Result<Value, Error> {
    let source = Source::new(text);
    let yaml = yaml::parse(source, Span::from_range(0..text.len()));
    let at = |span: Span, path: &str| place(text, Some(span), path);
    if let Some(error) = yaml.errors.iter().find(|error| error.kind != YamlErrorKind::UnknownAlias) {
        let near = error.span.slice(text).lines().next().unwrap_or("").trim();
        let near = if near.is_empty() { String::new() } else { format!(", à partir de `{near}`") };
        let message = match error.kind {
            YamlErrorKind::TooLarge => {
                format!("le fichier a plus de {}\u{a0}Kio", crate::MAX_FRONT_MATTER_BYTES / 1024)
            }
            YamlErrorKind::TooDeep => "trop de niveaux sont imbriqués".to_owned(),
            _ => format!("la syntaxe YAML est incorrecte{near}"),
        };
        return Err(Error::Configuration { place: at(error.span, ""), message });
    }
    if let Some((span, key)) = yaml.root.as_ref().and_then(doubled) {
        let message = format!("«\u{a0}{key}\u{a0}» est écrit deux fois au même endroit");
        return Err(Error::Configuration { place: at(span, ""), message });
    }
    // The YAML library copies what aliases stand for, as often as they are written.
    if let Err(Error::Deserialize { message, span }) = yaml.to_value()
        && message == yaml::TOO_MANY_ALIASED
    {
        let message = "les renvois `*` recopient trop de valeurs".to_owned();
        return Err(Error::Configuration { place: at(span.unwrap_or_default(), ""), message });
    }
    let value: Value = serde_yaml::from_str(text).map_err(|error| Error::Configuration {
        place: error.location().map_or_else(|| "configuration".to_owned(), |l| format!("ligne {}", l.line())),
        message: error.to_string(),
    })?;
    if !value.is_null() {
        let mut checker = Checker { text, config, path: String::new() };
        checker.check(&value, yaml.root.as_ref(), &FILE)?;
    }
    Ok(value)
}

/// The first key that stands twice in a mapping.
fn doubled<'n>(node: &'n Node<'_>) -> Option<(Span, &'n str)> {
    let entries = node.as_mapping().unwrap_or_default();
    let mut seen = std::collections::HashSet::new();
    let twice = entries.iter().find_map(|entry| {
        let key = entry.key.as_text()?;
        (!seen.insert(key)).then_some((entry.key.span, key))
    });
    let inside = || entries.iter().map(|entry| &entry.value).chain(node.as_sequence().unwrap_or_default());
    twice.or_else(|| inside().find_map(doubled))
}

/// Walks through a value and the nodes it was read from.
struct Checker<'t> {
    text: &'t str,
    config: &'t Config,
    /// Where the walk is, as a dotted path.
    path: String,
}

impl Checker<'_> {
    fn check(&mut self, value: &Value, node: Option<&Node<'_>>, shape: &'static Shape) -> Result<(), Error> {
        match shape {
            Shape::Free if value.is_mapping() => Ok(()),
            Shape::Free => Err(self.wrong(value, node, "des clés et des valeurs")),
            Shape::Text | Shape::OptionalText if value.is_string() => Ok(()),
            Shape::OptionalText if value.is_null() => Ok(()),
            Shape::Selector if value.is_string() => self.selector(value.as_str().unwrap_or(""), node),
            Shape::Text | Shape::OptionalText | Shape::Selector => {
                Err(self.wrong(value, node, "un texte, entre guillemets droits au besoin"))
            }
            Shape::Boolean if value.is_bool() => Ok(()),
            Shape::Boolean => Err(self.wrong(value, node, "`true` ou `false`")),
            Shape::Level if value.as_u64().is_some_and(|level| (1..=6).contains(&level)) => Ok(()),
            Shape::Level => Err(self.wrong(value, node, "un nombre de 1 à 6")),
            Shape::Word(words) => self.word(value, node, words),
            Shape::List(item) => {
                let Value::Sequence(items) = value else {
                    return Err(self.wrong(value, node, "une liste, `[un, deux]` ou un tiret par ligne"));
                };
                let nodes = node.and_then(Node::as_sequence).unwrap_or_default();
                for (index, value) in items.iter().enumerate() {
                    self.inside(&format!("[{index}]"), |checker| {
                        checker.check(value, nodes.get(index), item)
                    })?;
                }
                Ok(())
            }
            Shape::Settings(known) => {
                let names = || known.iter().map(|(name, _)| (*name).to_owned());
                self.entries(value, node, |key| {
                    let found = known.iter().find(|(name, _)| *name == key).map(|(_, shape)| shape);
                    found.ok_or_else(|| names().collect())
                })
            }
            Shape::Rules(shape) => {
                for entry in node.and_then(Node::as_mapping).unwrap_or_default() {
                    self.selector(entry.key.as_text().unwrap_or_default(), Some(&entry.key))?;
                }
                self.entries(value, node, |_| Ok(shape))
            }
            Shape::Registries => {
                let names = || Registry::ALL.into_iter().map(Registry::name);
                self.entries(value, node, |key| {
                    if names().any(|name| name == key) {
                        Ok(&CHANGES)
                    } else {
                        Err(names().map(str::to_owned).collect())
                    }
                })?;
                let entries = node.and_then(Node::as_mapping).unwrap_or_default();
                entries.iter().try_for_each(|entry| self.lines(value, entry))
            }
        }
    }

    /// Checks the lines that are added to a closed list, or taken out of it.
    fn lines(&mut self, registries: &Value, entry: &Entry<'_>) -> Result<(), Error> {
        let key = entry.key.as_text().unwrap_or_default();
        let registry = Registry::ALL.into_iter().find(|&registry| registry.name() == key);
        let changes = registries.get(key).cloned().map(serde_yaml::from_value::<Changes>);
        let (Some(registry), Some(Ok(changes))) = (registry, changes) else { return Ok(()) };
        for change in entry.value.as_mapping().unwrap_or_default() {
            let what = change.key.as_text().unwrap_or_default();
            for (index, node) in change.value.as_sequence().unwrap_or_default().iter().enumerate() {
                let line = node.as_text().unwrap_or_default();
                let fault = match what {
                    "remove" => lines::unknown(registry, &changes, line),
                    _ => lines::fault(registry, line),
                };
                let part = format!(".{key}.{what}[{index}]");
                self.inside(&part, |checker| {
                    fault.map_or(Ok(()), |said| Err(checker.error(Some(node), said)))
                })?;
            }
        }
        Ok(())
    }

    /// Checks each entry of a mapping with the shape of its key, or says which keys are known.
    fn entries(
        &mut self,
        value: &Value,
        node: Option<&Node<'_>>,
        shape: impl Fn(&str) -> Result<&'static Shape, Vec<String>>,
    ) -> Result<(), Error> {
        let Value::Mapping(entries) = value else {
            return Err(self.wrong(value, node, "des réglages, `nom: valeur`, un par ligne"));
        };
        let nodes = node.and_then(Node::as_mapping).unwrap_or_default();
        for (index, (key, value)) in entries.iter().enumerate() {
            let key = key.as_str().unwrap_or_default();
            let dot = if self.path.is_empty() { "" } else { "." };
            let entry = nodes.get(index).filter(|entry| entry.key.as_text() == Some(key));
            self.inside(&format!("{dot}{key}"), |checker| match shape(key) {
                Ok(shape) => checker.check(value, entry.map(|entry| &entry.value), shape),
                Err(known) => Err(checker.unknown(key, entry.map(|entry| &entry.key), &known)),
            })?;
        }
        Ok(())
    }

    fn word(
        &self,
        value: &Value,
        node: Option<&Node<'_>>,
        words: &'static [&'static str],
    ) -> Result<(), Error> {
        let number = value.as_f64().map(|number| number.to_string());
        match value.as_str().or(number.as_deref()) {
            Some(word) if words.contains(&word) => Ok(()),
            Some(word) => Err(self.unknown(word, node, words)),
            None => {
                let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
                Err(self.wrong(value, node, &words.join(", ")))
            }
        }
    }

    fn selector(&self, selector: &str, node: Option<&Node<'_>>) -> Result<(), Error> {
        match self.config.named(&self.path, selector) {
            Err(Error::Configuration { message, .. }) => Err(self.error(node, message)),
            other => other.map(drop),
        }
    }

    fn inside(
        &mut self,
        part: &str,
        check: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let length = self.path.len();
        self.path.push_str(part);
        let checked = check(self);
        self.path.truncate(length);
        checked
    }

    fn wrong(&self, value: &Value, node: Option<&Node<'_>>, expected: &str) -> Error {
        let met = match value {
            Value::Null => "rien n’est écrit".to_owned(),
            Value::Bool(met) => format!("`{met}` est un booléen"),
            Value::Number(met) => format!("`{met}` est un nombre"),
            Value::String(met) => format!("«\u{a0}{met}\u{a0}» est un texte"),
            Value::Sequence(_) => "c’est une liste".to_owned(),
            Value::Mapping(_) => "ce sont des clés et des valeurs".to_owned(),
            Value::Tagged(_) => "c’est une valeur marquée `!`".to_owned(),
        };
        self.error(node, format!("{met}\u{a0}; il faut {expected}").replace("\u{a0};", "\u{202f};"))
    }

    fn unknown(&self, met: &str, node: Option<&Node<'_>>, known: &[impl AsRef<str>]) -> Error {
        let hint = match closest(met, known.iter().map(AsRef::as_ref)) {
            Some(meant) => format!("vouliez-vous «\u{a0}{meant}\u{a0}»\u{202f}?"),
            None => {
                let names: Vec<_> =
                    known.iter().map(|name| format!("«\u{a0}{}\u{a0}»", name.as_ref())).collect();
                format!("choisir parmi {}", names.join(", "))
            }
        };
        self.error(node, format!("«\u{a0}{met}\u{a0}» est inconnu\u{202f}; {hint}"))
    }

    fn error(&self, node: Option<&Node<'_>>, message: String) -> Error {
        Error::Configuration { place: place(self.text, node.map(|node| node.span), &self.path), message }
    }
}

/// A line and a dotted path, as far as they are known.
fn place(text: &str, span: Option<Span>, path: &str) -> String {
    let line = span.map(|span| LineIndex::new(text).position(text, span.start()).line);
    match (line, path) {
        (Some(line), "") => format!("ligne {line}"),
        (Some(line), path) => format!("ligne {line}, {path}"),
        (None, "") => "configuration".to_owned(),
        (None, path) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_in_french_with_its_line() {
        let bomb = (0..12).fold("a0: &a0 [x, x, x, x]\n".to_owned(), |text, i| {
            text + &format!("a{}: &a{} [*a{i}, *a{i}, *a{i}, *a{i}]\n", i + 1, i + 1)
        });
        let large = format!("ignore: [TY001] #{}\n", " ".repeat(crate::MAX_FRONT_MATTER_BYTES));
        let deep = format!("profile: {}", "[".repeat(200));
        for (text, said) in [
            (
                "# été\r\nignore: typography\r\n",
                "ligne 2, ignore: «\u{a0}typography\u{a0}» est un texte\u{202f}; il faut une liste",
            ),
            (
                "profile:\n  smart_quotes: yes\n",
                "ligne 2, profile.smart_quotes: «\u{a0}yes\u{a0}» est un texte\u{202f}; il faut `true`",
            ),
            (
                "profile:\n  required:\n  - title\n  - dat\n",
                "ligne 4, profile.required[1]: «\u{a0}dat\u{a0}» est inconnu\u{202f}; vouliez-vous «\u{a0}date\u{a0}»",
            ),
            ("profile:\n  base_heading_level: 9\n", "un nombre de 1 à 6"),
            (
                "severity: {links: grave}",
                "ligne 1, severity.links: «\u{a0}grave\u{a0}» est inconnu\u{202f}; choisir parmi «\u{a0}error\u{a0}»",
            ),
            ("ignore: [a]\nignore: [b]\n", "ligne 2: «\u{a0}ignore\u{a0}» est écrit deux fois"),
            ("select: [a\nignore: [b]\n", "la syntaxe YAML est incorrecte"),
            ("a: &a [x, x, x]\n", "ligne 1, a: «\u{a0}a\u{a0}» est inconnu"),
            (&*bomb, "les renvois `*` recopient trop de valeurs"),
            (&*large, "ligne 1: le fichier a plus de 256\u{a0}Kio"),
            (&*deep, "trop de niveaux sont imbriqués"),
            ("profile:\n", "ligne 1, profile: rien n’est écrit\u{202f}; il faut des réglages"),
            ("- a\n", "ligne 1: c’est une liste\u{202f}; il faut des réglages"),
            (
                "severity:\n  lnks: error\n",
                "ligne 2, severity: «\u{a0}lnks\u{a0}» est inconnu\u{202f}; vouliez-vous «\u{a0}links\u{a0}»",
            ),
            ("ignore:\n- FM\n- typograhy\n", "ligne 3, ignore[1]: «\u{a0}typograhy\u{a0}»"),
            (
                "registries:\n  phrases:\n    add:\n    - été passé\n",
                "ligne 4, registries.phrases.add[0]: «\u{a0}été passé\u{a0}» n’a pas de colonne\u{a0}2",
            ),
            ("registries: {brands: {remove: [Gtihub]}}", "vouliez-vous «\u{a0}GitHub\u{a0}»"),
            ("ignore: [12]", "`12` est un nombre\u{202f}; il faut un texte"),
        ] {
            let error = read(text, &Config::default()).unwrap_err().to_string();
            assert!(error.contains(said), "{text:?}: {error}");
        }
    }
}
