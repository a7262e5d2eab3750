//! DT003: a day or an hour that does not exist, silently moved.

use crate::diagnostic::Severity;
use crate::front_matter::DateSurprise;
use crate::lint::context::{Context, Findings};
use crate::lint::french;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::yaml::{Node, NodeKind, Resolved, ScalarStyle};

use super::written;

pub(super) static RULE: Rule = Rule {
    code: "DT003",
    name: "impossible-date",
    family: Family::Dates,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Ce jour ou cette heure n’existe pas\u{a0}: Jekyll en prend un autre.",
    why: "Le 30 février devient le 2 mars sans un mot\u{202f}; l’heure que le passage à l’heure d’été saute \
          devient la suivante. Sous une autre clé que `date`, le 31 d’un mois de 30 jours reste un texte que le \
          gabarit ne sait pas mettre en forme.",
    invalid: &[
        Sample::FrontMatter("date: 2023-02-30"),
        Sample::FrontMatter("date: 2023-03-26 02:30"),
        Sample::FrontMatter("endDate: 2021-31-03"),
        Sample::FrontMatter("event_end_date: 2023-04-31"),
    ],
    valid: &[
        Sample::FrontMatter("date: 2024-02-29"),
        Sample::FrontMatter("endDate: 2021-03-31\nreference: 2021-31-0345"),
        Sample::FrontMatter("endDate: '2021-31-03'"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let mut seen = Vec::new();
    for date in written::dates(cx) {
        seen.push(date.span);
        let Some(paris) = date.value.paris() else { continue };
        let written = quoted(&date.value.written);
        let (message, help) = if date.value.surprises.contains(&DateSurprise::RolledOver) {
            let day = french::day(paris.date_naive());
            (format!("{written} n’existe pas\u{a0}: Jekyll prend le {day}"), "Écrire un jour du calendrier")
        } else if date.value.surprises.contains(&DateSurprise::SkippedHour) {
            let time = french::time(paris);
            let message = format!(
                "{written} n’existe pas, ce jour-là Paris passe à l’heure d’été\u{a0}: Jekyll prend {time}"
            );
            (message, "Écrire une autre heure")
        } else {
            continue;
        };
        out.report(date.span, message).help(help);
    }
    for entry in cx.release.front_matter.entries() {
        if !seen.contains(&entry.value.span) && entry.key.as_text() != Some("date") {
            look(&entry.value, out);
        }
    }
}

/// Depth is bounded by [`crate::MAX_YAML_DEPTH`].
fn look(node: &Node<'_>, out: &mut Findings<'_>) {
    match &node.kind {
        NodeKind::Scalar(scalar) if scalar.style == ScalarStyle::Plain => {
            if has_shape_of_date(&scalar.text) && matches!(node.resolve(), Some(Resolved::String(_))) {
                let message = format!("{} n’est pas un jour du calendrier", quoted(&scalar.text));
                out.report(node.span, message)
                    .help("Écrire «\u{a0}année-mois-jour\u{a0}», comme «\u{a0}2024-03-12\u{a0}»");
            }
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| look(item, out)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| look(&entry.value, out)),
        NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
    }
}

/// `2021-31-03`: a year of our time, then twice two digits.
fn has_shape_of_date(text: &str) -> bool {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    text.len() == 10
        && (text.starts_with("19") || text.starts_with("20"))
        && [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(digit)
        && [4, 7].iter().all(|&at| text.as_bytes().get(at) == Some(&b'-'))
}
