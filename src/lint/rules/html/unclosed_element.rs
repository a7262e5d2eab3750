//! HT001: an element that nothing closes.

use super::{chapeau, holds_markdown};
use crate::body::html::{Element, ElementTree, LeftOpen, is_known};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "HT001",
    name: "unclosed-element",
    family: Family::Html,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Une balise ouvrante n’a pas de balise fermante.",
    why: "Un bloc HTML resté ouvert avale tout ce qui suit jusqu’à la fin du texte\u{a0}: le Markdown y est \
          affiché tel quel, et l’encadré ne s’arrête pas où il devrait. Une balise en ligne restée ouverte \
          (`<b>`) agit jusqu’à la fin du paragraphe.",
    invalid: &[
        Sample::Body("<p><b>La <i>carte</b> d’été</i>.</p>\n"),
        Sample::Body("<div class=\"encadre\">\n<p>La mission Cartolibre.</p>\n"),
        Sample::Body("<div><p>La mission Cartolibre.</div>\n\nLa suite du *communiqué*.\n"),
        Sample::Body("La mission <b>Cartolibre ouvre ses données.\n"),
        Sample::Body("<div>\n<ul>\n<li>Premier\n<li>Second</li>\n</ul>\n</div>\n"),
        Sample::FrontMatter("chapeau-text: 'L''été de la <b>carte libre'"),
        Sample::Body("La carte est sur <www.cartolibre.fr>.\n"),
        Sample::Body("La carte «\u{a0}libre\u{a0}» paraît le <jour à préciser>.\r\n"),
        Sample::Body("<titre à compléter>\n\nLa carte est *libre*.\n"),
    ],
    valid: &[
        Sample::Body("<div class=\"encadre\">\n<p>La mission Cartolibre.</p>\n</div>\n"),
        Sample::Body("Une ligne.<br>Une autre. <img src=\"/a.png\" alt=\"\">\n"),
        Sample::Body("<p>Dernier paragraphe du communiqué.\n"),
        Sample::FrontMatter(
            "chapeau-text: |-\n  <p>La <b>carte</b><br>\n  est libre.\n\n  <div>Elle l’est.</div>",
        ),
    ],
    check,
};

/// Elements whose end tag HTML lets one leave out.
static OPTIONAL_END: &[&str] =
    &["colgroup", "dd", "dt", "li", "optgroup", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let tree = &cx.release.body.elements;
    for left_open in &tree.left_open {
        check_one(cx, tree, left_open, out);
    }
    for (name, start_tag, end) in chapeau::unclosed(cx) {
        let tag = cx.slice(start_tag);
        out.report(start_tag, format!("`{tag}` n’est pas fermé\u{a0}: il agit jusqu’à la fin du paragraphe"))
            .help(format!("Écrire `</{name}>` là où l’élément doit s’arrêter."))
            .fix(Fix::suggested(
                format!("Ajouter `</{name}>`"),
                vec![Edit::insert(end, format!("</{name}>"))],
            ));
    }
}

/// Reports once for elements left open inside one another: at the outermost one at fault.
fn check_one(cx: &Context<'_, '_>, tree: &ElementTree<'_>, left_open: &[LeftOpen], out: &mut Findings<'_>) {
    let open = |left: &LeftOpen| tree.get(left.element);
    // An element whose end tag was written is only a victim of those left open inside it.
    let at_fault = || left_open.iter().filter(|left| left.missed_end_tag.is_none()).filter_map(open);
    let Some(outermost) = left_open.first().and_then(open) else { return };
    let end = left_open.iter().filter_map(open).map(|element| element.span.end()).max().unwrap_or(0);
    let whole = Span::new(outermost.start_tag.end(), end.max(outermost.span.end()));
    let missed = left_open.iter().find_map(|left| left.missed_end_tag);
    let swallows = holds_markdown(cx.slice(whole));
    let mandatory = at_fault().find(|element| OPTIONAL_END.binary_search(&&*element.name).is_err());
    let Some(main) = mandatory.or_else(|| at_fault().next()) else {
        crossed(cx, tree, left_open, out);
        return;
    };
    if mandatory.is_none() && missed.is_none() && !swallows {
        return;
    }

    let tag = cx.slice(main.start_tag);
    if main.name.contains('.') {
        return address(main.start_tag, tag, out);
    }
    if missed.is_none() && is_words(tree, main) {
        return words(main.start_tag, tag, swallows, out);
    }
    let message = match (missed, main.in_running_text) {
        (Some(printed), _) => format!(
            "`{tag}` n’est pas fermé\u{a0}: `{}` est affiché tel quel et le bloc continue jusqu’à la fin",
            cx.slice(printed)
        ),
        (None, true) => format!("`{tag}` n’est pas fermé\u{a0}: il agit jusqu’à la fin du paragraphe"),
        (None, false) if swallows => {
            format!("`{tag}` n’est pas fermé\u{a0}: il avale tout ce qui suit, Markdown compris")
        }
        (None, false) => format!("`{tag}` n’est pas fermé\u{a0}: il court jusqu’à la fin du texte"),
    };
    let help = format!("Écrire `</{}>` là où l’élément doit s’arrêter.", main.name);
    let mut finding = out.report(main.start_tag, message).help(help);
    for other in at_fault().filter(|other| other.start_tag != main.start_tag) {
        finding = finding.label(other.start_tag, format!("`<{}>` n’est pas fermé non plus", other.name));
    }
    if let Some(printed) = missed {
        let _ = finding.label(printed, "balise affichée telle quelle");
    } else if !swallows {
        let _ = finding.fix(closing_fix(cx, left_open.iter().filter_map(open)));
    }
}

