//! Number, gender and first sound of nouns, as bits: whether a determiner agrees is one comparison.

/// What a form of a noun is, or what a determiner goes with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Agreement(u8);

impl Agreement {
    const SINGULAR: Self = Self(1);
    const PLURAL: Self = Self(1 << 1);
    const NUMBERS: u8 = 0b11;
    /// A masculine noun that begins with a vowel.
    pub(crate) const MASCULINE_VOWEL: Self = Self(1 << 2);
    const MASCULINE_H: Self = Self(1 << 3);
    /// A masculine noun that begins with a consonant other than `h`, which may be mute.
    pub(crate) const MASCULINE_CONSONANT: Self = Self(1 << 4);
    /// A feminine noun that begins with a vowel.
    pub(crate) const FEMININE_VOWEL: Self = Self(1 << 5);
    const FEMININE_H: Self = Self(1 << 6);
    /// A feminine noun that begins with a consonant other than `h`.
    pub(crate) const FEMININE_CONSONANT: Self = Self(1 << 7);
    const MASCULINE: u8 = Self::MASCULINE_VOWEL.0 | Self::MASCULINE_H.0 | Self::MASCULINE_CONSONANT.0;
    const FEMININE: u8 = Self::FEMININE_VOWEL.0 | Self::FEMININE_H.0 | Self::FEMININE_CONSONANT.0;

    /// What a determiner goes with, before any sound.
    pub(super) const fn of_determiner(plural: bool, gender: char) -> Self {
        Self(Self::number(plural) | Self::gender(gender))
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What a form of a noun is: `gender` is `m` or `f`, anything else when it may be either.
    pub(super) fn of_noun(form: &str, plural: bool, gender: char) -> Self {
        let sound = match form.chars().next() {
            Some('h') => Self::MASCULINE_H.0 | Self::FEMININE_H.0,
            Some(c) if is_vowel(c) => Self::MASCULINE_VOWEL.0 | Self::FEMININE_VOWEL.0,
            _ => Self::MASCULINE_CONSONANT.0 | Self::FEMININE_CONSONANT.0,
        };
        Self(Self::number(plural) | Self::gender(gender) & sound)
    }

    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    /// What [`Agreement::bits`] gave.
    pub(super) const fn of_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// The bits of a form of a noun, in six: its number, its genders, its first sound.
    pub(super) const fn packed(self) -> u8 {
        let [masculine, feminine] = [self.0 >> 2 & 0b111, self.0 >> 5];
        let sound = (masculine | feminine).trailing_zeros() as u8;
        self.0 & Self::NUMBERS | ((masculine != 0) as u8) << 2 | ((feminine != 0) as u8) << 3 | sound << 4
    }

    /// What [`Agreement::packed`] gave.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a table of 64 has a place for six bits")]
    pub(super) fn of_packed(packed: u8) -> Self {
        UNPACKED[usize::from(packed % 64)]
    }

    const fn unpacked(packed: u8) -> Self {
        let [masculine, feminine, sound] = [packed >> 2 & 1, packed >> 3 & 1, packed >> 4 & 0b11];
        Self(packed & Self::NUMBERS | masculine << (2 + sound) | feminine << (5 + sound))
    }

    const fn number(plural: bool) -> u8 {
        if plural { Self::PLURAL.0 } else { Self::SINGULAR.0 }
    }

    const fn gender(gender: char) -> u8 {
        match gender {
            'm' => Self::MASCULINE,
            'f' => Self::FEMININE,
            _ => Self::MASCULINE | Self::FEMININE,
        }
    }

    /// Whether a noun is feminine, when it has one gender alone.
    #[inline]
    pub(crate) const fn is_feminine(self) -> Option<bool> {
        match (self.0 & Self::MASCULINE != 0, self.0 & Self::FEMININE != 0) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => None,
        }
    }

    /// Whether a noun is in the plural.
    #[inline]
    pub(crate) const fn is_plural(self) -> bool {
        self.0 & Self::NUMBERS == Self::PLURAL.0
    }

    /// Whether a determiner and a noun have a number, and a gender before this sound, in common.
    #[inline]
    pub(crate) fn is_with(self, noun: Self) -> bool {
        let common = self.0 & noun.0;
        common & Self::NUMBERS != 0 && common & !Self::NUMBERS != 0
    }
}

#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static UNPACKED: [Agreement; 64] = {
    let mut forms = [Agreement(0); 64];
    let mut packed = 0;
    // The two highest bits are one of three first sounds.
    while packed < 3 << 4 {
        forms[packed as usize] = Agreement::unpacked(packed);
        packed += 1;
    }
    forms
};

/// A small letter that makes « ce » be « cet », `h` apart.
pub(crate) fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à' | 'â' | 'é' | 'è' | 'ê' | 'ë' | 'î' | 'ï' | 'ô' | 'û' | 'œ'
    )
}

#[cfg(test)]
mod tests {
    use super::Agreement;
    use crate::data::determiner::Determiner;

    #[test]
    fn six_bits_tell_as_much_of_a_noun() {
        for form in ["arbre", "homme", "commune"] {
            for plural in [false, true] {
                for gender in ['m', 'f', '-'] {
                    let noun = Agreement::of_noun(form, plural, gender);
                    assert_eq!(Agreement::of_packed(noun.packed()), noun, "{form} {plural} {gender}");
                    assert!((1..64).contains(&noun.packed()));
                }
            }
        }
    }

    #[test]
    fn number_gender_and_sound() {
        let agree = |determiner: &str, form: &str, plural: bool, gender: char| {
            let known = Determiner::find(determiner).unwrap();
            known.agreement.is_with(Agreement::of_noun(form, plural, gender))
        };
        assert!(agree("la", "carte", false, 'f') && agree("Les", "cartes", true, 'f'));
        assert!(!agree("la", "cartes", true, 'f') && !agree("des", "carte", false, 'f'));
        assert!(!agree("le", "carte", false, 'f') && agree("le", "guide", false, 'm'));
        assert!(agree("cet", "état", false, 'm') && !agree("ce", "état", false, 'm'));
        assert!(!agree("cet", "plan", false, 'm') && agree("ce", "plan", false, 'm'));
        assert!(agree("son", "étape", false, 'f') && !agree("son", "carte", false, 'f'));
        assert!(agree("ce", "haut", false, 'm') && agree("cet", "homme", false, 'm'));
        assert!(agree("le", "membre", false, '-') && agree("la", "membre", false, '-'));
    }
}
