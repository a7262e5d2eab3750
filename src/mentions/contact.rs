//! Telephone numbers, e-mail addresses and the contacts they belong to.

use std::borrow::Cow;

use serde::Serialize;

use super::{Means, number};
use crate::span::{Span, Spanned};
use crate::text::reading::Reading;
use crate::text::word;

/// A telephone number in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Phone<'a> {
    /// Where it stands.
    pub span: Span,
    /// As it is written.
    pub verbatim: Cow<'a, str>,
    /// In E.164 form (`+33153184268`); a national number without prefix is taken as French.
    pub e164: String,
}

/// Where a telephone number may begin or an e-mail address be, at `from` or after.
pub(super) fn next(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    memchr::memchr3(b'@', b'0', b'+', rest).map(|at| from + at)
}

/// Records the telephone number or the e-mail address at a place, and tells where to read on.
pub(super) fn read<'a>(reading: &Reading<'_, 'a>, at: usize, (phones, emails): &mut Means<'a>) -> usize {
    let end = match reading.text.as_bytes().get(at).copied().unwrap_or_default() {
        b'@' => email(reading, at).map(|(address, end)| {
            emails.push(address);
            end
        }),
        b'0' if !begins_number(reading.text, at) => None,
        _ => phone(reading, at).map(|(phone, end)| {
            let second = second_phone(reading, &phone, end);
            phones.push(phone);
            second.map_or(end, |(phone, end)| {
                phones.push(phone);
                end
            })
        }),
    };
    end.unwrap_or(at + 1)
}

/// Past the telephone number that begins at `at`, and the one that may follow after a slash.
pub(super) fn past_phones(reading: &Reading<'_, '_>, at: usize) -> Option<usize> {
    if !matches!(reading.text.as_bytes().get(at), Some(b'0' | b'+')) {
        return None;
    }
    let (first, end) = phone(reading, at)?;
    Some(second_phone(reading, &first, end).map_or(end, |(_, end)| end))
}

/// Whether a digit begins a number of its own: not in a word, a reference or an address.
fn begins_number(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let in_word = before.chars().next_back().is_some_and(word::is_word_char);
    !in_word && !is_reference(before)
}

/// Whether what stands before a digit makes it part of a reference or an address.
pub(super) fn is_reference(before: &str) -> bool {
    before.ends_with(['_', '/', '-', '°', '@', '#']) && !before.ends_with(" -")
}

/// Reads the telephone number that begins at `at` (a digit, `+` or `(`), and its end.
///
/// Ten French digits from `0`, or `+` and the country's code; spaces, dots and hyphens may part
/// them. Other runs of digits are not telephone numbers.
pub(crate) fn phone<'a>(reading: &Reading<'_, 'a>, at: usize) -> Option<(Phone<'a>, usize)> {
    let text = reading.text;
    let international = text.get(at..)?.starts_with('+');
    let mut digits = Digits::default();
    let mut end = at;
    let mut next = if international { at + 1 } else { at };
    while let Some(c) = text.get(next..)?.chars().next() {
        match c {
            '0'..='9' => {
                if !digits.push(c as u8) {
                    return None;
                }
                next += 1;
                end = next;
                if !international && digits.count == 10 {
                    break;
                }
            }
            // `+33 (0)1 …`: the zero is dialled at home only.
            '(' if text.get(next..).unwrap_or_default().starts_with("(0)") => next += 3,
            ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '\u{2011}' => {
                let after = text
                    .get(next..)
                    .unwrap_or_default()
                    .trim_start_matches([' ', '\u{a0}', '\u{202f}', '.', '-', '\u{2011}']);
                let gap = text.len() - next - after.len();
                if gap > 4 || !after.starts_with(|c: char| c.is_ascii_digit() || c == '(') {
                    break;
                }
                next += gap;
            }
            _ => break,
        }
    }
    let french = !international && digits.count == 10 && digits.bytes[0] == b'0' && digits.bytes[1] != b'0';
    let foreign = international && (8..=15).contains(&digits.count);
    let glued = text
        .get(end..)
        .unwrap_or_default()
        .starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '/');
    if !(french || foreign) || glued {
        return None;
    }
    let national =
        std::str::from_utf8(digits.bytes.get(usize::from(french)..digits.count).unwrap_or_default()).ok()?;
    let e164 = if french { format!("+33{national}") } else { format!("+{national}") };
    let range = at..end;
    Some((Phone { span: reading.span(range.clone()), verbatim: reading.cow(range), e164 }, end))
}

