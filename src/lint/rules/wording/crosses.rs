//! Crosses in place of a number that is to come: « XX communes », « le XX/12/2024 ».

use crate::data::Term;
use crate::lint::place::Place;

/// The longest date or number, in bytes: what is longer is no number to come.
const LONGEST: usize = 40;

/// Whether a line of the registry is made of crosses alone.
pub(super) fn is_crosses(wanted: &str) -> bool {
    wanted.chars().all(|c| matches!(c, 'X' | 'x'))
}

/// A telephone number to come, `XX XX XX XX`, is one thing.
pub(super) fn number(place: Place<'_>) -> Place<'_> {
    let tail = place.tail();
    let mut length = 0;
    while let Some(rest) =
        tail.get(length..).and_then(|t| t.strip_prefix([' ', '\u{a0}', '\u{202f}', '.', '-']))
        && rest.starts_with("XX")
    {
        let crosses = rest.len() - rest.trim_start_matches('X').len();
        length = tail.len() - rest.len() + crosses;
    }
    place.at(place.range.start..place.range.end + length)
}

/// « le XX/12/2024 », « XXX,XX »: all that crosses and digits make together.
pub(super) fn crossed<'r>(word: &Place<'r>, term: Term<'_>) -> Option<Place<'r>> {
    if term.column(0) != "XX" || !word.text().bytes().all(|byte| byte == b'X') {
        return None;
    }
    let apart = |c: char| !matches!(c, 'X' | '/' | '.' | ',' | '-') && !c.is_ascii_digit();
    let (head, tail) = (word.head(), word.tail());
    let head = head.get(head.ceil_char_boundary(head.len().saturating_sub(LONGEST))..)?;
    let tail = tail.get(..tail.floor_char_boundary(LONGEST))?;
    let before = head.rsplit(apart).next().unwrap_or("");
    let after = tail.split(apart).next().unwrap_or("").trim_end_matches(['.', ',', '-']);
    let short = before.len() + after.len() < LONGEST;
    let place = word.at(word.range.start - before.len()..word.range.end + after.len());
    let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '_'));
    let is_cut = place.text().starts_with(|c: char| c == 'X' || c.is_ascii_digit())
        && place.text().contains(['/', '.', ',', '-']);
    (is_cut && short && !joined(place.before()) && !joined(place.after())).then_some(place)
}

/// « xx communes »: in the place of a number.
pub(super) fn is_number(place: &Place<'_>) -> bool {
    let next = place.tail().strip_prefix([' ', '\u{a0}']);
    place.before().is_none_or(|c| matches!(c, ' ' | '\u{a0}'))
        && next.is_some_and(|next| next.starts_with(|c: char| c.is_lowercase() || matches!(c, '€' | '%')))
}

/// « réunit X communes », not « le réseau X communes » or « l’axe X % ».
pub(super) fn is_amount(place: &Place<'_>) -> bool {
    let before = place.word_before();
    let network =
        matches!(before, "réseau" | "social" | "plateforme" | "sur" | "via" | "et" | "axe" | "Twitter");
    match place.before() {
        Some('(') => true,
        Some(' ' | '\u{a0}') => !network && (before.chars().count() > 1 || matches!(before, "a" | "à" | "y")),
        _ => false,
    }
}
