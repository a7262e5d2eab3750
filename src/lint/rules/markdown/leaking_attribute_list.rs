//! MD002: `{: .class}` that the reader sees.

use std::cell::LazyCell;

use super::quoted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Sign;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD002",
    name: "leaking-attribute-list",
    family: Family::Markdown,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une liste d’attributs «\u{a0}{: …}\u{a0}» s’affiche dans la page.",
    why: "kramdown ne lit une liste d’attributs que seule sur sa ligne, contre le bloc qu’elle habille, ou \
          collée à un lien, une image ou un mot en gras. Ailleurs, ou sans ses deux-points, elle s’affiche et \
          n’habille rien.",
    invalid: &[
        Sample::Body("> La carte est libre. {: .citation}\n"),
        Sample::Body("Voir [la carte](/carte) {:target=\"_blank\"} en ligne.\n"),
        Sample::Body("### À propos {: .bleu}\n"),
        Sample::Body("Un «\u{a0}chemin\u{a0}» rural\u{a0}: {: .encadre\r\n"),
        Sample::Body("Voir [la carte «\u{a0}libre\u{a0}»](/carte){target=\"_blank\"} en ligne.\r\n"),
        Sample::Body("> La carte est libre.\n{.citation .noir}\n"),
    ],
    valid: &[
        Sample::Body("> La carte est libre.\n{: .citation}\n"),
        Sample::Body("Voir [la carte](/carte){:target=\"_blank\"} en ligne.\n"),
        Sample::Body("Le code `{: .citation}` et {accolades}, { accolades }, {a=b}, {.}, {#1}.\n"),
        Sample::Body("### La carte {#carte}\n"),
    ],
    check,
};

/// Longest list that is shown whole, in bytes.
const MAX_BYTES: usize = 512;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    // Without a list for kramdown anywhere, what lacks its colon may be meant for another engine, which
    // reads it. Looked for once: a document may hold a thousand of them.
    let has_lists = LazyCell::new(|| cx.slice(cx.release.split.body).contains("{:"));
    for found in cx.printed(Sign::AttributeList) {
        let end = found.block.content.last().map_or(found.block.span.end(), |span| span.end());
        let rest = cx.slice(Span::new(found.at, end));
        let rest = rest.get(..rest.floor_char_boundary(MAX_BYTES)).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let length = line.find('}').map_or(line.len(), |at| at + 1);
        let start = found.at as usize;
        let list = Span::from_range(start..start + length);
        if line.starts_with("{:") {
            report(cx, out, list, start + length == end as usize && line.ends_with('}'));
        } else if is_list(line.get(..length).unwrap_or_default()) {
            let severity = if *has_lists { Severity::Error } else { Severity::Info };
            lacks_colon(cx, out, list, severity);
        }
    }
}

/// Whether what stands between braces can only be meant as attributes.
fn is_list(braces: &str) -> bool {
    let Some(inner) = braces.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else { return false };
    let inner = inner.trim();
    let inner = inner.strip_prefix(':').unwrap_or(inner).trim_start();
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    let pair = inner.split_once('=').is_some_and(|(name, value)| {
        let quoted = |mark: char| value.len() > 1 && value.starts_with(mark) && value.ends_with(mark);
        is_name(name) && (quoted('"') || quoted('\''))
    });
    let is_class = |piece: &str| piece.strip_prefix(['.', '#']).is_some_and(is_name);
    pair || (!inner.is_empty() && inner.split_ascii_whitespace().all(is_class))
}

fn lacks_colon(cx: &Context<'_, '_>, out: &mut Findings<'_>, list: Span, severity: Severity) {
    let shown = cx.slice(list);
    let inner = shown.trim_matches(['{', '}', ' ', ':']);
    let before = cx.release.source.before(list.start() as usize);
    // Elsewhere, a colon alone would not make it a list.
    let in_place =
        before.is_empty() || before.ends_with([')', ']', '*', '>', '\n', '\r']) || before.ends_with("> ");
    let fix =
        Fix::suggested("Ajouter les deux-points", vec![Edit::replace(list, ["{: ", inner, "}"].concat())]);
    out.report(list, ["«\u{a0}", &quoted(shown), "\u{a0}» s’affiche au lieu de s’appliquer"].concat())
        .at_most(severity)
        .help(["Écrire «\u{a0}{: ", &quoted(inner), "}\u{a0}», avec ses deux-points"].concat())
        .fix_if(in_place.then_some(fix));
}

/// Whether a link ends at a byte: what follows is meant for it.
fn ends_with_link(cx: &Context<'_, '_>, at: usize) -> bool {
    let links = &cx.release.body.links;
    let before = links.partition_point(|link| (link.span.start() as usize) < at);
    before.checked_sub(1).and_then(|i| links.get(i)).is_some_and(|link| link.span.end() as usize == at)
}

fn report(cx: &Context<'_, '_>, out: &mut Findings<'_>, list: Span, ends_block: bool) {
    let shown = cx.slice(list);
    let finding =
        out.report(list, format!("«\u{a0}{}\u{a0}» s’affiche au lieu de s’appliquer", quoted(shown)));
    let text = cx.release.source.text();
    let blanks = text.get(..list.start() as usize).unwrap_or_default();
    let kept = blanks.trim_end_matches(' ').len();
    if kept < blanks.len() && ends_with_link(cx, kept) {
        let edit = Edit::delete(Span::from_range(kept..blanks.len()));
        finding
            .help("Coller la liste au lien qu’elle habille")
            .fix(Fix::suggested("Coller la liste au lien", vec![edit]));
        return;
    }
    if list.start() < cx.release.body.span.start() {
        finding.help("La retirer\u{a0}: le chapeau n’a pas de classe à lui");
        return;
    }
    if !ends_block {
        finding.help(
            "Coller la liste au lien ou au mot qu’elle habille, ou la mettre seule sur la ligne d’après",
        );
        return;
    }
    let edit =
        Edit::replace(Span::from_range(kept..list.end() as usize), format!("{}{shown}", cx.line_end()));
    finding
        .help("Mettre la liste seule sur la ligne d’après")
        .fix(Fix::suggested("Passer la liste à la ligne", vec![edit]));
}
