//! Words that govern the form of the verb after them, and the adverbs that may stand between: « a bien été
//! publiée », « pour toujours mieux relever ».

/// Forms of « avoir », after which a participle agrees with nothing that follows.
pub(crate) const HAVE: [&str; 12] = [
    "a", "aura", "aurait", "auraient", "auront", "avaient", "avait", "avez", "avoir", "avons", "ayant", "ont",
];

/// Forms of « être » in the singular.
pub(crate) const IS: [&str; 5] = ["est", "fut", "sera", "serait", "était"];

/// Forms of « être » in the plural.
pub(crate) const ARE: [&str; 6] = ["furent", "seraient", "seront", "soient", "sont", "étaient"];

/// Forms of « être » that have no number.
pub(crate) const BE: [&str; 2] = ["être", "été"];

/// Verbs that an infinitive follows.
#[rustfmt::skip]
pub(crate) const MODALS: [&str; 20] = [
    "devez", "devra", "devraient", "devrait", "devront", "doit", "doivent", "faut", "peut", "peuvent", "pourra",
    "pourraient", "pourrait", "pourront", "pouvez", "va", "veulent", "veut", "vont", "voulez",
];

/// Other words after which a participle may stand for something else.
const OTHERS: [&str; 5] = ["d", "de", "on", "pour", "à"];

/// Adverbs that may part a verb from what governs it.
#[rustfmt::skip]
pub(crate) const ADVERBS: [&str; 22] = [
    "ainsi", "alors", "aussi", "bien", "davantage", "depuis", "donc", "déjà", "désormais", "encore", "enfin",
    "ensuite", "notamment", "pas", "plus", "rapidement", "toujours", "tous", "tout", "toutes", "également", "mieux",
];

/// What a word says of the verb after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Governs {
    /// Nothing.
    #[default]
    Nothing,
    /// What the word before says.
    AsBefore,
    /// A participle after it is worth a look.
    Participle,
    /// So is an infinitive.
    Infinitive,
}

impl Governs {
    /// The one of these two bits.
    #[inline]
    pub(super) fn of_bits(bits: u32) -> Self {
        match bits & 0b11 {
            3 => Self::Infinitive,
            2 => Self::Participle,
            1 => Self::AsBefore,
            _ => Self::Nothing,
        }
    }
}

/// All the words that say anything, each with what it says.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Governs)> {
    let with = |governs| move |word: &&'static str| (*word, governs);
    let auxiliaries = HAVE.iter().chain(&IS).chain(&ARE).chain(&BE);
    let others = MODALS.iter().chain(&OTHERS);
    let adverbs = ADVERBS.iter().map(with(Governs::AsBefore));
    auxiliaries.map(with(Governs::Infinitive)).chain(others.map(with(Governs::Participle))).chain(adverbs)
}
