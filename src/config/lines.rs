//! What is wrong with a line that a configuration adds to a closed list, or takes out of it.

use chrono::NaiveDate;

use crate::data::{Changes, Registry};
use crate::error::closest;

/// What a column may hold.
enum Column {
    Text,
    /// A day, `2024-03-31`.
    Day,
    /// One of a few words.
    Word(&'static [&'static str]),
}

use Column::{Day, Text, Word};

/// The columns of a list: how many must hold something, and what each may hold.
fn columns(registry: Registry) -> (usize, &'static [Column]) {
    match registry {
        Registry::Acronyms
        | Registry::Capitals
        | Registry::Ligatures
        | Registry::Ministries
        | Registry::Months
        | Registry::Peoples => (1, &[Text]),
        Registry::Brands | Registry::Frequent => (1, &[Text, Text]),
        Registry::Civilities => (2, &[Text, Text]),
        Registry::Confusions | Registry::Hyphens | Registry::Misspellings | Registry::Phrases => {
            (2, &[Text, Text, Word(&["info"])])
        }
        Registry::Institutions => (1, &[Text, Day, Day, Text, Text]),
        Registry::OfficialNames => (1, &[Text, Word(&["always"]), Text]),
        Registry::Nouns => (2, &[Text, Word(&["m", "f", "-", "mv", "fv", "-v"]), Text]),
        Registry::Offices => (2, &[Text, Day, Day, Word(&["m", "f"]), Day]),
        Registry::Placeholders => (1, &[Text, Word(&["warning", "info"])]),
        Registry::Verbs => (1, &[Text, Text, Word(&["n", "i"])]),
    }
}

/// What is wrong with a line of a list, in French; a comment is no line.
pub(super) fn fault(registry: Registry, line: &str) -> Option<String> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    let (required, columns) = columns(registry);
    let written: Vec<&str> = line.split('|').map(str::trim).collect();
    if let Some(missing) = (0..required).find(|&index| written.get(index).is_none_or(|text| text.is_empty()))
    {
        return Some(format!("«\u{a0}{line}\u{a0}» n’a pas de colonne\u{a0}{}", missing + 1));
    }
    if written.len() > columns.len() {
        return Some(format!(
            "«\u{a0}{line}\u{a0}» a {} colonnes\u{202f}; cette liste en a {}",
            written.len(),
            columns.len()
        ));
    }
    written.iter().zip(columns).filter(|(text, _)| !text.is_empty()).find_map(|(text, column)| match column {
        Text => None,
        Day => NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .is_err()
            .then(|| format!("«\u{a0}{text}\u{a0}» n’est pas un jour écrit `2024-03-31`")),
        Word(words) => (!words.contains(text)).then(|| {
            let words: Vec<_> = words.iter().map(|word| format!("«\u{a0}{word}\u{a0}»")).collect();
            format!("«\u{a0}{text}\u{a0}» est inconnu\u{202f}; choisir parmi {}", words.join(", "))
        }),
    })
}

/// What is wrong with a line that is to be taken out of a list: it is not in it.
pub(super) fn unknown(registry: Registry, changes: &Changes, removed: &str) -> Option<String> {
    let own = changes.replace.iter().chain([&changes.add]).flatten().map(String::as_str);
    let file = if changes.replace.is_some() { "" } else { registry.file() };
    let lines = || file.lines().filter(|line| !line.starts_with('#')).chain(own.clone());
    let firsts = || lines().map(|line| line.split('|').next().unwrap_or("").trim());
    if firsts().any(|first| first == removed) {
        return None;
    }
    let hint = closest(removed, firsts().filter(|first| !first.is_empty()));
    let hint = hint.map(|meant| format!("\u{202f}; vouliez-vous «\u{a0}{meant}\u{a0}»\u{202f}?"));
    Some(format!("«\u{a0}{removed}\u{a0}» n’est pas dans la liste{}", hint.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_crate_are_sound() {
        for registry in Registry::ALL {
            let faults: Vec<_> = registry
                .file()
                .lines()
                .filter(|line| !line.trim().is_empty())
                .filter_map(|line| fault(registry, line))
                .collect();
            assert!(faults.is_empty(), "{registry:?}: {faults:?}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        for (registry, line, said) in [
            (Registry::Phrases, "été passé", "n’a pas de colonne\u{a0}2"),
            (Registry::Phrases, "été passé | ", "n’a pas de colonne\u{a0}2"),
            (Registry::Phrases, "a | b | grave", "«\u{a0}grave\u{a0}» est inconnu"),
            (Registry::Months, "brumaire | m", "a 2 colonnes\u{202f}; cette liste en a 1"),
            (Registry::Institutions, "Mission Cartolibre | 2024-13-01", "«\u{a0}2024-13-01\u{a0}» n’est pas"),
            (Registry::Nouns, "sentier | x", "choisir parmi «\u{a0}m\u{a0}», «\u{a0}f\u{a0}»"),
            (Registry::Brands, " ", "n’a pas de colonne\u{a0}1"),
        ] {
            let found = fault(registry, line);
            assert!(found.as_ref().is_some_and(|found| found.contains(said)), "{line}: {found:?}");
        }
        assert_eq!(fault(Registry::Institutions, "Mission Cartolibre | 2024-03-01 | | | Cartolibre"), None);
        assert_eq!(fault(Registry::Brands, "# les nôtres"), None);
    }

    #[test]
    fn what_is_taken_out_is_in_the_list() {
        let own = Changes { add: vec!["CartoLibre | Carto Libre".to_owned()], ..Changes::default() };
        assert_eq!(unknown(Registry::Brands, &own, "CartoLibre"), None);
        assert_eq!(unknown(Registry::Brands, &own, "GitHub"), None);
        let said = unknown(Registry::Brands, &own, "GitHubb").unwrap_or_default();
        assert!(said.contains("vouliez-vous «\u{a0}GitHub\u{a0}»"), "{said}");
        let replaced = Changes { replace: Some(Vec::new()), ..Changes::default() };
        assert!(unknown(Registry::Brands, &replaced, "GitHub").is_some());
    }
}
