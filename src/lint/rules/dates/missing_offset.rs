//! DT004: a time without an offset, which is UTC.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::{DateSurprise, paris_offset};
use crate::lint::context::{Context, Findings};
use crate::lint::french;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

use super::written;

pub(super) static RULE: Rule = Rule {
    code: "DT004",
    name: "missing-offset",
    family: Family::Dates,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "L’heure n’a pas de décalage\u{a0}: Jekyll la prend pour l’heure universelle.",
    why: "Sans décalage, `10:30:00` est 11 h 30 à Paris en hiver et 12 h 30 en été\u{a0}: la page paraît, ou \
          l’embargo tombe, une ou deux heures plus tard que voulu.",
    invalid: &[
        Sample::FrontMatter("date: 2023-05-12 10:30:00"),
        Sample::FrontMatter("date: 2023-11-23T16:02:00"),
    ],
    valid: &[
        Sample::FrontMatter("date: 2023-05-12"),
        Sample::FrontMatter("date: 2023-05-12 10:30"),
        Sample::FrontMatter("date: '2023-05-12 10:30:00'"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for date in written::dates(cx) {
        if !date.value.surprises.contains(&DateSurprise::ReadAsUtc) {
            continue;
        }
        let (Some(paris), Ok(instant)) = (date.value.paris(), date.value.instant) else { continue };
        let right = french::offset(paris_offset(instant.naive_utc()));
        let message = format!(
            "{} est lu en temps universel\u{a0}: {} à Paris",
            quoted(&date.value.written),
            french::time(paris)
        );
        out.report(date.span, message)
            .help(format!(
                "Ajouter le décalage de Paris, «\u{a0}{right}\u{a0}», si l’heure est celle de Paris"
            ))
            .fix(Fix::suggested(
                "Ajouter le décalage de Paris",
                vec![Edit::insert(date.span.end(), format!(" {right}"))],
            ))
            .at_most(written::gravity(cx));
    }
}
