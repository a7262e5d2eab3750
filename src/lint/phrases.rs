//! What rules on closed lists of phrases share: finding a phrase, and proposing what was meant.

use super::context::{Context, Findings};
use super::message;
use super::place::Place;
use crate::Severity;
use crate::data::{Registry, Term, phrase};
use crate::text::word::same_words;

/// Parts what may have been meant, in the second column of a line.
const EITHER: &str = " / ";

/// Reports the phrases of a registry that stand where they are wrong; `what` says in French what is
/// wrong with them.
pub(crate) fn report(
    cx: &Context<'_, '_>,
    registry: Registry,
    what: &str,
    out: &mut Findings<'_>,
    wrong: &dyn Fn(&Place<'_>) -> bool,
) {
    let is_worth_it = |place: &Place<'_>, term: Term<'_>| {
        !place.is_address() && !is_bare_capital(place, term) && !is_name(place, term) && wrong(place)
    };
    for (place, term) in longest(cx, registry, &is_worth_it) {
        let mut meant = term.column(1).split(EITHER).map(|meant| {
            // « l’OpenData »: a capital that was of the one word is not of the several.
            let is_inside = is_run_together(place.text(), meant) && !place.starts_sentence();
            if is_inside { meant.to_owned() } else { right(place.text(), meant) }
        });
        let right = meant.next().unwrap_or_default();
        let mut help = message::with("Écrire ", &right);
        let mut is_sure = true;
        for other in meant {
            is_sure = false;
            help += &message::with(" ou ", &other);
        }
        // Which of several was meant is for the reader of the sentence to tell.
        let fix = is_sure.then(|| place.correction(help.as_str(), &right)).flatten();
        let finding = out
            .report(place.span(), message::with(&[what, "\u{a0}: "].concat(), place.text()))
            .help(help)
            .fix_if(fix);
        if term.column(2) == "info" {
            finding.at_most(Severity::Info);
        }
    }
}

/// The phrases of a registry that are worth it, in order; where they overlap, the longest one speaks.
pub(crate) fn longest<'r>(
    cx: &Context<'r, '_>,
    registry: Registry,
    is_worth_it: &dyn Fn(&Place<'r>, Term<'r>) -> bool,
) -> Vec<(Place<'r>, Term<'r>)> {
    apart(phrases(cx, registry).filter(|(place, term)| is_worth_it(place, *term)).collect())
}

/// The phrases of a registry, those that overlap as well.
pub(crate) fn phrases<'r>(
    cx: &Context<'r, '_>,
    registry: Registry,
) -> impl Iterator<Item = (Place<'r>, Term<'r>)> {
    cx.words(registry).filter_map(|(word, term)| Some((find(&word, term)?, term)))
}

/// The longest phrases, in order.
pub(crate) fn apart<'r, T>(mut found: Vec<(Place<'r>, T)>) -> Vec<(Place<'r>, T)> {
    found.sort_by_key(|(place, _)| (place.range.start, std::cmp::Reverse(place.range.end)));
    let mut end = 0;
    found.retain(|(place, _)| {
        let is_apart = place.range.start >= end;
        if is_apart {
            end = place.range.end;
        }
        is_apart
    });
    found
}

/// Where a phrase stands, given the word that gave it away.
pub(crate) fn find<'r>(word: &Place<'r>, wanted: Term<'_>) -> Option<Place<'r>> {
    let passage = word.passage.range.start as usize;
    let text = word.whole();
    let found = phrase::find(text, word.range.start - passage, wanted.column(0), wanted.trigger())?;
    Some(word.at(found.start + passage..found.end + passage))
}

/// « A partir de », « Etape », « DEPARTEMENT »: capitals without their accent, another rule's matter;
/// « la face A »: a letter that names something.
fn is_bare_capital(place: &Place<'_>, term: Term<'_>) -> bool {
    let (written, right) = (place.text(), term.column(1));
    let capital = written.starts_with(char::is_uppercase);
    let all = written.chars().count() > 1 && !written.chars().any(char::is_lowercase);
    // « EXEMLE » is no « EXEMPLE » without its accents.
    let is_other_word =
        written.chars().count() > 4 && !written.contains(char::is_whitespace) && !same_words(written, right);
    (all && !is_other_word)
        || written.ends_with(" A")
        || written.ends_with("\nA")
        || (capital && written.starts_with(['A', 'E', 'I']) && right.starts_with(['à', 'é', 'ê', 'î']))
}

/// « le Language Server »: a capital that the line has not, inside the phrase.
fn is_name(place: &Place<'_>, term: Term<'_>) -> bool {
    let written = place.text();
    let capitals = |text: &str| {
        text.split_whitespace().skip(1).filter(|word| word.starts_with(char::is_uppercase)).count()
    };
    written.contains(char::is_lowercase) && capitals(written) > capitals(term.column(0))
}

/// Whether one word stands for several: « OpenData ».
fn is_run_together(written: &str, right: &str) -> bool {
    right.contains(' ') && written.contains(char::is_lowercase) && !written.contains(char::is_whitespace)
}

/// What was meant, with the capitals of what is written; a phrase that ends before a word it only
/// names keeps that word.
fn right(written: &str, right: &str) -> String {
    let right = right.trim_end_matches('¢');
    let capitals = written.chars().any(char::is_alphabetic) && !written.chars().any(char::is_lowercase);
    if capitals && written.chars().count() > 3 { right.to_uppercase() } else { phrase::like(written, right) }
}
