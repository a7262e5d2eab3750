//! MD004: lines that look like a list and are not one.

use super::{levels, quoted};
use crate::body::{Block, BlockKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD004",
    name: "fake-list",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 9.3"),
    since: "0.1.0",
    summary: "Des lignes écrites comme une liste n’en font pas une.",
    why: "kramdown ne lit une liste qu’après «\u{a0}*\u{a0}», «\u{a0}-\u{a0}», «\u{a0}+\u{a0}» ou «\u{a0}1.\u{a0}» \
          suivi d’une espace. Avec un autre signe, les lignes sont collées en un paragraphe, et les \
          lecteurs d’écran n’annoncent pas de liste.",
    invalid: &[
        Sample::Body("Trois communes\u{a0}:\n• Brûlon\n• Loué\n• Asnières\n"),
        Sample::Body("o Brûlon\no Loué\n"),
        Sample::Body("•\tLa Sarthe\no Brûlon\no Loué\n•\tLa Creuse\n"),
        Sample::Body("1) Brûlon\n\n2) Loué\n"),
        Sample::Body("Deux étapes\u{a0}:\r\n-«\u{a0}à l’essai\u{a0}»\u{202f};\r\n-libre.\r\n"),
        Sample::Body("Deux communes\u{a0}:\n<br>* Brûlon\n<br>* Loué\n"),
        Sample::Body("–\u{a0}Brûlon\n–\u{a0}Loué\n"),
    ],
    valid: &[
        Sample::Body("* Brûlon\n* Loué\n"),
        Sample::Body("Le jury (Loué)\n1) ouvre.\n"),
        Sample::Body("La carte – à l’essai – est libre.\n– Elle l’est.\n"),
        Sample::Body("-15\u{a0}% de chemins fermés\n-3\u{a0}% de chemins perdus\n"),
    ],
    check,
};

/// A line that is meant as an item: its sign and the blanks after it.
struct Item {
    line: Span,
    marker: Span,
    kind: Sign,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// `•` and its like: nothing else begins so.
    Bullet,
    /// `1)`, `o`, `–`, `-x`: a list when there are two.
    Doubtful(&'static str),
}

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for siblings in levels(cx) {
        let mut run: Vec<Item> = Vec::new();
        for block in siblings {
            let found = match block.kind {
                BlockKind::Paragraph => items(cx, block),
                BlockKind::Blank => continue,
                _ => Vec::new(),
            };
            // Items go on from one paragraph to the next.
            let goes_on = run.last().zip(found.first()).is_some_and(|(a, b)| a.kind == b.kind)
                && found.first().is_some_and(|item| {
                    item.line.start() == block.span.trim(cx.release.source.text()).start()
                });
            if !goes_on {
                report(cx, out, &run);
                run.clear();
            }
            run.extend(found);
        }
        report(cx, out, &run);
    }
}

fn items(cx: &Context<'_, '_>, block: &Block<'_>) -> Vec<Item> {
    let begins = |first: u8| matches!(first, b'<' | b'o' | b'-' | b'0'..=b'9' | 0x80..);
    let lines = cx.lines_of(block).iter().filter(|line| begins(line.first));
    lines.filter_map(|line| item(cx, line.span)).collect()
}

fn item(cx: &Context<'_, '_>, line: Span) -> Option<Item> {
    let slice = cx.slice(line);
    let start = slice.len() - slice.trim_start().len();
    let rest = &slice[start..];
    let at = |from: usize, length: usize| {
        Span::from_range(line.start() as usize + from..line.start() as usize + from + length)
    };
    // After a break, even a true marker is text.
    let after_break = ["<br>", "<br/>", "<br />"].iter().find_map(|tag| rest.strip_prefix(tag));
    if let Some(text) = after_break {
        let lead = text.len() - text.trim_start().len();
        let from = slice.len() - text.len() + lead;
        let text = text.trim_start();
        let true_marker = ["* ", "- ", "+ "].iter().any(|marker| text.starts_with(marker));
        let (length, kind) = if true_marker { (2, Sign::Doubtful("<br>")) } else { sign(text)? };
        return Some(Item { line, marker: at(start, from + length - start), kind });
    }
    let (length, kind) = sign(rest)?;
    Some(Item { line, marker: at(start, length), kind })
}

/// The sign that a line begins with, and its length with the blanks after it.
fn sign(text: &str) -> Option<(usize, Sign)> {
    let first = text.chars().next()?;
    let blanks = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']).len()
    };
    let end = blanks(first.len_utf8());
    let spaced = end > first.len_utf8();
    match first {
        '•' | '‣' | '▪' | '◦' | '●' | '■' | '□' | '➢' | '·' | '\u{f0b7}' | '\u{f0a7}' => {
            Some((end, Sign::Bullet))
        }
        'o' if spaced => Some((end, Sign::Doubtful("o"))),
        '–' | '—' if spaced => Some((end, Sign::Doubtful("–"))),
        '-' => {
            let next = text.get(1..)?.chars().next()?;
            let word = next.is_alphabetic() || matches!(next, '*' | '«' | '\u{a0}' | '\u{202f}' | '[');
            word.then_some((end, Sign::Doubtful("-")))
        }
        '0'..='9' => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let closed = text.get(digits..)?.starts_with(')') && digits <= 2;
            let end = blanks(digits + 1);
            (closed && end > digits + 1).then_some((end, Sign::Doubtful("1)")))
        }
        _ => None,
    }
}

fn report(cx: &Context<'_, '_>, out: &mut Findings<'_>, items: &[Item]) {
    let [first, others @ ..] = items else { return };
    let same = items.iter().all(|item| item.kind == first.kind);
    // Under a bullet, another sign is an item of an item.
    if first.kind != Sign::Bullet && (others.is_empty() || !same) {
        return;
    }
    let numbered = first.kind == Sign::Doubtful("1)");
    let edits = items
        .iter()
        .enumerate()
        .map(|(i, item)| {
            let marker = match item.kind {
                _ if numbered => format!("{}. ", i + 1),
                kind if kind == first.kind => "* ".to_owned(),
                _ => "  * ".to_owned(),
            };
            Edit::replace(item.marker, marker)
        })
        .collect();
    let shown = quoted(cx.slice(first.line));
    let message = match items.len() {
        1 => format!("«\u{a0}{shown}\u{a0}» n’est pas un élément de liste"),
        count => format!("Ces {count}\u{a0}lignes ne font pas une liste\u{a0}: «\u{a0}{shown}\u{a0}»"),
    };
    let help = if numbered {
        "Écrire «\u{a0}1. \u{a0}» au début de chaque ligne"
    } else {
        "Écrire «\u{a0}* \u{a0}» au début de chaque ligne"
    };
    out.report(first.line, message)
        .help(help.replace(" \u{a0}»", "\u{a0}»"))
        .fix(Fix::suggested("En faire une liste", edits));
}
