//! Numbers in digits, as French and English write them.

use std::ops::Range;

/// A number written in digits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    /// Its digits, separators included.
    pub(crate) range: Range<usize>,
    /// What it is worth.
    pub(crate) value: f64,
    /// Written with digits alone: no separator, no decimals.
    pub(crate) plain: bool,
}

impl Number {
    /// The number as a small integer, when it is one.
    pub(crate) fn integer(&self) -> Option<u32> {
        // Exact by the guards: the value is whole and in range.
        let whole = self.value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&self.value);
        whole.then_some(self.value as u32)
    }

    /// Whether it looks like a year rather than a quantity.
    pub(crate) fn is_year(&self) -> bool {
        self.plain && self.range.len() == 4 && (1800.0..2100.0).contains(&self.value)
    }
}

/// Reads the number whose first digit is at `at`: `4 000`, `46,8`, `1 234 567`, `98.3`, `3,500`.
///
/// A comma followed by exactly three digits separates thousands in English text only.
pub(crate) fn read(text: &str, at: usize, english: bool) -> Option<Number> {
    let bytes = text.as_bytes();
    let mut end = digits(bytes, at);
    if end == at || end - at > 15 {
        return None;
    }
    let mut value = fold(0.0, bytes.get(at..end).unwrap_or_default());
    let mut plain = true;
    if end - at <= 3 && bytes.get(at).copied().unwrap_or_default() != b'0' {
        while let Some(group) = thousands(text, end, english) {
            value = fold(value, bytes.get(group - 3..group).unwrap_or_default());
            end = group;
            plain = false;
        }
    }
    if let Some(&separator @ (b',' | b'.')) = bytes.get(end) {
        let decimals = digits(bytes, end + 1);
        let chained = matches!(bytes.get(decimals), Some(b'.' | b','))
            && bytes.get(decimals + 1).is_some_and(u8::is_ascii_digit);
        if decimals > end + 1 && decimals - end <= 12 && !chained && !(english && separator == b',') {
            let scale = 10f64.powi(i32::try_from(decimals - end - 1).unwrap_or(0));
            value += fold(0.0, bytes.get(end + 1..decimals).unwrap_or_default()) / scale;
            end = decimals;
            plain = false;
        }
    }
    Some(Number { range: at..end, value, plain })
}

/// End of the digits that begin at `at`.
pub(crate) fn digits(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or(&[]);
    at + rest.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// The small number in one or two digits at `at`, not followed by another digit, and its end.
pub(crate) fn one_or_two_digits(text: &str, at: usize) -> Option<(u8, usize)> {
    let bytes = text.as_bytes();
    let end = digits(bytes, at);
    let slice = bytes.get(at..end)?;
    (1..=2).contains(&slice.len()).then(|| (slice.iter().fold(0, |n, b| n * 10 + (b - b'0')), end))
}

fn fold(value: f64, digits: &[u8]) -> f64 {
    digits.iter().fold(value, |value, digit| value * 10.0 + f64::from(digit - b'0'))
}

/// End of the group of three digits after the separator at `at`.
fn thousands(text: &str, at: usize, english: bool) -> Option<usize> {
    let separator = text.get(at..)?.chars().next()?;
    let separates = match separator {
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => true,
        ',' => english,
        _ => false,
    };
    let start = at + separator.len_utf8();
    (separates && digits(text.as_bytes(), start) == start + 3).then_some(start + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (f64, &str) {
        let number = read(text, 0, false).unwrap();
        (number.value, &text[number.range])
    }

    #[test]
    fn separators_of_both_languages() {
        assert_eq!(value("4 000 offres"), (4000.0, "4 000"));
        assert_eq!(value("1\u{a0}234\u{202f}567 €"), (1_234_567.0, "1\u{a0}234\u{202f}567"));
        assert_eq!(value("46,8\u{a0}%"), (46.8, "46,8"));
        assert_eq!(value("98.3%"), (98.3, "98.3"));
        assert_eq!(value("2.1.2"), (2.0, "2"));
        assert_eq!(value("2022 150"), (2022.0, "2022"));
        assert_eq!(value("12, 13"), (12.0, "12"));
        assert_eq!(read("3,500 people", 0, true).unwrap().value, 3500.0);
    }
}
