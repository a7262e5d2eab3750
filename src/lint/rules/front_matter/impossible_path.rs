//! FM011: a path that leads to no file of the site.

mod trouble;

use trouble::{Trouble, at_start, bare, document, image, is_address};

use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::Text;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::{Span, Spanned};
use crate::yaml::{Node, NodeKind, ScalarStyle};

pub(super) static RULE: Rule = Rule {
    code: "FM011",
    name: "impossible-path",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Le chemin d’un fichier ne peut pas mener à un fichier.",
    why: "Un chemin qui finit par «\u{a0}/pdf\u{a0}» ou par «\u{a0}.pdf.pdf\u{a0}», ou qui ne part pas de la racine du \
          site, donne une page introuvable.",
    invalid: &[
        Sample::FrontMatter("files:\n- file: /uploads/carte/pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter(
            "files:\n- file: /uploads/carte.pdf.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)",
        ),
        Sample::FrontMatter("files:\n- file: uploads/carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter("files:\n- file: /uploads/carte\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter("files:\n- file: //uploads/carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter("files:\n- file: /uploads/carte..pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter(
            "files:\n- file: C:\\Documents\\carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)",
        ),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: /uploads/carte.pdf\n  alternative-textuelle: Une carte",
        ),
    ],
    valid: &[
        Sample::FrontMatter(
            "files:\n- file: /uploads/carte.pdf?v=2#page=3\n  nom: Télécharger la carte (PDF – 1 Mo)",
        ),
        Sample::FrontMatter(
            "files:\n- file: https://cartolibre.gouv.fr/carte.pdf\n  nom: Télécharger la carte",
        ),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: /uploads/carte.PNG\n  alternative-textuelle: Une carte",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    fields.entries().iter().for_each(|entry| without_scheme(&entry.value, out));
    for item in fields.attachments.value().into_iter().flatten() {
        for path in [item.value.file.spanned(), item.value.link.spanned()].into_iter().flatten() {
            look(cx, path, document, out);
        }
    }
    if let Some(path) = fields.legacy.communique_file.spanned() {
        look(cx, path, document, out);
    }
    for item in fields.header_images.value().into_iter().flatten() {
        if let Some(path) = item.value.image.spanned() {
            look(cx, path, image, out);
        }
    }
    if let Some(path) = fields.legacy.image.spanned().filter(|_| fields.is_surely_release(cx.profile)) {
        look(cx, path, image, out);
    }
}

/// `www.…` at the start of a value is a path of the site to a browser. Depth is bounded by
/// [`crate::MAX_YAML_DEPTH`].
fn without_scheme(node: &Node<'_>, out: &mut Findings<'_>) {
    match &node.kind {
        NodeKind::Scalar(scalar) if scalar.text.starts_with("www.") && !scalar.text.contains(' ') => {
            let quotes = u32::from(!matches!(scalar.style, ScalarStyle::Plain));
            let message = format!("L’adresse {} n’a pas de protocole", quoted(&scalar.text));
            out.report(node.span, message).help("Écrire «\u{a0}https://www…\u{a0}»").fix(Fix::suggested(
                "Ajouter «\u{a0}https://\u{a0}»",
                vec![Edit::insert(node.span.start() + quotes, "https://")],
            ));
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| without_scheme(item, out)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| without_scheme(&entry.value, out)),
        NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
    }
}

fn look(
    cx: &Context<'_, '_>,
    path: &Spanned<Text<'_>>,
    trouble: fn(&str) -> Option<Trouble>,
    out: &mut Findings<'_>,
) {
    let written = path.value.trim();
    if written.is_empty() || is_address(written) || written.contains("{{") {
        return;
    }
    let Some((what, help, mended)) = at_start(written).or_else(|| trouble(bare(written))) else {
        return;
    };
    let finding = out.report(path.span, format!("Le chemin {} {what}", quoted(written))).help(help);
    if let Some((mended, span)) = mended.zip(verbatim(cx, path.span, written)) {
        finding.fix(Fix::suggested("Corriger le chemin", vec![Edit::replace(span, mended)]));
    }
}

/// The span of the path itself, without its quotes; `None` when it is written with escapes.
fn verbatim(cx: &Context<'_, '_>, span: Span, written: &str) -> Option<Span> {
    let at = cx.slice(span).find(written)?;
    let start = span.range().start + at;
    Some(Span::from_range(start..start + written.len()))
}
