//! MD023: marks that a merge left in the file.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD023",
    name: "conflict-marker",
    family: Family::Markdown,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Deux versions du texte sont restées dans le fichier, entre `<<<<<<<` et `>>>>>>>`.",
    why: "Deux personnes ont modifié le même passage, et l’outil qui garde les versions attend que l’on choisisse. \
          Sans ce choix, la page montre les deux textes et les marques\u{202f}; dans l’en-tête, elle perd titre et date.",
    invalid: &[
        Sample::Body("<<<<<<< HEAD\nLa carte est libre.\n=======\nLa carte est ouverte.\n>>>>>>> été\n"),
        Sample::Document(
            "---\r\n<<<<<<< HEAD\r\ntitle: La carte\r\n=======\r\ntitle: Une carte\r\n>>>>>>> relecture\r\n---\r\n\r\nTexte.\r\n",
        ),
    ],
    valid: &[
        Sample::Body("La carte\n=======\n\nElle est libre.\n"),
        Sample::Body("    <<<<<<< HEAD\n    =======\n    >>>>>>> été\n"),
        Sample::Body("<<<<<<< HEAD\n\nLa carte est libre.\n"),
    ],
    check,
};

const OURS: &str = "<<<<<<< ";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>> ";

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let text = cx.release.source.text();
    // Each search goes on where the one before ended.
    let mut from = 0;
    while let Some(ours) = line_with(text, OURS, from) {
        let Some(middle) = line_with(text, MIDDLE, ours.end() as usize) else { return };
        let Some(theirs) = line_with(text, THEIRS, middle.end() as usize) else { return };
        let rest = text[ours.end() as usize..].lines().next().unwrap_or("");
        let line = Span::from_range(ours.start() as usize..ours.end() as usize + rest.len());
        out.report(line, "Deux versions du même passage sont restées dans le fichier")
            .label(middle, "la seconde commence ici")
            .label(theirs, "elle finit ici")
            .help("Garder une seule des deux, et supprimer les trois lignes de marques");
        from = theirs.end() as usize;
    }
}

/// The mark at the head of the first line that has it.
fn line_with(text: &str, mark: &str, from: usize) -> Option<Span> {
    let rest = text.as_bytes().get(from..)?;
    let mut found = memchr::memmem::find_iter(rest, mark).map(|at| from + at);
    let start = found.find(|&at| at == 0 || text.as_bytes()[at - 1] == b'\n')?;
    Some(Span::from_range(start..start + mark.trim_end().len()))
}
