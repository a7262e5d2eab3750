//! MD005: lines that the page shows one after the other.

use super::{blocks, quoted};
use crate::body::BlockKind;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

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
          l’adresse d’un bloc de contact, ou une suite de liens, s’affichent bout à bout.",
    invalid: &[
        Sample::Body(
            "Service presse de la mission\nTél\u{a0}: 01 99 00 12 34\nMél\u{a0}: presse@cartolibre.gouv.fr\n",
        ),
        Sample::Body("[La carte](/carte)\n[Le guide](/guide)\n"),
        Sample::Body(
            "Contact «\u{a0}presse\u{a0}»\r\nClaire Vasseur\r\npresse@cartolibre.gouv.fr\r\n01 99 00 12 34\r\n",
        ),
        Sample::Body("**Date\u{a0}:** 12 mars\n**Lieu\u{a0}:** Brûlon\n**Durée\u{a0}:** deux heures\n"),
    ],
    valid: &[
        Sample::Body("Service presse  \nTél\u{a0}: 01 99 00 12 34  \nMél\u{a0}: presse@cartolibre.gouv.fr\n"),
        Sample::Body("<br>Service presse\n<br>Tél\u{a0}: 01 99 00 12 34\n<br>presse@cartolibre.gouv.fr\n"),
        Sample::Body(
            "La carte est libre, et chacun peut signaler un chemin\noublié au 01 99 00 12 34 ou à la mairie de sa commune.\n",
        ),
        Sample::Body("Voir [la carte](/carte)\net [le guide](/guide)\n"),
    ],
    check,
};

/// Longest line of a contact, in bytes.
const MAX_LINE_BYTES: usize = 120;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A telephone number or an e-mail address, alone or after a short label.
    Contact,
    /// A link and nothing else.
    Link,
    /// `**Label :** …`
    Label,
    Other,
}

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for block in blocks(cx).filter(|block| block.kind == BlockKind::Paragraph) {
        let lines = cx.lines_of(block);
        // One line costs nothing, nor do long ones: most paragraphs are so.
        if lines.len() < 2 || cx.slice(block.span).len() / lines.len() > MAX_LINE_BYTES {
            continue;
        }
        let lines: Vec<Span> = lines.iter().map(|line| line.span).collect();
        let ends: Vec<u32> = lines
            .windows(2)
            .filter(|pair| matches!(pair, [line, next] if is_glued(cx.slice(*line), cx.slice(*next))))
            .filter_map(|pair| pair.first().map(|line| line.end()))
            .collect();
        if !ends.is_empty() && are_meant_apart(cx, &lines, &ends) {
            report(cx, out, &lines, &ends);
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
fn are_meant_apart(cx: &Context<'_, '_>, lines: &[Span], ends: &[u32]) -> bool {
    let shapes: Vec<Shape> = lines.iter().map(|line| shape(cx.slice(*line))).collect();
    let count = |wanted: Shape| shapes.iter().filter(|shape| **shape == wanted).count();
    let glued = |wanted: Shape| {
        let pairs = lines.iter().zip(shapes.windows(2));
        pairs.filter(|(line, _)| ends.contains(&line.end())).any(|(_, pair)| pair.contains(&wanted))
    };
    (count(Shape::Contact) >= 2 && glued(Shape::Contact))
        || (count(Shape::Link) == lines.len() && lines.len() >= 2)
        || (count(Shape::Label) >= 2 && count(Shape::Label) == lines.len())
}

fn shape(line: &str) -> Shape {
    let line = line.trim().trim_end_matches([',', ';', '.', '|', '–', '-', ' ']);
    if line.len() > MAX_LINE_BYTES {
        return Shape::Other;
    }
    if is_link(line) {
        return Shape::Link;
    }
    if is_contact(line) {
        return Shape::Contact;
    }
    let label = line.strip_prefix("**").and_then(|rest| rest.split_once("**"));
    let labelled = label.is_some_and(|(name, rest)| {
        name.len() < 40 && (name.trim_end().ends_with(':') || rest.trim_start().starts_with(':'))
    });
    if labelled { Shape::Label } else { Shape::Other }
}

fn is_link(line: &str) -> bool {
    let bare = line.trim_matches('*');
    let inside = bare.strip_prefix('[').and_then(|rest| rest.split_once("]("));
    let Some((text, rest)) = inside else { return false };
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    let dressed = after.is_empty() || (after.starts_with("{:") && after.ends_with('}'));
    !text.contains('[') && rest.contains(')') && dressed
}

/// A telephone number or an e-mail address that makes up most of its line.
fn is_contact(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let telephone = (10..=24).contains(&digits) && line.len() <= 70 && has_telephone(line);
    let edge = |c: char| matches!(c, ' ' | '\u{a0}' | '[' | '(' | '<' | ':');
    let mail = line.contains('@') && line.split(edge).any(|word| word.contains('@') && word.contains('.'));
    telephone || (mail && line.split_whitespace().count() <= 7)
}

/// Five groups of two digits, as a French number is written.
fn has_telephone(line: &str) -> bool {
    let mut pairs = 0;
    let separators = [' ', '.', '-', '\u{a0}', '\u{202f}', '(', ')', '/', ':'];
    for group in line.split(separators).filter(|group| !group.is_empty()) {
        let two = group.len() == 2 && group.bytes().all(|b| b.is_ascii_digit());
        pairs = if two { pairs + 1 } else { 0 };
        if pairs >= 4
            || (group.len() == 10 && group.starts_with('0') && group.bytes().all(|b| b.is_ascii_digit()))
        {
            return true;
        }
    }
    false
}

fn report(cx: &Context<'_, '_>, out: &mut Findings<'_>, lines: &[Span], ends: &[u32]) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let edits = ends
        .iter()
        .map(|&end| {
            let line = lines.iter().find(|line| line.end() == end).map_or("", |line| cx.slice(*line));
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
