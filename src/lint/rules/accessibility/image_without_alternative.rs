//! AC001: an image without a text alternative.

use super::images::{self, Alternative, Place};
use crate::body::html::ElementId;
use crate::diagnostic::Severity;
use crate::front_matter::schema;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;
use crate::yaml::Node;

pub(super) static RULE: Rule = Rule {
    code: "AC001",
    name: "image-without-alternative",
    family: Family::Accessibility,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 1.1"),
    since: "0.1.0",
    summary: "Une image n’a pas de texte de remplacement.",
    why: "Qui ne voit pas l’image n’a que son texte de remplacement. S’il manque, l’information de l’image est \
          perdue\u{202f}; un lecteur d’écran lit parfois le nom du fichier à la place.",
    invalid: &[
        Sample::Body("![](/uploads/carte-creuse.png)\n"),
        Sample::Body("<img src=\"/uploads/carte-creuse.png\">\n"),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: \"/uploads/carte-creuse.png\"\n  legende: La Creuse",
        ),
        Sample::FrontMatter("une-ou-diaporama:\n- image: \"/uploads/carte.png\"\n  alternative-textuelle:"),
        Sample::Body("<p><a href=\"/cartes/\"><img src=\"/uploads/carte.png\" alt=\"\"></a></p>\n"),
    ],
    valid: &[
        Sample::Body("![Carte des chemins ruraux de la Creuse](/uploads/carte-creuse.png)\n"),
        Sample::Body("<img src=\"/uploads/logo.png\" alt=\"\"> La mission Cartolibre\n"),
        Sample::Body(
            "<p><a href=\"/cartes/\"><img src=\"/uploads/carte.png\" alt=\"\"> Les cartes de la Creuse</a></p>\n",
        ),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: \"/uploads/carte.png\"\n  alternative-textuelle: Carte",
        ),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: \"/uploads/carte.png\"\n- alternative-textuelle: Carte de la Creuse",
        ),
        Sample::FrontMatter("une-ou-diaporama:\n- image: \"/uploads/fond.png\"\n  alternative-textuelle: ''"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    images::for_each(cx, &mut |image| {
        let name = image.source.rsplit('/').next().unwrap_or_default();
        let message = || format!("L’image «\u{a0}{name}\u{a0}» n’a pas de texte de remplacement");
        match (image.place, image.alternative) {
            (Place::FrontMatter, Alternative::Missing) if is_under_another_key(cx, image.span) => {}
            (Place::FrontMatter, Alternative::Missing) => {
                out.report(image.span, message())
                    .help("Ajouter `alternative-textuelle` et dire ce que montre l’image.");
            }
            // A null may be an oversight; an empty text is a choice.
            (Place::FrontMatter, Alternative::Empty(key)) if !cx.slice(key).contains(['\'', '"']) => {
                out.report(key, message())
                    .help("Dire ce que montre l’image, ou écrire `''` si elle ne fait que décorer.")
                    .at_most(Severity::Info);
            }
            (Place::Markdown, Alternative::Missing | Alternative::Empty(_)) => {
                out.report(image.span, message()).help(
                    "Écrire entre les crochets ce que montre l’image\u{a0}: `![Carte de la Creuse](…)`.",
                );
            }
            (Place::Html, Alternative::Missing) => {
                out.report(image.span, message())
                    .help("Ajouter `alt=\"…\"`, ou `alt=\"\"` si l’image ne fait que décorer.");
            }
            (Place::Html, Alternative::Empty(_)) if image.element.is_some_and(|id| is_link(cx, id)) => {
                out.report(
                    image.span,
                    format!("{}, et le lien qui l’entoure n’a pas d’autre intitulé", message()),
                )
                .help("Écrire dans `alt` où mène le lien.");
            }
            _ => {}
        }
    });
}

/// Whether an image is all that a link shows.
fn is_link(cx: &Context<'_, '_>, image: ElementId) -> bool {
    let elements = &cx.release.body.elements;
    let Some((_, link)) = elements.ancestors(image).find(|(_, element)| element.name == "a") else {
        return false;
    };
    let content = cx.slice(link.content());
    let named = ["aria-label", "aria-labelledby", "title"].iter().any(|name| link.attribute(name).is_some());
    let is_read =
        |part: &str| part.rsplit('>').next().is_some_and(|text| text.contains(char::is_alphanumeric));
    let alone = content.len() <= LONGEST_LINK && content.matches("<img").count() == 1;
    alone && !named && link.attribute("href").is_some() && !content.split('<').any(is_read)
}

/// No link that only shows an image is longer, in bytes.
const LONGEST_LINK: usize = 1_000;

/// Whether the item of an image holds its text under a key that is almost the right one: FM007 says it.
fn is_under_another_key(cx: &Context<'_, '_>, image: Span) -> bool {
    let mut images = cx.entries().filter(|(_, key)| key.is_some_and(|key| key.name == "une-ou-diaporama"));
    let Some((entry, Some(key))) = images.next() else { return false };
    let items = entry.value.as_sequence().unwrap_or_default();
    let after = items.partition_point(|item| item.span.start() <= image.start());
    let item = after.checked_sub(1).and_then(|last| items.get(last)).and_then(Node::as_mapping);
    let written = item.into_iter().flatten().take(MOST_KEYS).filter_map(|entry| entry.key.as_text());
    written
        .filter(|written| schema::find(key.keys, written).is_none())
        .any(|written| schema::meant(key.keys, written) == Some("alternative-textuelle"))
}

/// No image that people described has more keys.
const MOST_KEYS: usize = 20;
