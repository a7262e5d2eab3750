//! The determiners of French, with the number and the gender of the nouns that follow them.

use super::agreement::Agreement;

/// A determiner.
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
}

impl Determiner {
    /// All of them, in the order of their bytes.
    #[rustfmt::skip]
    pub(crate) const ALL: &[Self] = &[
        one("au", 'm'), one("aucun", 'm'), one("aucune", 'f'), many("aux", '-'),
        one("ce", 'm').but_before(Agreement::MASCULINE_VOWEL), many("certaines", 'f'), many("certains", 'm'),
        many("ces", '-'), one("cet", 'm').but_before(Agreement::MASCULINE_CONSONANT), one("cette", 'f'),
        one("chaque", '-'), many("cinq", '-'),
        many("des", '-'), many("deux", '-'), many("différentes", '-'), many("différents", '-'),
        many("dix", '-'), one("du", 'm'), many("huit", '-'), one("la", 'f'), one("le", 'm'),
        many("les", '-'), many("leurs", '-'), one("ma", 'f'), many("mes", '-'),
        one("mon", '-').but_before(Agreement::FEMININE_CONSONANT),
        many("neuf", '-'), many("nombreuses", 'f'), many("nombreux", '-'), many("nos", '-'),
        one("notre", '-'), many("plusieurs", '-'), many("quatre", '-'), one("quel", 'm'),
        one("quelle", 'f'), many("quelles", 'f'), many("quelques", '-'), many("quels", 'm'),
        one("sa", 'f'), many("sept", '-'), many("ses", '-'), many("six", '-'),
        one("son", '-').but_before(Agreement::FEMININE_CONSONANT),
        one("ta", 'f'), many("tes", '-'), one("ton", '-').but_before(Agreement::FEMININE_CONSONANT),
        many("trois", '-'), one("un", 'm'), one("une", 'f'), many("vos", '-'), one("votre", '-'),
    ];

    const fn but_before(mut self, nouns: Agreement) -> Self {
        self.agreement = self.agreement.without(nouns);
        self
    }

    /// The determiner that a word is, at the head of a sentence or inside one.
    pub(crate) fn find(word: &str) -> Option<&'static Self> {
        let (first, rest) = word.as_bytes().split_first()?;
        let key = (first | 0x20, rest);
        let order = |known: &Self| {
            let (first, rest) = known.word.as_bytes().split_first().unwrap_or((&0, &[]));
            (*first, rest).cmp(&key)
        };
        Self::ALL.get(Self::ALL.binary_search_by(order).ok()?)
    }
}

const fn one(word: &'static str, gender: char) -> Determiner {
    Determiner { word, plural: false, gender, agreement: Agreement::of_determiner(false, gender) }
}

const fn many(word: &'static str, gender: char) -> Determiner {
    Determiner { word, plural: true, gender, agreement: Agreement::of_determiner(true, gender) }
}

#[cfg(test)]
mod tests {
    use super::Determiner;

    #[test]
    fn stand_in_order_and_are_found() {
        assert!(Determiner::ALL.is_sorted_by_key(|determiner| determiner.word));
        for determiner in Determiner::ALL {
            assert_eq!(Determiner::find(determiner.word).map(|found| found.word), Some(determiner.word));
        }
        assert_eq!(Determiner::find("Une").map(|found| found.gender), Some('f'));
        assert!(Determiner::find("UNE").is_none() && Determiner::find("").is_none());
    }
}
