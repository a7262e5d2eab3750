//! QU003: a quotation that nobody signs.

use super::{in_short, is_set_off};
use crate::body::Layout;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "QU003",
    name: "missing-attribution",
    family: Family::Quotations,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("DSFR, composant Citation"),
    since: "0.1.0",
    summary: "Une citation n’est attribuée à personne.",
    why: "Une citation sans nom ni fonction ne peut pas être reprise par la presse, et le lecteur ne sait pas \
          qui s’engage.",
    invalid: &[
        Sample::Body("> La carte nous a fait gagner deux jours.\n{: .citation}\n\nLa suite du texte.\n"),
        Sample::Body("> « La carte nous a fait gagner deux jours par semaine. »\n\nLa suite du texte.\n"),
    ],
    valid: &[
        Sample::Body(
            "> La carte est libre.\n{: .citation}\n> **Anne Azur**, ministre\n{: .auteur-citation}\n",
        ),
        Sample::Body("> [**Consulter la carte**](https://cartolibre.gouv.fr/)\n{: .lien-important}\n"),
        Sample::Body("La charte le dit ainsi :\n\n> « Toute carte est libre, et le reste. »\n"),
        Sample::Body(
            "> « La carte de la Creuse, précise **Anne Azur**, géomètre, est à tous. Elle est libre. »\n",
        ),
        Sample::Body("> Une remarque mise en valeur, sans guillemets.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for testimonial in &cx.release.meaning().testimonials {
        if testimonial.attribution.is_some() || testimonial.introduced || !is_set_off(testimonial) {
            continue;
        }
        let message = format!(
            "Citation sans attribution\u{a0}: «\u{a0}{}\u{a0}»",
            in_short(&testimonial.quotation.text)
        );
        let finding = out
            .report(testimonial.quotation.span, message)
            .help("Écrire sous la citation le prénom, le nom et la fonction de la personne");
        // Without the class, it may be the text of a law or a slogan.
        if testimonial.layout != Layout::CitationClass {
            finding.at_most(Severity::Info);
        }
    }
}
