use crate::Severity;
use crate::data::Registry;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "TY026",
    name: "malformed-civility",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: abréviations"),
    since: "0.1.0",
    summary: "Un titre de civilité est mal abrégé.",
    why: "On abrège «\u{a0}M.\u{a0}», «\u{a0}Mme\u{a0}»\u{a0}: «\u{a0}Mr\u{a0}» est anglais, et le point ne suit \
          qu’une abréviation coupée avant sa dernière lettre.",
    invalid: &[
        Sample::Body("La carte est remise à Mr Aubin Ferrand.\n"),
        Sample::Body("Mme. Sylvie Courtel préside la mission.\n"),
    ],
    valid: &[
        Sample::Body("M. Ferrand, Mme Courtel, le Dr. Ferrand, Mr. Bricolage et MR 2024.\n"),
        Sample::Body("La carte est remise à Mme. Elle l’a lue.\n"),
        Sample::Body("Mr Ferrand and Mr Aubin open the map of the paths for the public.\n"),
    ],
    check,
};

/// What follows `Mr` in a name that is not a person’s.
const NAMES: [&str; 3] = ["Bricolage", "Robot", "Propre"];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (word, term) in cx.words(Registry::Civilities) {
        let wrong = term.column(0);
        let Some(place) = phrases::find(&word, term).filter(|place| place.text() == wrong) else { continue };
        if !leads_name(place.tail()) || place.is_address() {
            continue;
        }
        let right = term.column(1);
        let title = message::with("Écrire ", right);
        let help = format!("{title}.");
        let fix =
            place.is_verbatim().then(|| Fix::suggested(title, vec![Edit::replace(place.span(), right)]));
        out.report(place.span(), message::with("Civilité mal abrégée\u{a0}: ", wrong)).help(help).fix_if(fix);
    }
}

/// A surname, or two capitalised words: « Mme. Elle » may end a sentence.
fn leads_name(tail: &str) -> bool {
    let Some(text) = tail.strip_prefix([' ', '\u{a0}', '\u{202f}']) else { return false };
    let mut words = text.split([' ', '\u{a0}', '\u{202f}', ',']);
    let Some(first) = words.next().filter(|first| first.starts_with(char::is_uppercase)) else {
        return false;
    };
    let second = words.next().is_some_and(|second| second.starts_with(char::is_uppercase));
    !NAMES.iter().any(|name| first.starts_with(name))
        && (second || !matches!(first, "Elle" | "Il" | "Le" | "La" | "Les" | "Un" | "Une" | "Ce" | "Cette"))
}
