//! `**text*`: italics, with a star too many.

use super::quoted;
use crate::body::inline::{Inline, InlineKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::span::Span;

/// Reports emphasis that has two stars on one side and one on the other.
pub(super) fn report(cx: &Context<'_, '_>, inlines: &[Inline<'_>], out: &mut Findings<'_>) {
    for (at, inline) in inlines.iter().enumerate() {
        let source = cx.slice(inline.span);
        // Another star inside is the mark of another pair, and nobody knows which of them lacks one.
        let alone = source.trim_matches('*').matches('*').count() == 0;
        if matches!(inline.kind, InlineKind::Emphasis) && source.starts_with('*') && alone {
            let opening = inline.children.first().filter(|first| is_lone_star(cx, first));
            let closing = inlines.get(at + 1).filter(|next| is_lone_star(cx, next));
            let star = match (opening, closing) {
                (Some(text), None) if text.span.start() == inline.span.start() + 1 => text.span.start(),
                (None, Some(text)) if text.span.start() == inline.span.end() => text.span.start(),
                _ => continue,
            };
            let whole = inline.span.to(Span::new(star, star + 1));
            say(cx, out, whole, if opening.is_some() { whole.end() } else { whole.start() });
        }
        report(cx, &inline.children, out);
    }
}

/// Says that one star is missing, at `lack`.
pub(super) fn say(cx: &Context<'_, '_>, out: &mut Findings<'_>, whole: Span, lack: u32) {
    let shown = quoted(cx.slice(whole));
    out.report(
        whole,
        format!(
            "Deux étoiles d’un côté, une de l’autre\u{a0}: des étoiles s’affichent dans «\u{a0}{shown}\u{a0}»"
        ),
    )
    .help("Écrire deux étoiles de chaque côté pour du gras, une pour de l’italique")
    .at_most(Severity::Warning)
    .fix(Fix::suggested("Ajouter l’étoile qui manque", vec![Edit::insert(lack, "*")]));
}

fn is_lone_star(cx: &Context<'_, '_>, inline: &Inline<'_>) -> bool {
    let text = cx.slice(inline.span);
    matches!(inline.kind, InlineKind::Text) && text.starts_with('*') && !text.starts_with("**")
}
