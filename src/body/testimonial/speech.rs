//! Who says what in one text: the quotation, the words that lead to it or follow it.

use std::ops::Range;

use super::Place;
use super::guillemets::{self, Pair};
use crate::body::attribution::{self, Attribution, lexicon, verb};
use crate::text::reading::Reading;
use crate::text::word;

/// A quotation found in a text.
#[derive(Clone, Debug)]
pub(super) struct Said<'a> {
    /// What is said, guillemets left out.
    pub(super) text: Range<usize>,
    pub(super) opening: Option<Range<usize>>,
    pub(super) closing: Option<Range<usize>>,
    pub(super) nested: Vec<Range<usize>>,
    pub(super) attribution: Option<(Attribution<'a>, Place)>,
    /// What the rest of the text makes of it.
    pub(super) standing: Standing,
}

/// How sure it is that a quotation is a testimonial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is the whole text, attribution put aside.
    Whole,
    /// The same, but so short that it may be a title or a term: only an attribution tells.
    Short,
    /// It stands among other sentences.
    Part,
    /// It has no quotation marks: only a class or an attribution makes it a testimonial.
    Bare,
}

/// Shortest quotation that stands without attribution, in bytes: shorter ones are titles and terms.
const MIN_ALONE: usize = 80;

/// Longest source that is no person, in bytes.
const MAX_SOURCE: usize = 120;

/// Reads a text that is laid out as a quotation.
pub(super) fn in_quotation<'a>(reading: &Reading<'_, 'a>) -> Vec<Said<'a>> {
    let text = reading.text;
    let Some(pair) = guillemets::next(text, 0) else { return bare(reading).into_iter().collect() };
    let lead = reading.trim(0..pair.opening.start);
    if lead.is_empty() {
        let said = one_after_another(reading, pair);
        return if said.is_empty() { bare(reading).into_iter().collect() } else { said };
    }
    let introduced = reading.slice(lead.clone()).ends_with(':');
    match introduced.then(|| attribution::unmarked(reading, lead)).flatten() {
        Some(speaker) => {
            let mut said = quoted(reading, pair);
            said.attribution = Some((speaker, Place::Before));
            vec![said]
        }
        None => bare(reading).into_iter().collect(),
    }
}

/// `« A » Source / « B » Autre source`: each quotation with what follows it; nothing when prose
/// follows, for then the guillemets only mark words of a sentence.
fn one_after_another<'a>(reading: &Reading<'_, 'a>, first: Pair) -> Vec<Said<'a>> {
    let text = reading.text;
    let press_review = text.contains("/ «") || text.contains("/ “");
    let mut all: Vec<Said<'a>> = Vec::new();
    let mut pair = Some(first);
    while let Some(current) = pair.take() {
        let after = current.closing.as_ref().map_or(text.len(), |c| c.end);
        let following = next_quotation(text, after);
        let rest = after..following.as_ref().map_or(text.len(), |f| f.opening.start);
        let mut said = quoted(reading, current);
        if said.closing.is_none() {
            said.sign_off(reading);
            all.push(said);
            break;
        }
        if reading.slice(rest.clone()).trim_matches(|c: char| !c.is_alphanumeric()).is_empty() {
            match (&following, all.last_mut()) {
                // `« A » « B »`: two paragraphs of one speech.
                (Some(_), _) => {
                    let mut joined = said;
                    joined.standing = Standing::Whole;
                    all.push(joined);
                    pair = following;
                    continue;
                }
                (None, _) => {
                    all.push(said);
                    break;
                }
            }
        }
        let person = attribution::unmarked(reading, rest.clone());
        // `« A » Le Journal / « B » Radio Deux`: press, not people.
        let person = person.filter(|person| !press_review || person.says_function());
        match person.or_else(|| source(reading, rest)) {
            Some(attribution) => said.attribution = Some((attribution, Place::After)),
            None => return Vec::new(),
        }
        all.push(said);
        pair = following;
    }
    join_paragraphs(all)
}

