use crate::Severity;
use crate::data::Registry;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE011",
    name: "uncapitalised-people",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: peuples"),
    since: "0.1.0",
    summary: "Le nom d’un peuple n’a pas sa capitale.",
    why: "On écrit «\u{a0}les Français\u{a0}» pour les personnes, «\u{a0}le français\u{a0}» pour la langue et «\u{a0}un chemin français\u{a0}» pour l’adjectif.",
    invalid: &[
        Sample::Body("La carte simplifie la vie des français.\n"),
        Sample::FrontMatter("title: Une carte au bénéfice de tous les français"),
    ],
    valid: &[
        Sample::Body(
            "La vie des Français, l’usage du français, le territoire français, les chemins français et européens.\n",
        ),
        Sample::Body("Les élus des européennes, voter aux européennes.\n"),
        Sample::Body("Les français Vasseur et Cartolibre, des français régionaux parlés.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, term) in cx.words(Registry::Peoples) {
        let right = term.column(0);
        let noun = place.text().starts_with(char::is_lowercase)
            && (is_led_by_article(&place) || is_counted(&place))
            && !is_adjective(&place);
        if noun && !place.is_address() {
            let fix = place.is_verbatim().then(|| {
                Fix::suggested(message::with("Écrire ", right), vec![Edit::replace(place.span(), right)])
            });
            let written = format!("{} {}", place.word_before(), place.text());
            out.report(place.span(), message::with("Nom de peuple sans capitale\u{a0}: ", &written))
                .help(message::with("Écrire ", &format!("{} {right}", place.word_before())))
                .fix_if(fix);
        }
    }
}

fn is_led_by_article(place: &Place<'_>) -> bool {
    let spaced = place.before().is_some_and(|c| matches!(c, ' ' | '\u{a0}'));
    spaced
        && matches!(
            place.word_before(),
            "les" | "Les" | "des" | "Des" | "aux" | "Aux" | "ces" | "Ces" | "nos" | "Nos"
        )
}

/// « un français sur deux », « dix millions de français »
fn is_counted(place: &Place<'_>) -> bool {
    const NUMBERS: [&str; 8] = ["deux", "trois", "quatre", "cinq", "six", "dix", "vingt", "cent"];
    let share = || {
        let next = place.tail().strip_prefix(" sur ").unwrap_or("");
        let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        NUMBERS.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let head = place.head();
    let many = ["millions de ", "million de ", "milliers de "].iter().any(|count| head.ends_with(count));
    many || head.ends_with([' ', '\u{a0}']) && matches!(place.word_before(), "un" | "Un" | "1") && share()
}

/// « les français Vasseur et Cartolibre », « des français régionaux »: an adjective, or the language.
fn is_adjective(place: &Place<'_>) -> bool {
    let next = place.word_after();
    let touching = place.tail().starts_with([' ', '\u{a0}']);
    let name = next.starts_with(char::is_uppercase);
    let language = matches!(next, "régionaux" | "parlés" | "écrits" | "populaires" | "courants" | "langue");
    // « les européennes »: the elections.
    place.text() == "européennes" || touching && (name || language)
}
