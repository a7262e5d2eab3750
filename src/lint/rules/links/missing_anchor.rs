//! LK014: a link to a place of the page that is not there.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use crate::body::block::{Block, BlockKind};
use crate::body::landmarks::HeadingForm;
use crate::body::{Body, LinkKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::release::anchors::heading_id;
use crate::text::word::words_key;

pub(super) static RULE: Rule = Rule {
    code: "LK014",
    name: "missing-anchor",
    family: Family::Links,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Opquast 152"),
    since: "0.1.0",
    summary: "Un lien mène à un endroit de la page qui n’y est pas.",
    why: "kramdown donne à chaque titre un identifiant tiré de son texte, accents compris\u{a0}: \
          «\u{a0}### La méthode\u{a0}» s’atteint par `#la-méthode`. À un identifiant que rien ne porte, le \
          navigateur ne bouge pas. Le gabarit du site peut porter les siens\u{a0}: quand aucun titre ne \
          ressemble à l’adresse, ce n’est qu’une information.",
    invalid: &[
        Sample::Body("Voir [la méthode de relevé](#la-methode).\n\n### La méthode\n\nÀ pied.\n"),
        Sample::Body("Voir [la méthode de relevé](#releve).\n\n### La méthode\n\nÀ pied.\n"),
    ],
    valid: &[
        Sample::Body("Voir [la méthode de relevé](#la-méthode).\n\n### La *méthode*\n\nÀ pied.\n"),
        Sample::Body("Voir [la méthode de relevé](#la-m%C3%A9thode).\n\n### La méthode\n\nÀ pied.\n"),
        Sample::Body("Voir [la méthode de relevé](#releve).\n\n### La méthode {#releve}\n\nÀ pied.\n"),
        Sample::Body("Voir [la méthode de relevé](#releve).\n\n<p id=\"releve\">À pied.</p>\n"),
        Sample::Body("[Haut de la page](#top), [contenu](#content)\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let inside = |target: &str| target.len() > 1 && !target.contains(['{', '%']);
    let mut links = cx
        .release
        .all_links()
        .filter(|link| link.kind == LinkKind::Anchor && inside(link.target.trim()))
        .peekable();
    if links.peek().is_none() {
        return;
    }
    let given = given(cx);
    let headings = || cx.release.outline().iter().filter(|heading| heading.form == HeadingForm::Markdown);
    let made =
        LazyCell::new(|| -> HashSet<String> { headings().map(|heading| letters(&heading.text)).collect() });
    let alike = LazyCell::new(|| -> HashMap<u64, _> {
        headings().map(|heading| (words_key(&heading.text), heading)).collect()
    });
    for link in links {
        let written = link.target.trim();
        let name = written.trim_start_matches('#');
        // The second heading of a name has its rank behind it.
        let first = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
        if given.contains(name)
            || PAGE.contains(&name)
            || name.starts_with("fn")
            || made.contains(&letters(name))
            || made.contains(&letters(first))
        {
            continue;
        }
        let Some(near) = alike.get(&words_key(name)) else {
            out.report(
                link.target_span,
                format!("Rien ne porte l’identifiant «\u{a0}{name}\u{a0}» dans ce texte"),
            )
            .help("Vérifier que le gabarit le porte, ou écrire l’identifiant d’un titre du texte")
            .at_most(Severity::Info);
            continue;
        };
        let meant = heading_id(&near.text);
        out.report(link.target_span, format!("Aucun titre n’a l’identifiant «\u{a0}{name}\u{a0}»"))
            .label(near.span, "celui-ci y ressemble")
            .help(format!("Écrire «\u{a0}#{meant}\u{a0}»"))
            .fix_if((link.target_span.slice(cx.release.source.text()) == written).then(|| {
                let edit = Edit::replace(link.target_span, format!("#{meant}"));
                Fix::suggested(format!("Écrire «\u{a0}#{meant}\u{a0}»"), vec![edit])
            }));
    }
}

/// Names that layouts give to the parts of their pages.
const PAGE: &[&str] = &[
    "top",
    "haut",
    "content",
    "contenu",
    "main",
    "footer",
    "header",
    "pied-de-page",
    "navigation",
    "menu",
    "contact",
];

/// The identifiers that tags and attribute lists give.
fn given<'r>(cx: &'r Context<'_, '_>) -> HashSet<&'r str> {
    let body = &cx.release.body;
    let elements = body.elements.elements.iter();
    let named =
        elements.flat_map(|element| element.attribute("id").into_iter().chain(element.attribute("name")));
    let mut found: HashSet<&str> = named.map(|attribute| &*attribute.value).collect();
    gather(body, &body.blocks, &mut found);
    found
}

/// Depth is bounded by [`MAX_BLOCK_DEPTH`](crate::body::MAX_BLOCK_DEPTH).
fn gather<'r, 'a>(body: &'r Body<'a>, blocks: &'r [Block<'a>], found: &mut HashSet<&'r str>) {
    for block in blocks {
        if !matches!(block.kind, BlockKind::HtmlElement { .. }) {
            let ids = block.attributes.iter().filter(|attribute| attribute.name == "id");
            found.extend(ids.map(|attribute| &*attribute.value));
        }
        gather(body, block.children(body), found);
    }
}

/// Letters and digits in lower case: hyphens come and go with the punctuation.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
