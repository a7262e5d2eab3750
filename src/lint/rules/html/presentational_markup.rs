//! HT009: tags and attributes that only say how things look.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT009",
    name: "presentational-markup",
    family: Family::Html,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 10.1"),
    since: "0.1.0",
    summary: "Une balise ou un attribut ne sert qu’à la mise en forme.",
    why: "La mise en forme appartient à la feuille de style du site. `<center>`, `<font>` ou `align` ne suivent ni \
          la charte ni les réglages de l’utilisateur, et le RGAA les interdit.",
    invalid: &[
        Sample::Body("<center>La mission Cartolibre.</center>\n"),
        Sample::Body("<p align=\"center\">La mission Cartolibre.</p>\n"),
        Sample::Body("<table><tr><th>Année</th><td width=\"20\">2024</td></tr></table>\n"),
    ],
    valid: &[
        Sample::Body("<p class=\"centre\">La <b>mission</b> Cartolibre.</p>\n"),
        Sample::Body("<img src=\"/carte.png\" alt=\"Carte\" width=\"200\" height=\"100\">\n"),
    ],
    check,
};

/// Elements that RGAA 10.1 excludes.
static ELEMENTS: &[&str] = &["basefont", "big", "blink", "center", "font", "marquee", "s", "strike", "tt"];

/// Attributes that RGAA 10.1 excludes on any element.
static ATTRIBUTES: &[&str] = &[
    "align",
    "alink",
    "background",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "char",
    "charoff",
    "clear",
    "color",
    "compact",
    "frameborder",
    "hspace",
    "link",
    "marginheight",
    "marginwidth",
    "text",
    "valign",
    "vlink",
    "vspace",
];

/// Elements that may say their size.
static SIZED: &[&str] =
    &["canvas", "embed", "iframe", "img", "input", "object", "picture", "source", "svg", "video"];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for element in &cx.release.body.elements.elements {
        let name = &*element.name;
        if ELEMENTS.contains(&name) && !element.start_tag.is_empty() {
            out.report(element.start_tag, format!("`<{name}>` ne sert qu’à la mise en forme"))
                .help("Utiliser du Markdown, ou une classe de la feuille de style du site.");
            continue;
        }
        let sized = SIZED.contains(&name);
        let excluded = element.attributes.iter().find(|attribute| match &*attribute.name {
            "width" | "height" => !sized,
            other => ATTRIBUTES.contains(&other),
        });
        if let Some(attribute) = excluded {
            let message = format!("L’attribut `{}` ne sert qu’à la mise en forme", attribute.name);
            out.report(attribute.span, message).help("Utiliser une classe de la feuille de style du site.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [ELEMENTS, ATTRIBUTES, SIZED] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
