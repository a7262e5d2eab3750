//! FM010: a download without its file or its label.

use crate::diagnostic::Severity;
use crate::front_matter::{Field, Text};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "FM010",
    name: "incomplete-attachment",
    family: Family::FrontMatter,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 6.2"),
    since: "0.1.0",
    summary: "Un document à télécharger n’a pas de fichier ou pas d’intitulé.",
    why: "Sans fichier, le lien ne mène nulle part\u{202f}; sans intitulé, il n’a pas de texte à lire.",
    invalid: &[
        Sample::FrontMatter("files:\n- nom: Télécharger le communiqué de presse"),
        Sample::FrontMatter("files:\n- file: \n  nom: Télécharger le communiqué de presse"),
        Sample::FrontMatter("files:\n- file: /uploads/carte.pdf"),
        Sample::FrontMatter("files:\n- file: /uploads/carte.pdf\n  nom: ''"),
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
    for item in fields.attachments.value().into_iter().flatten() {
        let attachment = &item.value;
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

fn text<'t>(field: &'t Field<Text<'_>>) -> Option<&'t str> {
    field.value().map(|text| text.trim()).filter(|text| !text.is_empty())
}
