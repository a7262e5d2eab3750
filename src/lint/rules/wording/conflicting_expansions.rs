use std::collections::BTreeMap;

use crate::Severity;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::mentions::Acronym;

pub(super) static RULE: Rule = Rule {
    code: "RE007",
    name: "conflicting-expansions",
    family: Family::Wording,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("Opquast 5"),
    since: "0.1.0",
    summary: "Un sigle est développé de deux façons.",
    why: "L’un des deux développements est faux ou périmé, ou le lecteur croira à deux organismes.",
    invalid: &[Sample::Body(
        "Le conseil national des chemins ruraux (CNCR) publie la carte. Le comité national des chemins ruraux (CNCR) la relit.\n",
    )],
    valid: &[Sample::Body(
        "Le Conseil national des chemins ruraux (CNCR) publie la carte. Le conseil national des chemins ruraux (CNCR) la relit.\n",
    )],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let mut expanded: BTreeMap<&str, &Acronym<'_>> = BTreeMap::new();
    for acronym in &cx.mentions().acronyms {
        let short = acronym.short.value.as_ref();
        let Some(first) = expanded.get(short) else {
            expanded.insert(short, acronym);
            continue;
        };
        if first.expansion.value == acronym.expansion.value
            || letters(&first.expansion.value).eq(letters(&acronym.expansion.value))
        {
            continue;
        }
        out.report(
            acronym.expansion.span,
            format!(
                "{} est développé autrement plus haut\u{a0}: {}.",
                quoted(&acronym.short.value),
                quoted(&first.expansion.value)
            ),
        )
        .label(first.expansion.span, "premier développement")
        .help("Ne garder qu’un développement.");
    }
}

/// The letters of an expansion, small, without accents or plural marks.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).filter_map(|c| match c {
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'à' | 'â' => Some('a'),
        'î' | 'ï' => Some('i'),
        'ô' => Some('o'),
        'ù' | 'û' => Some('u'),
        'ç' => Some('c'),
        's' => None,
        c => c.is_alphanumeric().then_some(c),
    })
}
