//! FM003: a key written twice.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::repeated::may_repeat;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;
use crate::yaml::{Entry, Node, NodeKind};

pub(super) static RULE: Rule = Rule {
    code: "FM003",
    name: "duplicate-key",
    family: Family::FrontMatter,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: Some("YAML 1.1, 3.2.1.3"),
    since: "0.1.0",
    summary: "La même clé est écrite deux fois\u{a0}: seule la dernière compte.",
    why: "Jekyll garde la dernière valeur et oublie les autres sans le dire. D’autres outils refusent le fichier.",
    invalid: &[
        Sample::FrontMatter("lang: fr\nlang: en"),
        Sample::FrontMatter("lang: fr\nsous-titre: L’été\nlang: fr"),
        Sample::FrontMatter("lang:\nlang: fr"),
        Sample::FrontMatter(
            "contact-presse:\n  name: Claire Vasseur\n  tel: 01 99 00 12 34\n  name: Anne Azur",
        ),
    ],
    valid: &[Sample::FrontMatter(
        "files:\n- nom: Un\n  file: /uploads/a.pdf\n- nom: Deux\n  file: /uploads/b.pdf",
    )],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    if let Some(root) = &cx.release.front_matter.yaml.root {
        look(cx, root, out);
    }
}

/// Depth is bounded by [`crate::MAX_YAML_DEPTH`].
fn look(cx: &Context<'_, '_>, node: &Node<'_>, out: &mut Findings<'_>) {
    match &node.kind {
        NodeKind::Mapping(entries) => {
            duplicates(cx, entries, out);
            entries.iter().for_each(|entry| look(cx, &entry.value, out));
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| look(cx, item, out)),
        NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
    }
}

fn duplicates(cx: &Context<'_, '_>, entries: &[Entry<'_>], out: &mut Findings<'_>) {
    if !may_repeat(entries.iter().filter_map(|entry| entry.key.as_text())) {
        return;
    }
    let mut keys: Vec<(&str, &Entry<'_>)> =
        entries.iter().filter_map(|entry| Some((entry.key.as_text()?, entry))).collect();
    keys.sort_by_key(|(key, _)| *key);
    for pair in keys.windows(2) {
        let [(key, first), (again, second)] = pair else { continue };
        if key != again {
            continue;
        }
        let lost = cx.slice(first.value.span);
        let same = lost == cx.slice(second.value.span);
        let message = if same {
            format!("Clé {} écrite deux fois, avec la même valeur", quoted(key))
        } else if lost.is_empty() {
            format!("Clé {} écrite deux fois\u{a0}: la première, vide, est oubliée", quoted(key))
        } else {
            format!("Clé {} écrite deux fois\u{a0}: {} est oublié", quoted(key), quoted(lost))
        };
        out.report(second.key.span, message)
            .label(first.key.span, "déjà écrite ici")
            .help("N’en garder qu’une")
            .fix_if((same || lost.is_empty()).then(|| without(cx, first)).flatten());
    }
}

/// Takes out an entry that stands alone on its lines: what Jekyll reads does not change.
fn without(cx: &Context<'_, '_>, entry: &Entry<'_>) -> Option<Fix> {
    let text = cx.release.source.text();
    let (key, value) = (entry.key.span, entry.value.span);
    let before = text.get(..key.start() as usize).unwrap_or_default().trim_end_matches(' ');
    let after = text
        .get(key.end().max(value.end()) as usize..)
        .unwrap_or_default()
        .trim_start_matches([':', ' ', '\r']);
    let alone = (before.is_empty() || before.ends_with('\n')) && after.starts_with('\n');
    let lines = Span::from_range(before.len()..text.len() - after.len() + 1);
    alone.then(|| Fix::safe("Supprimer la première", vec![Edit::delete(lines)]))
}
