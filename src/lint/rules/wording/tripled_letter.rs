use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE024",
    name: "tripled-letter",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une lettre est écrite trois fois de suite.",
    why: "Aucun mot français ne triple une lettre\u{a0}: c’est une touche restée enfoncée.",
    invalid: &[
        Sample::Body("Il faut s’asssurer du chemin.\n"),
        Sample::Body("Le développpement de la carte.\n"),
        Sample::Body("La carte est libre. Le Code Offficiel aussi.\n"),
    ],
    valid: &[
        Sample::Body("Le tome III, www.cartolibre.example, aaa@cartolibre.example, XXX, zzz, chhht.\n"),
        Sample::Body("Il faut s’assurer du chemin, créée par la commune.\n"),
        Sample::Body("Voir la boutique Cartooo et la soutenir.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::TripleLetter).filter(|place| place.is_french_prose() && !place.is_address())
    {
        let whole = word(&place);
        let word = whole.text();
        let letters = word.chars().count();
        let lower = word.chars().skip(1).all(char::is_lowercase);
        // `zzz`, `pfff`, `chhht`: the same letter is most of the word.
        let noise = place.text().chars().next().is_none_or(|c| "hfzmrw".contains(c.to_ascii_lowercase()))
            && letters < 7;
        // « la boutique Cartooo »: the name of a thing.
        let name = word.starts_with(char::is_uppercase)
            && !whole.starts_sentence()
            && whole.range.end == place.range.end;
        if lower && letters > 4 && !noise && !name {
            out.report(place.span(), message::with("Lettre écrite trois fois\u{a0}: ", word))
                .help("Ôter la lettre de trop.")
                .fix_if(place.is_verbatim().then(|| {
                    let extra = place.at(place.range.start..place.range.start + 1);
                    Fix::suggested("Ôter une lettre", vec![Edit::delete(extra.span())])
                }));
        }
    }
}

/// The word around the letters.
fn word<'r>(place: &Place<'r>) -> Place<'r> {
    let joined = |c: char| !c.is_alphanumeric();
    let head = place.head();
    let start = head
        .rfind(joined)
        .map_or(0, |at| at + head.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let end = place.tail().find(joined).unwrap_or(place.tail().len());
    let from = place.range.start - head.len() + start;
    place.at(from..place.range.end + end)
}
