//! Function and organisation: what follows a name, or leads to it.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::lexicon;
use crate::span::Spanned;
use crate::text::reading::Reading;
use crate::text::word;

/// The organisation somebody speaks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Organisation<'a> {
    /// As it is written, without article and without what stands in parentheses.
    pub name: Spanned<Cow<'a, str>>,
    /// Its acronym: in parentheses, or the name itself when it is one.
    pub acronym: Option<Spanned<Cow<'a, str>>>,
    /// What the acronym stands for, when the name is the acronym and this is in parentheses.
    pub expansion: Option<Spanned<Cow<'a, str>>>,
}

/// A function and an organisation, when the text gives them.
pub(super) type Position<'a> = (Option<Spanned<Cow<'a, str>>>, Option<Organisation<'a>>);

/// Splits what follows a name: « datascientist au sein de la Gendarmerie nationale ».
pub(super) fn read<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Position<'a> {
    let range = tidy(reading, range);
    if range.is_empty() {
        return (None, None);
    }
    let Some((cut, stop)) = cut(reading.slice(range.clone())) else {
        return match acronym_alone(reading, range.clone()) {
            Some((role, organisation)) => (Some(spanned(reading, role)), Some(organisation)),
            None => (Some(spanned(reading, range)), None),
        };
    };
    let role = tidy(reading, range.start..range.start + cut.start);
    let organisation = organisation(reading, range.start + cut.end..range.start + stop);
    ((!role.is_empty()).then(|| spanned(reading, role)), organisation)
}

/// Without the signs and spaces that lead to a function or close it.
pub(super) fn tidy(reading: &Reading<'_, '_>, range: Range<usize>) -> Range<usize> {
    let leading =
        |c: char| word::is_blank(c) || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '|' | '/' | '.');
    let slice = reading.slice(range.clone());
    let start = range.start + (slice.len() - slice.trim_start_matches(leading).len());
    let rest = reading.slice(start..range.end);
    let rest = rest.trim_end_matches(leading);
    // `(Ministre de la Culture)`: the parentheses are punctuation.
    if rest.starts_with('(') && rest.find(')') == Some(rest.len() - 1) {
        return start + 1..start + rest.len() - 1;
    }
    start..start + rest.len()
}

fn spanned<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Spanned<Cow<'a, str>> {
    Spanned::new(reading.cow(range.clone()), reading.span(range))
}

/// Where the organisation's name is led to (the words that lead to it), and where it ends.
fn cut(text: &str) -> Option<(Range<usize>, usize)> {
    let to_the_end = |cut| (cut, text.len());
    strong_cut(text)
        .or_else(|| comma_cut(text))
        .or_else(|| whole_cut(text))
        .map(to_the_end)
        .or_else(|| weak_cut(text))
}

/// `au sein de`, `chez`, `à la direction…`, `at`: nothing but an organisation follows.
fn strong_cut(text: &str) -> Option<Range<usize>> {
    for connector in [" au sein ", " chez ", " auprès ", " at "] {
        if let Some(at) = text.find(connector) {
            // « secrétaire d’État auprès du Premier ministre » is one function.
            let end = at + connector.len();
            if connector == " auprès "
                && !starts_organisation(text.get(past_article(text, end)..).unwrap_or_default())
            {
                continue;
            }
            return Some(at..past_article(text, end));
        }
    }
    connectors(text, &[" à ", " au ", " aux ", " pour "], starts_organisation)
}

/// `…, Conseil départemental des Yvelines`: a last member that begins as an organisation.
fn comma_cut(text: &str) -> Option<Range<usize>> {
    let comma = text.rfind(", ")?;
    let start = past_article(text, comma + 2);
    starts_organisation(text.get(start..).unwrap_or_default()).then_some(comma..start)
}

/// `directrice de la mission…`, `président de Cartes Libres`: unless the function keeps what
/// follows. The last function named is tried first.
fn weak_cut(text: &str) -> Option<(Range<usize>, usize)> {
    let mut stop = text.len();
    loop {
        let start = text.get(..stop).unwrap_or_default().rfind(", ").map_or(0, |comma| comma + 2);
        let member = text.get(start..stop).unwrap_or_default();
        if !lexicon::keeps_complement(head(member)) {
            const CONNECTORS: &[&str] = &[" de ", " du ", " d’", " d'", " des ", " of "];
            let named = |rest: &str| word::is_capitalised(rest) && !rest.starts_with("État");
            let cut = connectors(member, CONNECTORS, starts_organisation);
            if let Some(cut) = cut.or_else(|| connectors(member, CONNECTORS, named)) {
                return Some((start + cut.start..start + cut.end, stop));
            }
        }
        stop = start.checked_sub(2)?;
    }
}

