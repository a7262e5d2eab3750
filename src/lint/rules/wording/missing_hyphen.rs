use crate::Severity;
use crate::data::Registry;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "RE019",
    name: "missing-hyphen",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un mot composé a perdu un trait d’union.",
    why: "«\u{a0}c’est-à-dire\u{a0}», «\u{a0}au-delà\u{a0}», «\u{a0}contactez-nous\u{a0}»\u{a0}: sans trait d’union, le lecteur bute ou lit autre chose.",
    invalid: &[
        Sample::Body("La carte est libre, c’est à dire commune.\n"),
        Sample::Body("La carte est libre, c'est à dire commune.\n"),
        Sample::Body("Qu’est ce que la carte\u{202f}?\n"),
        Sample::Body("La carte de Météo France.\n"),
        Sample::Body("La région Auvergne-Rhône Alpes publie la carte.\n"),
        Sample::Body("Un copier coller de la carte.\n"),
    ],
    valid: &[
        Sample::Body("La carte est elle aussi libre, et utile pour vous même si le chemin change.\n"),
        Sample::Body(
            "C’est-à-dire au-delà. C’est à elle de dire. Rendez-vous à Guéret. Vous vous rendez sur place.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    phrases::report(cx, Registry::Hyphens, "Trait d’union manquant", out, &|place| {
        !is_even_if(place) && !is_as_well(place) && !is_statement(place) && !is_verb(place)
    });
}

/// « utile pour vous même si la carte change »
fn is_even_if(place: &Place<'_>) -> bool {
    const AFTER: [&str; 9] = ["si", "s", "quand", "lorsque", "lorsqu", "sans", "avec", "après", "pas"];
    place.text().ends_with(" même") && AFTER.contains(&place.word_after())
}

/// « La carte peut bien être libre »: only a determiner makes a noun of it.
fn is_verb(place: &Place<'_>) -> bool {
    const BEFORE: [&str; 12] =
        ["au", "ce", "du", "le", "leur", "mon", "notre", "nos", "quel", "son", "un", "votre"];
    place.text().ends_with("ien être") && !BEFORE.contains(&place.word_before().to_lowercase().as_str())
}

/// « Le patrimoine est ce que nous avons en partage. »
fn is_statement(place: &Place<'_>) -> bool {
    const QUESTIONS: [&str; 5] = ["comment", "pourquoi", "quand", "où", "combien"];
    let text = place.text();
    text.starts_with("est ce qu")
        && place.before() == Some(' ')
        && !QUESTIONS.contains(&place.word_before().to_lowercase().as_str())
        || is_emphasis(place)
}

/// « c’est ce que nous avons », « c’est elle qui »
fn is_emphasis(place: &Place<'_>) -> bool {
    let text = place.text();
    (text.starts_with("est ce qu") || text == "est elle")
        && matches!(place.before(), Some('’' | '\''))
        && place.word_before().eq_ignore_ascii_case("c")
}

/// « La carte est elle aussi libre. »
fn is_as_well(place: &Place<'_>) -> bool {
    const AFTER: [&str; 6] = ["aussi", "seule", "seul", "non", "toujours", "toute"];
    place.text().ends_with(" elle") && AFTER.contains(&place.word_after())
}
