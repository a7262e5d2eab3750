//! FM009: an old key and the new one, side by side.

use crate::diagnostic::Severity;
use crate::front_matter::{Field, Text};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "FM009",
    name: "conflicting-keys",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "L’ancienne clé et la nouvelle disent deux choses.",
    why: "Selon le gabarit, l’une ou l’autre est lue\u{a0}: deux pages du même site peuvent proposer deux documents.",
    invalid: &[
        Sample::FrontMatter("communique_file: /uploads/ancien.pdf"),
        Sample::FrontMatter("chapeau: Un autre chapeau."),
        Sample::FrontMatter("image: /uploads/autre.png"),
    ],
    valid: &[
        Sample::FrontMatter("communique_file: uploads/communique-carte-chemins-ruraux.pdf"),
        Sample::FrontMatter("files:\ncommunique_file: /uploads/carte.pdf"),
        Sample::FrontMatter("chapeau: ''\nimage:"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (old, new) in conflicts(cx) {
        report(cx, old, new, out);
    }
}

/// An old field that says something else than the key of today, and that key.
type Conflict<'r, 'a> = (&'r Field<Text<'a>>, Option<Span>);

/// The old fields that contradict those of today.
pub(super) fn conflicts<'r, 'a>(cx: &Context<'r, 'a>) -> Vec<Conflict<'r, 'a>> {
    let fields = &cx.release.front_matter;
    let legacy = &fields.legacy;
    let mut found: Vec<Conflict<'r, 'a>> = Vec::new();
    let says = |field: &Field<Text<'_>>| field.value().is_some_and(|text| !text.trim().is_empty());
    if let (Some(old), Some(new)) = (legacy.chapeau.spanned(), fields.chapeau.spanned())
        && says(&legacy.chapeau)
        && says(&fields.chapeau)
        && old.value.trim() != new.value.trim()
    {
        found.push((&legacy.chapeau, fields.chapeau.key()));
    }
    let attachments = fields.attachments.value().into_iter().flatten().map(|item| &item.value);
    let files: Vec<&str> = attachments
        .flat_map(|item| [item.file.value(), item.link.value()])
        .flatten()
        .map(|path| bare(path))
        .collect();
    for old in [&legacy.communique_file, &legacy.file] {
        if says(old) && old.value().is_some_and(|old| !files.is_empty() && !files.contains(&bare(old))) {
            found.push((old, fields.attachments.key()));
        }
    }
    let images = fields.header_images.value().into_iter().flatten();
    let images: Vec<&str> =
        images.filter_map(|item| item.value.image.value()).map(|path| bare(path)).collect();
    if says(&legacy.image)
        && legacy.image.value().is_some_and(|old| !images.is_empty() && !images.contains(&bare(old)))
    {
        found.push((&legacy.image, fields.header_images.key()));
    }
    found
}

fn report(cx: &Context<'_, '_>, old: &Field<Text<'_>>, new: Option<Span>, out: &mut Findings<'_>) {
    let (Some(key), Some(value), Some(new)) = (old.key(), old.spanned(), new) else { return };
    let message = format!(
        "{} dit {}, et {} autre chose",
        quoted(cx.slice(key)),
        quoted(&value.value),
        quoted(cx.slice(new))
    );
    out.report(value.span, message)
        .label(new, "la clé actuelle")
        .help("Garder la bonne valeur sous la clé actuelle, et retirer l’ancienne");
}

fn bare(path: &str) -> &str {
    path.trim().trim_start_matches('/')
}
