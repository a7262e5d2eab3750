//! Attributions: who is said to have spoken, in what function, for which organisation.

pub(crate) mod lexicon;
mod name;
mod people;
mod position;
pub(crate) mod verb;

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

impl Attribution<'_> {
    /// Whether a function or an organisation is given for somebody.
    #[must_use]
    pub fn says_function(&self) -> bool {
        self.people.iter().any(|person| person.role.is_some() || person.organisation.is_some())
    }
}

impl Person<'_> {
    /// Whether the function begins with a known one (`ministre`, `directrice`).
    pub(crate) fn has_known_role(&self) -> bool {
        self.role.as_ref().is_some_and(|role| {
            lexicon::is_role(role.value.get(..word::end(&role.value, 0)).unwrap_or_default())
        })
    }
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
    let range = verb::strip(reading, range);
    if range.is_empty() {
        return None;
    }
    let mut people = people::read(reading, range.clone());
    if people.is_empty() && range.len() <= MAX_BYTES {
        people.extend(people::role_then_name(reading, range.clone()));
    }
    Some(Attribution { text: reading.cow(range.clone()), span: reading.span(range), people })
}

/// An attribution to a source that is no person: a newspaper, a report.
pub(crate) fn source<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Attribution<'a> {
    Attribution { text: reading.cow(range.clone()), span: reading.span(range), people: Vec::new() }
}

/// Reads an attribution that only its words tell: a name, then a function or nothing more; or a
/// function, then a name. Prose is refused.
pub(crate) fn unmarked<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Attribution<'a>> {
    let tidied = verb::strip(reading, range);
    let slice = reading.slice(tidied.clone());
    if slice.is_empty() || slice.len() > MAX_BYTES || is_prose(slice) {
        return None;
    }
    marked(reading, tidied).filter(|attribution| !attribution.people.is_empty())
}

/// Reads lines that sign what stands above: a name first, with nothing but a function after it.
pub(crate) fn signed<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Attribution<'a>> {
    let range = position::tidy(reading, range);
    let name = name::at(reading.slice(range.clone()), 0)?;
    let rest = reading.slice(range.start + name.whole.end..range.end);
    plausible(rest).then(|| unmarked(reading, range)).flatten()
}

/// Whether a text begins with somebody's name.
pub(crate) fn begins_with_name(text: &str) -> bool {
    name::at(text, 0).is_some()
}

/// Whether a quotation says by the way who speaks: « La carte, précise Anne Azur, est libre. »
pub(crate) fn tells_who_speaks(quotation: &str) -> bool {
    let mut asides = quotation.split(", ").skip(1);
    asides.any(|aside| {
        let (verb, name) = aside.split_at(word::end(aside, 0));
        lexicon::is_speech(verb) && begins_with_name(name.trim_start())
    })
}

/// Reads who speaks in the words that lead to a quotation: « Lors du salon, Anne Exemple,
/// directrice, a déclaré : ». Source mentions (« selon X ») are refused.
pub(crate) fn speaker<'a>(reading: &Reading<'_, 'a>, lead: Range<usize>) -> Option<Attribution<'a>> {
    let verb = verb::first(reading.slice(lead.clone()));
    let before = lead.start..verb.map_or(lead.end, |verb| lead.start + verb);
    if let Some(found) = signed(reading, before.clone()) {
        return Some(found);
    }
    verb?;
    let sentence = reading.slice(before.clone());
    if sentence.starts_with("Selon ") || sentence.starts_with("selon ") {
        return None;
    }
    let starts = || sentence.match_indices(", ").map(|(at, _)| before.start + at + 2);
    starts()
        .find_map(|start| signed(reading, start..before.end))
        .or_else(|| unmarked(reading, before.clone()))
        .or_else(|| office(reading, before.clone()))
        .or_else(|| starts().find_map(|start| office(reading, start..before.end)))
}

/// Reads a speaker known by a function alone: « la ministre de la Culture ».
pub(crate) fn office<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Attribution<'a>> {
    let range = verb::strip(reading, range);
    let slice = reading.slice(range.clone());
    let start = article(slice);
    let head = slice.get(start..word::end(slice, start))?;
    let office = start > 0 && slice.len() <= MAX_BYTES && lexicon::is_role(head);
    office.then(|| marked(reading, range)).flatten()
}

