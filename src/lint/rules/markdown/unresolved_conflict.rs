use crate::Severity;
use crate::body::BlockKind;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD023",
    name: "unresolved-conflict",
    family: Family::Markdown,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Les marques d’un conflit de versions sont restées dans le texte.",
    why: "Git a laissé les deux versions d’un passage, entre `<<<<<<<` et `>>>>>>>`\u{a0}: le lecteur lit les marques et le texte deux fois.",
    invalid: &[
        Sample::Body(
            "<<<<<<< HEAD\nLa carte est en ligne.\n=======\nLa carte sera en ligne lundi.\n>>>>>>> travail\n",
        ),
        Sample::FrontMatter("title: La carte\n<<<<<<< HEAD\ntags: [carte]\n=======\n>>>>>>> travail"),
    ],
    valid: &[
        Sample::Body("```\n<<<<<<< HEAD\n>>>>>>> travail\n```\n"),
        Sample::Body("Les marques `<<<<<<< HEAD` et <<<<<<< dans une phrase.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let text = cx.release.source.checked();
    let mut reported = 0;
    for (start, mark) in text.match_indices("<<<<<<< ") {
        let begins_line = text.get(..start).is_some_and(|head| head.is_empty() || head.ends_with('\n'));
        let span = Span::from_range(start..start + mark.len() - 1);
        if start < reported || !begins_line || is_code(cx, span) {
            continue;
        }
        let finding = out
            .report(span, "Un conflit de versions n’est pas résolu\u{a0}: les deux versions s’affichent")
            .help("Garder une seule version, et ôter les trois lignes de marques");
        let close = text.get(start..).and_then(|rest| rest.find("\n>>>>>>>")).map(|at| start + at + 1);
        if let Some(close) = close {
            finding.label(Span::from_range(close..close + 7), "jusqu’ici");
        }
        reported = close.unwrap_or(text.len());
    }
}

fn is_code(cx: &Context<'_, '_>, span: Span) -> bool {
    let blocks = &cx.release.body.blocks;
    let after = blocks.partition_point(|block| block.span.end() <= span.start());
    blocks
        .get(after)
        .is_some_and(|block| block.span.covers(span) && matches!(block.kind, BlockKind::CodeBlock { .. }))
}
