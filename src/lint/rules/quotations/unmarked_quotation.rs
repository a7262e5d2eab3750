//! QU010: a quotation by its class, a paragraph by its markup.

use crate::body::{Block, BlockKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;

pub(super) static RULE: Rule = Rule {
    code: "QU010",
    name: "unmarked-quotation",
    family: Family::Quotations,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 9.4"),
    since: "0.1.0",
    summary: "Un texte porte la classe «\u{a0}citation\u{a0}» sans être une citation.",
    why: "La classe ne donne que l’apparence\u{a0}: sans «\u{a0}>\u{a0}», kramdown écrit un paragraphe, et les lecteurs \
          d’écran n’annoncent pas de citation.",
    invalid: &[
        Sample::Body("La carte «\u{a0}libre\u{a0}» nous a fait gagner deux jours.\r\n{: .citation}\r\n"),
        Sample::Body("{: .citation}\nLa carte nous a fait gagner deux jours.\n"),
    ],
    valid: &[
        Sample::Body("> La carte nous a fait gagner deux jours.\n{: .citation}\n"),
        Sample::Body("> La carte nous a fait gagner deux jours.\n> {: .citation}\n"),
        Sample::Body("**Anne Azur**, ministre\n{: .auteur-citation}\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let is_dressed = |block: &Block<'_>| {
        matches!(block.kind, BlockKind::Paragraph) && block.attributes.has_class("citation")
    };
    if !cx.blocks_of(Group::WithAttributes).iter().any(|block| is_dressed(block)) {
        return;
    }
    let text = cx.release.source.text();
    let mut quoted_until = 0;
    for block in cx.blocks() {
        if matches!(block.kind, BlockKind::Blockquote) {
            quoted_until = block.span.end().max(quoted_until);
        }
        if !is_dressed(block) || block.span.start() < quoted_until {
            continue;
        }
        let lines = cx.lines_of(block);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let span = first.span.to(last.span).trim(text);
        let edits = lines.iter().map(|line| Edit::insert(line.span.start(), "> ")).collect();
        out.report(
            span,
            format!(
                "{} a la classe «\u{a0}citation\u{a0}», mais n’est pas une citation",
                quoted(cx.slice(span))
            ),
        )
        .help("Commencer chaque ligne par «\u{a0}>\u{a0}»")
        .fix(Fix::suggested("En faire une citation", edits));
    }
}
