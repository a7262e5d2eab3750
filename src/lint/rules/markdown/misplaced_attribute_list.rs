//! MD003: an attribute list that dresses another block than the one above.

use super::{is_silent, levels, quoted};
use crate::body::{Block, BlockKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD003",
    name: "misplaced-attribute-list",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une liste d’attributs entre deux lignes vides habille le bloc qui suit, ou rien.",
    why: "Une liste d’attributs habille le bloc qu’elle touche. Séparée de lui par une ligne vide, elle \
          passe au bloc suivant\u{a0}: la citation perd son style, le paragraphe d’après le prend.",
    invalid: &[
        Sample::Body("> La carte est libre.\n\n{: .citation}\n\nElle paraît mardi.\n"),
        Sample::Body("> La carte «\u{a0}à l’essai\u{a0}» est libre.\r\n\r\n{: .citation}\r\n"),
        Sample::Body("> La carte est libre.\n\n{: .citation}\nElle paraît mardi.\n"),
    ],
    valid: &[
        Sample::Body("> La carte est libre.\n{: .citation}\n\nElle paraît mardi.\n"),
        Sample::Body("Elle paraît mardi.\n\n{: .intro}\nLa carte est libre.\n"),
        Sample::Body("Elle paraît mardi.\n\n{:ref: .intro}\n\nLa carte est libre.\n{: ref}\n"),
    ],
    check,
};

/// Classes that dress a quotation or a box, which are written as quotations.
const OF_QUOTATIONS: [&str; 4] = ["citation", "auteur-citation", "encadre", "lien-important"];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    if cx.blocks_of(Group::AttributeLists).is_empty() {
        return;
    }
    for blocks in levels(cx) {
        if !blocks.iter().any(|block| matches!(block.kind, BlockKind::AttributeList)) {
            continue;
        }
        // The next block that is no list, and the next that is shown, from each block on.
        let (mut next, mut dressed) = (None, None);
        let mut after: Vec<_> = blocks
            .iter()
            .rev()
            .map(|block| {
                let here = (next, dressed);
                next = if matches!(block.kind, BlockKind::AttributeList) { next } else { Some(block) };
                dressed = if is_silent(block) { dressed } else { Some(block) };
                here
            })
            .collect();
        after.reverse();
        let mut shown = None;
        for (index, (block, (next, dressed))) in blocks.iter().zip(after).enumerate() {
            let above = shown;
            if !is_silent(block) {
                shown = Some(block);
            }
            if !matches!(block.kind, BlockKind::AttributeList)
                || !after_blank(blocks, index)
                || is_named(cx.slice(block.span))
            {
                continue;
            }
            let Some(above) = above else { continue };
            let touches_next = next.is_some_and(|next| !matches!(next.kind, BlockKind::Blank));
            if touches_next && !is_for_quotation(cx.slice(block.span), above, next) {
                continue;
            }
            report(cx, out, block, above, dressed);
        }
    }
}

fn report(
    cx: &Context<'_, '_>,
    out: &mut Findings<'_>,
    list: &Block<'_>,
    above: &Block<'_>,
    dressed: Option<&Block<'_>>,
) {
    let text = cx.release.source.text();
    let span = list.span.trim(text);
    let shown = quoted(cx.slice(span));
    let message = match dressed {
        Some(_) => format!("«\u{a0}{shown}\u{a0}» habille le bloc qui suit, non celui du dessus"),
        None => format!("«\u{a0}{shown}\u{a0}» n’habille aucun bloc"),
    };
    let finding = out
        .report(span, message)
        .help("Mettre la liste contre le bloc qu’elle habille, sans ligne vide")
        .fix(Fix::suggested(
            "Rapprocher la liste du bloc du dessus",
            vec![Edit::delete(Span::new(above.span.end(), list.span.start()))],
        ));
    if let Some(dressed) = dressed {
        finding.label(dressed.span.trim(text), "le bloc habillé");
    }
}

fn after_blank(blocks: &[Block<'_>], index: usize) -> bool {
    index.checked_sub(1).and_then(|i| blocks.get(i)).is_some_and(|b| matches!(b.kind, BlockKind::Blank))
}

/// `{:name: …}` gives a name and dresses nothing.
fn is_named(list: &str) -> bool {
    let inner = list.trim_start().trim_start_matches("{:");
    let name = inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(0);
    inner.get(name..).is_some_and(|rest| rest.starts_with(':'))
}

fn is_for_quotation(list: &str, above: &Block<'_>, next: Option<&Block<'_>>) -> bool {
    let quotation = |block: &Block<'_>| matches!(block.kind, BlockKind::Blockquote);
    let named = OF_QUOTATIONS.iter().any(|class| list.split(['.', ' ', '}']).any(|piece| piece == *class));
    named && quotation(above) && above.attributes.get("class").is_none() && !next.is_some_and(quotation)
}
