//! A noted place with what stands around it: what typography and wording rules look at.

use std::ops::Range;

use memchr::memmem;

use super::context::Context;
use super::scan::{Kind, Mark, Noun};
use crate::data::{Registry, Term};
use crate::diagnostic::{Edit, Fix};
use crate::span::Span;
use crate::text::word::is_letter_or_digit;
use crate::text::{Language, OBJECT, Passage, Texts, Zone};

/// How far a rule looks around a place, in bytes: much more than a sentence, and a bound on the work
/// of a rule that looks around each of the thousand places of one long paragraph.
const AROUND: usize = 2_000;

/// How far the [`Place::token`] around a place goes, in bytes: nothing that is written without a blank is longer.
const TOKEN: usize = 400;

/// A place in what the reader reads, with the text around it: what typographic and wording rules
/// look at. See [`Context::occurrences`].
#[derive(Clone, Debug)]
pub struct Place<'r> {
    texts: &'r Texts,
    /// The passage.
    pub(crate) passage: &'r Passage,
    /// Index of the passage.
    pub(crate) index: u32,
    /// Bytes of the buffer.
    pub(crate) range: Range<usize>,
}

impl<'r> Context<'r, '_> {
    /// Where a word or a phrase stands in what the reader reads, in order: as it is written here,
    /// case and all, and not as a part of a longer word. Code, addresses and Liquid are left out.
    ///
    /// ```
    /// use parapheur::lint::{Context, Findings};
    ///
    /// fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    ///     for place in cx.occurrences("digital").filter(|place| place.is_french_prose()) {
    ///         out.report(place.span(), "Mot anglais").help("Écrire `numérique`");
    ///     }
    /// }
    /// ```
    pub fn occurrences(&self, phrase: &'r str) -> impl Iterator<Item = Place<'r>> {
        let found = memmem::find_iter(self.release.texts().buffer().as_bytes(), phrase.as_bytes());
        self.found(found.filter(|_| !phrase.is_empty()), phrase.len())
    }

    /// The same for a word that is looked for in every document.
    pub(crate) fn occurrences_of(
        &self,
        word: &'static memmem::Finder<'static>,
    ) -> impl Iterator<Item = Place<'r>> {
        self.found(word.find_iter(self.release.texts().buffer().as_bytes()), word.needle().len())
    }

    fn found(&self, found: impl Iterator<Item = usize>, length: usize) -> impl Iterator<Item = Place<'r>> {
        let texts = self.release.texts();
        let mut passages = texts.passages().iter().zip(0..).peekable();
        let places = found.filter_map(move |at| {
            let range = at..at + length;
            while passages.next_if(|(passage, _)| (passage.range.end as usize) < range.end).is_some() {}
            let &(passage, index) = passages.peek()?;
            let is_read = !matches!(passage.zone, Zone::Code | Zone::Url | Zone::Liquid);
            (is_read && passage.range.start as usize <= at).then_some(Place { texts, passage, index, range })
        });
        let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        places.filter(move |place| !joined(place.before()) && !joined(place.after()))
    }

    /// The places of a kind, in order.
    pub(crate) fn places(&self, kind: Kind) -> impl Iterator<Item = Place<'r>> {
        self.places_between(kind, |_, _| true)
    }

    /// The places of a kind that are worth it for what stands in the buffer before and after them, be it in
    /// another passage: bytes cost less to look at than places.
    pub(crate) fn places_between(
        &self,
        kind: Kind,
        is_worth_it: impl Fn(&[u8], &[u8]) -> bool,
    ) -> impl Iterator<Item = Place<'r>> {
        let texts = self.release.texts();
        let bytes = texts.buffer().as_bytes();
        let marks = self.scan().marks(kind).iter().filter(move |mark| {
            let (before, after) = (bytes.get(..mark.at()), bytes.get(mark.end()..));
            is_worth_it(before.unwrap_or_default(), after.unwrap_or_default())
        });
        marks.filter_map(move |&mark| Place::new(texts, mark))
    }

    /// The nouns of the registry that stand after a determiner and are worth it, each with its line, in
    /// order.
    pub(crate) fn nouns(
        &self,
        is_worth_it: impl Fn(&Noun) -> bool,
    ) -> impl Iterator<Item = (Place<'r>, Term<'r>)> {
        self.noun_places(is_worth_it).filter_map(|(place, noun)| {
            let term = self.noun_line(&place, &noun)?;
            Some((place, term))
        })
    }

    /// The same without their lines, which lie far apart: a look around the noun costs less.
    pub(crate) fn noun_places(
        &self,
        is_worth_it: impl Fn(&Noun) -> bool,
    ) -> impl Iterator<Item = (Place<'r>, Noun)> {
        let texts = self.release.texts();
        let nouns = self.scan().nouns().iter().filter(move |noun| is_worth_it(noun));
        nouns.filter_map(move |noun| Some((Place::new(texts, noun.mark)?, *noun)))
    }

    /// The line of a noun at its place.
    pub(crate) fn noun_line(&self, place: &Place<'_>, noun: &Noun) -> Option<Term<'r>> {
        self.registries().noun(place.text(), noun.term)
    }

    /// The same for the nouns that end in some bytes of the buffer, from the last one on.
    pub(crate) fn nouns_before(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Place<'r>, Term<'r>, Noun)> {
        let texts = self.release.texts();
        let nouns = self.scan().nouns();
        let after = nouns.partition_point(|noun| noun.mark.end() <= range.end);
        let near = nouns.get(..after).unwrap_or_default().iter().rev();
        let near = near.take_while(move |noun| noun.mark.end() >= range.start);
        near.filter_map(move |noun| {
            let place = Place::new(texts, noun.mark)?;
            let term = self.noun_line(&place, noun)?;
            Some((place, term, *noun))
        })
    }

    /// The words that a registry watches for, each with its line, in order; for nouns, see
    /// [`Context::nouns`].
    pub(crate) fn words(&self, registry: Registry) -> impl Iterator<Item = (Place<'r>, Term<'r>)> {
        let (texts, registries) = (self.release.texts(), self.registries());
        // « destinée à », « étatique », the accent apart: the word is not what its letters alone are.
        let bytes = texts.buffer().as_bytes();
        let is_accent = |at: usize| matches!(bytes.get(at), Some(0xcc | 0xcd));
        let is_whole =
            move |mark: Mark| !is_accent(mark.end()) && !mark.at().checked_sub(2).is_some_and(is_accent);
        self.scan()
            .hits(registry)
            .iter()
            .filter(move |hit| is_whole(hit.mark))
            .filter_map(move |hit| Some((Place::new(texts, hit.mark)?, registries.term(registry, hit.term)?)))
    }
}

