//! Attributions: who is said to have spoken, in what function, for which organisation.

pub(crate) mod lexicon;
mod name;
mod position;

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use crate::span::{Span, Spanned};
use crate::text::reading::Reading;
use crate::text::word;

pub use position::Organisation;

/// The words that say who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Attribution<'a> {
    /// As it is written, without verb of speech and without emphasis markers.
    pub text: Cow<'a, str>,
    /// Where it stands, emphasis markers left out.
    pub span: Span,
    /// Who speaks: nobody for a bare source, several for a text signed together.
    pub people: Vec<Person<'a>>,
}

/// Somebody who speaks or signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Person<'a> {
    /// `M.`, `Mme`, `Dr`
    pub civility: Option<Spanned<Cow<'a, str>>>,
    /// Given and family name, as written.
    pub name: Spanned<Cow<'a, str>>,
    /// The given name, when it can be told apart.
    pub given_name: Option<Spanned<Cow<'a, str>>>,
    /// The family name with its particle, when it can be told apart.
    pub family_name: Option<Spanned<Cow<'a, str>>>,
    /// The function, as written.
    pub role: Option<Spanned<Cow<'a, str>>>,
    /// The organisation.
    pub organisation: Option<Organisation<'a>>,
}

/// Longest attribution that is looked for in running text, in bytes.
const MAX_BYTES: usize = 400;

/// Reads an attribution that is marked as one: whatever it says is taken.
pub(crate) fn marked<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Attribution<'a>> {
    let range = without_verbs(reading, range);
    if range.is_empty() {
        return None;
    }
    let mut people = people(reading, range.clone());
    if people.is_empty() {
        people.extend(role_then_name(reading, range.clone()));
    }
    Some(Attribution { text: reading.cow(range.clone()), span: reading.span(range), people })
}

/// Reads an attribution that only its words tell: a name, then a function or nothing more; or a
/// function, then a name. Prose is refused.
pub(crate) fn unmarked<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Attribution<'a>> {
    let tidied = without_verbs(reading, range);
    let slice = reading.slice(tidied.clone());
    if slice.is_empty() || slice.len() > MAX_BYTES || is_prose(slice) {
        return None;
    }
    marked(reading, tidied).filter(|attribution| !attribution.people.is_empty())
}

/// Whether a text goes on like a sentence: a period before a capital, a semicolon, guillemets.
fn is_prose(text: &str) -> bool {
    let mut sentences = text.match_indices(". ");
    let ends_sentence = |(at, _): (usize, &str)| {
        let before = &text[word::start(text, at)..at];
        let abbreviated = before.chars().count() <= 3 && word::is_capitalised(before);
        !abbreviated && word::is_capitalised(text[at + 2..].trim_start())
    };
    sentences.any(ends_sentence) || text.contains(['!', '?'])
}

/// Without `, a déclaré`, `ajoute`, `explique-t-elle :` before or after.
pub(crate) fn without_verbs(reading: &Reading<'_, '_>, range: Range<usize>) -> Range<usize> {
    let mut range = position::tidy(reading, range);
    loop {
        let end = word::end(reading.text, range.start);
        let word = reading.slice(range.start..end.min(range.end));
        let auxiliary =
            matches!(word, "a" | "se" | "s" | "est" | "ont" | "qui" | "nous" | "has" | "ainsi" | "également");
        if word.is_empty() || !(lexicon::is_speech(word) || auxiliary) {
            break;
        }
        let next = reading.slice(end..range.end).trim_start_matches(['’', '\'']);
        let next = reading.trim(range.end - next.len()..range.end);
        // `-t-elle`, `-il`: the speaker was named before.
        if reading.slice(next.clone()).starts_with('-') {
            let hyphenated = reading.slice(next.clone());
            let length = hyphenated.find(|c: char| word::is_blank(c) || c == ',').unwrap_or(hyphenated.len());
            range = position::tidy(reading, next.start + length..range.end);
            continue;
        }
        range = position::tidy(reading, next);
    }
    trailing_verb(reading, range)
}

