//! HT015: a text alternative on an element that has none.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::{Span, offset};

pub(super) static RULE: Rule = Rule {
    code: "HT015",
    name: "misplaced-alternative",
    family: Family::Html,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "L’attribut `alt` est posé sur autre chose qu’une image.",
    why: "Seules les images ont un texte de remplacement. Posé sur un lien, `alt` n’est ni affiché ni lu\u{a0}: si le \
          lien ne contient qu’une image, rien ne dit où il mène.",
    invalid: &[
        Sample::Body("Voir <a href=\"/carte\" alt=\"La carte «\u{a0}libre\u{a0}»\">la carte</a>.\r\n"),
        Sample::Body("<div alt=\"La carte\">\nElle est libre.\n</div>\n"),
    ],
    valid: &[
        Sample::Body(
            "<a href=\"/carte\" title=\"La carte libre\">La carte</a> <img src=\"/carte.png\" alt=\"La carte\">\n",
        ),
        Sample::Body("<p>\n<input type=\"image\" src=\"/ok.png\" alt=\"Valider\">\n</p>\n"),
    ],
    check,
};

/// Elements that take an alternative.
const WITH_ALTERNATIVE: [&str; 5] = ["img", "area", "input", "amp-img", "applet"];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for element in &cx.release.body.elements.elements {
        let name = &*element.name;
        if element.start_tag.is_empty() || WITH_ALTERNATIVE.contains(&name) {
            continue;
        }
        let Some(alternative) = element.attributes.iter().find(|attribute| &*attribute.name == "alt") else {
            continue;
        };
        let shown = quoted(&alternative.value);
        let finding = out.report(
            alternative.span,
            format!("`alt` ne vaut que pour une image, et non pour un `<{name}>`\u{a0}: {shown} est perdu"),
        );
        let titled = element.attributes.iter().any(|attribute| &*attribute.name == "title");
        if name == "a" && !titled && !alternative.value.trim().is_empty() {
            let written = Span::new(alternative.span.start(), alternative.span.start() + offset("alt".len()));
            finding
                .help("Écrire ce texte dans le lien ou sur l’image qu’il contient, ou dans `title`")
                .fix(Fix::suggested("Écrire `title`", vec![Edit::replace(written, "title")]));
        } else {
            finding.help("Supprimer l’attribut");
        }
    }
}
