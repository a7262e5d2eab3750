//! MD012: brackets and parentheses that should have made a link.

use super::{quoted, text_span};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Sign;
use crate::span::{Span, offset};

pub(super) static RULE: Rule = Rule {
    code: "MD012",
    name: "broken-link",
    family: Family::Markdown,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: Some("RGAA 4.1, critère 6.1"),
    since: "0.1.0",
    summary: "Un lien mal écrit s’affiche avec ses crochets, et ne mène nulle part.",
    why: "Un lien s’écrit «\u{a0}[texte](adresse)\u{a0}», sans rien entre le crochet et la parenthèse, et dans \
          un seul paragraphe. Sinon kramdown affiche tout tel quel.",
    invalid: &[
        Sample::Body("Voir [«\u{a0}la carte\u{a0}»] (https://cartolibre.gouv.fr/carte) en ligne.\n"),
        Sample::Body("**Voir [la carte]**(https://cartolibre.gouv.fr/carte)\n"),
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/carte en ligne.\n"),
        Sample::Body("Voir la carte](/carte) à l’essai.\r\n"),
        Sample::FrontMatter("chapeau-text: Voir [la carte] (https://cartolibre.gouv.fr/carte) en ligne."),
        Sample::Body("Voir [la carte]\n(/carte) en ligne.\n"),
        Sample::Body("Voir [la carte d’été]{https://cartolibre.gouv.fr/carte} en ligne.\n"),
        Sample::Body("Voir (la carte «\u{a0}libre\u{a0}»)[https://cartolibre.gouv.fr/carte] en ligne.\r\n"),
    ],
    valid: &[
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/carte) en ligne.\n"),
        Sample::Body("Les chemins [ruraux] (voir la notice) et `a](b`.\n"),
        Sample::Body("Une note [1] (2024) et [mais aussi] (https) ici, f(x)[1] et (voir)[note].\n"),
    ],
    check,
};

/// How far from a `]` the rest of a link is looked for, in bytes: longer ones are not looked at.
const MAX_BYTES: usize = 512;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for found in cx.printed(Sign::Bracket) {
        let (block, bracket) = (text_span(found.block), found.at);
        let rest = cx.slice(Span::new(bracket + 1, block.end()));
        let rest = rest.get(..rest.floor_char_boundary(MAX_BYTES)).unwrap_or_default();
        let before = cx.slice(Span::new(block.start(), bracket));
        let near = before.ceil_char_boundary(before.len().saturating_sub(MAX_BYTES));
        let opened = before.get(near..).unwrap_or_default().rfind('[').map(|at| near + at);
        if let Some((text, target)) = opened.and_then(|at| reversed(before, at)) {
            let whole = Span::new(block.start() + offset(text), bracket + 1);
            swapped(
                cx,
                out,
                whole,
                before.get(text + 1..target - 2).unwrap_or_default(),
                before.get(target..).unwrap_or_default(),
            );
            continue;
        }
        let open = opened.map(|at| block.start() + offset(at));
        if let Some(length) = braces(rest) {
            let whole = Span::new(open.unwrap_or(bracket), bracket + 1 + offset(length));
            in_braces(cx, out, whole, Span::new(bracket + 1, whole.end()));
            continue;
        }
        let gap = rest.find('(').filter(|&gap| gap <= 4).unwrap_or(usize::MAX);
        let (Some(between), Some(target)) = (rest.get(..gap), rest.get(gap.saturating_add(1)..)) else {
            continue;
        };
        if let Some(what) = Broken::of(between, target) {
            let close = target
                .find([')', '\n', '\r'])
                .filter(|&at| target.get(at..).unwrap_or_default().starts_with(')'));
            let length = gap + 1 + close.map_or(target.lines().next().map_or(0, str::len), |at| at + 1);
            let whole = Span::from_range(open.unwrap_or(bracket) as usize..bracket as usize + 1 + length);
            let gap = Span::from_range(bracket as usize + 1..bracket as usize + 1 + gap);
            report(cx, out, &what, whole, open.is_some() && close.is_some(), gap);
        }
    }
}

