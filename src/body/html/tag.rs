//! One tag, as kramdown recognises it.
//!
//! kramdown reads the text before a browser does, and prints whatever it does not recognise as a
//! tag. So its grammar decides what is markup: attribute values stand between quotes or are made of
//! letters and digits, and white space stands before each attribute.

use std::ops::Range;

use serde::Serialize;

use crate::body::block::names::name_length;

/// A tag in a text; ranges are bytes of that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawTag {
    pub(crate) range: Range<usize>,
    pub(crate) name: Range<usize>,
    /// `/>`
    pub(crate) self_closing: bool,
    pub(crate) attributes: Vec<RawAttribute>,
}

/// An attribute of a [`RawTag`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawAttribute {
    pub(crate) name: Range<usize>,
    /// Without the quotes.
    pub(crate) value: Option<Range<usize>>,
    pub(crate) quote: Option<Quote>,
}

/// The marks around an attribute value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Quote {
    /// `"`
    Double,
    /// `'`
    Single,
}

/// What keeps something that begins like a tag from being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TagFault {
    /// No space between a value and what follows: `href="a"title="b"`.
    MissingSpace,
    /// A quote that nothing closes, or one too many: `alt="align="center"`.
    StrayQuote,
    /// A value without quotes that holds more than letters and digits: `width=100%`.
    UnquotedValue,
    /// No `>` where the tag should end.
    Unterminated,
    /// Anything else.
    Other,
}

/// A place where reading a tag failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotATag {
    /// Empty when not even a name was found.
    pub(crate) name: Range<usize>,
    pub(crate) fault: TagFault,
    /// How far it was read.
    pub(crate) at: usize,
    /// Whether an attribute with a value was met: a sign that a tag was meant.
    pub(crate) has_value: bool,
}

/// Reads the start tag at `at`, where `<` stands.
pub(crate) fn start_tag(text: &str, at: usize) -> Result<RawTag, NotATag> {
    let Some(name_end) = name_end(text, at + 1) else {
        return Err(NotATag { name: at..at, fault: TagFault::Other, at, has_value: false });
    };
    let name = at + 1..name_end;
    let mut attributes: Vec<RawAttribute> = Vec::new();
    let mut position = name_end;
    loop {
        let after_space = skip_space(text, position);
        let attribute_end = name_end_if(text, after_space, after_space > position);
        let Some(attribute_end) = attribute_end else {
            let slash = text.get(after_space..).unwrap_or_default().starts_with('/');
            let close = after_space + usize::from(slash);
            if text.get(close..).unwrap_or_default().starts_with('>') {
                return Ok(RawTag { range: at..close + 1, name, self_closing: slash, attributes });
            }
            let fault = fault(text, &attributes, position, after_space);
            let has_value = attributes.iter().any(|a| a.value.is_some())
                || lacks_equals(text, attributes.last(), position);
            return Err(NotATag { name, fault, at: after_space, has_value });
        };
        let attribute_name = after_space..attribute_end;
        let (value, quote, end) = match value(text, attribute_end) {
            Some((value, quote, end)) => (Some(value), quote, end),
            None => (None, None, attribute_end),
        };
        attributes.push(RawAttribute { name: attribute_name, value, quote });
        position = end;
    }
}

/// Reads the end tag at `at`, where `</` stands: its range and its name's.
pub(crate) fn end_tag(text: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let end = name_end(text, at + 2)?;
    let close = skip_space(text, end);
    text.get(close..).unwrap_or_default().starts_with('>').then_some((at..close + 1, at + 2..end))
}

/// Where a comment that begins at `at` with `<!--` ends.
pub(crate) fn comment_end(text: &str, at: usize) -> Option<usize> {
    let body = at + "<!--".len();
    text.get(body..)?.find("-->").map(|found| body + found + "-->".len())
}

fn value(text: &str, at: usize) -> Option<(Range<usize>, Option<Quote>, usize)> {
    let equals = skip_space(text, at);
    if !text.get(equals..).unwrap_or_default().starts_with('=') {
        return None;
    }
    let start = skip_space(text, equals + 1);
    let (quote, mark) = match text.as_bytes().get(start)? {
        b'"' => (Quote::Double, b'"'),
        b'\'' => (Quote::Single, b'\''),
        _ => {
            let rest = text.get(start..).unwrap_or_default();
            let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            return (length > 0).then_some((start..start + length, None, start + length));
        }
    };
    let length = memchr::memchr(mark, text.as_bytes().get(start + 1..).unwrap_or_default())?;
    Some((start + 1..start + 1 + length, Some(quote), start + length + 2))
}

