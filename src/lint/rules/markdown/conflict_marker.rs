//! MD023: marks that a merge left in the file.

use crate::body::BlockKind;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD023",
    name: "conflict-marker",
    family: Family::Markdown,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Deux versions du texte sont restées dans le fichier, entre `<<<<<<<` et `>>>>>>>`.",
    why: "Deux personnes ont modifié le même passage, et l’outil qui garde les versions attend que l’on choisisse. \
          Sans ce choix, la page montre les deux textes et les marques\u{202f}; dans l’en-tête, elle perd titre et date. \
          Une marque oubliée après ce choix fait de même.",
    invalid: &[
        Sample::Body("<<<<<<< HEAD\nLa carte est libre.\n=======\nLa carte est ouverte.\n>>>>>>> été\n"),
        Sample::Document(
            "---\r\n<<<<<<< HEAD\r\ntitle: La carte\r\n=======\r\ntitle: Une carte\r\n>>>>>>> relecture\r\n---\r\n\r\nTexte.\r\n",
        ),
        Sample::Document("---\ntitle: La carte\n=======\ndate: 2024-03-12\n---\n\nTexte.\n"),
        Sample::Document("---\r\ntitle: La carte de l’été\r\n>>>>>>> relecture\r\n---\r\n\r\nTexte.\r\n"),
        Sample::Body("<<<<<<< HEAD\n\nLa carte est libre.\n"),
    ],
    valid: &[
        Sample::Body("La carte\n=======\n\nElle est libre.\n"),
        Sample::Body("    <<<<<<< HEAD\n    =======\n    >>>>>>> été\n"),
        Sample::Body("```\n<<<<<<< HEAD\nOui\n=======\nNon\n>>>>>>> été\n```\n"),
    ],
    check,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ours,
    Base,
    Middle,
    Theirs,
}

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let marks = marks(cx);
    let mut rest = marks.as_slice();
    while let [(mark, line), after @ ..] = rest {
        // Some tools also show the version that both started from.
        let versions = match after {
            [(Mark::Base, _), after @ ..] => after,
            after => after,
        };
        rest = match (mark, versions) {
            (Mark::Ours, [(Mark::Middle, middle), (Mark::Theirs, theirs), after @ ..]) => {
                conflict(out, *line, *middle, *theirs);
                after
            }
            _ => {
                // Under a line of text, `=======` makes it a heading.
                if *mark != Mark::Middle || in_front_matter(cx, *line) {
                    left_alone(cx, out, *line);
                }
                after
            }
        };
    }
}

/// The lines that are marks, but for those of code, which shows them on purpose.
fn marks(cx: &Context<'_, '_>) -> Vec<(Mark, Span)> {
    let text = cx.release.source.text();
    if !may_hold_mark(text.as_bytes()) {
        return Vec::new();
    }
    let mut code = cx.blocks().iter().filter(|b| matches!(b.kind, BlockKind::CodeBlock(_))).peekable();
    let mut marks = Vec::new();
    let mut start = cx.release.source.bom_len() as usize;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let written = line.trim_end();
        let span = Span::from_range(start..start + written.len());
        start += line.len();
        let Some(mark) = mark(written) else { continue };
        while code.next_if(|block| block.span.end() <= span.start()).is_some() {}
        if !code.peek().is_some_and(|block| block.span.covers(span)) {
            marks.push((mark, span));
        }
    }
    marks
}

/// Whether a sign may stand seven times in a row: four of them are at a multiple of four then.
fn may_hold_mark(bytes: &[u8]) -> bool {
    // `<`, `=`, `>` and `|` have these bits in common, and share them with few other bytes.
    const COMMON: u32 = u32::from_ne_bytes([0b1011_1100; 4]);
    const SIGNS: u32 = u32::from_ne_bytes([b'<' & b'|'; 4]);
    let fours = bytes.as_chunks().0.iter().map(|four| u32::from_ne_bytes(*four));
    // Without branches, several are looked at at once.
    fours.fold(0, |met, four| met | if four & COMMON == SIGNS { u32::MAX } else { 0 }) != 0
}

fn mark(line: &str) -> Option<Mark> {
    let named =
        |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    match line.as_bytes().first()? {
        b'<' => named("<<<<<<<").then_some(Mark::Ours),
        b'|' => named("|||||||").then_some(Mark::Base),
        b'=' => (line == "=======").then_some(Mark::Middle),
        b'>' => named(">>>>>>>").then_some(Mark::Theirs),
        _ => None,
    }
}

fn in_front_matter(cx: &Context<'_, '_>, line: Span) -> bool {
    cx.release.split.meant().0.is_some_and(|block| block.yaml.covers(line))
}

fn conflict(out: &mut Findings<'_>, ours: Span, middle: Span, theirs: Span) {
    let sign = |line: Span| Span::new(line.start(), line.start() + 7);
    out.report(ours, "Deux versions du même passage sont restées dans le fichier")
        .label(sign(middle), "la seconde commence ici")
        .label(sign(theirs), "elle finit ici")
        .help("Garder une seule des deux, et supprimer les trois lignes de marques");
}

fn left_alone(cx: &Context<'_, '_>, out: &mut Findings<'_>, line: Span) {
    let text = cx.release.source.text();
    let rest = text.get(line.end() as usize..).unwrap_or_default();
    let length = rest.len() - rest.trim_start_matches(['\r', ' ']).len();
    let end =
        line.end() as usize + length + usize::from(rest.get(length..).unwrap_or_default().starts_with('\n'));
    let whole = Span::from_range(line.start() as usize..end);
    let shown = quoted(cx.slice(line));
    out.report(line, format!("Une fusion a laissé cette marque dans le fichier\u{a0}: {shown}"))
        .help("Supprimer la ligne, après avoir relu ce qui l’entoure")
        .fix(Fix::suggested("Supprimer la ligne", vec![Edit::delete(whole)]));
}
