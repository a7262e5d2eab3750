//! The language of passages, told from their function words.

use super::{Language, Texts};

/// Fewest function words that tell a language.
const ENOUGH: u32 = 2;

/// Function words that settle it when hardly any of another language is among them.
const DECISIVE: u32 = 6;

/// How many function words of each language a text holds.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    french: u32,
    english: u32,
    other: u32,
}

impl Counts {
    /// The language that clearly prevails, if there are enough words to tell.
    fn verdict(self) -> Option<Language> {
        let Self { french, english, other } = self;
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

    /// Whether reading on would hardly change the verdict: most passages are told by their first line.
    fn is_decided(self) -> bool {
        let most = self.french.max(self.english).max(self.other);
        most >= DECISIVE && most > 4 * (self.french + self.english + self.other - most)
    }

    fn add(&mut self, other: Self) {
        self.french += other.french;
        self.english += other.english;
        self.other += other.other;
    }
}

/// Sets the language of the passages that no attribute gives one: what their words tell, else that of
/// the determined passages around, else that of the document, else that of the site.
pub(super) fn detect(texts: &mut Texts, document: Option<Language>, site: Language, given: &[bool]) {
    let mut total = Counts::default();
    let mut verdicts = Vec::with_capacity(texts.passages.len());
    for (index, passage) in texts.passages.iter().enumerate() {
        if given.get(index) == Some(&true) {
            verdicts.push(Some(passage.language));
            continue;
        }
        let counts = count(texts.text(passage));
        total.add(counts);
        verdicts.push(counts.verdict());
    }
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

fn count(text: &str) -> Counts {
    let mut counts = Counts::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            let (word, end) = read_word(bytes, at);
            counts.word(word, end - at, bytes.get(end..).unwrap_or_default());
            if counts.is_decided() {
                break;
            }
            at = end;
        } else {
            at += 1;
            // What follows a letter with an accent is the end of a word, not a word.
            if byte >= 0xc3 {
                (_, at) = read_word(bytes, at);
            }
        }
    }
    counts
}

/// The letters at a place and where they end: the last eight, in lower case, as one number.
fn read_word(bytes: &[u8], at: usize) -> (u64, usize) {
    let rest = bytes.get(at..).unwrap_or_default();
    let (mut word, mut length) = (0, 0);
    for &byte in rest.iter().take_while(|&&byte| LETTERS[usize::from(byte)]) {
        word = word << 8 | u64::from(byte | 0x20);
        length += 1;
    }
    (word, at + length)
}

/// Letters, and the bytes of those with an accent; signs and punctuation lead with other bytes.
static LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = matches!(byte as u8, b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xc1 | 0xc3..=0xdf);
        byte += 1;
    }
    letters
};

/// A function word as [`read_word`] gives it.
const fn number(word: &str) -> u64 {
    let (mut number, mut i) = (0, 0);
    while i < word.len() {
        number = number << 8 | word.as_bytes()[i] as u64;
        i += 1;
    }
    number
}

impl Counts {
    fn word(&mut self, word: u64, length: usize, after: &[u8]) {
        match length {
            // An elided word: `l’`, `d'`, `qu’`.
            1 | 2 if after.starts_with(b"'") || after.starts_with("’".as_bytes()) => {
                let elided = matches!(word as u8, b'l' | b'd' | b'n' | b's' | b'c' | b'j' | b'm' | b't');
                self.french += u32::from(length == 1 && elided || word == number("qu"));
            }
            1..=MAX_WORD => match FUNCTION_WORDS.language(word) {
                Some(Language::French) => self.french += 1,
                Some(Language::English) => self.english += 1,
                Some(Language::Other) => self.other += 1,
                None => {}
            },
            _ => {}
        }
    }
}

/// Longest function word, in bytes.
const MAX_WORD: usize = 6;

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

static FUNCTION_WORDS: FunctionWords = FunctionWords::new();

/// Function words by a hash of their letters; a place that is taken leads to the next one.
struct FunctionWords {
    places: [Option<(u64, Language)>; 256],
}

impl FunctionWords {
    const fn new() -> Self {
        let words = Self { places: [None; 256] };
        let words = words.with(&FRENCH, Language::French);
        words.with(&ENGLISH, Language::English).with(&OTHER, Language::Other)
    }

    const fn with(mut self, words: &[&str], language: Language) -> Self {
        let mut i = 0;
        while i < words.len() {
            assert!(words[i].len() <= MAX_WORD);
            let word = number(words[i]);
            let mut place = Self::place(word);
            while self.places[place].is_some() {
                place = (place + 1) % self.places.len();
            }
            self.places[place] = Some((word, language));
            i += 1;
        }
        self
    }

    const fn place(word: u64) -> usize {
        (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
    }

    fn language(&self, word: u64) -> Option<Language> {
        let mut place = Self::place(word);
        // A free place is never far: the table is half empty.
        loop {
            let (known, language) = self.places[place]?;
            if known == word {
                return Some(language);
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
        count(text).verdict()
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
    fn tags_name_languages() {
        assert_eq!(Language::of_tag("FR-fr"), Language::French);
        assert_eq!(Language::of_tag(" en_GB"), Language::English);
        assert_eq!(Language::of_tag("d"), Language::Other);
    }
}
