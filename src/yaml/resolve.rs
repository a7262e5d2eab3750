//! What Jekyll sees: YAML 1.1 scalars as SafeYAML resolves them.
//!
//! SafeYAML does not follow the YAML 1.1 types to the letter: `1,5` is the integer 15, `-1:30` the
//! float 30, `y` a string, and a tag never makes a number a string.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

use super::node::{Node, NodeKind, Scalar, ScalarStyle};
use super::timestamp;

/// A scalar as Jekyll sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", content = "value", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Resolved<'s> {
    /// Nothing, `~` or `null`.
    Null,
    /// `true`, `yes`, `on` and their contraries, in any case.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number that does not fit in 64 bits, in decimal.
    BigInteger(String),
    /// A number with a point, or a sexagesimal one (`16:30` is 990 minutes).
    Float(f64),
    /// A date alone.
    Date(NaiveDate),
    /// A date and a time, at the offset that is written; in UTC without one.
    Time(DateTime<FixedOffset>),
    /// Anything else, and everything between quotes.
    String(Cow<'s, str>),
}

impl Node<'_> {
    /// What Jekyll makes of a scalar; `None` for lists, maps and aliases.
    ///
    /// ```
    /// use parapheur::yaml::{self, Resolved};
    /// use parapheur::{Source, Span};
    ///
    /// let text = "ouverture: 16:30";
    /// let yaml = yaml::parse(Source::new(text), Span::new(0, 16));
    /// let entry = yaml.root.as_ref().unwrap().get("ouverture").unwrap();
    /// assert_eq!(entry.value.resolve(), Some(Resolved::Float(990.0)));
    /// ```
    #[must_use]
    pub fn resolve(&self) -> Option<Resolved<'_>> {
        let NodeKind::Scalar(scalar) = &self.kind else { return None };
        match &self.tag {
            None => Some(scalar.resolve()),
            Some(tag) if is_binary(&tag.value) => Some(Resolved::String(binary(&scalar.text))),
            // With a tag, libyaml no longer tells quotes from none, and SafeYAML ignores the tag.
            Some(_) => Some(resolve_plain(&scalar.text)),
        }
    }
}

impl Scalar<'_> {
    /// What Jekyll makes of the scalar, when it has no tag.
    #[must_use]
    pub fn resolve(&self) -> Resolved<'_> {
        match self.style {
            ScalarStyle::Plain => resolve_plain(&self.text),
            _ => Resolved::String(Cow::Borrowed(&self.text)),
        }
    }
}

fn resolve_plain(text: &str) -> Resolved<'_> {
    // Ruby's `\Z` matches before a last line end.
    let value = text.strip_suffix('\n').unwrap_or(text);
    let resolved = match value.as_bytes().first() {
        None => Some(Resolved::Null),
        Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'_' | b',') => {
            integer(value).or_else(|| float(value)).or_else(|| timestamp::read(value)?.resolve())
        }
        Some(b'~' | b'a'..=b'z' | b'A'..=b'Z') => word(value),
        Some(_) => None,
    };
    resolved.unwrap_or(Resolved::String(Cow::Borrowed(text)))
}

fn word(value: &str) -> Option<Resolved<'static>> {
    let is = |word: &str| value.eq_ignore_ascii_case(word);
    match value.len() {
        1 if value == "~" => Some(Resolved::Null),
        4 if is("null") => Some(Resolved::Null),
        2 if is("on") => Some(Resolved::Boolean(true)),
        3 if is("yes") => Some(Resolved::Boolean(true)),
        4 if is("true") => Some(Resolved::Boolean(true)),
        2 if is("no") => Some(Resolved::Boolean(false)),
        3 if is("off") => Some(Resolved::Boolean(false)),
        5 if is("false") => Some(Resolved::Boolean(false)),
        _ => None,
    }
}

/// Decimal, octal, hexadecimal or binary; `_` and `,` count for nothing, wherever they stand.
fn integer(value: &str) -> Option<Resolved<'static>> {
    let digits_only = |b: u8| b.is_ascii_hexdigit() || matches!(b, b'+' | b'-' | b'_' | b',' | b'x' | b'X');
    if !value.bytes().all(digits_only) {
        return None;
    }
    let bare: Cow<'_, str> = if value.contains(['_', ',']) {
        Cow::Owned(value.chars().filter(|c| !matches!(c, '_' | ',')).collect())
    } else {
        Cow::Borrowed(value)
    };
    let (negative, digits) = match bare.as_bytes().first()? {
        b'-' => (true, bare.get(1..).unwrap_or_default()),
        b'+' => (false, bare.get(1..).unwrap_or_default()),
        _ => (false, &*bare),
    };
    let has_sign = digits.len() < bare.len();
    let prefix = |prefix: &str| {
        digits
            .get(..2)
            .filter(|p| p.eq_ignore_ascii_case(prefix))
            .map(|_| digits.get(2..).unwrap_or_default())
    };
    if let Some(digits) = prefix("0x") {
        return in_base(digits, 16, negative);
    }
    if let Some(digits) = prefix("0b").filter(|_| !has_sign) {
        return in_base(digits, 2, false);
    }
    if digits.len() > 1 && digits.starts_with('0') {
        return if has_sign { None } else { in_base(digits, 8, false) };
    }
    in_base(digits, 10, negative)
}

