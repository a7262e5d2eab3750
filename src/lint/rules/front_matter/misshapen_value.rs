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
        Sample::FrontMatter("tags:\n- cartographie\n- #chemins"),
        Sample::FrontMatter("tags:\n- cartographie : chemins"),
        Sample::FrontMatter("files: /uploads/carte.pdf"),
        Sample::FrontMatter(
            "contact-presse:\n- name: Claire Vasseur\n  tel: 01 99 00 12 34\n  email: a@b.fr",
        ),
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
        let name = cx.slice(value.key);
        let key = quoted(name);
        let (expected, found) = (shape(value.expected), shape(value.found));
        if let Some(comment) = (value.found == Shape::Null).then(|| comment_after(cx, value.span)).flatten() {
            let text = cx.slice(comment);
            let edit = Edit::replace(comment, format!("'{}'", text.replace('\'', "''")));
            out.report(
                comment,
                format!("{} est un commentaire, et l’élément de {key} est vide", quoted(text)),
            )
            .help("Mettre la valeur entre guillemets droits")
            .fix(Fix::suggested("Mettre la valeur entre guillemets droits", vec![edit]));
            continue;
        }
        let message = match (value.expected, value.found) {
            (_, Shape::Null) => format!("Élément vide dans la liste de {key}"),
            _ if is_item(cx, value) => format!("Dans {key}, un élément attend {expected}, et trouve {found}"),
            _ => format!("La clé {key} attend {expected}, et trouve {found}"),
        };
        out.report(value.span, message).help(help(cx, value)).fix_if(fix(cx, value));
    }
}

/// Whether a value is one of those of a list.
fn is_item(cx: &Context<'_, '_>, value: &Misshapen) -> bool {
    let before = cx.release.source.before(value.span.start() as usize);
    before.ends_with("- ") && !cx.slice(value.span).starts_with("- ")
}

/// `- #mot`: what YAML takes for a comment.
fn comment_after(cx: &Context<'_, '_>, null: Span) -> Option<Span> {
    let text = cx.release.source.text();
    let line = text.get(null.range().end..)?.split(['\n', '\r']).next()?;
    let comment = line.trim();
    let start = null.range().end + line.len() - line.trim_start().len();
    let glued = comment.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    glued.then(|| Span::from_range(start..start + comment.len()))
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
        _ => "un renvoi",
    }
}

/// The key that comes first in the items of a list.
fn first_key(name: &str) -> Option<&'static str> {
    match name {
        "files" => Some("file"),
        "une-ou-diaporama" => Some("image"),
        _ => None,
    }
}

fn help(cx: &Context<'_, '_>, value: &Misshapen) -> String {
    if let Some(first) = first_key(cx.slice(value.key)) {
        match (value.expected, value.found) {
            (Shape::List | Shape::Mapping, Shape::String) => {
                return format!("Écrire «\u{a0}- {first}: …\u{a0}» à la ligne, sous la clé");
            }
            (Shape::List, Shape::Mapping) => {
                return format!(
                    "Faire précéder la première clé d’un tiret\u{a0}: «\u{a0}- {first}: …\u{a0}»"
                );
            }
            _ => {}
        }
    }
    let help = match (value.expected, value.found) {
        (Shape::String, Shape::Mapping) if is_item(cx, value) => {
            "Mettre la valeur entre guillemets droits\u{a0}: deux-points et espace font une clé"
        }
        (_, Shape::Null) => "Retirer ce tiret, ou écrire l’élément",
        (Shape::List, Shape::Mapping) => "Faire précéder la première clé d’un tiret",
        (Shape::List, _) => "Écrire chaque élément sur sa ligne, après un tiret",
        (Shape::Mapping, _) => "Écrire une clé par ligne, indentée sous celle-ci",
        _ => "Écrire un texte sur une ligne, après la clé",
    };
    help.to_owned()
}

fn fix(cx: &Context<'_, '_>, value: &Misshapen) -> Option<Fix> {
    let written = cx.slice(value.span);
    let one_line = !written.contains(['\n', '\'', '"', '{']);
    let first = first_key(cx.slice(value.key));
    match (value.expected, value.found) {
        (Shape::List, Shape::Mapping) => as_list_item(cx, value),
        (Shape::Mapping, Shape::String) => {
            let edit = Edit::insert(value.span.start(), format!("{}: ", first?));
            Some(Fix::suggested(format!("Ajouter la clé «\u{a0}{}\u{a0}»", first?), vec![edit]))
        }
        (Shape::List, Shape::String) => {
            let gap = Span::new(value.key.end() + 1, value.span.start());
            let edit = Edit::replace(gap, format!("\n- {}: ", first?));
            cx.slice(gap)
                .trim()
                .is_empty()
                .then(|| Fix::suggested("En faire un élément de liste", vec![edit]))
        }
        (Shape::String, Shape::Mapping) if is_item(cx, value) && one_line => {
            let edit = Edit::replace(value.span, format!("'{}'", written.trim_end()));
            Some(Fix::suggested("Mettre la valeur entre guillemets droits", vec![edit]))
        }
        (Shape::Mapping, Shape::List) if written.starts_with("- ") && !written.contains("\n- ") => {
            let dash = Span::new(value.span.start(), value.span.start() + 2);
            Some(Fix::suggested("Remplacer le tiret par deux espaces", vec![Edit::replace(dash, "  ")]))
        }
        _ => None,
    }
}

/// The map becomes the only item of a list: its first indentation of two becomes a dash.
fn as_list_item(cx: &Context<'_, '_>, value: &Misshapen) -> Option<Fix> {
    let indentation = Span::new(value.span.start().checked_sub(2)?, value.span.start());
    (cx.slice(indentation) == "  ").then(|| {
        Fix::suggested("Faire de ces clés un élément de liste", vec![Edit::replace(indentation, "- ")])
    })
}
