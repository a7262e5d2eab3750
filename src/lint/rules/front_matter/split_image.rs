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
    invalid: &[
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: /uploads/carte.png\n- alternative-textuelle: Une carte de la Creuse",
        ),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: /uploads/carte.png\n- legende: L’été\n- alternative-textuelle: Une carte",
        ),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- alternative-textuelle: Une carte\n- image: /uploads/carte.png",
        ),
    ],
    valid: &[Sample::FrontMatter(
        "une-ou-diaporama:\n- image: /uploads/a.png\n  alternative-textuelle: A\n- image: /uploads/b.png\n  \
             alternative-textuelle: B",
    )],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let Some(images) = cx.release.front_matter.header_images.value() else { return };
    for (at, first) in images.iter().enumerate() {
        // Items that hold no image are parts of the one before.
        let rest = images.get(at + 1..).unwrap_or_default().iter();
        let mut parts = rest.take_while(|item| item.value.image.value().is_none());
        let second = match parts.find(|item| item.value.alternative.value().is_some()) {
            Some(second) => second,
            None => match images.get(at + 1).filter(|next| at == 0 && is_reversed(&first.value, &next.value))
            {
                Some(second) => {
                    reversed(cx, out, first, second);
                    continue;
                }
                None => continue,
            },
        };
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

/// Whether the text came first, in an item of its own.
fn is_reversed(first: &HeaderImage<'_>, second: &HeaderImage<'_>) -> bool {
    first.image.is_absent()
        && first.alternative.value().is_some_and(|text| !text.trim().is_empty())
        && second.image.value().is_some()
        && second.alternative.is_absent()
}

fn reversed(
    cx: &Context<'_, '_>,
    out: &mut Findings<'_>,
    first: &Spanned<HeaderImage<'_>>,
    second: &Spanned<HeaderImage<'_>>,
) {
    out.report(
        second.span,
        "Image séparée de son texte de remplacement\u{a0}: le site n’affiche que le premier élément",
    )
    .label(first.span, "le texte est ici")
    .help("Remplacer le second tiret par deux espaces, pour que l’image garde son texte")
    .fix_if(join(cx, first, second));
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
    let between = cx.slice(Span::new(first.span.start(), second.span.start()));
    if between.matches("\n- ").count() + between.matches("\n  - ").count() > 1 {
        return None; // a part stands between them
    }
    let blank = first.value.alternative.value().is_none_or(|text| text.trim().is_empty());
    if let Some(empty) = first.value.alternative.key().filter(|_| blank) {
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
