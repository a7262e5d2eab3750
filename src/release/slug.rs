//! The last part of a page's address.

/// The slug Jekyll gives to a file or to a title: letters and digits, the rest as single dashes.
///
/// A file name loses its folder, its extension and the date it may begin with.
///
/// ```
/// use parapheur::slug;
///
/// assert_eq!(slug("_communiques/2024-03-12-Carte-des-chemins.markdown"), "carte-des-chemins");
/// assert_eq!(slug("L’État ouvre « Cartolibre » !"), "l-état-ouvre-cartolibre");
/// ```
#[must_use]
pub fn slug(file_or_title: &str) -> String {
    slugify(stem(file_or_title))
}

/// A file name without folder, extension and date; a title as it is.
fn stem(name: &str) -> &str {
    let Some((stem, extension)) = name.rsplit_once('.') else { return name };
    if !matches!(extension, "markdown" | "mkdown" | "mkdn" | "mkd" | "md" | "html") {
        return name;
    }
    let stem = stem.rsplit(['/', '\\']).next().unwrap_or(stem);
    after_date(stem).filter(|slug| !slug.is_empty()).unwrap_or(stem)
}

/// What follows `2024-03-12-`.
fn after_date(stem: &str) -> Option<&str> {
    let mut parts = stem.splitn(4, '-');
    let mut digits = |lengths: std::ops::RangeInclusive<usize>| {
        let part = parts.next()?;
        (lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())).then_some(())
    };
    digits(2..=4)?;
    digits(1..=2)?;
    digits(1..=2)?;
    parts.next()
}

fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || is_mark(c) {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A combining accent, as decomposed letters carry.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_a_point_is_no_file() {
        assert_eq!(slug("Demarches-simplifiees.fr : 6 mois"), "demarches-simplifiees-fr-6-mois");
    }

    #[test]
    fn only_a_date_is_taken_off() {
        assert_eq!(slug("12-3-4-etapes.md"), "etapes");
        assert_eq!(slug("10-pour-cent.md"), "10-pour-cent");
        assert_eq!(slug("2024-03-12-.md"), "2024-03-12");
    }
}
