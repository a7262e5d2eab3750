//! MD006: a backslash that the reader sees.

use super::{each_text, quoted, with_text};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD006",
    name: "stray-backslash",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Une barre oblique inverse s’affiche dans la page.",
    why: "Une barre oblique inverse ne protège que les signes de Markdown, et ne coupe la ligne qu’au milieu \
          d’un paragraphe. Les éditeurs de texte en laissent à la fin des paragraphes\u{a0}: elle s’affiche.",
    invalid: &[
        Sample::Body("La carte est libre.\\\n\nElle paraît mardi.\n"),
        Sample::Body("La carte est libre.\n\n\\\n\nElle paraît mardi.\n"),
        Sample::Body("La carte «\u{a0}à l’essai\u{a0}»\\, libre.\r\n"),
    ],
    valid: &[
        Sample::Body("Un astérisque \\* et un crochet \\[.\n"),
        Sample::Body("Le dossier C:\\Cartes\\2024 et `a\\`.\n"),
        Sample::Body("La carte  \nest libre.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let text = cx.release.source.text();
    for block in with_text(cx) {
        each_text(&block.inlines, &mut |span| {
            for (at, _) in cx.slice(span).match_indices('\\') {
                let mark = Span::from_range(span.start() as usize + at..span.start() as usize + at + 1);
                let before = text.get(..mark.start() as usize).unwrap_or_default();
                let after = text.get(mark.end() as usize..).unwrap_or_default();
                let word_before = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '\\'));
                let word_after = after.starts_with(|c: char| c.is_alphanumeric() || c == '\\');
                // A path such as `C:\Cartes`, or something that is not text at all.
                if word_after || (word_before && after.starts_with(['.', '%', '?'])) {
                    continue;
                }
                report(cx, out, mark, before);
            }
        });
    }
}

fn report(cx: &Context<'_, '_>, out: &mut Findings<'_>, mark: Span, before: &str) {
    let text = cx.release.source.text();
    let start = before
        .rfind(['\n', '\r'])
        .map_or(0, |at| at + 1)
        .max(before.floor_char_boundary(before.len().saturating_sub(30)));
    let shown = quoted(text.get(start..mark.end() as usize).unwrap_or("\\"));
    out.report(mark, format!("La barre oblique inverse s’affiche\u{a0}: «\u{a0}{shown}\u{a0}»"))
        .help(
            "La retirer; pour aller à la ligne dans un paragraphe, finir la ligne par deux espaces"
                .replace("; ", "\u{202f}; "),
        )
        .fix(Fix::safe("Retirer la barre oblique inverse", vec![Edit::delete(mark)]));
}
