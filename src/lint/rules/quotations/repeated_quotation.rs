//! QU006: the same quotation twice.

use super::in_short;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::text::word;

/// Shortest quotation whose repetition is no accident of wording, in bytes.
const MIN_BYTES: usize = 20;

pub(super) static RULE: Rule = Rule {
    code: "QU006",
    name: "repeated-quotation",
    family: Family::Quotations,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "La même citation figure deux fois.",
    why: "Une citation collée deux fois prend la place d’une autre, ou prête les mêmes mots à deux personnes.",
    invalid: &[Sample::Body(
        "> « La carte nous a fait gagner deux jours. »\n\n**Anne Azur, ministre**\n\n> « La carte nous a fait gagner \
         deux jours ! »\n\n**Bruno Brun, maire**\n",
    )],
    valid: &[Sample::Body(
        "> « La carte nous a fait gagner deux jours. »\n\n**Anne Azur, ministre**\n\n> « La carte nous a fait gagner \
         deux mois. »\n\n**Bruno Brun, maire**\n",
    )],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let quotations = cx.release.meaning().testimonials.iter().map(|testimonial| &testimonial.quotation);
    let mut quotations: Vec<_> = quotations.filter(|quotation| quotation.text.len() >= MIN_BYTES).collect();
    // Those that say the same stand side by side, the first of the document first.
    quotations.sort_by(|one, other| word::compare_words(&one.text, &other.text));
    for same in quotations.chunk_by(|one, other| word::same_words(&one.text, &other.text)) {
        let [first, others @ ..] = same else { continue };
        for second in others.iter().filter(|second| second.span != first.span) {
            let message =
                format!("Citation déjà donnée plus haut\u{a0}: «\u{a0}{}\u{a0}»", in_short(&second.text));
            out.report(second.span, message)
                .label(first.span, "la même citation")
                .help("Retirer l’une des deux, ou rétablir la citation qui devait figurer ici");
        }
    }
}
