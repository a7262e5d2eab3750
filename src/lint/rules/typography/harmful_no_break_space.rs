use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::span::{Span, offset};
use crate::text::Zone;

pub(super) static RULE: Rule = Rule {
    code: "TY011",
    name: "harmful-no-break-space",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Une espace insécable commence ou finit un texte, suit un marqueur Markdown, ou double une espace.",
    why: "Invisible à l’écran de saisie, elle empêche Markdown de reconnaître un titre ou une liste, décale le texte, et double l’espace que le lecteur voit.",
    invalid: &[
        Sample::Body("-\u{a0}Une carte libre\n"),
        Sample::Body("La carte\u{a0} des chemins est libre.\n"),
        Sample::FrontMatter("sous-titre\u{a0}: Une carte"),
        Sample::FrontMatter("chapeau-text: |-\n  \u{a0}Une carte libre."),
    ],
    valid: &[
        Sample::Body("<table><tr><th>Heure</th><td>&#xa0;</td></tr></table>\n"),
        Sample::Body("### Une carte\u{a0}: libre\u{202f}!\n\n- «\u{a0}chemin\u{a0}»\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::NoBreakSpace) {
        // Alone, it keeps the cell of a table from being empty.
        if place.head().trim().is_empty() && place.tail().trim().is_empty() {
            continue;
        }
        if place.passage.zone != Zone::AttributeValue
            && place.head().trim_end_matches(char::is_whitespace).is_empty()
        {
            report(&place, "au début du texte", Edit::delete(place.span()), out);
            continue;
        }
        let doubles = [place.before(), place.after()].contains(&Some(' '));
        if doubles && !is_last(&place) {
            report(&place, "à côté d’une espace ordinaire", Edit::delete(place.span()), out);
        }
    }
    after_markers(cx, out);
    in_keys(cx, out);
}

/// A marker that is not recognised opens a paragraph of its own.
fn after_markers(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let texts = cx.release.texts();
    for passage in texts.passages().iter().filter(|p| p.zone == Zone::RunningText) {
        let text = texts.text(passage);
        if !matches!(text.as_bytes(), [b'#' | b'-' | b'*' | b'+', ..]) {
            continue;
        }
        let marker = text.trim_start_matches(['#', '-', '*', '+']);
        let length = text.len() - marker.len();
        if (1..=6).contains(&length) && marker.starts_with('\u{a0}') {
            let start = passage.range.start as usize;
            let span = texts.source(start + length..start + length + 2);
            let what = format!(
                "Espace insécable après «\u{a0}{}\u{a0}»\u{a0}: Markdown n’y reconnaît pas un titre ou une liste.",
                text.get(..length).unwrap_or("")
            );
            out.report(span, what)
                .help(message::with("Écrire une espace ordinaire avant ", marker.trim_start()))
                .fix(Fix::suggested("Écrire une espace ordinaire", vec![Edit::replace(span, " ")]));
        }
    }
}

fn in_keys(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for entry in cx.release.front_matter.entries() {
        let text = cx.slice(entry.key.span);
        if text.is_ascii() {
            continue;
        }
        if let Some(at) = text.find(['\u{a0}', '\u{202f}']) {
            let width = text.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
            let start = entry.key.span.start() + offset(at);
            let place = Span::new(start, start + offset(width));
            let around = text.trim_matches(['\u{a0}', '\u{202f}']);
            // At the head of a line it stands for an indentation.
            let head = text.len() - text.trim_start_matches(['\u{a0}', '\u{202f}']).len();
            let indentation =
                " ".repeat(text.chars().take_while(|c| matches!(c, '\u{a0}' | '\u{202f}')).count());
            let edit = match at {
                0 => Edit::replace(Span::new(start, start + offset(head)), indentation),
                _ => Edit::replace(entry.key.span, around.to_owned()),
            };
            let plain = !around.contains(['\u{a0}', '\u{202f}']);
            out.report(place, message::with("Espace insécable dans une clé de l’en-tête\u{a0}: ", text))
                .help("La supprimer\u{a0}: elle y est invisible, et le site ne reconnaît pas la clé.")
                .fix_if(plain.then(|| Fix::suggested("Supprimer l’espace insécable", vec![edit])));
        }
    }
}

fn report(place: &Place<'_>, what: &str, edit: Edit, out: &mut Findings<'_>) {
    let fix = place.is_verbatim().then(|| Fix::safe("Supprimer l’espace insécable", vec![edit]));
    let around = format!("{}\u{a0}{}", place.word_before(), place.word_after());
    out.report(place.span(), format!("Espace insécable {what}, près de {}.", quoted(around.trim())))
        .help("La supprimer\u{a0}: une seule espace suffit.")
        .fix_if(fix);
}

fn is_last(place: &Place<'_>) -> bool {
    place.tail().trim().is_empty()
}
