//! MD004: lines that look like a list and are not one.

mod chapeau;
mod html;
mod item;
mod sign;

use super::{levels, quoted};
use crate::body::{Block, BlockKind};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Line;
use crate::span::Span;
use item::{Item, items, may_hold_item};
use sign::Sign;

pub(super) static RULE: Rule = Rule {
    code: "MD004",
    name: "fake-list",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 9.3"),
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
        Sample::Body("Trois étapes\u{a0}:\n1.ouvrir\u{202f};\n2.relire\u{202f};\n3.publier.\n"),
        Sample::Body("(a) La carte\r\n(b) «\u{a0}Le guide\u{a0}»\r\n"),
        Sample::Body("1.**La carte**, qui est libre.\nElle paraît mardi.\n\n2.Le guide.\n"),
        Sample::Body("1/ La carte\n2/ Le guide\n"),
        Sample::Body("*La carte\n*Le guide\n"),
        Sample::Body("Deux communes\u{a0}:<br>* Brûlon<br>* Loué\n"),
        Sample::Body("1° La carte\n2° Le guide\n"),
        Sample::Body("<p>• Brûlon<br>• Loué</p>\n"),
        Sample::FrontMatter(
            "chapeau-text: |-\n  Deux communes\u{a0}:\n  • Brûlon, l’été\u{202f};\n  • Loué.",
        ),
    ],
    valid: &[
        Sample::Body("<p>– Brûlon est libre, dit-il.<br>La carte l’est aussi.</p>\n"),
        Sample::Body("20° à l’ombre\n30° au soleil\n"),
        Sample::FrontMatter("chapeau-text: |-\n  Deux communes\u{a0}:\n\n  * Brûlon\n  * Loué"),
        Sample::Body("* Brûlon\n* Loué\n"),
        Sample::Body("Le jury (Loué)\n1) ouvre.\n"),
        Sample::Body("La carte – à l’essai – est libre.\n– Elle l’est.\n"),
        Sample::Body("-15\u{a0}% de chemins fermés\n-3\u{a0}% de chemins perdus\n"),
        Sample::Body("+33 1 99 00 12 34\n+33 1 99 00 12 35\n"),
        Sample::Body("*La carte*\n*Le guide*\n"),
        Sample::Body("1.5 million\n2.5 millions\n"),
        Sample::Body("*Hors taxes.\n"),
        Sample::Body("La carte a) est libre.\n"),
        Sample::Body("Les SDIS(1) et la loi(2).\n\n(1) Services d’incendie\n(2) Loi de 2022\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    chapeau::check(cx, out);
    html::check(cx, out);
    let may_hold_items = |(_, lines): &(&Block<'_>, &[Line])| lines.iter().any(may_hold_item);
    let with_items = |(block, lines): (&Block<'_>, &[Line])| {
        Some((block.span.start(), items(cx, lines))).filter(|(_, items)| !items.is_empty())
    };
    let paragraphs: Vec<_> = cx.paragraphs().filter(may_hold_items).filter_map(with_items).collect();
    if paragraphs.is_empty() {
        return;
    }
    let items_of = |block: &Block<'_>| -> &[Item] {
        let found = paragraphs.binary_search_by_key(&block.span.start(), |(start, _)| *start).ok();
        found.and_then(|index| paragraphs.get(index)).map_or(&[], |(_, items)| items)
    };
    for siblings in levels(cx) {
        let mut run: Vec<Item> = Vec::new();
        for block in siblings {
            let found = match block.kind {
                BlockKind::Paragraph => items_of(block),
                BlockKind::Blank => continue,
                _ => &[],
            };
            if found.is_empty() && run.is_empty() {
                continue;
            }
            // Items go on from one paragraph to the next.
            let goes_on = run.last().zip(found.first()).is_some_and(|(a, b)| a.kind == b.kind)
                && found.first().is_some_and(|item| {
                    item.line.start() == block.span.trim(cx.release.source.text()).start()
                });
            if !goes_on {
                report(cx, out, &run);
                run.clear();
            }
            run.extend_from_slice(found);
        }
        if !run.is_empty() {
            report(cx, out, &run);
        }
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
                _ if item.marker.start() < item.line.start() => {
                    format!("{}* ", cx.line_end())
                }
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
    let finding = out
        .report(first.line, message)
        .help(help.replace(" \u{a0}»", "\u{a0}»"))
        .fix(Fix::suggested("En faire une liste", edits));
    // « (a) … », each a paragraph of its own: how texts of law are written.
    let lettered = numbered && cx.slice(first.line).trim_start().starts_with('(');
    let between =
        others.first().map_or("", |second| cx.slice(Span::new(first.line.start(), second.line.start())));
    if lettered && between.matches('\n').count() > 1 {
        finding.at_most(Severity::Info);
    }
}
