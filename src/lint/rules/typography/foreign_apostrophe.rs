use crate::Severity;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY007",
    name: "foreign-apostrophe",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: apostrophe"),
    since: "0.1.0",
    summary: "Un guillemet, un accent ou un autre signe tient lieu d’apostrophe.",
    why: "L’œil voit la différence, et une recherche de «\u{a0}d’une\u{a0}» ne trouve pas «\u{a0}d‘une\u{a0}».",
    invalid: &[
        Sample::Body("L’ouverture d‘une carte.\n"),
        Sample::Body("La carte d´Aubusson.\n"),
        Sample::Body("La carte d′Aubusson.\n"),
        Sample::FrontMatter("title: La carte d‘Aubusson"),
    ],
    valid: &[
        Sample::Body("À 45° 12′ nord.\n"),
        Sample::Body("Le mot ‘carte’ et l’usage ; `code`.\n"),
        Sample::FrontMatter("title: La carte d’Aubusson"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::ForeignApostrophe).filter(|place| place.is_french() && is_apostrophe(place))
    {
        let word = format!("{}{}{}", place.word_before(), place.text(), place.word_after());
        out.report(place.span(), message::with("Ce n’est pas une apostrophe\u{a0}: ", &word))
            .help(message::with("Écrire ", &format!("{}’{}", place.word_before(), place.word_after())))
            .fix_if(place.replacement("Écrire l’apostrophe «\u{a0}’\u{a0}»", "’"));
    }
}

fn is_apostrophe(place: &Place<'_>) -> bool {
    place.before().is_some_and(char::is_alphabetic)
        && place.after().is_some_and(|c| c.is_alphabetic() || c == '«')
}