impl<'r> Place<'r> {
    fn new(texts: &'r Texts, mark: Mark) -> Option<Self> {
        let passage = texts.passages().get(mark.passage as usize)?;
        Some(Self { texts, passage, index: mark.passage, range: mark.at()..mark.end() })
    }

    /// The same passage, another range of the buffer.
    pub(crate) fn at(&self, range: Range<usize>) -> Place<'r> {
        Place { range, ..self.clone() }
    }

    /// The passage it stands in: its kind, its zone, its language.
    #[must_use]
    pub fn passage(&self) -> &'r Passage {
        self.passage
    }

    /// The text of the place.
    #[must_use]
    pub fn text(&self) -> &'r str {
        self.texts.buffer().get(self.range.clone()).unwrap_or("")
    }

    /// The text of the whole passage.
    #[must_use]
    pub fn whole(&self) -> &'r str {
        self.texts.text(self.passage)
    }

    /// The passage up to the place, at most two thousand bytes of it.
    #[must_use]
    pub fn head(&self) -> &'r str {
        let buffer = self.texts.buffer();
        let first = self.passage.range.start as usize;
        let from = match self.range.start.checked_sub(AROUND) {
            Some(from) if from > first => buffer.floor_char_boundary(from),
            _ => first,
        };
        buffer.get(from..self.range.start).unwrap_or("")
    }

    /// The passage after the place, at most two thousand bytes of it.
    #[must_use]
    pub fn tail(&self) -> &'r str {
        let buffer = self.texts.buffer();
        let last = self.passage.range.end as usize;
        let to = match self.range.end.saturating_add(AROUND) {
            to if to < last => buffer.floor_char_boundary(to),
            _ => last,
        };
        buffer.get(self.range.end..to).unwrap_or("")
    }

    /// The character before.
    #[must_use]
    pub fn before(&self) -> Option<char> {
        match self.byte_before()? {
            byte if byte.is_ascii() => Some(char::from(byte)),
            _ => self.head().chars().next_back(),
        }
    }

    /// The character after.
    #[must_use]
    pub fn after(&self) -> Option<char> {
        match self.byte_after()? {
            byte if byte.is_ascii() => Some(char::from(byte)),
            _ => self.tail().chars().next(),
        }
    }

    /// The last byte of the passage before the place.
    #[inline]
    pub(crate) fn byte_before(&self) -> Option<u8> {
        let is_inside = self.range.start > self.passage.range.start as usize;
        self.texts.buffer().as_bytes().get(self.range.start.wrapping_sub(1)).copied().filter(|_| is_inside)
    }

    /// The first byte of the passage after the place.
    #[inline]
    pub(crate) fn byte_after(&self) -> Option<u8> {
        let is_inside = self.range.end < self.passage.range.end as usize;
        self.texts.buffer().as_bytes().get(self.range.end).copied().filter(|_| is_inside)
    }

    /// Where it stands in the document.
    #[must_use]
    pub fn span(&self) -> Span {
        self.texts.source(self.range.clone())
    }

    /// Whether the document holds the very bytes of the place: it can be edited.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.texts.is_verbatim(self.range.clone())
    }

    /// Whether French rules apply to the passage.
    #[must_use]
    pub fn is_french(&self) -> bool {
        self.passage.language == Language::French
    }

    /// Whether it is a sentence that the reader sees on the page, in French: not an attribute.
    #[must_use]
    pub fn is_french_prose(&self) -> bool {
        self.is_french() && self.passage.zone != Zone::AttributeValue
    }

    /// Whether kramdown's smart quotes leave the passage alone.
    #[must_use]
    pub fn is_printed_raw(&self) -> bool {
        self.passage.zone != Zone::RunningText
    }

    /// The word that touches the place, up to the white space on both sides.
    pub(crate) fn token(&self) -> &'r str {
        let (head, tail) = (self.head(), self.tail());
        let head = head.get(head.floor_char_boundary(head.len().saturating_sub(TOKEN))..).unwrap_or("");
        let tail = tail.get(..tail.floor_char_boundary(TOKEN)).unwrap_or("");
        // A byte inside a character is no edge.
        let may_be_edge = |&byte: &u8| told(byte) & (EDGE | LEAD) != 0;
        let edge = |text: &str, at: usize| match text.as_bytes().get(at).map_or(0, |&byte| told(byte)) {
            EDGE => true,
            _ => text.get(at..).and_then(|text| text.chars().next()).is_some_and(is_edge),
        };
        let mut start = head.len();
        let start = loop {
            let before = head.as_bytes().get(..start).unwrap_or_default();
            match before.iter().rposition(may_be_edge) {
                None => break 0,
                Some(at) if edge(head, at) => break at + head.get(at..).map_or(1, first_width),
                Some(at) => start = at,
            }
        };
        let mut end = 0;
        let end = loop {
            let after = tail.as_bytes().get(end..).unwrap_or_default();
            match after.iter().position(may_be_edge) {
                None => break tail.len(),
                Some(length) if edge(tail, end + length) => break end + length,
                Some(length) => end += length + 1,
            }
        };
        let from = self.range.start - head.len() + start;
        self.texts.buffer().get(from..self.range.end + end).unwrap_or("")
    }

    /// Whether it is part of an address, a file name, a handle or code: nothing to correct there.
    #[must_use]
    pub fn is_address(&self) -> bool {
        let token = self.token();
        if token.bytes().fold(0, |met, byte| met | told(byte)) & SIGN == 0 {
            return false;
        }
        let bare = token.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '»', '…']);
        token.contains("://")
            || bare.contains(['@', '_', '=', '{', '}', '<', '>', '\\', '#', OBJECT])
            || bare.starts_with("www.")
            || has_inner_dot(bare)
            || bare.matches('/').count() > 1
            || bare.starts_with('/')
    }

    /// Whether the word goes on after the place: « usager·ère·s », « candidat(e)s », `service-public`.
    pub(crate) fn is_continued(&self) -> bool {
        if matches!(self.byte_after(), None | Some(b' ' | b',' | b'\n')) {
            return false;
        }
        let mut tail = self.tail().chars();
        match tail.next() {
            Some('.') => tail.next().is_some_and(is_letter_or_digit),
            Some(c) => is_letter_or_digit(c) || JOINERS.contains(&c),
            None => false,
        }
    }

    /// Whether the place is a part of a longer word, on either side.
    pub(crate) fn is_joined(&self) -> bool {
        let before =
            |c: char| is_letter_or_digit(c) || (JOINERS.contains(&c) && !matches!(c, '(' | '[' | '’' | '\''));
        self.is_continued() || self.byte_before() != Some(b' ') && self.before().is_some_and(before)
    }

    /// The last word before, without what separates it from the place.
    #[must_use]
    pub fn word_before(&self) -> &'r str {
        let head = self.head().trim_end();
        let start = head
            .rfind(|c: char| !is_letter_or_digit(c))
            .map_or(0, |at| at + head.get(at..).map_or(1, first_width));
        head.get(start..).unwrap_or("")
    }

    /// The first word after.
    #[must_use]
    pub fn word_after(&self) -> &'r str {
        let tail = self.tail().trim_start();
        let end = tail.find(|c: char| !is_letter_or_digit(c)).unwrap_or(tail.len());
        tail.get(..end).unwrap_or("")
    }

    /// Whether a sentence begins here, as far as punctuation tells.
    #[must_use]
    pub fn starts_sentence(&self) -> bool {
        let head = self
            .head()
            .trim_end_matches([' ', '\u{a0}', '\u{202f}', '«', '“', '"', '(', '-', '–', '—', '•', '*']);
        head.is_empty() || head.ends_with(['.', '!', '?', ':', '…', '\n', '»', ';'])
    }

    /// A fix that writes `text` in place of what is here, when the document holds it as it reads.
    #[must_use]
    pub fn replacement(&self, title: impl Into<String>, text: impl Into<String>) -> Option<Fix> {
        self.is_verbatim().then(|| Fix::safe(title, vec![Edit::replace(self.span(), text)]))
    }

    /// The same, for a person to read first, and where the document writes otherwise what is to stay (a straight
    /// apostrophe, of which kramdown makes another one), of what changes only.
    pub(crate) fn correction(&self, title: impl Into<String>, text: &str) -> Option<Fix> {
        if self.is_verbatim() {
            return self.suggestion(title, text);
        }
        let written = self.text();
        let alike = |(a, b): &(char, char)| a == b;
        let width = |(c, _): (char, char)| c.len_utf8();
        // One character stays, that there be something to replace.
        let start: usize = written.chars().zip(text.chars()).take_while(alike).map(width).sum();
        let start = start.min(written.floor_char_boundary(written.len().saturating_sub(1)));
        let (changed, right) = (written.get(start..)?, text.get(start..)?);
        let after = changed.get(first_width(changed)..)?;
        let end: usize = after.chars().rev().zip(right.chars().rev()).take_while(alike).map(width).sum();
        let part = self.at(self.range.start + start..self.range.end - end);
        part.suggestion(title, right.get(..right.len() - end)?)
    }

    /// The same, for a person to read first.
    pub(crate) fn suggestion(&self, title: impl Into<String>, text: impl Into<String>) -> Option<Fix> {
        self.is_verbatim().then(|| Fix::suggested(title, vec![Edit::replace(self.span(), text)]))
    }
}

