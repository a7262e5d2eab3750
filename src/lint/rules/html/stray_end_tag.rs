//! HT002: an end tag that closes nothing.

use super::chapeau;
use crate::body::html::WhyPrinted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT002",
    name: "stray-end-tag",
    family: Family::Html,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Une balise fermante ne ferme rien.",
    why: "kramdown affiche telle quelle une balise fermante sans balise ouvrante\u{a0}: le lecteur voit \
          `</b>` au milieu du texte. Un élément sans contenu, comme `<br>`, ne se ferme pas.",
    invalid: &[
        Sample::Body("La mission Cartolibre</b> ouvre ses données.\n"),
        Sample::Body("<div>\nUne ligne.</br>Une autre.\n</div>\n"),
        Sample::Body("Une ligne.\n\n</div>\n\nUne autre.\n"),
        Sample::FrontMatter("chapeau-text: L’été de la carte</b> libre"),
    ],
    valid: &[
        Sample::Body("La mission <b>Cartolibre</b> ouvre ses données.<br>Enfin.\n"),
        Sample::Body("La balise `</b>` met fin au gras.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for printed in &cx.release.body.elements.printed {
        if printed.why != (WhyPrinted::EndTag { meant_for: None }) {
            continue;
        }
        let tag = cx.slice(printed.span);
        if printed.name == "br" {
            out.report(
                printed.span,
                format!("`{tag}` n’est pas un saut de ligne\u{a0}: il est affiché tel quel"),
            )
            .help("Écrire `<br>`.")
            .fix(Fix::safe("Écrire `<br>`", vec![Edit::replace(printed.span, "<br>")]));
        } else {
            out.report(printed.span, format!("`{tag}` ne ferme rien\u{a0}: il est affiché tel quel"))
                .help(format!("Le supprimer, ou ouvrir l’élément avec `<{}>`.", printed.name))
                .fix(Fix::suggested(format!("Supprimer `{tag}`"), vec![Edit::delete(printed.span)]));
        }
    }
    for span in chapeau::stray(cx) {
        let tag = cx.slice(span);
        out.report(span, format!("`{tag}` ne ferme rien\u{a0}: il est affiché tel quel"))
            .help(format!("Le supprimer, ou ouvrir l’élément avec `{}`.", tag.replace('/', "")))
            .fix(Fix::suggested(format!("Supprimer `{tag}`"), vec![Edit::delete(span)]));
    }
}
