//! What a plain text says once a sign is taken out of it.

use super::signs::tag;
use super::{Sources, source_of};
use crate::body::inline::entity::decode;
use crate::diagnostic::{Edit, Fix};
use crate::lint::context::{Context, Findings};
use crate::lint::message;
use crate::span::Span;
use crate::yaml::Node;

/// The character that an entity stands for, where YAML would not take it for a sign of its own.
pub(super) fn as_character(written: &str, place: Span, at_start: bool) -> Option<Fix> {
    let decoded = decode(written);
    let text = match &*decoded {
        "'" => "’",
        "\"" | "<" | ">" | "\\" => return None,
        "&" | "#" | "-" if at_start => return None,
        text => text,
    };
    let changed = text != written && text.chars().all(|c| !c.is_control());
    changed.then(|| Fix::suggested("Écrire le caractère", vec![Edit::replace(place, text)]))
}

/// A sign that parts the items of a list elsewhere, at the end of one.
pub(super) fn trailing_comma(
    cx: &Context<'_, '_>,
    key: &str,
    node: &Node<'_>,
    text: &str,
    out: &mut Findings<'_>,
) {
    let listed = matches!(key, "tags" | "categories") && text.ends_with([',', ';']) && text.len() > 1;
    if let Some(place) = listed.then(|| source_of(cx, node, text.len() - 1..text.len())).flatten() {
        out.report(place, message::with("Ponctuation à la fin de ", text))
            .help("La retirer\u{a0}: le filtre ne trouverait que cette écriture")
            .fix(Fix::suggested("Retirer la ponctuation", vec![Edit::delete(place)]));
    }
}

/// Takes all tags out; a line break becomes a space.
pub(super) fn without_tags(cx: &Context<'_, '_>, node: &Node<'_>, text: &str) -> Option<Fix> {
    let sources = Sources::of(cx, node)?;
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some((at, len)) = tag(text.get(from..)?) {
        let range = from + at..from + at + len;
        let is_break = text.get(range.clone())?.to_ascii_lowercase().starts_with("<br");
        let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
        let needs_space = is_break && !before.ends_with(' ') && !after.starts_with(' ') && !after.is_empty();
        edits.push(Edit::replace(sources.place(range.clone())?, if needs_space { " " } else { "" }));
        from = range.end;
    }
    Some(Fix::suggested("Retirer les balises", edits))
}
