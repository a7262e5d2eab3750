//! The text as it is beside the text as proposed, with what cannot be seen made visible.

use std::fmt::Write as _;

use super::{prose, revealed};
use crate::diagnostic::{Applicability, Edit, Fix};

/// Characters shown on each side of an edit.
const AROUND: usize = 40;

/// Edits shown; the rest is counted.
const SHOWN: usize = 3;

/// Writes what a fix would change.
pub(super) fn write(source: &str, fix: &Fix, out: &mut String) {
    let kind = match fix.applicability {
        Applicability::Safe => "Correction sûre",
        Applicability::Suggested => "Correction proposée, à relire",
    };
    let _ = writeln!(out, "<p class=\"correction\">{kind}\u{a0}: {}</p>", prose(&fix.title));
    out.push_str("<dl class=\"avant-apres\">\n");
    let changes = |edit: &&Edit| edit.span.slice(source) != edit.text;
    for edit in fix.edits.iter().filter(changes).take(SHOWN) {
        let (before, after) = around(source, edit);
        let old = revealed(edit.span.slice(source));
        let _ = writeln!(out, "<dt>Actuel</dt><dd>{before}<del>{old}</del>{after}</dd>");
        let whole = before.is_empty() && edit.text.is_empty() && after.is_empty();
        let new = if whole {
            "rien".to_owned()
        } else {
            format!("{before}<ins>{}</ins>{after}", revealed(&edit.text))
        };
        let _ = writeln!(out, "<dt>Proposé</dt><dd>{new}</dd>");
    }
    out.push_str("</dl>\n");
    if let Some(more) = fix.edits.iter().filter(changes).count().checked_sub(SHOWN).filter(|more| *more > 0) {
        let _ = writeln!(out, "<p>et {more} de plus</p>");
    }
}

/// What stands before and after an edit on its lines.
fn around(source: &str, edit: &Edit) -> (String, String) {
    // Whole lines have nothing after them.
    let whole = edit.span.slice(source).ends_with('\n');
    let after = source.get(edit.span.range().end..).filter(|_| !whole).unwrap_or("");
    (before_edit(source.get(..edit.span.range().start).unwrap_or("")), after_edit(after))
}

/// The last words of the last line of a text.
fn before_edit(text: &str) -> String {
    let start = text.char_indices().rev().nth(AROUND).map_or(0, |(at, c)| at + c.len_utf8());
    let near = text.get(start..).unwrap_or_default();
    match near.rfind(is_line_end) {
        Some(end) => revealed(near.get(end + 1..).unwrap_or_default()),
        None if start == 0 => revealed(near),
        None => format!(
            "…{}",
            revealed(near.get(near.find(' ').map_or(0, |blank| blank + 1)..).unwrap_or_default())
        ),
    }
}

/// The first words of the first line of a text.
fn after_edit(text: &str) -> String {
    let end = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    let near = text.get(..end).unwrap_or_default();
    match near.find(is_line_end) {
        Some(end) => revealed(near.get(..end).unwrap_or_default()),
        None if end == text.len() => revealed(near),
        None => format!("{}…", revealed(near.get(..near.rfind(' ').unwrap_or(end)).unwrap_or_default())),
    }
}

const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::{after_edit, before_edit};

    #[test]
    fn lines_are_cut_between_words() {
        let text = "un été\r\nla carte des chemins ruraux de la ville est ouverte";
        assert_eq!(before_edit(text), "…chemins ruraux de la ville est ouverte");
        assert_eq!(after_edit(&text[10..]), "la carte des chemins ruraux de la ville…");
        assert_eq!((before_edit("un\nété "), after_edit("été\r\nun")), ("été ".to_owned(), "été".to_owned()));
    }
}
