//! The one pass over what the reader reads.
//!
//! Bytes are sorted by class. What a typographic rule may want to look at is noted by kind, each
//! word is looked up once in the registries, and repetitions are noted. A rule then visits only its
//! own marks: it costs next to nothing on a text that holds none.

use crate::data::lexicon::{hash, same_word};
use crate::data::{Registries, Registry};
use crate::span::offset;
use crate::text::{Language, Passage, Texts, Zone};

/// What was noted at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `:` `;` `!` `?`
    HighPunctuation,
    /// `,` or `.` or `…` with a space before, or none after.
    LowPunctuation,
    /// `,` with `,`, `;` or `:` after it.
    DoubledComma,
    /// `«` or `»`
    Guillemet,
    /// `"`, `“`, `”`, `„`
    Quote,
    /// `'` where it reaches the reader as it is.
    StraightApostrophe,
    /// A character that stands where an apostrophe should.
    ForeignApostrophe,
    /// `’` or `'` with a space after it.
    LooseApostrophe,
    /// `(` or `)`
    Parenthesis,
    /// `...`, or `…` after « etc. »
    Ellipsis,
    /// White space of more than one character on a line.
    Spaces,
    /// A no-break space that is doubled, leads its passage or ends it.
    NoBreakSpace,
    /// The first digit of a number.
    Number,
    /// `%` or `€`
    Unit,
    /// A character that cannot be seen.
    Invisible,
    /// A combining mark.
    Combining,
    /// The second of two words, or groups of words, that are the same.
    Repetition,
    /// A letter three times in a row.
    TripleLetter,
    /// A capital `A` alone.
    LoneA,
    /// A word in `-ez`.
    Ez,
    /// A word in `-er` after « vous ».
    VousEr,
    /// A full stop, a space and a small letter.
    LowercaseAfterStop,
    /// A word of two to six capitals.
    Capitals,
    /// « Premier » or « Première ».
    Premier,
    /// `-` between a letter and a space.
    GluedDash,
}

const KINDS: usize = Kind::GluedDash as usize + 1;

/// A place in the buffer, and the passage it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Byte in the buffer.
    pub(crate) at: u32,
    /// Length in bytes, where the kind has one.
    pub(crate) length: u32,
    /// Index of the passage.
    pub(crate) passage: u32,
}

impl Mark {
    pub(crate) fn at(self) -> usize {
        self.at as usize
    }

    pub(crate) fn end(self) -> usize {
        (self.at + self.length) as usize
    }
}

/// A word that a registry watches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The word.
    pub(crate) mark: Mark,
    /// Which line of the registry.
    pub(crate) term: u32,
}

/// Everything noted in a document.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    marks: [Vec<Mark>; KINDS],
    hits: [Vec<Hit>; Registry::ALL.len()],
}

impl Scan {
    /// Reads all passages once.
    pub(crate) fn new(texts: &Texts, registries: &Registries) -> Self {
        let mut scan = Self::default();
        for (index, passage) in texts.passages().iter().enumerate() {
            if matches!(passage.zone, Zone::Code | Zone::Url | Zone::Liquid) {
                continue;
            }
            let bytes = texts.buffer().as_bytes();
            let end = passage.range.end as usize;
            let Some(bytes) = bytes.get(..end) else { continue };
            Reader::new(&mut scan, registries, bytes, passage, offset(index)).read();
        }
        scan
    }

    /// What was noted of a kind, in order.
    pub(crate) fn marks(&self, kind: Kind) -> &[Mark] {
        self.marks.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// The words that a registry watches for, in order.
    pub(crate) fn hits(&self, registry: Registry) -> &[Hit] {
        self.hits.get(registry as usize).map_or(&[], Vec::as_slice)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Letter,
    Digit,
    Space,
    High,
    Comma,
    Stop,
    Parenthesis,
    Quote,
    Apostrophe,
    Percent,
    Dash,
    Control,
    LeadC2,
    LeadE2,
    LeadEf,
    Combining,
}

static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b' ' | b'\n' | b'\r' | b'\t' => Class::Space,
            b':' | b';' | b'!' | b'?' => Class::High,
            b',' => Class::Comma,
            b'.' => Class::Stop,
            b'(' | b')' => Class::Parenthesis,
            b'"' => Class::Quote,
            b'\'' | b'`' => Class::Apostrophe,
            b'%' => Class::Percent,
            b'-' => Class::Dash,
            0..=0x1f | 0x7f => Class::Control,
            0xc2 => Class::LeadC2,
            0xe2 => Class::LeadE2,
            0xef => Class::LeadEf,
            0xcc | 0xcd => Class::Combining,
            // Continuation bytes are met only inside words; other lead bytes begin letters.
            0x80..=0xbf | 0xc3..=0xdf | 0xe0..=0xee => Class::Letter,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
}

/// Words kept to tell repetitions: a power of two, more than twice the longest group.
const RECENT: usize = 8;

/// A word that was read: enough to tell whether it comes again.
#[derive(Clone, Copy, Default)]
struct Word {
    hash: u64,
    start: usize,
    end: usize,
}

struct Reader<'s> {
    scan: &'s mut Scan,
    registries: &'s Registries,
    bytes: &'s [u8],
    passage: &'s Passage,
    index: u32,
    start: usize,
    /// The last words, one after the other around the ring.
    recent: [Word; RECENT],
    /// The hashes of the last three.
    hashes: [u64; 3],
    /// How many words were read.
    count: usize,
    /// How many of the last ones have nothing but spaces and apostrophes between them.
    run: usize,
    /// Up to where a repetition was noted.
    repeated: usize,
}

