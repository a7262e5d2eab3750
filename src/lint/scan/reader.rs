//! Reading a passage: words, spaces, numbers and signs, each noted when a rule may look at it.

use super::class::Class;
use super::letters;
use super::recent::{self, Recent};
use super::{Hit, Kind, Mark, Noun, Scan, unseen};
use crate::data::determiner::Determiner;
use crate::data::lexicon::{self, Entry, Known, Lexicon};
use crate::data::word::{self, is_letter};
use crate::data::{Registries, Registry};
use crate::span::offset;
use crate::text::{self, Language, Passage};

/// A word, and what is known of it.
struct Met<'s> {
    word: &'s [u8],
    at: usize,
    hash: u64,
    known: Known,
}

/// After which a word in `-er` is noted.
const VOUS: u64 = word::hash_of("vous");

pub(super) struct Reader<'s> {
    scan: &'s mut Scan,
    /// The buffer up to the end of the passage.
    text: &'s str,
    bytes: &'s [u8],
    passage: &'s Passage,
    index: u32,
    start: usize,
    recent: Recent,
    /// Up to where a repetition was told.
    repeated: usize,
    /// What is known of the last word.
    before: Known,
    /// What is known of the last word that is no adverb, when the last word is one.
    governor: Known,
    /// Hashes of words that no list knows, and that are no slips: nothing more to look for.
    unremarkable: &'s mut [u64; MET],
}

/// How many words that no list knows are remembered, a power of two.
pub(super) const MET: usize = 64;

/// Shortest word looked at for slips of the fingers, in bytes: `www` has none.
const MIN_UNKNOWN: usize = 5;

impl<'s> Reader<'s> {
    pub(super) fn new(
        scan: &'s mut Scan,
        buffer: &'s str,
        passage: &'s Passage,
        index: u32,
        unremarkable: &'s mut [u64; MET],
    ) -> Self {
        let text = buffer.get(..passage.range.end as usize).unwrap_or_default();
        let (recent, repeated, before, governor) = Default::default();
        let start = passage.range.start as usize;
        Self {
            scan,
            text,
            bytes: text.as_bytes(),
            passage,
            index,
            start,
            recent,
            repeated,
            before,
            governor,
            unremarkable,
        }
    }

    /// Reads the passage, and looks its words up.
    pub(super) fn read(mut self, registries: &Registries) {
        let mut at = self.start;
        while let Some(&byte) = self.bytes.get(at) {
            at = match Class::of(byte) {
                Class::Letter => self.words(at, registries),
                Class::Space => self.spaces(at),
                Class::Digit => self.number(at),
                Class::Apostrophe => self.apostrophe(at, byte),
                class => self.symbol(at, byte, class),
            };
        }
    }

    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn before(&self, at: usize) -> u8 {
        if at > self.start { self.byte(at - 1) } else { 0 }
    }

    fn note(&mut self, kind: Kind, at: usize, length: usize) {
        self.scan.note(kind, Mark { at: offset(at), length: offset(length), passage: self.index });
    }

    // --- words

    /// Reads words as long as nothing but a space or a usual sign parts them.
    #[inline]
    fn words(&mut self, start: usize, registries: &Registries) -> usize {
        let (bytes, lexicon) = (self.bytes, registries.lexicon());
        let (mut recent, mut before) = (self.recent, self.before);
        let mut at = start;
        while let Some(rest) = bytes.get(at..) {
            let (length, hash) = word::read(rest);
            let Some((word, after)) = rest.split_at_checked(length) else { break };
            let known = lexicon.get(hash);
            let together = known.may_follow(before) && lexicon.may_hold_pair(word::pair(recent.last(), hash));
            if together | known.is_notable(before, length >= MIN_UNKNOWN) {
                let met = Met { word, at, hash, known };
                self.look_at(&met, before, recent, together, &lexicon, registries);
            }
            if has_notable_shape(word) | (recent.last() == VOUS) {
                self.shape(word, at, recent);
            }
            if known.is_adverb() && !before.is_adverb() {
                self.governor = before;
            }
            before = known;
            if recent.push(hash)
                && let Some(again) = recent.repetition(bytes, self.start.max(self.repeated), at + length)
            {
                self.repeated = again.start;
                self.note(Kind::Repetition, again.start, again.len());
            }
            // How far the next word is, when there is nothing to note in between.
            let apart = match after {
                [b' ' | b'\n', next, ..] if is_letter(*next) => 1,
                [0xe2, 0x80, 0x99, next, ..] if is_letter(*next) => 3,
                [b',', b' ', next, ..] if is_letter(*next) => 2,
                _ => {
                    // Never nothing, that reading goes on.
                    at += length.max(1);
                    break;
                }
            };
            at += length + apart;
        }
        (self.recent, self.before) = (recent, before);
        at
    }

