//! LK009: a link that takes a space in, or leaves one out.

use super::in_short;
use crate::body::{Hyperlink, LinkSyntax};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::{Span, offset};

pub(super) static RULE: Rule = Rule {
    code: "LK009",
    name: "padded-or-glued-link",
    family: Family::Links,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Une espace est prise dans l’intitulé d’un lien, ou manque à côté.",
    why: "L’espace prise dans le lien est soulignée avec lui\u{202f}; celle qui manque colle le lien au mot \
          voisin.",
    invalid: &[
        Sample::Body("Voir [la carte de l’été ](/carte) en ligne.\n"),
        Sample::Body("Voir [ la carte](/carte).\n"),
        Sample::FrontMatter("chapeau-text: 'L''été de la [carte ](/carte) libre'\n"),
        Sample::Body("Voir [la carte](/carte)en ligne.\n"),
        Sample::Body("Voir[la carte](/carte) en ligne.\n"),
        Sample::Body("Voir [la carte ](/carte)en ligne.\n"),
        Sample::Body("[La carte](/carte)[Le guide](/guide)\n"),
        Sample::Body("<p>Voir <a href=\"/carte\">la carte </a>en ligne.</p>\n"),
        Sample::Body("Voir [la «\u{a0}carte\u{a0}»](/carte)(en ligne depuis mars).\r\n"),
    ],
    valid: &[
        Sample::Body(
            "Voir l’[**été**](/carte), les [carte](/carte)s «\u{a0}[libres](/guide)\u{a0}» (de [tous](/a)).\n",
        ),
        Sample::Body("Voir la note[1](#note) et [![La carte](/carte.png) ](/carte)\n"),
        Sample::Body("<p>\n  <a href=\"/carte\">\n    La carte\n  </a>\n</p>\n"),
        Sample::Body("Voir [la carte](/carte)(1) et [le guide](/guide)(s).\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    each(cx, out, &cx.release.chapeau_links);
    each(cx, out, &cx.release.body.links);
}

fn each(cx: &Context<'_, '_>, out: &mut Findings<'_>, links: &[Hyperlink<'_>]) {
    for (index, link) in links.iter().enumerate() {
        let readable = link.text.chars().any(char::is_alphabetic);
        if link.holds_image || !readable || link.syntax == LinkSyntax::Autolink {
            continue;
        }
        let written = cx.slice(link.text_span);
        let inner = link.text_span.trim(cx.release.source.text());
        let formatted = link.syntax == LinkSyntax::Html && written.contains('\n');
        if inner != link.text_span && !formatted {
            padded(cx, out, link, inner);
        } else if let Some(next) = links.get(index + 1).filter(|next| next.span.start() == link.span.end()) {
            let message =
                format!("Rien ne sépare ce lien du suivant, «\u{a0}{}\u{a0}»", in_short(&next.text));
            out.report(link.span, message).label(next.span, "le lien suivant").fix(spaced(link.span.end()));
        } else if let Some(word) = word_after(cx, link) {
            let message = format!("Le lien est collé au mot «\u{a0}{word}\u{a0}»");
            let span = Span::new(link.span.end(), link.span.end() + offset(word.len()));
            out.report(span, message).help("Ajouter une espace après le lien").fix(spaced(link.span.end()));
        } else if is_before_parenthesis(cx, link) {
            let span = Span::new(link.span.end(), link.span.end() + 1);
            out.report(
                span,
                format!("Le lien «\u{a0}{}\u{a0}» est collé à la parenthèse", in_short(&link.text)),
            )
            .help("Ajouter une espace après le lien")
            .fix(spaced(link.span.end()));
        } else if let Some(word) = word_before(cx, link) {
            let message = format!("Le lien est collé au mot «\u{a0}{word}\u{a0}»");
            let span = Span::new(link.span.start() - offset(word.len()), link.span.start());
            out.report(span, message).help("Ajouter une espace avant le lien").fix(spaced(link.span.start()));
        }
    }
}

fn padded(cx: &Context<'_, '_>, out: &mut Findings<'_>, link: &Hyperlink<'_>, inner: Span) {
    let source = cx.release.source.text();
    let before = Span::new(link.text_span.start(), inner.start());
    let after = Span::new(inner.end(), link.text_span.end());
    let previous = source.get(..link.span.start() as usize).and_then(|text| text.chars().next_back());
    let next = source.get(link.span.end() as usize..).and_then(|text| text.chars().next());
    let mut edits = Vec::new();
    for (blank, outside, at) in [(before, previous, link.span.start()), (after, next, link.span.end())] {
        if blank.is_empty() {
            continue;
        }
        edits.push(Edit::delete(blank));
        // The space moves out, unless one stands there or none belongs there.
        let joins = outside.is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '*' | '_' | '«' | '<'));
        if joins {
            edits.push(Edit::insert(at, " "));
        }
    }
    let message = format!("Une espace est prise dans l’intitulé «\u{a0}{}\u{a0}»", in_short(&link.text));
    let shows = |blank: Span, edge: u32| !blank.is_empty() && !is_edge_of_passage(cx, edge);
    let severity = if shows(before, inner.start()) || shows(after, inner.end()) {
        Severity::Warning
    } else {
        Severity::Info
    };
    out.report(if after.is_empty() { before } else { after }, message)
        .at_most(severity)
        .help("Sortir l’espace du lien")
        .fix(Fix::safe("Sortir l’espace du lien", edits));
}

/// Whether a passage begins or ends there: a browser shows no space at that place.
fn is_edge_of_passage(cx: &Context<'_, '_>, at: u32) -> bool {
    let passages = cx.release.texts().passages();
    let first = passages.partition_point(|passage| passage.span.end() < at);
    passages.get(first).is_some_and(|passage| {
        let lead = passage.span.start();
        passage.span.end() == at || lead <= at && cx.slice(Span::new(lead, at)).trim().is_empty()
    })
}

fn spaced(at: u32) -> Fix {
    Fix::suggested("Ajouter une espace", vec![Edit::insert(at, " ")])
}

/// What stands beside most links: a space, a dot, a parenthesis.
fn is_sign(byte: &u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

/// The word that begins right after a link, unless it only ends that of the link (`[carte](…)s`).
fn word_after<'a>(cx: &Context<'_, 'a>, link: &Hyperlink<'_>) -> Option<&'a str> {
    let rest = cx.release.source.text().get(link.span.end() as usize..)?;
    if rest.as_bytes().first().is_none_or(is_sign) {
        return None;
    }
    let word = rest.split(|c: char| !c.is_alphanumeric()).next()?;
    (word.chars().count() > 2 || matches!(word, "à" | "y" | "et" | "de" | "du" | "la" | "le" | "au" | "en"))
        .then_some(word)
}

/// `[carte](…)(créée en mars)`; not `[carte](…)(s)`, nor the call of a note, `(1)`.
fn is_before_parenthesis(cx: &Context<'_, '_>, link: &Hyperlink<'_>) -> bool {
    let rest = cx.release.source.text().get(link.span.end() as usize..).unwrap_or_default();
    let inner = rest.strip_prefix('(').unwrap_or_default();
    inner.starts_with(char::is_alphabetic) && inner.find([')', '\n']).unwrap_or(inner.len()) > 3
}

fn word_before<'a>(cx: &Context<'_, 'a>, link: &Hyperlink<'_>) -> Option<&'a str> {
    let before = cx.release.source.before(link.span.start() as usize);
    if before.as_bytes().last().is_none_or(is_sign) {
        return None;
    }
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let letters = word.chars().all(char::is_alphabetic);
    (letters && word.chars().count() > 1).then_some(word)
}
