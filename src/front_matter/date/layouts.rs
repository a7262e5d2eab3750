//! The layouts of dates that Ruby's `Date._parse` knows, one function each.
//!
//! A function reads from where the cursor stands, or fails. What precedes is not its business.

use super::cursor::Cursor;
use super::triple::Triple;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// A run of digits, and perhaps a second one, a fraction and an offset.
pub(super) struct DigitRun {
    pub(super) negative: bool,
    pub(super) digits: String,
    pub(super) time: Option<String>,
    pub(super) has_fraction: bool,
    pub(super) zone: Option<String>,
}

/// A number of any length; `i64::MAX` when it is larger.
pub(super) fn number(digits: &str) -> i64 {
    digits.parse().unwrap_or(i64::MAX)
}

/// `Thursday`, `thu.`
pub(super) fn day_name(c: &mut Cursor) -> Option<()> {
    DAYS.iter().find_map(|day| c.word(day))?;
    c.run(|c| c != '-' && c != '/' && !c.is_ascii_digit() && c != ' ');
    Some(())
}

/// A month by the first three letters of its English name, which many French ones share.
fn month(c: &mut Cursor) -> Option<i64> {
    let index = MONTHS.iter().position(|month| c.word(month).is_some())?;
    i64::try_from(index + 1).ok()
}

fn not_dash_digit_space(c: char) -> bool {
    c != '-' && c != ' ' && !c.is_ascii_digit()
}

fn not_dash_digit_space_quote(c: char) -> bool {
    c != '\'' && not_dash_digit_space(c)
}

/// `BC`, `c.e.`: whether it is before Christ.
fn era(c: &mut Cursor) -> Option<bool> {
    if c.word("ce").or_else(|| c.word("c.e.")).or_else(|| c.word("ad")).or_else(|| c.word("a.d.")).is_some() {
        return Some(false);
    }
    before_christ(c).map(|()| true)
}

/// `BC`, `b.c.e.`
pub(super) fn before_christ(c: &mut Cursor) -> Option<()> {
    c.word("bce").or_else(|| c.word("b.c.e.")).or_else(|| c.word("bc")).or_else(|| c.word("b.c."))
}

/// `23 novembre 2023`, `23rd Nov`
pub(super) fn day_month_name(c: &mut Cursor) -> Option<Triple> {
    let from = c.at();
    c.one_of("'");
    c.digits()?;
    let day = c.since(from);
    let after_day = *c;
    let glued = c.run(not_dash_digit_space);
    c.spaces();
    let month = c.attempt(month).or_else(|| {
        // `23november`: the letters that follow the day may be the month itself
        glued.char_indices().rev().find_map(|(back, _)| {
            *c = after_day;
            c.advance(back);
            month(c)
        })
    })?;
    c.run(not_dash_digit_space_quote);
    let year = c.attempt(|c| {
        c.spaces();
        let bc = c.attempt(era).unwrap_or(false);
        c.spaces();
        let year = c.at();
        c.signed("-")?;
        c.attempt(|c| {
            ["st", "nd", "rd", "th"].iter().find_map(|end| c.word(end))?;
            c.border()
        });
        Some((c.since(year), bc))
    });
    Some(named(day, month, year))
}

/// `November 23, 2023`, `mars 2023`
pub(super) fn month_name_day(c: &mut Cursor) -> Option<Triple> {
    let month = month(c)?;
    c.run(not_dash_digit_space_quote);
    c.spaces();
    let day = c.signed("")?;
    c.run(not_dash_digit_space_quote);
    let year = c.attempt(|c| {
        c.spaces();
        c.one_of(",");
        c.spaces();
        let bc = c.attempt(era).unwrap_or(false);
        c.spaces();
        Some((c.signed("-")?, bc))
    });
    Some(named(day, month, year))
}

fn named(day: &str, month: i64, year: Option<(&str, bool)>) -> Triple {
    let mut found = Triple::with_month(year.map(|(year, _)| year), month, Some(day));
    found.before_christ = year.is_some_and(|(_, bc)| bc);
    found
}

/// `2023-11-23`, `23-11-2023`
pub(super) fn dashes(c: &mut Cursor) -> Option<Triple> {
    let first = c.signed("+-")?;
    c.one_of("-")?;
    let second = c.digits()?;
    c.one_of("-")?;
    Some(Triple::new(Some(first), Some(second), Some(c.signed("-")?)))
}

/// `H5.11.23`: a Japanese era.
pub(super) fn japanese_era(c: &mut Cursor) -> Option<(i64, i64, i64)> {
    let before = match c.one_of("mtshrMTSHR")?.to_ascii_lowercase() {
        'm' => 1867,
        't' => 1911,
        's' => 1925,
        'h' => 1988,
        _ => 2018,
    };
    let year = number(c.digits()?).saturating_add(before);
    c.one_of(".")?;
    let month = number(c.digits()?);
    c.one_of(".")?;
    Some((year, month, number(c.digits()?)))
}

/// `23-nov-2023`
pub(super) fn day_dash_month_name(c: &mut Cursor) -> Option<Triple> {
    let day = c.signed("-")?;
    c.one_of("-")?;
    let month = month(c)?;
    c.run(|c| !matches!(c, '-' | '/' | '.'));
    c.one_of("-")?;
    Some(Triple::with_month(Some(c.signed("-")?), month, Some(day)))
}

