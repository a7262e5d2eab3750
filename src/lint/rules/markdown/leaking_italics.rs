//! MD024: `*mot *`, a star or a low line that the reader sees.

use super::{quoted, text_span};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Sign;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD024",
    name: "leaking-italics",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Des marques d’italique s’affichent dans la page.",
    why: "kramdown ne met en italique que si `*` ou `_` touche le texte des deux côtés\u{a0}: une espace avant la \
          seconde marque, et les deux s’affichent. Les deux doivent aussi être dans le même paragraphe.",
    invalid: &[
        Sample::Body("*La carte «\u{a0}à l’essai\u{a0}» * est libre.\n"),
        Sample::Body("Elle est _libre _, dit-on.\r\n"),
        Sample::Body("Elle est __libre __ pour tous.\n"),
        Sample::Body("*La carte «\u{a0}à l’essai\u{a0}» est libre.\r\n\r\nElle est commune.*\r\n"),
        Sample::Body("La carte est *libre pour tous.\n"),
    ],
    valid: &[
        Sample::Body("*La carte* est _libre_, __pour tous__.\n"),
        Sample::Body("Prix hors taxes *, port compris.\n\n\\* Voir la notice.\n"),
        Sample::Body("Le tarif*, hors taxes *, et 2 * 3 * 4.\n"),
        Sample::Body("Les champs _nom et carte_libre _ ou `*a *`.\n"),
        Sample::Body("\\*Les marques * que l’on veut voir.\n"),
        Sample::Body("Prix hors taxes* pour tous.\n\n*Voir la notice.\n"),
        Sample::Body("*Hors taxes.\n\n*Voir la notice.\n"),
        Sample::Body("Les fichiers en .pdf_ et le dossier _cartes\n"),
    ],
    check,
};

/// Longest text between two marks that were meant as a pair, in bytes.
const MAX_PAIR_BYTES: usize = 300;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let found = cx.printed(Sign::Emphasis);
    let mut alone = Vec::new();
    for signs in found.chunk_by(|one, other| std::ptr::eq(one.block, other.block)) {
        let whole = signs.first().map_or(Span::default(), |sign| text_span(sign.block));
        let marks: Vec<Span> = signs.iter().filter_map(|sign| mark(cx, sign.at as usize, whole)).collect();
        // Any other mark in the block leaves a doubt on which goes with which.
        match marks[..] {
            [open, close] if cx.slice(open) == cx.slice(close) => padded(cx, out, open, close, whole),
            [only] => alone.push((only, whole)),
            _ => {}
        }
    }
    lone(cx, out, &alone);
}

/// Marks that stand alone in their blocks: an italic over two paragraphs, or one that was never closed.
fn lone(cx: &Context<'_, '_>, out: &mut Findings<'_>, alone: &[(Span, Span)]) {
    let opens = |(mark, block): (Span, Span)| {
        let before = cx.slice(Span::new(block.start(), mark.start()));
        let after = cx.slice(Span::new(mark.end(), block.end()));
        let word = after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '«' | '"' | '“'));
        word && (before.is_empty() || before.ends_with([' ', '(', '«', '\u{a0}', '\u{202f}']))
    };
    let closes = |(mark, block): (Span, Span)| {
        let before = cx.slice(Span::new(block.start(), mark.start()));
        let after = cx.slice(Span::new(mark.end(), block.end()));
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | '»' | '…' | ')'))
            && !after.starts_with(char::is_alphanumeric)
    };
    let mut rest = alone;
    while let [first, others @ ..] = rest {
        rest = others;
        if !opens(*first) {
            continue;
        }
        let mark = cx.slice(first.0);
        if let Some(last) = others.first().filter(|last| cx.slice(last.0) == mark && closes(**last)) {
            // `*` at the head of a paragraph explains one that calls it, which stands above.
            if is_next_paragraph(cx, first.1, last.1) {
                over_paragraphs(out, first.0, last.0, mark);
                rest = others.get(1..).unwrap_or_default();
                continue;
            }
        }
        let at_head = first.0.start() == first.1.start();
        // At the head, only a guillemet tells an italic from a note.
        let after = cx.slice(Span::new(first.0.end(), first.1.end()));
        if (!at_head || after.starts_with(['«', '“'])) && mark == "*" {
            let held = cx.slice(Span::new(first.0.end(), first.1.end()));
            let shown = quoted(held.split_inclusive(' ').take(4).collect::<String>().trim_end());
            out.report(
                first.0,
                format!("L’italique ouverte devant «\u{a0}{shown}\u{a0}» n’est pas fermée\u{a0}: sa marque s’affiche"),
            )
            .help(format!("Écrire «\u{a0}{mark}\u{a0}» après le dernier mot, ou retirer la marque"))
            .fix(Fix::suggested("Retirer la marque", vec![Edit::delete(first.0)]))
            // « *sous réserve » may be a note of its own.
            .at_most(Severity::Info);
        }
    }
}

