//! The times of day that Ruby's `Date._parse` knows, and the offset after them.

use super::cursor::Cursor;
use super::layouts::number;

/// A time of day.
pub(super) struct Time {
    pub(super) hour: i64,
    pub(super) minute: Option<i64>,
    pub(super) second: Option<i64>,
    pub(super) has_fraction: bool,
    /// Minutes were written after an `h` that a space precedes: Ruby skips them.
    pub(super) lost_minutes: bool,
    /// The offset or name after it, as written.
    pub(super) zone: Option<String>,
}

/// `16:02:00.5 +01:00`, `16h02`, `4 PM`
pub(super) fn time(c: &mut Cursor) -> Option<Time> {
    let mut time = c.attempt(clock_time).or_else(|| c.attempt(bare_hour))?;
    time.zone = c.attempt(|c| {
        c.spaces();
        zone(c)
    });
    Some(time)
}

fn clock_time(c: &mut Cursor) -> Option<Time> {
    let hour = number(c.digits()?);
    let after_hour = c.at();
    c.spaces();
    let mut time =
        Time { hour, minute: None, second: None, has_fraction: false, lost_minutes: false, zone: None };
    if c.one_of(":").is_some() {
        c.spaces();
        time.minute = Some(number(c.digits()?));
        time.second = c.attempt(|c| {
            c.spaces();
            c.one_of(":")?;
            c.spaces();
            c.digits().map(number)
        });
        if time.second.is_some() && c.one_of(",.").is_some() {
            time.has_fraction = c.digits().is_some();
        }
    } else {
        let spaced = c.at() > after_hour;
        c.one_of("hH")?;
        time.minute = c.attempt(|c| {
            c.spaces();
            c.digits().map(number)
        });
        if time.minute.is_some() {
            c.one_of("mM");
            time.second = c.attempt(|c| {
                c.spaces();
                c.digits().map(number)
            });
            if time.second.is_some() {
                c.one_of("sS");
            }
        }
        if spaced && time.minute.is_some() {
            (time.minute, time.second, time.lost_minutes) = (None, None, true);
        }
    }
    if let Some(afternoon) = c.attempt(meridian) {
        time.hour = time.hour % 12 + if afternoon { 12 } else { 0 };
    }
    Some(time)
}

fn bare_hour(c: &mut Cursor) -> Option<Time> {
    let hour = number(c.digits()?) % 12;
    let hour = if meridian(c)? { hour + 12 } else { hour };
    Some(Time { hour, minute: None, second: None, has_fraction: false, lost_minutes: false, zone: None })
}

/// `AM`, `p.m.`: whether it is the afternoon.
fn meridian(c: &mut Cursor) -> Option<bool> {
    c.spaces();
    let afternoon = matches!(c.one_of("apAP")?, 'p' | 'P');
    let dotted = |c: &mut Cursor| c.word(".m.");
    let plain = |c: &mut Cursor| {
        c.word("m")?;
        c.border()
    };
    c.attempt(plain).or_else(|| c.attempt(dotted))?;
    Some(afternoon)
}

fn zone(c: &mut Cursor) -> Option<String> {
    let from = c.at();
    let offset = |c: &mut Cursor| {
        if c.word("gmt").is_none() && c.word("utc").is_none() {
            c.word("ut");
        }
        c.one_of("+-")?;
        c.digits()?;
        let more = |c: &mut Cursor| {
            c.one_of(",.:")?;
            c.digits().map(|_| ())
        };
        if c.attempt(more).is_some() {
            c.attempt(|c| {
                c.one_of(":")?;
                c.digits()
            });
        }
        Some(())
    };
    let name = |c: &mut Cursor| {
        Some(c.run(char::is_alphabetic)).filter(|name| !name.is_empty())?;
        c.attempt(|c| c.word(" dst"));
        c.border()
    };
    c.attempt(offset).or_else(|| c.attempt(name))?;
    Some(c.since(from).to_owned())
}
