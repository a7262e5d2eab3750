//! The determiners of French, and adjectives that stand before their noun, with the number and the
//! gender of the nouns that follow them.

use super::agreement::{Agreement, is_vowel};

/// A determiner, or an adjective that stands before its noun.
#[derive(Debug)]
pub(crate) struct Determiner {
    /// As it is written inside a sentence.
    pub(crate) word: &'static str,
    /// Whether a noun in the plural follows.
    pub(crate) plural: bool,
    /// `m` or `f`, `-` when it tells nothing or depends on the word that follows.
    pub(crate) gender: char,
    /// The nouns that it goes with.
    pub(crate) agreement: Agreement,
    /// Whether a group in the plural begins with it: after « des » or « aux », an adjective may go with what
    /// stands before.
    pub(crate) leads_group: bool,
}

impl Determiner {
    /// All of them, in the order of their bytes.
    #[rustfmt::skip]
    pub(crate) const ALL: &[Self] = &[
        one("ancienne", 'f'), many("anciennes", 'f'), many("anciens", 'm'), one("au", 'm'),
        one("aucun", 'm'), one("aucune", 'f'), many("autres", '-'), many("aux", '-'),
        one("bonne", 'f'), many("bonnes", 'f'), many("bons", 'm'),
        one("ce", 'm').but_before(Agreement::MASCULINE_VOWEL),
        one("certain", 'm'), one("certaine", 'f'), many("certaines", 'f'), many("certains", 'm'), many("ces", '-'),
        one("cet", 'm').but_before(Agreement::MASCULINE_CONSONANT),
        one("cette", 'f'), one("chaque", '-'), many("cinq", '-'), many("cinquante", '-'),
        one("dernier", 'm'), many("derniers", 'm'), one("dernière", 'f'), many("dernières", 'f'),
        many("des", '-'), many("deux", '-'), many("différentes", 'f'), many("différents", 'm'),
        many("divers", 'm'), many("diverses", 'f'), many("dix", '-'), many("douze", '-'),
        one("du", 'm'), one("future", 'f'), many("futures", 'f'), many("futurs", 'm'),
        one("grande", 'f'), many("grandes", 'f'), many("grands", 'm'), many("huit", '-'),
        one("la", 'f'), one("le", 'm'), many("les", '-'), one("leur", '-'), many("leurs", '-'),
        one("ma", 'f').but_before(Agreement::FEMININE_VOWEL), one("meilleure", 'f'), many("meilleures", 'f'), many("meilleurs", 'm'),
        many("mes", '-'), one("mon", '-').but_before(Agreement::FEMININE_CONSONANT), many("multiples", '-'), many("neuf", '-'),
        many("nombreuses", 'f'), many("nombreux", 'm'), many("nos", '-'), one("notre", '-'),
        one("nouveau", 'm').but_before(Agreement::MASCULINE_VOWEL), many("nouveaux", 'm'),
        one("nouvel", 'm').but_before(Agreement::MASCULINE_CONSONANT), one("nouvelle", 'f'), many("nouvelles", 'f'),
        many("onze", '-'), one("petite", 'f'), many("petites", 'f'), many("petits", 'm'),
        many("plusieurs", '-'), one("premier", 'm'), many("premiers", 'm'), one("première", 'f'),
        many("premières", 'f'), one("principal", 'm'), one("principale", 'f'),
        many("principales", 'f'), many("principaux", 'm'), one("prochaine", 'f'),
        many("prochaines", 'f'), many("prochains", 'm'), many("quarante", '-'), many("quatre", '-'),
        one("quel", 'm'), one("quelle", 'f'), many("quelles", 'f'), many("quelques", '-'),
        many("quels", 'm'), many("quinze", '-'), one("sa", 'f').but_before(Agreement::FEMININE_VOWEL), many("sept", '-'),
        many("ses", '-'), many("six", '-'), many("soixante", '-'), one("son", '-').but_before(Agreement::FEMININE_CONSONANT), one("ta", 'f').but_before(Agreement::FEMININE_VOWEL),
        many("tes", '-'), one("ton", '-').but_before(Agreement::FEMININE_CONSONANT), many("trente", '-'), many("trois", '-'), one("un", 'm'),
        one("une", 'f'), many("vos", '-'), one("votre", '-'), many("véritables", '-'),
    ];

    const fn but_before(mut self, nouns: Agreement) -> Self {
        self.agreement = self.agreement.without(nouns);
        self
    }

