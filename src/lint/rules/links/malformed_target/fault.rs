//! What can be wrong in an address.

use std::ops::Range;

use super::scheme::{doubled_scheme, misspelt_scheme};
use crate::body::{LinkKind, link};
use crate::diagnostic::Severity;
use crate::lint::rules::links::{is_accented_email, is_email};
use crate::lint::rules::typography::{is_invisible, latin_reading, look_alike};
use crate::text::word;

/// What is wrong in an address, and where.
pub(super) struct Fault {
    /// Bytes of the address.
    pub(super) range: Range<usize>,
    pub(super) message: &'static str,
    pub(super) severity: Severity,
    /// What to write there.
    pub(super) replacement: Option<String>,
}

impl Fault {
    pub(super) fn new(range: Range<usize>, message: &'static str, severity: Severity) -> Self {
        Self { range, message, severity, replacement: None }
    }

    pub(super) fn replaced_by(self, text: impl Into<String>) -> Self {
        Self { replacement: Some(text.into()), ..self }
    }
}

/// The first thing that is wrong in an address.
pub(super) fn find(target: &str) -> Option<Fault> {
    if memchr::memchr2(b'{', b'}', target.as_bytes()).is_some() || target.trim().is_empty() {
        return None;
    }
    match LinkKind::of(target) {
        LinkKind::Mail => return mail(target),
        LinkKind::Telephone | LinkKind::Anchor => return None,
        LinkKind::Web | LinkKind::SitePath | LinkKind::Other => {}
    }
    doubled_scheme(target)
        .or_else(|| misspelt_scheme(target))
        .or_else(|| misspelt_mail(target))
        .or_else(|| characters(target))
        .or_else(|| host(target))
}

/// Characters that an address does not hold, or not at its end.
fn characters(target: &str) -> Option<Fault> {
    use Severity::{Error, Info, Warning};
    let trimmed =
        target.trim_end_matches(['.', ',', ';', ':', '»', '”', '…', '\u{a0}', '\u{202f}', '\u{200b}']);
    let bare = target.trim_matches('*');
    if bare.len() + 4 <= target.len() && !bare.is_empty() {
        let bare = bare.trim_end_matches(['.', ',', ';']);
        let message = "L’adresse contient les étoiles du gras";
        return Some(Fault::new(0..target.len(), message, Error).replaced_by(bare));
    }
    let dots_only = trimmed.ends_with('/') || trimmed.is_empty();
    if trimmed.len() < target.len() && !dots_only {
        let tail = trimmed.len()..target.len();
        let message = if target
            .get(trimmed.len()..)
            .unwrap_or_default()
            .contains(|c: char| !c.is_whitespace() && c != '\u{200b}')
        {
            "L’adresse finit par un signe de ponctuation"
        } else {
            "L’adresse finit par une espace insécable"
        };
        return Some(Fault::new(tail, message, Warning).replaced_by(""));
    }
    if let Some(blank) = ["%20", "%C2%A0", "%c2%a0"].iter().find(|blank| target.ends_with(**blank)) {
        let tail = target.len() - blank.len()..target.len();
        return Some(Fault::new(tail, "L’adresse finit par une espace codée", Warning).replaced_by(""));
    }
    // Nearly all addresses hold nothing to look at twice.
    let is_odd = |b: u8| matches!(b, b'"' | b'<' | b'>' | b'`' | b'\\' | b'[' | b']' | ..=b' ' | 0x7f..);
    if !target.bytes().any(|b| b != 0x7f && is_odd(b)) {
        return None;
    }
    let fragment = target.find('#').unwrap_or(target.len());
    for (at, c) in target.char_indices().filter(|&(_, c)| u8::try_from(c).is_ok_and(is_odd) || !c.is_ascii())
    {
        let range = at..at + c.len_utf8();
        let fault = match c {
            // A browser mends the space; most sites answer.
            ' ' | '\t' => {
                let severity = if LinkKind::of(target) == LinkKind::Web { Warning } else { Info };
                Fault::new(range, "L’adresse contient une espace", severity).replaced_by("%20")
            }
            '\n' | '\r' => {
                Fault::new(line_end(target, at), "L’adresse est coupée par un retour à la ligne", Error)
            }
            '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                Fault::new(range, "L’adresse contient une espace insécable", Error)
            }
            c if is_invisible(c) => {
                Fault::new(range, "L’adresse contient un caractère invisible", Error).replaced_by("")
            }
            '’' | '‘' | '“' | '”' | '«' | '»' | '–' | '—' | '…' => {
                Fault::new(range, "L’adresse contient un signe typographique", Warning)
            }
            '"' | '<' | '>' | '`' => Fault::new(range, "L’adresse contient un signe interdit", Error),
            '\\' => {
                // Some editors escape so, and other engines than kramdown take the backslash away.
                let escapes =
                    target.get(range.end..).is_some_and(|rest| rest.starts_with(['_', '&', '*', '~']));
                let severity = if escapes { Info } else { Error };
                Fault::new(range, "L’adresse contient une barre oblique inverse", severity).replaced_by("")
            }
            '[' | ']' if target.contains("](") => {
                Fault::new(range, "Un lien est resté dans l’adresse", Error)
            }
            c if mimics_latin(target, at, c) => {
                Fault::new(range, "L’adresse contient une lettre d’un autre alphabet", Warning)
            }
            c if !c.is_ascii() && at < fragment && !target.contains("wiki") => {
                Fault::new(range, "L’adresse contient une lettre accentuée, à vérifier", Info)
            }
            _ => continue,
        };
        return Some(fault);
    }
    None
}

