//! What fixes would change, line by line, with what cannot be seen made visible.

use std::fmt::Write as _;

use parapheur::render::{Style, escape, reveal};
use similar::{Change, ChangeTag, TextDiff};

/// A unified diff in which changed lines show their no-break spaces, tabs and so on; on a terminal
/// the very words that change stand out.
pub fn unified(path: &str, before: &str, after: &str, style: Style) -> String {
    let diff = TextDiff::from_lines(before, after);
    let path = escape(path);
    let mut out =
        format!("{}\n{}\n", style.strong(&format!("--- {path}")), style.strong(&format!("+++ {path}")));
    for hunk in diff.unified_diff().context_radius(1).iter_hunks() {
        let _ = writeln!(out, "{}", style.paint("36", &hunk.header().to_string()));
        let changes: Vec<Change<&str>> = hunk.iter_changes().collect();
        for group in changes.chunk_by(|a, b| (a.tag() == ChangeTag::Equal) == (b.tag() == ChangeTag::Equal)) {
            write_group(group, style, &mut out);
        }
    }
    out
}

/// Writes lines that stay, or lines taken out with those put in their place.
fn write_group(group: &[Change<&str>], style: Style, out: &mut String) {
    let lines =
        |tag| group.iter().filter(move |change| change.tag() == tag).map(|change| line(change.value()));
    for kept in lines(ChangeTag::Equal) {
        let _ = writeln!(out, " {}", escape(kept.trim_end_matches('\r')));
    }
    let (old, new): (Vec<_>, Vec<_>) =
        (lines(ChangeTag::Delete).collect(), lines(ChangeTag::Insert).collect());
    let pairs = old.len() == new.len();
    for (i, old) in old.iter().enumerate() {
        let other = new.get(i).filter(|_| pairs).unwrap_or(&"");
        let _ = writeln!(out, "{}{}", style.paint("31", "-"), words(old, other, "31", style));
    }
    for (i, new) in new.iter().enumerate() {
        let other = old.get(i).filter(|_| pairs).unwrap_or(&"");
        let _ = writeln!(out, "{}{}", style.paint("32", "+"), words(new, other, "32", style));
    }
}

/// A changed line in a colour, the words that the other one does not have in reverse.
fn words(line: &str, other: &str, color: &str, style: Style) -> String {
    if style == Style::Plain || other.is_empty() {
        return style.paint(color, &shown(line));
    }
    let reverse = format!("7;{color}");
    let diff = TextDiff::from_words(other, line);
    let mine = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Delete);
    mine.map(|change| {
        let code = if change.tag() == ChangeTag::Equal { color } else { &reverse };
        style.paint(code, &reveal(change.value()))
    })
    .collect()
}

fn line(value: &str) -> &str {
    value.trim_end_matches('\n')
}

/// A changed text: what is invisible is shown, spaces at its end as `·`.
fn shown(text: &str) -> String {
    let kept = text.trim_end_matches([' ', '\r']);
    let end = text[kept.len()..].replace(' ', "·").replace('\r', "␍");
    format!("{}{end}", reveal(kept))
}
