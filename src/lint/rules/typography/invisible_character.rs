use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "TY018",
    name: "invisible-character",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Un caractère que l’on ne voit pas est resté dans le texte.",
    why: "Venu d’un copier-coller, il coupe les recherches, bloque des coupures de ligne ou change l’ordre de lecture.",
    invalid: &[
        Sample::Body("La carte\u{200b} est libre.\n"),
        Sample::Body("Protéger les chemins.\u{2028}\n"),
        Sample::FrontMatter("title: \"La carte\u{feff} est libre\""),
        Sample::FrontMatter("contact-presse:\n  name: Claire \u{202e}Vasseur\n  tel: 01 99 00 12 34"),
    ],
    valid: &[Sample::Body("La carte est libre 👩\u{200d}💻, 🏳\u{fe0f}\u{200d}🌈.\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::Invisible).filter(|place| !is_emoji_joiner(place)) {
        let Some(character) = place.text().chars().next() else { continue };
        let between = place.before().is_some_and(char::is_alphanumeric)
            && place.after().is_some_and(char::is_alphanumeric);
        let separator = matches!(character, '\u{2028}' | '\u{2029}');
        let edit = Edit::replace(place.span(), if separator && between { " " } else { "" });
        let near = format!(
            "{}{}",
            place.word_before(),
            if place.tail().starts_with(char::is_whitespace) { "" } else { place.word_after() }
        );
        let fix = place.is_verbatim().then(|| Fix::safe("Supprimer le caractère invisible", vec![edit]));
        let code = u32::from(character);
        let message = match near.as_str() {
            "" => format!("Caractère invisible\u{a0}: {} (U+{code:04X}).", name(character)),
            near => format!(
                "Caractère invisible près de «\u{a0}{near}\u{a0}»\u{a0}: {} (U+{code:04X}).",
                name(character)
            ),
        };
        out.report(place.span(), message).help("Le supprimer.").fix_if(fix);
    }
    for value in super::unread_names(cx) {
        let written = cx.slice(value.span);
        for (at, c) in written.char_indices().filter(|&(_, c)| is_invisible(c)) {
            let start = value.span.range().start + at;
            let span = Span::from_range(start..start + c.len_utf8());
            let message = format!(
                "Caractère invisible dans {}\u{a0}: {} (U+{:04X}).",
                quoted(value.value),
                name(c),
                u32::from(c)
            );
            out.report(span, message)
                .help("Le supprimer.")
                .fix(Fix::safe("Supprimer le caractère invisible", vec![Edit::delete(span)]));
        }
    }
}

/// What has no width, or changes the direction of what follows.
pub(in crate::lint::rules) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Joins two emoji into one.
fn is_emoji_joiner(place: &Place<'_>) -> bool {
    let pictured = |c: char| c >= '\u{1f000}' || matches!(c, '\u{2600}'..='\u{27bf}' | '\u{fe0f}');
    place.text() == "\u{200d}" && place.before().is_some_and(pictured)
}

fn name(c: char) -> &'static str {
    match c {
        '\u{ad}' => "trait d’union conditionnel",
        '\u{200b}' => "espace sans chasse",
        '\u{200c}' => "antiliant sans chasse",
        '\u{200d}' => "liant sans chasse",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "marque de sens de lecture"
        }
        '\u{2028}' => "séparateur de lignes",
        '\u{2029}' => "séparateur de paragraphes",
        '\u{2060}' => "gluon de mots",
        '\u{feff}' => "indicateur d’ordre des octets",
        _ => "caractère de commande",
    }
}
