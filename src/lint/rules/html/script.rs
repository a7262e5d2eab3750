//! HT012: a script in the body.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT012",
    name: "script",
    family: Family::Html,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Le texte contient un script.",
    why: "Un script n’a pas sa place dans un communiqué\u{a0}: il peut être bloqué par la politique de sécurité \
          du site, disparaît des flux et des courriels, et suit parfois le lecteur.",
    invalid: &[
        Sample::Body("<script src=\"https://outil.example/a.js\"></script>\n"),
        Sample::Body("<a href=\"/carte\" onclick=\"ouvrir()\">La carte</a>\n"),
    ],
    valid: &[Sample::Body("<a href=\"/carte\">La carte</a>\n")],
    check,
};

const HELP: &str = "Laisser le script au gabarit du site, ou le remplacer par une image et un lien.";

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for element in &cx.release.body.elements.elements {
        if element.name == "script" {
            let data = element.attribute("type").is_some_and(|kind| kind.value.contains("json"));
            if !data {
                out.report(element.start_tag, "Script dans le corps du communiqué").help(HELP);
            }
        } else if let Some(handler) = element.attributes.iter().find(|a| is_handler(&a.name)) {
            out.report(handler.span, format!("Script dans l’attribut `{}`", handler.name)).help(HELP);
        }
    }
}

/// `onclick` and the like.
fn is_handler(name: &str) -> bool {
    name.len() > 4 && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_lowercase())
}
