//! FM018: an unknown key with nothing in it.

use super::whole_line;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::schema;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::yaml::{Node, Resolved};

pub(super) static RULE: Rule = Rule {
    code: "FM018",
    name: "stray-null-key",
    family: Family::FrontMatter,
    severity: Severity::Info,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une clé inconnue du site, sans valeur, traîne dans l’en-tête.",
    why: "L’outil de rédaction laisse parfois une clé vide que personne n’a voulue. Elle ne sert à rien et \
          cache les clés qui manquent vraiment.",
    invalid: &[
        Sample::FrontMatter("Key:"),
        Sample::FrontMatter(
            "files:\n- file: /uploads/carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)\n  Key: ",
        ),
    ],
    valid: &[
        Sample::FrontMatter("lieu:"),
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: /uploads/a.png\n  legende:\n  alternative-textuelle: A",
        ),
        Sample::FrontMatter("layout: defi\nfinishDate:"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    if !cx.is_release() {
        return;
    }
    let Some(root) = &fields.yaml.root else { return };
    look(cx, root, schema::KEYS, out);
    for (entry, key) in cx.entries() {
        let Some(keys) = key.map(|key| key.keys).filter(|keys| !keys.is_empty()) else { continue };
        look(cx, &entry.value, keys, out);
        entry.value.as_sequence().into_iter().flatten().for_each(|item| look(cx, item, keys, out));
    }
}

fn is_null(value: &Node<'_>) -> bool {
    const LONGEST: usize = "null".len();
    let is_short = value.as_text().is_none_or(|text| text.len() <= LONGEST);
    is_short && matches!(value.resolve(), Some(Resolved::Null))
}

fn look(cx: &Context<'_, '_>, map: &Node<'_>, keys: &[schema::Key], out: &mut Findings<'_>) {
    for entry in map.as_mapping().into_iter().flatten() {
        let Some(key) = entry.key.as_text().filter(|_| is_null(&entry.value)) else { continue };
        if schema::find(keys, key).is_some() || schema::meant(keys, key).is_some() {
            continue; // a misspelt key is not a stray one
        }
        let finding = out
            .report(entry.key.span, format!("Clé {} sans valeur, que le site ne connaît pas", quoted(key)))
            .help("La retirer");
        if let Some(line) = whole_line(cx, entry.span(), "") {
            finding.fix(Fix::suggested("Retirer la ligne", vec![Edit::delete(line)]));
        }
    }
}
