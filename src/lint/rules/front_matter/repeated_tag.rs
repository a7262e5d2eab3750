//! FM014: the same tag twice, or the category as a tag.

use super::whole_line;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::{Field, Strings};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::text::word::same_words;

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
    ],
    valid: &[Sample::FrontMatter(
        "tags:\n- carte\n- cartographie\n- Programme 10%\n- Programme 20%\n- C\n- C++",
    )],
    check,
};

/// Most tags that are compared, each with all before it; PA004 says when there are more.
pub(in crate::lint) const MAX_TAGS: usize = 200;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    let tags = strings(&fields.tags);
    let categories = strings(&fields.categories);
    for (index, tag) in tags.iter().enumerate().take(MAX_TAGS) {
        let before = tags.get(..index).unwrap_or_default();
        if let Some(first) = before.iter().find(|first| same(&first.value, &tag.value)) {
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
        } else if let Some(category) =
            categories.iter().take(MAX_TAGS).find(|category| same(&category.value, &tag.value))
        {
            let message = format!("L’étiquette {} répète la catégorie", quoted(&tag.value));
            let finding = out.report(tag.span, message).label(category.span, "la catégorie");
            finding.help("La retirer\u{a0}: la catégorie est déjà un filtre").at_most(Severity::Info);
        }
    }
}

fn strings<'r, 'a>(field: &'r Field<Strings<'a>>) -> &'r [crate::Spanned<std::borrow::Cow<'a, str>>] {
    field.value().map(Vec::as_slice).unwrap_or_default()
}

/// The same word but for case, accents or a final `s`; signs count, since `C++` is not `C`.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    let signs = |text: &str| text.chars().filter(|c| !c.is_alphanumeric() && !"-_ '’".contains(*c)).count();
    !one.is_empty() && same_words(stem(one), stem(other)) && signs(one) == signs(other)
}

fn stem(word: &str) -> &str {
    word.strip_suffix(['s', 'S']).filter(|stem| stem.chars().count() > 3).unwrap_or(word)
}
