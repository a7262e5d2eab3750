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
        if !byte.is_ascii_alphabetic() {
            at += 1;
            // What follows a letter with an accent is the end of a word, not a word.
            if byte >= 0xc3 {
                at = word_end(bytes, at);
            }
            continue;
        }
        let start = at;
        at = word_end(bytes, at);
        if let Some(word) = bytes.get(start..at) {
            counts.word(word, bytes.get(at..).unwrap_or_default());
            if counts.is_decided() {
                break;
            }
        }
    }
    counts
}

fn word_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes
        .get(at)
        .is_some_and(|&b| b.is_ascii_alphabetic() || (0x80..0xc2).contains(&b) || is_letter_lead(b))
    {
        at += 1;
    }
    at
}

/// The lead byte of an accented letter; signs and punctuation have others.
const fn is_letter_lead(byte: u8) -> bool {
    matches!(byte, 0xc3..=0xdf)
}

impl Counts {
    fn word(&mut self, word: &[u8], after: &[u8]) {
        // An elided word: `l’`, `d'`, `qu’`.
        if word.len() <= 2 && (after.starts_with(b"'") || after.starts_with("’".as_bytes())) {
            let elided = matches!(
                word,
                b"l" | b"d"
                    | b"n"
                    | b"s"
                    | b"c"
                    | b"j"
                    | b"m"
                    | b"t"
                    | b"qu"
                    | b"L"
                    | b"D"
                    | b"N"
                    | b"S"
                    | b"C"
                    | b"J"
                    | b"M"
                    | b"T"
                    | b"Qu"
                    | b"QU"
            );
            self.french += u32::from(elided);
            return;
        }
        let mut lower = [0; 6];
        let Some(slot) = lower.get_mut(..word.len()) else { return };
        slot.copy_from_slice(word);
        slot.make_ascii_lowercase();
        match &*slot {
            b"le" | b"la" | b"les" | b"de" | b"des" | b"du" | b"un" | b"une" | b"et" | b"dans" | b"pour"
            | b"par" | b"sur" | b"aux" | b"au" | b"que" | b"qui" | b"ce" | b"cette" | b"ces" | b"sont"
            | b"avec" | b"ont" | b"nous" | b"vous" | b"leur" | b"leurs" | b"pas" | b"ne" | b"se" | b"ses"
            | b"en" | b"il" | b"elle" | b"ils" | b"est" | b"sous" | b"vers" | b"chez" | b"donc" | b"ou"
            | b"mais" | b"votre" | b"notre" => {
                self.french += 1;
            }
            b"the" | b"of" | b"and" | b"to" | b"for" | b"that" | b"with" | b"are" | b"by" | b"this"
            | b"from" | b"be" | b"it" | b"was" | b"were" | b"have" | b"has" | b"which" | b"will"
            | b"their" | b"its" | b"we" | b"our" | b"is" | b"in" | b"at" | b"you" | b"your" | b"they"
            | b"these" | b"not" | b"can" | b"all" | b"more" | b"been" | b"about" | b"into" | b"how"
            | b"what" | b"who" | b"an" => self.english += 1,
            b"der" | b"die" | b"und" | b"das" | b"den" | b"von" | b"mit" | b"ist" | b"eine" | b"zu"
            | b"auf" | b"dem" | b"nicht" | b"el" | b"los" | b"las" | b"del" | b"para" | b"con" | b"che"
            | b"della" | b"di" | b"per" | b"gli" | b"uma" | b"dos" | b"het" | b"een" | b"voor" => {
                self.other += 1
            }
            _ => {}
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
