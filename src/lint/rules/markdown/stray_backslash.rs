//! MD006: a backslash that the reader sees.

use super::quoted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Sign;
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
    let found = cx.printed(Sign::Backslash);
    for block in found.chunk_by(|one, other| std::ptr::eq(one.block, other.block)) {
        let places = block.iter().map(|found| found.at as usize).filter(|&at| is_stray(cx, at));
        let marks: Vec<Span> = places.map(|at| Span::from_range(at..at + 1)).collect();
        report(cx, out, &marks);
    }
}

/// Whether a backslash is no part of a path, such as `C:\\Cartes`.
fn is_stray(cx: &Context<'_, '_>, at: usize) -> bool {
    let text = cx.release.source.text();
    let before = cx.release.source.before(at);
    let after = text.get(at + 1..).unwrap_or_default();
    let word_before = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '\\'));
    let word_after = after.starts_with(|c: char| c.is_alphanumeric() || c == '\\');
    let stuck_after = word_before && after.starts_with(['.', '%', '?']);
    !(word_after || stuck_after)
}

fn report(cx: &Context<'_, '_>, out: &mut Findings<'_>, marks: &[Span]) {
    let [first, others @ ..] = marks else { return };
    let text = cx.release.source.text();
    let before = cx.release.source.before(first.start() as usize);
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(30))..).unwrap_or_default();
    let start = first.start() as usize - near.rsplit(['\n', '\r']).next().map_or(0, str::len);
    let shown = quoted(text.get(start..first.end() as usize).unwrap_or("\\"));
    let mut finding =
        out.report(*first, format!("La barre oblique inverse s’affiche\u{a0}: «\u{a0}{shown}\u{a0}»")).help(
            "La retirer\u{202f}; pour aller à la ligne dans un paragraphe, finir la ligne par deux espaces",
        );
    for other in others {
        finding = finding.label(*other, "celle-ci aussi");
    }
    finding.fix(Fix::safe(
        "Retirer la barre oblique inverse",
        marks.iter().map(|mark| Edit::delete(*mark)).collect(),
    ));
}