    /// Whether it is a number, which may be a subject: « chacun des deux porte ».
    pub(crate) fn is_number(&self) -> bool {
        const NUMBERS: [&str; 9] = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];
        NUMBERS.contains(&self.word)
    }

    /// Whether it is an adjective, which a noun may be understood after: « la première forme les agents ».
    pub(crate) fn is_adjective(&self) -> bool {
        #[rustfmt::skip]
        const ADJECTIVES: [&str; 18] = [
            "ancienne", "bonne", "certain", "certaine", "dernier", "dernière", "future", "grande", "meilleure", "nouveau", "nouvel", "nouvelle",
            "petite", "premier", "première", "principal", "principale", "prochaine",
        ];
        ADJECTIVES.contains(&self.word)
    }

    /// The determiner that a word is, at the head of a sentence or inside one.
    pub(crate) fn find(word: &str) -> Option<&'static Self> {
        let (first, rest) = word.as_bytes().split_first()?;
        let letter = usize::from((first | 0x20).wrapping_sub(b'a'));
        let (from, to) = (*BY_LETTER.get(letter)?, *BY_LETTER.get(letter + 1)?);
        let known = Self::ALL.get(usize::from(from)..usize::from(to))?;
        known.iter().find(|known| known.word.as_bytes().get(1..) == Some(rest))
    }
}

/// Where the determiners begin that begin with each letter, and where those of the last one end.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static BY_LETTER: [u8; 27] = {
    let mut table = [0; 27];
    let (mut letter, mut at) = (0, 0);
    while letter < 27 {
        while at < Determiner::ALL.len() && Determiner::ALL[at].word.as_bytes()[0] < b'a' + letter {
            at += 1;
        }
        table[letter as usize] = at as u8;
        letter += 1;
    }
    table
};

/// The plural of a determiner in the singular.
pub(crate) fn plural_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "au" => "aux",
        "ce" | "cet" | "cette" => "ces",
        "du" | "un" | "une" => "des",
        "la" | "le" => "les",
        "leur" => "leurs",
        "ma" | "mon" => "mes",
        "notre" => "nos",
        "sa" | "son" => "ses",
        "ta" | "ton" => "tes",
        "votre" => "vos",
        _ => return None,
    })
}

/// A determiner as it is before a noun in the singular of this gender, with the space after it.
pub(crate) fn of_gender(word: &str, feminine: bool, noun: &str) -> Option<&'static str> {
    // Whether an `h` is mute is not known.
    let vowel = match noun.chars().next()? {
        'h' => return None,
        first => is_vowel(first),
    };
    Some(match (word, feminine, vowel) {
        ("un" | "une", false, _) => "un ",
        ("un" | "une", true, _) => "une ",
        ("la" | "le", _, true) => "l’",
        ("la" | "le", false, false) => "le ",
        ("la" | "le", true, false) => "la ",
        ("au", _, true) => "à l’",
        ("au", true, false) => "à la ",
        ("du", _, true) => "de l’",
        ("du", true, false) => "de la ",
        ("ce" | "cet" | "cette", true, _) => "cette ",
        ("ce" | "cet" | "cette", false, true) => "cet ",
        ("ce" | "cet" | "cette", false, false) => "ce ",
        ("sa" | "son", false, _) | ("sa" | "son", true, true) => "son ",
        ("sa" | "son", true, false) => "sa ",
        ("ma" | "mon", false, _) | ("ma" | "mon", true, true) => "mon ",
        ("ma" | "mon", true, false) => "ma ",
        ("quel" | "quelle", false, _) => "quel ",
        ("quel" | "quelle", true, _) => "quelle ",
        ("nouveau" | "nouvel" | "nouvelle", true, _) => "nouvelle ",
        ("nouveau" | "nouvel" | "nouvelle", false, true) => "nouvel ",
        ("nouveau" | "nouvel" | "nouvelle", false, false) => "nouveau ",
        _ => return None,
    })
}

const fn one(word: &'static str, gender: char) -> Determiner {
    Determiner {
        word,
        plural: false,
        gender,
        agreement: Agreement::of_determiner(false, gender),
        leads_group: false,
    }
}

const fn many(word: &'static str, gender: char) -> Determiner {
    let leads_group = !matches!(word.as_bytes(), b"des" | b"aux");
    Determiner { word, plural: true, gender, agreement: Agreement::of_determiner(true, gender), leads_group }
}

#[cfg(test)]
mod tests {
    use super::Determiner;

    #[test]
    fn stand_in_order_and_are_found() {
        assert!(Determiner::ALL.is_sorted_by_key(|determiner| determiner.word));
        // As many as the bits of the lexicon tell apart.
        assert!(Determiner::ALL.len() < 0b111_1111);
        for determiner in Determiner::ALL {
            assert_eq!(Determiner::find(determiner.word).map(|found| found.word), Some(determiner.word));
        }
        assert_eq!(Determiner::find("Une").map(|found| found.gender), Some('f'));
        assert!(Determiner::find("UNE").is_none() && Determiner::find("").is_none());
    }
}
