//! HT010: an element with nothing in it.

use crate::body::html::{Element, ElementEnd, Origin};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT010",
    name: "empty-element",
    family: Family::Html,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critères 6.2 et 8.9"),
    since: "0.1.0",
    summary: "Un élément HTML ne contient rien.",
    why: "Un titre, un lien ou une puce vides sont annoncés par les lecteurs d’écran, et un paragraphe vide ne \
          sert qu’à faire de l’espace\u{a0}: c’est le rôle de la feuille de style.",
    invalid: &[
        Sample::Body("<div>\n<h3></h3>\n<p>La mission Cartolibre.</p>\n</div>\n"),
        Sample::Body("<p>&nbsp;</p>\n"),
        Sample::Body("La mission <a href=\"/carte\"></a>Cartolibre.\n"),
    ],
    valid: &[
        Sample::Body("<div>\n<h3>Titre</h3>\n<p><img src=\"/a.png\" alt=\"Carte\"></p>\n</div>\n"),
        Sample::Body("<a id=\"contact\"></a>\n"),
        Sample::Body("<i class=\"icone\"></i><div class=\"separateur\"></div>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let elements = &cx.release.body.elements.elements;
    for (index, element) in elements.iter().enumerate() {
        let Some(consequence) = consequence(element) else { continue };
        let ElementEnd::EndTag(_) = element.end else { continue };
        let holds = elements.get(index + 1).is_some_and(|next| element.span.covers(next.start_tag));
        if holds || !is_blank(cx.slice(element.content())) {
            continue;
        }
        let severity = match &*element.name {
            "p" | "b" | "i" | "em" | "strong" | "u" => Severity::Info,
            _ => Severity::Warning,
        };
        let tag = cx.slice(element.start_tag);
        out.report(element.span, format!("`{tag}` ne contient rien\u{a0}: {consequence}"))
            .help("Le supprimer, ou lui donner un contenu.")
            .at_most(severity)
            .fix(Fix::suggested("Supprimer l’élément vide", vec![Edit::delete(element.span)]));
    }
}

/// What an empty element does, when it does harm and nothing shows that it is meant.
fn consequence(element: &Element<'_>) -> Option<&'static str> {
    if element.origin != Origin::Tag {
        return None;
    }
    let meant = |name: &str| {
        matches!(name, "id" | "name" | "class" | "style" | "aria-label" | "aria-labelledby" | "title")
            || name.starts_with("data-")
    };
    if element.attributes.iter().any(|attribute| meant(&attribute.name)) {
        return None;
    }
    Some(match &*element.name {
        "a" => "le lien ne peut être ni vu ni suivi",
        "li" => "une puce s’affiche seule",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "un titre vide est annoncé",
        "p" => "il ne sert qu’à faire de l’espace",
        "ul" | "ol" | "b" | "i" | "em" | "strong" | "u" => "il ne sert à rien",
        _ => return None,
    })
}

fn is_blank(content: &str) -> bool {
    let mut rest = content.trim_start();
    while let Some(after) = rest.strip_prefix("&nbsp;").or_else(|| rest.strip_prefix("&#160;")) {
        rest = after.trim_start();
    }
    rest.is_empty()
}
