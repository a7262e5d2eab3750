//! The language of passages, told from their function words.

use super::{Language, Texts};

/// Fewest function words that tell a language.
const ENOUGH: u32 = 2;

/// Function words that settle it when hardly any of another language is among them.
const DECISIVE: u32 = 6;

/// How many function words of each language a text holds: of French, of English and of others.
#[derive(Clone, Copy, Debug, Default)]
struct Counts([u32; 3]);

impl Counts {
    /// The language that clearly prevails, if there are enough words to tell.
    fn verdict(self) -> Option<Language> {
        let Self([french, english, other]) = self;
        let prevails = |count: u32, rest: u32| count >= ENOUGH && count > 2 * rest;
        if prevails(french, english.max(other)) {
            Some(Language::French)
        } else if prevails(english, french.max(other)) {
            Some(Language::English)
        } else if prevails(other, french.max(english)) {
            Some(Language::Other)
        } else if english + other > ENOUGH && english + other > 4 * french {
            // Two languages beside each other, neither of them French.
            Some(if english > other { Language::English } else { Language::Other })
        } else {
            None
        }
    }

    /// Counts a word, and tells whether reading on would hardly change the verdict: most passages are
    /// told by their first line.
    fn is_decided_by(&mut self, word: Word) -> bool {
        let Some(count) = self.0.get_mut(word.language()) else { return false };
        *count += 1;
        let count = *count;
        count >= DECISIVE && count > 4 * (self.0.iter().sum::<u32>() - count)
    }

    fn add(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(count, other)| *count += other);
    }
}

/// Sets the language of the passages that no attribute gives one: what their words tell, else that of
/// the determined passages around, else that of the document, else that of the site.
pub(super) fn detect(texts: &mut Texts, document: Option<Language>, site: Language, given: &[bool]) {
    let mut total = Counts::default();
    let mut verdicts = Vec::with_capacity(texts.passages.len());
    texts.buffer.push_str(PADDING);
    let buffer = texts.buffer.as_bytes();
    for (passage, is_given) in texts.passages.iter().zip(given) {
        if *is_given {
            verdicts.push(Some(passage.language));
            continue;
        }
        let padded = passage.range.start as usize..passage.range.end as usize + EIGHT - 1;
        let counts = count(buffer.get(padded).unwrap_or_default());
        total.add(counts);
        verdicts.push(counts.verdict());
    }
    texts.buffer.truncate(texts.buffer.len() - PADDING.len());
    let document = document.or(total.verdict()).unwrap_or(site);
    let after = |index: usize| verdicts.iter().skip(index + 1).flatten().next().copied();
    // Looking ahead costs the length of an undetermined run once, since its answer is kept.
    let (mut before, mut next): (Option<Language>, Option<(usize, Option<Language>)>) = (None, None);
    for (index, passage) in texts.passages.iter_mut().enumerate() {
        let language = match verdicts.get(index).copied().flatten() {
            Some(told) => {
                before = Some(told);
                next = None;
                told
            }
            None => {
                let (_, following) = *next.get_or_insert_with(|| (index, after(index)));
                match (before, following) {
                    (Some(before), Some(following)) if before == following => before,
                    _ => document,
                }
            }
        };
        passage.language = language;
    }
}

/// Counts the function words of a text, as far as they matter; [`EIGHT`] bytes stand after it.
fn count(bytes: &[u8]) -> Counts {
    let mut counts = Counts::default();
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let start = at;
        let (run, length) = read_run(eight);
        at += length + 1;
        // Most words are longer than any that tells.
        if length.wrapping_sub(1) > MAX_WORD {
            continue;
        }
        // A sign, or a letter with an accent, may have lent its first byte.
        let lead = run & each(0x80);
        let letters = run & (lead >> 7).wrapping_sub(1);
        let Some(word) = FUNCTION_WORDS.get(letters) else {
            // `[la`: a bracket looks like a letter here, and the word begins after it.
            if run as u8 == b'[' | b' ' {
                at = start + 1;
            }
            continue;
        };
        let after = || bytes.get(start + length - usize::from(lead != 0)..).unwrap_or_default();
        let ends = (lead == 0 && !word.is_elided()) || ends_word(after(), word);
        if ends && begins_word(bytes, start) && counts.is_decided_by(word) {
            break;
        }
    }
    counts
}

