use crate::Severity;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::mentions::{Figure, Unit};
use crate::text::PassageKind;

pub(super) static RULE: Rule = Rule {
    code: "RE005",
    name: "disagreeing-figures",
    family: Family::Wording,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un chiffre du titre ou du chapeau n’est pas celui du texte.",
    why: "Le titre annonce 50 postes, le texte en compte 40\u{a0}: l’un des deux n’a pas suivi une correction. Les deux peuvent être justes.",
    invalid: &[Sample::Document(
        "---\ntitle: La carte compte 50 communes\n---\n\nAu printemps, la carte compte 40 communes.\n",
    )],
    valid: &[
        Sample::Document(
            "---\ntitle: La carte compte 50 communes\n---\n\nLa carte compte 50 communes, dont 40 communes rurales.\n",
        ),
        Sample::Document("---\ntitle: La carte compte 50 communes\n---\n\nLa carte montre 300 chemins.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let figures = &cx.release.mentions().figures;
    let texts = &cx.release.texts;
    let heads: Vec<_> = texts
        .passages()
        .iter()
        .filter(|passage| matches!(passage.kind, PassageKind::Title | PassageKind::Chapeau))
        .map(|passage| passage.span)
        .collect();
    let is_head = |figure: &Figure| heads.iter().any(|span| span.covers(figure.span));
    let mut met: Vec<&str> = Vec::new();
    for figure in figures.iter().filter(|figure| figure.unit.value == Unit::Noun && is_head(figure)) {
        let unit = cx.slice(figure.unit.span);
        if met.contains(&unit) {
            continue;
        }
        let same_unit = |other: &&Figure| {
            other.unit.value == Unit::Noun
                && !is_head(other)
                && cx.slice(other.unit.span).eq_ignore_ascii_case(unit)
        };
        let mut others = figures.iter().filter(same_unit).peekable();
        let Some(first) = others.peek().copied() else { continue };
        if unit.chars().count() > 3
            && others.all(|other| (other.value.value - figure.value.value).abs() > f64::EPSILON)
        {
            met.push(unit);
            let here = cx.slice(figure.span);
            let there = cx.slice(first.span);
            out.report(figure.span, format!("{} ici, {} dans le texte.", quoted(here), quoted(there)))
                .label(first.span, "l’autre chiffre")
                .help("Vérifier lequel est juste.");
        }
    }
}
