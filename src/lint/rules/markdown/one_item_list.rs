//! MD018: a list of one item.

use super::{blocks, quoted};
use crate::body::BlockKind;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD018",
    name: "one-item-list",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 9.3"),
    since: "0.1.0",
    summary: "Une liste n’a qu’un élément.",
    why: "Une liste d’un seul élément est souvent un accident\u{a0}: une année suivie d’un point au début d’un \
          paragraphe, un tiret de dialogue, les autres éléments écrits autrement.",
    invalid: &[
        Sample::Body("2024. L’année «\u{a0}des chemins\u{a0}».\n"),
        Sample::Body("Une commune\u{a0}:\r\n* Brûlon\r\n\r\nElle est libre.\r\n"),
    ],
    valid: &[
        Sample::Body("* Brûlon\n* Loué\n"),
        Sample::Body("2024\\. L’année des chemins.\n"),
        Sample::Body("* Brûlon\n  * Loué\n* Asnières\n"),
        Sample::Body("* Plan\n{:toc}\n"),
    ],
    check,
};

/// Highest number that a list is likely to begin with.
const MAX_NUMBER: u32 = 99;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let body = &cx.release.body;
    if !cx.blocks_of(Group::Lists).iter().any(|list| list.children(body).len() == 1) {
        return;
    }
    // A sub-list of one item is common under a list of several.
    let apart = blocks(cx)
        .filter(|block| !matches!(block.kind, BlockKind::ListItem))
        .flat_map(|block| block.children(body));
    for list in body.blocks.iter().chain(apart) {
        let is_list = matches!(list.kind, BlockKind::OrderedList | BlockKind::UnorderedList);
        let [item] = list.children(body) else { continue };
        if !is_list || is_contents(cx, list.span) {
            continue;
        }
        let slice = cx.slice(item.span);
        let line = slice.lines().next().unwrap_or_default();
        let span = Span::from_range(item.span.start() as usize..item.span.start() as usize + line.len());
        let digits = line.trim_start().bytes().take_while(u8::is_ascii_digit).count();
        let lead = line.len() - line.trim_start().len();
        let number = line.get(lead..lead + digits).and_then(|n| n.parse::<u32>().ok());
        match number.filter(|&number| number > MAX_NUMBER) {
            Some(number) => {
                let dot = span.start() + u32::try_from(lead + digits).unwrap_or(0);
                out.report(span, format!("«\u{a0}{number}.\u{a0}» fait de cette ligne une liste numérotée"))
                    .help(format!("Écrire «\u{a0}{number}\\.\u{a0}»"))
                    .fix(Fix::suggested("Protéger le point", vec![Edit::insert(dot, "\\")]));
            }
            None => {
                out.report(
                    span,
                    format!("Cette liste n’a qu’un élément\u{a0}: «\u{a0}{}\u{a0}»", quoted(line)),
                )
                .help("En faire un paragraphe, ou compléter la liste")
                .at_most(Severity::Info);
            }
        }
    }
}

/// `* …` then `{:toc}`: replaced by a table of contents.
fn is_contents(cx: &Context<'_, '_>, list: Span) -> bool {
    let rest = cx.release.source.text().get(list.end() as usize..).unwrap_or_default();
    rest.lines().next().is_some_and(|line| line.trim_start().starts_with("{:") && line.contains("toc"))
}