/// How many bytes are looked at together.
const EIGHT: usize = size_of::<u64>();

/// Stands after the last text while words are read.
const PADDING: &str = "\n\n\n\n\n\n\n\n";

/// The first bytes of a word in lower case, the first one lowest, and how many there are: up to a
/// space, a digit or a sign.
///
/// A letter with an accent, or a sign that is not ASCII, is cut after its first byte.
fn read_run(eight: &[u8; EIGHT]) -> (u64, usize) {
    let eight = u64::from_le_bytes(*eight);
    // Letters and the first bytes of other characters have this bit.
    let stops = !eight & each(0x40);
    let first = stops & stops.wrapping_neg();
    let run = (eight | each(b' ')) & (first >> 6).wrapping_sub(1);
    (run, stops.trailing_zeros() as usize / EIGHT)
}

/// Eight times a byte.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; EIGHT])
}

/// Whether a word begins at a place: what is longer than eight bytes, or has an accent, is read piece
/// by piece.
#[inline]
fn begins_word(bytes: &[u8], at: usize) -> bool {
    let before = |distance: usize| at.checked_sub(distance).and_then(|at| bytes.get(at).copied());
    match before(1) {
        None => true,
        Some(byte) if byte < 0x80 => byte & 0x40 == 0 || byte == b'[',
        Some(_) => before(2).is_none_or(|lead| !is_accented(lead)),
    }
}

/// Whether a word ends before some bytes, with an apostrophe if it has to.
fn ends_word(after: &[u8], word: Word) -> bool {
    match after {
        [b'\'', ..] => true,
        [sign @ 0x80..=0xff, ..] if !word.is_elided() => !is_accented(*sign),
        _ => !word.is_elided() || after.starts_with("’".as_bytes()),
    }
}

/// Whether a byte leads a letter with an accent.
fn is_accented(lead: u8) -> bool {
    matches!(lead, 0xc3..=0xdf)
}

/// Longest function word, in bytes.
const MAX_WORD: usize = 5;

#[rustfmt::skip]
const FRENCH: [&str; 44] = [
    "le", "la", "les", "de", "des", "du", "un", "une", "et", "dans", "pour", "par", "sur", "aux", "au", "que",
    "qui", "ce", "cette", "ces", "sont", "avec", "ont", "nous", "vous", "leur", "leurs", "pas", "ne", "se", "ses",
    "en", "il", "elle", "ils", "est", "sous", "vers", "chez", "donc", "ou", "mais", "votre", "notre",
];

#[rustfmt::skip]
const ENGLISH: [&str; 41] = [
    "the", "of", "and", "to", "for", "that", "with", "are", "by", "this", "from", "be", "it", "was", "were",
    "have", "has", "which", "will", "their", "its", "we", "our", "is", "in", "at", "you", "your", "they", "these",
    "not", "can", "all", "more", "been", "about", "into", "how", "what", "who", "an",
];

#[rustfmt::skip]
const OTHER: [&str; 29] = [
    "der", "die", "und", "das", "den", "von", "mit", "ist", "eine", "zu", "auf", "dem", "nicht", "el", "los",
    "las", "del", "para", "con", "che", "della", "di", "per", "gli", "uma", "dos", "het", "een", "voor",
];

/// French words that an apostrophe follows.
const ELIDED: [&str; 9] = ["l", "d", "n", "s", "c", "j", "m", "t", "qu"];

static FUNCTION_WORDS: FunctionWords = FunctionWords::new();

/// The letters of a function word as [`read_run`] gives them, and in the bytes above what they tell.
#[derive(Clone, Copy)]
struct Word(u64);

impl Word {
    /// No word.
    const NONE: Self = Self(0);
    /// An apostrophe follows it.
    const ELIDED: u64 = 1 << 56;
    /// From this bit on, which of the [`Counts`] it adds to.
    const LANGUAGE: u32 = 57;
    const ENGLISH: u64 = 1 << Self::LANGUAGE;
    const OTHER: u64 = 2 << Self::LANGUAGE;

