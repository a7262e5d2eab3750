//! The one pass over what the reader reads.
//!
//! Bytes are sorted by class. What a typographic rule may want to look at is noted by kind, each
//! word is looked up once in the registries, and repetitions are noted. A rule then visits only its
//! own marks: it costs next to nothing on a text that holds none.

mod class;
mod letters;
mod reader;
mod recent;
mod unseen;

use crate::data::agreement::Agreement;
use crate::data::determiner::Determiner;
use crate::data::{Registries, Registry};
use crate::text::{Passage, Texts, Zone};
use reader::Reader;

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
    /// `’` or `'` with a space before or after it.
    LooseApostrophe,
    /// `(` or `)`
    Parenthesis,
    /// `...`, or `…` after « etc. »
    Ellipsis,
    /// « etc » between a space and a full stop.
    Etc,
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
    /// A word in `-me` that begins like a Roman number.
    RomanOrdinal,
    /// « Premier » or « Première ».
    Premier,
    /// `-` or a dash between a letter and a space.
    GluedDash,
    /// `&`
    Ampersand,
    /// What may be a pictogram: an emoji, an arrow, a dingbat.
    Pictogram,
    /// A word that begins with a vowel, after one that may have to lose its own.
    Vowel,
}

pub(crate) const KINDS: usize = Kind::Vowel as usize + 1;

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

/// A noun of the registry in French, and the determiner that is the word before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    /// The noun.
    pub(crate) mark: Mark,
    /// Which line of the registry, when several have this form.
    pub(crate) term: Option<u32>,
    /// Its number and its gender.
    pub(crate) form: Agreement,
    pub(crate) determiner: &'static Determiner,
}

/// Everything noted in a document.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    nouns: Vec<Noun>,
    marks: [Vec<Mark>; KINDS],
    hits: [Vec<Hit>; Registry::ALL.len()],
    leads: Vec<u32>,
    greek_or_cyrillic: Vec<u32>,
}

impl Scan {
    /// Reads all passages once.
    pub(crate) fn new(texts: &Texts, registries: &Registries) -> Self {
        let length = texts.buffer().len();
        let (leads, nouns) = (Vec::with_capacity(length / 32), Vec::with_capacity(length / 64));
        let mut scan = Self { leads, nouns, ..Self::default() };
        Reader::read_all(&mut scan, texts, registries);
        let hidden = unseen::in_words(texts, &mut scan.greek_or_cyrillic);
        if let (false, Some(marks)) = (hidden.is_empty(), scan.marks.get_mut(Kind::Invisible as usize)) {
            marks.extend(hidden);
            marks.sort_unstable_by_key(|mark| mark.at);
        }
        scan
    }

    fn note(&mut self, kind: Kind, mark: Mark) {
        if let Some(marks) = self.marks.get_mut(kind as usize) {
            if marks.capacity() == 0 {
                marks.reserve(16);
            }
            marks.push(mark);
        }
    }