/// `]{/adresse}`: how far the braces go.
fn braces(rest: &str) -> Option<usize> {
    let (target, _) = rest.strip_prefix('{')?.split_once('}')?;
    (looks_like_address(target) && !target.contains(char::is_whitespace)).then_some(target.len() + 2)
}

fn in_braces(cx: &Context<'_, '_>, out: &mut Findings<'_>, whole: Span, braces: Span) {
    let shown = quoted(cx.slice(whole));
    let target = cx.slice(braces).trim_matches(['{', '}']);
    out.report(whole, format!("«\u{a0}{shown}\u{a0}» n’est pas un lien et s’affiche tel quel"))
        .help("Mettre l’adresse entre parenthèses")
        .fix(Fix::suggested(
            "Mettre l’adresse entre parenthèses",
            vec![Edit::replace(braces, format!("({target})"))],
        ));
}

/// `(texte)[adresse`: where the text opens, and where the address begins.
fn reversed(before: &str, bracket: usize) -> Option<(usize, usize)> {
    let text = before.get(..bracket).unwrap_or_default().strip_suffix(')')?;
    let near = text.ceil_char_boundary(text.len().saturating_sub(MAX_BYTES));
    let open = near + text.get(near..).unwrap_or_default().rfind('(')?;
    let target = before.get(bracket + 1..).unwrap_or_default();
    (looks_like_address(target) && !target.contains(char::is_whitespace)).then_some((open, bracket + 1))
}

fn swapped(cx: &Context<'_, '_>, out: &mut Findings<'_>, whole: Span, text: &str, target: &str) {
    let shown = quoted(cx.slice(whole));
    let link = format!("[{text}]({target})");
    out.report(whole, format!("«\u{a0}{shown}\u{a0}» n’est pas un lien et s’affiche tel quel"))
        .help("Mettre le texte entre crochets et l’adresse entre parenthèses")
        .fix(Fix::suggested("Échanger crochets et parenthèses", vec![Edit::replace(whole, link)]));
}

enum Broken {
    /// Blanks between the bracket and the parenthesis.
    Space,
    /// The stars of an emphasis between them.
    Stars,
    /// Nothing between them: a bracket or a parenthesis is missing elsewhere.
    Unmatched,
}

impl Broken {
    /// What is wrong with `](`, given what stands between its two signs and after them.
    fn of(between: &str, target: &str) -> Option<Self> {
        if between.is_empty() {
            return Some(Self::Unmatched);
        }
        if !looks_like_address(target) {
            return None;
        }
        if between.chars().all(char::is_whitespace) {
            Some(Self::Space)
        } else {
            between.bytes().all(|b| matches!(b, b'*' | b'_')).then_some(Self::Stars)
        }
    }
}

fn looks_like_address(target: &str) -> bool {
    let target = target.trim_start();
    ["http:", "https:", "mailto:", "tel:", "www.", "#"].iter().any(|start| target.starts_with(start))
        || (target.starts_with('/') && target.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric))
}

fn report(
    cx: &Context<'_, '_>,
    out: &mut Findings<'_>,
    broken: &Broken,
    whole: Span,
    complete: bool,
    gap: Span,
) {
    let shown = quoted(cx.slice(whole));
    let finding = out.report(whole, format!("«\u{a0}{shown}\u{a0}» n’est pas un lien et s’affiche tel quel"));
    match broken {
        Broken::Space if complete => finding
            .help("Coller la parenthèse au crochet")
            .fix(Fix::safe("Coller la parenthèse au crochet", vec![Edit::delete(gap)])),
        Broken::Space => finding.help("Coller la parenthèse au crochet, et ouvrir et fermer les deux"),
        Broken::Stars => {
            finding.help("Mettre les étoiles autour du lien entier\u{a0}: «\u{a0}**[texte](adresse)**\u{a0}»")
        }
        Broken::Unmatched => finding.help(
            "Ouvrir et fermer chaque crochet et chaque parenthèse\u{a0}: «\u{a0}[texte](adresse)\u{a0}»",
        ),
    };
}
