//! MD009: a paragraph that the `---` under it turns into a heading.

use super::{blocks, quoted, text_span};
use crate::body::{Block, BlockKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;

pub(super) static RULE: Rule = Rule {
    code: "MD009",
    name: "accidental-heading",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 9.1"),
    since: "0.1.0",
    summary: "Des tirets tout contre un paragraphe en font un titre.",
    why: "Des tirets sous une ligne en font un titre de niveau\u{a0}2. Qui voulait un filet de séparation \
          obtient une phrase en gros caractères, et un sommaire faux.",
    invalid: &[
        Sample::Body("La carte des chemins ruraux est libre.\n---\n\nElle paraît mardi.\n"),
        Sample::Body("Contact\u{a0}: «\u{a0}presse\u{a0}», presse@cartolibre.gouv.fr\r\n---\r\n"),
        Sample::Body("* Brûlon\n* Asnières\n---\n"),
    ],
    valid: &[
        Sample::Body("Les chemins ruraux\n---\n\nIls sont libres.\n"),
        Sample::Body("La carte est libre.\n\n---\n\nElle paraît mardi.\n"),
    ],
    check,
};

/// Longest text that is a plausible heading, in bytes.
const MAX_HEADING_BYTES: usize = 100;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    if !cx.blocks_of(Group::Headings).iter().any(|block| is_dashed(cx, block)) {
        return;
    }
    for block in blocks(cx) {
        if is_dashed(cx, block) && is_sentence(cx, block) {
            report(cx, out, block);
        }
        // Nobody underlines an item to make a heading of it.
        if matches!(block.kind, BlockKind::ListItem) {
            let children = block.children(&cx.release.body).iter();
            let headings = children.filter(|child| is_dashed(cx, child) && !is_sentence(cx, child));
            headings.for_each(|heading| report(cx, out, heading));
        }
    }
}

fn is_dashed(cx: &Context<'_, '_>, block: &Block<'_>) -> bool {
    block.kind == BlockKind::Heading { level: 2, setext: true }
        && cx.slice(block.span).trim_end().ends_with('-')
}

/// Whether a text is no plausible heading.
fn is_sentence(cx: &Context<'_, '_>, heading: &Block<'_>) -> bool {
    let text = cx.slice(text_span(heading));
    text.len() > MAX_HEADING_BYTES
        || text.ends_with(['.', ',', ';', '…', '»'])
        || text.contains('@')
        || text.contains("](")
}

fn report(cx: &Context<'_, '_>, out: &mut Findings<'_>, heading: &Block<'_>) {
    let text = cx.release.source.text();
    let span = text_span(heading);
    let after = text.get(span.end() as usize..heading.span.end() as usize).unwrap_or_default();
    let line = after.find('\n').map_or(after.len(), |at| at + 1);
    let edit = Edit::insert(span.end() + u32::try_from(line).unwrap_or(0), cx.line_end());
    out.report(span, format!("Les tirets font de «\u{a0}{}\u{a0}» un titre", quoted(cx.slice(span))))
        .help("Laisser une ligne vide avant les tirets")
        .fix(Fix::suggested("Mettre une ligne vide avant les tirets", vec![edit]));
}
