//! Sentences that give figures, and the same sentence with other figures in another document.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::finding::{CollectionFinding, CollectionFindingKind, Occurrence};
use super::signature::{Signature, is_compared};
use super::sketch::hash;
use super::words::words;
use crate::diagnostic::Severity;
use crate::mentions::Figure;
use crate::release::PressRelease;
use crate::span::Span;
use crate::text::PassageKind;

/// Words beside its figures that a sentence must have to be the same one by more than chance.
const FEWEST_WORDS: usize = 6;

/// Longest figure that is quoted, in bytes.
const LONGEST_FIGURE: usize = 60;

/// Figures of a document that are compared; one with more is a table.
const MAX_FIGURES: usize = 512;

/// Seconds between two releases beyond which a figure may well have moved: two months.
const LASTS: i64 = 61 * 24 * 3600;

/// A sentence of a document that gives figures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Claim {
    /// A number of its words, figures left out.
    sentence: u64,
    /// What it says, in order.
    figures: Vec<Said>,
}

/// A figure as written, and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Said {
    text: String,
    value: String,
    span: Span,
}

/// The sentences of a release that give figures.
pub(super) fn all(release: &PressRelease<'_>) -> Vec<Claim> {
    let source = release.source.text();
    let mut figures = release.mentions().figures.iter().take(MAX_FIGURES).peekable();
    let mut claims = Vec::new();
    for passage in release.texts().passages() {
        let compared = is_compared(passage.kind) || passage.kind == PassageKind::Chapeau;
        while figures.next_if(|figure| figure.span.start() < passage.span.start()).is_some() {}
        if figures.peek().is_none_or(|figure| figure.span.start() >= passage.span.end()) {
            continue;
        }
        for sentence in sentences(source, passage.span) {
            let mut inside = Vec::new();
            while let Some(figure) = figures.next_if(|figure| figure.span.start() < sentence.end()) {
                inside.push(figure);
            }
            if compared && !inside.is_empty() {
                claims.extend(claim(source, sentence, &inside));
            }
        }
    }
    claims
}

fn claim(source: &str, sentence: Span, figures: &[&Figure]) -> Option<Claim> {
    let (mut parts, mut at) = (Vec::new(), sentence.start());
    for figure in figures {
        parts.extend(words(Span::new(at, figure.value.span.start()).slice(source)));
        parts.push("#");
        at = figure.value.span.end();
    }
    parts.extend(words(Span::new(at, sentence.end()).slice(source)));
    if parts.len() - figures.len() < FEWEST_WORDS {
        return None;
    }
    let said = |figure: &&Figure| {
        let text = figure.span.slice(source);
        (text.len() <= LONGEST_FIGURE).then(|| Said {
            text: text.split_ascii_whitespace().collect::<Vec<_>>().join(" "),
            value: figure.value.value.to_string(),
            span: figure.span,
        })
    };
    let letters = |word: &&str| hash(word.chars().flat_map(char::to_lowercase).map(u64::from));
    let figures = figures.iter().map(said).collect::<Option<Vec<_>>>()?;
    Some(Claim { sentence: hash(parts.iter().map(letters)), figures })
}

/// The sentences of a stretch of the source.
fn sentences(source: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start();
    let pieces = span.slice(source).split_inclusive(['.', '!', '?', ';', '\u{2026}']);
    let mut pieces = pieces.peekable();
    std::iter::from_fn(move || {
        let start = at;
        while let Some(piece) = pieces.next() {
            at += Span::from_range(0..piece.len()).len();
            // A sign ends a sentence when a blank follows: `3.5` is one figure.
            if pieces.peek().is_none_or(|next| next.starts_with(char::is_whitespace)) {
                return Some(Span::new(start, at));
            }
        }
        None
    })
}

/// The figures that a release gives otherwise than one shortly before it, in the same sentence.
pub(super) fn findings(documents: &[&Signature]) -> Vec<CollectionFinding> {
    let mut before: HashMap<u64, (&Signature, &Claim)> = HashMap::new();
    let mut findings = Vec::new();
    for &document in documents {
        let Some(instant) = document.instant else { continue };
        for claim in once(&document.claims) {
            let Some((earlier, other)) = before.insert(claim.sentence, (document, claim)) else { continue };
            let lasts = earlier.instant.is_some_and(|before| instant.saturating_sub(before) <= LASTS);
            let pairs = claim.figures.iter().zip(&other.figures);
            let mut differing = pairs.filter(|(here, there)| here.value != there.value);
            if let Some((here, there)) = differing.next().filter(|_| lasts) {
                findings.push(finding((document, here), (earlier, there)));
            }
        }
    }
    findings
}

/// The sentences that a document holds once: those it repeats with other figures are a list.
fn once(claims: &[Claim]) -> impl Iterator<Item = &Claim> {
    let mut uses: BTreeMap<u64, usize> = BTreeMap::new();
    claims.iter().for_each(|claim| *uses.entry(claim.sentence).or_default() += 1);
    claims.iter().filter(move |claim| uses.get(&claim.sentence) == Some(&1))
}

fn finding(here: (&Signature, &Said), there: (&Signature, &Said)) -> CollectionFinding {
    let occurrence =
        |(document, said): (&Signature, &Said)| Occurrence { path: document.path.clone(), span: said.span };
    CollectionFinding {
        kind: CollectionFindingKind::FigureVariant,
        severity: Severity::Info,
        message: format!(
            "«\u{a0}{}\u{a0}» ici, «\u{a0}{}\u{a0}» dans «\u{a0}{}\u{a0}», par ailleurs dans la même phrase",
            here.1.text, there.1.text, there.0.path
        ),
        at: occurrence(here),
        others: vec![occurrence(there)],
    }
}
