//! What Ruby's `Date._parse` finds in a text: the parts of a date and of a time.
//!
//! Ruby tries many layouts in turn, anywhere in the text, and takes the first that fits, which is
//! why « 12 mai 2023 » is only a day to it. The order of the attempts is part of the behaviour.

use super::clock;
use super::cursor::Cursor;
use super::layouts::{self, DigitRun, number};
use super::triple::Triple;

/// The parts found in a text; what was not found is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Elements {
    pub(super) year: Option<i64>,
    pub(super) month: Option<i64>,
    pub(super) day: Option<i64>,
    pub(super) day_of_year: Option<i64>,
    pub(super) hour: Option<i64>,
    pub(super) minute: Option<i64>,
    pub(super) second: Option<i64>,
    pub(super) has_fraction: bool,
    pub(super) zone: Option<String>,
    /// Letters or digits that no layout used.
    pub(super) leftover: bool,
    /// Only their order tells day, month and year apart (`05/06/23`).
    pub(super) by_order: bool,
    pub(super) full_year: bool,
    pub(super) before_christ: bool,
}

impl Elements {
    /// Looks for the parts of a date in a text, as Ruby does.
    pub(super) fn find(text: &str) -> Self {
        let mut found = Self::default();
        let mut rest = Rest::new(text);
        rest.take_word(layouts::day_name);
        if let Some(time) = rest.take(clock::time) {
            (found.hour, found.minute, found.second) = (Some(time.hour), time.minute, time.second);
            (found.has_fraction, found.zone) = (time.has_fraction, time.zone);
            found.leftover = time.lost_minutes;
        }
        found.find_date(&mut rest);
        found.before_christ |= rest.take_word(layouts::before_christ).is_some();
        found.take_fragment(&mut rest);
        found.complete_year();
        found.leftover |= rest.text.contains(char::is_alphanumeric);
        found
    }

    /// Whether nothing at all was found.
    pub(super) fn is_empty(&self) -> bool {
        let parts = [self.year, self.month, self.day, self.day_of_year, self.hour, self.minute, self.second];
        parts.iter().all(Option::is_none) && !self.has_fraction
    }

    fn find_date(&mut self, rest: &mut Rest) {
        let named = rest.take(layouts::day_month_name).or_else(|| rest.take_word(layouts::month_name_day));
        if let Some(found) = named.or_else(|| rest.take(layouts::dashes)) {
            self.set(&found);
        } else if let Some((year, month, day)) = rest.take_word(layouts::japanese_era) {
            (self.year, self.month, self.day) = (Some(year), Some(month), Some(day));
        } else if let Some(found) = rest
            .take(layouts::day_dash_month_name)
            .or_else(|| rest.take_word(layouts::month_name_dash_day))
            .or_else(|| rest.take(layouts::slashes))
            .or_else(|| rest.take(layouts::dots))
        {
            self.set(&found);
        } else if self.find_iso_variant(rest) {
        } else if let Some(year) = rest.take(layouts::quoted_year) {
            self.year = Some(year);
        } else if let Some(month) = rest.take_word(layouts::month_alone) {
            self.month = Some(month);
        } else if let Some(day) = rest.take(layouts::english_ordinal) {
            self.day = Some(day);
        } else if let Some(run) = rest.take(layouts::digit_run) {
            self.set_run(&run);
        }
    }

    /// ISO weeks and days of the year, and dates with parts left out.
    fn find_iso_variant(&mut self, rest: &mut Rest) -> bool {
        if rest.take_word(layouts::iso_week).is_some() || rest.take(layouts::iso_weekday).is_some() {
            return true; // `Time.parse` makes nothing of weeks
        }
        if let Some((month, day)) = rest.take(layouts::iso_month_day) {
            (self.month, self.day) = (month, Some(day));
            return true;
        }
        if let Some((month, day)) = rest.take(layouts::iso_month_day_glued) {
            (self.month, self.day) = (Some(month), day);
            return true;
        }
        if rest.search(false, layouts::fraction_like_year_day).is_none()
            && let Some((year, day)) = rest.take_word(layouts::year_day)
        {
            (self.year, self.day_of_year) = (Some(year), Some(day));
            return true;
        }
        if rest.search(false, layouts::digit_dash_three_digits).is_none()
            && let Some(day) = rest.take_word(layouts::lone_year_day)
        {
            self.day_of_year = Some(day);
            return true;
        }
        false
    }

    fn set(&mut self, found: &Triple) {
        (self.year, self.month, self.day) = (found.year, found.month, found.day);
        self.full_year = found.full_year;
        self.before_christ = found.before_christ;
        self.by_order = found.by_order;
    }

