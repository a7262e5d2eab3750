//! The closed lists by name, with the data file of each.

/// A closed list that a rule leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Registry {
    /// Acronyms that need no expansion: `acronym`.
    Acronyms,
    /// Brands, as they are spelt: `brand`, or `wrong | right`.
    Brands,
    /// Words whose capital takes an accent: `word`.
    Capitals,
    /// Titles of civility: `wrong | right`.
    Civilities,
    /// Confused words: `wrong | right`.
    Confusions,
    /// Frequent words, to know slips of the fingers by: `forms | words that look like them and exist`.
    Frequent,
    /// Missing hyphens: `wrong | right`.
    Hyphens,
    /// Institutions and when they bore their name: `name | first day | last day | before | after`.
    Institutions,
    /// Words with œ or æ: `word`.
    Ligatures,
    /// Portfolios of ministers, as they are capitalised: `portfolio`.
    Ministries,
    /// Words often misspelt: `wrong | right`.
    Misspellings,
    /// Months and days: `word`.
    Months,
    /// Common nouns: `singular | gender | plural`.
    Nouns,
    /// Heads of government: `name | first day | last day | m or f | last day known`.
    Offices,
    /// Institutions and offices, as they are capitalised: `name | always | words before it`.
    OfficialNames,
    /// Names of peoples: `plural`.
    Peoples,
    /// Phrase errors: `wrong | right`.
    Phrases,
    /// Words left to be replaced: `words | gravest severity`.
    Placeholders,
    /// Verbs, for infinitives and participles after what governs them: `infinitive | participle | n`.
    Verbs,
}

impl Registry {
    /// All of them.
    pub const ALL: [Registry; 19] = [
        Registry::Acronyms,
        Registry::Brands,
        Registry::Capitals,
        Registry::Civilities,
        Registry::Confusions,
        Registry::Frequent,
        Registry::Hyphens,
        Registry::Institutions,
        Registry::Ligatures,
        Registry::Ministries,
        Registry::Misspellings,
        Registry::Months,
        Registry::Nouns,
        Registry::Offices,
        Registry::OfficialNames,
        Registry::Peoples,
        Registry::Phrases,
        Registry::Placeholders,
        Registry::Verbs,
    ];

    /// The data file of the crate.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "there are as many files as registries")]
    pub fn file(self) -> &'static str {
        FILES[self as usize].1
    }

    /// Its name in a configuration.
    #[expect(clippy::indexing_slicing, reason = "there are as many files as registries")]
    pub(crate) fn name(self) -> &'static str {
        FILES[self as usize].0
    }

    /// Whether its words are watched for in French text only.
    pub(crate) fn is_french(self) -> bool {
        !matches!(self, Registry::Brands | Registry::Placeholders)
    }
}

/// The name and the data file of each, in the order of [`Registry::ALL`].
static FILES: [(&str, &str); Registry::ALL.len()] = [
    ("acronyms", include_str!("acronyms.txt")),
    ("brands", include_str!("brands.txt")),
    ("capitals", include_str!("capitals.txt")),
    ("civilities", include_str!("civilities.txt")),
    ("confusions", include_str!("confusions.txt")),
    ("frequent", include_str!("frequent.txt")),
    ("hyphens", include_str!("hyphens.txt")),
    ("institutions", include_str!("institutions.txt")),
    ("ligatures", include_str!("ligatures.txt")),
    ("ministries", include_str!("ministries.txt")),
    ("misspellings", include_str!("misspellings.txt")),
    ("months", include_str!("months.txt")),
    ("nouns", include_str!("nouns.txt")),
    ("offices", include_str!("offices.txt")),
    ("official-names", include_str!("official_names.txt")),
    ("peoples", include_str!("peoples.txt")),
    ("phrases", include_str!("phrases.txt")),
    ("placeholders", include_str!("placeholders.txt")),
    ("verbs", include_str!("verbs.txt")),
];