/// Whether what follows a name may be a function: not a sentence that goes on with a verb.
fn plausible(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{a0}', '.']);
    // « Cartes Libres : le plan des chemins » defines a term.
    if rest.starts_with(':') {
        return false;
    }
    let head = rest.get(..word::end(rest, 0)).unwrap_or_default();
    head.is_empty()
        || lexicon::is_role(head)
        || lexicon::is_organisation(head)
        || word::is_capitalised(head)
        || matches!(
            head,
            "au" | "à" | "chez" | "de" | "du" | "et" | "and" | "from" | "of" | "l" | "la" | "le"
        )
}

/// Length of the article that leads to a function, its space included.
fn article(text: &str) -> usize {
    let articles = ["Le ", "La ", "L’", "L'", "Les ", "le ", "la ", "l’", "l'", "les ", "The ", "the "];
    articles.iter().find(|a| text.starts_with(**a)).map_or(0, |a| a.len())
}

/// Whether a text goes on like a sentence: a period before a capital, a semicolon, guillemets.
pub(crate) fn is_prose(text: &str) -> bool {
    let mut sentences = text.match_indices(". ");
    let ends_sentence = |(at, _): (usize, &str)| {
        let before = text.get(word::start(text, at)..at).unwrap_or_default();
        let abbreviated = before.chars().count() <= 3 && word::is_capitalised(before);
        !abbreviated && word::is_capitalised(text.get(at + 2..).unwrap_or_default().trim_start())
    };
    sentences.any(ends_sentence) || text.contains(['!', '?'])
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
                "|Sylvie Char|directrice interministérielle du numérique|DINUM|DINUM",
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
            ("La ministre de la Culture, Marie Claire Dupin", "|Marie Claire Dupin|ministre de la Culture"),
            ("Professeure Anne Azur, géomètre", "Professeure|Anne Azur|géomètre"),
            ("explique-t-elle", ""),
            ("explique-t-elle, Anne Azur, géomètre", "|Anne Azur|géomètre"),
            ("Anne Azur, géomètre, a déclaré", "|Anne Azur|géomètre"),
            ("La ministre Anne Exemple, maire de Ville Haute", "|Anne Exemple|ministre"),
            ("La ministre Anne Exemple relit la carte", ""),
            ("Anne Azur, directrice, Cartes Libres, Évaux", "|Anne Azur|directrice, Cartes Libres, Évaux"),
            ("Anne Azur, conseillère d’État", "|Anne Azur|conseillère d’État"),
            ("Anne Azur, cheffe de projet, DINUM", "|Anne Azur|cheffe de projet|DINUM|DINUM"),
            ("Anne Azur, cheffe de projet à A", "|Anne Azur|cheffe de projet à A"),
            (
                "Anne Azur, directrice de la mission des cartes (ouest)",
                "|Anne Azur|directrice|mission des cartes",
            ),
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
    fn what_may_follow_a_name_that_signs() {
        for (text, signs) in [
            ("Anne Azur :", true),
            ("Cartes Libres : le plan", false),
            ("Anne Azur cheffe de projet", true),
            ("Anne Azur direction des cartes", true),
            ("Anne Azur L’Atelier des cartes", true),
            ("Anne Azur de la DINUM", true),
            ("Anne Azur relit la carte", false),
        ] {
            assert_eq!(signed(&Reading::plain(text), 0..text.len()).is_some(), signs, "{text}");
        }
    }

    #[test]
    fn how_long_an_attribution_may_be() {
        for (bytes, found) in [(MAX_BYTES, 1), (MAX_BYTES + 1, 0)] {
            let start = "Anne Azur, géomètre ";
            let mut text = format!("{start}{}", "é".repeat(200));
            text.truncate(text.floor_char_boundary(bytes));
            let text = format!("{text}{}", "a".repeat(bytes - text.len()));
            assert_eq!(read(String::leak(text)).len(), found, "{bytes}");
        }
    }

    #[test]
    fn prose_is_no_attribution() {
        for text in [
            "La carte est libre. Elle est à tous.",
            "Anne Azur, maire d’Évaux. Elle relit la carte",
            "Anne Azur était là. Elle relit la carte",
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
