//! The closing count, and the next step.

use std::fmt;

use crate::diagnostic::{Applicability, Diagnostic, Severity};

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// Documents looked at.
    pub documents: usize,
    /// Findings of each severity.
    pub errors: usize,
    /// See [`Severity::Warning`].
    pub warnings: usize,
    /// See [`Severity::Info`].
    pub infos: usize,
    /// Findings with a safe fix.
    pub safe: usize,
    /// Findings with a suggested fix.
    pub suggested: usize,
}

impl Tally {
    /// Counts the findings of one more document.
    pub fn add(&mut self, findings: &[Diagnostic]) {
        self.documents += 1;
        self.count(findings);
    }

    /// Counts more findings of documents counted already.
    pub fn count(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
            match finding.fix.as_ref().map(|fix| fix.applicability) {
                Some(Applicability::Safe) => self.safe += 1,
                Some(Applicability::Suggested) => self.suggested += 1,
                None => {}
            }
        }
    }

    /// How many findings of each severity, in French, without the documents.
    #[must_use]
    pub fn found(&self) -> String {
        let parts = [
            (self.errors, "erreur", "erreurs"),
            (self.warnings, "avertissement", "avertissements"),
            (self.infos, "remarque", "remarques"),
        ];
        let found: Vec<String> = parts
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| counted(*count, one, many))
            .collect();
        if found.is_empty() { "Rien à signaler".to_owned() } else { found.join(", ") }
    }

    /// What can be done next, as a French sentence; `None` when no fix is at hand.
    #[must_use]
    pub fn next_step(&self) -> Option<String> {
        let safe = counted(self.safe, "correction sûre", "corrections sûres");
        let suggested = counted(self.suggested, "correction proposée", "corrections proposées");
        match (self.safe, self.suggested) {
            (0, 0) => None,
            (_, 0) => Some(format!("{safe}\u{a0}: relancer avec --fix")),
            (0, _) => Some(format!("{suggested}, à relire\u{a0}: relancer avec --fix --suggested")),
            _ => Some(format!(
                "{safe}\u{a0}: relancer avec --fix ({suggested} de plus, à relire, avec --suggested)"
            )),
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} dans {}", self.found(), counted(self.documents, "document", "documents"))
    }
}

/// A number in groups of three digits, and what it counts.
fn counted(count: usize, one: &str, many: &str) -> String {
    let digits = count.to_string();
    let first = digits.len() % 3;
    let mut number = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && at % 3 == first {
            number.push('\u{202f}');
        }
        number.push(digit);
    }
    format!("{number} {}", if count < 2 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn numbers_are_grouped_by_three() {
        for (count, expected) in [
            (0, "0 document"),
            (1, "1 document"),
            (999, "999 documents"),
            (1632, "1\u{202f}632 documents"),
            (123_456, "123\u{202f}456 documents"),
            (1_234_567, "1\u{202f}234\u{202f}567 documents"),
        ] {
            assert_eq!(counted(count, "document", "documents"), expected);
        }
    }
}