/// Reads the second number of `01 53 18 42 68 / 42 76`: the last digits of `first` changed.
pub(crate) fn second_phone<'a>(
    reading: &Reading<'_, 'a>,
    first: &Phone<'_>,
    at: usize,
) -> Option<(Phone<'a>, usize)> {
    let text = reading.text;
    let slash = word::skip_blanks(text, at);
    if !text.get(slash..)?.starts_with('/') {
        return None;
    }
    let start = word::skip_blanks(text, slash + 1);
    let (mut digits, mut end, mut next) = (Digits::default(), start, start);
    while let Some((_, after)) = number::one_or_two_digits(text, next).filter(|&(_, after)| after == next + 2)
    {
        digits.push(text.as_bytes().get(next).copied().unwrap_or_default());
        digits.push(text.as_bytes().get(next + 1).copied().unwrap_or_default());
        end = after;
        next = word::skip_blanks(text, after);
    }
    if !(2..=4).contains(&digits.count) {
        return None;
    }
    let kept = first.e164.get(..first.e164.len().checked_sub(digits.count)?)?;
    let tail = std::str::from_utf8(digits.bytes.get(..digits.count).unwrap_or_default()).ok()?;
    let phone = Phone {
        span: reading.span(start..end),
        verbatim: reading.cow(start..end),
        e164: format!("{kept}{tail}"),
    };
    Some((phone, end))
}

/// Reads the e-mail address around the `@` at `at`, and its end.
pub(crate) fn email<'a>(reading: &Reading<'_, 'a>, at: usize) -> Option<(Spanned<Cow<'a, str>>, usize)> {
    let bytes = reading.text.as_bytes();
    let local = bytes
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b))
        .count();
    let rest = bytes.get(at + 1..)?;
    let domain = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
    let end = at + 1 + domain;
    let domain = reading.slice(at + 1..end).trim_end_matches(['.', '-']);
    let end = at + 1 + domain.len();
    let start = at - local;
    let start = start + (local - reading.slice(start..at).trim_start_matches(['.', '-', '+']).len());
    let top = domain.rsplit('.').next()?;
    let valid =
        domain.contains('.') && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()) && start < at;
    valid.then(|| (Spanned::new(reading.cow(start..end), reading.span(start..end)), end))
}

#[derive(Default)]
struct Digits {
    bytes: [u8; 15],
    count: usize,
}

impl Digits {
    fn push(&mut self, digit: u8) -> bool {
        let free = self.bytes.get_mut(self.count);
        self.count += 1;
        free.map(|place| *place = digit).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let reading = Reading::plain(text);
        phone(&reading, 0).map(|(p, _)| (p.e164, p.verbatim.into_owned()))
    }

    #[test]
    fn french_and_foreign_numbers() {
        for (text, e164, verbatim) in [
            ("01 71 21 12 50 – 06", "+33171211250", "01 71 21 12 50"),
            ("01.71.21.12.50", "+33171211250", "01.71.21.12.50"),
            ("01\u{a0}71\u{202f}21-12-50\r\n", "+33171211250", "01\u{a0}71\u{202f}21-12-50"),
            ("0171211250", "+33171211250", "0171211250"),
            ("+49 30 18 681- 22222 | Mél", "+493018681 22222", "+49 30 18 681- 22222"),
            ("+33 (0)1 71 21 12 50", "+33171211250", "+33 (0)1 71 21 12 50"),
        ] {
            assert_eq!(read(text), Some((e164.replace(' ', ""), verbatim.into())), "{text}");
        }
        for text in ["0,5", "00 33 1", "01/02/2023", "0171211250x", "+ 4 000 offres", "1 234 567 890"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_second_number_changes_the_last_digits() {
        let text = "01 53 18 42 68 / 42 76";
        let reading = Reading::plain(text);
        let (first, end) = phone(&reading, 0).unwrap();
        let (second, end) = second_phone(&reading, &first, end).unwrap();
        assert_eq!((second.e164.as_str(), end), ("+33153184276", text.len()));
    }

    #[test]
    fn addresses_stop_at_the_final_period() {
        for (text, address) in [
            ("Mél : presse@cartolibre.example.fr.", Some("presse@cartolibre.example.fr")),
            ("(anne-lise.d@x.org)", Some("anne-lise.d@x.org")),
            ("Combattantes@Numerique ;", None),
            ("@compte", None),
        ] {
            let reading = Reading::plain(text);
            let at = text.find('@').unwrap();
            assert_eq!(email(&reading, at).map(|(e, _)| e.value).as_deref(), address, "{text}");
        }
    }
}
