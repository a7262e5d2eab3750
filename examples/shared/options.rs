//! What is wrong on a command line, in French.

use lexopt::Error;

/// The problem as a sentence.
pub fn french(error: Error) -> String {
    match error {
        Error::MissingValue { option: Some(option) } => format!("{option} attend une valeur"),
        Error::UnexpectedOption(option) => format!("Option inconnue\u{a0}: {option}"),
        Error::UnexpectedValue { option, .. } => format!("{option} ne prend pas de valeur"),
        Error::NonUnicodeValue(_) => "Argument illisible\u{a0}: ce n’est pas de l’UTF-8".to_owned(),
        _ => "Argument inattendu".to_owned(),
    }
}