fn fault(text: &str, attributes: &[RawAttribute], position: usize, after_space: usize) -> TagFault {
    let rest = text.get(after_space..).unwrap_or_default();
    let glued = after_space == position;
    match (attributes.last(), rest.chars().next()) {
        (_, None | Some('<')) => TagFault::Unterminated,
        (Some(last), Some(next)) if glued && last.quote.is_some() => match next {
            '"' | '\'' => TagFault::StrayQuote,
            _ if starts_name(next) => missing_space_or_quote(text, position),
            _ => TagFault::StrayQuote,
        },
        (Some(_), Some('"' | '\'')) => TagFault::StrayQuote,
        (Some(last), Some('=')) if last.value.is_none() => {
            let value = skip_space(text, after_space + 1);
            match text.get(value..).unwrap_or_default().chars().next() {
                None => TagFault::Unterminated,
                Some('"' | '\'') => TagFault::StrayQuote,
                Some(_) => TagFault::UnquotedValue,
            }
        }
        (Some(last), Some(_)) if glued && last.value.is_some() => TagFault::UnquotedValue,
        _ => TagFault::Other,
    }
}

/// `href"/carte"`: a usual attribute, and its value right after it.
fn lacks_equals(text: &str, last: Option<&RawAttribute>, position: usize) -> bool {
    const USUAL: [&str; 9] = ["alt", "class", "height", "href", "id", "src", "style", "title", "width"];
    text.get(position..).unwrap_or_default().starts_with(['"', '\''])
        && last.and_then(|last| text.get(last.name.clone())).is_some_and(|name| USUAL.contains(&name))
}

/// After `"`, a name: `href="a"title="b"` lacks a space, `alt="align="center"` has a quote too many.
fn missing_space_or_quote(text: &str, at: usize) -> TagFault {
    let after_name = name_end(text, at).unwrap_or(at);
    if text.get(skip_space(text, after_name)..).unwrap_or_default().starts_with('=') {
        TagFault::MissingSpace
    } else {
        TagFault::StrayQuote
    }
}

fn skip_space(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while bytes.get(end).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)) {
        end += 1;
    }
    end
}

fn name_end_if(text: &str, at: usize, allowed: bool) -> Option<usize> {
    if allowed { name_end(text, at) } else { None }
}

/// The end of a name that begins at `at`, with at most one colon inside.
fn name_end(text: &str, at: usize) -> Option<usize> {
    let end = plain_name_end(text, at)?;
    match text.as_bytes().get(end) {
        Some(b':') => Some(plain_name_end(text, end + 1).unwrap_or(end)),
        _ => Some(end),
    }
}

fn plain_name_end(text: &str, at: usize) -> Option<usize> {
    let length = name_length(text.get(at..)?, Some('\u{b7}'));
    (length > 0).then_some(at + length)
}

fn starts_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(text: &str) -> Vec<(&str, Option<&str>)> {
        let tag = start_tag(text, 0).unwrap();
        assert_eq!(tag.range, 0..text.len());
        tag.attributes.iter().map(|a| (&text[a.name.clone()], a.value.clone().map(|v| &text[v]))).collect()
    }

    #[test]
    fn attributes_are_read_as_kramdown_reads_them() {
        assert_eq!(
            attributes("<div class='é «\u{a0}x\u{a0}»'\r\n id = \"b>c\" hidden align=center />"),
            [
                ("class", Some("é «\u{a0}x\u{a0}»")),
                ("id", Some("b>c")),
                ("hidden", None),
                ("align", Some("center"))
            ]
        );
        assert_eq!(attributes("<o:p>"), []);
    }

    #[test]
    fn what_kramdown_prints_is_no_tag() {
        let fault = |text| start_tag(text, 0).unwrap_err().fault;
        assert_eq!(fault("<a href=\"x\"title=\"y\">"), TagFault::MissingSpace);
        assert_eq!(fault("<img alt=\"align=\"center\">"), TagFault::StrayQuote);
        assert_eq!(fault("<img alt=\"x\"\">"), TagFault::StrayQuote);
        assert_eq!(fault("<img alt=\"x>"), TagFault::StrayQuote);
        assert_eq!(fault("<td width=100%>"), TagFault::UnquotedValue);
        assert_eq!(fault("<a href=/x>"), TagFault::UnquotedValue);
        assert_eq!(fault("<a href=\"x\" title=\"y\"</a>"), TagFault::Unterminated);
        assert_eq!(fault("<5"), TagFault::Other);
    }

    #[test]
    fn end_tags_may_hold_space() {
        assert_eq!(end_tag("</div \n>", 0), Some((0..8, 2..5)));
        assert_eq!(end_tag("</div x>", 0), None);
    }
}
