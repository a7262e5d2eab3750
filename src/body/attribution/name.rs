//! Names of people: civility, given name, particle, family name in capitals or not.

use std::ops::Range;

use super::lexicon;
use crate::text::word;

/// A name found in a text, as ranges of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) civility: Option<Range<usize>>,
    /// Given and family name.
    pub(super) whole: Range<usize>,
    /// Where the family name begins in `whole`, when the two can be told apart.
    pub(super) family: Option<Range<usize>>,
    pub(super) given: Option<Range<usize>>,
}

/// Most words a name is made of.
const MAX_WORDS: usize = 6;

/// Reads the name that begins at `at`: two words with capitals, or one after a civility.
pub(super) fn at(text: &str, at: usize) -> Option<Name> {
    let first = token(text, at);
    let civility = lexicon::is_civility(text.get(first.clone()).unwrap_or_default()).then(|| first.clone());
    let start = civility.as_ref().map_or(at, |c| word::skip_blanks(text, c.end));
    let mut tokens: [Range<usize>; MAX_WORDS] = std::array::from_fn(|_| 0..0);
    let (mut count, mut capitals) = (0, 0);
    let mut next = start;
    while let Some(place) = tokens.get_mut(count) {
        let found = token(text, next);
        let piece = text.get(found.clone()).unwrap_or_default();
        if begins_name(piece) {
            if lexicon::is_role(piece) && !word::is_capitals(piece) || piece_stops(piece, count) {
                break;
            }
            capitals += 1;
        } else if count == 0 || !leads_to_family(text, found.clone(), capitals) {
            break;
        }
        *place = found.clone();
        count += 1;
        let gap = word::skip_blanks(text, found.end);
        // A line end parts a name from the function below it.
        if gap == found.end || text.get(found.end..gap).unwrap_or_default().contains('\n') {
            break;
        }
        next = gap;
    }
    let tokens = tokens.get(..count).unwrap_or_default();
    let last = tokens.last()?;
    if capitals < 2 && civility.is_none() {
        return None;
    }
    let (given, family) = parts(text, tokens, civility.is_some());
    Some(Name { civility, whole: start..last.end, given, family })
}

/// The letters, hyphens, apostrophes and periods of initials from `at`.
fn token(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or("");
    let mut end = at;
    let mut letters = 0;
    for (i, c) in rest.char_indices() {
        let after = at + i + c.len_utf8();
        match c {
            '-' | '\u{2011}' | '\'' | '’' => {}
            // `J.-B.`, `Dr.`
            '.' if letters == 1 || lexicon::is_civility(text.get(at..at + i).unwrap_or_default()) => {
                letters = 0
            }
            _ if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') => letters += 1,
            _ => break,
        }
        if c == '-' || c == '\u{2011}' {
            letters = 0;
        }
        end = after;
    }
    at..at + text.get(at..end).unwrap_or_default().trim_end_matches(['-', '\'', '’', '\u{2011}']).len()
}

/// A capital, or a capital after `d’`.
fn begins_name(piece: &str) -> bool {
    let rest = piece.strip_prefix("d’").or_else(|| piece.strip_prefix("d'")).unwrap_or(piece);
    word::is_capitalised(rest)
}

/// What no name begins with, or that ends one.
fn piece_stops(piece: &str, count: usize) -> bool {
    let stem = piece.split(['’', '\'']).next().unwrap_or(piece);
    count == 0 && (lexicon::is_opener(stem) || lexicon::is_organisation(piece))
        || piece != stem && stem == "L"
        || lexicon::is_organisation(piece) && !word::is_capitals(piece)
}

/// Whether the lower-case word is a particle before a capital, with only the given name before it.
fn leads_to_family(text: &str, particle: Range<usize>, capitals: usize) -> bool {
    let mut piece = particle;
    for _ in 0..3 {
        if !lexicon::is_particle(text.get(piece.clone()).unwrap_or_default()) {
            return false;
        }
        let next = token(text, word::skip_blanks(text, piece.end));
        let follows = text.get(next.clone()).unwrap_or_default();
        if begins_name(follows) {
            // `Anne Exemple de la DINUM` holds no particle.
            return capitals == 1 || !word::is_capitals(follows) && capitals == 2 && is_last(text, next.end);
        }
        piece = next;
    }
    false
}

fn is_last(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches(word::is_blank);
    rest.is_empty() || rest.starts_with([',', '(', '-', '–', '—'])
}

type Parts = (Option<Range<usize>>, Option<Range<usize>>);

