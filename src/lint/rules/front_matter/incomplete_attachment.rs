//! FM010: a download without its file or its label.

use super::misspelt_key::means_in_item;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::{Attachment, Field, Text};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    code: "FM010",
    name: "incomplete-attachment",
    family: Family::FrontMatter,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 6.2"),
    since: "0.1.0",
    summary: "Un document à télécharger n’a pas de fichier ou pas d’intitulé.",
    why: "Sans fichier, le lien ne mène nulle part\u{202f}; sans intitulé, il n’a pas de texte à lire.",
    invalid: &[
        Sample::FrontMatter("files:\n- nom: Télécharger le communiqué de presse"),
        Sample::FrontMatter("files:\n- file: \n  nom: Télécharger le communiqué de presse"),
        Sample::FrontMatter("files:\n- file: /uploads/carte.pdf"),
        Sample::FrontMatter("files:\n- file: /uploads/carte.pdf\n  nom: ''"),
        Sample::FrontMatter("files:\n- file: /uploads/carte.pdf\n- nom: Télécharger la carte (PDF – 1 Mo)"),
    ],
    valid: &[
        Sample::FrontMatter("files:\n- lien: /uploads/carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter("files: []"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    let draft = !fields.is_published();
    let items = fields.attachments.value().map(Vec::as_slice).unwrap_or_default();
    let mut joined = false;
    for (at, item) in items.iter().enumerate() {
        let attachment = &item.value;
        if std::mem::take(&mut joined) {
            continue;
        }
        if is_written_otherwise(cx, item) {
            continue; // another rule says what is there
        }
        let next = items.get(at + 1).filter(|next| is_split(attachment, &next.value));
        if let Some(next) = next.filter(|next| !is_written_otherwise(cx, next)) {
            split(cx, out, item, next);
            joined = true;
            continue;
        }
        let (file, name) = (text(&attachment.file).or(text(&attachment.link)), text(&attachment.name));
        // A key that is there with nothing in it shows where to write.
        let (span, message, help, severity) = match (file, name) {
            (Some(_), Some(_)) => continue,
            (None, Some(name)) => {
                let name_key = attachment.name.key().unwrap_or(item.span);
                let span = attachment.file.key().or(attachment.link.key()).unwrap_or(name_key);
                let message = format!("Le document {} n’a pas de fichier", quoted(name));
                (span, message, "Écrire «\u{a0}file: /uploads/…\u{a0}»", Severity::Error)
            }
            (Some(file), None) => {
                let span = attachment.name.key().or(attachment.file.key()).unwrap_or(item.span);
                let message = format!("Le document {} n’a pas d’intitulé", quoted(file));
                (
                    span,
                    message,
                    "Écrire «\u{a0}nom: Télécharger …\u{a0}», avec le format et le poids",
                    Severity::Warning,
                )
            }
            (None, None) => {
                let message = "Document à télécharger sans fichier ni intitulé".to_owned();
                (item.span, message, "Le compléter, ou le retirer", Severity::Error)
            }
        };
        let severity = if draft { Severity::Info } else { severity };
        out.report(span, message).help(help).at_most(severity);
    }
}

/// Whether the file or its label is there, under a key that is almost the right one or in another shape.
fn is_written_otherwise(cx: &Context<'_, '_>, item: &Spanned<Attachment<'_>>) -> bool {
    let invalid = |field: &Field<Text<'_>>| matches!(field, Field::Invalid { .. });
    invalid(&item.value.file)
        || invalid(&item.value.name)
        || means_in_item(cx, "files", item.span, &["file", "nom"])
}

/// Whether a second dash parts a file from its label.
fn is_split(first: &Attachment<'_>, second: &Attachment<'_>) -> bool {
    let has_file = |item: &Attachment<'_>| text(&item.file).or(text(&item.link)).is_some();
    let has_name = |item: &Attachment<'_>| text(&item.name).is_some();
    let (file_first, name_first) =
        (has_file(first) && first.name.is_absent(), has_name(first) && first.file.is_absent());
    file_first && has_name(second) && !has_file(second) || name_first && has_file(second) && !has_name(second)
}

fn split(
    cx: &Context<'_, '_>,
    out: &mut Findings<'_>,
    first: &Spanned<Attachment<'_>>,
    second: &Spanned<Attachment<'_>>,
) {
    let finding = out
        .report(second.span, "Le fichier et son intitulé sont dans deux éléments de la liste")
        .label(first.span, "l’autre moitié est ici")
        .help("Remplacer le second tiret par deux espaces, pour qu’ils n’en fassent qu’un");
    let dash = Span::new(second.span.start().saturating_sub(2), second.span.start());
    if cx.slice(dash) == "- " {
        finding.fix(Fix::suggested("Réunir le fichier et son intitulé", vec![Edit::replace(dash, "  ")]));
    }
}

fn text<'t>(field: &'t Field<Text<'_>>) -> Option<&'t str> {
    field.value().map(|text| text.trim()).filter(|text| !text.is_empty())
}