/// `nov-23-2023`
pub(super) fn month_name_dash_day(c: &mut Cursor) -> Option<Triple> {
    let month = month(c)?;
    c.run(|c| !matches!(c, '-' | '/' | '.'));
    c.one_of("-")?;
    let day = c.signed("-")?;
    let year = c.attempt(|c| {
        c.one_of("-")?;
        c.signed("-")
    });
    Some(Triple::with_month(year, month, Some(day)))
}

/// `23/11/2023`
pub(super) fn slashes(c: &mut Cursor) -> Option<Triple> {
    let first = c.signed("-")?;
    c.one_of("/")?;
    c.spaces();
    let second = c.signed("")?;
    let third = c.attempt(|c| {
        let separator = c.peek().filter(|c| !c.is_ascii_digit())?;
        c.advance(separator.len_utf8());
        c.spaces();
        c.signed("-")
    });
    Some(Triple::new(Some(first), Some(second), third))
}

/// `23.11.2023`
pub(super) fn dots(c: &mut Cursor) -> Option<Triple> {
    let first = c.signed("-")?;
    c.one_of(".")?;
    c.spaces();
    let second = c.signed("")?;
    c.one_of(".")?;
    c.spaces();
    Some(Triple::new(Some(first), Some(second), Some(c.signed("-")?)))
}

fn year_of_two_or_four<'t>(c: &mut Cursor<'t>) -> Option<&'t str> {
    let four = |c: &mut Cursor<'t>| c.digits_within(4, 4);
    c.attempt(four).or_else(|| c.digits_within(2, 2))
}

/// `2023-W47-4`
pub(super) fn iso_week(c: &mut Cursor) -> Option<()> {
    c.attempt(year_of_two_or_four);
    c.one_of("-");
    c.one_of("wW")?;
    c.digits_within(2, 2)?;
    let weekday = |c: &mut Cursor| {
        c.one_of("-");
        c.digits_within(1, 1)?;
        c.border()
    };
    c.attempt(weekday).or_else(|| c.border())
}

/// `-w-4`
pub(super) fn iso_weekday(c: &mut Cursor) -> Option<()> {
    c.word("-w-")?;
    c.digits_within(1, 1)?;
    c.border()
}

/// `--11-23`, `---23`: month and day.
pub(super) fn iso_month_day(c: &mut Cursor) -> Option<(Option<i64>, i64)> {
    c.word("--")?;
    let month = c.digits_within(2, 2).map(number);
    c.one_of("-")?;
    let day = number(c.digits_within(2, 2)?);
    c.border()?;
    Some((month, day))
}

/// `--1123`, `--11`: month and day.
pub(super) fn iso_month_day_glued(c: &mut Cursor) -> Option<(i64, Option<i64>)> {
    c.word("--")?;
    let month = number(c.digits_within(2, 2)?);
    let day = c.digits_within(2, 2).map(number);
    c.border()?;
    Some((month, day))
}

/// `.2023-327`: keeps the next layout from being tried.
pub(super) fn fraction_like_year_day(c: &mut Cursor) -> Option<()> {
    c.one_of(",.")?;
    year_day(c).map(|_| ())
}

/// `2023-327`: year and day of the year.
pub(super) fn year_day(c: &mut Cursor) -> Option<(i64, i64)> {
    let year = year_of_two_or_four(c)?;
    c.one_of("-")?;
    let day = c.digits_within(3, 3)?;
    c.border()?;
    Some((number(year), number(day)))
}

/// `0-327`: keeps the next layout from being tried.
pub(super) fn digit_dash_three_digits(c: &mut Cursor) -> Option<()> {
    c.digits_within(1, 1)?;
    lone_year_day(c).map(|_| ())
}

/// `-327`: day of the year.
pub(super) fn lone_year_day(c: &mut Cursor) -> Option<i64> {
    c.one_of("-")?;
    let day = c.digits_within(3, 3)?;
    c.border()?;
    Some(number(day))
}

/// `'23`: a year.
pub(super) fn quoted_year(c: &mut Cursor) -> Option<i64> {
    c.one_of("'")?;
    let year = c.digits()?;
    c.border()?;
    Some(number(year))
}

/// A month alone.
pub(super) fn month_alone(c: &mut Cursor) -> Option<i64> {
    let month = month(c)?;
    c.run(|c| c != ' ');
    Some(month)
}

/// `23rd`: a day.
pub(super) fn english_ordinal(c: &mut Cursor) -> Option<i64> {
    let day = c.digits()?;
    ["st", "nd", "rd", "th"].iter().find_map(|end| c.word(end))?;
    c.border()?;
    Some(number(day))
}

/// `20231123`, `20231123T160200Z`
pub(super) fn digit_run(c: &mut Cursor) -> Option<DigitRun> {
    let negative = c.one_of("+-") == Some('-');
    let digits = c.digits_within(2, 14)?.to_owned();
    let mut time = None;
    let mut has_fraction = false;
    let before = *c;
    c.spaces();
    c.one_of("tT");
    c.spaces();
    if let Some(found) = c.digits_within(2, 6) {
        time = Some(found.to_owned());
    }
    if c.one_of(",.").is_some() {
        c.digits();
        has_fraction = true;
    } else if time.is_none() {
        *c = before;
    }
    let zone = c.attempt(|c| {
        c.spaces();
        let from = c.at();
        if c.one_of("zZ").is_none() {
            c.one_of("+-")?;
            c.digits_within(1, 4)?;
        }
        c.border()?;
        Some(c.since(from).to_owned())
    });
    Some(DigitRun { negative, digits, time, has_fraction, zone })
}