    /// Notes a word for what is known of it, or for its not being known, after the `recent` ones, the last of
    /// which is `before`; both may be watched for `together`.
    fn look_at(
        &mut self,
        met: &Met<'_>,
        before: Known,
        recent: Recent,
        together: bool,
        lexicon: &Lexicon<'_>,
        registries: &Registries,
    ) {
        let &Met { word, at: start, hash, known } = met;
        let mut watched =
            known.is_watched() && self.look_up(met, before, recent, lexicon.entries(known, hash));
        if together {
            let key = word::pair(recent.last(), hash);
            let pair = lexicon.get(key);
            watched |= pair.is_watched() && self.look_up(met, before, recent, lexicon.entries(pair, key));
        }
        if known.is_noun()
            && let Some(determiner) = before.determiner()
        {
            watched = true;
            self.noun(determiner, met, lexicon);
        }
        if known.is_keyword() {
            self.lead(start);
        }
        if !known.exists() && !watched && word.len() >= MIN_UNKNOWN {
            self.unknown(word, start, hash, registries);
        }
    }

    /// Notes a noun after a determiner.
    fn noun(&mut self, determiner: &'static Determiner, met: &Met<'_>, lexicon: &Lexicon<'_>) {
        if self.passage.language != Language::French {
            return;
        }
        let mark = Mark { at: offset(met.at), length: offset(met.word.len()), passage: self.index };
        if let Some(form) = met.known.noun() {
            self.scan.nouns.push(Noun { mark, term: None, form, determiner });
            return;
        }
        let key = lexicon::after_determiner(met.hash);
        for Entry { term, form, .. } in lexicon.entries(lexicon.get(key), key) {
            self.scan.nouns.push(Noun { mark, term: Some(term), form, determiner });
        }
    }

    /// Notes what may lead to a mention, unless it is inside a word.
    fn lead(&mut self, at: usize) {
        let before = self.before(at);
        let in_word = if before.is_ascii() {
            before.is_ascii_alphanumeric()
        } else {
            text::word::start(self.text, at) < at
        };
        if !in_word {
            self.scan.leads.push(offset(at));
        }
    }

    /// Notes what may be a slip of the fingers.
    fn unknown(&mut self, word: &[u8], start: usize, hash: u64, registries: &Registries) {
        let met = hash as usize % MET;
        if self.unremarkable.get(met) == Some(&hash) {
            return;
        }
        let triple = letters::triple(word);
        if let Some(at) = triple {
            self.note(Kind::TripleLetter, start + at, 3);
        }
        if word.len() > MIN_UNKNOWN && self.passage.language == Language::French {
            match registries.near_to(word, hash) {
                Some(term) => self.hit(Registry::Frequent, term, start, word.len()),
                None if triple.is_none() => {
                    if let Some(known) = self.unremarkable.get_mut(met) {
                        *known = hash;
                    }
                }
                None => {}
            }
        }
    }

    /// Notes a word for the registries that watch for it; tells whether there are any.
    fn look_up(
        &mut self,
        met: &Met<'_>,
        before: Known,
        recent: Recent,
        entries: impl Iterator<Item = Entry>,
    ) -> bool {
        let governor = if before.is_adverb() { self.governor } else { before };
        let mut known = false;
        for entry in entries {
            known = true;
            let place = met.at..met.at + met.word.len();
            if !entry.beside.is_met(self.bytes, place, recent.last_but_one(), governor.governs()) {
                continue;
            }
            let is_of_language = match self.passage.language {
                Language::French => true,
                Language::English => !entry.registry.is_french(),
                Language::Other => false,
            };
            if is_of_language {
                self.hit(entry.registry, entry.term, met.at, met.word.len());
            }
        }
        known
    }

    fn hit(&mut self, registry: Registry, term: u32, start: usize, length: usize) {
        let mark = Mark { at: offset(start), length: offset(length), passage: self.index };
        if let Some(hits) = self.scan.hits.get_mut(registry as usize) {
            if hits.capacity() == 0 {
                hits.reserve(16);
            }
            hits.push(Hit { mark, term });
        }
    }

    /// Notes a word for its first or last letters.
    fn shape(&mut self, word: &[u8], start: usize, recent: Recent) {
        let follows_vous = || recent.last() == VOUS && recent::goes_on(self.bytes, self.start, start);
        match word {
            b"A" => self.note(Kind::LoneA, start, 1),
            b"Premier" | b"Premi\xc3\xa8re" => self.note(Kind::Premier, start, word.len()),
            [.., b'e', b'z'] => self.note(Kind::Ez, start, word.len()),
            [.., b'e', b'r'] if follows_vous() => self.note(Kind::VousEr, start, word.len()),
            [b'A'..=b'Z', b'A'..=b'Z', rest @ ..]
                if rest.len() < 5 && rest.iter().all(u8::is_ascii_uppercase) =>
            {
                self.note(Kind::Capitals, start, word.len());
            }
            [b'I' | b'V' | b'X', .., b'm', b'e'] => self.note(Kind::RomanOrdinal, start, word.len()),
            _ => {}
        }
    }