/// `<www.exemple.fr>`: no name of an element has a dot, and browsers show nothing of it.
fn address(span: Span, tag: &str, out: &mut Findings<'_>) {
    let right = format!("<https://{}", tag.trim_start_matches('<'));
    let title = format!("Écrire `{right}`");
    out.report(
        span,
        format!("`{tag}` est lu comme une balise, pas comme une adresse\u{a0}: rien ne s’affiche"),
    )
    .help(title.as_str())
    .fix(Fix::suggested(title, vec![Edit::insert(span.start() + 1, "https://".to_owned())]));
}

/// `<nom à compléter>`: no element of HTML, of a drawing or of a library, and no value given to anything.
fn is_words(tree: &ElementTree<'_>, element: &Element<'_>) -> bool {
    let within = element
        .parent
        .into_iter()
        .flat_map(|id| tree.get(id).into_iter().chain(tree.ancestors(id).map(|(_, e)| e)));
    !is_known(&element.name)
        && !element.name.contains(['-', ':'])
        && element.attributes.iter().all(|attribute| attribute.value_span.is_none())
        && !within.take(MAX_ANCESTORS).any(|element| matches!(&*element.name, "svg" | "math"))
}

/// How many elements around one are looked at: drawings are not that deep.
const MAX_ANCESTORS: usize = 16;

fn words(span: Span, tag: &str, swallows: bool, out: &mut Findings<'_>) {
    let then = if swallows { ", et ce qui suit est affiché sans mise en forme" } else { "" };
    out.report(span, format!("`{tag}` est lu comme une balise\u{a0}: rien n’en est affiché{then}"))
        .help("Écrire le texte attendu, sans chevrons\u{202f}; pour les montrer, écrire `&lt;`");
}

/// Every end tag is there, but one crosses another element: kramdown prints it and waits for another.
fn crossed(cx: &Context<'_, '_>, tree: &ElementTree<'_>, left_open: &[LeftOpen], out: &mut Findings<'_>) {
    let missed = left_open.iter().filter_map(|left| Some((tree.get(left.element)?, left.missed_end_tag?)));
    let Some((element, end_tag)) = missed.min_by_key(|(_, end_tag)| end_tag.start()) else { return };
    let (start, end) = (cx.slice(element.start_tag), cx.slice(end_tag));
    out.report(
        end_tag,
        format!(
            "`{end}` croise une autre balise\u{a0}: il est affiché tel quel, et `{start}` n’est pas fermé"
        ),
    )
    .label(element.start_tag, "ouvert ici")
    .help("Fermer d’abord la balise ouverte en dernier");
}

/// Closes each element where HTML ends it: a paragraph before the item that follows, the others at
/// the end.
fn closing_fix<'t, 'a: 't>(
    cx: &Context<'_, '_>,
    open: impl DoubleEndedIterator<Item = &'t Element<'a>>,
) -> Fix {
    let text = cx.release.source.text();
    let mut closings: Vec<(u32, String)> = Vec::new();
    for element in open.rev() {
        let inside = Span::new(element.start_tag.end(), element.span.end().max(element.start_tag.end()));
        closings.push((inside.trim(text).end(), format!("</{}>", element.name)));
    }
    closings.sort_by_key(|(at, _)| *at);
    closings.dedup_by(|(at, tags), (before, all)| {
        let same = at == before;
        if same {
            all.push_str(tags);
        }
        same
    });
    let mut title = String::from("Ajouter ");
    for (index, (_, tags)) in closings.iter().enumerate() {
        title.extend([if index == 0 { "`" } else { " et `" }, tags, "`"]);
    }
    let edits = closings.into_iter().map(|(at, tags)| Edit::insert(at, tags)).collect();
    Fix::suggested(title, edits)
}
