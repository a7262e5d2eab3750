use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY025",
    name: "glued-dash",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: tiret"),
    since: "0.1.0",
    summary: "Un tiret est collé au mot qui le précède, et détaché du suivant.",
    why: "Ce n’est ni un trait d’union, collé des deux côtés, ni un tiret d’incise, détaché des deux côtés.",
    invalid: &[
        Sample::Body("Les communes- et elles seules - publient la carte.\n"),
        Sample::Body("Le sous- préfet publie la carte.\n"),
        Sample::Body("Celui- ci publie la carte.\n"),
        Sample::Body("Les communes– et elles seules – publient la carte.\n"),
    ],
    valid: &[
        Sample::Body(
            "Les sous- et sur-préfets, une carte pré- ou post-datée, un tiers-lieu, la carte - libre - paraît.\n",
        ),
        Sample::Body("Le chemin du sous-\nbois.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::GluedDash).filter(|place| place.is_french_prose() && is_stray(place)) {
        let near = format!("{}{} {}", place.word_before(), place.text(), place.word_after());
        if is_hyphen(&place) {
            let whole = format!("{}-{}", place.word_before(), place.word_after());
            let space = place.at(place.range.end..place.range.end + 1);
            let fix = space
                .is_verbatim()
                .then(|| Fix::suggested("Supprimer l’espace", vec![Edit::delete(space.span())]));
            out.report(place.span(), message::with("Espace après un trait d’union\u{a0}: ", &near))
                .help(message::with("Écrire ", &whole))
                .fix_if(fix);
            continue;
        }
        let fix = place.is_verbatim().then(|| {
            Fix::suggested("Écrire un tiret détaché", vec![Edit::replace(place.span(), detached(&place))])
        });
        out.report(place.span(), message::with("Tiret collé au mot précédent\u{a0}: ", &near))
            .help(
                "Écrire « – » entre deux espaces pour une incise, ou un trait d’union sans espace."
                    .replace("« – »", "«\u{a0}–\u{a0}»"),
            )
            .fix_if(fix);
    }
}

/// « celui- ci », « sous- préfet »: what stands before or after is never alone.
fn is_hyphen(place: &Place<'_>) -> bool {
    const ENDINGS: [&str; 9] = ["ci", "là", "même", "mêmes", "ils", "elles", "vous", "nous", "t"];
    place.text() == "-" && (ENDINGS.contains(&place.word_after()) || is_prefix(place.word_before()))
}

/// A short dash for a hyphen; the dash that is written, else.
fn detached(place: &Place<'_>) -> String {
    format!(" {}", if place.text() == "-" { "–" } else { place.text() })
}

/// Not a prefix that shares its noun: « sous- et sur-préfets », « pré- ou post- ».
fn is_stray(place: &Place<'_>) -> bool {
    let shared = ["ou", "puis", "voire", "à", "comme"].contains(&place.word_after())
        || (matches!(place.word_after(), "et" | "mais" | "ni" | "") && is_prefix(place.word_before()));
    let word = place.word_before();
    word.chars().count() > 2 && !shared && place.head().ends_with(word) && !place.is_address()
}

fn is_prefix(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "sous"
            | "sur"
            | "pré"
            | "post"
            | "inter"
            | "intra"
            | "multi"
            | "mono"
            | "co"
            | "auto"
            | "micro"
            | "macro"
            | "mini"
            | "maxi"
            | "anti"
            | "pro"
            | "semi"
            | "demi"
            | "mi"
            | "extra"
            | "infra"
            | "supra"
            | "hyper"
            | "hypo"
            | "néo"
            | "socio"
    )
}
