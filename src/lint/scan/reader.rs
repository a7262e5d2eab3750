//! Reading a passage: words, spaces, numbers and signs, each noted when a rule may look at it.

use super::class::{self, Class};
use super::letters;
use super::recent::{self, Recent};
use super::{Hit, Kind, Mark, Noun, Scan, is_read, unseen};
use crate::data::determiner::Determiner;
use crate::data::lexicon::{self, Entry, Known, Lexicon};
use crate::data::word::{self, is_letter};
use crate::data::{Registries, Registry};
use crate::span::offset;
use crate::text::{self, Language, Passage, Texts};

/// After which a word in `-er` is noted.
const VOUS: u64 = word::hash_of("vous");

pub(super) struct Reader<'s> {
    scan: &'s mut Scan,
    texts: &'s Texts,
    registries: &'s Registries,
    lexicon: Lexicon<'s>,
    /// The buffer up to the end of the passage.
    text: &'s str,
    bytes: &'s [u8],
    passage: &'s Passage,
    index: u32,
    start: usize,
    recent: Recent,
    /// Whether something in the passage may lead to a mention.
    mentions: bool,
    /// Up to where a repetition was told.
    repeated: usize,
    /// What is known of the last word.
    before: Known,
    /// What is known of the last word before the one being read, adverbs apart.
    governor: Known,
    /// Hashes of words that no list knows, and that are no slips: nothing more to look for.
    unremarkable: [u64; MET],
}

/// How many words that no list knows are remembered, a power of two.
const MET: usize = 64;

/// Shortest word looked at for slips of the fingers, in bytes: `www` has none.
const MIN_UNKNOWN: usize = 5;

impl<'s> Reader<'s> {
    /// Reads the passages of texts that hold text, and looks their words up.
    pub(super) fn read_all(scan: &'s mut Scan, texts: &'s Texts, registries: &'s Registries) {
        let mut passages = (0..).zip(texts.passages()).filter(|(_, passage)| is_read(passage));
        let Some((index, passage)) = passages.next() else { return };
        let mut reader = Self {
            scan,
            texts,
            registries,
            lexicon: registries.lexicon(),
            text: "",
            bytes: &[],
            passage,
            index,
            start: 0,
            recent: Recent::default(),
            mentions: false,
            repeated: 0,
            before: Known::default(),
            governor: Known::default(),
            unremarkable: [0; MET],
        };
        reader.read(index, passage);
        passages.for_each(|(index, passage)| reader.read(index, passage));
    }

