//! QU004: an attribution that nothing parts from the quotation.

use super::{in_short, is_set_off};
use crate::body::Place;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "QU004",
    name: "glued-attribution",
    family: Family::Quotations,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "L’attribution se lit à la suite de la citation, sur la même ligne.",
    why: "Un simple retour à la ligne dans le source ne se voit pas à l’écran\u{a0}: le nom vient se coller au \
          guillemet fermant.",
    invalid: &[
        Sample::Body("> « La carte est libre. »\n**Anne Azur, ministre des Cartes**\n"),
        Sample::Body("> « La carte est libre. »**Anne Azur, ministre des Cartes**\n"),
    ],
    valid: &[
        Sample::Body("> « La carte est libre. »\n<br>\n<br>**Anne Azur, ministre des Cartes**\n"),
        Sample::Body("> « La carte est libre. »  \n> **Anne Azur, ministre des Cartes**\n"),
        Sample::Body("> « La carte est libre. »\n>\n> **Anne Azur, ministre des Cartes**\n"),
        Sample::Body("> « La carte est libre. », **Anne Azur, ministre des Cartes**\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for testimonial in &cx.release.meaning().testimonials {
        let Some(attribution) = &testimonial.attribution else { continue };
        let Some(closing) = testimonial.quotation.closing else { continue };
        if testimonial.place != Some(Place::After) || !is_set_off(testimonial) {
            continue;
        }
        let between = Span::new(closing.end(), attribution.span.start());
        if !is_glued(cx.slice(between)) {
            continue;
        }
        let name = attribution.people.first().map_or(attribution.text.as_ref(), |person| &person.name.value);
        let message = format!("«\u{a0}{}\u{a0}» se lira collé à la fin de la citation", in_short(name));
        let fix = Fix::suggested(
            "Passer à la ligne avant l’attribution",
            vec![Edit::insert(closing.end() + marks(cx.slice(between)), "\n<br>\n<br>")],
        );
        out.report(attribution.span, message)
            .label(closing, "la citation finit ici")
            .help("Séparer l’attribution par une ligne vide ou par «\u{a0}<br>\u{a0}»")
            .fix(fix);
    }
}

/// Whether nothing that shows stands between the two: no break, no punctuation but a full stop.
fn is_glued(between: &str) -> bool {
    let hard_break = between.contains("  \n") || between.contains("  \r\n");
    let blank_line = between.lines().skip(1).any(|line| line.trim_matches(['>', ' ', '\t']).is_empty())
        && between.matches('\n').count() > 1;
    let line_end = between.contains('\n');
    let bare =
        between.chars().all(|c| matches!(c, '*' | '_' | '.' | '>' | ' ' | '\u{a0}' | '\n' | '\r' | '\t'));
    let spaced = between.contains([' ', '\u{a0}']);
    bare && !hard_break && !blank_line && (line_end || !spaced)
}

/// Length of the emphasis markers and full stop that belong to the quotation.
fn marks(between: &str) -> u32 {
    let line = between.find(['\n', '\r']).unwrap_or(0);
    let kept = between.get(..line).unwrap_or("").trim_end();
    crate::span::offset(kept.len())
}