impl<'s> Reader<'s> {
    fn new(
        scan: &'s mut Scan,
        registries: &'s Registries,
        bytes: &'s [u8],
        passage: &'s Passage,
        index: u32,
    ) -> Self {
        let start = passage.range.start as usize;
        Self {
            scan,
            registries,
            bytes,
            passage,
            index,
            start,
            recent: [Word::default(); RECENT],
            hashes: [0; 3],
            count: 0,
            run: 0,
            repeated: start,
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn before(&self, at: usize) -> u8 {
        if at > self.start { self.byte(at - 1) } else { 0 }
    }

    fn note(&mut self, kind: Kind, at: usize, length: usize) {
        let mark = Mark { at: offset(at), length: offset(length), passage: self.index };
        if let Some(marks) = self.scan.marks.get_mut(kind as usize) {
            if marks.capacity() == 0 {
                marks.reserve(16);
            }
            marks.push(mark);
        }
    }

    fn read(&mut self) {
        let mut at = self.start;
        while let Some(&byte) = self.bytes.get(at) {
            let class = CLASSES.get(byte as usize).copied().unwrap_or(Class::Other);
            at = match class {
                Class::Letter => self.word(at),
                Class::Space => self.spaces(at),
                Class::Digit => self.number(at),
                Class::Apostrophe => self.apostrophe(at, byte),
                _ => {
                    if !self.joins(at) {
                        self.run = 0;
                    }
                    self.symbol(at, byte, class)
                }
            };
        }
    }

    /// Whether the words around a symbol still follow one another.
    fn joins(&self, at: usize) -> bool {
        self.is_no_break(at) || self.bytes.get(at..at + 3) == Some("’".as_bytes())
    }

    fn is_no_break(&self, at: usize) -> bool {
        matches!((self.byte(at), self.byte(at + 1), self.byte(at + 2)), (0xc2, 0xa0, _) | (0xe2, 0x80, 0xaf))
    }

    fn symbol(&mut self, at: usize, byte: u8, class: Class) -> usize {
        match class {
            Class::High => self.note(Kind::HighPunctuation, at, 1),
            Class::Comma => self.low_punctuation(at, 1),
            Class::Stop => return self.stop(at),
            Class::Parenthesis => self.note(Kind::Parenthesis, at, 1),
            Class::Quote => self.note(Kind::Quote, at, 1),
            Class::Percent => self.note(Kind::Unit, at, 1),
            Class::Control => self.note(Kind::Invisible, at, 1),
            Class::LeadC2 => return self.lead_c2(at),
            Class::LeadE2 => return self.lead_e2(at),
            Class::LeadEf => return self.lead_ef(at),
            Class::Combining => {
                self.note(Kind::Combining, at, 2);
                return at + 2;
            }
            Class::Dash if is_letter_end(self.before(at)) && self.byte(at + 1) == b' ' => {
                self.note(Kind::GluedDash, at, 1);
            }
            _ if byte >= 0xf0 => return at + 4,
            _ => {}
        }
        at + 1
    }

    fn word(&mut self, start: usize) -> usize {
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        let is_letter = |byte: &u8| matches!(CLASSES.get(*byte as usize), Some(Class::Letter));
        let length = rest.iter().position(|byte| !is_letter(byte)).unwrap_or(rest.len()).max(1);
        let Some(word) = rest.get(..length) else { return start + 1 };
        let hash = hash(word);
        self.look_up(word, start, hash);
        self.shape(word, start);
        self.repetition(Word { hash, start, end: start + length });
        start + length
    }

    /// Notes a word for its first or last letters.
    fn shape(&mut self, word: &[u8], start: usize) {
        if let Some(at) = tripled(word) {
            self.note(Kind::TripleLetter, start + at, 3);
        }
        match word {
            b"A" => self.note(Kind::LoneA, start, 1),
            b"Premier" | b"Premi\xc3\xa8re" => self.note(Kind::Premier, start, word.len()),
            [.., b'e', b'z'] => self.note(Kind::Ez, start, word.len()),
            [.., b'e', b'r'] if self.run > 0 => {
                let previous = self.back(0);
                let previous = self.bytes.get(previous.start..previous.end).unwrap_or(&[]);
                if previous.eq_ignore_ascii_case(b"vous") {
                    self.note(Kind::VousEr, start, word.len());
                }
            }
            [b'A'..=b'Z', b'A'..=b'Z', rest @ ..]
                if rest.len() < 5 && rest.iter().all(u8::is_ascii_uppercase) =>
            {
                self.note(Kind::Capitals, start, word.len());
            }
            _ => {}
        }
    }

    fn look_up(&mut self, word: &[u8], start: usize, hash: u64) {
        if self.passage.language == Language::Other {
            return;
        }
        let mut known = false;
        for entry in self.registries.lexicon().find(word, hash) {
            known = true;
            if !entry.registry.is_french() || self.passage.language == Language::French {
                self.hit(entry.registry, entry.term, start, word.len());
            }
        }
        if !known
            && self.passage.language == Language::French
            && let Some(term) = self.registries.near().find(word, hash)
        {
            self.hit(Registry::Frequent, term, start, word.len());
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

    /// Notes the last words when they are those just before, by one, two or three.
    fn repetition(&mut self, word: Word) {
        self.count += 1;
        self.run += 1;
        if let Some(slot) = self.recent.get_mut(self.count % RECENT) {
            *slot = word;
        }
        // Nearly always, none of the three words before is the same.
        let again = self.hashes.contains(&word.hash);
        self.hashes = [self.hashes[1], self.hashes[2], word.hash];
        if again {
            self.compare(word);
        }
    }

    fn compare(&mut self, word: Word) {
        for size in 1..=3 {
            if self.run >= 2 * size && self.back(size).hash == word.hash && self.is_repeated(size) {
                let start = self.back(size - 1).start;
                self.note(Kind::Repetition, start, word.end - start);
                self.repeated = start;
                break;
            }
        }
    }

    /// The word read so many words ago; 0 for the last one.
    #[inline]
    fn back(&self, words: usize) -> Word {
        self.recent.get((self.count + RECENT - words) % RECENT).copied().unwrap_or_default()
    }

    fn is_repeated(&self, size: usize) -> bool {
        self.back(2 * size - 1).start >= self.repeated
            && (0..size).all(|back| self.same(self.back(back), self.back(back + size)))
    }

    fn same(&self, a: Word, b: Word) -> bool {
        let text = |word: Word| self.bytes.get(word.start..word.end).unwrap_or(&[]);
        a.hash == b.hash && same_word(text(a), text(b))
    }

    fn spaces(&mut self, start: usize) -> usize {
        if !matches!(self.byte(start + 1), b' ' | b'\n' | b'\r' | b'\t') {
            return start + 1;
        }
        let mut end = start;
        let mut line = true;
        while matches!(self.byte(end), b' ' | b'\n' | b'\r' | b'\t') {
            line &= !matches!(self.byte(end), b'\n' | b'\r');
            end += 1;
        }
        if line && end - start > 1 && end < self.bytes.len() && start > self.start {
            self.note(Kind::Spaces, start, end - start);
        }
        end
    }

    fn number(&mut self, start: usize) -> usize {
        let mut end = start;
        while self.byte(end).is_ascii_digit()
            || (matches!(self.byte(end), b'.' | b',') && self.byte(end + 1).is_ascii_digit())
        {
            end += 1;
        }
        self.note(Kind::Number, start, end - start);
        self.run = 0;
        end
    }

    fn apostrophe(&mut self, at: usize, byte: u8) -> usize {
        if byte == b'`' {
            self.note(Kind::ForeignApostrophe, at, 1);
        } else {
            if self.passage.zone != Zone::RunningText {
                self.note(Kind::StraightApostrophe, at, 1);
            }
            if self.byte(at + 1) == b' ' {
                self.note(Kind::LooseApostrophe, at, 1);
            }
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
        }
        let after = self.byte(end);
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
            (0x80, 0x99) if self.byte(at + 3) == b' ' => self.note(Kind::LooseApostrophe, at, 3),
            (0x80, 0x98) => self.note(Kind::ForeignApostrophe, at, 3),
            (0x80, 0x9c..=0x9e) => self.note(Kind::Quote, at, 3),
            (0x80, 0xa6) => {
                if self.before(at) == b' ' || is_letter(self.byte(at + 3)) {
                    self.note(Kind::LowPunctuation, at, 3);
                }
                self.etc(at);
            }
            (0x80, 0xaf) => self.no_break_space(at, 3),
            (0x80, 0x8b..=0x8f | 0xa8..=0xae) | (0x81, 0xa0..=0xaf) => {
                self.note(Kind::Invisible, at, 3);
            }
            (0x82, 0xac) => self.note(Kind::Unit, at, 3),
            _ => {}
        }
        at + 3
    }

    /// `etc…`
    fn etc(&mut self, at: usize) {
        let before = self.bytes.get(self.start..at).unwrap_or(&[]);
        if before.ends_with(b"etc") || before.ends_with(b"etc.") {
            self.note(Kind::Ellipsis, at, 3);
        }
    }

    fn lead_ef(&mut self, at: usize) -> usize {
        if (self.byte(at + 1), self.byte(at + 2)) == (0xbb, 0xbf) {
            self.note(Kind::Invisible, at, 3);
        }
        at + 3
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

/// Where a letter stands three times in a row; eight letters are compared at once.
fn tripled(word: &[u8]) -> Option<usize> {
    let (Some(head), Some(tail)) = (word.first_chunk::<8>(), word.last_chunk::<8>()) else {
        return if word.len() > 4 { tripled_at(word) } else { None };
    };
    let suspect = |chunk: &[u8; 8]| {
        let letters = u64::from_le_bytes(*chunk);
        let pairs = letters ^ (letters >> 8);
        // A zero byte, the two that the shifts brought in apart: the next is like it, and the one after.
        let triples = (pairs | (pairs >> 8)) | 0xffff_0000_0000_0000;
        triples.wrapping_sub(0x0101_0101_0101_0101) & !triples & 0x8080_8080_8080_8080 != 0
    };
    (word.len() > 16 || suspect(head) || suspect(tail)).then(|| tripled_at(word)).flatten()
}

fn tripled_at(word: &[u8]) -> Option<usize> {
    word.windows(3).position(|three| three[0] == three[1] && three[1] == three[2] && three[0] < 0x80)
}

/// The last byte of a letter, as far as bytes tell.
fn is_letter_end(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (0x80..=0xbf).contains(&byte)
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == 0xc3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::{PassageKind, TextsBuilder};

    fn texts(text: &str, zone: Zone) -> Texts {
        let mut builder = TextsBuilder::default();
        builder.begin(PassageKind::Paragraph, zone, Language::French, false);
        builder.verbatim(text, Span::from_range(0..text.len()));
        builder.finish()
    }

    fn marks(text: &str, kind: Kind) -> Vec<String> {
        let texts = texts(text, Zone::FrontMatter);
        let scan = Scan::new(&texts, Registries::builtin());
        scan.marks(kind).iter().map(|mark| text[mark.at()..mark.end()].to_owned()).collect()
    }

    #[test]
    fn repetitions_of_one_two_and_three_words() {
        let text = "par des des personnes, sur des sur des choses ; l’l’Institut, nous nous, été\u{a0}Été";
        assert_eq!(marks(text, Kind::Repetition), ["des", "sur des", "l", "nous", "Été"]);
        assert_eq!(marks("mise en place mise en place", Kind::Repetition), ["mise en place"]);
        assert_eq!(marks("de, de ; de (de) 10 10 10", Kind::Repetition), [""; 0]);
        assert_eq!(marks("non non non", Kind::Repetition), ["non", "non"]);
    }

    #[test]
    fn notes_what_lies_in_wait() {
        let text = "A,b . Été…  etc… d‘un d' un (x)\u{200b}\u{a0} ?\r\n« 12 % » \"a\" asssurer e\u{301}";
        assert_eq!(marks(text, Kind::LowPunctuation), [",", "."]);
        assert_eq!(marks(text, Kind::Spaces), ["  "]);
        assert_eq!(marks(text, Kind::Ellipsis), ["…"]);
        assert_eq!(marks(text, Kind::ForeignApostrophe), ["‘"]);
        assert_eq!(marks(text, Kind::LooseApostrophe), ["'"]);
        assert_eq!(marks(text, Kind::StraightApostrophe), ["'"]);
        assert_eq!(marks(text, Kind::Invisible), ["\u{200b}"]);
        assert_eq!(marks(text, Kind::NoBreakSpace), ["\u{a0}"]);
        assert_eq!(marks(text, Kind::Guillemet), ["«", "»"]);
        assert_eq!(marks(text, Kind::Number), ["12"]);
        assert_eq!(marks(text, Kind::Unit), ["%"]);
        assert_eq!(marks(text, Kind::Quote), ["\"", "\""]);
        assert_eq!(marks(text, Kind::TripleLetter), ["sss"]);
        assert_eq!(marks(text, Kind::Combining), ["\u{301}"]);
        assert_eq!(marks(text, Kind::LoneA), ["A"]);
    }

    #[test]
    fn words_of_registries_are_found_in_their_language() {
        let scan = Scan::new(&texts("Le GITHUB de l’Etat", Zone::RunningText), Registries::builtin());
        assert_eq!(scan.hits(Registry::Brands).len(), 1);
        assert_eq!(scan.hits(Registry::Capitals).len(), 1);
    }
}