    #[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
    const fn new(word: &str, tells: u64) -> Self {
        assert!(word.len() <= MAX_WORD);
        let (mut letters, mut i) = (0, word.len());
        while i > 0 {
            i -= 1;
            letters = letters << 8 | word.as_bytes()[i] as u64;
        }
        Self(letters | tells)
    }

    const fn is(self, letters: u64) -> bool {
        (self.0 ^ letters) << 16 == 0
    }

    const fn letters(self) -> u64 {
        self.0 & (u64::MAX >> 16)
    }

    fn is_elided(self) -> bool {
        self.0 & Self::ELIDED != 0
    }

    fn language(self) -> usize {
        (self.0 >> Self::LANGUAGE) as usize
    }
}

/// Function words by a hash of their letters; a place that is taken leads to the next one.
struct FunctionWords {
    places: [Word; 1024],
}

impl FunctionWords {
    const fn new() -> Self {
        let words = Self { places: [Word::NONE; 1024] };
        let words = words.with(&FRENCH, 0).with(&ELIDED, Word::ELIDED);
        words.with(&ENGLISH, Word::ENGLISH).with(&OTHER, Word::OTHER)
    }

    #[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
    const fn with(mut self, words: &[&str], tells: u64) -> Self {
        let mut i = 0;
        while i < words.len() {
            let word = Word::new(words[i], tells);
            let mut place = Self::place(word.letters());
            while self.places[place].0 != 0 {
                place = (place + 1) % self.places.len();
            }
            self.places[place] = word;
            i += 1;
        }
        self
    }

    const fn place(letters: u64) -> usize {
        (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "ten bits of a number, or the rest of a division by the number of places"
    )]
    fn get(&self, letters: u64) -> Option<Word> {
        let mut place = Self::place(letters);
        // A free place is never far: the table is nearly empty.
        loop {
            let word = self.places[place];
            if word.0 == 0 {
                return None;
            }
            if word.is(letters) {
                return Some(word);
            }
            place = (place + 1) % self.places.len();
        }
    }
}

impl Language {
    /// The language of a tag such as `fr`, `en-GB`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let tag = tag.trim();
        match tag.get(..2) {
            Some(start) if start.eq_ignore_ascii_case("fr") => Self::French,
            Some(start) if start.eq_ignore_ascii_case("en") => Self::English,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Language> {
        let padded = text.to_owned() + PADDING;
        count(&padded.as_bytes()[..text.len() + EIGHT - 1]).verdict()
    }

    #[test]
    fn function_words_tell_the_language() {
        assert_eq!(told("L’État ouvre les données de la mission Cartolibre."), Some(Language::French));
        assert_eq!(told("A security flaw was found in the map of the harbour."), Some(Language::English));
        assert_eq!(told("Die Verwaltung und das Netz mit dem Bund"), Some(Language::Other));
        assert_eq!(told("Der Text: click on the button und dann auf das Bild"), Some(Language::Other));
        assert_eq!(told("Open data"), None);
        assert_eq!(told("Été à Évry"), None);
    }

    #[test]
    fn words_are_whole_whatever_stands_around_them() {
        // Function words by letters, not by words: `mêle`, `départementales`, `de` before an accent.
        assert_eq!(told("Mêle départementales modèle deéfini déla"), None);
        for text in [
            "[la date], [la suite]",
            "«\u{a0}De\u{a0}12\u{202f}» et",
            "d’une",
            "L'un",
            "(sur, le)",
            "qu’il",
            "été\u{202f}: les–des",
        ] {
            assert_eq!(told(text), Some(Language::French), "{text}");
        }
        assert_eq!(told("l"), None);
        assert_eq!(told("n t d qu l"), None);
    }

    #[test]
    fn tags_name_languages() {
        assert_eq!(Language::of_tag("FR-fr"), Language::French);
        assert_eq!(Language::of_tag(" en_GB"), Language::English);
        assert_eq!(Language::of_tag("d"), Language::Other);
    }
}
