use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::Language;

pub(super) static RULE: Rule = Rule {
    code: "RE002",
    name: "doubled-word",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un mot ou un groupe de mots est écrit deux fois de suite.",
    why: "L’œil de l’auteur saute la répétition, celui du lecteur s’y arrête. Les répétitions que la langue admet («\u{a0}nous nous\u{a0}», «\u{a0}vous vous\u{a0}») sont laissées.",
    invalid: &[
        Sample::Body("Le plan de de sauvegarde des chemins.\n"),
        Sample::Body("La carte porte sur des sur des chemins ruraux.\n"),
        Sample::Body("La carte que que la mission publie.\n"),
        Sample::Body("La carte du ministère du ministère des Chemins.\n"),
        Sample::Body("Le relevé de l’L’Institut des chemins.\n"),
        Sample::Body("Le plan **de** de\u{a0}sauvegarde, «\u{a0}État\u{a0}».\r\n"),
    ],
    valid: &[
        Sample::Body("Entre une tonne et une tonne et demie de cartes, et de faire ça ça et ça.\n"),
        Sample::Body("L’échéance de l’accord ou du DU (document unique).\n"),
        Sample::Body("Nous nous engageons, vous vous engagez ; FranceConnect, FranceConnect+.\n"),
        Sample::Body(
            "Tout en en parlant, elle fait faire des cartes, très très belles, étape par étape, 10 10.\n",
        ),
        Sample::Body("Sous sous-préfet, vis-à-vis, Bora Bora, bla bla.\n"),
        Sample::Body(
            "L’usager A a signé, la fin du DU, le code fh fh1, deux critères reliés par ET et OU, zéro zéro sept.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::Repetition) {
        if place.passage.language == Language::Other || is_admitted(&place) {
            continue;
        }
        let Some(first) = before(&place) else { continue };
        let whole = place.at(first.range.start..place.range.end);
        if whole.text().contains('\n') && !is_function_word(place.text()) {
            continue;
        }
        let gone = place.at(first.range.end..place.range.end);
        let fix = gone
            .is_verbatim()
            .then(|| Fix::suggested("Supprimer la répétition", vec![Edit::delete(gone.span())]));
        let finding = out
            .report(place.span(), message::with("Répétition\u{a0}: ", whole.text()))
            .label(first.span(), "déjà écrit ici")
            .help(message::with("N’écrire qu’une fois ", place.text()))
            .fix_if(fix);
        // « chef de service Service des cartes »: the second may begin a name.
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        let name = capital(place.text()) && !capital(first.text()) && !is_function_word(place.text());
        // « des groupes de groupes de cartes »
        if name || place.text().ends_with(" de") {
            finding.at_most(Severity::Info);
        }
    }
}

/// The first of the two.
fn before<'r>(place: &Place<'r>) -> Option<Place<'r>> {
    let gap = |c: char| c.is_whitespace() || matches!(c, '’' | '\'');
    let end = place.range.start - (place.head().len() - place.head().trim_end_matches(gap).len());
    let words = place.text().split(gap).filter(|word| !word.is_empty()).count();
    let mut head = place.head().trim_end_matches(gap);
    for _ in 0..words {
        head = head.trim_end_matches(gap).trim_end_matches(char::is_alphabetic);
    }
    let start = place.range.start - (place.head().len() - head.len());
    (start < end).then(|| place.at(start..end))
}

fn is_admitted(place: &Place<'_>) -> bool {
    let text = place.text();
    let lower = text.to_lowercase();
    let numbered = place.after().is_some_and(char::is_alphanumeric);
    let hyphened = place.after().is_some_and(|c| matches!(c, '-' | '\u{2011}' | '·' | '@' | '_'))
        || before(place).is_some_and(|first| first.before().is_some_and(|c| matches!(c, '-' | '@' | '_')));
    // « en en parlant », « Bora Bora »
    let gerund = lower == "en" && place.word_after().ends_with("ant");
    let name = text.starts_with(char::is_uppercase)
        && before(place).is_some_and(|first| first.text() == text)
        && !is_function_word(&lower);
    // « il a a priori signé »
    let latin = lower == "a" && matches!(place.word_after(), "priori" | "posteriori" | "minima" | "fortiori");
    // « une tonne et une tonne et demie »
    let and_half = lower.ends_with(" et") && place.word_after().starts_with("demi");
    // « que que ce soit »
    let concessive = lower == "que" && place.tail().starts_with(" ce ");
    hyphened
        || latin
        || concessive
        || and_half
        || numbered
        || gerund
        || name
        || is_label(place)
        || by_turns(&lower)
        || ADMITTED.binary_search(&lower.as_str()).is_ok()
}

/// « l’usager A a signé », « la fin du DU »: capitals that name something, beside the same letters of a word.
fn is_label(place: &Place<'_>) -> bool {
    let capitals = |text: &str| text.chars().all(char::is_uppercase);
    let lower = |text: &str| text.chars().all(char::is_lowercase);
    before(place).is_some_and(|first| {
        capitals(first.text()) && lower(place.text()) && !first.starts_sentence()
            || lower(first.text()) && capitals(place.text()) && place.text().len() > 1
    })
}

/// « cas par cas par des relevés », « de plus en plus »
fn by_turns(text: &str) -> bool {
    text.ends_with(" par") || text.ends_with(" à")
}

fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Words that may follow themselves.
static ADMITTED: &[&str] = &[
    "bien", "bla", "blah", "bye", "cha", "chut", "coin", "faire", "ha", "had", "hey", "ho", "long", "non",
    "nous", "oh", "oui", "si", "tac", "that", "toc", "tout", "très", "vous", "x", "xx", "zéro", "ça",
];

/// Words that never follow themselves.
static FUNCTION_WORDS: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "cette", "d", "dans", "de", "des", "du", "elle", "en", "est",
    "et", "il", "l", "la", "le", "les", "leur", "leurs", "notre", "on", "ou", "par", "pour", "qu", "que",
    "qui", "sa", "se", "ses", "son", "sont", "sur", "the", "un", "une", "votre", "à",
];

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted() {
        assert!(super::ADMITTED.is_sorted());
        assert!(super::FUNCTION_WORDS.is_sorted());
    }
}
