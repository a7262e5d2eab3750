//! The organisations in which speakers place themselves: « nous sommes deux au MAE ».

use std::borrow::Cow;
use std::ops::Range;

use crate::body::attribution::Attribution;
use crate::mentions::acronym;
use crate::span::Spanned;
use crate::text::reading::Reading;
use crate::text::word;

/// Acronyms that name no organisation one belongs to.
#[rustfmt::skip]
const COMMON: [&str; 22] = [
    "API", "B2B", "CDD", "CDI", "CV", "DSI", "DRH", "ESN", "ETI", "IA", "JO", "MOOC", "ONG", "PME", "RGAA", "RGPD",
    "RH", "SI", "TIC", "TPE", "UE", "UX",
];

/// What leads to the place where one works; the longest first.
const CONNECTORS: [&str; 8] =
    ["au sein de la ", "au sein de l’", "au sein du ", "au ", "à la ", "à l’", "à l'", "chez "];

/// Words after which `au`, `à la` tell no place: « grâce au SILL, nous… ».
const RELATIONS: [&str; 12] = [
    "râce",
    "ace",
    "uant",
    "accès",
    "recours",
    "appel",
    "uite",
    "rapport",
    "conforme",
    "opposé",
    "adhésion",
    "contribution",
];

/// Whether a text begins with a connector, at the head of a sentence or inside one.
fn leads(text: &str, connector: &str) -> bool {
    let capital = |rest: &str| text.strip_prefix('À').is_some_and(|text| text.starts_with(rest));
    text.get(..connector.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(connector))
        || connector.strip_prefix('à').is_some_and(capital)
}

/// The organisations named after `au`, `à la`, `chez` in the sentences said in the first person.
pub(super) fn read<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Vec<Spanned<Cow<'a, str>>> {
    let text = reading.slice(range.clone());
    let mut found = Vec::new();
    let spaces = text.match_indices([' ', '\u{a0}', '\u{202f}']).map(|(at, space)| (at, at + space.len()));
    for (at, word_start) in std::iter::once((0, 0)).chain(spaces) {
        let rest = text.get(word_start..).unwrap_or_default();
        // A look at one byte tells nearly every word apart.
        if !matches!(rest.as_bytes().first(), Some(b'a' | b'A' | b'c' | b'C' | 0xC3)) {
            continue;
        }
        let Some(connector) = CONNECTORS.iter().find(|connector| leads(rest, connector)) else {
            continue;
        };
        if RELATIONS.iter().any(|word| text.get(..at).unwrap_or_default().ends_with(word)) {
            continue;
        }
        let start = word_start + connector.len();
        let chez = *connector == "chez ";
        let end = if chez { names_end(text, start) } else { word::end(text, start) };
        let name = text.get(start..end).unwrap_or_default();
        let names = chez && !name.is_empty() || acronym::is_acronym(name);
        if names && !COMMON.contains(&name) && in_first_person(sentence(text, at)) {
            let range = range.start + start..range.start + end;
            found.push(Spanned::new(reading.cow(range.clone()), reading.span(range)));
        }
    }
    found
}

impl Attribution<'_> {
    /// Whether somebody may speak for an organisation: it is the one given, or none is given.
    ///
    /// An acronym and the words it stands for are the same organisation.
    #[must_use]
    pub fn may_speak_for(&self, organisation: &str) -> bool {
        let mut positions = self.people.iter().flat_map(|p| {
            p.role.iter().map(|r| &r.value).chain(p.organisation.as_ref().map(|o| &o.name.value))
        });
        let known = self.people.iter().any(|person| person.organisation.is_some());
        !known
            || self.text.contains(organisation)
            || positions.any(|position| acronym::spells(position, organisation))
    }
}

/// End of the words with capitals from `at`.
fn names_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut next = at;
    loop {
        let stop = word::end(text, next);
        if !word::is_capitalised(text.get(next..stop).unwrap_or_default()) {
            return end;
        }
        end = stop;
        next = word::skip_blanks(text, stop);
        if next == stop {
            return end;
        }
    }
}

fn sentence(text: &str, at: usize) -> &str {
    let stop = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let before = text.get(..at).unwrap_or_default().rsplit(stop).next().unwrap_or("");
    let after = text.get(at..).unwrap_or_default().split(stop).next().unwrap_or("");
    text.get(at - before.len()..at + after.len()).unwrap_or_default()
}

fn in_first_person(sentence: &str) -> bool {
    let mut at = 0;
    while at < sentence.len() {
        let end = word::end(sentence, at);
        if end == at {
            at += word::width(sentence.as_bytes().get(at).copied().unwrap_or_default());
            continue;
        }
        let word = sentence.get(at..end).unwrap_or_default();
        if ["nous", "je", "j", "notre", "nos", "mon", "ma", "mes"]
            .iter()
            .any(|first| word::folds_to(word, first))
        {
            return true;
        }
        at = end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::attribution;

    fn names(text: &'static str) -> Vec<Cow<'static, str>> {
        read(&Reading::plain(text), 0..text.len()).into_iter().map(|name| name.value).collect()
    }

    #[test]
    fn places_where_the_speaker_stands() {
        assert_eq!(names("Nous sommes deux au MDE. L’été\u{a0}!"), ["MDE"]);
        assert_eq!(names("Au MDE, nous sommes deux. À la MCL, nos cartes."), ["MDE", "MCL"]);
        assert!(names("Grâce au SILL, nous lisons. Face à l’ARCEP, nos cartes.").is_empty());
        assert_eq!(names("Nous y sommes… Au MDE, nous sommes deux…"), ["MDE"]);
        assert_eq!(names("Chez nous. J’ai vu, chez Atlas Plans, que…"), ["Atlas Plans"]);
        assert!(names("Les équipes sont au MDE. Nous aussi. Nous croyons à l’IA.").is_empty());
    }

    #[test]
    fn an_acronym_is_the_organisation_it_stands_for() {
        for (text, organisation, expected) in [
            ("Anne Azur, géomètre au sein du ministère de l'Europe et des Affaires étrangères", "MAE", true),
            ("Anne Azur, géomètre au sein de la Gendarmerie nationale", "MAE", false),
            ("Anne Azur, directrice interministérielle du numérique", "DINUM", true),
            ("Anne Azur, géomètre", "MAE", true),
        ] {
            let attribution = attribution::unmarked(&Reading::plain(text), 0..text.len()).unwrap();
            assert_eq!(attribution.may_speak_for(organisation), expected, "{text}");
        }
    }
}