    fn read(&mut self, index: u32, passage: &'s Passage) {
        self.text = self.texts.buffer().get(..passage.range.end as usize).unwrap_or_default();
        self.bytes = self.text.as_bytes();
        self.start = passage.range.start as usize;
        (self.index, self.passage) = (index, passage);
        self.recent.begin();
        let leads = self.scan.leads.len();
        (self.mentions, self.repeated, self.before, self.governor) = Default::default();
        let mut at = self.start;
        while let Some(&byte) = self.bytes.get(at) {
            at = match Class::of(byte) {
                Class::Letter => self.words(at),
                Class::Space => self.spaces(at),
                Class::Digit => self.number(at),
                Class::Apostrophe => self.apostrophe(at, byte),
                class => self.symbol(at, byte, class),
            };
        }
        if !self.mentions {
            self.scan.leads.truncate(leads);
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
    #[inline(never)]
    fn words(&mut self, start: usize) -> usize {
        // No word goes on past the end of its passage, where two line ends stand.
        let buffer = self.texts.buffer().as_bytes();
        let mut rest = buffer.get(start..).unwrap_or_default();
        loop {
            let at = |rest: &[u8]| buffer.len() - rest.len();
            let Some((window, _)) = rest.split_first_chunk() else { return self.long_word(at(rest)) };
            let Some((length, hash)) = word::read_short(window) else { return self.long_word(at(rest)) };
            if !self.word(|| at(rest), length, hash, || word::may_hold_sign(window)) {
                return self.long_word(at(rest));
            }
            if has_notable_shape(window, length) {
                self.shape(window.get(..length).unwrap_or_default(), at(rest));
            }
            // How far the next word is, when there is nothing to note in between.
            let after = word::after(window, length);
            let apart = class::apart(after[0]);
            let goes_on = match (apart, after) {
                (1, [b' ', next, ..])
                    if may_be_vowel(next) && may_lose_its_own(window.get(..length).unwrap_or_default()) =>
                {
                    self.vowel(at(rest) + length + 1);
                    true
                }
                (1, [_, next, ..]) => is_letter(next),
                (2, [_, b' ', next, _]) | (3, [_, 0x80, 0x99, next]) => is_letter(next),
                _ => false,
            };
            if !goes_on {
                return at(rest) + length;
            }
            match rest.get(length + usize::from(apart)..) {
                Some(after) => rest = after,
                None => return at(rest) + length,
            }
        }
    }

    /// Reads a word that is long, or at the end of the buffer, or beside a sign such as `_`.
    #[cold]
    #[inline(never)]
    fn long_word(&mut self, at: usize) -> usize {
        let (length, hash) = word::read(self.bytes.get(at..).unwrap_or_default());
        self.word(|| at, length, hash, || false);
        self.shape(self.slice(at, length), at);
        if self.byte(at + length) == b' ' && may_lose_its_own(self.slice(at, length)) {
            self.vowel(at + length + 1);
        }
        // Never nothing, that reading goes on.
        at + length.max(1)
    }

    /// Takes a word, unless it is not known and may be odd; tells whether it was taken.
    #[inline(always)]
    fn word(
        &mut self,
        at: impl Fn() -> usize,
        length: usize,
        hash: u64,
        may_be_odd: impl Fn() -> bool,
    ) -> bool {
        let (known, before) = (self.lexicon.get(hash), self.before);
        if !before.is_adverb() {
            self.governor = before;
        }
        let notable = known.notable(before);
        if notable.is_something() {
            if known == Known::default() && may_be_odd() {
                return false;
            }
            // Most words that may follow another one do not follow that one.
            if notable.is_noun_alone() {
                self.noun(at(), length, hash, known);
            } else if notable.is_more_than_following()
                || self.lexicon.may_hold_pair(word::pair(self.recent.last(), hash))
            {
                self.look_at(at(), length, hash, known);
            }
        }
        self.before = known;
        if self.recent.push(hash) {
            self.again(at() + length);
        }
        true
    }

    /// Notes that what ends at a byte may be said twice.
    #[cold]
    #[inline(never)]
    fn again(&mut self, end: usize) {
        if let Some(again) = self.recent.repetition(self.bytes, self.start.max(self.repeated), end) {
            self.repeated = again.start;
            self.note(Kind::Repetition, again.start, again.len());
        }
    }

    fn slice(&self, at: usize, length: usize) -> &'s [u8] {
        self.bytes.get(at..at + length).unwrap_or_default()
    }

    /// Notes a word for what is known of it, or for its not being known.
    #[inline(never)]
    fn look_at(&mut self, at: usize, length: usize, hash: u64, known: Known) {
        let mut watched = known.is_noun() && self.noun(at, length, hash, known);
        if known.is_watched() {
            watched |= self.look_up(at, length, known, hash);
        }
        if known.may_follow(self.before) {
            let key = word::pair(self.recent.last(), hash);
            if self.lexicon.may_hold_pair(key) {
                watched |= self.look_up(at, length, self.lexicon.get(key), key);
            }
        }
        if known.is_keyword() {
            if hash == VOUS { self.after_vous(at + length) } else { self.lead(at) }
        }
        if !known.exists() && !watched && length >= MIN_UNKNOWN {
            self.unknown(at, length, hash);
        }
    }

    /// Notes a noun if it is after a determiner; tells whether it is.
    #[inline(never)]
    fn noun(&mut self, at: usize, length: usize, hash: u64, known: Known) -> bool {
        let Some(determiner) = self.before.determiner() else { return false };
        if self.passage.language != Language::French {
            return true;
        }
        let mark = Mark { at: offset(at), length: offset(length), passage: self.index };
        match known.noun() {
            Some(form) => self.scan.nouns.push(Noun { mark, term: None, form, determiner }),
            None => self.nouns(mark, hash, determiner),
        }
        true
    }

    /// Notes each of the nouns that a word may be.
    #[cold]
    #[inline(never)]
    fn nouns(&mut self, mark: Mark, hash: u64, determiner: &'static Determiner) {
        let key = lexicon::after_determiner(hash);
        self.lexicon.entries(self.lexicon.get(key), key).for_each(|Entry { term, form, .. }| {
            self.scan.nouns.push(Noun { mark, term: Some(term), form, determiner });
        });
    }

    /// Notes what may lead to a mention, unless it is inside a word.
    #[inline(never)]
    fn lead(&mut self, at: usize) {
        let before = self.before(at);
        let in_word = if before.is_ascii() {
            before.is_ascii_alphanumeric()
        } else {
            text::word::start(self.text, at) < at
        };
        if !in_word {
            self.lead_from(at);
        }
    }

    /// Notes what may lead to a mention.
    fn lead_from(&mut self, at: usize) {
        self.mentions = true;
        self.scan.leads.push(offset(at));
    }

    /// Notes what may end a sentence, or have it announce something: that matters to mentions alone.
    fn end_of_sentence(&mut self, at: usize) {
        self.scan.leads.push(offset(at));
    }

    /// Notes what may be a slip of the fingers.
    #[inline(never)]
    fn unknown(&mut self, at: usize, length: usize, hash: u64) {
        let (word, place) = (self.slice(at, length), hash as usize % MET);
        if self.unremarkable.get(place) == Some(&hash) {
            return;
        }
        let triple = letters::triple(word);
        if let Some(inside) = triple {
            self.note(Kind::TripleLetter, at + inside, 3);
        }
        if word.len() > MIN_UNKNOWN && self.passage.language == Language::French {
            match self.registries.near_to(word, hash) {
                Some(term) => self.hit(Registry::Frequent, term, at, length),
                None if triple.is_none() => {
                    if let Some(known) = self.unremarkable.get_mut(place) {
                        *known = hash;
                    }
                }
                None => {}
            }
        }
    }

    /// Notes a word for the registries that watch for it, or for what is known by another key; tells whether
    /// there are any.
    #[inline(never)]
    fn look_up(&mut self, at: usize, length: usize, known: Known, key: u64) -> bool {
        let (earlier, governs) = (self.recent.last_but_one(), self.governor.governs());
        let signs = [at.wrapping_sub(1), at + length].map(|at| self.byte(at));
        let mut is_watched = false;
        self.lexicon.entries(known, key).for_each(|entry| {
            is_watched = true;
            if entry.beside.is_met(earlier, governs, signs) {
                self.hit_in_language(entry.registry, entry.term, at, length);
            }
        });
        is_watched
    }

    #[inline(never)]
    fn hit_in_language(&mut self, registry: Registry, term: u32, start: usize, length: usize) {
        let is_of_language = match self.passage.language {
            Language::French => true,
            Language::English => !registry.is_french(),
            Language::Other => false,
        };
        if is_of_language {
            self.hit(registry, term, start, length);
        }
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
    #[inline(never)]
    fn shape(&mut self, word: &[u8], at: usize) {
        let length = word.len();
        match word {
            b"A" => self.note(Kind::LoneA, at, 1),
            PREMIER | b"Premi\xc3\xa8re" => self.note(Kind::Premier, at, length),
            [.., b'e', b'z'] => self.note(Kind::Ez, at, length),
            [b'A'..=b'Z', b'A'..=b'Z', rest @ ..]
                if rest.len() < 5 && rest.iter().all(u8::is_ascii_uppercase) =>
            {
                self.note(Kind::Capitals, at, length);
            }
            [b'I' | b'V' | b'X', .., b'm', b'e'] => self.note(Kind::RomanOrdinal, at, length),
            _ => {}
        }
    }

    /// Notes the word after « vous » that ends at a byte, if it ends in `-er`.
    #[inline(never)]
    fn after_vous(&mut self, end: usize) {
        let after = recent::after_joints(self.bytes.get(end..).unwrap_or_default());
        let word = after.get(..word::length(after)).unwrap_or_default();
        if word.ends_with(b"er") && word != PREMIER {
            self.note(Kind::VousEr, self.bytes.len() - after.len(), word.len());
        }
    }

    /// Notes a word that begins with a vowel, after one that may have to lose its own.
    #[inline(never)]
    fn vowel(&mut self, at: usize) {
        let word = self.slice(at, word::length(self.bytes.get(at..).unwrap_or_default()));
        let is_vowel = match word {
            [b'a' | b'e' | b'i' | b'o' | b'u', ..] | [b'y'] | [0xc5, 0x93, ..] => true,
            [0xc3, second, ..] => matches!(second, 0xa0 | 0xa2 | 0xa8..=0xab | 0xae | 0xaf | 0xb4),
            _ => false,
        };
        if is_vowel {
            self.note(Kind::Vowel, at, word.len());
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
                self.end_of_sentence(end);
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
            self.lead_from(end);
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
                    self.end_of_sentence(at);
                }
            }
            Class::Comma => self.low_punctuation(at, 1),
            Class::Stop => return self.stop(at),
            Class::Parenthesis => {
                self.note(Kind::Parenthesis, at, 1);
                self.lead_from(at);
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
                self.lead_from(text::word::start(self.text, at));
                return at + 2;
            }
            Class::Dash if is_letter_end(self.before(at)) && self.byte(at + 1) == b' ' => {
                self.note(Kind::GluedDash, at, 1);
            }
            Class::Other if matches!(byte, b'@' | b'+') => self.lead_from(at),
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
            self.end_of_sentence(end - 1);
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

const PREMIER: &[u8] = b"Premier";

/// Whether [`Reader::shape`] may have something to note of a word: two capitals, one that begins a word looked for
/// there, or a verb in `-ez`.
#[inline]
fn has_notable_shape(window: &[u8; word::WINDOW], length: usize) -> bool {
    let [first, second, ..] = *window;
    // Of letters, capitals of ASCII alone lack both these bits.
    let is_capital = |byte: u8| byte & 0xa0 == 0;
    is_capital(first) && (is_capital(second) || matches!(first, b'A' | b'P' | b'I' | b'V' | b'X'))
        || window.get(length.wrapping_sub(1) % 16) == Some(&b'z')
}

/// Whether a byte may begin a word at which others are elided.
#[inline]
fn may_be_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | 0xc3 | 0xc5)
}

/// Whether a word may lose its last vowel before another one: « de », « la », « lorsque ».
#[inline]
fn may_lose_its_own(word: &[u8]) -> bool {
    matches!(word, [_, b'e' | b'a' | b'i'] | [.., b'u', b'e'])
}

/// The last byte of a letter, as far as bytes tell.
fn is_letter_end(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (0x80..=0xbf).contains(&byte)
}

fn begins_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == 0xc3
}
