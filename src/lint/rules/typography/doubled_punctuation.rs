use crate::Severity;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY024",
    name: "doubled-punctuation",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Deux signes de ponctuation qui ne vont pas ensemble se suivent.",
    why: "Une retouche en a laissé un de trop\u{a0}: seul l’auteur sait lequel.",
    invalid: &[
        Sample::Body("Les chemins,, les sentiers.\n"),
        Sample::Body("Les chemins libres\u{202f};, les sentiers.\n"),
    ],
    valid: &[
        Sample::Body("Les chemins, etc., les sentiers ?! Oui… ; « non ! », (si.), std::vec, ;-)\n"),
        Sample::Body("Deux virgules qui se suivent ,, ou presque.\n"),
        Sample::FrontMatter("chapeau-text: Les chemins&nbsp;; les sentiers"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let low = cx.places(Kind::DoubledComma);
    let high = cx
        .places_between(Kind::HighPunctuation, |_, after| matches!(after, [b',' | b';', ..]))
        .filter(|place| matches!(place.text(), ":" | ";") && matches!(place.after(), Some(',' | ';')));
    // A row of signs is one defect, told at the first.
    let first = |place: &Place<'_>| !matches!(place.before(), Some(',' | ';' | ':'));
    for place in low.chain(high).filter(|place| first(place) && place.is_french_prose() && !is_code(place)) {
        let pair = place.at(place.range.start..place.range.end + place.after().map_or(0, char::len_utf8));
        let near = format!("{}{}", place.word_before(), pair.text());
        out.report(pair.span(), message::with("Deux signes de ponctuation se suivent\u{a0}: ", &near))
            .help("N’en garder qu’un.")
            .fix_if(is_same(&pair).then(|| pair.suggestion("N’en garder qu’un", place.text())).flatten());
    }
}

/// Whether both signs are the same: which one to keep is no question.
fn is_same(pair: &Place<'_>) -> bool {
    matches!(pair.text(), ",," | ";;" | "::")
}

/// Code, a character reference (`&nbsp;;`), or signs that the sentence speaks of (« deux virgules ,, »).
fn is_code(place: &Place<'_>) -> bool {
    let pair_is_alone = place.text().starts_with(',')
        && place.before().is_some_and(char::is_whitespace)
        && place.tail().trim_start_matches(',').chars().next().is_none_or(char::is_whitespace);
    let reference = place.head().strip_suffix(place.word_before()).is_some_and(|head| head.ends_with('&'));
    pair_is_alone
        || reference
        || place.head().trim_end().is_empty()
        || place.token().contains(['=', '{', '}', '<', '>', '|', '_'])
}
