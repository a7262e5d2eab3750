//! Words inside brackets, `[nom à confirmer par la mairie]`: a note to oneself, whatever else it holds.

use crate::data::{Term, phrase};
use crate::lint::place::Place;

/// The longest note, in bytes: what is longer is a sentence between brackets.
const LONGEST: usize = 120;

/// In parentheses, a note says no more after its words: « (à confirmer par la mairie) ».
const MOST_WORDS_AFTER: usize = 4;

/// The words between `[…` and `…]`, or `(…` and `…)`, of a line that asks for brackets around them.
fn parts(wanted: &str) -> Option<(char, &str, char)> {
    let open = wanted.chars().next().filter(|c| matches!(c, '[' | '('))?;
    let close = if open == '[' { ']' } else { ')' };
    let words = wanted.strip_prefix(open)?.strip_prefix('…')?.strip_suffix(close)?.strip_suffix('…')?;
    Some((open, words.trim(), close))
}

/// The brackets around a word that gave the words of a line away.
pub(super) fn around<'r>(word: &Place<'r>, term: Term<'_>) -> Option<Place<'r>> {
    let wanted = term.column(0);
    let (open, words, close) = parts(wanted)?;
    let passage = word.passage.range.start as usize;
    let trigger = term.trigger().checked_sub(wanted.find(words)?)?;
    let found = phrase::find(word.whole(), word.range.start - passage, words, trigger)?;
    // A note is short: no farther than that is looked, from each of the many words of a long paragraph.
    let from = word.whole().floor_char_boundary(found.start.saturating_sub(LONGEST));
    let to = word.whole().ceil_char_boundary(found.end.saturating_add(LONGEST));
    let (head, tail) = (word.whole().get(from..found.start)?, word.whole().get(found.end..to)?);
    let other = |c: char| matches!(c, '[' | ']' | '(' | ')' | '\n');
    let start = head.rfind(other).filter(|&at| head.get(at..).is_some_and(|rest| rest.starts_with(open)))?;
    let end = tail.find(other).filter(|&at| tail.get(at..).is_some_and(|rest| rest.starts_with(close)))?;
    let range = passage + from + start..passage + found.end + end + 1;
    // « (à compléter ou à corriger, selon les cas) » is a sentence's own.
    let note = open == '[' || tail.get(..end)?.split_whitespace().count() < MOST_WORDS_AFTER;
    (note && range.len() <= LONGEST).then(|| word.at(range))
}

/// `- [x] relire la carte`: a box that is ticked.
pub(super) fn is_ticked(place: &Place<'_>) -> bool {
    place.text().eq_ignore_ascii_case("[x]") && place.head().trim().is_empty()
}
