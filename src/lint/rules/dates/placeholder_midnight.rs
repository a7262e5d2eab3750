//! DT010: midnight sharp, which stands for an hour that nobody chose.

use crate::diagnostic::Severity;
use crate::front_matter::DateKind;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "DT010",
    name: "placeholder-midnight",
    family: Family::Dates,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "L’heure de publication est minuit pile\u{a0}: personne ne l’a sans doute choisie.",
    why: "L’outil de rédaction met minuit quand l’heure n’est pas donnée. La page se range alors avant toutes \
          celles du jour, et paraît, s’il y a lieu, dès la nuit.",
    invalid: &[Sample::FrontMatter("date: 2018-07-03 00:00:00 +02:00")],
    valid: &[
        Sample::FrontMatter("date: 2018-07-03"),
        Sample::FrontMatter("layout: evenement\ndate: 2018-07-03 00:00:00 +02:00"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    let Some(date) = fields.date.spanned().filter(|_| cx.is_release()) else { return };
    if date.value.kind == DateKind::Time && date.value.is_written_midnight() {
        out.report(date.span, "Publié à minuit pile\u{a0}: l’heure n’a sans doute pas été choisie")
            .help("Donner l’heure d’envoi du communiqué");
    }
}
