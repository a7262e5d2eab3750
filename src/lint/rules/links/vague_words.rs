//! Link texts that do not tell where a link leads.

/// How little a text tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Vagueness {
    /// Nothing, even in its sentence.
    Always,
    /// Nothing by itself; its sentence may help.
    InItself,
}

/// How vague a text in lower case is; `None` when it is not known to be.
pub(super) fn vagueness(text: &str) -> Option<Vagueness> {
    if text.len() > LONGEST {
        None
    } else if EMPTY_WORDS.binary_search(&text).is_ok() {
        Some(Vagueness::Always)
    } else if DEPENDENT_WORDS.binary_search(&text).is_ok() {
        Some(Vagueness::InItself)
    } else {
        None
    }
}

/// The longest text of both lists, in bytes.
const LONGEST: usize = 21;

/// Texts that mean nothing, even in their sentence.
static EMPTY_WORDS: [&str; 20] = [
    "ce lien",
    "clic",
    "click here",
    "cliquer",
    "cliquer ici",
    "cliquer là",
    "cliquez",
    "cliquez ici",
    "cliquez là",
    "cliquez sur ce lien",
    "here",
    "ici",
    "ici même",
    "juste ici",
    "le lien",
    "lien",
    "lien ici",
    "link",
    "là",
    "par ici",
];

/// Texts that mean something in their sentence only.
static DEPENDENT_WORDS: [&str; 41] = [
    "accéder",
    "accéder au site",
    "article",
    "cet article",
    "cette page",
    "consulter",
    "consulter le site",
    "document",
    "découvrir",
    "détails",
    "en lire plus",
    "en savoir +",
    "en savoir plus",
    "find out more",
    "la page",
    "la suite",
    "le document",
    "le site",
    "learn more",
    "lire",
    "lire la suite",
    "lire l’article",
    "lire plus",
    "l’article",
    "more",
    "more information",
    "page",
    "plus",
    "plus d’info",
    "plus d’informations",
    "plus d’infos",
    "pour en savoir plus",
    "read more",
    "savoir plus",
    "site",
    "site web",
    "suite",
    "télécharger",
    "voir",
    "voir le site",
    "voir plus",
];

#[cfg(test)]
mod tests {
    use super::{DEPENDENT_WORDS, EMPTY_WORDS, LONGEST};

    #[test]
    fn lists_are_sorted_and_no_text_is_longer_than_the_longest() {
        assert!(EMPTY_WORDS.is_sorted() && DEPENDENT_WORDS.is_sorted());
        let longest = EMPTY_WORDS.iter().chain(&DEPENDENT_WORDS).map(|text| text.len()).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
