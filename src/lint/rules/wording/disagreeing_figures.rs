use std::collections::HashMap;

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
    summary: "Un chiffre du titre ou du chapeau n’est pas celui du chapeau ou du texte.",
    why: "Le titre annonce 50 postes, le texte en compte 40\u{a0}: l’un des deux n’a pas suivi une correction. Les deux peuvent être justes.",
    invalid: &[
        Sample::Document(
            "---\ntitle: La carte compte 50 communes\n---\n\nAu printemps, la carte compte 40 communes.\n",
        ),
        Sample::Document(
            "---\ntitle: La carte compte 50 communes\nchapeau-text: La carte relève 40 communes.\n---\n\nLa carte est libre.\n",
        ),
        Sample::Document(
            "---\ntitle: Trois millions d’euros, soit 3 M€, pour la carte\n---\n\nLa mission est dotée de 4 millions d’euros.\n",
        ),
    ],
    valid: &[
        Sample::Document(
            "---\ntitle: La carte compte 50 communes\n---\n\nLa carte compte 50 communes, dont 40 communes rurales.\n",
        ),
        Sample::Document("---\ntitle: La carte compte 50 communes\n---\n\nLa carte montre 300 chemins.\n"),
        Sample::Document(
            "---\ntitle: La carte compte 34\u{a0}000 communes\n---\n\nUn essai est mené dans 12 communes.\n",
        ),
        Sample::Document(
            "---\ntitle: 3 millions d’euros pour la carte\n---\n\nLa mission est dotée de 3 M€.\n",
        ),
        Sample::Document(
            "---\ntitle: 3 M€ pour la carte\n---\n\nChaque commune reçoit 4\u{a0}000 € sur 3 M€.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let figures = &cx.mentions().figures;
    let texts = cx.release.texts();
    let mut heads: Vec<_> = texts
        .passages()
        .iter()
        .filter(|passage| matches!(passage.kind, PassageKind::Title | PassageKind::Chapeau))
        .map(|passage| (passage.span, passage.kind))
        .collect();
    heads.sort_by_key(|(span, _)| span.start());
    let head_of = |figure: &Figure| {
        let after = heads.partition_point(|(span, _)| span.start() <= figure.span.start());
        heads.get(after.checked_sub(1)?).filter(|(span, _)| span.covers(figure.span))
    };
    let is_head = |figure: &Figure| head_of(figure).is_some();
    // The title speaks for the chapeau and the body, the chapeau for the body.
    let part = |figure: &Figure| match head_of(figure) {
        Some((_, PassageKind::Title)) => 0,
        Some(_) => 1,
        None => 2,
    };
    let unit_of = |figure: &Figure| cx.slice(figure.unit.span).to_ascii_lowercase();
    let of_nouns = || figures.iter().filter(|figure| figure.unit.value == Unit::Noun);
    let mut by_unit: HashMap<String, Vec<&Figure>> = HashMap::new();
    if of_nouns().any(&is_head) {
        of_nouns().for_each(|figure| by_unit.entry(unit_of(figure)).or_default().push(figure));
    }
    // How many figures of a unit were looked at; `MOST` once one was reported.
    let mut met: HashMap<&str, usize> = HashMap::new();
    for figure in of_nouns().filter(|figure| is_head(figure)) {
        let unit = cx.slice(figure.unit.span);
        let looked = met.entry(unit).or_default();
        if *looked == MOST {
            continue;
        }
        *looked += 1;
        let same = by_unit.get(&unit_of(figure)).map_or(&[][..], Vec::as_slice);
        let mut others = same.iter().copied().filter(|other| part(other) > part(figure)).peekable();
        let Some(first) = others.peek().copied() else { continue };
        if unit.chars().count() > 3
            && others.all(|other| (other.value.value - figure.value.value).abs() > f64::EPSILON)
            && may_be_the_same(figure.value.value, first.value.value)
        {
            *looked = MOST;
            report(cx, figure, first, out);
        }
    }
    let amount_of = |is_part: &dyn Fn(&Figure) -> bool| only_amount(cx, figures, is_part);
    let pairs = [
        (amount_of(&|figure| part(figure) == 0), amount_of(&|figure| part(figure) == 1)),
        (amount_of(&is_head), amount_of(&|figure| !is_head(figure))),
    ];
    let differ = |a: &Figure, b: &Figure| (amount(cx, a) - amount(cx, b)).abs() > f64::EPSILON;
    let told = pairs.into_iter().filter_map(|(a, b)| a.zip(b)).find(|(a, b)| differ(a, b));
    if let Some((head, body)) = told {
        report(cx, head, body, out);
    }
}

/// Figures of one unit, in the title and the chapeau, that are held against those that follow.
const MOST: usize = 8;

/// Whether one figure may stand for the other: of the same size, or a zero apart. « 12 millions
/// d’élèves, dont 500 000 élèves handicapés » tells of two things.
fn may_be_the_same(one: f64, other: f64) -> bool {
    let (low, high) = (one.min(other), one.max(other));
    high <= low * 3.0 || (high - low * 10.0).abs() < f64::EPSILON
}

fn report(cx: &Context<'_, '_>, head: &Figure, body: &Figure, out: &mut Findings<'_>) {
    let (here, there) = (cx.slice(head.span), cx.slice(body.span));
    out.report(head.span, format!("{} ici, {} plus bas.", quoted(here), quoted(there)))
        .label(body.span, "l’autre chiffre")
        .help("Vérifier lequel est juste.");
}

/// The sum of money that a part of the release speaks of; nothing when it names several.
fn only_amount<'f>(
    cx: &Context<'_, '_>,
    figures: &'f [Figure],
    is_part: &dyn Fn(&Figure) -> bool,
) -> Option<&'f Figure> {
    let mut amounts = figures.iter().filter(|figure| figure.unit.value == Unit::Currency && is_part(figure));
    let first = amounts.next()?;
    amounts.all(|other| (amount(cx, other) - amount(cx, first)).abs() < f64::EPSILON).then_some(first)
}

/// A sum, with the letters of `3 M€` counted in.
fn amount(cx: &Context<'_, '_>, figure: &Figure) -> f64 {
    let unit = cx.slice(figure.unit.span);
    let factor = match unit.trim_end_matches(|c: char| !c.is_ascii_alphabetic()) {
        "K" | "k" => 1e3,
        "M" => 1e6,
        "Md" | "Mds" => 1e9,
        _ => 1.0,
    };
    figure.value.value * factor
}
