//! DT009: an event that ends before it begins.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::{self, quoted};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::mentions::DateMention;

pub(super) static RULE: Rule = Rule {
    code: "DT009",
    name: "reversed-event",
    family: Family::Dates,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un événement, ou une période, finit avant de commencer.",
    why: "L’agenda classe l’événement parmi ceux qui sont passés dès sa parution\u{202f}; dans un texte, le lecteur ne \
          sait plus quand venir.",
    invalid: &[
        Sample::FrontMatter(
            "event_start_date: 2024-03-12 14:00:00 +01:00\nevent_end_date: 2024-03-12 09:00:00 +01:00",
        ),
        Sample::Body("La carte «\u{a0}d’été\u{a0}» s’essaie du 15 au 12 mars 2024.\r\n"),
        Sample::Body("La carte s’essaie du 1er juin 2024 au 3 mai 2024.\n"),
    ],
    valid: &[
        Sample::Body(
            "Elle s’essaie du 12 au 15 mars, du 20 décembre au 5 janvier 2025, les 20 et 19 mars.\n",
        ),
        Sample::FrontMatter("event_start_date: 2024-03-12\nevent_end_date: 2024-03-12"),
        Sample::FrontMatter("event_start_date: 2024-03-12 14:00:00 +01:00\nevent_end_date: 2024-03-12"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for mention in &cx.mentions().dates {
        if is_reversed(mention) && cx.slice(mention.span).contains(" au ") {
            let message =
                message::with("La période finit avant de commencer\u{a0}: ", cx.slice(mention.span));
            out.report(mention.span, message).help("Vérifier les deux dates").at_most(Severity::Warning);
        }
    }
    event(cx, out);
}

/// A range whose two ends are sure: in one month, or each with its year.
fn is_reversed(mention: &DateMention) -> bool {
    let (from, Some(until)) = (mention.from, mention.until) else { return false };
    let (Some(first), Some(last)) = (from.day, until.day) else { return false };
    let (Some(first_month), Some(last_month)) = (from.month, until.month) else { return false };
    let Some((first_year, last_year)) = from.year.zip(until.year) else {
        return first_month.value == last_month.value && last.value < first.value;
    };
    let one_year = first_year.span == last_year.span;
    (!one_year || first_month.value == last_month.value)
        && (last_year.value, last_month.value, last.value)
            < (first_year.value, first_month.value, first.value)
}

fn event(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
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
