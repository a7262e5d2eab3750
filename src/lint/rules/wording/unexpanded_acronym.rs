use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::Severity;
use crate::body::BlockKind;
use crate::data::Registry;
use crate::data::determiner::Determiner;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::{PassageKind, Zone};

pub(super) static RULE: Rule = Rule {
    code: "RE006",
    name: "unexpanded-acronym",
    family: Family::Wording,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("Opquast 5"),
    since: "0.1.0",
    summary: "Un sigle n’est développé nulle part.",
    why: "Le lecteur qui ne connaît pas le sigle s’arrête. On le développe à son premier emploi\u{202f}; les sigles connus de tous sont dans un registre, que la configuration étend.",
    invalid: &[
        Sample::Body("La carte est tenue par le CNCR depuis deux ans.\n"),
        Sample::Body("La carte est tenue par le CNCR et relue par l’AGCR.\n"),
        Sample::Body("La carte est libre. Le CNCR la tient.\n"),
        Sample::Body("La carte est relue par le MIT.\n"),
    ],
    valid: &[
        Sample::Body(
            "La carte est tenue par le Conseil national des chemins ruraux (CNCR). Le CNCR publie un PDF.\n",
        ),
        Sample::Body("La collecte du JEUDI est reportée, la mission DATA relève les chemins.\n"),
        Sample::Body("Le CNCR publie sa carte.\n\n*[CNCR]: Conseil national des chemins ruraux\n"),
        Sample::Body(
            "Jeanne VASSEUR et Paul ROUX, DINUM, **UNE CARTE POUR TOUS**, l’article VII, le XIXe siècle, TECH.GOUV.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let places = || cx.places(Kind::Capitals).filter(|place| LENGTHS.contains(&place.range.len()));
    let known = |acronym: &str| {
        cx.registries().hold(&[Registry::Acronyms, Registry::Institutions, Registry::Brands], acronym)
    };
    // Each acronym is looked at once, and most documents have none that is unknown.
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut unknown: Vec<Place<'_>> = Vec::new();
    for place in places().filter(Place::is_french) {
        let acronym = place.text();
        if !met.contains(acronym) && !known(acronym) && is_acronym(&place) && !is_word(cx, &place) {
            met.insert(acronym);
            unknown.push(place);
        }
    }
    if unknown.is_empty() {
        return;
    }
    let expanded = cx.mentions().acronyms.iter().map(|found| found.short.value.as_ref());
    let explained = cx.places_between(Kind::Capitals, may_be_explained).filter(is_explained);
    let explained = explained.filter(|place| met.contains(place.text()));
    let explained: Vec<&str> = explained.map(|place| place.text()).collect();
    let defined = cx.release.body.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::AbbreviationDefinition { abbreviation, .. } => Some(cx.slice(abbreviation)),
        _ => None,
    });
    for acronym in expanded.chain(explained).chain(defined) {
        met.remove(acronym);
    }
    unknown.retain(|place| met.contains(place.text()));
    report(&unknown, out);
}

/// How many letters an acronym has.
const LENGTHS: RangeInclusive<usize> = 3..=5;

/// How many acronyms a message names, and how many places are shown.
const MAX_NAMED: usize = 8;

/// One finding for them all: an editor reads the list once.
fn report(unknown: &[Place<'_>], out: &mut Findings<'_>) {
    let [first, others @ ..] = unknown else { return };
    let acronym = first.text();
    let message = if others.is_empty() {
        message::between("Le sigle ", acronym, " n’est développé nulle part")
    } else {
        let mut list = format!("{} sigles ne sont développés nulle part", unknown.len());
        for (at, place) in unknown.iter().take(MAX_NAMED).enumerate() {
            list += &message::with(if at == 0 { "\u{a0}: " } else { ", " }, place.text());
        }
        list + if unknown.len() > MAX_NAMED { "…" } else { "" }
    };
    let mut finding = out
        .report(first.span(), message)
        .help(["Développer un sigle à son premier emploi\u{a0}: «\u{a0}… (", acronym, ")\u{a0}»"].concat());
    for other in others.iter().take(MAX_NAMED) {
        finding = finding.label(other.span(), "ici aussi");
    }
}

/// Capitals that are neither a name, nor a number, nor a sentence in capitals.
fn is_acronym(place: &Place<'_>) -> bool {
    let text = place.text();
    let roman = text.chars().all(|c| "IVXLCDM".contains(c));
    let capitals = |word: &str| !word.is_empty() && !word.chars().any(char::is_lowercase);
    // « Paul ROUX », but not « Le CNCR ».
    let before = place.word_before();
    let surname = || {
        before.starts_with(char::is_uppercase)
            && !place.starts_sentence()
            && Determiner::find(before).is_none()
    };
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '@' | '#' | '&');
    let title = matches!(place.passage.kind, PassageKind::Heading) && text.len() > 4;
    let tail_joined = || {
        place.after().is_some_and(|c| {
            joined(c) && (c != '.' || place.tail().chars().nth(1).is_some_and(char::is_alphanumeric))
        })
    };
    place.passage.zone != Zone::AttributeValue
        && !roman
        && !surname()
        && !title
        && !place.before().is_some_and(joined)
        && !tail_joined()
        && !capitals(before)
        && !capitals(place.word_after())
        && !place.is_address()
}

/// Whether an acronym between some bytes may be explained there; blanks and signs that are no ASCII are looked
/// at later.
fn may_be_explained(before: &[u8], after: &[u8]) -> bool {
    let after = after.strip_prefix(b" ").unwrap_or(after);
    matches!(before, [.., b'(' | b'-' | 0x93] | [.., 0x93, b' '])
        || matches!(after, [b':' | b'(' | b'=' | ..=b' ' | 0x80.., ..])
}

/// « JEUDI », « la mission DATA »: written louder, not abbreviated. A word of three letters may well be an acronym
/// too, and so may one that is only known to exist, after a determiner.
fn is_word(cx: &Context<'_, '_>, place: &Place<'_>) -> bool {
    const LONG: usize = 4;
    let known = cx.registries().known(place.text());
    let is_led =
        || Determiner::find(&place.word_before().to_lowercase()).is_some() || place.before() == Some('’');
    known.is_keyword() || place.text().len() >= LONG && (known.is_noun() || known.exists() && !is_led())
}

/// « CNCR : Conseil national… », « Conseil national… – CNCR »: close enough.
fn is_explained(place: &Place<'_>) -> bool {
    let before = place.head();
    place.tail().trim_start().starts_with([':', '(', '–', '='])
        || before.ends_with(['(', '–', '-'])
        || before.ends_with("– ")
}