    // --- between words

    #[inline]
    fn spaces(&mut self, start: usize) -> usize {
        if !matches!(self.byte(start + 1), b' ' | b'\n' | b'\r' | b'\t') {
            return start + 1;
        }
        let mut end = start;
        let mut line = true;
        while matches!(self.byte(end), b' ' | b'\n' | b'\r' | b'\t') {
            line &= !matches!(self.byte(end), b'\n' | b'\r');
            if self.byte(end) == b'\n' && self.byte(end + 1) == b'\n' {
                self.scan.leads.push(offset(end));
            }
            end += 1;
        }
        if line && end - start > 1 && end < self.bytes.len() && start > self.start {
            self.note(Kind::Spaces, start, end - start);
        }
        end
    }

    fn number(&mut self, start: usize) -> usize {
        let mut end = start;
        self.lead(start);
        loop {
            while self.byte(end).is_ascii_digit() {
                end += 1;
            }
            if !matches!(self.byte(end), b'.' | b',') || !self.byte(end + 1).is_ascii_digit() {
                break;
            }
            end += 1;
            self.scan.leads.push(offset(end));
        }
        self.note(Kind::Number, start, end - start);
        end
    }

    fn apostrophe(&mut self, at: usize, byte: u8) -> usize {
        if byte == b'`' {
            self.note(Kind::ForeignApostrophe, at, 1);
        } else {
            self.note(Kind::StraightApostrophe, at, 1);
            if self.byte(at + 1) == b' ' || self.before(at) == b' ' {
                self.note(Kind::LooseApostrophe, at, 1);
            }
        }
        at + 1
    }

    fn is_no_break(&self, at: usize) -> bool {
        matches!((self.byte(at), self.byte(at + 1), self.byte(at + 2)), (0xc2, 0xa0, _) | (0xe2, 0x80, 0xaf))
    }

    // --- signs

    fn symbol(&mut self, at: usize, byte: u8, class: Class) -> usize {
        match class {
            Class::High => {
                self.note(Kind::HighPunctuation, at, 1);
                if byte != b';' {
                    self.scan.leads.push(offset(at));
                }
            }
            Class::Comma => self.low_punctuation(at, 1),
            Class::Stop => return self.stop(at),
            Class::Parenthesis => {
                self.note(Kind::Parenthesis, at, 1);
                self.scan.leads.push(offset(at));
            }
            Class::Quote => self.note(Kind::Quote, at, 1),
            Class::Ampersand => self.note(Kind::Ampersand, at, 1),
            Class::Percent => self.note(Kind::Unit, at, 1),
            Class::Control => self.note(Kind::Invisible, at, 1),
            Class::LeadC2 => return self.lead_c2(at),
            Class::LeadE2 => return self.lead_e2(at),
            Class::LeadEf => return self.lead_ef(at),
            // Said to join two accents, and seen by nobody.
            Class::Combining if (byte, self.byte(at + 1)) == (0xcd, 0x8f) => {
                self.note(Kind::Invisible, at, 2);
                return at + 2;
            }
            Class::Combining => {
                self.note(Kind::Combining, at, 2);
                self.scan.leads.push(offset(text::word::start(self.text, at)));
                return at + 2;
            }
            Class::Dash if is_letter_end(self.before(at)) && self.byte(at + 1) == b' ' => {
                self.note(Kind::GluedDash, at, 1);
            }
            Class::Other if matches!(byte, b'@' | b'+') => self.scan.leads.push(offset(at)),
            _ if byte >= 0xf0 => {
                if let Some(length) = unseen::length(self.bytes.get(at..).unwrap_or_default()) {
                    self.note(Kind::Invisible, at, length);
                    return at + length;
                }
                self.note(Kind::Pictogram, at, 4);
                return at + 4;
            }
            _ => {}
        }
        at + 1
    }

    fn low_punctuation(&mut self, at: usize, length: usize) {
        let before = self.before(at);
        let after = self.byte(at + length);
        let tight = self.byte(at) == b',' && (after.is_ascii_alphabetic() || after == 0xc3);
        if before == b' ' || tight {
            self.note(Kind::LowPunctuation, at, length);
        }
        if matches!(after, b',' | b';' | b':') {
            self.note(Kind::DoubledComma, at, length);
        }
    }

