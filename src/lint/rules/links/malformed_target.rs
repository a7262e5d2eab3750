//! LK001: an address that is not written as an address.

mod fault;
mod scheme;
mod sound;

use fault::{Fault, find};
use sound::is_sound;

use super::in_short;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "LK001",
    name: "malformed-target",
    family: Family::Links,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: Some("Opquast 152"),
    since: "0.1.0",
    summary: "L’adresse d’un lien est mal formée.",
    why: "Un début doublé, une espace, un point final ou un guillemet ont été pris dans l’adresse\u{a0}: le \
          lien ne mène pas où il faut.",
    invalid: &[
        Sample::Body("Voir [la carte d’été](https:/https://cartolibre.gouv.fr/carte).\n"),
        Sample::Body("<p>Voir <a href=\"https://https://cartolibre.gouv.fr\">la carte</a></p>\n"),
        Sample::Body("Voir [la carte](htpps://cartolibre.gouv.fr/).\n"),
        Sample::Body("Voir [la carte](https:/cartolibre.gouv.fr/).\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/carte.).\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/ma carte.pdf).\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/l’été).\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/carte\u{a0}).\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/\u{e9}t\u{e9}/).\n"),
        Sample::Body("Voir [la carte](https://c\u{430}rtolibre.gouv.fr/).\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/c\u{202e}arte).\n"),
        Sample::Body("Écrire à [la mission](mailto: presse@cartolibre.gouv.fr).\n"),
        Sample::Body("Écrire à [la mission](mailto:presse).\n"),
        Sample::Body("Écrire à [la mission](mail:presse@cartolibre.gouv.fr).\n"),
        Sample::Body("Écrire à [la mission](mailto:presse@carte-d-\u{e9}t\u{e9}.fr).\n"),
        Sample::Body("Écrire à [presse@cartolibre.fr.](**presse@cartolibre.fr.**)\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/carte%20).\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv/carte).\n"),
        Sample::FrontMatter("redirection: https:/https://cartolibre.gouv.fr/carte"),
    ],
    valid: &[
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/carte_(2024)?q=a,b&c=d#e!).\n"),
        Sample::Body("Voir [l’archive](https://web.archive.org/web/2020/https://cartolibre.gouv.fr/).\n"),
        Sample::Body(
            "Voir [Équipe](https://fr.wikipedia.org/wiki/%C3%89quipe) et [le guide](../guide.md).\n",
        ),
        Sample::Body("Écrire à [la mission](mailto:presse@cartolibre.gouv.fr?subject=Carte%20libre).\n"),
        Sample::Body("Voir [la carte]({{ site.url }}/carte) et [la suite](#été).\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for target in cx.targets().iter().filter(|target| !is_sound(target)) {
        let Some(fault) = find(target.text) else { continue };
        let Fault { range, message, severity, replacement } = fault;
        // An address with entities does not stand in the source as it reads.
        let verbatim = cx.slice(target.written) == target.text;
        let start = target.written.start() as usize;
        let span =
            if verbatim { Span::from_range(start + range.start..start + range.end) } else { target.written };
        let message = [message, "\u{a0}: «\u{a0}", &in_short(target.text), "\u{a0}»"].concat();
        let finding = out.report(span, message).at_most(severity).help(
            if target.text.trim_start().starts_with("http") {
                "Ouvrir la page, puis recopier son adresse depuis la barre du navigateur"
            } else {
                "Vérifier l’adresse caractère par caractère"
            },
        );
        let Some(text) = replacement.filter(|_| verbatim) else { continue };
        let edits = vec![Edit::replace(span, text.clone())];
        let title = if text.is_empty() && cx.slice(span).trim().is_empty() {
            "Retirer l’espace".to_owned()
        } else if text.is_empty() {
            ["Retirer «\u{a0}", cx.slice(span).trim(), "\u{a0}»"].concat()
        } else {
            ["Écrire «\u{a0}", &in_short(&text), "\u{a0}»"].concat()
        };
        // Only a doubled beginning leaves no doubt on what was meant.
        let certain = severity == Severity::Error && text.is_empty();
        finding.fix(if certain { Fix::safe(title, edits) } else { Fix::suggested(title, edits) });
    }
}