/// Whether only blank lines part two blocks.
fn is_next_paragraph(cx: &Context<'_, '_>, first: Span, next: Span) -> bool {
    next.start() > first.end() && cx.slice(Span::new(first.end(), next.start())).trim().is_empty()
}

fn over_paragraphs(out: &mut Findings<'_>, open: Span, close: Span, mark: &str) {
    out.report(
        open,
        "L’italique ouverte ici ne se ferme qu’au paragraphe suivant\u{a0}: ses marques s’affichent",
    )
    .label(close, "fermée ici")
    .help(format!("Écrire «\u{a0}{mark}\u{a0}» à la fin du premier paragraphe et au début du second"));
}

/// A lone `*`, or a run of one or two `_`; `**` is another rule's.
fn mark(cx: &Context<'_, '_>, at: usize, block: Span) -> Option<Span> {
    let bytes = cx.release.source.text().as_bytes();
    let (first, last) = (block.start() as usize, block.end() as usize);
    if at > first && matches!(bytes.get(at - 1).copied().unwrap_or_default(), b'\\' | b'*' | b'_') {
        return None;
    }
    let mark = bytes.get(at).copied().unwrap_or_default();
    let run = bytes.get(at..last).unwrap_or_default().iter().take_while(|&&byte| byte == mark).count();
    let part = |from: usize, to: usize| cx.slice(Span::from_range(from..to));
    let inside_word = part(first, at).ends_with(char::is_alphanumeric)
        && part(at + run, last).starts_with(char::is_alphanumeric);
    let is_mark = run == 1 + usize::from(mark == b'_' && run == 2) && !inside_word;
    is_mark.then(|| Span::from_range(at..at + run))
}

/// `*mot *`: the first mark opens, the second is kept from closing by the spaces before it.
fn padded(cx: &Context<'_, '_>, out: &mut Findings<'_>, open: Span, close: Span, block: Span) {
    let text = cx.release.source.text();
    let inside = Span::new(open.end(), close.start());
    let (held, kept) = (cx.slice(inside), inside.trim(text));
    let before = cx.slice(Span::new(block.start(), open.start())).chars().next_back();
    let after = cx.slice(Span::new(close.end(), block.end())).chars().next();
    let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '«' | '’' | '\''))
        && held.starts_with(|c: char| c.is_alphabetic() || matches!(c, '«' | '"' | '“'));
    let closes = held.ends_with(' ') && after.is_none_or(|c| !c.is_alphanumeric());
    let plain = !held.contains(['\n', '\r', '*', '_']) && held.len() <= MAX_PAIR_BYTES;
    let only_spaces = cx.slice(Span::new(kept.end(), inside.end())).bytes().all(|b| b == b' ');
    if !opens || !closes || !only_spaces || !plain {
        return;
    }
    let mark = cx.slice(close);
    let message = format!(
        "Les marques «\u{a0}{mark}\u{a0}» s’affichent autour de «\u{a0}{}\u{a0}»",
        quoted(cx.slice(kept))
    );
    out.report(open.to(close), message)
        .help(format!("Écrire «\u{a0}{mark}{}{mark}\u{a0}»", quoted(cx.slice(kept))))
        .fix(Fix::safe(
            "Coller la marque au texte",
            vec![Edit::replace(Span::new(kept.end(), close.end()), mark)],
        ));
}
