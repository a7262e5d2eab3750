use crate::Severity;
use crate::data::Registry;
use crate::lint::message;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY022",
    name: "missing-ligature",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: ligatures"),
    since: "0.1.0",
    summary: "Un mot qui prend «\u{a0}œ\u{a0}» ou «\u{a0}æ\u{a0}» est écrit avec deux lettres.",
    why: "«\u{a0}œ\u{a0}» est une lettre du français\u{a0}: «\u{a0}mise en oeuvre\u{a0}» est une faute d’orthographe.",
    invalid: &[
        Sample::Body("La mise en oeuvre de la carte.\n"),
        Sample::Body("Oeuvre commune, la carte est libre.\n"),
    ],
    valid: &[Sample::Body(
        "La mise en œuvre, au cœur du projet, sur oeuvre-commune.example, une moelle, un curriculum vitae.\n",
    )],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, term) in cx.words(Registry::Ligatures).filter(|(place, _)| !place.is_address()) {
        let written = place.text();
        let right = if written.chars().all(char::is_uppercase) {
            term.column(0).to_uppercase()
        } else {
            crate::data::phrase::like(written, term.column(0))
        };
        out.report(place.span(), message::with("Ligature manquante\u{a0}: ", written))
            .help(message::with("Écrire ", &right))
            .fix_if(place.replacement(message::with("Écrire ", &right), right));
    }
}
