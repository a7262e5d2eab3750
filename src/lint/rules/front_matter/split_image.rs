//! FM012: an image and its alternative in two items.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::HeaderImage;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    code: "FM012",
    name: "split-image",
    family: Family::FrontMatter,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 1.1"),
    since: "0.1.0",
    summary: "L’image et son texte de remplacement sont dans deux éléments de la liste.",
    why: "Le second tiret commence un nouvel élément\u{a0}: l’image perd son texte de remplacement, et un élément \
          sans image s’ajoute. Le site n’affiche que le premier.",
    invalid: &[Sample::FrontMatter(
        "une-ou-diaporama:\n- image: /uploads/carte.png\n- alternative-textuelle: Une carte de la Creuse",
    )],
    valid: &[Sample::FrontMatter(
        "une-ou-diaporama:\n- image: /uploads/a.png\n  alternative-textuelle: A\n- image: /uploads/b.png\n  \
             alternative-textuelle: B",
    )],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let Some(images) = cx.release.front_matter.header_images.value() else { return };
    for pair in images.windows(2) {
        let [first, second] = pair else { continue };
        let Some(lost) = second.value.alternative.spanned().filter(|_| split(&first.value, &second.value))
        else {
            continue;
        };
        let message =
            format!("Texte de remplacement séparé de son image\u{a0}: {} est perdu", quoted(&lost.value));
        let finding = out
            .report(second.value.alternative.key().unwrap_or(lost.span), message)
            .label(first.value.image.key().unwrap_or(first.span), "l’image est ici")
            .help("Remplacer le tiret par deux espaces, pour que l’image garde son texte");
        if let Some(fix) = join(cx, first, second) {
            finding.fix(fix);
        }
    }
}

fn split(first: &HeaderImage<'_>, second: &HeaderImage<'_>) -> bool {
    first.image.value().is_some()
        && first.alternative.value().is_none_or(|text| text.trim().is_empty())
        && second.image.value().is_none()
}

/// The dash becomes a space; an empty alternative of the first item would then be a duplicate.
fn join(
    cx: &Context<'_, '_>,
    first: &Spanned<HeaderImage<'_>>,
    second: &Spanned<HeaderImage<'_>>,
) -> Option<Fix> {
    let dash = Span::new(second.span.start().checked_sub(2)?, second.span.start());
    if cx.slice(dash) != "- " {
        return None;
    }
    let mut edits = vec![Edit::replace(dash, "  ")];
    if let Some(empty) = first.value.alternative.key() {
        let start = cx.release.source.text().get(..empty.range().start)?.rfind('\n')? + 1;
        let end = start + cx.release.source.text().get(start..)?.find('\n')? + 1;
        let line = Span::from_range(start..end);
        if cx.slice(line).trim_start().starts_with('-') {
            return None;
        }
        edits.insert(0, Edit::delete(line));
    }
    Some(Fix::suggested("Réunir l’image et son texte", edits))
}
