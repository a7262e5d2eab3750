//! MD001: `**` that the reader sees.

mod mark;

use mark::{Mark, after, before, can_close, can_open, find_mark, is_footnote};

use super::{quoted, text_span, uneven_emphasis, with_text};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::{Printed, Sign};
use crate::span::{Span, offset};

pub(super) static RULE: Rule = Rule {
    code: "MD001",
    name: "leaking-emphasis",
    family: Family::Markdown,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Des étoiles de mise en gras s’affichent dans la page.",
    why: "kramdown ne met en gras que si les étoiles touchent le texte, si chacune a sa pareille et si \
          les deux sont dans le même paragraphe\u{a0}: sinon, elles s’affichent.",
    invalid: &[
        Sample::Body("**Carte libre **pour tous.\n"),
        Sample::Body("** Carte libre** pour tous.\n"),
        Sample::Body("À lire\u{a0}: **la carte libre.\n"),
        Sample::Body("**La carte est libre.\n\nElle est commune.**\n"),
        Sample::Body("#### Qualité des relevés** \n"),
        Sample::Body("> Une carte **libre **.\r\n"),
        Sample::Body("### **La carte est libre*\n"),
        Sample::Body("L’été, une carte *libre** pour tous.\r\n"),
        Sample::Body("La carte est ***libre** pour tous.\n"),
        Sample::FrontMatter("chapeau-text: 'L''été de la **carte **libre'"),
    ],
    valid: &[
        Sample::Body("**Carte libre** pour tous, **« à l’essai »**.\n"),
        Sample::Body("Prix hors taxes*.\n\n\\* Voir la notice.\n"),
        Sample::Body("Le code `**` et 2\u{a0}*\u{a0}3.\n"),
        Sample::Body("** Hors taxes.\n"),
        Sample::FrontMatter("chapeau-text: |-\n  La carte\u{a0}:\n\n  * **libre**\n  * *ouverte*"),
        Sample::Body("Mot de passe\u{a0}: ********\n"),
        Sample::Body("Un ***gras italique***, et un prix **hors taxes***.\n\n\\* Voir la notice.\n"),
    ],
    check,
};

/// A `**` that is printed.
fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let bytes = cx.release.source.text().as_bytes();
    let doubled =
        |sign: &Printed<'_, '_>| bytes.get(sign.at as usize..).is_some_and(|rest| rest.starts_with(b"**"));
    let mut signs = cx.printed(Sign::Emphasis).iter().peekable();
    if signs.peek().is_none() {
        return;
    }
    // A mark without its pair in the paragraph before may have it in the next one.
    let mut alone: Option<Mark> = None;
    for block in with_text(cx) {
        let mut marks = Vec::new();
        if signs.peek().is_some_and(|sign| std::ptr::eq(sign.block, block)) {
            uneven_emphasis::report(cx, block.inlines(&cx.release.body), out);
        }
        while let Some(sign) = signs.next_if(|sign| std::ptr::eq(sign.block, block)) {
            if doubled(sign) {
                marks.extend(find_mark(cx, sign.at as usize, text_span(block), marks.last().copied()));
            }
        }
        let mut rest = marks.as_slice();
        if let [only] = rest
            && can_close(cx, *only)
            && let Some(first) = alone.take_if(|first| can_open(cx, *first))
        {
            over_paragraphs(cx, out, first, *only);
            continue;
        }
        if let Some(first) = alone.take() {
            unpaired(cx, out, first);
        }
        while let [open, close, tail @ ..] = rest {
            padded(cx, out, *open, *close);
            // Once these are mended, a mark that is left may well find its pair.
            rest = if tail.len() == 1 { &[] } else { tail };
        }
        let is_note = |mark: &Mark| is_footnote(cx, *mark, block.content.first());
        alone = rest.first().copied().filter(|mark| !is_note(mark));
    }
    if let Some(first) = alone {
        unpaired(cx, out, first);
    }
}

