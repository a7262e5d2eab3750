//! FM017: a placeholder of the site that would be published.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::yaml::{Node, NodeKind};

pub(super) static RULE: Rule = Rule {
    code: "FM017",
    name: "placeholder-value",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Une valeur d’exemple du site serait publiée.",
    why: "Les réglages du site donnent à chaque communiqué des valeurs d’exemple, comme un document à \
          télécharger. Elles s’appliquent sans le dire quand le communiqué n’a pas les siennes\u{a0}: null ne \
          les écarte pas.",
    invalid: &[Sample::FrontMatter(
        "files:\n- file: /uploads/exemple.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)",
    )],
    valid: &[
        Sample::FrontMatter("files:\ncommunique_file: /uploads/carte.pdf"),
        Sample::FrontMatter("files:"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    if cx.profile.placeholders.is_empty() || !cx.is_release() {
        return;
    }
    for entry in fields.entries() {
        look(cx, &entry.value, out);
    }
}

/// The site's example that takes the place of a document that was not given.
pub(super) fn inherited<'r>(cx: &Context<'r, '_>) -> Option<&'r str> {
    ["file", "files", "communique_file"].iter().find_map(|key| {
        let value = cx.profile.default_of(key)?.as_str()?;
        is_placeholder(cx, value).then_some(value)
    })
}

/// Depth is bounded by [`crate::MAX_YAML_DEPTH`].
fn look(cx: &Context<'_, '_>, node: &Node<'_>, out: &mut Findings<'_>) {
    match &node.kind {
        NodeKind::Scalar(scalar) if is_placeholder(cx, &scalar.text) => {
            out.report(node.span, format!("{} est une valeur d’exemple du site", quoted(&scalar.text)))
                .help("La remplacer par celle du communiqué");
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| look(cx, item, out)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| look(cx, &entry.value, out)),
        NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
    }
}

fn is_placeholder(cx: &Context<'_, '_>, value: &str) -> bool {
    let bare = value.trim().trim_start_matches('/');
    !bare.is_empty() && cx.profile.placeholders.iter().any(|known| known.trim_start_matches('/') == bare)
}