fn trailing_verb(reading: &Reading<'_, '_>, range: Range<usize>) -> Range<usize> {
    let slice = reading.slice(range.clone());
    let start = word::start(slice, slice.len());
    if !lexicon::is_speech(&slice[start..]) || start == 0 {
        return range;
    }
    let mut end = start;
    loop {
        let before = word::before(slice, end);
        let auxiliary = &slice[before.clone()];
        if !matches!(
            auxiliary,
            "a" | "se" | "s" | "est" | "ont" | "qui" | "ainsi" | "également" | "has" | "l"
        ) {
            break;
        }
        end = before.start;
        if slice[..end].ends_with(['’', '\'']) {
            end = slice[..end].trim_end_matches(['’', '\'']).len();
        }
    }
    position::tidy(reading, range.start..range.start + end)
}

/// Everybody whose name begins the text, a line, or a member after `;`, `/` or `et`.
fn people<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Vec<Person<'a>> {
    let mut people = Vec::new();
    let text = reading.slice(range.clone());
    let mut start = 0;
    let Some(mut current) = name::at(text, start) else { return people };
    let mut shared = 0;
    loop {
        let next = next_person(text, &current);
        start = next.as_ref().map_or(text.len(), |(separator, _)| *separator);
        let rest = range.start + current.whole.end..range.start + start;
        let person = person(reading, range.start, &current, rest);
        if person.role.is_none() && person.organisation.is_none() && next.is_some() {
            shared += 1;
        } else {
            share(&mut people, shared, &person);
            shared = 0;
        }
        people.push(person);
        match next {
            Some((_, name)) => current = name,
            None => return people,
        }
    }
}

/// « Anne A et Bruno B, ministres de … »: the function is everybody's.
fn share<'a>(people: &mut [Person<'a>], count: usize, last: &Person<'a>) {
    for person in people.iter_mut().rev().take(count) {
        person.role.clone_from(&last.role);
        person.organisation.clone_from(&last.organisation);
    }
}

/// The next name that begins a member, and where its separator stands.
fn next_person(text: &str, current: &name::Name) -> Option<(usize, name::Name)> {
    let from = current.whole.end;
    let bare = text.get(from..)?.trim_start_matches(word::is_blank);
    let listed = bare.starts_with(", ") || bare.starts_with("et ") || bare.starts_with(',');
    let separators =
        text.get(from..)?.char_indices().filter(|&(_, c)| matches!(c, '\n' | ';' | '/' | '|' | ' ' | ','));
    for (i, separator) in separators {
        let at = from + i;
        let start = word::skip_blanks(text, at + 1);
        let joined = ["et ", "and "].iter().find(|et| text[start..].starts_with(**et));
        let start = joined.map_or(start, |et| word::skip_blanks(text, start + et.len()));
        let begins = match separator {
            ' ' => joined.is_some(),
            // A comma parts names only before any function: `Anne A, Bruno B et Chloé C`.
            ',' => joined.is_some() || listed && at == from,
            _ => true,
        };
        let Some(name) = begins.then(|| name::at(text, start)).flatten() else { continue };
        if !matches!(separator, ' ' | ',') || ends_member(text, name.whole.end, separator) {
            return Some((at, name));
        }
    }
    None
}

/// Whether a name is followed by what parts it from a function or another name.
fn ends_member(text: &str, at: usize, separator: char) -> bool {
    let rest = text[at..].trim_start_matches([' ', '\u{a0}']);
    let ends = rest.is_empty()
        || rest.starts_with([',', ';', '\n', '\r', '(', '-', '–', '/'])
        || rest.starts_with("et ");
    // After `et`, « de Recherche et Développement Durable » ends as well: a comma or a line tells.
    ends && (separator != ',' || rest.starts_with([',', ';']) || rest.starts_with("et "))
}

fn person<'a>(reading: &Reading<'_, 'a>, base: usize, name: &name::Name, rest: Range<usize>) -> Person<'a> {
    let (role, organisation) = position::read(reading, rest);
    let part = |range: &Range<usize>| {
        let range = base + range.start..base + range.end;
        Spanned::new(reading.cow(range.clone()), reading.span(range))
    };
    Person {
        civility: name.civility.as_ref().map(part),
        name: part(&name.whole),
        given_name: name.given.as_ref().map(part),
        family_name: name.family.as_ref().map(part),
        role,
        organisation,
    }
}