/// Tells given name from family name: by capitals, by a particle, or because there are two words.
fn parts(text: &str, tokens: &[Range<usize>], civil: bool) -> Parts {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return (None, None) };
    let loud = |t: &Range<usize>| {
        let piece = text.get(t.clone()).unwrap_or_default();
        // Initials (`J.-B.`) and one-letter names (`O`) say nothing.
        word::is_capitals(piece)
            && piece.split(|c: char| !c.is_alphabetic()).any(|run| run.chars().count() > 1)
    };
    let joined = |from: usize, to: usize| Some(tokens.get(from)?.start..tokens.get(to)?.end);
    // « DE MONTREUIL »: a particle may come first, after a word that is cut or no word at all.
    let before = |end: usize| joined(0, end.checked_sub(1)?);
    let end = tokens.len() - 1;
    match tokens.len() {
        1 => (None, civil.then(|| first.clone())),
        _ if loud(last) && !loud(first) => {
            let quiet =
                |t: &Range<usize>| !loud(t) && !lexicon::is_particle(text.get(t.clone()).unwrap_or_default());
            let given = tokens.iter().take_while(|t| quiet(t)).count();
            (before(given), joined(given, end))
        }
        _ if loud(first) && !loud(last) => {
            let family = tokens
                .iter()
                .take_while(|t| loud(t) || lexicon::is_particle(text.get((*t).clone()).unwrap_or_default()))
                .count();
            (joined(family, end), before(family))
        }
        2 => (Some(first.clone()), Some(last.clone())),
        _ => match tokens.iter().position(|t| !begins_name(text.get(t.clone()).unwrap_or_default())) {
            Some(particle) => (before(particle), joined(particle, end)),
            None => (None, None),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<[&str; 4]> {
        at(text, 0).map(|n| {
            let part = |r: Option<Range<usize>>| r.map_or("", |r| &text[r]);
            [part(n.civility), &text[n.whole.clone()], part(n.given), part(n.family)]
        })
    }

    #[test]
    fn names_as_releases_write_them() {
        for (text, expected) in [
            ("Jean-Éric MARTIN-LUNE, géomètre", ["", "Jean-Éric MARTIN-LUNE", "Jean-Éric", "MARTIN-LUNE"]),
            ("Guy PLANCHE chef du département", ["", "Guy PLANCHE", "Guy", "PLANCHE"]),
            ("Aline de Montreuil, ministre", ["", "Aline de Montreuil", "Aline", "de Montreuil"]),
            ("Bruno LE BRUN", ["", "Bruno LE BRUN", "Bruno", "LE BRUN"]),
            ("Anne de la TOUR, dir", ["", "Anne de la TOUR", "Anne", "de la TOUR"]),
            ("Cédric O, secrétaire", ["", "Cédric O", "Cédric", "O"]),
            ("Dr Markus Feld, CIO", ["Dr", "Markus Feld", "Markus", "Feld"]),
            ("Dr. Markus Feld", ["Dr.", "Markus Feld", "Markus", "Feld"]),
            ("M.\u{a0}Feld, maire", ["M.", "Feld", "", "Feld"]),
            ("Mme Marie d’Ornac", ["Mme", "Marie d’Ornac", "Marie", "d’Ornac"]),
            ("J.-B. Colin", ["", "J.-B. Colin", "J.-B.", "Colin"]),
            ("DUPONT Marie, agente", ["", "DUPONT Marie", "Marie", "DUPONT"]),
            ("Anne Exemple de la DINUM", ["", "Anne Exemple", "Anne", "Exemple"]),
            ("Anne Exemple Directrice de", ["", "Anne Exemple", "Anne", "Exemple"]),
            ("Anne Exemple\nMinistre", ["", "Anne Exemple", "Anne", "Exemple"]),
            ("Marie Claire Dupin", ["", "Marie Claire Dupin", "", ""]),
            ("Anne Azur. Suite", ["", "Anne Azur", "Anne", "Azur"]),
            ("Anne Azur-", ["", "Anne Azur", "Anne", "Azur"]),
            ("M.-A. Colin", ["", "M.-A. Colin", "M.-A.", "Colin"]),
            ("Jean\u{2011}Noël Azur", ["", "Jean\u{2011}Noël Azur", "Jean\u{2011}Noël", "Azur"]),
            ("Jean\u{2011}N. Azur", ["", "Jean\u{2011}N. Azur", "Jean\u{2011}N.", "Azur"]),
            ("Anne Azur Direction", ["", "Anne Azur", "Anne", "Azur"]),
            ("Anne DIRECTION", ["", "Anne DIRECTION", "Anne", "DIRECTION"]),
            ("Anne L Azur", ["", "Anne L Azur", "", ""]),
            ("Anne Azur L’Institut", ["", "Anne Azur", "Anne", "Azur"]),
            ("Anne Marie de Lune, maire", ["", "Anne Marie de Lune", "Anne Marie", "de Lune"]),
            ("Anne Marie de Lune maire", ["", "Anne Marie", "Anne", "Marie"]),
            ("Anne Marie de Lune", ["", "Anne Marie de Lune", "Anne Marie", "de Lune"]),
            ("Anne Marie Zoé de Lune", ["", "Anne Marie Zoé", "", ""]),
            ("Anne Marie de LUNE, maire", ["", "Anne Marie", "Anne", "Marie"]),
            ("PRÉSIDENT Azur", ["", "PRÉSIDENT Azur", "Azur", "PRÉSIDENT"]),
            ("Anne Un Deux Trois Quatre Cinq Six", ["", "Anne Un Deux Trois Quatre Cinq", "", ""]),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_name() {
        for text in [
            "Le Havre, port",
            "Ministère de la Culture",
            "DINUM",
            "",
            "la DINUM",
            "Pour Anne",
            "Source X",
            "« A B »",
            "Anne de\nLune",
            "Anne\nAzur",
            "Anne",
            "Direction Générale",
            "L’Institut Azur",
            "Anne de lune",
            "de Lune",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
