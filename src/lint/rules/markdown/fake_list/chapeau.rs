//! Lines of the chapeau that begin like items.

use super::sign::{Sign, sign};
use crate::diagnostic::{Edit, Fix};
use crate::lint::context::{Context, Findings};
use crate::lint::rules::markdown::quoted;
use crate::text::PassageKind;

/// `• un`, then `• deux`, in a value whose line ends are kept.
pub(super) fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let texts = cx.release.texts();
    for passage in texts.passages().iter().filter(|passage| passage.kind == PassageKind::Chapeau) {
        let mut at = passage.range.start as usize;
        let mut items = Vec::new();
        for line in texts.text(passage).split_inclusive('\n') {
            let start = at + line.len() - line.trim_start().len();
            if let Some((length, Sign::Bullet | Sign::Doubtful("–" | "o"))) = sign(line.trim_start()) {
                items.push((start..start + length, start..at + line.trim_end().len()));
            }
            at += line.len();
        }
        let [(_, first), _, ..] = items.as_slice() else { continue };
        let first = texts.source(first.clone());
        let edit = |(marker, _): &(std::ops::Range<usize>, _)| {
            texts.is_verbatim(marker.clone()).then(|| Edit::replace(texts.source(marker.clone()), "* "))
        };
        let edits: Option<Vec<Edit>> = items.iter().map(edit).collect();
        let shown = quoted(cx.slice(first));
        out.report(
            first,
            format!("Ces {}\u{a0}lignes ne font pas une liste\u{a0}: «\u{a0}{shown}\u{a0}»", items.len()),
        )
        .help("Écrire «\u{a0}*\u{a0}» au début de chaque ligne")
        .fix_if(edits.map(|edits| Fix::suggested("En faire une liste", edits)));
    }
}
