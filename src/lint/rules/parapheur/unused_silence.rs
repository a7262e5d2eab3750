//! PA001: a silence that silences nothing.

use crate::diagnostic::Severity;
use crate::lint::context::Findings;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::release::PressRelease;
use crate::span::Span;

pub(in crate::lint) static RULE: Rule = Rule {
    code: "PA001",
    name: "unused-silence",
    family: Family::Parapheur,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un commentaire fait taire une règle qui ne signale rien à cet endroit.",
    why: "Le défaut a été corrigé, ou le commentaire n’est pas devant le bon passage. Laissé là, il \
          cacherait un défaut à venir.",
    invalid: &[Sample::Body(
        "<!-- parapheur: ignore duplicated-attribution -- édito à deux voix -->\n\n\
         La carte paraît chaque semaine.\n",
    )],
    valid: &[
        Sample::Body("<!-- à relire par le service -->\n\nLa carte paraît chaque semaine.\n"),
        Sample::Body("`<!-- parapheur: ignore duplicated-attribution -->` fait taire la règle.\n"),
    ],
    // Known only once every rule has run: see `report`.
    check: |_, _| {},
};

/// Reports the rule names of silences that silenced nothing.
pub(in crate::lint) fn report(release: &PressRelease<'_>, unused: &[Span], out: &mut Findings<'_>) {
    for &selector in unused {
        let name = release.source.slice(selector);
        out.report(selector, format!("Rien à faire taire ici pour «\u{a0}{name}\u{a0}»"))
            .help("Retirer ce nom du commentaire, ou placer le commentaire juste avant le passage concerné");
    }
}
