//! Misuse of the library. A document never makes it fail: it yields diagnostics.

use crate::render::escape;

/// What a caller did wrong.
///
/// Written out, it can be shown: what would drive a terminal is visible, and what is very long is cut.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A configuration names something that does not exist, or has a value of the wrong shape.
    #[error("{}: {}", shown(.place), shown(.message))]
    Configuration {
        /// Where in the configuration, as a dotted path.
        place: String,
        /// What was expected and what was met, with a suggestion where one is close.
        message: String,
    },
    /// The front matter does not have the shape of the requested type.
    #[error("{}{}", shown(.message), at(.span))]
    Deserialize {
        /// What was expected and what was met.
        message: String,
        /// Where, when the place is known.
        span: Option<crate::Span>,
    },
}

/// Longest text that is quoted of a file or a document, in bytes.
const LONGEST: usize = 2_000;

fn shown(text: &str) -> String {
    let kept = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let cut = if kept.len() < text.len() { "…" } else { "" };
    format!("{}{cut}", escape(kept))
}

fn at(span: &Option<crate::Span>) -> String {
    span.map(|span| format!(" at byte {}", span.start())).unwrap_or_default()
}

impl Error {
    /// `met` is none of the names that may stand at `place`; the closest one is suggested.
    pub(crate) fn unknown<'n>(place: &str, met: &str, known: impl Iterator<Item = &'n str>) -> Self {
        let message = match closest(met, known) {
            Some(meant) => format!(
                "«\u{a0}{met}\u{a0}» est inconnu\u{202f}; vouliez-vous «\u{a0}{meant}\u{a0}»\u{202f}?"
            ),
            None => format!("«\u{a0}{met}\u{a0}» est inconnu"),
        };
        Error::Configuration { place: place.to_owned(), message }
    }
}

/// The known name closest to `met`, when it is close enough to be what was meant.
pub(crate) fn closest<'n>(met: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let mut distance = EditDistance::from(met);
    let length = distance.met.len();
    let limit = (length / 3).clamp(1, 3);
    known
        .filter(|name| name.chars().count().abs_diff(length) <= limit)
        .map(|name| (distance.to(name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many characters must be inserted, deleted, replaced or swapped with their neighbour.
pub(crate) fn edit_distance(a: &str, b: &str) -> usize {
    EditDistance::from(a).to(b)
}

/// The edit distance from what was met to names; its rows are kept from one name to the next.
struct EditDistance {
    met: Vec<char>,
    name: Vec<char>,
    rows: [Vec<usize>; 3],
}

impl EditDistance {
    fn from(met: &str) -> Self {
        Self { met: folded(met).collect(), name: Vec::new(), rows: Default::default() }
    }

    #[expect(clippy::indexing_slicing, reason = "rows hold one number more than the name has letters")]
    fn to(&mut self, name: &str) -> usize {
        self.name.clear();
        self.name.extend(folded(name));
        let [before, last, row] = &mut self.rows;
        last.clear();
        last.extend(0..=self.name.len());
        for (i, x) in self.met.iter().enumerate() {
            row.clear();
            row.push(i + 1);
            for (j, y) in self.name.iter().enumerate() {
                let replaced = last[j] + usize::from(x != y);
                let mut best = replaced.min(last[j + 1] + 1).min(row[j] + 1);
                if i > 0 && j > 0 && *x == self.name[j - 1] && self.met[i - 1] == *y {
                    best = best.min(before[j - 1] + 1);
                }
                row.push(best);
            }
            std::mem::swap(before, last);
            std::mem::swap(last, row);
        }
        last.last().copied().unwrap_or(0)
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_or_a_missing_letter_is_one_edit() {
        assert_eq!(edit_distance("QU001", "UQ001"), 1);
        assert_eq!(edit_distance("categorie", "categories"), 1);
        assert_eq!(edit_distance("été", "ete"), 2);
        assert_eq!(edit_distance("", "ab"), 2);
        assert_eq!(edit_distance("ab", ""), 2);
    }

    #[test]
    fn what_is_far_is_not_suggested() {
        assert_eq!(closest("doubled-wrd", ["doubled-word", "empty-body"].into_iter()), Some("doubled-word"));
        assert_eq!(closest("zzz", ["doubled-word", "QU"].into_iter()), None);
    }
}
