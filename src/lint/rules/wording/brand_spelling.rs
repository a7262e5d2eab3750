use crate::Severity;
use crate::data::Registry;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};
use crate::text::Zone;

pub(super) static RULE: Rule = Rule {
    code: "RE012",
    name: "brand-spelling",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une marque, un produit ou un sigle n’a pas ses capitales.",
    why: "GitHub, JSON, FranceConnect s’écrivent comme leur propriétaire les écrit. La liste s’étend dans la configuration.",
    invalid: &[
        Sample::Body("Le code de la carte est sur Github.\n"),
        Sample::Body("La carte est un fichier csv.\n"),
        Sample::Body("La carte demande France Connect.\n"),
        Sample::FrontMatter("title: La carte arrive sur Franceconnect"),
    ],
    valid: &[
        Sample::Body("GitHub, github.com, @github, chemins.csv, `csv`, contact@github.example, CSV.\n"),
        Sample::Body("**LA CARTE SUR GITHUB ET GITLAB**\n"),
        Sample::Body("### GITHUB\n\nLe bouton carte-bouton--github.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, term) in phrases::longest(cx, Registry::Brands, &|_, _| true) {
        let cut = !term.column(1).is_empty();
        let brand = term.column(usize::from(cut));
        // « parcours sup » may be two words.
        if place.text() == brand || cut && !place.text().starts_with(char::is_uppercase) {
            continue;
        }
        // In English, `windows` and `excel` are words.
        let word = !place.is_french() && place.text().chars().all(char::is_lowercase);
        if word || place.passage.zone == Zone::AttributeValue || !is_free(&place) {
            continue;
        }
        let capitals = !place.text().chars().any(char::is_lowercase);
        let alone = || place.head().trim().is_empty() && place.tail().trim().is_empty();
        if capitals && (is_capitals(place.word_before()) || is_capitals(place.word_after()) || alone()) {
            continue;
        }
        let what = if cut { "Nom en un seul mot\u{a0}: " } else { "Capitales à revoir\u{a0}: " };
        let help = message::with("Écrire ", brand);
        let finding = out
            .report(place.span(), message::with(what, place.text()))
            .help(help.as_str())
            .fix_if(place.suggestion(help, brand));
        // « un fichier csv »: usage writes initials of formats so as well.
        if is_capitals(brand) && !place.text().chars().any(char::is_uppercase) {
            finding.at_most(Severity::Info);
        }
    }
}

fn is_free(place: &Place<'_>) -> bool {
    let joined = |c: char| matches!(c, '.' | '/' | '@' | '#' | '_' | '-' | '\\');
    // kramdown makes a dash of the two hyphens of `bouton--github`.
    let dashed = || place.head().strip_suffix('–').is_some_and(|head| head.ends_with(char::is_alphanumeric));
    let before = place.before().is_some_and(joined) || dashed();
    let after = place.tail().strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    !before && !after && !place.is_address()
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}