/// « La ministre de la Culture, Anne Exemple »; the name may be followed by more of the function.
fn role_then_name<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Person<'a>> {
    let text = reading.slice(range.clone());
    let head = ["Le ", "La ", "L’", "L'", "le ", "la ", "l’", "l'", "The ", "the "];
    let start = head.iter().find(|a| text.starts_with(**a)).map_or(0, |a| a.len());
    let first = text.get(start..word::end(text, start))?;
    if !lexicon::is_role(first) {
        return None;
    }
    let name = last_name(text, word::end(text, start))?;
    let (role, organisation) = position::read(reading, range.start + start..range.start + name_start(&name));
    let after = range.start + name.whole.end..range.end;
    let (_, later) = position::read(reading, after);
    let mut person = person(reading, range.start, &name, range.end..range.end);
    person.role = role;
    person.organisation = organisation.or(later);
    Some(person)
}

fn name_start(name: &name::Name) -> usize {
    name.civility.as_ref().unwrap_or(&name.whole).start
}

/// The name that ends the text or a member of it, the shortest that has a given and a family name.
fn last_name(text: &str, from: usize) -> Option<name::Name> {
    let mut found: Option<name::Name> = None;
    for (i, c) in text.get(from..)?.char_indices() {
        if !word::is_blank(c) {
            continue;
        }
        let start = from + i + c.len_utf8();
        if found.as_ref().is_some_and(|f| start > f.whole.end) && text[from..start].contains(", ") {
            break;
        }
        let Some(name) = name::at(text, start) else { continue };
        let ends =
            text[name.whole.end..].trim_start().is_empty() || text[name.whole.end..].starts_with([',', '.']);
        // `Bruno LE BRUN` is not cut to `LE BRUN`, but `Culture Bruno LE BRUN` is.
        let cuts = found.as_ref().is_some_and(|f| f.family.is_some() && f.family != name.family);
        if ends && !cuts {
            found = Some(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each person as `civility|name|role|organisation|acronym|expansion`.
    fn read(text: &'static str) -> Vec<String> {
        let reading = Reading::plain(text);
        let Some(attribution) = unmarked(&reading, 0..text.len()) else { return Vec::new() };
        let part = |s: &Option<Spanned<Cow<'_, str>>>| {
            s.as_ref().map_or(String::new(), |s| {
                assert_eq!(s.span.slice(text), s.value, "span of {text}");
                s.value.to_string()
            })
        };
        let show = |p: &Person<'_>| {
            let o = p.organisation.as_ref();
            let name = o.map_or(String::new(), |o| o.name.value.to_string());
            let (acronym, expansion) =
                o.map_or_else(Default::default, |o| (part(&o.acronym), part(&o.expansion)));
            let shown =
                [part(&p.civility), p.name.value.to_string(), part(&p.role), name, acronym, expansion]
                    .join("|");
            shown.trim_end_matches('|').to_owned()
        };
        attribution.people.iter().map(show).collect()
    }

    #[test]
    fn name_function_and_organisation() {
        for (text, expected) in [
            (
                "Jean-Loup MARTEL, géomaticien au sein de la Gendarmerie nationale",
                "|Jean-Loup MARTEL|géomaticien|Gendarmerie nationale",
            ),
            (
                "Nina ROUX, géomaticienne au sein du ministère de l'Europe et des Affaires étrangères.",
                "|Nina ROUX|géomaticienne|ministère de l'Europe et des Affaires étrangères",
            ),
            (
                "Guy PLANCHE chef du département cartes et plans à la direction interministérielle des cartes.",
                "|Guy PLANCHE|chef du département cartes et plans|direction interministérielle des cartes",
            ),
            (
                "ajoute Paul NOYER, vice-président exécutif de Global Maps chez Atlas Business Services.",
                "|Paul NOYER|vice-président exécutif de Global Maps|Atlas Business Services",
            ),
            (
                "Aline de Montreuil, ministre de la Transformation et de la Fonction publiques",
                "|Aline de Montreuil|ministre de la Transformation et de la Fonction publiques",
            ),
            (
                "Dr Markus Feld, secrétaire d’État, CIO du gouvernement fédéral allemand",
                "Dr|Markus Feld|secrétaire d’État, CIO|gouvernement fédéral allemand",
            ),
            (
                "Christine Gigot, adjointe aux délégués de l'éducation routière, Conseil départemental des Yvelines.",
                "|Christine Gigot|adjointe aux délégués de l'éducation routière|Conseil départemental des Yvelines",
            ),
            ("Muriel Bray, Direccte Val de Loire.", "|Muriel Bray||Direccte Val de Loire"),
            (
                "Sylvie Char, directrice interministérielle du numérique (DINUM) - France",
                "|Sylvie Char|directrice interministérielle du numérique (DINUM) - France|DINUM|DINUM",
            ),
            (
                "Ulysse Pan, chef du Datalab du département Cartes de la MICL",
                "|Ulysse Pan|chef du Datalab|département Cartes de la MICL|MICL",
            ),
            (
                "Mounir Baldi, secrétaire d’État auprès du Premier ministre, chargé du Numérique",
                "|Mounir Baldi|secrétaire d’État auprès du Premier ministre, chargé du Numérique",
            ),
            (
                "Anne Lise, directrice de la mission interministérielle des cartes libres (MICL)",
                "|Anne Lise|directrice|mission interministérielle des cartes libres|MICL",
            ),
            (
                "M. Feld, directeur de la MICL (mission interministérielle des cartes libres), a déclaré :",
                "M.|Feld|directeur|MICL|MICL|mission interministérielle des cartes libres",
            ),
            ("- Jane DOE, Head of Maps at Cartolibre", "|Jane DOE|Head of Maps|Cartolibre"),
            ("La ministre de la Culture, Anne Exemple", "|Anne Exemple|ministre de la Culture"),
            ("déclare le ministre de la Culture Bruno LE BRUN", "|Bruno LE BRUN|ministre de la Culture"),
            ("Clara Dune", "|Clara Dune"),
            ("explique-t-elle", ""),
        ] {
            assert_eq!(read(text).join(" + "), expected, "{text}");
        }
    }

    #[test]
    fn several_people() {
        for (text, expected) in [
            (
                "Anne Azur, ministre de la Culture\net Bruno BRUN, ministre délégué",
                &["|Anne Azur|ministre de la Culture", "|Bruno BRUN|ministre délégué"] as &[_],
            ),
            (
                "Anne Azur et Bruno BRUN, ministres de la Culture",
                &["|Anne Azur|ministres de la Culture", "|Bruno BRUN|ministres de la Culture"],
            ),
            (
                "Anne Azur\nMinistre de la Recherche et du Développement\nBruno BRUN\nMinistre délégué",
                &["|Anne Azur|Ministre de la Recherche et du Développement", "|Bruno BRUN|Ministre délégué"],
            ),
            (
                "Anne Azur, Bruno Brun et Chloé Cyan, géomètres",
                &["|Anne Azur|géomètres", "|Bruno Brun|géomètres", "|Chloé Cyan|géomètres"],
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn prose_is_no_attribution() {
        for text in [
            "La carte est libre. Elle est à tous.",
            "Pour en savoir plus",
            "selon Anne Exemple",
            "le ministre a dit oui",
            "",
            "« Anne Exemple »",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn spans_hold_with_no_break_spaces_and_carriage_returns() {
        let text = "Éléonore\u{a0}D’ÎLE,\r\nmaîtresse d’œuvre chez «\u{a0}Été\u{a0}»\r\n";
        let attribution = unmarked(&Reading::plain(text), 0..text.len()).unwrap();
        let person = &attribution.people[0];
        assert_eq!(person.name.span.slice(text), "Éléonore\u{a0}D’ÎLE");
        assert_eq!(person.role.as_ref().unwrap().span.slice(text), "maîtresse d’œuvre");
        assert_eq!(person.organisation.as_ref().unwrap().name.span.slice(text), "«\u{a0}Été\u{a0}»");
        assert_eq!(attribution.span.slice(text).trim(), text.trim());
    }
}
