//! LK007: a link whose text is an address.

use super::in_short;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::text::bytes::trimmed;

pub(super) static RULE: Rule = Rule {
    code: "LK007",
    name: "url-as-text",
    family: Family::Links,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 6.1\u{202f}; Opquast 136"),
    since: "0.1.0",
    summary: "L’intitulé d’un lien est une adresse web.",
    why: "Une adresse ne dit pas ce que l’on trouvera, et une synthèse vocale l’épelle. Un simple nom de \
          domaine, qui est souvent le nom du service, n’est pas en cause\u{202f}; une adresse courte n’est \
          signalée que pour information.",
    invalid: &[
        Sample::Body(
            "[https://cartolibre.gouv.fr/cartes/été-2024](https://cartolibre.gouv.fr/cartes/été-2024)\n",
        ),
        Sample::Body("La carte\u{a0}: <https://cartolibre.gouv.fr/>\n"),
    ],
    valid: &[
        Sample::Body(
            "Voir [cartolibre.gouv.fr](https://cartolibre.gouv.fr) et [la carte](https://cartolibre.gouv.fr/cartes/2024).\n",
        ),
        Sample::Body("Écrire à <presse@cartolibre.gouv.fr>.\n"),
    ],
    check,
};

/// Longest path that people still read as part of a name.
const SHORT_PATH: usize = 12;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for link in cx.release.all_links() {
        let text = trimmed(&link.text);
        if !is_address(text) || link.holds_image {
            continue;
        }
        let message = ["L’intitulé du lien est l’adresse «\u{a0}", &in_short(text), "\u{a0}»"].concat();
        let finding = out
            .report(link.text_span, message)
            .help("Écrire ce que le lecteur trouvera au bout du lien, par exemple le titre de la page");
        let path = super::bare(text).split_once('/').map_or("", |(_, path)| path);
        if path.len() < SHORT_PATH {
            finding.at_most(Severity::Info);
        }
    }
}

fn is_address(text: &str) -> bool {
    let start = |prefix: &str| text.get(..prefix.len()).is_some_and(|s| s.eq_ignore_ascii_case(prefix));
    (start("http://") || start("https://") || start("www.")) && !text.contains(char::is_whitespace)
}
