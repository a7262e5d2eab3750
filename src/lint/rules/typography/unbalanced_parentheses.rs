use crate::Severity;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY021",
    name: "unbalanced-parentheses",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: parenthèses"),
    since: "0.1.0",
    summary: "Une parenthèse ouvrante n’a pas de fermante, ou l’inverse.",
    why: "Le lecteur cherche où finit l’incise\u{202f}; le plus souvent, un morceau de phrase a disparu.",
    invalid: &[
        Sample::Body("Les relevés (ceux des communes et la carte.\n"),
        Sample::Body("Un serveur de calculs intensifs).\n"),
    ],
    valid: &[
        Sample::Body(
            "Les relevés (ceux (tous) des communes) et SDIS(1).\n\n(1) Une note\n\n1) un point, a) un autre ; un sourire :)\n",
        ),
        Sample::Body("Les communes (dont :\n\n- Aubusson ;\n- Guéret).\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    // Passages that a parenthesis may run over: a sentence and the list it announces.
    const FAR: u32 = 8;
    let mut open: Vec<Place<'_>> = Vec::new();
    let mut lone: Vec<Place<'_>> = Vec::new();
    for place in cx.places(Kind::Parenthesis).filter(|place| !is_emoticon(place)) {
        while let Some(first) = open.first().filter(|p| place.index - p.index > FAR).cloned() {
            open.remove(0);
            lone.push(first);
        }
        if place.text() == "(" {
            open.push(place);
        } else if open.pop().is_none() && !is_marker(&place) {
            lone.push(place);
        }
    }
    lone.extend(open);
    lone.sort_by_key(|place| place.range.start);
    for place in lone.iter().filter(|place| place.is_french_prose() && !is_markup(place)) {
        // Whole sentences, and so one allocation each: a hostile text has thousands.
        let (lead, near, help) = if place.text() == "(" {
            let help = "Ajouter la parenthèse fermante, ou supprimer celle-ci";
            ("Parenthèse sans fermante, près de ", super::first_chars(place.tail()), help)
        } else {
            let help = "Ajouter la parenthèse ouvrante, ou supprimer celle-ci";
            ("Parenthèse sans ouvrante, près de ", super::last_chars(place.head()), help)
        };
        out.report(place.span(), message::with(lead, near)).help(help);
    }
}

fn is_emoticon(place: &Place<'_>) -> bool {
    if !matches!(place.byte_before(), Some(b':' | b';' | b'-')) {
        return false;
    }
    // In « :wink:) », the colon closes the name of an emoji.
    let named = place.head().strip_suffix(':').is_some_and(|head| head.ends_with(char::is_alphanumeric));
    place.after().is_none_or(|c| !c.is_alphanumeric()) && !named
}

/// `1)`, `a)`, `(1`: the mark of a point in a list.
fn is_marker(place: &Place<'_>) -> bool {
    let word = place.word_before();
    let Some(before) = place.head().strip_suffix(word) else { return false };
    let short = word.chars().count() <= 2 && !word.is_empty();
    short && (before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '*'))
}

/// How far from a parenthesis the rest of a link is looked for, in bytes.
const LINK_BYTES: usize = 512;

/// A link or an image that kramdown did not recognise: another matter.
fn is_markup(place: &Place<'_>) -> bool {
    let (head, tail) = (place.head(), place.tail());
    let head = head.get(head.ceil_char_boundary(head.len().saturating_sub(LINK_BYTES))..).unwrap_or_default();
    let tail = tail.get(..tail.floor_char_boundary(LINK_BYTES)).unwrap_or_default();
    head.contains("](") || head.contains("] (") || tail.contains("](")
}
