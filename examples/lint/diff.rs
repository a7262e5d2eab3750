//! What fixes would change, line by line, with what cannot be seen made visible.

use std::fmt::Write as _;

use parapheur::render::{Style, escape, reveal};
use similar::{ChangeTag, TextDiff};

/// A unified diff in which changed lines show their no-break spaces, tabs and so on.
pub fn unified(path: &str, before: &str, after: &str, style: Style) -> String {
    let diff = TextDiff::from_lines(before, after);
    let path = escape(path);
    let mut out =
        format!("{}\n{}\n", style.strong(&format!("--- {path}")), style.strong(&format!("+++ {path}")));
    for hunk in diff.unified_diff().context_radius(1).iter_hunks() {
        let _ = writeln!(out, "{}", style.paint("36", &hunk.header().to_string()));
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches('\n');
            let _ = match change.tag() {
                ChangeTag::Equal => writeln!(out, " {}", escape(line.trim_end_matches('\r'))),
                ChangeTag::Delete => writeln!(out, "{}", style.paint("31", &format!("-{}", shown(line)))),
                ChangeTag::Insert => writeln!(out, "{}", style.paint("32", &format!("+{}", shown(line)))),
            };
        }
    }
    out
}

/// A changed line: what is invisible is shown, spaces at its end as `·`.
fn shown(line: &str) -> String {
    let kept = line.trim_end_matches([' ', '\r']);
    let end = line[kept.len()..].replace(' ', "·").replace('\r', "␍");
    format!("{}{end}", reveal(kept))
}
