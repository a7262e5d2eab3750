//! FM013: a category outside the site's vocabulary.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::{self, quoted};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "FM013",
    name: "unknown-category",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "La catégorie n’est pas de celles du site.",
    why: "Les listes et les filtres du site comparent la catégorie lettre à lettre\u{a0}: un communiqué d’une \
          catégorie inconnue n’y paraît pas.",
    invalid: &[
        Sample::FrontMatter("categories:\n- Communique de presse"),
        Sample::FrontMatter("categories:\n- Actualité"),
    ],
    valid: &[
        Sample::FrontMatter("categories:\n- Note to editors"),
        Sample::FrontMatter("layout: article\ncategories:\n- Actualité"),
        Sample::Document(
            "---\ntitle: La carte est en ligne\nchapeau-text: Libre.\ncategories: [Actualité]\n---\n\nTexte.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    let known = &cx.profile.categories;
    let listed = fields.categories.spanned().filter(|list| cx.slice(list.span).starts_with(['-', '[']));
    if known.is_empty() || !cx.is_release() {
        return;
    }
    for category in listed.into_iter().flat_map(|list| &list.value) {
        if category.value.trim().is_empty() || known.iter().any(|known| *known == category.value.trim()) {
            continue;
        }
        let meant = cx.profile.category_meant(&category.value);
        let message = format!("{} n’est pas une catégorie du site", quoted(&category.value));
        let all: Vec<String> = known.iter().map(|name| quoted(name)).collect();
        let finding = out.report(category.span, message).help(format!("Choisir parmi {}", all.join(", ")));
        if let Some(meant) = meant {
            let edit = Edit::replace(category.span, meant);
            finding.fix(Fix::suggested(message::with("Écrire ", meant), vec![edit]));
        }
    }
}
