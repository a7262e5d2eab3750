//! MD011: a list, a heading or a table that lands inside the quotation above it.

use super::quoted;
use crate::body::{Block, BlockKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::{Group, Line};

pub(super) static RULE: Rule = Rule {
    code: "MD011",
    name: "swallowed-block",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 9.4"),
    since: "0.1.0",
    summary: "Une liste ou un titre tout contre une citation en fait partie.",
    why: "Une citation va jusqu’à la première ligne vide, que les lignes aient leur chevron ou non\u{a0}: une \
          liste écrite juste dessous est attribuée à la personne citée.",
    invalid: &[
        Sample::Body("> La carte est libre.\n* Brûlon\n* Asnières\n"),
        Sample::Body("> «\u{a0}La carte est à tous.\u{a0}»\r\n### Étapes\r\n\r\nElle paraît mardi.\r\n"),
        Sample::Body("* Brûlon\n* Asnières\n<br>\n**Les étapes\u{a0}:**\n\nLa carte paraît mardi.\n"),
        Sample::Body("> La carte est libre.\n<br>\n* Brûlon\n* Asnières\n\n* Loué\n"),
    ],
    valid: &[
        Sample::Body("> La carte est libre.\n\n* Brûlon\n* Asnières\n"),
        Sample::Body("* Brûlon\n* **Asnières**\n  <br>\n  **et Loué**\n\nLa carte paraît mardi.\n"),
        Sample::Body("> Les étapes\u{a0}:\n> * Brûlon\n> * Asnières\n"),
        Sample::Body("> « La carte est libre. »\n<br>**Anne Azur, ministre**\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    check_lists(cx, out);
    let text = cx.release.source.text();
    for quotation in cx.blocks_of(Group::Quotations) {
        let children = quotation.children(&cx.release.body);
        let Some(block) = children.iter().find(|child| is_swallowed(child) && !is_marked(text, child)) else {
            continue;
        };
        let name = match block.kind {
            BlockKind::Heading { .. } => "Ce titre",
            BlockKind::Table => "Ce tableau",
            _ => "Cette liste",
        };
        let shown = quoted(cx.slice(block.span).lines().next().unwrap_or_default());
        let finding = out
            .report(
                first_line(text, block),
                format!("{name} fait partie de la citation au-dessus\u{a0}: «\u{a0}{shown}\u{a0}»"),
            )
            .label(first_line(text, quotation), "la citation commence ici")
            .help("Laisser une ligne vide après la citation")
            .fix(Fix::suggested(
                "Mettre une ligne vide après la citation",
                vec![Edit::insert(block.span.start(), cx.line_end())],
            ));
        if is_announced(text, quotation, block) {
            finding.at_most(Severity::Info);
        }
    }
}

/// A line in bold that ends the last item of a list, under lines that hold a `<br>` only and begin at the margin: it
/// was meant to head what comes next.
fn check_lists(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let body = &cx.release.body;
    let at_margin =
        |line: &Line| cx.release.source.before(line.span.start() as usize).ends_with(['\n', '\r']);
    for list in cx.blocks_of(Group::Lists) {
        let last = list.children(body).last().and_then(|item| item.children(body).last());
        let Some(last) = last.filter(|block| matches!(block.kind, BlockKind::Paragraph)) else { continue };
        let Some((bold, above)) = cx.lines_of(last).split_last() else { continue };
        if !(bold.first == b'*'
            && bold.second == b'*'
            && at_margin(bold)
            && is_bold(cx.slice(bold.span).trim_end()))
        {
            continue;
        }
        let breaks = above
            .iter()
            .rev()
            .take_while(|line| line.br && at_margin(line) && is_break(cx.slice(line.span)))
            .last();
        let Some(first) = breaks else { continue };
        out.report(
            bold.span,
            format!(
                "Cet intertitre fait partie de la liste au-dessus\u{a0}: {}",
                quoted(cx.slice(bold.span))
            ),
        )
        .label(first_line(cx.release.source.text(), list), "la liste commence ici")
        .help("Laisser une ligne vide après la liste")
        .at_most(Severity::Info)
        .fix(Fix::suggested(
            "Mettre une ligne vide après la liste",
            vec![Edit::insert(first.span.start(), cx.line_end())],
        ));
    }
}

/// `**Les étapes :**`, at the margin.
fn is_bold(line: &str) -> bool {
    let inside = line.strip_prefix("**").map(|rest| rest.trim_end_matches([':', ' ', '\u{a0}']));
    inside
        .and_then(|rest| rest.strip_suffix("**"))
        .is_some_and(|inside| !inside.is_empty() && !inside.contains("**"))
}

fn is_break(line: &str) -> bool {
    matches!(line.trim_end(), "<br>" | "<br/>" | "<br />")
}

/// « Les étapes : » or a `<br>` of the quotation's own, just above: the list was meant to be inside.
fn is_announced(text: &str, quotation: &Block<'_>, block: &Block<'_>) -> bool {
    let above = text.get(quotation.span.start() as usize..block.span.start() as usize).unwrap_or_default();
    let line = above.trim_end().lines().next_back().unwrap_or_default();
    let words = line.trim_end_matches(['*', '_', ' ']);
    words.ends_with(':') || (line.starts_with('>') && words.ends_with("<br>"))
}

fn is_swallowed(block: &Block<'_>) -> bool {
    matches!(
        block.kind,
        BlockKind::UnorderedList | BlockKind::OrderedList | BlockKind::Heading { .. } | BlockKind::Table
    )
}

/// Whether the chevron of the quotation leads the block's first line.
fn is_marked(text: &str, block: &Block<'_>) -> bool {
    let before = text.get(..block.span.start() as usize).unwrap_or_default();
    before.rsplit(['\n', '\r']).next().is_some_and(|lead| lead.contains('>'))
}

fn first_line(text: &str, block: &Block<'_>) -> crate::span::Span {
    let slice = block.span.slice(text);
    let length = slice.lines().next().map_or(0, str::len);
    crate::span::Span::from_range(block.span.start() as usize..block.span.start() as usize + length)
}
