use crate::Severity;
use crate::data::Registry;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "RE025",
    name: "official-capitals",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique : institutions"),
    since: "0.1.0",
    summary: "Le nom d’une institution ou d’une fonction a une capitale de trop, ou de moins.",
    why: "L’usage officiel ne met qu’une capitale au nom d’une institution unique\u{a0}: «\u{a0}Assemblée nationale\u{a0}», \
          «\u{a0}Premier ministre\u{a0}», «\u{a0}Journal officiel\u{a0}». La liste s’étend dans la configuration.",
    invalid: &[
        Sample::Body("La carte a été remise au Premier Ministre.\n"),
        Sample::Body("Le Président de la république a ouvert la carte.\n"),
        Sample::FrontMatter("title: La carte présentée à l’Assemblée Nationale"),
    ],
    valid: &[
        Sample::Body("Le Premier ministre, l’Assemblée nationale, le premier ministre indien.\n"),
        Sample::Body("**LE PREMIER MINISTRE** et L’ASSEMBLÉE NATIONALE.\n"),
        Sample::Body("La carte est sur `Assemblée Nationale`.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (word, term) in cx.words(Registry::OfficialNames) {
        let Some(place) = phrases::find(&word, term) else { continue };
        let written = place.text();
        let right = recased(written, term.column(0));
        if right == written || !is_name(written) || place.is_address() {
            continue;
        }
        let title = format!("Écrire {}", quoted(&right));
        let help = format!("{title}.");
        let fix =
            place.is_verbatim().then(|| Fix::suggested(title, vec![Edit::replace(place.span(), right)]));
        out.report(place.span(), format!("Capitales à revoir\u{a0}: {}.", quoted(written)))
            .help(help)
            .fix_if(fix);
    }
}

/// The letters of `right` with the spaces and apostrophes of `written`.
fn recased(written: &str, right: &str) -> String {
    let mut letters = right.chars().filter(|c| c.is_alphabetic());
    written.chars().map(|c| if c.is_alphabetic() { letters.next().unwrap_or(c) } else { c }).collect()
}

/// Neither `premier ministre`, of another country, nor a line in capitals.
fn is_name(written: &str) -> bool {
    written.starts_with(char::is_uppercase) && written.contains(char::is_lowercase)
}
