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
          seconde marque, et les deux s’affichent.",
    invalid: &[
        Sample::Body("*La carte «\u{a0}à l’essai\u{a0}» * est libre.\n"),
        Sample::Body("Elle est _libre _, dit-on.\r\n"),
        Sample::Body("Elle est __libre __ pour tous.\n"),
    ],
    valid: &[
        Sample::Body("*La carte* est _libre_, __pour tous__.\n"),
        Sample::Body("Prix hors taxes *, port compris.\n\n\\* Voir la notice.\n"),
        Sample::Body("Le tarif*, hors taxes *, et 2 * 3 * 4.\n"),
        Sample::Body("Les champs _nom et carte_libre _ ou `*a *`.\n"),
        Sample::Body("\\*Les marques * que l’on veut voir.\n"),
    ],
    check,
};

/// Longest text between two marks that were meant as a pair, in bytes.
const MAX_PAIR_BYTES: usize = 300;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let found = cx.printed(Sign::Emphasis);
    for signs in found.chunk_by(|one, other| std::ptr::eq(one.block, other.block)) {
        let whole = signs.first().map_or(Span::default(), |sign| text_span(sign.block));
        let marks: Vec<Span> = signs.iter().filter_map(|sign| mark(cx, sign.at as usize, whole)).collect();
        // Any other mark in the block leaves a doubt on which goes with which.
        if let [open, close] = marks[..]
            && cx.slice(open) == cx.slice(close)
        {
            padded(cx, out, open, close, whole);
        }
    }
}

/// A lone `*`, or a run of one or two `_`; `**` is another rule's.
fn mark(cx: &Context<'_, '_>, at: usize, block: Span) -> Option<Span> {
    let bytes = cx.release.source.text().as_bytes();
    let (first, last) = (block.start() as usize, block.end() as usize);
    if at > first && matches!(bytes[at - 1], b'\\' | b'*' | b'_') {
        return None;
    }
    let mark = bytes[at];
    let run = bytes[at..last].iter().take_while(|&&byte| byte == mark).count();
    let inside_word = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let is_mark = run == 1 + usize::from(mark == b'_' && run == 2)
        && !(at > first && inside_word(at - 1) && inside_word(at + run));
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
