//! AC004: a table without header cells.

use crate::body::block::{Block, BlockKind};
use crate::body::html::{Element, ElementId};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "AC004",
    name: "table-without-headers",
    family: Family::Accessibility,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 5.6"),
    since: "0.1.0",
    summary: "Un tableau n’a pas d’en-têtes.",
    why: "Un lecteur d’écran annonce l’en-tête de la colonne ou de la ligne avec chaque cellule. Sans en-têtes, \
          les cellules sont une suite de valeurs sans nom.",
    invalid: &[
        Sample::Body("| Creuse | 1\u{a0}200 |\n| Corrèze | 900 |\n"),
        Sample::Body("| | |\n|---|---|\n| Creuse | 1\u{a0}200 |\n| Corrèze | 900 |\n"),
        Sample::Body(
            "<table><tr><td>Creuse</td><td>1200</td></tr><tr><td>Corrèze</td><td>900</td></tr></table>\n",
        ),
    ],
    valid: &[
        Sample::Body("| Département | Chemins |\n|---|---|\n| Creuse | 1\u{a0}200 |\n"),
        Sample::Body(
            "<table><tr><th>Creuse</th><td>1200</td></tr><tr><th>Corrèze</th><td>900</td></tr></table>\n",
        ),
        Sample::Body(
            "<table role=\"presentation\"><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for block in cx.blocks_of(Group::Tables) {
        in_block(cx, block, out);
    }
    let tree = &cx.release.body.elements;
    for (id, table) in tree.named("table") {
        let layout =
            table.attribute("role").is_some_and(|role| matches!(&*role.value, "presentation" | "none"));
        // Some editors lay cards out as a table.
        let cards = table.attribute("data-view").is_some();
        if table.start_tag.is_empty() || layout || cards {
            continue;
        }
        let (rows, headers) = count(cx, id, table.span);
        if rows > 1 && headers == 0 {
            out.report(table.start_tag, "Ce tableau n’a pas d’en-têtes")
                .help("Mettre les intitulés des colonnes ou des lignes dans des `<th scope=\"…\">`.");
        }
    }
}

fn in_block(cx: &Context<'_, '_>, table: &Block<'_>, out: &mut Findings<'_>) {
    let body = &cx.release.body;
    let rows = |header: bool| table.children(body).iter().filter(move |row| is_row(row, header));
    let is_grid = rows(false).count() > 1 && rows(false).all(|row| row.children(body).len() > 1);
    // `| | |`: a line of headers that says nothing.
    let named = |row: &Block<'_>| cx.slice(row.span).contains(char::is_alphanumeric);
    if !rows(true).any(named) && is_grid {
        let span = table.span.trim(cx.release.source.text());
        let first = cx.slice(span).lines().next().unwrap_or("").trim();
        out.report(span, format!("Le tableau qui commence par `{first}` n’a pas d’en-têtes"))
            .help("Écrire les intitulés sur la première ligne, puis `|---|---|` sur la deuxième.");
    }
}

fn is_row(block: &Block<'_>, expected: bool) -> bool {
    matches!(block.kind, BlockKind::TableRow { header } if header == expected)
}

/// Rows and header cells of a table.
fn count(cx: &Context<'_, '_>, table: ElementId, span: Span) -> (usize, usize) {
    // A header cell without a word, but perhaps with an image, names nothing.
    let named = |cell: &Element<'_>| cx.slice(cell.content()).trim() != "";
    let inside = cx.release.body.elements.iter().skip_while(|(id, _)| *id <= table);
    inside.take_while(|(_, element)| span.covers(element.start_tag)).fold(
        (0, 0),
        |(rows, headers), (_, element)| {
            (
                rows + usize::from(element.name == "tr"),
                headers + usize::from(element.name == "th" && named(element)),
            )
        },
    )
}
