//! HT013: a block-level tag inside running text.

use crate::body::html::WhyPrinted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Sign;
use crate::span::{Span, offset};

pub(super) static RULE: Rule = Rule {
    code: "HT013",
    name: "printed-tag",
    family: Family::Html,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Une balise de bloc au milieu d’un texte est affichée telle quelle.",
    why: "kramdown ne lit une balise de bloc (`<div>`, `<p>`, `<h3>`…) qu’au début d’une ligne. Au milieu d’un \
          paragraphe, ou dans un `<a>`, il l’affiche comme du texte. Il fait de même d’un commentaire sans fin et \
          d’une balise qui commence par une espace.",
    invalid: &[
        Sample::Body("La mission Cartolibre <div>ouvre ses données</div>.\n"),
        Sample::Body("<a href=\"/carte\"><h3>La carte</h3></a>\n"),
        Sample::Body("La carte est libre. <!-- À relire «\u{a0}mardi\u{a0}»\r\n"),
        Sample::Body("La carte < br /> est libre.\n"),
    ],
    valid: &[
        Sample::Body("<div>La mission Cartolibre ouvre ses données.</div>\n"),
        Sample::Body("La mission <span>Cartolibre</span> ouvre `<div>`.\n"),
        Sample::Body("La carte est libre. <!-- À relire --> Elle paraît mardi, si 2 < p et q > 3.\n"),
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
    for found in cx.printed(Sign::Tag) {
        in_text(cx, out, Span::new(found.at, found.text.end()));
    }
}

/// Elements that are written again and again, whose tag no comparison of figures looks like.
const TAGS: [&str; 9] = ["br", "br/", "hr", "hr/", "div", "/div", "span", "/span", "/p"];

/// A `<` that is printed, and what comes after it in its text.
fn in_text(cx: &Context<'_, '_>, out: &mut Findings<'_>, rest: Span) {
    let text = cx.release.source.text().get(rest.start() as usize..).unwrap_or_default();
    let inner = text.get(1..).unwrap_or_default();
    let mark = |length: usize| Span::new(rest.start(), rest.start() + offset(length));
    if text.starts_with("<!--") {
        out.report(mark(4), "Ce commentaire n’a pas de fin\u{a0}: il s’affiche dans la page")
            .help("Écrire «\u{a0}-->\u{a0}» à la fin du commentaire, ou le supprimer");
        return;
    }
    let Some(spaced) = inner.strip_prefix(' ') else { return };
    let Some(end) = spaced.find(['<', '>', '\n', '\r']).filter(|&end| spaced[end..].starts_with('>')) else {
        return;
    };
    let tag = &spaced[..end];
    let name = tag.trim_start().split_ascii_whitespace().next().unwrap_or_default();
    if TAGS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        let whole = mark(tag.len() + 3);
        let shown = quoted(cx.slice(whole));
        let written = format!("<{}>", tag.trim());
        out.report(whole, format!("{shown} n’est pas une balise\u{a0}: une espace suit son chevron"))
            .help(format!("Écrire `{written}`"))
            .fix(Fix::suggested("Supprimer l’espace", vec![Edit::replace(whole, written)]));
    }
}