/// Quotations that nothing parts are one speech, said by who comes last.
fn join_paragraphs(all: Vec<Said<'_>>) -> Vec<Said<'_>> {
    let mut joined: Vec<Said<'_>> = Vec::with_capacity(all.len());
    for said in all {
        match joined.last_mut() {
            Some(last) if last.attribution.is_none() => {
                last.text.end = said.text.end;
                last.closing = said.closing;
                last.nested.extend(said.nested);
                last.attribution = said.attribution;
            }
            _ => joined.push(said),
        }
    }
    joined
}

/// The quotation that begins after `from`: after a line end, a slash or the end of a sentence; other
/// guillemets belong to the attribution (« directeur du programme « Cartes » »).
fn next_quotation(text: &str, from: usize) -> Option<Pair> {
    let mut pair = guillemets::next(text, from)?;
    loop {
        let before = text.get(from..pair.opening.start).unwrap_or_default();
        let gap = before.trim_end_matches([' ', '\u{a0}']);
        if gap.is_empty() || gap.ends_with(['\n', '/', '.', '|']) {
            return Some(pair);
        }
        pair = guillemets::next(text, pair.closing?.end)?;
    }
}

/// A source that is no person: short, capitalised, not a sentence.
fn source<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Attribution<'a>> {
    let range = verb::strip(reading, range);
    let slice = reading.slice(range.clone());
    let short = slice.len() <= MAX_SOURCE && word::is_capitalised(slice) && !attribution::is_prose(slice);
    short.then(|| attribution::source(reading, range))
}

/// A quotation without guillemets at its beginning: what stands above the lines of an attribution.
fn bare<'a>(reading: &Reading<'_, 'a>) -> Option<Said<'a>> {
    let text = reading.text;
    let mut said = Said {
        text: reading.trim(0..text.len()),
        opening: None,
        closing: None,
        nested: Vec::new(),
        attribution: None,
        standing: Standing::Bare,
    };
    said.sign_off(reading);
    // `… données sensibles.»`: the closing mark alone.
    let slice = reading.slice(said.text.clone());
    if slice.ends_with('»') && slice.matches('«').count() < slice.matches('»').count() {
        let mark = said.text.end - '»'.len_utf8()..said.text.end;
        said.text = reading.trim(said.text.start..mark.start);
        said.closing = Some(mark);
    }
    (!said.text.is_empty()).then_some(said)
}

impl<'a> Said<'a> {
    /// Takes the last lines for the attribution when they sign what stands above.
    fn sign_off(&mut self, reading: &Reading<'_, 'a>) {
        let text = reading.text;
        let start = self.text.start;
        for at in text.get(start..).unwrap_or_default().match_indices('\n').map(|(at, _)| start + at) {
            if let Some(found) = attribution::signed(reading, at..text.len()) {
                self.text = reading.trim(start..at);
                self.attribution = Some((found, Place::After));
                break;
            }
        }
    }
}

fn quoted<'a>(reading: &Reading<'_, 'a>, pair: Pair) -> Said<'a> {
    Said {
        text: reading.trim(pair.inside(reading.text.len())),
        opening: Some(pair.opening),
        closing: pair.closing,
        nested: pair.nested,
        attribution: None,
        standing: Standing::Whole,
    }
}

/// Reads a paragraph of running text.
pub(super) fn in_paragraph<'a>(reading: &Reading<'_, 'a>) -> Vec<Said<'a>> {
    let text = reading.text;
    let mut all = Vec::new();
    let mut from = 0;
    let last = text.rfind(char::is_alphanumeric);
    while let Some(pair) = guillemets::next(text, from) {
        let sentence = sentence_start(text, from, pair.opening.start);
        let after = pair.closing.as_ref().map_or(text.len(), |c| c.end);
        let lead = reading.trim(sentence..pair.opening.start);
        let whole = reading.slice(0..pair.opening.start).trim().is_empty();
        from = after;
        if lead.is_empty() {
            let Some((said, end)) = led_by_nothing(reading, pair, whole, last) else { continue };
            from = end;
            all.push(said);
        } else if reading.slice(lead.clone()).ends_with(':') {
            let Some(speaker) = attribution::speaker(reading, lead) else { continue };
            let standing = if sentence == 0 && text.get(after..).unwrap_or_default().trim().is_empty() {
                Standing::Whole
            } else {
                Standing::Part
            };
            all.push(Said { attribution: Some((speaker, Place::Before)), standing, ..quoted(reading, pair) });
        }
    }
    all
}