/// What joins the parts of a word.
const JOINERS: &[char] = &['(', '[', '-', '·', '•', '‧', '⋅', '/', '_', '@', '’', '\'', '\u{2011}'];

/// White space and what encloses words.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '«' | '»' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '’')
}

const EDGE: u8 = 1;
/// A byte that may lead an edge.
const LEAD: u8 = 2;
/// A byte that may be part of an address, and not of a word.
const SIGN: u8 = 4;

/// What a byte may tell of the word that it stands in.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' | b'(' | b')' | b'[' | b']' | b'"' => EDGE,
            0xc2 | 0xe1 | 0xe2 | 0xe3 => LEAD,
            b'.' | b'/' | b'@' | b'_' | b'=' | b'{' | b'}' | b'<' | b'>' | b'\\' | b'#' | 0xef => SIGN,
            _ => 0,
        };
        byte += 1;
    }
    table
};

#[expect(clippy::indexing_slicing, reason = "a table of 256 has a place for each byte")]
fn told(byte: u8) -> u8 {
    BYTES[usize::from(byte)]
}

fn first_width(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

/// A dot between two letters or digits, as in `data.gouv.fr`; not the one that a sentence ends with.
fn has_inner_dot(token: &str) -> bool {
    token.match_indices('.').any(|(at, _)| {
        let before = token.get(..at).and_then(|t| t.chars().next_back());
        let after = token.get(at + 1..).and_then(|t| t.chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| c.is_lowercase() || c.is_numeric())
    })
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::lint::Context;
    use crate::parse;

    #[test]
    fn a_phrase_is_found_where_it_is_read_and_nowhere_else() {
        let text = "---\r\ntitle: L’été **digital**\r\n---\r\n\r\nDigitale, digital\u{a0}: `digital` [d’été\r\ndigital](/digital)\r\n";
        let (release, config) = (parse(text), Config::default());
        let context = Context::new(&release, &config);
        let found: Vec<_> = context.occurrences("digital").map(|place| place.span().start()).collect();
        let expected: Vec<_> =
            ["digital**", "digital\u{a0}", "digital]"].iter().map(|t| text.find(t)).collect();
        assert_eq!(found.iter().map(|&at| Some(at as usize)).collect::<Vec<_>>(), expected);
        assert_eq!(context.occurrences("").count(), 0);
    }
}
