use crate::Severity;
use crate::data::Registry;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "RE020",
    name: "misspelling",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un mot n’existe dans aucune orthographe.",
    why: "La liste est fermée\u{a0}: fautes fréquentes et accents oubliés. Elle ne remplace pas un correcteur.",
    invalid: &[
        Sample::Body("Les fonctionalités de la carte.\n"),
        Sample::Body("Les metadonnées de la carte.\n"),
        Sample::Body("Un relevé burocratique des chemins.\n"),
    ],
    valid: &[
        Sample::Body("Les fonctionnalités de la carte, donnees.example et un_element.\n"),
        Sample::Body("Le gabarit de Carto Schemas to Markdown.\n"),
        Sample::Body("<p lang=\"en\">The equipment of the etudiants.</p>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    phrases::report(cx, Registry::Misspellings, "Faute d’orthographe", out, &|place| !is_in_a_name(place));
}

/// « Carto Schemas »: a capital inside a sentence, after another, makes the name of a product.
fn is_in_a_name(place: &Place<'_>) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    capital(place.text()) && !place.starts_sentence() && capital(place.word_before())
}