/// A quotation that begins its sentence: who speaks may follow. `last` is the last letter or digit of
/// the paragraph.
fn led_by_nothing<'a>(
    reading: &Reading<'_, 'a>,
    pair: Pair,
    whole: bool,
    last: Option<usize>,
) -> Option<(Said<'a>, usize)> {
    let text = reading.text;
    let after = pair.closing.as_ref().map_or(text.len(), |c| c.end);
    let is_end = |at: usize| last.is_none_or(|last| last < at);
    // However the lines end.
    let mut inside = text.get(pair.inside(text.len())).unwrap_or_default().bytes().filter(|&b| b != b'\r');
    let long = inside.nth(MIN_ALONE - 1).is_some();
    let mut said = quoted(reading, pair);
    if is_end(after) {
        if !long {
            said.standing = Standing::Short;
        }
        return (whole && said.closing.is_some()).then_some((said, text.len()));
    }
    let start = word::skip_blanks(text, after);
    let next_line = text.get(after..start).unwrap_or_default().contains('\n');
    let verb = verb::leads(text.get(start..).unwrap_or_default());
    if !(verb || whole && (next_line || long)) {
        return None;
    }
    let end = sentence_end(text, start);
    let mut speaker = attribution::unmarked(reading, start..end);
    if speaker.is_none() && verb {
        speaker = attribution::office(reading, start..end);
    }
    said.attribution = Some((speaker?, Place::After));
    if !whole || !is_end(end) {
        said.standing = Standing::Part;
    }
    Some((said, end))
}

/// Where the sentence that holds `at` begins, not before `from`.
fn sentence_start(text: &str, from: usize, at: usize) -> usize {
    let before = text.get(from..at).unwrap_or_default();
    let mut stops = before.match_indices(['.', '!', '?', '…', '\n']);
    let stop = stops.rfind(|&(i, mark)| mark == "\n" || is_full_stop(text, from + i));
    stop.map_or(from, |(i, mark)| from + i + mark.len())
}

/// The longest sentence that is read for who speaks, in bytes.
const LONGEST_SENTENCE: usize = 2_000;

/// Where the sentence that begins at `from` ends: before its full stop, a colon or a blank line, and
/// after [`LONGEST_SENTENCE`] at most.
fn sentence_end(text: &str, from: usize) -> usize {
    let limit = text.floor_char_boundary(from.saturating_add(LONGEST_SENTENCE));
    let rest = text.get(from..limit).unwrap_or_default();
    let stops = rest.match_indices(['.', '!', '?', ':', '«', '\n']);
    let mut ends = stops.filter(|&(i, mark)| match mark {
        "\n" => rest.get(i + 1..).unwrap_or_default().starts_with(['\n', '\r']),
        ":" | "«" => true,
        _ => is_full_stop(text, from + i),
    });
    ends.next().map_or(limit, |(i, _)| from + i)
}

