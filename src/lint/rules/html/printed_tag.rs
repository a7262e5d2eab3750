//! HT013: a tag that kramdown or a browser prints.

use super::{chapeau, holds_markdown};
use crate::body::BlockKind;
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
          d’une balise qui commence par une espace. Un nom qui ne commence pas par une lettre de a à z \
          (`<à compléter>`) est une balise pour kramdown, qui ne met rien en forme jusqu’à sa fin, mais pas pour \
          un navigateur, qui l’affiche.",
    invalid: &[
        Sample::Body("La mission Cartolibre <div>ouvre ses données</div>.\n"),
        Sample::Body("<a href=\"/carte\"><h3>La carte</h3></a>\n"),
        Sample::Body("La carte est libre. <!-- À relire «\u{a0}mardi\u{a0}»\r\n"),
        Sample::Body("La carte < br /> est libre.\n"),
        Sample::Body("La carte d’été<br\nest libre.\n"),
        Sample::Body("La carte «\u{a0}libre\u{a0}» paraît le <à compléter>.\r\n"),
        Sample::Body("<Échéance à préciser>\n\nLa carte est *libre*.\n"),
        Sample::Body("<div>La carte est <_libre_>libre.</_libre_></div>\n"),
        Sample::FrontMatter("chapeau-text: La carte paraît le <à préciser>."),
    ],
    valid: &[
        Sample::Body("<div>La mission Cartolibre ouvre ses données.</div>\n"),
        Sample::Body("La mission <span>Cartolibre</span> ouvre `<div>`.\n"),
        Sample::Body("La carte est libre. <!-- À relire --> Elle paraît mardi, si 2 < p et q > 3.\n"),
        Sample::Body("Elle paraît le \\<à compléter> ou le &lt;à préciser>, si x <à ou y <é est vrai.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for tag in chapeau::printed(cx) {
        nameless(cx, out, tag);
    }
    for printed in &cx.release.body.elements.printed {
        if printed.why == WhyPrinted::NoNameForBrowsers {
            nameless(cx, out, printed.span);
        }
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

/// `<à compléter>`: a tag to kramdown, which copies it and formats nothing up to its end, not to a browser.
fn nameless(cx: &Context<'_, '_>, out: &mut Findings<'_>, tag: Span) {
    let shown = quoted(cx.slice(tag));
    let until = cx.blocks().partition_point(|block| block.span.start() <= tag.start());
    let holder = until.checked_sub(1).and_then(|last| cx.blocks().get(last));
    let raw = holder.filter(|block| {
        matches!(block.kind, BlockKind::HtmlElement { .. })
            && cx.slice(Span::new(block.span.start(), tag.start())).trim().is_empty()
    });
    let rest = raw.map(|block| cx.slice(Span::new(tag.end(), block.span.end())));
    let then = match rest.is_some_and(holds_markdown) {
        true => ", et ce qui suit est affiché sans mise en forme",
        false => "",
    };
    out.report(tag, format!("{shown} n’est une balise pour aucun navigateur\u{a0}: elle s’affiche{then}"))
        .help("Écrire le texte attendu, sans chevrons\u{202f}; pour les montrer, écrire `&lt;`");
}

/// Elements that are written again and again, whose tag no comparison of figures looks like.
const TAGS: [&str; 9] = ["br", "br/", "hr", "hr/", "div", "/div", "span", "/span", "/p"];

/// The name of an element after `<`, with nothing but a blank where its tag should go on or end.
fn without_end(inner: &str) -> Option<usize> {
    const NAMES: [&str; 9] = ["br", "em", "hr", "li", "span", "strong", "sub", "sup", "ul"];
    let slash = usize::from(inner.starts_with('/'));
    let name = inner.get(slash..)?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let is_known = NAMES.iter().any(|known| name.get(..end).unwrap_or_default().eq_ignore_ascii_case(known))
        || slash > 0 && matches!(name.get(..end).unwrap_or_default(), "a" | "b" | "div" | "i" | "p" | "u");
    let rest = name.get(end..).unwrap_or_default();
    let next = rest.find(['<', '>']);
    let unended = next.is_none_or(|at| {
        rest.get(at..).unwrap_or_default().starts_with('<')
            || rest.get(..at).unwrap_or_default().contains(['\n', '\r'])
    });
    (is_known && unended && (rest.is_empty() || rest.starts_with([' ', '\n', '\r']))).then_some(slash + end)
}

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
    let Some(spaced) = inner.strip_prefix(' ') else {
        if let Some(length) = without_end(inner) {
            let tag = mark(1 + length);
            out.report(
                tag,
                format!("{} n’a pas de chevron fermant\u{a0}: la balise s’affiche", quoted(cx.slice(tag))),
            )
            .help(format!("Écrire `{}>`", cx.slice(tag)))
            .fix(Fix::suggested("Ajouter `>`", vec![Edit::insert(tag.end(), ">")]));
        }
        return;
    };
    let Some(end) = spaced
        .find(['<', '>', '\n', '\r'])
        .filter(|&end| spaced.get(end..).unwrap_or_default().starts_with('>'))
    else {
        return;
    };
    let tag = spaced.get(..end).unwrap_or_default();
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
