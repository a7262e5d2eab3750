use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY003",
    name: "glued-guillemet",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: guillemets"),
    since: "0.1.0",
    summary: "Un guillemet français est collé au mot qu’il entoure, ou à celui qui le précède.",
    why: "Le guillemet ouvrant est suivi, le fermant précédé d’une espace insécable\u{202f}; à l’extérieur, une espace ordinaire les sépare du texte.",
    invalid: &[
        Sample::Body("Le programme «Chemins libres\u{a0}» commence.\n"),
        Sample::Body("Le programme «\u{a0}Chemins libres» commence.\n"),
        Sample::Body("Le programme«\u{a0}Chemins libres\u{a0}» commence.\n"),
    ],
    valid: &[
        Sample::Body("Le programme «\u{a0}Chemins libres\u{a0}»(1), dit l’« ancien\u{a0}», (« A »).\n"),
        Sample::Body("> « Une carte libre »\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::Guillemet).filter(Place::is_french_prose) {
        let opening = place.text() == "«";
        let is_word = |c: char| c.is_alphanumeric();
        let (inner, outer) =
            if opening { (place.after(), place.before()) } else { (place.before(), place.after()) };
        let (at, space, what) =
            if inner.is_some_and(|c| is_word(c) || matches!(c, '.' | ',' | '?' | '!' | '[' | '(' | ')')) {
                (if opening { place.range.end } else { place.range.start }, '\u{a0}', "à l’intérieur")
            } else if outer.is_some_and(is_word) {
                (if opening { place.range.start } else { place.range.end }, ' ', "à l’extérieur")
            } else {
                continue;
            };
        let fix = place.is_verbatim().then(|| {
            let offset = if at == place.range.start { place.span().start() } else { place.span().end() };
            Fix::safe("Insérer l’espace", vec![Edit::insert(offset, space.to_string())])
        });
        out.report(
            place.span(),
            format!("Espace manquante {what} du guillemet\u{a0}: {}.", quoted(&around(&place))),
        )
        .help(match (space, opening) {
            (' ', true) => "Écrire une espace avant le guillemet ouvrant",
            (' ', false) => "Écrire une espace après le guillemet fermant",
            (_, true) => "Écrire une espace insécable après le guillemet ouvrant",
            (_, false) => "Écrire une espace insécable avant le guillemet fermant",
        })
        .fix_if(fix);
    }
}

/// The word before, the guillemet, the word after, as much of them as a message shows.
fn around(place: &Place<'_>) -> String {
    let head = super::last_chars(place.head()).rsplit(char::is_whitespace).next().unwrap_or("");
    let tail = super::first_chars(place.tail()).split(char::is_whitespace).next().unwrap_or("");
    [head, place.text(), tail].concat()
}
