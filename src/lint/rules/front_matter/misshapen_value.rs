//! FM005: a value that does not have the shape its key asks for.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::{Misshapen, Shape};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "FM005",
    name: "misshapen-value",
    family: Family::FrontMatter,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "La valeur n’a pas la forme que sa clé demande.",
    why: "Le gabarit parcourt une liste, ou affiche un texte\u{a0}: devant une autre forme, il n’affiche rien, ou \
          affiche n’importe quoi.",
    invalid: &[
        Sample::FrontMatter("files:\n  file: /uploads/carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter("title:\n- Une carte"),
        Sample::FrontMatter("contact-presse: Claire Vasseur"),
        Sample::FrontMatter("tags:\n- cartographie\n-"),
    ],
    valid: &[
        Sample::FrontMatter(
            "contact-presse:\n  name: Claire Vasseur\n  tel:\n  - 01 99 00 12 34\n  email: a@b.fr",
        ),
        Sample::FrontMatter("title: 2024"),
        Sample::FrontMatter("layout:\n  title:\n    visible: true\ntags: {a: b}"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    if !cx.is_release() {
        return; // other layouts have their own shapes
    }
    for value in &fields.misshapen {
        let split_on_spaces = value.expected == Shape::List && value.found == Shape::String;
        if split_on_spaces && is_words(cx.slice(value.key)) || value.found == Shape::Alias {
            continue; // a string is a list to Jekyll there
        }
        if matches!(value.expected, Shape::Boolean | Shape::Date) {
            continue; // read otherwise, not lost
        }
        let key = quoted(cx.slice(value.key));
        let (expected, found) = (shape(value.expected), shape(value.found));
        let message = if value.found == Shape::Null {
            format!("Élément vide dans la liste de {key}")
        } else {
            format!("La clé {key} attend {expected}, et trouve {found}")
        };
        let finding = out.report(value.span, message).help(help(value));
        if let Some(fix) = as_list_item(cx, value) {
            finding.fix(fix);
        }
    }
}

fn is_words(key: &str) -> bool {
    matches!(key, "categories" | "tags")
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::String => "un texte",
        Shape::Number => "un nombre",
        Shape::Boolean => "vrai ou faux",
        Shape::Date => "une date",
        Shape::List => "une liste",
        Shape::Mapping => "des clés et leurs valeurs",
        Shape::Null => "rien",
        _ => "un renvoi",
    }
}

fn help(value: &Misshapen) -> &'static str {
    match (value.expected, value.found) {
        (_, Shape::Null) => "Retirer ce tiret, ou écrire l’élément",
        (Shape::List, Shape::Mapping) => {
            "Faire précéder la première clé d’un tiret\u{a0}: «\u{a0}- file: …\u{a0}»"
        }
        (Shape::List, _) => "Écrire chaque élément sur sa ligne, après un tiret",
        (Shape::Mapping, _) => "Écrire une clé par ligne, indentée sous celle-ci",
        _ => "Écrire un texte sur une ligne, après la clé",
    }
}

/// The map becomes the only item of a list: its first indentation of two becomes a dash.
fn as_list_item(cx: &Context<'_, '_>, value: &Misshapen) -> Option<Fix> {
    if (value.expected, value.found) != (Shape::List, Shape::Mapping) {
        return None;
    }
    let indentation = Span::new(value.span.start().checked_sub(2)?, value.span.start());
    (cx.slice(indentation) == "  ").then(|| {
        Fix::suggested("Faire de ces clés un élément de liste", vec![Edit::replace(indentation, "- ")])
    })
}
