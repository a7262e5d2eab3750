//! Values that a ` #` cuts: what follows is a comment.

use crate::diagnostic::{Edit, Fix};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rules::front_matter::commented_out;
use crate::span::Span;
use crate::yaml::{Entry, Node, NodeKind, ScalarStyle};

/// `sous-titre: #Cartolibre`: nothing but a comment.
pub(super) fn all_comment(cx: &Context<'_, '_>, entry: &Entry<'_>, out: &mut Findings<'_>) {
    let Some(comment) = commented_out(cx, entry.key.span) else { return };
    report(cx, comment, comment, out);
}

/// `title: Le no #1`: what follows ` #` is a comment.
pub(super) fn cut_by_comment(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    if fields.yaml.comments.is_empty() {
        return;
    }
    let mut ends = Vec::new();
    if let Some(root) = &fields.yaml.root {
        plain_texts("", root, &mut ends);
    }
    for (key, node, text) in ends {
        let end = node.span.end();
        let at = fields.yaml.comments.partition_point(|comment| comment.start() < end);
        let Some(&comment) = fields.yaml.comments.get(at) else { continue };
        let between = cx.slice(Span::new(end, comment.start()));
        // `# note` is a comment someone meant; `#1` and `#hashtag` belong to the text
        let glued = cx.slice(comment).chars().nth(1).is_some_and(char::is_alphanumeric);
        if !glued
            || !between.bytes().all(|b| b == b' ' || b == b'\t')
            || !(text.contains(' ') || is_prose(key) && !text.is_empty())
        {
            continue;
        }
        let whole = node.span.to(comment).trim(cx.release.source.text());
        report(cx, comment, whole, out);
    }
}

/// Reports a comment, and offers quotes around all that was meant to be the value.
fn report(cx: &Context<'_, '_>, comment: Span, whole: Span, out: &mut Findings<'_>) {
    let title = "Mettre la valeur entre guillemets droits";
    let edit = Edit::replace(whole, format!("'{}'", cx.slice(whole).replace('\'', "''")));
    let lost = quoted(cx.slice(comment));
    out.report(
        comment,
        format!("Jekyll oublie {lost}\u{a0}: après une espace, «\u{a0}#\u{a0}» commence un commentaire"),
    )
    .help(title)
    .fix(Fix::suggested(title, vec![edit]));
}

/// Keys whose value is read by people: a word and a `#` after it belong together.
pub(super) fn is_prose(key: &str) -> bool {
    matches!(
        key,
        "title"
            | "sous-titre"
            | "nom"
            | "legende"
            | "alternative-textuelle"
            | "name"
            | "lieu"
            | "contenu"
            | "intitule"
    )
}

fn plain_texts<'n, 'a>(key: &'n str, node: &'n Node<'a>, found: &mut Vec<(&'n str, &'n Node<'a>, &'n str)>) {
    match &node.kind {
        NodeKind::Scalar(scalar) if scalar.style == ScalarStyle::Plain => {
            found.push((key, node, &scalar.text))
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| plain_texts(key, item, found)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| {
            plain_texts(entry.key.as_text().unwrap_or_default(), &entry.value, found);
        }),
        NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
    }
}