    /// What was noted of a kind, in order.
    pub(crate) fn marks(&self, kind: Kind) -> &[Mark] {
        self.marks.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// A bit for each kind of which something was noted, and one for each registry of which a word was met.
    pub(crate) fn met(&self) -> (u32, u32) {
        let bit = |met: u32, is_empty: bool| met << 1 | u32::from(!is_empty);
        let kinds = self.marks.iter().rev().fold(0, |met, marks| bit(met, marks.is_empty()));
        (kinds, self.hits.iter().rev().fold(0, |met, hits| bit(met, hits.is_empty())))
    }

    /// Bytes of the buffer that may lead to a mention, in order.
    pub(crate) fn leads(&self) -> &[u32] {
        &self.leads
    }

    /// Bytes of the buffer, of passages that nobody reads as well, where a letter that [`leads_greek_or_cyrillic`]
    /// begins, in order.
    pub(crate) fn greek_or_cyrillic(&self) -> &[u32] {
        &self.greek_or_cyrillic
    }

    /// The nouns of the registry after their determiners, in order.
    pub(crate) fn nouns(&self) -> &[Noun] {
        &self.nouns
    }

    /// The words that a registry watches for, in order; nouns stand apart.
    pub(crate) fn hits(&self, registry: Registry) -> &[Hit] {
        self.hits.get(registry as usize).map_or(&[], Vec::as_slice)
    }
}

/// Whether a Greek or Cyrillic letter may begin with a byte.
pub(crate) fn leads_greek_or_cyrillic(byte: u8) -> bool {
    (0xcd..=0xd4).contains(&byte)
}

/// Whether a passage holds text that people read.
fn is_read(passage: &Passage) -> bool {
    !matches!(passage.zone, Zone::Code | Zone::Url | Zone::Liquid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::{Language, PassageKind, TextsBuilder};

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
    fn repetitions_are_told_after_however_many_words() {
        let word = |n: usize| format!("{}{} ", char::from(b'a' + n as u8 % 26), "e".repeat(3 + n / 26));
        for before in 0..150 {
            let text: String = (0..before).map(word).chain(["sur des sur des".to_owned()]).collect();
            assert_eq!(marks(&text, Kind::Repetition), ["sur des"], "after {before} words");
        }
    }

    #[test]
    fn verbs_after_vous() {
        let text = "vous parler, VOUS\u{a0}’aimer, vous, lever, vous Premier, vous 3 aller, vous allez, vous l’aider";
        assert_eq!(marks(text, Kind::VousEr), ["parler", "aimer"]);
        assert_eq!(marks("rendez-vous lever", Kind::VousEr), ["lever"]);
        assert_eq!(marks("le vous", Kind::VousEr), [""; 0]);
    }

    #[test]
    fn words_are_noted_for_their_shape() {
        let text = "À A. Apres, Premier-né, Première, Preste, LE la DINUMS, DINUMERIC, Vme, IVme, Xieme, Vive, allez";
        assert_eq!(marks(text, Kind::LoneA), ["A"]);
        assert_eq!(marks(text, Kind::Premier), ["Premier", "Première"]);
        assert_eq!(marks(text, Kind::Capitals), ["LE", "DINUMS"]);
        assert_eq!(marks(text, Kind::RomanOrdinal), ["Vme", "IVme", "Xieme"]);
        assert_eq!(marks("A’ Aux Allez rendez-vous à évaluez", Kind::Ez), ["Allez", "rendez", "évaluez"]);
        assert_eq!(marks("A’ Aux et la suite des mots", Kind::LoneA), ["A"]);
    }

    #[test]
    fn words_with_signs_beside_them_are_read_without() {
        let text = "non_non [une] une@une, MC_MC, les^des premièr{ANC}, et la suite des mots encore";
        assert_eq!(marks(text, Kind::Repetition), [""; 0]);
        assert_eq!(marks(text, Kind::Capitals), ["MC", "MC", "ANC"]);
        assert_eq!(marks("les_lez les_les les les, et la suite des mots", Kind::Ez), ["lez"]);
    }

    #[test]
    fn words_that_may_want_an_elision() {
        let text = "de agir, que État, le 3 août, la\u{a0}une, dites-le ici, dune ici, une amie, si il, s’il, Le œuf";
        assert_eq!(marks(text, Kind::Vowel), ["agir", "ici", "il", "œuf"]);
    }

    #[test]
    fn notes_what_lies_in_wait() {
        let text = "A,b . Été…  etc… d‘un d' un (x)\u{200b}\u{a0} ?\r\n« 12 % » \"a\" asssurer e\u{301}";
        assert_eq!(marks(text, Kind::LowPunctuation), [",", "."]);
        assert_eq!(marks(text, Kind::Spaces), ["  "]);
        assert_eq!(marks(text, Kind::Ellipsis), ["…"]);
        assert_eq!(marks(text, Kind::Etc), [""; 0]);
        assert_eq!(marks("Les plans etc. Les\u{a0}etc., netc. et etc...", Kind::Etc), ["etc", "etc"]);
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
    fn all_that_leads_to_a_mention_is_noted() {
        let odd = "---\ntitle: Le 3 mai\n---\n\nLa MICL (mission des cartes libres) ouvre le 28 fe\u{301}vrier 2024, \
                   de 9h30 à 12\u{a0}h : 3 sites, A, B et C. Voir B12, x3mars, 5mai, 3e2, mars2024, «\u{a0}août\u{a0}»\u{202f}; \
                   écrire à a.b@cartolibre.example ou au +33\u{a0}1 53 18 42 68 / 06.12.34.56.78. Dès l’aou\u{302}t… 8,5 % \
                   et 1.234.567 €, 2.1.2, Les deux axes :\n\n* un\n* deux\n\nIn May 2024, three teams. Hier ! Aujourd’hui ?\n";
        let documents = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/documents");
        let files = std::fs::read_dir(documents).unwrap();
        let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let config = crate::Config::default();
        // Each with nothing but one lead and the ends of sentences.
        let alone = [
            "La mission. Écrire à a.b@cartolibre.example ! Merci :",
            "La mission interministérielle des cartes libres (MICL) : merci.",
            "Dès fe\u{301}vrier dernier. Merci ?",
            "Dès février dernier. Merci.",
            "Merci. Il y a 3 lauréats : un, deux et trois.",
            "Les trois lauréats : un, deux et trois.",
            "Merci ; merci : un. Deux ! Trois ? Quatre…",
        ];
        for text in texts.chain([odd.to_owned()]).chain(alone.map(str::to_owned)) {
            let release = crate::parse(&text);
            let alone = format!("{:?}", release.clone().mentions());
            let context = crate::lint::Context::new(&release, &config);
            assert_eq!(format!("{:?}", context.mentions()), alone);
        }
    }

    #[test]
    fn words_of_registries_are_found_in_their_language() {
        let scan = Scan::new(&texts("Le GITHUB de l’Etat", Zone::RunningText), Registries::builtin());
        assert_eq!(scan.hits(Registry::Brands).len(), 1);
        assert_eq!(scan.hits(Registry::Capitals).len(), 1);
    }
}
