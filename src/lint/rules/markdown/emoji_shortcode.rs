//! MD020: `:smile:`, which stays as it is written.

use std::cell::LazyCell;

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Sign;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD020",
    name: "emoji-shortcode",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 13.5"),
    since: "0.1.0",
    summary: "Un code d’émoticône s’affiche tel quel.",
    why: "«\u{a0}:blush:\u{a0}» n’est remplacé par une image que sur certains sites. Ici, le lecteur voit le code.",
    invalid: &[
        Sample::Body("La carte est «\u{a0}libre\u{a0}»\u{a0}: :blush:.\n"),
        Sample::Body("Bravo à tous :tada:\r\n"),
    ],
    valid: &[
        Sample::Body("De 10:30:00 à 11:45:00, `:blush:`.\n"),
        Sample::Body("Le module carto::chemin::rural et les « a:b:c ».\n"),
        Sample::Body("Trois étapes\u{a0}: relever, vérifier, publier.\n"),
    ],
    check,
};

/// Longest name of an emoji, in bytes.
const MAX_NAME_BYTES: usize = 40;

/// What only other engines than kramdown read, which read codes too.
const OF_OTHER_ENGINES: [&str; 5] = ["{% hint", "{% content-ref", "{% embed", "\n!!! ", "--8<--"];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    if cx.printed(Sign::Colon).is_empty() {
        return;
    }
    let text = cx.release.source.text();
    let elsewhere = LazyCell::new(|| OF_OTHER_ENGINES.iter().any(|mark| text.contains(mark)));
    let mut from = 0;
    for found in cx.printed(Sign::Colon) {
        if found.at < from {
            continue;
        }
        let slice = cx.slice(found.text);
        let at = (found.at - found.text.start()) as usize;
        let Some(length) = name_length(slice.get(at + 1..).unwrap_or_default()) else { continue };
        let alone = !slice.get(..at).unwrap_or_default().ends_with(|c: char| c.is_alphanumeric() || c == ':');
        let after = slice.get(at + length + 2..).unwrap_or_default();
        if alone && !after.starts_with(|c: char| c.is_alphanumeric() || c == ':') {
            let start = found.at as usize;
            let code = Span::from_range(start..start + length + 2);
            let finding = out
                .report(code, format!("Le code «\u{a0}{}\u{a0}» s’affiche tel quel", cx.slice(code)))
                .help("Mettre l’émoticône elle-même, ou la retirer");
            if *elsewhere {
                finding.at_most(Severity::Info);
            }
            from = code.end();
        }
    }
}

/// Length of the name before the colon that closes a code.
fn name_length(rest: &str) -> Option<usize> {
    let length = rest
        .bytes()
        .take(MAX_NAME_BYTES)
        .take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'+' | b'-'))
        .count();
    let letters = rest.bytes().take(length).filter(u8::is_ascii_lowercase).count();
    (letters >= 2 && rest.as_bytes().get(length) == Some(&b':')).then_some(length)
}
