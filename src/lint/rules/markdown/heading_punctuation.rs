//! MD021: a heading that ends like a sentence.

use super::{quoted, text_span};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD021",
    name: "heading-punctuation",
    family: Family::Markdown,
    severity: Severity::Info,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: titres"),
    since: "0.1.0",
    summary: "Un titre finit par un point ou un deux-points.",
    why: "Un titre ne prend ni point final ni deux-points\u{a0}: seuls les points d’interrogation et \
          d’exclamation y restent.",
    invalid: &[
        Sample::Body("### Les «\u{a0}chemins\u{a0}» ruraux.\n\nÀ tous.\n"),
        Sample::Body("### Étapes\u{a0}:\r\n\r\nTrois.\r\n"),
        Sample::Body("### Étapes **:**\n\nTrois.\n"),
    ],
    valid: &[
        Sample::Body("### À qui sont les chemins\u{202f}?\n\nÀ tous.\n"),
        Sample::Body("### Chemins, sentiers, etc.\n\nÀ tous.\n"),
        Sample::Body("### Et demain…\n\nÀ tous.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for block in cx.blocks_of(Group::Headings) {
        let span = text_span(block);
        let slice = cx.slice(span);
        let end = slice.trim_end_matches(['*', '_']);
        let bare = end.trim_end_matches(['.', ':', '\u{a0}', '\u{202f}', ' ']);
        let mark = end.get(bare.len()..).unwrap_or_default().trim();
        let abbreviation = [" etc", "etc", "M", "Mme"].iter().any(|word| bare.ends_with(word));
        if !matches!(mark, "." | ":") || (mark == "." && abbreviation) {
            continue;
        }
        // « Candidater **:** »: the stars go with the sign.
        let inner = bare.trim_end_matches(['*', '_']);
        let marks = bare.len() - inner.len();
        let (from, to) = if marks == slice.len() - end.len() {
            (inner.trim_end().len(), slice.len())
        } else {
            (bare.len(), end.len())
        };
        let tail = Span::from_range(span.start() as usize + from..span.start() as usize + to);
        let name = if mark == "." { "un point" } else { "un deux-points" };
        out.report(tail, format!("Le titre «\u{a0}{}\u{a0}» finit par {name}", quoted(slice)))
            .help("Le retirer")
            .fix(Fix::suggested("Retirer la ponctuation finale", vec![Edit::delete(tail)]));
    }
}
