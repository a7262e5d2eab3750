//! DT006: a release that is to be published later.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::french;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::release::State;

pub(super) static RULE: Rule = Rule {
    code: "DT006",
    name: "future-publication",
    family: Family::Dates,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "La date de publication est à venir.",
    why: "Jekyll cache une page à venir, et ne la montre qu’à la première construction du site qui suit sa date. \
          C’est ainsi qu’un embargo se tient, si une construction est prévue à temps.",
    invalid: &[Sample::FrontMatter("date: 2024-06-12 10:00:00 +02:00")],
    valid: &[
        Sample::FrontMatter("date: 2024-03-12 10:00:00 +01:00"),
        Sample::FrontMatter("date: 2024-06-12 10:00:00 +02:00\npublished: false"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let (Some(now), Some(date)) = (cx.now, cx.release.front_matter.date.spanned()) else { return };
    let Some(paris) = date.value.paris().filter(|_| cx.release.state(now) == State::Scheduled) else {
        return;
    };
    let message = format!(
        "La page restera cachée jusqu’au {} à {}, puis jusqu’à la construction suivante du site",
        french::day(paris.date_naive()),
        french::time(paris)
    );
    out.report(date.span, message)
        .help("Prévoir une construction du site à cette heure, ou corriger la date");
}
