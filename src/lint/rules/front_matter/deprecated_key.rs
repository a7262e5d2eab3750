//! FM008: a key of a former version of the site.

use super::conflicting_keys::conflicts;
use super::whole_line;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::schema::{self, Key};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::yaml::{Entry, Node, NodeKind, Resolved};

pub(super) static RULE: Rule = Rule {
    code: "FM008",
    name: "deprecated-key",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une clé d’une ancienne version du site est encore employée.",
    why: "Les gabarits d’aujourd’hui lisent d’autres clés. Ce qui reste sous une ancienne clé finit par ne plus \
          être affiché.",
    invalid: &[
        Sample::FrontMatter("files:\ncommunique_file: /uploads/carte.pdf"),
        Sample::FrontMatter("communique_file: /uploads/communique-carte-chemins-ruraux.pdf"),
        Sample::Document(
            "---\ntitle: Une carte\nlayout: communique\nchapeau: Une carte libre.\n---\n\nTexte.\n",
        ),
        Sample::FrontMatter("chapeau:"),
        Sample::FrontMatter("files:\n- lien: /uploads/carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
    ],
    valid: &[
        Sample::FrontMatter("champs_informations:\n- intitule: Lieu\n  contenu: Guéret\n  lien: /plan/"),
        Sample::Document("---\nlayout: defi\nimage: /carte.png\n---\n\nTexte.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    if !cx.is_release() {
        return;
    }
    let entries = fields.entries();
    let conflicts = conflicts(cx);
    for (entry, key) in cx.entries() {
        let Some(key) = key else { continue };
        if conflicts.iter().any(|(old, _)| old.key() == Some(entry.key.span)) {
            continue; // what contradicts it must be settled first
        }
        look(cx, entry, key, entries, out);
        if let NodeKind::Sequence(items) = &entry.value.kind
            && !key.keys.is_empty()
        {
            for entries in items.iter().filter_map(Node::as_mapping) {
                let known = entries.iter().filter_map(|entry| Some((entry, known(entry, key.keys)?)));
                known.for_each(|(entry, key)| look(cx, entry, key, entries, out));
            }
        }
    }
}

fn known<'k>(entry: &Entry<'_>, keys: &'k [Key]) -> Option<&'k Key> {
    entry.key.as_text().and_then(|key| schema::find(keys, key))
}

fn look(cx: &Context<'_, '_>, entry: &Entry<'_>, key: &Key, entries: &[Entry<'_>], out: &mut Findings<'_>) {
    let (name, Some(current)) = (key.name, key.replaced_by) else { return };
    let message = format!("Ancienne clé {}\u{a0}: le site lit maintenant {}", quoted(name), quoted(current));
    let finding = out.report(entry.key.span, message).help(format!("Employer «\u{a0}{current}\u{a0}»"));
    let today = entries.iter().find(|other| other.key.as_text() == Some(current));
    finding.fix_if(match today {
        None => migrate(cx, entry, name, current),
        Some(today) => remove(cx, entry, today),
    });
}

/// Takes an old key out that says nothing, or nothing more than the one of today.
fn remove(cx: &Context<'_, '_>, old: &Entry<'_>, today: &Entry<'_>) -> Option<Fix> {
    let says = |entry: &Entry<'_>| {
        entry.value.as_text().is_none_or(|text| !text.trim().is_empty())
            && entry.value.resolve() != Some(Resolved::Null)
    };
    let line = whole_line(cx, old.span(), "").filter(|_| !says(old) || says(today))?;
    Some(Fix::suggested("Retirer l’ancienne clé", vec![Edit::delete(line)]))
}

fn migrate(cx: &Context<'_, '_>, entry: &Entry<'_>, name: &str, current: &str) -> Option<Fix> {
    let value = cx.slice(entry.value.span);
    let title = format!("Passer à «\u{a0}{current}\u{a0}»");
    let edit = match name {
        "chapeau" | "lien" => Edit::replace(entry.key.span, current),
        _ if value.is_empty() || value.contains('\n') => return None,
        "image" => Edit::replace(entry.span(), format!("une-ou-diaporama:\n- image: {value}")),
        _ => {
            let label = "Télécharger le communiqué de presse";
            Edit::replace(entry.span(), format!("files:\n- file: {value}\n  nom: {label}"))
        }
    };
    Some(Fix::suggested(title, vec![edit]))
}
