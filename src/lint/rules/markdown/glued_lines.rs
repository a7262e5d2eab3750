//! MD005: lines that the page shows one after the other.

mod shape;

use super::quoted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;
use shape::{Shape, is_emphasised, may_be_contact, shape, stands_out};

pub(super) static RULE: Rule = Rule {
    code: "MD005",
    name: "glued-lines",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Des lignes faites pour être l’une sous l’autre sont collées en une seule.",
    why: "Une fin de ligne seule ne va pas à la ligne dans la page\u{a0}: le service, le nom, le téléphone et \
          l’adresse d’un bloc de contact, une suite de liens, une signature, un intertitre en gras et son texte \
          s’affichent bout à bout.",
    invalid: &[
        Sample::Body(
            "Service presse de la mission\nTél\u{a0}: 01 99 00 12 34\nMél\u{a0}: presse@cartolibre.gouv.fr\n",
        ),
        Sample::Body("[La carte](/carte)\n[Le guide](/guide)\n"),
        Sample::Body(
            "Contact «\u{a0}presse\u{a0}»\r\nClaire Vasseur\r\npresse@cartolibre.gouv.fr\r\n01 99 00 12 34\r\n",
        ),
        Sample::Body("**Date\u{a0}:** 12 mars\n**Lieu\u{a0}:** Brûlon\n**Durée\u{a0}:** deux heures\n"),
        Sample::Body("Date\u{a0}: 12 mars\nLieu\u{a0}: Brûlon\nDurée\u{a0}: deux heures.\n"),
        Sample::Body(
            "**Contact presse\u{a0}:**\nTél\u{a0}: 01 99 00 12 34\nMél\u{a0}: presse [at] cartolibre.gouv.fr\n",
        ),
        Sample::Body("Claire VASSEUR\r\nMaire d’Évaux «\u{a0}les-Bains\u{a0}»\r\n"),
        Sample::Body("12 rue des Chemins\n23000 Guéret\n"),
        Sample::Body("**Préfecture de l’Été**\r\n12 rue des Chemins\r\n23000 Guéret\r\n"),
        Sample::Body(
            "**UNE CARTE POUR TOUS**\nChaque commune peut signaler un chemin oublié, fermé ou détourné.\n",
        ),
        Sample::Body(
            "* [La carte «\u{a0}libre\u{a0}»](/carte)\r\nElle rassemble les relevés des communes.\r\n",
        ),
    ],
    valid: &[
        Sample::Body("Service presse  \nTél\u{a0}: 01 99 00 12 34  \nMél\u{a0}: presse@cartolibre.gouv.fr\n"),
        Sample::Body("<br>Service presse\n<br>Tél\u{a0}: 01 99 00 12 34\n<br>presse@cartolibre.gouv.fr\n"),
        Sample::Body(
            "La carte est libre, et chacun peut signaler un chemin\noublié au 01 99 00 12 34 ou à la mairie de sa commune.\n",
        ),
        Sample::Body("Voir [la carte](/carte)\net [le guide](/guide)\n"),
        Sample::Body("[La carte](/carte){: .bouton}\n[Le guide](/guide){: .bouton}\n"),
        Sample::Body("La carte libre des chemins ruraux\nde la Creuse\n"),
        Sample::Body("**Guéret**, le 12 mars.\nLa carte est libre\nElle est à tous\n"),
        Sample::Body(
            "**À propos de la mission\u{a0}:**\nElle rassemble les relevés des communes et de leurs habitants.\n",
        ),
        Sample::Body(
            "**La carte est libre.**\nChaque commune peut signaler un chemin oublié, fermé ou détourné.\n",
        ),
        Sample::Body("[La carte](/carte)\nrassemble les relevés.\n"),
    ],
    check,
};

