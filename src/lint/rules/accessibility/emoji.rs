//! AC003: an emoji or a symbol in the place of a bullet or a word.

use std::ops::Range;

use super::stretches::Stretches;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::span::Span;
use crate::text::{PassageKind, Zone};

pub(super) static RULE: Rule = Rule {
    code: "AC003",
    name: "emoji-as-text",
    family: Family::Accessibility,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critères 9.3 et 13.5"),
    since: "0.1.0",
    summary: "Un émoji ou un symbole tient lieu de puce ou de mot.",
    why: "Un lecteur d’écran lit le nom de l’émoji («\u{a0}épingle ronde\u{a0}») à chaque ligne et n’annonce aucune \
          liste.",
    invalid: &[
        Sample::Body("✅ Une carte libre  \n✅ Une mise à jour chaque semaine\n"),
        Sample::Body("📍 Une carte libre\n\n📍 Une mise à jour chaque semaine\n"),
        Sample::FrontMatter("title: 🚀 La carte des chemins"),
        Sample::Body("Écrire à la mission, 📞 01 99 00 12 34.\n"),
        Sample::Body("| Commune | Relevée |\n|---|---|\n| Guéret | ✔ |\n"),
        Sample::Body("- ✨ Une carte libre\n- ✨ Une mise à jour chaque semaine\n"),
    ],
    valid: &[
        Sample::Body("* Une carte libre\n* Une mise à jour chaque semaine\n"),
        Sample::Body("Rendez-vous à 10:30:00, sur le réseau Paris:Guéret:Limoges.\n"),
        Sample::Body("<p><span aria-hidden=\"true\">📍</span> Une carte libre</p>\n"),
        Sample::Body("La température monte de 2 °C → 3 °C, merci\u{202f}! 😊\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let mut marked = cx.places(Kind::Pictogram).map(|place| place.index).peekable();
    if marked.peek().is_none() {
        return;
    }
    let texts = cx.release.texts();
    let hidden = hidden_elements(cx);
    let mut bullets: Vec<Bullet<'_>> = Vec::new();
    for (passage, index) in texts.passages().iter().zip(0..) {
        while marked.next_if(|&marked| marked < index).is_some() {}
        if !matches!(passage.zone, Zone::RunningText | Zone::HtmlText | Zone::FrontMatter) {
            continue;
        }
        if passage.zone == Zone::FrontMatter {
            flush(&mut bullets, out);
        }
        if marked.peek() != Some(&index) {
            flush(&mut bullets, out);
            continue;
        }
        let text = texts.text(passage);
        let mut led = false;
        let mut at = passage.range.start as usize;
        for line in text.split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            let (from, start) = (at, at + indent);
            at += line.len();
            let Some(symbol) = leading_symbol(line.trim_start()) else {
                if !line.trim().is_empty() && !led {
                    flush(&mut bullets, out);
                }
                if let Some(label) = label(line) {
                    let span = texts.source(from + label.start..from + label.end);
                    if !hidden.covers(span) {
                        let symbol = line.get(label).unwrap_or("");
                        out.report(span, format!("Le symbole «\u{a0}{symbol}\u{a0}» tient lieu de mot"))
                            .help("Écrire le mot\u{a0}: «\u{a0}Téléphone\u{a0}», «\u{a0}Lieu\u{a0}»…")
                            .at_most(Severity::Info);
                    }
                }
                continue;
            };
            let span = texts.source(start..start + symbol.len());
            if hidden.covers(span) {
                continue;
            }
            if passage.kind == PassageKind::TableCell {
                if line.trim() == symbol {
                    out.report(span, format!("Le symbole «\u{a0}{symbol}\u{a0}» tient lieu de mot"))
                        .help("Écrire le mot\u{a0}: «\u{a0}oui\u{a0}», «\u{a0}non\u{a0}».")
                        .at_most(Severity::Info);
                }
                continue;
            }
            led = true;
            let listed = passage.kind == PassageKind::ListItem;
            if bullets.last().is_some_and(|last| last.symbol != symbol || last.listed != listed) {
                flush(&mut bullets, out);
            }
            bullets.push(Bullet { symbol, span, listed });
        }
    }
    flush(&mut bullets, out);
}

/// A symbol that leads a line, and whether the line is an item of a true list.
struct Bullet<'r> {
    symbol: &'r str,
    span: Span,
    listed: bool,
}

/// Reports symbols that lead lines one after the other, or a lone one.
fn flush(bullets: &mut Vec<Bullet<'_>>, out: &mut Findings<'_>) {
    let [Bullet { symbol, span, listed }, others @ ..] = bullets.as_slice() else { return };
    let (message, help) = if others.is_empty() || *listed {
        (
            format!("«\u{a0}{symbol}\u{a0}» est lu à voix haute par les lecteurs d’écran"),
            "Le supprimer, ou le mettre dans `<span aria-hidden=\"true\">…</span>`.",
        )
    } else {
        let lines = bullets.len();
        (
            format!(
                "«\u{a0}{symbol}\u{a0}» tient lieu de puce sur {lines} lignes\u{a0}: ce n’est pas une liste"
            ),
            "Écrire une liste Markdown\u{a0}: une ligne `* …` par élément.",
        )
    };
    let mut finding = out.report(*span, message).help(help);
    if others.is_empty() || *listed {
        finding = finding.at_most(Severity::Info);
    }
    for other in others.iter().take(8) {
        finding = finding.label(other.span, "même usage ici");
    }
    bullets.clear();
}

/// The pictograms at the start of a line, with what modifies them.
fn leading_symbol(line: &str) -> Option<&str> {
    let end = line.find(|c: char| !is_pictogram(c) && !is_modifier(c)).unwrap_or(line.len());
    line.get(..end).filter(|symbol| symbol.starts_with(is_pictogram))
}

/// A symbol that names what follows it, inside a line: « Contact 📞 01 99 00 12 34 ».
fn label(line: &str) -> Option<Range<usize>> {
    const LABELS: [char; 19] = [
        '☎', '✆', '✉', '📞', '📱', '📧', '📩', '📍', '📌', '📅', '📆', '🗓', '🕐', '🕒', '⏰', '🔗', '🌐',
        '🌍', '👉',
    ];
    // Letters and usual signs come before them all.
    let start = line.find(|c: char| c >= '\u{2300}' && LABELS.contains(&c))?;
    let symbol = line.get(start..)?;
    let length = symbol.find(|c: char| !is_pictogram(c) && !is_modifier(c))?;
    let names = symbol.get(length..)?.trim_start().starts_with(char::is_alphanumeric);
    names.then_some(start..start + length)
}

/// Emoji, arrows and dingbats; not the bullets that a fake list uses, nor signs that texts use.
fn is_pictogram(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{21ff}' | '\u{231a}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b05}'..='\u{2b55}' | '\u{1f000}'..='\u{1faff}')
        && !matches!(c, '\u{25e6}' | '\u{25cf}' | '\u{25cb}' | '\u{25aa}' | '\u{25a0}' | '\u{25ab}')
}

fn is_modifier(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn hidden_elements(cx: &Context<'_, '_>) -> Stretches {
    let elements = cx.release.body.elements.elements.iter();
    let hidden = elements.filter(|e| e.attribute("aria-hidden").is_some_and(|hidden| hidden.value == "true"));
    Stretches::new(hidden.map(|element| element.span).collect())
}
