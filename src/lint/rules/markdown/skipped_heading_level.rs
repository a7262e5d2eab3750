//! MD016: a heading whose level does not follow from the one before.

use super::quoted;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "MD016",
    name: "skipped-heading-level",
    family: Family::Markdown,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 9.1"),
    since: "0.1.0",
    summary: "Un titre saute un niveau.",
    why: "Le niveau des titres dit le plan du texte, que les lecteurs d’écran donnent à entendre\u{a0}: un \
          niveau sauté laisse croire qu’un titre manque. Le niveau ne sert pas à choisir une taille. Le référentiel \
          demande un plan pertinent et n’interdit pas tout saut\u{a0}: c’est un conseil.",
    invalid: &[
        Sample::Body("### La carte\n\nLibre.\n\n##### Les «\u{a0}chemins\u{a0}» ruraux\n\nÀ tous.\n"),
        Sample::Body("<h3>La carte</h3>\r\n\r\n###### Étapes\r\n\r\nTrois.\r\n"),
    ],
    valid: &[
        Sample::Body("### La carte\n\nLibre.\n\n#### Les chemins\n\nÀ tous.\n\n### Le guide\n\nLibre.\n"),
        Sample::Body("#### La carte\n\nLibre.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let mut before: Option<(u8, crate::span::Span)> = None;
    for heading in &cx.release.meaning().outline {
        let Some(level) = heading.level else { continue };
        if let Some((above, span)) = before.filter(|(above, _)| level > above + 1) {
            out.report(
                heading.span,
                format!(
                    "Le titre «\u{a0}{}\u{a0}» passe du niveau\u{a0}{above} au niveau\u{a0}{level}",
                    quoted(&heading.text)
                ),
            )
            .label(span, format!("le titre d’avant, de niveau\u{a0}{above}"))
            .help(format!("Le mettre au niveau\u{a0}{}", above + 1));
        }
        before = Some((level, heading.span));
    }
}
