//! MD010: a line across the page that nobody wanted, or that is printed as signs.

use super::is_silent;
use crate::body::BlockKind;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Line;

pub(super) static RULE: Rule = Rule {
    code: "MD010",
    name: "misread-rule",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un filet est tracé par erreur, ou ses signes s’affichent.",
    why: "Un «\u{a0}---\u{a0}» de trop après l’en-tête YAML trace un filet en haut de la page. À l’inverse, des \
          étoiles tout contre un paragraphe ne tracent rien\u{a0}: elles s’affichent.",
    invalid: &[
        Sample::Body("---\n\nLa carte «\u{a0}à l’essai\u{a0}» est libre.\n"),
        Sample::Body("La carte est libre.\n***\n\nElle paraît mardi.\n"),
        Sample::Body("La carte d’été est libre.\n\n———\n\nElle paraît mardi.\n"),
        Sample::Body("La carte est libre.\r\n* * *\r\nElle paraît mardi.\r\n___\r\n\r\n* * *\r\n"),
    ],
    valid: &[
        Sample::Body("La carte est libre.\n\n---\n\nElle paraît mardi.\n"),
        Sample::Body("La carte est libre.\n\n* * *\n"),
        Sample::Body("La carte est libre.\n\n—\n\nElle paraît mardi.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let text = cx.release.source.text();
    let first = cx.release.body.blocks.iter().find(|block| !is_silent(block));
    if let Some(rule) = first.filter(|block| block.kind == BlockKind::ThematicBreak)
        && cx.release.split.front_matter.is_some()
    {
        out.report(rule.span.trim(text), "Ce filet s’affiche en haut de la page")
            .help("Retirer la ligne\u{a0}: l’en-tête YAML est déjà fermé")
            .fix(Fix::suggested("Retirer le filet", vec![Edit::delete(rule.span)]));
    }
    let may_be =
        |line: &&Line| matches!((line.first, line.second), (b'*', b'*' | b' ') | (b'_', b'_' | b' '));
    let may_be_row =
        |line: &Line| matches!((line.first, line.second), (b'-', b'-') | (b'=', b'=') | (0xe2, 0x80));
    // Many lines begin in bold type, which is soon told from a rule.
    let is_rule = |line: &&Line| may_be(line) && is_rule(cx.slice(line.span));
    if !cx.lines().iter().any(|line| is_rule(&line) || may_be_row(line)) {
        return;
    }
    for (_, lines) in cx.paragraphs() {
        if let [only] = lines
            && may_be_row(only)
            && let whole = only.span.trim(text)
            && is_row_of_dashes(cx.slice(whole))
        {
            out.report(
                whole,
                format!("«\u{a0}{}\u{a0}» s’affiche au lieu de tracer un filet", cx.slice(whole)),
            )
            .help("Écrire «\u{a0}---\u{a0}», ou retirer ces signes")
            .fix(Fix::suggested("Écrire «\u{a0}---\u{a0}»", vec![Edit::replace(whole, "---")]));
            continue;
        }
        if let Some(line) = lines.iter().find(is_rule).map(|line| line.span) {
            let edit = Edit::insert(line.start(), cx.line_end());
            let shown = cx.slice(line).trim();
            out.report(line, format!("«\u{a0}{shown}\u{a0}» s’affiche au lieu de tracer un filet"))
                .help("Laisser une ligne vide avant ces signes, ou les retirer")
                .fix(Fix::suggested("Mettre une ligne vide avant le filet", vec![edit]));
        }
    }
}

/// A paragraph of nothing but dashes, too few or too long for kramdown.
fn is_row_of_dashes(paragraph: &str) -> bool {
    let count = paragraph.chars().take(80).count();
    matches!(paragraph, "--" | "==")
        || (2..80).contains(&count) && paragraph.chars().all(|c| matches!(c, '–' | '—' | '―'))
}

/// `***`, `___` or `* * *`; dashes make a heading of what is above them.
fn is_rule(line: &str) -> bool {
    let mark = match line.trim_start().bytes().next() {
        Some(mark @ (b'*' | b'_')) => mark,
        _ => return false,
    };
    line.bytes().all(|b| b == mark || b == b' ') && line.bytes().filter(|&b| b == mark).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_to_fill_in_are_no_rules() {
        assert!(is_rule("* * *") && is_rule("____"));
        assert!(!is_rule("**gras**") && !is_rule("* item") && !is_rule("--- é"));
    }
}
