use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY027",
    name: "leading-zero",
    family: Family::Typography,
    severity: Severity::Info,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: dates"),
    since: "0.1.0",
    summary: "Le jour d’une date en toutes lettres commence par un zéro.",
    why: "On écrit «\u{a0}le 5 mars\u{a0}»\u{a0}: le zéro est bon pour les formulaires et pour «\u{a0}05/03/2024\u{a0}».",
    invalid: &[
        Sample::Body("La carte paraît le 05 mars 2024.\n"),
        Sample::Body("Les chemins ferment du 3 au 08 mars.\n"),
        Sample::Body("La carte paraît le 01 mars 2024.\n"),
    ],
    valid: &[Sample::Body("La carte paraît le 5 mars 2024, le 05/03/2024, au 05 55 00 00 00.\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for mention in &cx.mentions().dates {
        for parts in [Some(&mention.from), mention.until.as_ref()].into_iter().flatten() {
            let (Some(day), Some(month)) = (parts.day, parts.month) else { continue };
            let written = cx.slice(day.span);
            let in_letters = cx.slice(month.span).starts_with(char::is_alphabetic);
            let Some(right) = written.strip_prefix('0').filter(|_| in_letters) else { continue };
            let right = if right == "1" { "1er" } else { right };
            out.report(day.span, message::with("Zéro de trop devant le jour\u{a0}: ", written))
                .help(message::with("Écrire ", right))
                .fix(Fix::safe(message::with("Écrire ", right), vec![Edit::replace(day.span, right)]));
        }
    }
}
