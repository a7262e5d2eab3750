use crate::Severity;
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE023",
    name: "lowercase-sentence",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une phrase commence par une minuscule.",
    why: "Un point a pris la place d’une virgule, ou un morceau de phrase a disparu dans une retouche.",
    invalid: &[
        Sample::Body("La carte s’adresse au grand public. il est donc utile de la relire.\n"),
        Sample::Body("La carte est libre. l’équipe la publie.\n"),
    ],
    valid: &[
        Sample::Body(
            "La carte est libre. Elle est commune. Les chemins, etc. il en manque ; art. le reste, p. ex. la Creuse.\n",
        ),
        Sample::Body(
            "La carte est sur data.gouv.fr. beta.gouv.fr la publie… il reste un chemin. iPhone compris.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in
        cx.places(Kind::LowercaseAfterStop).filter(|place| place.is_french_prose() && is_sentence_end(place))
    {
        let word = place.word_after();
        if STARTERS.binary_search(&word).is_err() {
            continue;
        }
        let start = place.range.end + (place.tail().len() - place.tail().trim_start().len());
        let first = place.at(start..start + word.chars().next().map_or(0, char::len_utf8));
        let near = format!("{}. {word}", place.word_before());
        let fix = first.is_verbatim().then(|| {
            let capital = first.text().to_uppercase();
            crate::Fix::suggested("Écrire une capitale", vec![crate::Edit::replace(first.span(), capital)])
        });
        out.report(first.span(), format!("Minuscule en tête de phrase\u{a0}: {}.", quoted(&near)))
            .help("Écrire une capitale, ou une virgule à la place du point.")
            .fix_if(fix);
    }
}

/// A full stop after a word that is no abbreviation.
fn is_sentence_end(place: &Place<'_>) -> bool {
    let word = place.word_before();
    let known = word.chars().count() >= 4
        && word.chars().all(char::is_lowercase)
        && place.head().ends_with(word)
        && !matches!(
            word,
            "envir"
                | "approx"
                | "resp"
                | "dept"
                | "boul"
                | "chap"
                | "coll"
                | "trad"
                | "prof"
                | "fasc"
                | "suiv"
        );
    known && !place.is_address()
}

/// Words that begin a sentence and are no name.
static STARTERS: &[&str] = &[
    "avec", "ce", "ces", "cet", "cette", "dans", "depuis", "des", "elle", "elles", "en", "enfin", "il",
    "ils", "l", "la", "le", "les", "leur", "leurs", "mais", "notre", "nous", "on", "par", "pour", "sur",
    "un", "une", "votre", "vous",
];

#[cfg(test)]
mod tests {
    #[test]
    fn starters_are_sorted() {
        assert!(super::STARTERS.is_sorted());
    }
}
