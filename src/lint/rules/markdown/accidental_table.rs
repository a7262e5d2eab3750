//! MD008: a `|` that makes a table of a line.

use super::quoted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD008",
    name: "accidental-table",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 5.8"),
    since: "0.1.0",
    summary: "Une barre verticale fait de la ligne un tableau.",
    why: "kramdown lit comme un tableau tout paragraphe dont chaque ligne a une barre verticale\u{a0}: deux liens \
          séparés par «\u{a0}|\u{a0}» deviennent deux cellules, sans en-tête.",
    invalid: &[
        Sample::Body("[La carte](/carte) | [Le guide](/guide)\n"),
        Sample::Body("Tél\u{a0}: 01 99 00 12 34 | Mél\u{a0}: presse@cartolibre.gouv.fr\r\n"),
    ],
    valid: &[
        Sample::Body("| Commune | Chemins |\n|---------|---------|\n| Brûlon  | 12      |\n"),
        Sample::Body("| Brûlon | 12 |\n| Asnières | 7 |\n"),
        Sample::Body("La carte \\| le guide\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for table in cx.blocks_of(Group::Tables) {
        let slice = cx.slice(table.span);
        let written_as_table = slice.lines().any(|line| {
            let line = line.trim_start_matches(['>', ' ']);
            line.starts_with('|') || (line.contains("--") && line.bytes().all(|b| b"|+:- \t=".contains(&b)))
        });
        if written_as_table {
            continue;
        }
        let span = table.span.trim(cx.release.source.text());
        let edits = pipes(table.span, slice).map(|pipe| Edit::insert(pipe, "\\")).collect();
        out.report(
            span,
            format!("«\u{a0}{}\u{a0}» devient un tableau à cause de la barre verticale", quoted(slice)),
        )
        .help("Écrire «\u{a0}\\|\u{a0}», ou séparer autrement (tiret, ligne, liste)")
        .fix(Fix::suggested("Protéger les barres verticales", edits));
    }
}

/// Where the pipes stand that no backslash protects.
fn pipes(span: Span, slice: &str) -> impl Iterator<Item = u32> {
    let bytes = slice.as_bytes();
    (0..bytes.len())
        .filter(|&i| {
            bytes.get(i).copied().unwrap_or_default() == b'|'
                && (i == 0 || bytes.get(i - 1).copied().unwrap_or_default() != b'\\')
        })
        .map(move |i| span.start() + u32::try_from(i).unwrap_or(0))
}
