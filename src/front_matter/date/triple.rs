//! Which of three numbers is the year, the month and the day.

use super::layouts::number;

/// Year, month and day, told apart as Ruby does: by their length, an apostrophe or a sign first,
/// by their order otherwise.
#[derive(Debug, Default)]
pub(super) struct Triple {
    pub(super) year: Option<i64>,
    pub(super) month: Option<i64>,
    pub(super) day: Option<i64>,
    /// The year is not one of two digits to be completed.
    pub(super) full_year: bool,
    /// Year, month and day have two digits at most each: their order alone tells.
    pub(super) by_order: bool,
    pub(super) before_christ: bool,
}

impl Triple {
    /// Three numbers in the order year, month, day, unless they look otherwise.
    pub(super) fn new<'t>(mut y: Option<&'t str>, mut m: Option<&'t str>, mut d: Option<&'t str>) -> Self {
        let by_order = [y, m, d].iter().flatten().all(|part| part.len() <= 2);
        if d.is_none() {
            (y, m, d) = (None, y, m);
        }
        (y, d) = year_first(y, d);
        if m.is_some_and(looks_like_year) {
            (y, m, d) = (m, d, y);
        }
        let mut found = Self::finish(y, d);
        found.month = m.and_then(first_number);
        found.by_order = by_order;
        found
    }

    /// The same when the month was named.
    pub(super) fn with_month<'t>(y: Option<&'t str>, month: i64, d: Option<&'t str>) -> Self {
        let (y, d) = year_first(y, d);
        let mut found = Self::finish(y, d);
        found.month = Some(month);
        found
    }

    fn finish<'t>(mut y: Option<&'t str>, mut d: Option<&'t str>) -> Self {
        if d.is_some_and(looks_like_year) {
            (y, d) = (d, y);
        }
        let mut found = Self { day: d.and_then(first_number), ..Self::default() };
        if let Some(y) = y {
            let start = y.find(|c: char| c.is_ascii_digit() || c == '-' || c == '+').unwrap_or(y.len());
            let (sign, digits) = match y.get(start..).unwrap_or("").split_at_checked(1) {
                Some(("-", digits)) => (Some(-1), digits),
                Some(("+", digits)) => (Some(1), digits),
                _ => (None, y.get(start..).unwrap_or("")),
            };
            let count = digits.bytes().take_while(u8::is_ascii_digit).count();
            found.full_year = sign.is_some() || count > 2;
            found.year = first_number(digits).map(|year| year.saturating_mul(sign.unwrap_or(1)));
        }
        found
    }
}

/// Moves to the year what is too long or marked to be a day, and to the day what ends like `1st`.
fn year_first<'t>(y: Option<&'t str>, d: Option<&'t str>) -> (Option<&'t str>, Option<&'t str>) {
    let (y, d) = match (y, d) {
        (None, Some(d)) if looks_like_year(d) => (Some(d), None),
        other => other,
    };
    let Some(year) = y else { return (y, d) };
    let start = year.find(|c: char| c.is_ascii_digit() || c == '-' || c == '+').unwrap_or(year.len());
    let from_sign = year.get(start..).unwrap_or("");
    let end = from_sign.trim_start_matches(['-', '+']).trim_start_matches(|c: char| c.is_ascii_digit());
    if from_sign.is_empty() || end.is_empty() {
        return (y, d);
    }
    (d, from_sign.strip_suffix(end))
}

fn looks_like_year(part: &str) -> bool {
    part.len() > 2 || part.starts_with('\'')
}

fn first_number(part: &str) -> Option<i64> {
    let start = part.find(|c: char| c.is_ascii_digit())?;
    let digits = part.get(start..)?;
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end).map(number)
}
