//! FM007: a key that is almost a known one.

use std::cell::OnceCell;

use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::schema::{self, Key};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;
use crate::yaml::{Entry, Node, NodeKind};

pub(super) static RULE: Rule = Rule {
    code: "FM007",
    name: "misspelt-key",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une clé ressemble à une clé du site, sans l’être.",
    why: "Le gabarit ne lit que les clés qu’il connaît, à la lettre et à la majuscule près\u{a0}: ce qui est \
          écrit sous une autre n’est affiché nulle part.",
    invalid: &[
        Sample::FrontMatter("contact-presse:\n  name: Claire Vasseur\n  mail: presse@cartolibre.gouv.fr"),
        Sample::FrontMatter("files:\n- File: /uploads/carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: /uploads/carte.png\n  alternative-textuel: Une carte",
        ),
        Sample::FrontMatter("chapeau_text: Une carte libre."),
        Sample::FrontMatter("files:\n- file: /uploads/carte.pdf\n  titre: Télécharger la carte (PDF – 1 Mo)"),
    ],
    valid: &[
        Sample::FrontMatter("description: Une carte\nsource: IGN\nlayout: communique"),
        Sample::FrontMatter("author: Mission Cartolibre\npublisher: Mission Cartolibre"),
        Sample::Document("---\nlayout: defi\ntitre: Une carte\n---\n\nTexte.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    if !cx.is_release() {
        return;
    }
    let entries = fields.entries();
    among(entries, schema::KEYS, out);
    for (entry, key) in cx.entries() {
        let Some(keys) = key.map(|key| key.keys).filter(|keys| !keys.is_empty()) else { continue };
        match &entry.value.kind {
            NodeKind::Sequence(items) => {
                items.iter().filter_map(Node::as_mapping).for_each(|entries| among(entries, keys, out));
            }
            NodeKind::Mapping(entries) => among(entries, keys, out),
            _ => {}
        }
    }
}

/// Whether a key at the top, or one of the map at `within`, is a misspelling of one of `names`: saying that
/// the field is missing would say the same slip twice.
pub(super) fn means(cx: &Context<'_, '_>, within: &str, names: &[&str]) -> bool {
    let entries = cx.release.front_matter.entries();
    if within.is_empty() {
        return one_means(entries, schema::KEYS, names);
    }
    let known = schema::find(schema::KEYS, within);
    let holder = entries.iter().find(|entry| entry.key.as_text() == Some(within));
    let Some((known, holder)) = known.zip(holder) else { return false };
    holder.value.as_mapping().is_some_and(|map| one_means(map, known.keys, names))
}

/// The same, of the item of a list that stands at `item`.
pub(super) fn means_in_item(cx: &Context<'_, '_>, within: &str, item: Span, names: &[&str]) -> bool {
    let holder = cx.release.front_matter.entries().iter().find(|entry| entry.key.as_text() == Some(within));
    let Some((known, holder)) = schema::find(schema::KEYS, within).zip(holder) else { return false };
    let items = holder.value.as_sequence().unwrap_or_default();
    let at = items.partition_point(|node| node.span.start() < item.start());
    let map = items.get(at).filter(|node| node.span == item).and_then(Node::as_mapping);
    map.is_some_and(|map| one_means(map, known.keys, names))
}

fn one_means(entries: &[Entry<'_>], keys: &[Key], names: &[&str]) -> bool {
    entries.iter().take(MOST_KEYS).filter_map(|entry| entry.key.as_text()).any(|written| {
        schema::find(keys, written).is_none()
            && schema::meant(keys, written).is_some_and(|meant| names.contains(&meant))
    })
}

/// No front matter that people wrote has more.
const MOST_KEYS: usize = 100;

fn among(entries: &[Entry<'_>], keys: &[Key], out: &mut Findings<'_>) {
    // Asked for once: a front matter may hold a hundred thousand misspelt keys.
    let held = OnceCell::new();
    let holds = |name: &str| entries.iter().any(|entry| entry.key.as_text() == Some(name));
    let known = || keys.iter().map(|key| key.name).filter(|name| holds(name)).collect::<Vec<_>>();
    for entry in entries {
        let Some(written) = entry.key.as_text().filter(|written| schema::find(keys, written).is_none())
        else {
            continue;
        };
        let Some(meant) = schema::meant(keys, written) else { continue };
        let message = format!("Clé inconnue {}\u{a0}: sans doute {}", quoted(written), quoted(meant));
        let finding = out.report(entry.key.span, message).help(format!("Écrire «\u{a0}{meant}\u{a0}»"));
        if !held.get_or_init(known).contains(&meant) {
            let edit = Edit::replace(entry.key.span, meant);
            finding.fix(Fix::suggested(format!("Renommer la clé en «\u{a0}{meant}\u{a0}»"), vec![edit]));
        }
    }
}
