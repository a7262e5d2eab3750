//! HT003: `<li>` outside a list.

use crate::body::html::{Element, ElementTree, Origin, WhyPrinted};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT003",
    name: "list-item-outside-list",
    family: Family::Html,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critères 8.2 et 9.3"),
    since: "0.1.0",
    summary: "Un `<li>` se trouve hors d’une liste `<ul>` ou `<ol>`.",
    why: "Sans liste autour de lui, un élément de liste n’est annoncé ni compté par les lecteurs d’écran, et \
          il met fin au paragraphe où il se trouve.",
    invalid: &[
        Sample::Body("<div>\n<p>Les partenaires\u{a0}:</p>\n<li>La Poste rurale</li>\n</div>\n"),
        Sample::Body("Les partenaires\u{a0}: <li>La Poste rurale\n"),
    ],
    valid: &[
        Sample::Body("<ul>\n<li>La Poste rurale</li>\n<li>Les chasseurs de la Creuse</li>\n</ul>\n"),
        Sample::Body("* La Poste rurale\n* Les chasseurs de la Creuse\n"),
    ],
    check,
};

const HELP: &str = "Entourer les éléments de `<ul>` et `</ul>`, ou écrire une liste Markdown (une ligne \
                    `* …` par élément).";

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let tree = &cx.release.body.elements;
    for (_, item) in tree.named("li").filter(|(_, item)| item.origin == Origin::Tag) {
        let parent = item.parent.and_then(|id| tree.get(id));
        if parent.is_some_and(is_list) {
            continue;
        }
        let message = match parent.filter(|parent| parent.origin == Origin::Tag) {
            Some(parent) => format!("`<li>` hors d’une liste\u{a0}: il est dans `<{}>`", parent.name),
            None => "`<li>` hors d’une liste".to_owned(),
        };
        out.report(item.start_tag, message).help(HELP);
    }
    for tag in printed_items(tree) {
        let message = "`<li>` hors d’une liste, au milieu d’un texte\u{a0}: il est affiché tel quel";
        out.report(tag, message).help(HELP);
    }
}

fn is_list(element: &Element<'_>) -> bool {
    matches!(&*element.name, "ul" | "ol" | "menu" | "dir")
}

fn printed_items(tree: &ElementTree<'_>) -> impl Iterator<Item = crate::Span> {
    let items = tree.printed.iter().filter(|tag| tag.name == "li" && tag.why == WhyPrinted::BlockInText);
    items.map(|tag| tag.span)
}
