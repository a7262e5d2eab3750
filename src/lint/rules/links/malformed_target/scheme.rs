//! What can be wrong in the `https://` of an address.

use super::fault::Fault;
use crate::diagnostic::Severity;

/// `https://https://`, `https:/https://`, `https://x.frhttps://x.fr`
pub(super) fn doubled_scheme(target: &str) -> Option<Fault> {
    let first = scheme_len(target)?;
    let rest = target.get(first..)?;
    if scheme_len(rest).is_some()
        || rest.starts_with("http") && {
            let after = rest.trim_start_matches("https").trim_start_matches("http");
            after.starts_with("//") || after.starts_with(":/")
        }
    {
        return Some(
            Fault::new(0..first, "Le début de l’adresse est doublé", Severity::Error).replaced_by(""),
        );
    }
    if !rest.contains(':') {
        return None;
    }
    let second = rest.find("http://").or_else(|| rest.find("https://"))?;
    let glued = rest.get(..second)?.ends_with(|c: char| c.is_ascii_alphanumeric());
    let message = "Deux adresses se suivent sans espace";
    glued.then(|| Fault::new(first + second..target.len(), message, Severity::Error))
}

/// The length of `http:/`, `https://` at the beginning.
fn scheme_len(text: &str) -> Option<usize> {
    let lower = |prefix: &str| text.get(..prefix.len()).is_some_and(|s| s.eq_ignore_ascii_case(prefix));
    let name = if lower("https:") {
        6
    } else if lower("http:") {
        5
    } else {
        return None;
    };
    let slashes = text.get(name..)?.bytes().take_while(|b| *b == b'/').count();
    (slashes > 0).then_some(name + slashes)
}

/// `htpps://`, `ttps://`, `https:///x`, `https:/x`, `https//x`, `https.x`
pub(super) fn misspelt_scheme(target: &str) -> Option<Fault> {
    let end = target.find(|c: char| !c.is_ascii_alphabetic())?;
    let (name, rest) = target.split_at_checked(end)?;
    let punctuation = rest.find(|c: char| !matches!(c, ':' | '/' | ';' | '.' | ',')).unwrap_or(rest.len());
    let lower = name.to_ascii_lowercase();
    let plain = matches!(&*lower, "http" | "https");
    let near = lower.len() > 2
        && (lower.starts_with('h') || rest.starts_with("://"))
        && lower.bytes().all(|b| b"htps".contains(&b));
    let separator = rest.get(..punctuation)?;
    if !(near || plain) || separator.len() < 2 && !matches!(separator, ":" | ";") || separator.is_empty() {
        return None;
    }
    if plain && separator == "://" {
        return None;
    }
    let scheme = if lower.contains('s') { "https://" } else { "http://" };
    let message = "Le début de l’adresse est mal écrit";
    Some(Fault::new(0..end + punctuation, message, Severity::Error).replaced_by(scheme))
}