    /// Reads a run of digits by its length.
    fn set_run(&mut self, run: &DigitRun) {
        if let Some(zone) = &run.zone {
            self.zone = Some(zone.clone());
        }
        self.has_fraction |= run.has_fraction;
        let digits = run.digits.as_str();
        if run.time.is_none() && run.has_fraction {
            return self.set_run_backwards(digits);
        }
        let at = |from: usize, width: usize| digits.get(from..from + width).map(number);
        match digits.len() {
            2 => self.day = at(0, 2),
            3 => self.day_of_year = at(0, 3),
            4 => (self.month, self.day) = (at(0, 2), at(2, 2)),
            5 => (self.year, self.day_of_year) = (at(0, 2), at(2, 3)),
            6 => (self.year, self.month, self.day) = (at(0, 2), at(2, 2), at(4, 2)),
            7 => (self.year, self.day_of_year) = (at(0, 4), at(4, 3)),
            8 | 10 | 12 | 14 => {
                (self.year, self.month, self.day) = (at(0, 4), at(4, 2), at(6, 2));
                self.hour = at(8, 2).or(self.hour);
                self.minute = at(10, 2).or(self.minute);
                self.second = at(12, 2).or(self.second);
                self.full_year = true;
            }
            _ => {}
        }
        if run.negative {
            self.year = self.year.map(|year| -year);
        }
        if let Some(time) = run.time.as_deref().filter(|time| time.len().is_multiple_of(2)) {
            let at = |from: usize| time.get(from..from + 2).map(number);
            let mut parts = [at(0), at(2), at(4)];
            if run.has_fraction {
                parts.rotate_right(3 - time.len() / 2); // read from the seconds backwards
            }
            self.hour = parts[0].or(self.hour);
            self.minute = parts[1].or(self.minute);
            self.second = parts[2].or(self.second);
        }
    }

    /// `102030,5`: with a fraction, digits are read from the seconds backwards.
    fn set_run_backwards(&mut self, digits: &str) {
        if matches!(digits.len(), 9 | 11 | 13) {
            return; // of such a length, Ruby makes nothing of them
        }
        let mut left = digits;
        for part in [&mut self.second, &mut self.minute, &mut self.hour, &mut self.day, &mut self.month] {
            if left.is_empty() {
                return;
            }
            let (before, last) = left.split_at(left.len().saturating_sub(2));
            *part = Some(number(last));
            left = before;
        }
        if !left.is_empty() {
            self.year = Some(number(left));
            self.full_year = left.len() > 2;
        }
    }

    /// A lone number of one or two digits that is left completes a day or an hour.
    fn take_fragment(&mut self, rest: &mut Rest) {
        let left = rest.text.trim_matches(' ');
        if left.is_empty() || left.len() > 2 || !left.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let value = number(left);
        if self.hour.is_some() && self.day.is_none() && (1..=31).contains(&value) {
            self.day = Some(value);
        } else if self.day.is_some() && self.hour.is_none() && value <= 24 {
            self.hour = Some(value);
        } else {
            return;
        }
        rest.text.clear();
    }

    fn complete_year(&mut self) {
        let Some(year) = self.year.as_mut() else { return };
        if self.before_christ {
            *year = 1_i64.saturating_sub(*year);
        }
        if !self.full_year && (0..=99).contains(year) {
            *year += if *year >= 69 { 1900 } else { 2000 };
        }
    }
}

/// The text that is still to be read; what a layout uses is replaced by a space.
struct Rest {
    text: String,
}

impl Rest {
    /// Every run of characters that no layout knows becomes one space.
    fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut unknown = false;
        for c in source.chars() {
            let known = c.is_alphanumeric() || "-+',./:@[]".contains(c);
            if known {
                text.push(c);
            } else if !unknown {
                text.push(' ');
            }
            unknown = !known;
        }
        Self { text }
    }

    /// Takes out the first place where a layout fits.
    fn take<T>(&mut self, layout: impl Fn(&mut Cursor) -> Option<T>) -> Option<T> {
        let (from, to, found) = self.search(false, layout)?;
        self.text.replace_range(from..to, " ");
        Some(found)
    }

    /// The same, at the border of a word only.
    fn take_word<T>(&mut self, layout: impl Fn(&mut Cursor) -> Option<T>) -> Option<T> {
        let (from, to, found) = self.search(true, layout)?;
        self.text.replace_range(from..to, " ");
        Some(found)
    }

    fn search<T>(
        &self,
        at_border: bool,
        layout: impl Fn(&mut Cursor) -> Option<T>,
    ) -> Option<(usize, usize, T)> {
        self.text.char_indices().find_map(|(from, _)| {
            let mut cursor = Cursor::new(&self.text, from);
            if at_border {
                cursor.border()?;
            }
            let found = layout(&mut cursor)?;
            Some((from, cursor.at(), found))
        })
    }
}
