//! DT009: an event that ends before it begins.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "DT009",
    name: "reversed-event",
    family: Family::Dates,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "L’événement finit avant de commencer.",
    why: "L’agenda le classe parmi les événements passés dès sa parution.",
    invalid: &[Sample::FrontMatter(
        "event_start_date: 2024-03-12 14:00:00 +01:00\nevent_end_date: 2024-03-12 09:00:00 +01:00",
    )],
    valid: &[
        Sample::FrontMatter("event_start_date: 2024-03-12\nevent_end_date: 2024-03-12"),
        Sample::FrontMatter("event_start_date: 2024-03-12 14:00:00 +01:00\nevent_end_date: 2024-03-12"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let event = &cx.release.front_matter.event;
    let (Some(start), Some(end)) = (event.start.spanned(), event.end.spanned()) else { return };
    let (Some(first), Some(last)) = (start.value.paris(), end.value.paris()) else { return };
    // A date alone stands for the whole day.
    let reversed = if start.value.has_time && end.value.has_time {
        last < first
    } else {
        last.date_naive() < first.date_naive()
    };
    if reversed {
        let message = format!("L’événement finit le {}, avant de commencer", quoted(&end.value.written));
        out.report(end.span, message).label(start.span, "il commence ici").help("Vérifier les deux dates");
    }
}
