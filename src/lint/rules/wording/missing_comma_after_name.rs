use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::text::PassageKind;

pub(super) static RULE: Rule = Rule {
    code: "RE028",
    name: "missing-comma-after-name",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Rien ne sépare le nom d’un ministre de sa fonction.",
    why: "La fonction mise en apposition se place entre deux virgules\u{a0}: «\u{a0}Anne Azur, ministre des Cartes, annonce…\u{a0}». La première s’oublie quand un nom est ajouté en tête de phrase.",
    invalid: &[
        Sample::Body(
            "Anne Azur ministre des Cartes et Paul Roux, ministre des Chemins, annoncent le plan.\n",
        ),
        Sample::Body("Le plan est présenté par **Anne de Roche-Azur** ministre déléguée aux Cartes.\n"),
        Sample::FrontMatter("chapeau-text: Anne Azur ministre des Cartes annonce le plan."),
    ],
    valid: &[
        Sample::Body(
            "Anne Azur, ministre des Cartes, annonce le plan. La ministre des Cartes Anne Azur aussi.\n",
        ),
        Sample::Body(
            "Le Premier ministre de la France, la Première ministre du Danemark, Monsieur le ministre.\n",
        ),
        Sample::Body("### Anne Azur ministre des Cartes\n"),
        Sample::Body("> **Anne Azur**\n> <br> ministre des Cartes\n"),
    ],
    check,
};

static MINISTER: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("ministre"));

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.occurrences_of(&MINISTER).filter(is_apposition) {
        let Some(name) = name_before(&place) else { continue };
        let space = place.at(place.range.start - 1..place.range.start);
        let fix = space
            .is_verbatim()
            .then(|| Fix::suggested("Insérer une virgule", vec![Edit::insert(space.span().start(), ",")]));
        out.report(place.span(), message::with("Virgule manquante après ", name))
            .help(message::with("Écrire ", &format!("{name}, ministre")))
            .fix_if(fix);
    }
}

/// « … ministre des Cartes », in a sentence.
fn is_apposition(place: &Place<'_>) -> bool {
    const AFTER: [&str; 7] = [" de ", " du ", " des ", " d’", " d'", " chargé", " délégué"];
    place.is_french_prose()
        && !matches!(place.passage.kind, PassageKind::Title | PassageKind::Heading)
        && place.head().ends_with(' ')
        && AFTER.iter().any(|after| place.tail().starts_with(after))
}

/// The first name and the name that stand just before.
fn name_before<'r>(place: &Place<'r>) -> Option<&'r str> {
    const PARTICLES: [&str; 6] = ["de", "du", "des", "la", "le", "von"];
    const NO_NAME: [&str; 4] = ["Premier", "Première", "Monsieur", "Madame"];
    let head = place.head().trim_end_matches(' ');
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
            && !NO_NAME.contains(&word)
    };
    let mut words = head.rsplit(' ');
    let mut length = words.next().filter(|word| is_name(word))?.len();
    for word in words {
        length += word.len() + 1;
        if is_name(word) {
            return head.get(head.len() - length..);
        }
        if !PARTICLES.contains(&word) {
            break;
        }
    }
    None
}
