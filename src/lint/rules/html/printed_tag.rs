//! HT013: a block-level tag inside running text.

use crate::body::html::WhyPrinted;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT013",
    name: "printed-tag",
    family: Family::Html,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Une balise de bloc au milieu d’un texte est affichée telle quelle.",
    why: "kramdown ne lit une balise de bloc (`<div>`, `<p>`, `<h3>`…) qu’au début d’une ligne. Au milieu d’un \
          paragraphe, ou dans un `<a>`, il l’affiche comme du texte.",
    invalid: &[
        Sample::Body("La mission Cartolibre <div>ouvre ses données</div>.\n"),
        Sample::Body("<a href=\"/carte\"><h3>La carte</h3></a>\n"),
    ],
    valid: &[
        Sample::Body("<div>La mission Cartolibre ouvre ses données.</div>\n"),
        Sample::Body("La mission <span>Cartolibre</span> ouvre `<div>`.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for printed in &cx.release.body.elements.printed {
        // An item printed in the middle of a text is an item outside a list.
        if printed.why != WhyPrinted::BlockInText || printed.name == "li" {
            continue;
        }
        let tag = cx.slice(printed.span);
        out.report(
            printed.span,
            format!("`{tag}` au milieu d’un texte\u{a0}: la balise est affichée telle quelle"),
        )
        .help("Mettre la balise au début d’une ligne, après une ligne vide, ou écrire du Markdown.");
    }
}