/// Whether a letter is drawn like a Latin one, in a word that has Latin ones.
fn mimics_latin(target: &str, at: usize, c: char) -> bool {
    let word = || word::start(target, at)..word::end(target, at);
    look_alike(c).is_some() && target.get(word()).is_some_and(|word| latin_reading(word).is_some())
}

fn host(target: &str) -> Option<Fault> {
    let host = link::host(target)?;
    let start = target.find(host)?;
    let range = start..start + host.len();
    let local = host.eq_ignore_ascii_case("localhost") || target.starts_with("//");
    let empty_label = host.starts_with('.') || host.ends_with('.') || host.contains("..");
    let doubled = host.starts_with("www.www.");
    let strange = host.bytes().any(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')));
    let other_alphabet = host.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}'));
    if host.ends_with(".gouv") {
        let message = "Le nom du site est coupé";
        return Some(Fault::new(range, message, Severity::Error).replaced_by(format!("{host}.fr")));
    }
    let message = if other_alphabet {
        "Le nom du site contient des lettres d’un autre alphabet"
    } else {
        "Le nom du site est mal écrit"
    };
    (!local && (!host.contains('.') || empty_label || doubled || strange))
        .then(|| Fault::new(range, message, Severity::Error))
}

/// `mail:x@y.fr`, `mailto;x@y.fr`
fn misspelt_mail(target: &str) -> Option<Fault> {
    let (scheme, address) = target.split_once([':', ';'])?;
    let near = ["mail", "email", "e-mail", "mailto", "malto", "mailo", "mailt", "mailtoo"];
    let scheme = scheme.trim();
    (near.iter().any(|name| scheme.eq_ignore_ascii_case(name)) && is_email(address.trim())).then(|| {
        let end = target.len() - address.trim_start().len();
        let message = "Le début de l’adresse est mal écrit";
        Fault::new(0..end, message, Severity::Error).replaced_by("mailto:")
    })
}

fn mail(target: &str) -> Option<Fault> {
    let start = target.find(':')? + 1;
    let address = target.get(start..)?.split('?').next()?;
    let blank = address.len() - address.trim_start().len();
    if blank > 0 && is_email(address.trim()) {
        let range = start..start + blank;
        let message = "Une espace suit «\u{a0}mailto:\u{a0}»";
        return Some(Fault::new(range, message, Severity::Warning).replaced_by(""));
    }
    let slashes = address.bytes().take_while(|b| *b == b'/').count();
    if slashes > 0 {
        let message = "«\u{a0}mailto:\u{a0}» ne prend pas de barre oblique";
        return Some(Fault::new(start..start + slashes, message, Severity::Error).replaced_by(""));
    }
    let accent = address.char_indices().find(|(_, c)| !c.is_ascii());
    if let Some((at, c)) = accent.filter(|_| is_accented_email(address.trim())) {
        let range = start + at..start + at + c.len_utf8();
        let message = "L’adresse contient une lettre accentuée, à vérifier";
        return Some(Fault::new(range, message, Severity::Info));
    }
    let each_is_email = address.split([',', ';']).all(|one| {
        let one = one.trim();
        is_email(one) || one.contains('%')
    });
    (!each_is_email && !address.is_empty()).then(|| {
        Fault::new(start..start + address.len(), "Ce n’est pas une adresse électronique", Severity::Error)
    })
}
/// A line end, whole when it is a CR and an LF.
fn line_end(target: &str, at: usize) -> Range<usize> {
    at..at + if target.get(at..).unwrap_or_default().starts_with("\r\n") { 2 } else { 1 }
}
