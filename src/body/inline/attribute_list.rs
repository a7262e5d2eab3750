//! What stands inside `{: … }`: classes, an id, keys and values, references to lists defined elsewhere.

use std::borrow::Cow;

use crate::body::block::{Attribute, Attributes};
use crate::span::Span;

/// Reads the inside of an attribute list (without `{:` and `}`) that stands at `span`.
///
/// Names of lists defined elsewhere (`{:name: .class}`) are given to `reference`.
pub(crate) fn read<'a>(
    source: &'a str,
    span: Span,
    attributes: &mut Attributes<'a>,
    mut reference: impl FnMut(&'a str, &mut Attributes<'a>),
) {
    let text = span.slice(source);
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let blank = rest.len() - rest.trim_ascii_start().len();
        let (start, rest) = (at + blank, rest.trim_ascii_start());
        if rest.is_empty() {
            return;
        }
        let base = span.start() as usize + start;
        let place = |len: usize| Span::from_range(base..base + len);
        if let Some((name, value, len)) = key_value(rest) {
            set(attributes, Cow::Borrowed(name), unescape(value), place(len));
            at = start + len;
            continue;
        }
        let len = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or("");
        if word.starts_with(['.', '#']) {
            id_and_classes(word, |name, value| {
                set(attributes, Cow::Borrowed(name), Cow::Borrowed(value), place(len));
            });
        } else if is_id(word) {
            reference(word, attributes);
        }
        at = start + len;
    }
}

/// Adds a class to those there are; replaces any other attribute.
pub(crate) fn set<'a>(attributes: &mut Attributes<'a>, name: Cow<'a, str>, value: Cow<'a, str>, span: Span) {
    match attributes.list.iter_mut().find(|a| a.name == name) {
        Some(there) if name == "class" => there.value = Cow::Owned(format!("{} {value}", there.value)),
        Some(there) => there.value = value,
        None => attributes.list.push(Attribute { name, value, span }),
    }
}

fn key_value(text: &str) -> Option<(&str, &str, usize)> {
    let name_len = text.bytes().position(|b| !is_id_byte(b))?;
    let (name, rest) = text.split_at_checked(name_len)?;
    if !is_id(name) {
        return None;
    }
    let rest = rest.strip_prefix('=')?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = rest.get(1..)?;
    let bytes = value.as_bytes();
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        match byte {
            b'\\' if bytes.get(i + 1).is_some_and(|&b| b == b'}' || b == quote as u8) => i += 1,
            b'}' => return None,
            b if b == quote as u8 && bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace) => {
                return Some((name, value.get(..i)?, name_len + 2 + i + 1));
            }
            _ => {}
        }
        i += 1;
    }
    None
}

fn id_and_classes<'t>(word: &'t str, mut found: impl FnMut(&'static str, &'t str)) {
    let mut rest = word;
    while let Some(marker) = rest.chars().next() {
        rest = rest.get(1..).unwrap_or("");
        let len = rest.find(['.', '#']).unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        if marker == '.' && !name.is_empty() {
            found("class", name);
        } else if marker == '#' && name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            found("id", name);
        }
        rest = after;
    }
}

fn is_id(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') && word.bytes().all(is_id_byte)
}

pub(super) const fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

fn unescape(value: &str) -> Cow<'_, str> {
    if !value.contains('\\') {
        return Cow::Borrowed(value);
    }
    Cow::Owned(value.replace("\\}", "}").replace("\\\"", "\"").replace("\\'", "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_ids_keys_and_references_are_read() {
        let source = "{: .citation .noire #été #bas title=\"À « lire »\" cadre}";
        let mut attributes = Attributes::default();
        let mut references = Vec::new();
        let inside = Span::from_range(2..source.len() - 1);
        read(source, inside, &mut attributes, |name, _| references.push(name));
        assert_eq!(attributes.get("class"), Some("citation noire"));
        assert_eq!(attributes.get("id"), Some("bas"));
        assert_eq!(attributes.get("title"), Some("À « lire »"));
        assert_eq!(references, ["cadre"]);
        let title = attributes.list.iter().find(|a| a.name == "title").map(|a| a.span.slice(source));
        assert_eq!(title, Some("title=\"À « lire »\""));
    }
}
