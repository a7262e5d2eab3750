use crate::Severity;
use crate::data::governor::{ARE, BE, HAVE, MODALS};
use crate::data::{Registry, Term};
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

use super::words_before::{is_adverb, words_before};

pub(super) static RULE: Rule = Rule {
    code: "RE031",
    name: "confused-ending",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un participe en «\u{a0}-é\u{a0}» tient la place d’un infinitif en «\u{a0}-er\u{a0}», ou l’inverse.",
    why: "«\u{a0}La carte a été créer\u{a0}», «\u{a0}pour simplifié les démarches\u{a0}»\u{a0}: les deux se prononcent de même, et aucun correcteur d’orthographe ne les voit. Seuls des verbes d’une liste fermée sont regardés.",
    invalid: &[
        Sample::Body("La carte a été créer par les communes.\n"),
        Sample::Body("Les communes ont relever leurs chemins.\n"),
        Sample::Body("Le relevé est porter par les communes.\n"),
        Sample::Body("Elle a publier la carte.\n"),
        Sample::Body("La mission s’est bien engager à la publier.\n"),
        Sample::Body("Après avoir relever les chemins, la commune les publie.\n"),
        Sample::Body("Les cartes seraient créer demain.\n"),
        Sample::Body("Vous voulez publié la carte\u{202f}?\n"),
        Sample::Body("Une carte pour mieux préparé les secours.\n"),
        Sample::Body("Une carte pour simplifié les secours.\n"),
        Sample::Body("La commune peut également publié la carte.\n"),
        Sample::Body("La carte permet d’amélioré les secours.\n"),
        Sample::Body("La mission à publié la carte.\n"),
        Sample::Body("Les communes on également publié la carte.\n"),
    ],
    valid: &[
        Sample::Body("La carte a été créée, les communes ont relevé leurs chemins, elle reste à publier.\n"),
        Sample::Body(
            "Elle est destine\u{301}e a\u{300} publier la carte, et peut être conseiller municipal.\n",
        ),
        Sample::Body(
            "Une carte pour simplifier les secours, un accord pour salarié, peut-être publié ici.\n",
        ),
        Sample::Body(
            "De déposé à publié, et de publié à relevé. Elle permet d’améliorer les secours. Informer, c’est publier par carte. Le plan vise a publier la carte. Elle va de marché en marché.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, verb) in cx.words(Registry::Verbs) {
        let infinitive = verb.column(0);
        if !place.is_french_prose() || !infinitive.ends_with("er") || place.is_joined() {
            continue;
        }
        if place.text() == infinitive {
            after_auxiliary(&place, verb, out);
        } else if place.text().ends_with('é') {
            after_modal(&place, verb, out);
            if verb.column(2) != "n" {
                after_lookalike(&place, out);
            }
        }
    }
}

/// « a été créer », « ont relever »
fn after_auxiliary(place: &Place<'_>, verb: Term<'_>, out: &mut Findings<'_>) {
    let Some(auxiliary) = words_before(place).next().or_else(|| reflexive(place)) else { return };
    let have = auxiliary != "a" && HAVE.contains(&auxiliary);
    let be = auxiliary == "sera" || BE.contains(&auxiliary) || ARE.contains(&auxiliary);
    let be = be || auxiliary.ends_with("est") && (auxiliary.len() > 3 || place.word_after() == "par");
    let (help, fix) = if have {
        let participle = verb.participle();
        let title = message::with("Écrire ", &participle);
        (title.clone(), place.suggestion(title, participle))
    } else if be && verb.column(2) != "i" {
        (format!("Écrire {}, accordé avec le sujet", quoted(&verb.participle())), None)
    } else if auxiliary == "a" && !is_to(words_before(place).nth(1)) {
        let (had, to) = (format!("a {}", verb.participle()), format!("à {}", place.text()));
        (format!("Écrire {} ou {}", quoted(&had), quoted(&to)), None)
    } else {
        return;
    };
    let written = format!("{auxiliary} {}", place.text());
    out.report(place.span(), message::with("Infinitif à la place d’un participe\u{a0}: ", &written))
        .help(help)
        .fix_if(fix);
}

/// « s’est engager »: the auxiliary, adverbs left out.
fn reflexive<'r>(place: &Place<'r>) -> Option<&'r str> {
    let mut words = place.head().strip_suffix([' ', '\n', '\u{a0}'])?.rsplit([' ', '\n', '\u{a0}']);
    words.find(|word| !is_adverb(word)).filter(|word| matches!(*word, "s’est" | "s'est" | "S’est" | "S'est"))
}

/// « vise a publier »: that « à » is meant is for RE014 to say.
fn is_to(word: Option<&str>) -> bool {
    matches!(word, Some("vise" | "visent" | "visant" | "consiste" | "consistent" | "façon" | "manière"))
}

/// « pour simplifié », « peut publié », « permet d’amélioré »
fn after_modal(place: &Place<'_>, verb: Term<'_>, out: &mut Findings<'_>) {
    let is_noun = verb.column(2) == "n";
    let lead = match words_before(place).next() {
        Some(modal) if MODALS.contains(&modal) => modal.to_owned(),
        Some(pour @ ("pour" | "Pour")) if !is_noun => pour.to_owned(),
        Some("de") if asks_for_infinitive(words_before(place).nth(1)) => "de".to_owned(),
        None => {
            let head = place.head();
            let before = head.strip_suffix("d’").or_else(|| head.strip_suffix("d'")).unwrap_or("").trim_end();
            if !asks_for_infinitive(before.rsplit([' ', '\n', '\u{a0}']).next()) {
                return;
            }
            "d’".to_owned()
        }
        _ => return,
    };
    let right = verb.column(0);
    let joint = if lead.ends_with('’') { "" } else { " " };
    let written = format!("{lead}{joint}{}", place.text());
    let title = message::with("Écrire ", right);
    out.report(place.span(), message::with("Participe à la place d’un infinitif\u{a0}: ", &written))
        .help(title.as_str())
        .fix_if(place.suggestion(title, right));
}

/// « à publié », « on publié »: the auxiliary sounds like another word.
fn after_lookalike(place: &Place<'_>, out: &mut Findings<'_>) {
    let Some(stem) = place.text().strip_suffix('é') else { return };
    let (word, help) = match words_before(place).next() {
        // « du relevé à publié », « passe à publié »: states of a text.
        Some("à") if !is_state(place) => {
            ("à", format!("Écrire «\u{a0}a {stem}é\u{a0}» ou «\u{a0}à {stem}er\u{a0}»"))
        }
        Some("on") => ("on", format!("Écrire «\u{a0}ont {stem}é\u{a0}» ou «\u{a0}on {stem}e\u{a0}»")),
        _ => return,
    };
    let written = format!("{word} {}", place.text());
    out.report(place.span(), message::with("Participe sans auxiliaire\u{a0}: ", &written)).help(help);
}

/// « de relevé à publié, », « passe à publié »
fn is_state(place: &Place<'_>) -> bool {
    let from = words_before(place).nth(1).unwrap_or("");
    from.ends_with('é') || from.starts_with("passe") || place.word_after().is_empty()
}

/// « afin de », « permet de », « avant de »
fn asks_for_infinitive(word: Option<&str>) -> bool {
    const BEFORE: [&str; 13] = [
        "afin",
        "avant",
        "capable",
        "but",
        "permet",
        "permettant",
        "permettent",
        "permettra",
        "permettre",
        "permis",
        "possible",
        "propose",
        "proposent",
    ];
    word.is_some_and(|word| matches!(word, "Afin" | "Avant") || BEFORE.contains(&word))
}
