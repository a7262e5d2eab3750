//! The identifiers of headings, and the links of a text that lead to them.

use std::collections::{HashMap, HashSet};

use super::PressRelease;
use crate::body::landmarks::HeadingForm;

/// What kramdown makes of the text of a heading: its letters and digits in lower case, spaces as dashes.
pub(crate) fn heading_id(text: &str) -> String {
    let kept = text.chars().filter(|&c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

impl PressRelease<'_> {
    /// How many links of the text lead to one of its headings, by the identifier that kramdown gives it.
    pub(crate) fn links_to_headings(&self) -> usize {
        let targets = self.all_links().filter_map(|link| link.target.trim().strip_prefix('#'));
        let targets: Vec<&str> = targets.filter(|name| !name.is_empty()).collect();
        if targets.is_empty() {
            return 0;
        }
        let mut ranks: HashMap<String, usize> = HashMap::new();
        let headings = self.outline().iter().filter(|heading| heading.form == HeadingForm::Markdown);
        let ids: HashSet<String> = headings
            .map(|heading| {
                let id = heading_id(&heading.text);
                // The second heading of a name has its rank behind it.
                let rank = ranks.entry(id.clone()).and_modify(|rank| *rank += 1).or_insert(0);
                if *rank == 0 { id } else { format!("{id}-{rank}") }
            })
            .collect();
        targets.into_iter().filter(|name| ids.contains(*name)).count()
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn links_lead_to_headings_by_the_identifiers_of_kramdown() {
        let body = "[a](#été-des-cartes) [b](#pourquoi-) [c](#pourquoi--1) [d](#ailleurs) [e](/carte#été)\r\n\r\n\
                    ### Été des cartes\r\n\r\n### Pourquoi ?\r\n\r\nÀ tous.\r\n\r\n### Pourquoi ?\r\n";
        assert_eq!(parse(body).links_to_headings(), 3);
        assert_eq!(parse("### Étapes\n").links_to_headings(), 0);
    }
}
