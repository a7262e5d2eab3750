//! HT007: the same `id` twice in a document.

use std::collections::HashMap;

use crate::body::block::{Block, BlockKind};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "HT007",
    name: "duplicate-id",
    family: Family::Html,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 8.2\u{202f}; Opquast 236"),
    since: "0.1.0",
    summary: "Deux éléments portent le même identifiant.",
    why: "Un lien vers `#contact` mène au premier élément de ce nom\u{a0}: le second ne peut pas être atteint, et \
          les aides techniques s’y perdent.",
    invalid: &[
        Sample::Body("<p id=\"contact\">Un.</p>\n\n<p id=\"contact\">Deux.</p>\n"),
        Sample::Body("<p id=\"contact\">Un.</p>\n\nDeux.\n{: #contact}\n"),
    ],
    valid: &[Sample::Body("<p id=\"contact\">Un.</p>\n\n<p id=\"contact-presse\">Deux.</p>\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let body = &cx.release.body;
    let mut ids: Vec<(Span, &str)> = Vec::new();
    for element in &body.elements.elements {
        let id = element.attribute("id").filter(|id| !id.value.is_empty());
        ids.extend(id.map(|id| (id.value_span.unwrap_or(id.span), &*id.value)));
    }
    gather(cx.blocks_of(Group::WithAttributes), &mut ids);
    if ids.len() < 2 {
        return;
    }
    // A tag's own attributes may be known to its block too, at the same place.
    ids.sort_unstable_by_key(|(span, _)| *span);
    ids.dedup_by_key(|(span, _)| span.start());
    let mut met: HashMap<&str, Span> = HashMap::new();
    for (span, id) in ids {
        match met.get(id) {
            Some(&first) => {
                out.report(span, format!("L’identifiant «\u{a0}{id}\u{a0}» est déjà pris"))
                    .label(first, "il sert déjà ici")
                    .help("Donner à chaque élément un identifiant différent.");
            }
            None => {
                met.insert(id, span);
            }
        }
    }
}

/// Identifiers given by attribute lists.
fn gather<'r>(blocks: &[&'r Block<'_>], ids: &mut Vec<(Span, &'r str)>) {
    for block in blocks.iter().filter(|block| !matches!(block.kind, BlockKind::HtmlElement { .. })) {
        let given = block.attributes.iter().filter(|a| a.name == "id" && !a.span.is_empty());
        ids.extend(given.map(|attribute| (attribute.span, &*attribute.value)));
    }
}
