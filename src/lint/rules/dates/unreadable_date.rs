//! DT001: a date that stops the construction of the site.

use crate::diagnostic::Severity;
use crate::front_matter::{Field, MAX_DATE_BYTES, UnreadableDate};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "DT001",
    name: "unreadable-date",
    family: Family::Dates,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: Some("Opquast 231"),
    since: "0.1.0",
    summary: "La date de publication est illisible\u{a0}: la construction du site s’arrête.",
    why: "Jekyll ne devine que l’anglais et les chiffres. Devant une date qu’il ne sait pas lire, il s’arrête, et \
          aucune page du site n’est plus mise à jour.",
    invalid: &[
        Sample::FrontMatter("date: demain"),
        Sample::FrontMatter("date: 2023-13-01"),
        Sample::FrontMatter("date: 1er décembre 2023"),
        Sample::FrontMatter("date: 16:30"),
        Sample::FrontMatter("date: {jour: 12}"),
    ],
    valid: &[
        Sample::FrontMatter("date: 23 novembre 2023"),
        Sample::FrontMatter("date: 20231123"),
        Sample::FrontMatter("date: git Last Modified"),
        Sample::FrontMatter("date: \"2023-11-23\""),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let help = "Écrire «\u{a0}2024-03-12 10:00:00 +01:00\u{a0}»";
    let field = &cx.release.front_matter.date;
    if let Field::Invalid { span, .. } = field {
        out.report(*span, "La date n’est pas une date\u{a0}: la construction du site s’arrête").help(help);
    }
    let Some(date) = field.spanned().filter(|date| !is_keyword(&date.value.written)) else { return };
    let what = match date.value.instant {
        Err(UnreadableDate::NoDate) => "n’est pas une date que Jekyll sache lire".to_owned(),
        Err(UnreadableDate::OutOfRange) => {
            "a un mois, un jour, une heure ou une minute qui n’existe pas".to_owned()
        }
        Err(UnreadableDate::TooLong) => format!("compte plus de {MAX_DATE_BYTES} octets"),
        _ => return,
    };
    let message = format!("{} {what}\u{a0}: la construction du site s’arrête", quoted(&date.value.written));
    out.report(date.span, message).help(help);
}

/// What Eleventy reads as the date of the file, or of its last commit.
fn is_keyword(written: &str) -> bool {
    let written = written.strip_prefix("git ").unwrap_or(written);
    matches!(written, "Last Modified" | "Created")
}