/// Whether the mark at `at` ends a sentence, not an abbreviation (`M.`, `J.-B.`) or a domain name.
fn is_full_stop(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches(['.', '!', '?', '…']);
    let before = text.get(word::start(text, at)..at).unwrap_or_default();
    let abbreviation =
        lexicon::is_civility(before) || before.chars().count() == 1 && word::is_capitalised(before);
    let next = rest.trim_start_matches(|c: char| word::is_blank(c) || matches!(c, '»' | '”' | ')'));
    !abbreviation && (next.is_empty() || next.len() < rest.len() && !next.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &'static str, found: Vec<Said<'static>>) -> Vec<String> {
        let show = |said: Said<'_>| {
            let speaker =
                said.attribution.map_or("?".to_owned(), |(a, place)| format!("{place:?} {}", a.text));
            format!("{}|{speaker}|{:?}", &text[said.text], said.standing)
        };
        found.into_iter().map(show).collect()
    }

    fn quotation(text: &'static str) -> Vec<String> {
        show(text, in_quotation(&Reading::plain(text)))
    }

    fn paragraph(text: &'static str) -> Vec<String> {
        show(text, in_paragraph(&Reading::plain(text)))
    }

    #[test]
    fn laid_out_as_quotations() {
        for (text, expected) in [
            (
                "«\u{a0}Oui.\u{a0}»\r\n\n\nAnne AZUR, géomètre",
                &["Oui.|After Anne AZUR, géomètre|Whole"] as &[_],
            ),
            (
                "« Oui ! ».\nAnne Azur, ministre des Cartes",
                &["Oui !|After Anne Azur, ministre des Cartes|Whole"],
            ),
            (
                "« Oui », Guy PLAN chef du pôle à l’agence.",
                &["Oui|After Guy PLAN chef du pôle à l’agence|Whole"],
            ),
            ("« Oui » ajoute Paul NOYER, chef.", &["Oui|After Paul NOYER, chef|Whole"]),
            ("« Un « mot » dit »\nAnne Azur", &["Un « mot » dit|After Anne Azur|Whole"]),
            ("« A. »\n\n« B. »\nAnne Azur, chef", &["A. »\n\n« B.|After Anne Azur, chef|Whole"]),
            (
                "« A » Journal Un / « B » Radio Deux / « C » Le Trois",
                &["A|After Journal Un|Whole", "B|After Radio Deux|Whole", "C|After Le Trois|Whole"],
            ),
            (
                "« A », Anne Azur, cheffe du programme « Cartes »",
                &["A|After Anne Azur, cheffe du programme « Cartes »|Whole"],
            ),
            ("Anne Azur, géomètre :\n« Oui »", &["Oui|Before Anne Azur, géomètre|Whole"]),
            (
                "Sans guillemets, c’est dit.\nAnne Azur, géomètre.",
                &["Sans guillemets, c’est dit.|After Anne Azur, géomètre|Bare"],
            ),
            (
                "Des cartes sensibles.» \n\nAnne Azur, géomètre",
                &["Des cartes sensibles.|After Anne Azur, géomètre|Bare"],
            ),
            ("« Cartes libres » est un salon public.", &["« Cartes libres » est un salon public.|?|Bare"]),
            ("“We agree.” - Jane DOE, Head of Maps", &["We agree.|After Jane DOE, Head of Maps|Whole"]),
            ("\"Oui\" Anne AZUR, géomètre", &["Oui|After Anne AZUR, géomètre|Whole"]),
            ("Consulter la carte", &["Consulter la carte|?|Bare"]),
            ("Un texte, puis « un mot »", &["Un texte, puis « un mot »|?|Bare"]),
            ("\n « Jamais fermée\nAnne Azur, géomètre", &["Jamais fermée|After Anne Azur, géomètre|Whole"]),
            ("Sans point\nAnne Azur, géomètre", &["Sans point|After Anne Azur, géomètre|Bare"]),
        ] {
            assert_eq!(quotation(text), expected, "{text}");
        }
    }

    #[test]
    fn how_long_a_quotation_stands_alone() {
        for (bytes, standing) in [(MIN_ALONE - 1, Standing::Short), (MIN_ALONE, Standing::Whole)] {
            let text = String::leak(format!("«{}é»", "a".repeat(bytes - "é".len())));
            let said = in_paragraph(&Reading::plain(text));
            assert_eq!(said.iter().map(|said| said.standing).collect::<Vec<_>>(), [standing], "{bytes}");
        }
    }

    #[test]
    fn in_the_course_of_a_text() {
        for (text, expected) in [
            ("Anne AZUR, géomètre, a déclaré : « Oui. »", &["Oui.|Before Anne AZUR, géomètre|Whole"] as &[_]),
            (
                "Il pleut. Anne AZUR, géomètre, se réjouit : « Oui. » Suite.",
                &["Oui.|Before Anne AZUR, géomètre|Part"],
            ),
            (
                "Lors du salon, Anne AZUR, géomètre, a ainsi déclaré : « Oui »",
                &["Oui|Before Anne AZUR, géomètre|Whole"],
            ),
            ("La ministre des Cartes a déclaré : « Oui. »", &["Oui.|Before La ministre des Cartes|Whole"]),
            ("« Oui », déclare Anne AZUR, géomètre. Il pleut.", &["Oui|After Anne AZUR, géomètre|Part"]),
            (
                "Il pleut. « Oui », s’est félicité M. Azur, maire de Lune.",
                &["Oui|After M. Azur, maire de Lune|Part"],
            ),
            ("« Oui », explique la ministre.", &["Oui|After la ministre|Whole"]),
            (
                "« Les cartes sont utiles à tous les agents, nous en sommes certains, et libres pour toujours. »\nAnne Azur, géomètre",
                &[
                    "Les cartes sont utiles à tous les agents, nous en sommes certains, et libres pour toujours.|After Anne Azur, géomètre|Whole",
                ],
            ),
            (
                "« Les cartes sont utiles à tous les agents, nous en sommes certains, et libres pour toujours. »",
                &[
                    "Les cartes sont utiles à tous les agents, nous en sommes certains, et libres pour toujours.|?|Whole",
                ],
            ),
            ("Selon Anne AZUR, géomètre : « Oui »", &[]),
            ("Le programme « Cartes libres » et le site « Plans » : deux outils", &[]),
            ("Par exemple : « Cartes » porté par l’institut", &[]),
            ("Le MOOC « Créer des cartes » s’adresse à tous", &[]),
            ("« Créer des cartes »", &["Créer des cartes|?|Short"]),
            ("« 3DS » confirme que", &[]),
            (
                "Il pleut. Anne AZUR, géomètre, se réjouit : « Oui. »",
                &["Oui.|Before Anne AZUR, géomètre|Part"],
            ),
            ("Il pleut\nAnne AZUR, géomètre : « Oui »", &["Oui|Before Anne AZUR, géomètre|Part"]),
            // A call of a note.
            ("« Créer des cartes »1", &[]),
            ("« Une phrase jamais fermée", &[]),
            ("Il pleut. « Oui. »", &[]),
            ("« Oui » Anne AZUR, géomètre", &[]),
            (
                "Il pleut. « Les cartes sont utiles à tous les agents, nous en sommes certains, et libres pour toujours. » Anne Azur, géomètre",
                &[],
            ),
            ("« Oui », explique Anne AZUR, géomètre : il pleut.", &["Oui|After Anne AZUR, géomètre|Part"]),
            ("« Oui », explique Anne AZUR, géomètre\n\nIl pleut.", &["Oui|After Anne AZUR, géomètre|Part"]),
            ("« Oui », explique Anne AZUR,\ngéomètre.", &["Oui|After Anne AZUR,\ngéomètre|Whole"]),
            ("« Oui », explique Anne AZUR, maire de\nLune.", &["Oui|After Anne AZUR, maire de\nLune|Whole"]),
            (
                "« Oui », explique Anne AZUR, maire de\r\nLune.",
                &["Oui|After Anne AZUR, maire de\r\nLune|Whole"],
            ),
            ("J. Azur, maire, a déclaré : « Oui. »", &["Oui.|Before J. Azur, maire|Whole"]),
            ("« Oui », explique Dr. Azur, maire.", &["Oui|After Dr. Azur, maire|Whole"]),
            ("« Oui », explique J. Azur, maire.", &["Oui|After J. Azur, maire|Whole"]),
            (
                "« Oui », explique Anne AZUR, cheffe de TECH.GOUV.",
                &["Oui|After Anne AZUR, cheffe de TECH.GOUV|Whole"],
            ),
            ("Selon la presse, Anne AZUR, géomètre, a déclaré : « Oui »", &[]),
            ("selon la presse, Anne AZUR, géomètre, a déclaré : « Oui »", &[]),
            ("« Oui », explique ministre des Cartes.", &[]),
        ] {
            assert_eq!(paragraph(text), expected, "{text}");
        }
    }
}
