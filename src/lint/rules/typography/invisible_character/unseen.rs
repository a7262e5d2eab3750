//! Characters that nobody sees, and where they are meant all the same.

/// What has no width, or changes the direction of what follows: what Unicode lets a program ignore
/// (`Default_Ignorable_Code_Point`), separators of lines and annotations.
///
/// But for the two selectors of emoji, which names of files and addresses may hold.
pub(in crate::lint::rules) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}')
        || matches!(c, '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}')
        || matches!(c, '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The same, and the selectors of emoji.
pub(super) fn is_unseen(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{fe0e}' | '\u{fe0f}')
}

/// Where what is not meant begins among unseen characters, if anything is: a selector may stand before.
pub(super) fn unmeant(before: Option<char>, unseen: &str, after: Option<char>) -> Option<usize> {
    if is_meant(before, unseen, after) {
        return None;
    }
    let first = unseen.chars().next().map_or(0, char::len_utf8);
    let selector = unseen.split_at_checked(first).filter(|(_, others)| !others.is_empty());
    Some(selector.filter(|(first, _)| is_meant(before, first, None)).map_or(0, |(first, _)| first.len()))
}

/// Whether a filler: blank, but as wide as a letter.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
}

/// Whether unseen characters do their work where they stand: they join two emoji, choose how one is
/// drawn, name the flag of a region, or belong to a script that needs them.
fn is_meant(before: Option<char>, unseen: &str, after: Option<char>) -> bool {
    let Some(last) = unseen.chars().next_back() else { return false };
    let alone = unseen.chars().nth(1).is_none();
    let beside = |is: fn(char) -> bool| before.is_some_and(is) || after.is_some_and(is);
    match unseen.chars().next().unwrap_or(last) {
        '\u{200d}' => before.is_some_and(is_pictured) || beside(needs_marks),
        // `1` to a key of a telephone: `1️⃣`.
        '\u{fe0e}' | '\u{fe0f}' if after == Some('\u{20e3}') => alone,
        '\u{fe00}'..='\u{fe0f}' => alone && before.is_some_and(has_variants),
        '\u{e0100}'..='\u{e01ef}' => alone && before.is_some_and(is_ideograph),
        '\u{e0020}'..='\u{e007f}' => {
            before == Some('\u{1f3f4}') && last == '\u{e007f}' && unseen.chars().nth(FLAG).is_none()
        }
        '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' => beside(needs_marks),
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}' => beside(needs_marks),
        _ => false,
    }
}

/// Most tags of a flag: a region, a part of it, and the end.
const FLAG: usize = 7;

fn is_pictured(c: char) -> bool {
    c >= '\u{1f000}' || matches!(c, '\u{2600}'..='\u{27bf}' | '\u{fe0f}')
}

/// Symbols that are drawn in several ways; an emoji may end in a selector already.
fn has_variants(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203c}'..='\u{d7ff}' | '\u{fe0f}' | '\u{ff00}'..='\u{ff60}')
        || (c >= '\u{10000}' && !is_unseen(c))
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Letters of scripts from right to left, of those that join, and of Korean.
fn needs_marks(c: char) -> bool {
    !is_unseen(c)
        && matches!(c, '\u{590}'..='\u{1cff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{d7ff}'
            | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{ffa1}'..='\u{ffdc}')
}

/// What a character is, for people.
pub(super) fn name(c: char) -> &'static str {
    match c {
        '\u{ad}' => "trait d’union conditionnel",
        '\u{34f}' => "gluon de graphèmes",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "caractère de remplissage coréen",
        '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            "sélecteur de variante"
        }
        '\u{200b}' => "espace sans chasse",
        '\u{200c}' => "antiliant sans chasse",
        '\u{200d}' => "liant sans chasse",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "marque de sens de lecture"
        }
        '\u{2028}' => "séparateur de lignes",
        '\u{2029}' => "séparateur de paragraphes",
        '\u{2060}' => "gluon de mots",
        '\u{2061}'..='\u{2064}' => "opérateur mathématique invisible",
        '\u{feff}' => "indicateur d’ordre des octets",
        '\u{e0000}'..='\u{e007f}' => "étiquette invisible",
        _ => "caractère de commande",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Default_Ignorable_Code_Point` of Unicode, ranges of both ends.
    const IGNORABLE: [(u32, u32); 17] = [
        (0xad, 0xad),
        (0x34f, 0x34f),
        (0x61c, 0x61c),
        (0x115f, 0x1160),
        (0x17b4, 0x17b5),
        (0x180b, 0x180f),
        (0x200b, 0x200f),
        (0x202a, 0x202e),
        (0x2060, 0x206f),
        (0x3164, 0x3164),
        (0xfe00, 0xfe0f),
        (0xfeff, 0xfeff),
        (0xffa0, 0xffa0),
        (0xfff0, 0xfff8),
        (0x1bca0, 0x1bca3),
        (0x1d173, 0x1d17a),
        (0xe0000, 0xe0fff),
    ];

    #[test]
    fn all_that_unicode_ignores_is_unseen_and_reported() {
        let rule = &crate::lint::rules::typography::invisible_character::RULE;
        let mut config = crate::Config::default();
        config.select(&[rule.code]).unwrap();
        // Of four thousand tags, not each.
        let some =
            |&(first, last): &(u32, u32)| (first..=last).step_by(if last - first > 99 { 101 } else { 1 });
        for c in IGNORABLE.iter().flat_map(some).filter_map(char::from_u32) {
            assert!(is_unseen(c), "U+{:04X}", u32::from(c));
            for text in [format!("La carte{c} est libre.\n"), format!("La{c}carte\n"), format!("{c} L’été\n")]
            {
                // At the head of a document it is the mark of its encoding.
                if c == '\u{feff}' && text.starts_with(c) {
                    continue;
                }
                let found = crate::check(&text, &config);
                let [finding] = &found[..] else { panic!("U+{:04X}: {found:?}", u32::from(c)) };
                assert_eq!(finding.span.slice(&text), c.to_string());
            }
        }
    }
}
