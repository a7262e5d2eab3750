//! MD014: what one kramdown shows and another does not.

use super::quoted;
use crate::body::{Block, InlineKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD014",
    name: "version-dependent",
    family: Family::Markdown,
    severity: Severity::Info,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Ce que voit le lecteur dépend de la version de kramdown.",
    why: "kramdown\u{a0}1.17 et 2.4 ne lisent pas de même une barre oblique inverse en fin de ligne, un texte \
          barré, ni un attribut HTML sans guillemets\u{a0}: la page change quand le site change d’outil.",
    invalid: &[
        Sample::Body("La carte «\u{a0}à l’essai\u{a0}»\\\r\nest libre.\r\n"),
        Sample::Body("La carte\\\nest libre\\\net commune.\n"),
        Sample::Body("La carte est ~~payante~~ libre.\n"),
        Sample::Body("<div class=encadre>La carte est libre.</div>\n"),
    ],
    valid: &[
        Sample::Body("La carte  \nest libre.\n"),
        Sample::Body("<div class=\"encadre\">La carte est libre.</div>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for block in cx.blocks_of(Group::Elements) {
        unquoted_value(cx, out, block);
    }
    let mut backslashes: Vec<Span> = Vec::new();
    for inline in &cx.inlines().breaks {
        match &inline.kind {
            InlineKind::HardBreak if cx.slice(inline.span) == "\\" => backslashes.push(inline.span),
            InlineKind::Strikethrough => {
                out.report(
                    inline.span,
                    format!(
                        "«\u{a0}{}\u{a0}» n’est barré qu’à partir de kramdown\u{a0}2",
                        quoted(cx.slice(inline.span))
                    ),
                )
                .help("Écrire «\u{a0}<del>…</del>\u{a0}», ou retirer le texte barré");
            }
            _ => {}
        }
    }
    line_ends(out, &backslashes);
}

/// One finding for all the line ends of a document: they come from one habit.
fn line_ends(out: &mut Findings<'_>, backslashes: &[Span]) {
    let [first, others @ ..] = backslashes else { return };
    let edits = backslashes.iter().map(|&span| Edit::replace(span, "  ")).collect();
    let what = "coupe la ligne avec kramdown\u{a0}2, et s’affiche avec kramdown\u{a0}1.17";
    let message = match backslashes.len() {
        1 => format!("Cette barre oblique inverse {what}"),
        2 => format!("Cette barre oblique inverse, comme une autre plus bas, {what}"),
        count => format!("Cette barre oblique inverse, comme {} autres plus bas, {what}", count - 1),
    };
    let mut finding = out
        .report(*first, message)
        .help("Finir la ligne par deux espaces")
        .fix(Fix::suggested("Remplacer par deux espaces", edits));
    for other in others.iter().take(8) {
        finding = finding.label(*other, "ici aussi");
    }
}

/// `<div class=encadre>`: a tag since kramdown 2, text before.
fn unquoted_value(cx: &Context<'_, '_>, out: &mut Findings<'_>, block: &Block<'_>) {
    let unquoted = block.attributes.iter().find(|attribute| {
        block.span.covers(attribute.span)
            && !attribute.value.is_empty()
            && cx.slice(attribute.span).ends_with(attribute.value.as_ref())
    });
    if let Some(attribute) = unquoted {
        let value = attribute.value.as_ref();
        let end = attribute.span.end();
        let start = end.saturating_sub(u32::try_from(value.len()).unwrap_or(0));
        out.report(
            attribute.span,
            format!(
                "Sans guillemets, «\u{a0}{}\u{a0}» fait afficher la balise avec kramdown\u{a0}1.17",
                quoted(cx.slice(attribute.span))
            ),
        )
        .help(format!("Écrire «\u{a0}{}=\"{value}\"\u{a0}»", attribute.name))
        .fix(Fix::suggested(
            "Mettre la valeur entre guillemets",
            vec![Edit::replace(Span::new(start, end), format!("\"{value}\""))],
        ));
    }
}