/// An organisation with no function before it.
fn whole_cut(text: &str) -> Option<Range<usize>> {
    let start = past_article(text, 0);
    let head = head(text.get(start..).unwrap_or_default());
    let begins = starts_organisation(text.get(start..).unwrap_or_default()) || word::is_capitalised(head);
    (begins && !lexicon::is_role(head)).then_some(0..start)
}

fn connectors(text: &str, connectors: &[&str], accepts: fn(&str) -> bool) -> Option<Range<usize>> {
    let found = connectors.iter().flat_map(|connector| {
        text.match_indices(connector).map(|(at, matched)| at..past_article(text, at + matched.len()))
    });
    found.filter(|cut| accepts(text.get(cut.end..).unwrap_or_default())).min_by_key(|cut| cut.start)
}

fn starts_organisation(text: &str) -> bool {
    let head = head(text);
    lexicon::is_organisation(head) && head != "État" || acronym_at(text).is_some()
}

fn acronym_at(text: &str) -> Option<&str> {
    let head = text.get(..word::end(text, 0)).unwrap_or_default();
    (word::is_capitals(head) && head.chars().count() > 1 && !lexicon::is_role(head)).then_some(head)
}

/// The first word, with what hyphens tie to it.
fn head(text: &str) -> &str {
    text.split(|c: char| word::is_blank(c) || c == ',').next().unwrap_or(text)
}

/// Past `de la`, `du`, `l’` and the like at `at`.
fn past_article(text: &str, at: usize) -> usize {
    let mut start = at;
    for _ in 0..2 {
        let rest = text.get(start..).unwrap_or("");
        let article =
            ["de ", "du ", "des ", "d’", "d'", "la ", "le ", "les ", "l’", "l'", "La ", "Le ", "L’", "the "]
                .iter()
                .find(|article| rest.starts_with(**article));
        match article {
            Some(article) => start += article.len(),
            None => break,
        }
    }
    start
}

fn organisation<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Organisation<'a>> {
    let range = tidy(reading, range);
    let slice = reading.slice(range.clone());
    let open = slice.find(" (").filter(|_| slice.contains(')'));
    let name = tidy(reading, range.start..range.start + open.unwrap_or(slice.len()));
    if name.is_empty() {
        return None;
    }
    let named = reading.slice(name.clone());
    let inside = open.and_then(|open| {
        let start = range.start + open + 2;
        let length = reading.slice(start..range.end).find(')')?;
        Some(start..start + length)
    });
    let short = acronym_at(named).filter(|a| a.len() == named.len());
    let mut organisation =
        Organisation { name: spanned(reading, name.clone()), acronym: None, expansion: None };
    match inside {
        Some(inside) if short.is_some() => organisation.expansion = Some(spanned(reading, inside)),
        Some(inside) if acronym_at(reading.slice(inside.clone())).is_some() => {
            organisation.acronym = Some(spanned(reading, inside));
        }
        _ => {}
    }
    if short.is_some() {
        organisation.acronym = Some(spanned(reading, name));
    } else if organisation.acronym.is_none() {
        organisation.acronym = last_acronym(reading, name);
    }
    Some(organisation)
}

/// « département des fonds de carte de la MICL »: the acronym its name ends with.
fn last_acronym<'a>(reading: &Reading<'_, 'a>, name: Range<usize>) -> Option<Spanned<Cow<'a, str>>> {
    let start = word::start(reading.text, name.end).max(name.start);
    acronym_at(reading.slice(start..name.end)).map(|_| spanned(reading, start..name.end))
}

/// « directrice interministérielle du numérique (DINUM) »: the function names no organisation, the
/// parenthesis does.
fn acronym_alone<'a>(
    reading: &Reading<'_, 'a>,
    range: Range<usize>,
) -> Option<(Range<usize>, Organisation<'a>)> {
    let slice = reading.slice(range.clone());
    let open = slice.find('(')?;
    let length = slice.get(open + 1..).unwrap_or_default().find(')')?;
    let inside = range.start + open + 1..range.start + open + 1 + length;
    acronym_at(reading.slice(inside.clone())).filter(|a| a.len() == length)?;
    let short = spanned(reading, inside);
    let role = tidy(reading, range.start..range.start + open);
    (!role.is_empty())
        .then(|| (role, Organisation { name: short.clone(), acronym: Some(short), expansion: None }))
}