    fn stop(&mut self, at: usize) -> usize {
        let mut end = at;
        while self.byte(end) == b'.' {
            end += 1;
            self.scan.leads.push(offset(end - 1));
        }
        let after = self.byte(end);
        if self.before(at) == b'c' {
            self.etc_before_stop(at);
        }
        if end - at > 1 {
            self.note(Kind::Ellipsis, at, end - at);
        } else if self.before(at) == b' ' || after.is_ascii_uppercase() || after == 0xc3 {
            self.note(Kind::LowPunctuation, at, 1);
        } else if after == b' ' && self.byte(end + 1).is_ascii_lowercase() {
            self.note(Kind::LowercaseAfterStop, at, 1);
        }
        end
    }

    fn lead_c2(&mut self, at: usize) -> usize {
        match self.byte(at + 1) {
            0xa0 => self.no_break_space(at, 2),
            0xab | 0xbb => self.note(Kind::Guillemet, at, 2),
            0xb4 => self.note(Kind::ForeignApostrophe, at, 2),
            0xad | 0x80..=0x9f => self.note(Kind::Invisible, at, 2),
            _ => {}
        }
        at + 2
    }

    fn lead_e2(&mut self, at: usize) -> usize {
        match (self.byte(at + 1), self.byte(at + 2)) {
            (0x80, 0x99) if self.byte(at + 3) == b' ' || self.before(at) == b' ' => {
                self.note(Kind::LooseApostrophe, at, 3);
            }
            // A dash.
            (0x80, 0x93 | 0x94) if is_letter_end(self.before(at)) && self.byte(at + 3) == b' ' => {
                self.note(Kind::GluedDash, at, 3);
            }
            (0x80, 0x98 | 0x9b | 0xb2) => self.note(Kind::ForeignApostrophe, at, 3),
            (0x80, 0x9c..=0x9e) => self.note(Kind::Quote, at, 3),
            (0x80, 0xa6) => {
                if self.before(at) == b' ' || begins_word(self.byte(at + 3)) {
                    self.note(Kind::LowPunctuation, at, 3);
                }
                self.etc(at);
            }
            (0x80, 0xaf) => self.no_break_space(at, 3),
            (0x80, 0x8b..=0x8f | 0xa8..=0xae) | (0x81, 0xa0..=0xaf) => {
                self.note(Kind::Invisible, at, 3);
            }
            (0x82, 0xac) => self.note(Kind::Unit, at, 3),
            (0x86..=0xae, _) => self.note(Kind::Pictogram, at, 3),
            _ => {}
        }
        at + 3
    }

    /// `etc…`, and `….` or `……`, as kramdown writes four dots and six.
    fn etc(&mut self, at: usize) {
        let before = self.bytes.get(self.start..at).unwrap_or(&[]);
        let after = self.bytes.get(at + 3..).unwrap_or(&[]);
        if after.first() == Some(&b'.') && after.get(1) != Some(&b'.') {
            self.note(Kind::Ellipsis, at, 4);
        } else if after.starts_with("…".as_bytes()) {
            self.note(Kind::Ellipsis, at, 6);
        } else if before.ends_with(b"etc") || before.ends_with(b"etc.") {
            self.note(Kind::Ellipsis, at, 3);
        }
    }

    /// « etc. »
    #[cold]
    fn etc_before_stop(&mut self, at: usize) {
        if self.bytes.get(self.start..at).is_some_and(|before| before.ends_with(b" etc")) {
            self.note(Kind::Etc, at - 3, 3);
        }
    }

    fn lead_ef(&mut self, at: usize) -> usize {
        let unseen = unseen::length(self.bytes.get(at..).unwrap_or_default());
        if let Some(length) = unseen {
            self.note(Kind::Invisible, at, length);
        }
        at + unseen.unwrap_or(3)
    }

    fn no_break_space(&mut self, at: usize, length: usize) {
        let end = at + length;
        let first = at == self.start || self.before(at) == b'\n';
        let last = end >= self.bytes.len() || self.byte(end) == b'\n';
        let beside = self.before(at) == b' ' || self.byte(end) == b' ' || self.is_no_break(end);
        if first || last || beside {
            self.note(Kind::NoBreakSpace, at, length);
        }
    }
}

/// Whether the first or the last letter of a word may matter: a capital, or a verb in `-ez`.
#[inline]
fn has_notable_shape(word: &[u8]) -> bool {
    let [first, ..] = word else { return false };
    let [.., last] = word else { return false };
    first.is_ascii_uppercase() | (*last == b'z')
}

/// The last byte of a letter, as far as bytes tell.
fn is_letter_end(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (0x80..=0xbf).contains(&byte)
}

fn begins_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == 0xc3
}
