//! Character references in attribute values.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;

/// Decodes `&eacute;`, `&#233;` and `&#xE9;`; what is not a reference stays.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        decoded.push_str(before);
        match decode_one(reference) {
            Some((characters, length)) => {
                decoded.extend(characters.into_iter().flatten());
                rest = reference.get(length..).unwrap_or_default();
            }
            None => {
                decoded.push('&');
                rest = reference.get(1..).unwrap_or_default();
            }
        }
    }
    if decoded.is_empty() {
        return Cow::Borrowed(text);
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The characters of the reference at the start of `text`, and its length.
fn decode_one(text: &str) -> Option<([Option<char>; 2], usize)> {
    let name = text.get(1..).unwrap_or_default();
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))?;
    if !name.get(end..).unwrap_or_default().starts_with(';') {
        return None;
    }
    let characters = match name.get(..end).unwrap_or_default().strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            [code.ok().and_then(char::from_u32).filter(|&c| c != '\0'), None]
        }
        None => {
            let &(first, second) = NAMED_ENTITIES.get(name.get(..=end).unwrap_or_default())?;
            [char::from_u32(first), char::from_u32(second).filter(|&c| c != '\0')]
        }
    };
    characters[0]?;
    Some((characters, end + 2))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references_become_characters() {
        assert_eq!(decode("L&rsquo;&Eacute;tat&nbsp;: &#171;&#xA0;x&#xBB;"), "L’État\u{a0}: «\u{a0}x»");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in ["", "a & b", "?a=1&b=2", "&nbsp:", "&inconnue;", "&#0;", "&#x110000;", "&é;", "&", "&#;"]
        {
            assert_eq!(decode(text), text);
        }
    }
}
