//! LK002: an address that a browser takes for a page of the site.

use super::{in_short, is_accented_email, is_email};
use crate::body::LinkKind;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::links::Target;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;
use crate::yaml::{Node, NodeKind};

pub(super) static RULE: Rule = Rule {
    code: "LK002",
    name: "missing-scheme",
    family: Family::Links,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "L’adresse d’un lien n’a ni «\u{a0}https://\u{a0}» ni «\u{a0}mailto:\u{a0}».",
    why: "Sans ce début, le navigateur cherche une page de ce nom sur le site même, et ne la trouve pas.",
    invalid: &[
        Sample::Body("Voir [la carte](www.cartolibre.fr/été).\n"),
        Sample::Body("Écrire à [la mission](presse@cartolibre.gouv.fr).\n"),
        Sample::Body("Écrire à [la mission](presse@carte-d-été.fr).\n"),
        Sample::Body("<p><a href=\"cartolibre.gouv.fr/carte\">La carte</a></p>\n"),
        Sample::FrontMatter("site: www.cartolibre.fr\n"),
    ],
    valid: &[
        Sample::Body("Voir [la carte](https://www.cartolibre.fr) ou [le guide](guide.md).\n"),
        Sample::Body("Voir [le plan](plan.fr.html), [l’aide](aide/www.html) ou [l’équipe](#www).\n"),
        Sample::Body("Écrire à [la mission](mailto:presse@cartolibre.gouv.fr) depuis www.cartolibre.fr\n"),
        Sample::FrontMatter("site: https://www.cartolibre.fr\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let begins_with_name =
        |target: &&Target<'_>| target.kind == LinkKind::SitePath && !target.text.starts_with('/');
    for target in cx.targets().iter().filter(begins_with_name) {
        let text = target.text.trim();
        let scheme = match text {
            _ if is_email(text) || is_accented_email(text) => "mailto:",
            _ if begins_with_host(text) => "https://",
            _ => continue,
        };
        report(out, target.written, text, scheme);
    }
    if let Some(root) = &cx.release.front_matter.yaml.root {
        values(root, &mut |node, text| report_value(out, node, text));
    }
}

fn report(out: &mut Findings<'_>, span: Span, text: &str, scheme: &str) {
    let message = format!("Il manque «\u{a0}{scheme}\u{a0}» devant «\u{a0}{}\u{a0}»", in_short(text));
    let edits = vec![Edit::insert(span.start(), scheme)];
    let title = format!("Ajouter «\u{a0}{scheme}\u{a0}»");
    // An address that answers only without encryption is rare, but the reader would see the difference.
    let fix = if scheme == "mailto:" { Fix::safe(title, edits) } else { Fix::suggested(title, edits) };
    out.report(span, message).help(format!("Écrire «\u{a0}{scheme}{}\u{a0}»", in_short(text))).fix(fix);
}

/// A front matter value is only told by `www.`: what the template does with it is not known.
fn report_value(out: &mut Findings<'_>, node: &Node<'_>, text: &str) {
    let message = format!("Il manque «\u{a0}https://\u{a0}» devant «\u{a0}{}\u{a0}»", in_short(text));
    let quoted = u32::try_from(node.span.len() as usize - text.len()).unwrap_or(0) / 2;
    let edit = Edit::insert(node.span.start() + quoted, "https://");
    out.report(node.span, message)
        .at_most(Severity::Warning)
        .help(format!("Écrire «\u{a0}https://{}\u{a0}»", in_short(text)))
        .fix(Fix::suggested("Ajouter «\u{a0}https://\u{a0}»", vec![edit]));
}

fn values(node: &Node<'_>, found: &mut impl FnMut(&Node<'_>, &str)) {
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            let text = &*scalar.text;
            if text.starts_with("www.") && begins_with_host(text) && node.span.len() as usize >= text.len() {
                found(node, text);
            }
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| values(item, found)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| values(&entry.value, found)),
        NodeKind::Alias(_) => {}
    }
}

/// Whether a target begins with the name of a host rather than that of a page.
fn begins_with_host(text: &str) -> bool {
    static ENDINGS: [&str; 14] =
        ["fr", "com", "org", "net", "eu", "gouv", "io", "info", "be", "ch", "uk", "de", "paris", "bzh"];
    let host = text.split(['/', '?', '#']).next().unwrap_or("");
    let valid = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    let mut labels = host.rsplit('.');
    let ending = labels.next().unwrap_or("");
    let known = ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    let named = labels.next().is_some_and(|label| !label.is_empty());
    valid && named && !host.starts_with('.') && (known || host.starts_with("www."))
}
