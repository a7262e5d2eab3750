//! HT005: the same attribute twice on one tag.

use std::collections::BTreeMap;

use crate::body::html::HtmlAttribute;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "HT005",
    name: "duplicate-attribute",
    family: Family::Html,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Une balise porte deux fois le même attribut.",
    why: "Une seule des deux valeurs est gardée\u{a0}: kramdown retient la dernière, un navigateur la première. \
          Le style, la classe ou le texte de l’autre est perdu.",
    invalid: &[
        Sample::Body("<div class=\"encadre\" style=\"margin:0\" class=\"noir\">\nCartolibre.\n</div>\n"),
        Sample::Body("Voir <a href=\"/a\" href=\"/b\">la carte</a>.\n"),
    ],
    valid: &[Sample::Body("<div class=\"encadre noir\" style=\"margin:0\">\nCartolibre.\n</div>\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for element in cx.release.body.elements.elements.iter().filter(|element| element.attributes.len() > 1) {
        let mut met: BTreeMap<&str, &HtmlAttribute<'_>> = BTreeMap::new();
        for second in &element.attributes {
            let first = *met.entry(&*second.name).or_insert(second);
            if first.span == second.span {
                continue;
            }
            let name = &second.name;
            let message = if first.value == second.value {
                format!("L’attribut `{name}` est écrit deux fois")
            } else {
                format!("Deux attributs `{name}` sur la même balise\u{a0}: un seul est gardé")
            };
            let finding = out.report(second.span, message).label(first.span, "le premier est ici");
            let finding = finding.help(format!("Ne garder qu’un attribut `{name}`."));
            if let Some(fix) = fix(cx, first, second) {
                let _ = finding.fix(fix);
            }
        }
    }
}

/// Deletes a repetition, or gathers classes in one attribute.
fn fix(cx: &Context<'_, '_>, first: &HtmlAttribute<'_>, second: &HtmlAttribute<'_>) -> Option<Fix> {
    let before = cx.slice(Span::new(first.span.end(), second.span.start()));
    let space = before.len() - before.trim_end().len();
    let start = second.span.start() - u32::try_from(space).ok()?;
    let delete = Edit::delete(Span::new(start, second.span.end()));
    if first.value == second.value {
        return Some(Fix::suggested("Supprimer la répétition", vec![delete]));
    }
    let (value, quote) = (first.value_span?, first.quote);
    if second.name != "class" || quote.is_none() {
        return None;
    }
    let classes = format!(" {}", cx.slice(second.value_span?));
    Some(Fix::suggested("Réunir les classes", vec![Edit::insert(value.end(), classes), delete]))
}