fn in_base(digits: &str, base: u32, negative: bool) -> Option<Resolved<'static>> {
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(base)) {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    let small = i128::from_str_radix(digits, base).ok().map(|n| if negative { -n } else { n });
    Some(match small {
        Some(n) => i64::try_from(n).map_or_else(|_| Resolved::BigInteger(n.to_string()), Resolved::Integer),
        None if base == 10 => Resolved::BigInteger(format!("{sign}{digits}")),
        // Beyond 128 bits no one reads the number: keep it as it is written.
        None => return None,
    })
}

/// `3.14`, `.5`, `1.5e+3`, `.inf`, `.nan`, or sexagesimal.
fn float(value: &str) -> Option<Resolved<'static>> {
    match value {
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => {
            return Some(Resolved::Float(f64::INFINITY));
        }
        "-.inf" | "-.Inf" | "-.INF" => return Some(Resolved::Float(f64::NEG_INFINITY)),
        ".nan" | ".NaN" | ".NAN" => return Some(Resolved::Float(f64::NAN)),
        _ => {}
    }
    if value.contains(':') {
        return sexagesimal(value).map(Resolved::Float);
    }
    let unsigned = value.strip_prefix(['-', '+']).unwrap_or(value);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+'])?)),
        None => (unsigned, None),
    };
    let (whole, decimals) = mantissa.split_once('.')?;
    let is_run = |run: &str| run.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let is_number = |run: &str| !run.is_empty() && run.bytes().all(|b| b.is_ascii_digit());
    if !is_run(whole)
        || whole.starts_with('_')
        || !is_run(decimals)
        || decimals.is_empty()
        || exponent.is_some_and(|e| !is_number(e))
    {
        return None;
    }
    let bare: String = value.chars().filter(|&c| c != '_').collect();
    bare.parse().ok().map(Resolved::Float)
}

/// `16:30` or `1:02:03.5`: each part but the first is under 60. The sign is applied twice, so that
/// `-1:30` is 30: that is what SafeYAML does.
fn sexagesimal(value: &str) -> Option<f64> {
    let (whole, decimals) = match value.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (value, None),
    };
    let (first, rest) = whole.split_once(':')?;
    let unsigned = first.strip_prefix(['-', '+']).unwrap_or(first);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    if !unsigned.starts_with(|c: char| c.is_ascii_digit())
        || !digits(unsigned)
        || !decimals.is_none_or(digits)
    {
        return None;
    }
    let mut total: f64 = first.replace('_', "").parse().ok()?;
    for part in rest.split(':') {
        let value: u8 = part.parse().ok().filter(|&n| n < 60 && part.len() <= 2 && !part.starts_with('+'))?;
        total = total * 60.0 + f64::from(value);
    }
    if let Some(decimals) = decimals.filter(|decimals| !decimals.is_empty()) {
        total += format!("0.{}", decimals.replace('_', "")).parse::<f64>().ok()?;
    }
    Some(if value.starts_with('-') { -total } else { total })
}

fn is_binary(tag: &str) -> bool {
    matches!(tag, "!!binary" | "!<tag:yaml.org,2002:binary>")
}

/// Decodes base 64; what is no base 64, or no text, stays as it is.
fn binary(text: &str) -> Cow<'_, str> {
    let value = |b: u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(value).collect();
    let mut bytes = Vec::with_capacity(digits.len());
    for group in digits.chunks(4) {
        let bits =
            group.iter().fold(0_u32, |bits, &digit| bits << 6 | u32::from(digit)) << (6 * (4 - group.len()));
        bytes.extend_from_slice(bits.to_be_bytes().get(1..group.len()).unwrap_or_default());
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(text: &str) -> Resolved<'_> {
        Resolved::String(Cow::Borrowed(text))
    }

    #[test]
    fn what_looks_like_text_and_is_not() {
        for (text, expected) in [
            ("Oui", string("Oui")),
            ("OFF", Resolved::Boolean(false)),
            ("0_644", Resolved::Integer(420)),
            ("1,5", Resolved::Integer(15)),
            ("-0x1F", Resolved::Integer(-31)),
            ("-12", Resolved::Integer(-12)),
            ("08", string("08")),
            ("99999999999999999999", Resolved::BigInteger("99999999999999999999".into())),
            ("9:05", Resolved::Float(545.0)),
            ("-1:30", Resolved::Float(30.0)),
            ("16:75", string("16:75")),
            ("8,2/10", string("8,2/10")),
            ("1.5e+3", Resolved::Float(1500.0)),
            ("1e3", string("1e3")),
            ("01.71.21.11.98", string("01.71.21.11.98")),
            ("«\u{a0}1\u{a0}»", string("«\u{a0}1\u{a0}»")),
            ("é", string("é")),
            ("", Resolved::Null),
            ("_", string("_")),
        ] {
            assert_eq!(resolve_plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn binary_is_decoded_when_it_is_text() {
        assert_eq!(binary("w6l0w6k="), "été");
        assert_eq!(binary("/////w=="), "/////w==");
    }
}
