//! FM014: the same tag twice, or the category as a tag.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::whole_line;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::{Field, Strings};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Spanned;
use crate::text::word::{is_letter_or_digit, words_key};

pub(super) static RULE: Rule = Rule {
    code: "FM014",
    name: "repeated-tag",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une étiquette en répète une autre, ou la catégorie.",
    why: "Les étiquettes sont des filtres comparés lettre à lettre\u{a0}: deux écritures d’un même mot font deux \
          filtres, qui ne trouvent chacun qu’une partie des textes.",
    invalid: &[
        Sample::FrontMatter("tags:\n- Données ouvertes\n- données ouvertes"),
        Sample::FrontMatter("tags:\n- carte\n- cadastre\n- cartes"),
        Sample::FrontMatter("tags:\n- communiqué de presse"),
        Sample::FrontMatter("tags: [\"\", carte]"),
        Sample::FrontMatter("tags:\n- service public\n- services publics"),
        Sample::FrontMatter("tags:\n- chemin communal\n- chemins communaux"),
    ],
    valid: &[Sample::FrontMatter(
        "tags:\n- carte\n- cartographie\n- Programme 10%\n- Programme 20%\n- C\n- C++",
    )],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    if strings(&fields.tags).is_empty() {
        return;
    }
    let mut categories = BTreeMap::new();
    for category in strings(&fields.categories) {
        categories.entry(key(&category.value)).or_insert(category);
    }
    let mut tags: BTreeMap<_, &Spanned<Cow<'_, str>>> = BTreeMap::new();
    for tag in strings(&fields.tags) {
        if tag.value.trim().is_empty() {
            out.report(tag.span, "Étiquette vide")
                .help("Écrire l’étiquette, ou la retirer")
                .at_most(Severity::Info);
            continue;
        }
        let key = key(&tag.value);
        if let Some(first) = tags.get(&key) {
            let message = if first.value == tag.value {
                format!("Étiquette {} écrite deux fois", quoted(&tag.value))
            } else {
                format!(
                    "Étiquettes {} et {}\u{a0}: deux écritures d’un même mot",
                    quoted(&first.value),
                    quoted(&tag.value)
                )
            };
            out.report(tag.span, message)
                .label(first.span, "déjà écrite ici")
                .help("N’en garder qu’une")
                .fix_if(
                    whole_line(cx, tag.span, "- ")
                        .map(|line| Fix::suggested("Retirer la seconde", vec![Edit::delete(line)])),
                );
            continue;
        }
        if let Some(category) = categories.get(&key) {
            let message = format!("L’étiquette {} répète la catégorie", quoted(&tag.value));
            let finding = out.report(tag.span, message).label(category.span, "la catégorie");
            finding.help("La retirer\u{a0}: la catégorie est déjà un filtre").at_most(Severity::Info);
        }
        tags.insert(key, tag);
    }
}

fn strings<'r, 'a>(field: &'r Field<Strings<'a>>) -> &'r [Spanned<Cow<'a, str>>] {
    field.value().map(Vec::as_slice).unwrap_or_default()
}

/// What two writings of a word share, for all their case, accents and final `s`; signs count, since
/// `C++` is not `C`.
fn key(tag: &str) -> (u64, usize) {
    let tag = tag.trim();
    let is_sign = |c: char| !is_letter_or_digit(c) && !matches!(c, '-' | '_' | ' ' | '\'' | '’');
    let signs = tag.chars().filter(|c| is_sign(*c)).count();
    (words_key(&tag.split(' ').map(singular).collect::<String>()), signs)
}

/// A word without its mark of the plural: `cartes`, `réseaux`, `journaux`.
fn singular(word: &str) -> Cow<'_, str> {
    let Some(stem) = word.strip_suffix(['s', 'S', 'x', 'X']).filter(|stem| stem.chars().count() > 3) else {
        return Cow::Borrowed(word);
    };
    let of_al = word.ends_with('x') && !stem.ends_with("eau");
    match stem.strip_suffix("au").filter(|_| of_al) {
        Some(root) => Cow::Owned(format!("{root}al")),
        None => Cow::Borrowed(stem),
    }
}