/// Longest line of a contact, in bytes, but for the addresses of its links.
const MAX_LINE_BYTES: usize = 120;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (block, lines) in cx.paragraphs() {
        // One line costs nothing, nor do long ones: most paragraphs are so.
        if lines.len() < 2 {
            continue;
        }
        let long = cx.slice(block.span).len() / lines.len() > MAX_LINE_BYTES;
        if long && !lines.first().is_some_and(|line| stands_out(cx.slice(line.span))) {
            continue;
        }
        let first = lines.first().map_or(Shape::Other, |line| shape(cx.slice(line.span)));
        let mut contacts = lines.iter().filter(|line| may_be_contact(cx.slice(line.span)));
        let emphasised = || lines.first().is_some_and(|line| is_emphasised(cx.slice(line.span)));
        if first == Shape::Other && contacts.nth(1).is_none() && !emphasised() {
            continue;
        }
        let lines: Vec<Span> = lines.iter().map(|line| line.span).collect();
        let ends: Vec<u32> = lines
            .windows(2)
            .filter(|pair| matches!(pair, [line, next] if is_glued(cx.slice(*line), cx.slice(*next))))
            .filter_map(|pair| pair.first().map(|line| line.end()))
            .collect();
        if ends.is_empty() {
            continue;
        }
        let others = lines.iter().skip(1).map(|line| shape(cx.slice(*line)));
        let shapes: Vec<Shape> = std::iter::once(first).chain(others).collect();
        if are_meant_apart(cx, &lines, &shapes, &ends) {
            report(cx, out, &lines, &ends);
        } else if is_heading_over_text(cx, &lines, &shapes, &ends) {
            report(cx, out, lines.get(..2).unwrap_or_default(), ends.get(..1).unwrap_or_default());
        }
    }
}

fn is_glued(line: &str, next: &str) -> bool {
    let ends_with_break = line.ends_with("  ")
        || line.ends_with('\\')
        || ["<br>", "<br/>", "<br />"].iter().any(|tag| line.trim_end().ends_with(tag));
    !ends_with_break && !next.trim_start().starts_with("<br")
}

/// Whether lines that are glued were meant to stand one under the other.
fn are_meant_apart(cx: &Context<'_, '_>, lines: &[Span], shapes: &[Shape], ends: &[u32]) -> bool {
    let count = |wanted: Shape| shapes.iter().filter(|shape| **shape == wanted).count();
    let all = |wanted: Shape| count(wanted) == lines.len();
    let glued = |wanted: Shape| {
        let pairs = lines.iter().zip(shapes.windows(2));
        pairs
            .filter(|(line, _)| ends.binary_search(&line.end()).is_ok())
            .any(|(_, pair)| pair.contains(&wanted))
    };
    (count(Shape::Contact) >= 2 && glued(Shape::Contact))
        || all(Shape::Link)
        || all(Shape::Label)
        || all(Shape::Short)
        || (all(Shape::Field) && lines.len() >= 3)
        || is_headed_address(cx, lines, shapes)
}

/// A name in bold or in italics, and the lines of its address below.
fn is_headed_address(cx: &Context<'_, '_>, lines: &[Span], shapes: &[Shape]) -> bool {
    let ([first, ..], [_, rest @ ..]) = (lines, shapes) else { return false };
    rest.len() >= 2 && rest.iter().all(|shape| *shape == Shape::Short) && is_emphasised(cx.slice(*first))
}

/// A line all in bold, or that is a link, glued to the text that it announces.
fn is_heading_over_text(cx: &Context<'_, '_>, lines: &[Span], shapes: &[Shape], ends: &[u32]) -> bool {
    let ([first, next, ..], [shape, below, ..]) = (lines, shapes) else { return false };
    ends.first() == Some(&first.end())
        && matches!(shape, Shape::Heading | Shape::Link)
        && *below != Shape::Link
        && cx.slice(*next).starts_with(char::is_uppercase)
}

fn report(cx: &Context<'_, '_>, out: &mut Findings<'_>, lines: &[Span], ends: &[u32]) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let edits = ends
        .iter()
        .map(|&end| {
            let line = lines.binary_search_by_key(&end, |line| line.end()).ok().and_then(|at| lines.get(at));
            let line = line.map_or("", |line| cx.slice(*line));
            let blanks = line.len() - line.trim_end_matches(' ').len();
            let blanks = u32::try_from(blanks).unwrap_or(0);
            Edit::replace(Span::new(end - blanks, end), "  ")
        })
        .collect();
    let shown = quoted(cx.slice(first.to(*last)));
    out.report(first.to(*last), format!("Ces lignes s’affichent bout à bout\u{a0}: «\u{a0}{shown}\u{a0}»"))
        .help("Finir chaque ligne par deux espaces, ou en faire une liste")
        .fix(Fix::suggested("Aller à la ligne après chacune", edits));
}
