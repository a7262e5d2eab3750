//! `**text*`: italics, with a star too many; `***text**`: bold, with a star too many.

use super::quoted;
use crate::body::inline::{Inline, InlineKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::span::Span;

/// Reports emphasis that is opened by one star more than it is closed by.
pub(super) fn report<'a>(cx: &Context<'_, 'a>, inlines: &[Inline<'a>], out: &mut Findings<'_>) {
    for (index, inline) in inlines.iter().enumerate() {
        let source = cx.slice(inline.span);
        // Another star inside is the mark of another pair, and nobody knows which of them lacks one.
        let alone = source.trim_matches('*').matches('*').count() == 0;
        // After its closing star, kramdown has no other: `*text**` is no emphasis at all.
        let children = inline.children(&cx.release.body);
        let is_opened_twice = children.first().is_some_and(|first| is_lone_star(cx, first));
        if source.starts_with('*') && alone && is_opened_twice {
            match inline.kind {
                InlineKind::Emphasis => say(cx, out, inline.span, inline.span.end()),
                // At the head of a text, the first star may explain a note.
                InlineKind::Strong if index > 0 => say_three(cx, out, inline.span),
                _ => {}
            }
        }
        report(cx, children, out);
    }
}

/// Says that bold text is opened by a star too many, which may be meant for italics, or call a note.
fn say_three(cx: &Context<'_, '_>, out: &mut Findings<'_>, bold: Span) {
    let shown = quoted(cx.slice(bold));
    out.report(
        bold,
        format!(
            "Trois étoiles d’un côté, deux de l’autre\u{a0}: une étoile s’affiche dans «\u{a0}{shown}\u{a0}»"
        ),
    )
    .help("Écrire deux étoiles de chaque côté pour du gras, trois pour du gras italique")
    .at_most(Severity::Info)
    .fix(Fix::suggested(
        "Retirer l’étoile de trop",
        vec![Edit::delete(Span::new(bold.start(), bold.start() + 1))],
    ));
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