fn padded(cx: &Context<'_, '_>, out: &mut Findings<'_>, open: Mark, close: Mark) {
    let inside = Span::new(open.span.end(), close.span.start());
    let whole = open.span.to(close.span);
    let text = inside.trim(cx.release.source.text());
    let finding =
        out.report(whole, format!("Les étoiles de «\u{a0}{}\u{a0}» s’affichent", quoted(cx.slice(whole))));
    // Spaces between the marks and the text go outside of them.
    let only_spaces = |span: Span| cx.slice(span).bytes().all(|b| b == b' ');
    let (lead, tail) = (Span::new(inside.start(), text.start()), Span::new(text.end(), inside.end()));
    let plain = open.span.len() == 2 && close.span.len() == 2 && !cx.slice(text).contains('*');
    if text.is_empty()
        || !plain
        || !only_spaces(lead)
        || !only_spaces(tail)
        || (lead.is_empty() && tail.is_empty())
    {
        finding.help("Coller les étoiles au texte à mettre en gras, ou les retirer");
        return;
    }
    let needs_before = !lead.is_empty() && before(cx, open).ends_with(char::is_alphanumeric);
    let needs_after = !tail.is_empty() && after(cx, close).starts_with(char::is_alphanumeric);
    let edits = vec![
        Edit::replace(open.span.to(lead), if needs_before { " **" } else { "**" }),
        Edit::replace(tail.to(close.span), if needs_after { "** " } else { "**" }),
    ];
    finding
        .help(format!("Écrire «\u{a0}**{}**\u{a0}»", quoted(cx.slice(text))))
        .fix(Fix::safe("Coller les étoiles au texte", edits));
}

fn over_paragraphs(cx: &Context<'_, '_>, out: &mut Findings<'_>, open: Mark, close: Mark) {
    let end = open.text.trim(cx.release.source.text()).end();
    let start = close.text.start();
    let edits = vec![Edit::insert(end, "**"), Edit::insert(start, "**")];
    out.report(
        open.span,
        "Le gras ouvert ici ne se ferme qu’au paragraphe suivant\u{a0}: ses étoiles s’affichent",
    )
    .label(close.span, "fermé ici")
    .help("Mettre chaque paragraphe en gras à part")
    .fix(Fix::suggested("Fermer le gras et le rouvrir", edits));
}

fn unpaired(cx: &Context<'_, '_>, out: &mut Findings<'_>, mark: Mark) {
    if let Some(open) = single_star(cx, mark) {
        uneven_emphasis::say(cx, out, Span::new(open, mark.span.end()), open);
        return;
    }
    let around = Span::new(
        mark.text.start().max(mark.span.start().saturating_sub(30)),
        mark.text.end().min(mark.span.end() + 30),
    );
    let shown = quoted(cx.release.source.text().get(whole_characters(cx, around)).unwrap_or("**"));
    out.report(
        mark.span,
        format!("Ces étoiles n’ont pas leur pareille et s’affichent\u{a0}: «\u{a0}{shown}\u{a0}»"),
    )
    .help("Fermer le gras dans le même paragraphe, ou retirer les étoiles")
    .fix(Fix::suggested("Retirer les étoiles", vec![Edit::delete(mark.span)]));
}

/// The star that opens what `**` closes, in `*mot**`.
fn single_star(cx: &Context<'_, '_>, mark: Mark) -> Option<u32> {
    let before = before(cx, mark);
    let at = before.find('*').filter(|_| mark.span.len() == 2 && can_close(cx, mark))?;
    let (lead, inside) = (before.get(..at).unwrap_or_default(), before.get(at + 1..).unwrap_or_default());
    let opens = inside.starts_with(|c: char| c.is_alphanumeric() || c == '«')
        && !lead.ends_with(|c: char| c.is_alphanumeric() || c == '\\');
    (opens && !inside.contains(['*', '\n'])).then(|| mark.text.start() + offset(at))
}

fn whole_characters(cx: &Context<'_, '_>, span: Span) -> std::ops::Range<usize> {
    let text = cx.release.source.text();
    text.ceil_char_boundary(span.start() as usize)..text.floor_char_boundary(span.end() as usize)
}
