//! HT006: a tag whose attributes are written so that it is no tag.

use crate::body::html::{TagFault, WhyPrinted};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT006",
    name: "malformed-attribute",
    family: Family::Html,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Un attribut mal écrit fait que la balise n’en est plus une.",
    why: "Quand une espace manque entre deux attributs, ou qu’un guillemet est en trop, kramdown ne reconnaît \
          plus la balise\u{a0}: il l’affiche telle quelle, et le lien ou l’image disparaît.",
    invalid: &[
        Sample::Body("Voir <a href=\"/carte\"title=\"La carte\">la carte</a>.\n"),
        Sample::Body("<div>\n<img src=\"/carte.png\" alt=\"align=\"center\">\n</div>\n"),
        Sample::Body("<img src=\"/carte.png\" alt=\"\" width=100%>\n"),
    ],
    valid: &[
        Sample::Body("Voir <a href=\"/carte\" title=\"La carte\">la carte</a>.\n"),
        Sample::Body("<img src='/carte.png' alt=\"\" width=100>\n"),
        Sample::Body("Si a <b, alors b > a.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for printed in &cx.release.body.elements.printed {
        let WhyPrinted::Malformed { fault, at } = printed.why else { continue };
        let name = &printed.name;
        let (what, help) = match fault {
            TagFault::MissingSpace => {
                ("il manque une espace entre deux attributs", "Séparer les attributs par une espace.")
            }
            TagFault::StrayQuote => {
                ("un guillemet est en trop ou manque", "Écrire chaque valeur entre deux `\"`.")
            }
            TagFault::UnquotedValue => {
                ("une valeur n’est pas entre guillemets", "Écrire la valeur entre `\"`.")
            }
            TagFault::Unterminated => ("il manque `>` à la fin", "Ajouter `>` après le dernier attribut."),
            _ => ("ses attributs sont mal écrits", "Écrire chaque attribut sous la forme `nom=\"valeur\"`."),
        };
        let message =
            format!("La balise `<{name}>` n’est pas reconnue et s’affiche telle quelle\u{a0}: {what}");
        let finding = out.report(printed.span, message).help(help);
        match fault {
            TagFault::MissingSpace => {
                let _ = finding.fix(Fix::safe("Séparer les attributs", vec![Edit::insert(at, " ")]));
            }
            TagFault::Unterminated => {
                let _ = finding.fix(Fix::suggested("Ajouter `>`", vec![Edit::insert(at, ">")]));
            }
            _ => {}
        }
    }
}
