//! FM016: spaces, accents or signs in the name of an uploaded file.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::rules::typography;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "FM016",
    name: "untidy-upload-name",
    family: Family::FrontMatter,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("Opquast 150"),
    since: "0.1.0",
    summary: "Le nom d’un fichier déposé porte des espaces, des accents ou des signes.",
    why: "Un tel nom se code en `%20` et `%C3%A9`\u{a0}: il se copie mal, se coupe dans un courriel, et ne dit \
          rien à qui télécharge.",
    invalid: &[
        Sample::FrontMatter(
            "files:\n- file: /uploads/La%20carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)",
        ),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: /uploads/cr%C3%A9ation.png\n  alternative-textuelle: A",
        ),
        Sample::FrontMatter(
            "files:\n- file: /uploads/carte (1).pdf\n  nom: Télécharger la carte (PDF – 1 Mo)",
        ),
    ],
    valid: &[
        Sample::FrontMatter(
            "files:\n- file: /uploads/CP_carte-2024.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)",
        ),
        Sample::FrontMatter(
            "files:\n- file: https://a.fr/La%20carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    let files = fields.attachments.value().into_iter().flatten().map(|item| &item.value);
    let files = files.flat_map(|item| [item.file.spanned(), item.link.spanned()]);
    let images = fields.header_images.value().into_iter().flatten().map(|item| item.value.image.spanned());
    let legacy = [fields.legacy.communique_file.spanned()];
    for path in files.chain(images).chain(legacy).flatten() {
        look(path.span, path.value.trim(), out);
    }
}

fn look(span: Span, path: &str, out: &mut Findings<'_>) {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    if path.contains("://") || name.is_empty() || path.contains("{{") {
        return;
    }
    // Most are sound, which is told at one look.
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')) {
        return;
    }
    let encoded_accent =
        name.contains("%C3") || name.contains("%c3") || name.contains("%CC") || !name.is_ascii();
    let what = if name.contains(typography::is_invisible) {
        "un caractère invisible"
    } else if typography::latin_reading(name).is_some() {
        "une lettre d’un autre alphabet"
    } else if name.contains("%20") || name.contains(' ') {
        "des espaces"
    } else if encoded_accent {
        "des accents"
    } else if name.contains(['(', ')', '\'', ',', '&', '+', '%', '#', '!']) {
        "des signes"
    } else {
        return;
    };
    out.report(span, format!("Le nom de fichier {} porte {what}", quoted(name)))
        .help("Renommer le fichier en lettres sans accent, chiffres et tirets, puis corriger ce chemin");
}
