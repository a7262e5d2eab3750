//! MD013: a reference to a link or a note that is not defined.

use std::collections::HashSet;

use super::{blocks, quoted, text_span};
use crate::body::{BlockKind, Body, Inline, InlineKind};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::{Group, Sign};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD013",
    name: "undefined-reference",
    family: Family::Markdown,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un renvoi à un lien ou à une note qui n’est pas défini s’affiche avec ses crochets.",
    why: "«\u{a0}[texte][nom]\u{a0}» et «\u{a0}[^1]\u{a0}» veulent une définition ailleurs dans le texte\u{202f}; \
          sans elle, kramdown affiche les crochets et le lecteur n’a ni lien ni note. Une note que rien n’appelle \
          n’est pas affichée du tout.",
    invalid: &[
        Sample::Body("Voir [la carte][carte] en ligne.\n"),
        Sample::Body("Les chemins «\u{a0}ruraux\u{a0}»[^1] sont libres.\r\n"),
        Sample::Body("Les chemins ruraux sont libres.\r\n\r\n[^1]: Hors «\u{a0}domaine privé\u{a0}».\r\n"),
    ],
    valid: &[
        Sample::Body("Voir [la carte][carte] en ligne.\n\n[carte]: https://cartolibre.gouv.fr/carte\n"),
        Sample::Body("Les chemins[^1] sont libres.\n\n[^1]: Hors domaine privé.\n"),
        Sample::Body("Les chemins [ruraux] et le tableau a[1][2].\n"),
        Sample::Body("Voir [la carte][carte].\n\n[carte]: {{ site.url }}{% link carte.md %} \"Carte\"\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let mut computed: Option<HashSet<String>> = None;
    for bracket in cx.printed(Sign::Bracket) {
        link(cx, out, text_span(bracket.block), bracket.at, &mut computed);
    }
    for note in cx.printed(Sign::Note) {
        self::note(cx, out, text_span(note.block), note.at);
    }
    unused_notes(cx, out);
}

/// The names of `[nom]: {{ site.url }}{% link carte.md %}`: Jekyll writes their address before kramdown reads.
fn computed_targets(cx: &Context<'_, '_>) -> HashSet<String> {
    let lines = cx.release.source.text().lines();
    lines
        .filter_map(|line| line.trim_start().strip_prefix('[')?.split_once("]:"))
        .filter(|(_, target)| {
            target.trim_start_matches([' ', '<']).starts_with(['{', '/']) && target.contains('{')
        })
        .map(|(name, _)| name.to_lowercase())
        .collect()
}

/// `[texte][nom]`, seen from its first closing bracket.
fn link(
    cx: &Context<'_, '_>,
    out: &mut Findings<'_>,
    whole: Span,
    bracket: u32,
    computed: &mut Option<HashSet<String>>,
) {
    let after = cx.slice(Span::new(bracket + 1, whole.end()));
    let before = cx.slice(Span::new(whole.start(), bracket));
    // The nearest brackets tell, so that thousands of them are not looked through from each.
    let Some(rest) = after.strip_prefix('[') else { return };
    let (Some(end), Some(open)) = (rest.find(['[', ']', '\n', '^']), before.rfind(['[', ']'])) else {
        return;
    };
    if !rest.get(end..).unwrap_or_default().starts_with(']')
        || !before.get(open..).unwrap_or_default().starts_with('[')
    {
        return;
    }
    let (name, text) = (rest.get(..end).unwrap_or_default(), before.get(open..).unwrap_or_default());
    // `a[1][2]` is no link; nor is a bracket left open further.
    let letters = text.chars().any(char::is_alphabetic) && name.chars().any(char::is_alphanumeric);
    let stuck = before.get(..open).unwrap_or_default().ends_with(char::is_alphanumeric);
    if !letters || stuck {
        return;
    }
    if computed.get_or_insert_with(|| computed_targets(cx)).contains(&name.to_lowercase()) {
        return;
    }
    let start = whole.start() as usize + open;
    let end = bracket as usize + 3 + name.len();
    let span = Span::from_range(start..end);
    out.report(
        span,
        format!(
            "Le lien «\u{a0}{}\u{a0}» renvoie à «\u{a0}{}\u{a0}», qui n’est pas défini",
            quoted(cx.slice(span)),
            quoted(name)
        ),
    )
    .help(format!(
        "Définir l’adresse sur une ligne à part\u{a0}: «\u{a0}[{}]: https://…\u{a0}»",
        quoted(name)
    ));
}

/// `[^1]`
fn note(cx: &Context<'_, '_>, out: &mut Findings<'_>, whole: Span, start: u32) {
    let rest = cx.slice(Span::new(start + 2, whole.end()));
    let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(0);
    if length == 0 || !rest.get(length..).unwrap_or_default().starts_with(']') {
        return;
    }
    let span = Span::from_range(start as usize..start as usize + length + 3);
    let label = rest.get(..length).unwrap_or_default();
    out.report(
        span,
        format!("La note «\u{a0}[^{label}]\u{a0}» n’est pas définie\u{a0}: l’appel s’affiche tel quel"),
    )
    .help(format!("Ajouter la note sur une ligne à part\u{a0}: «\u{a0}[^{label}]: …\u{a0}»"));
}

/// Notes are printed where they are called: without a call, they are not.
fn unused_notes(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let notes = cx.blocks_of(Group::Footnotes).iter().filter_map(|block| match &block.kind {
        BlockKind::FootnoteDefinition { label } => Some((block, label)),
        _ => None,
    });
    let mut called: Option<HashSet<&str>> = None;
    for (block, label) in notes {
        let called = called.get_or_insert_with(|| {
            let mut labels = HashSet::new();
            let body = &cx.release.body;
            blocks(cx).for_each(|block| calls(body, block.inlines(body), &mut labels));
            labels
        });
        if called.contains(label) {
            continue;
        }
        let line = cx.slice(block.span).lines().next().unwrap_or_default();
        let span = Span::from_range(block.span.start() as usize..block.span.start() as usize + line.len());
        out.report(
            span,
            format!(
                "Rien n’appelle la note «\u{a0}[^{}]\u{a0}»\u{a0}: elle n’est pas affichée",
                quoted(label)
            ),
        )
        .help(format!("Écrire «\u{a0}[^{}]\u{a0}» à l’endroit qu’elle éclaire", quoted(label)))
        .at_most(Severity::Warning);
    }
}

fn calls<'r, 'a>(body: &'r Body<'a>, inlines: &'r [Inline<'a>], labels: &mut HashSet<&'r str>) {
    for inline in inlines {
        if let InlineKind::FootnoteReference(label) = &inline.kind {
            labels.insert(&***label);
        }
        calls(body, inline.children(body), labels);
    }
}
