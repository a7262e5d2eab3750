//! Values between quotes.

use crate::diagnostic::Edit;
use crate::span::Span;

/// Puts a plain value between quotes; `None` when it begins like something else than text.
pub(super) fn quote(source: &str, value: Span) -> Option<Edit> {
    let text = value.slice(source);
    if text.starts_with(['\'', '"', '|', '>']) {
        return None;
    }
    let simple = !text.contains(['"', '\\']);
    Some(Edit::replace(value, if simple { format!("\"{text}\"") } else { single(text) }))
}

/// Puts a value between quotes that begins with some and goes on after them.
pub(super) fn quote_all(source: &str, value: Span) -> Option<Edit> {
    let text = value.slice(source);
    if text.contains(['\n', '\\']) {
        return None;
    }
    match text.chars().next()? {
        '"' => Some(Edit::replace(value, single(text))),
        '\'' if !text.contains('"') => Some(Edit::replace(value, format!("\"{text}\""))),
        _ => None,
    }
}

/// Writes again a value between quotes that holds its own quote.
pub(super) fn requote(source: &str, value: Span) -> Option<Edit> {
    let text = value.slice(source);
    let mark = text.chars().next().filter(|mark| matches!(mark, '\'' | '"'))?;
    let inside = text.strip_prefix(mark)?.strip_suffix(mark)?;
    match mark {
        // `\'` is how other languages write an apostrophe there.
        '\'' => Some(Edit::replace(value, single(&inside.replace("\\'", "'").replace("''", "'")))),
        _ if inside.contains('\\') => None,
        _ => Some(Edit::replace(value, single(inside))),
    }
}

/// Puts between quotes a value that began with some and goes on after them; an apostrophe that closed
/// them is part of a word.
pub(super) fn enclose(source: &str, value: Span, closing: Span) -> Option<Edit> {
    let text = value.slice(source);
    let after = source.get(closing.end() as usize..)?;
    if text.contains('\n') || text.contains('\\') {
        return None;
    }
    let written = match text.strip_prefix('\'') {
        Some(inside) if after.starts_with(char::is_alphanumeric) => single(&inside.replace("''", "'")),
        Some(_) if text.contains('"') => return None,
        Some(_) => format!("\"{text}\""),
        None => single(text),
    };
    Some(Edit::replace(value, written))
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
