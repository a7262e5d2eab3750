//! What Jekyll makes of a date in the front matter.
//!
//! Two readers stand in line. The YAML library takes for a *Time* or a *Date* what is written in
//! one of its own layouts, without an offset in UTC; every other value reaches Ruby's `Time.parse`
//! as text, which guesses, and takes what has no offset for Paris time.

mod clock;
mod cursor;
mod elements;
mod instant;
mod layouts;
mod timestamp;
mod triple;

use std::borrow::Cow;
use std::ops::Range;

use chrono::{DateTime, FixedOffset};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use elements::Elements;

pub(crate) use instant::{in_paris, paris_offset};

/// Longest text that Ruby reads a date from, in bytes.
pub const MAX_DATE_BYTES: usize = 128;

/// A date as it was written, and what Jekyll makes of it.
///
/// ```
/// use parapheur::front_matter::{DateKind, WrittenDate};
///
/// let date = WrittenDate::read("2023-07-14 10:00:00", true);
/// assert_eq!(date.kind, DateKind::Time);
/// // without an offset it is UTC, so noon in Paris
/// assert_eq!(date.paris().unwrap().to_rfc3339(), "2023-07-14T12:00:00+02:00");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrittenDate<'a> {
    /// The text as it was written, quotes excluded.
    pub written: Cow<'a, str>,
    /// How the YAML library reads it.
    pub kind: DateKind,
    /// The moment, at the offset that was written; in UTC or in Paris time without one.
    pub instant: Result<DateTime<FixedOffset>, UnreadableDate>,
    /// The offset that counts and its bytes in `written`.
    pub offset: Option<WrittenOffset>,
    /// Whether a time of day was written.
    pub has_time: bool,
    /// What the writer may not expect.
    pub surprises: Vec<DateSurprise>,
}

/// An offset from UTC as written.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct WrittenOffset {
    /// Seconds east of UTC.
    pub seconds: i32,
    /// Its bytes in the written text.
    pub range: Range<usize>,
}

/// What the YAML library takes a date for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DateKind {
    /// `2023-11-23 16:02:00 +01:00`: in UTC when it has no offset.
    Time,
    /// `2023-11-23`: midnight in Paris.
    Date,
    /// Any other text, or anything between quotes.
    String,
    /// `20231123`
    Integer,
    /// `16:30`, `2023.11`
    Float,
    /// `yes`
    Boolean,
    /// A list; its first date counts.
    List,
    /// Keys and values.
    Mapping,
    /// Nothing.
    Null,
}

/// Why the build stops on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum UnreadableDate {
    /// Nothing in it looks like a date.
    NoDate,
    /// A month 13, a day 32, an hour 25, a minute 60…
    OutOfRange,
    /// Longer than [`MAX_DATE_BYTES`].
    TooLong,
    /// Not a reason to stop: the year at least is that of the day of the build, so that the page
    /// moves. [`WrittenDate::at`] tells where to.
    DependsOnBuildDay,
}

/// What a writer may not expect of a date that Jekyll reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DateSurprise {
    /// A time without an offset, taken for UTC: one or two hours later in Paris.
    ReadAsUtc,
    /// A day that does not exist, carried over into the next month.
    RolledOver,
    /// An hour that the change to summer time skips: moved one hour on.
    SkippedHour,
    /// An hour that the change to winter time repeats: the second one is meant.
    AmbiguousHour,
    /// `24:00`: midnight of the next day.
    Midnight24,
    /// A second 60: taken for the 59th or for the next minute.
    LeapSecond,
    /// An offset of a day or more, taken for UTC.
    IgnoredOffset,
    /// A zone that is not known; Paris is meant.
    IgnoredZone,
    /// Some of the text was not used.
    IgnoredText,
    /// Three numbers of two digits: the first is taken for the year.
    TwoDigitYear,
}

impl<'a> WrittenDate<'a> {
    /// Reads a scalar; `plain` when no quotes or block style make it a string.
    #[must_use]
    pub fn read(written: impl Into<Cow<'a, str>>, plain: bool) -> Self {
        let written = written.into();
        if plain && let Some(date) = timestamp::read(&written) {
            return date.of(written);
        }
        Self::guess(written, DateKind::String, None)
    }

    /// Reads a value of any other kind from the text Ruby makes of it.
    pub(crate) fn of_kind(written: Cow<'a, str>, kind: DateKind, text: &str) -> Self {
        Self::guess_text(written, kind, text, None)
    }

    /// The moment in Paris local time.
    #[must_use]
    pub fn paris(&self) -> Option<DateTime<FixedOffset>> {
        self.instant.ok().map(in_paris)
    }

    /// The moment when the site is built at `now`: `now` completes a date without a year.
    #[must_use]
    pub fn at(&self, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
        match self.instant {
            Ok(instant) => Some(instant),
            Err(UnreadableDate::DependsOnBuildDay) => {
                WrittenDate::guess(Cow::Borrowed(&*self.written), self.kind, Some(now)).instant.ok()
            }
            Err(_) => None,
        }
    }

    /// Whether the written time of day is midnight sharp, as placeholders are.
    #[must_use]
    pub fn is_written_midnight(&self) -> bool {
        self.has_time && self.instant.is_ok_and(instant::is_midnight)
    }

    fn guess(written: Cow<'a, str>, kind: DateKind, now: Option<DateTime<FixedOffset>>) -> Self {
        let text = written.clone();
        Self::guess_text(written, kind, &text, now)
    }

    fn guess_text(
        written: Cow<'a, str>,
        kind: DateKind,
        text: &str,
        now: Option<DateTime<FixedOffset>>,
    ) -> Self {
        if text.len() > MAX_DATE_BYTES {
            let instant = Err(UnreadableDate::TooLong);
            return Self { written, kind, instant, offset: None, has_time: false, surprises: Vec::new() };
        }
        let found = Elements::find(text);
        let mut outcome = instant::instant(&found, now);
        if found.hour == Some(24) && outcome.instant.is_ok() {
            outcome.surprises.push(DateSurprise::Midnight24);
        }
        if found.second == Some(60) && outcome.instant.is_ok() {
            outcome.surprises.push(DateSurprise::LeapSecond);
        }
        let offset = found.zone.as_deref().and_then(|zone| {
            let seconds = outcome.instant.ok()?.offset().local_minus_utc();
            let start = written.rfind(zone)?;
            let ignored = outcome.surprises.contains(&DateSurprise::IgnoredZone);
            (!ignored).then(|| WrittenOffset { seconds, range: start..start + zone.len() })
        });
        let has_time = found.hour.is_some();
        Self { written, kind, instant: outcome.instant, offset, has_time, surprises: outcome.surprises }
    }
}

impl Serialize for WrittenDate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("WrittenDate", 8)?;
        fields.serialize_field("written", &self.written)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("instant", &self.instant.ok())?;
        fields.serialize_field("paris", &self.paris())?;
        fields.serialize_field("unreadable", &self.instant.err())?;
        fields.serialize_field("offset", &self.offset)?;
        fields.serialize_field("has_time", &self.has_time)?;
        fields.serialize_field("surprises", &self.surprises)?;
        fields.end()
    }
}

#[cfg(test)]
mod tests;
