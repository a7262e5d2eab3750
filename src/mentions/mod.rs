//! What texts mention: dates, figures, counts, acronyms, footnotes, telephones, addresses.

pub(crate) mod acronym;
mod announce;
mod contact;
mod date;
mod footnote;
pub(crate) mod keyword;
mod number;
mod quantity;
mod scan;

use std::borrow::Cow;

use serde::Serialize;

pub use acronym::Acronym;
pub use contact::Phone;
pub use date::{DateMention, DateParts, Relative, TimeMention};
pub use footnote::HandMadeFootnote;
pub use quantity::{Announced, AnnouncedCount, Figure, Separator, Unit};

use crate::body::Body;
use crate::span::Spanned;
use crate::text::reading::Reading;
use crate::text::{Language, Passage, Texts, Zone};
use keyword::Lexicon;

/// What the texts of a release mention, front matter included, in source order.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Mentions<'a> {
    /// Dates, ranges of dates, relative days.
    pub dates: Vec<DateMention>,
    /// Times of day.
    pub times: Vec<TimeMention>,
    /// Quantities with a unit.
    pub figures: Vec<Figure>,
    /// Counts that are definite (« les 7 projets ») or announce something (« 3 critères : »).
    pub counts: Vec<AnnouncedCount>,
    /// Acronyms written beside their expansion.
    pub acronyms: Vec<Acronym<'a>>,
    /// Footnotes made by hand.
    pub footnotes: Vec<HandMadeFootnote>,
    /// Telephone numbers.
    pub phones: Vec<Phone<'a>>,
    /// E-mail addresses.
    pub emails: Vec<Spanned<Cow<'a, str>>>,
}

impl<'a> Mentions<'a> {
    /// Reads what every text of a release mentions.
    pub(crate) fn read(source: &'a str, texts: &Texts, body: &Body<'_>, means: Means<'a>) -> Self {
        let mut out = Self::default();
        for (passage, lexicon) in readable(texts) {
            let reading = Reading::passage(source, texts, passage);
            scan::read(&reading, lexicon, scan::places(reading.text), &mut out);
        }
        out.complete(source, body, means)
    }

    /// Reads what a release mentions at `places` of the buffer and nowhere else: the same as
    /// [`read`](Self::read) when they are all that may lead to a mention, in order.
    pub(crate) fn read_at(
        source: &'a str,
        texts: &Texts,
        body: &Body<'_>,
        means: Means<'a>,
        places: &[u32],
    ) -> Self {
        let mut out = Self::default();
        let mut rest = places;
        for (passage, lexicon) in readable(texts) {
            let before = rest.iter().take_while(|&&at| at < passage.range.start).count();
            let (inside, after) = split_while(rest.get(before..).unwrap_or_default(), passage.range.end);
            rest = after;
            if inside.is_empty() {
                continue;
            }
            let inside = inside.iter().map(|at| (at - passage.range.start) as usize);
            scan::read(&Reading::passage(source, texts, passage), lexicon, inside, &mut out);
        }
        out.complete(source, body, means)
    }

    /// Adds what is not read word by word.
    fn complete(self, source: &'a str, body: &Body<'_>, (phones, emails): Means<'a>) -> Self {
        let mut out = Self { phones, emails, ..self };
        scan::keep_announcements(&mut out.counts);
        if !out.counts.is_empty() {
            announce::link(&mut out.counts, body, &body.blocks, 0);
            announce::link_html(&mut out.counts, source, &body.elements);
        }
        out
    }
}

/// The places before `end`, and the others.
fn split_while(places: &[u32], end: u32) -> (&[u32], &[u32]) {
    places.split_at(places.iter().take_while(|&&at| at < end).count())
}

/// Telephone numbers and e-mail addresses.
pub(crate) type Means<'a> = (Vec<Phone<'a>>, Vec<Spanned<Cow<'a, str>>>);

/// Reads the telephone numbers and the e-mail addresses of every text, in source order.
pub(crate) fn means<'a>(source: &'a str, texts: &Texts) -> Means<'a> {
    let mut means = Means::default();
    let mut readable = readable(texts);
    let Some((mut passage, _)) = readable.next() else { return means };
    let mut from = passage.range.start as usize;
    // One look at all texts: few of them have any.
    while let Some(at) = contact::next(texts.buffer(), from) {
        while passage.range.end as usize <= at {
            match readable.next() {
                Some((next, _)) => passage = next,
                None => return means,
            }
        }
        let start = passage.range.start as usize;
        from = match at.checked_sub(start) {
            Some(at) => start + contact::read(&Reading::passage(source, texts, passage), at, &mut means),
            None => start,
        };
    }
    means
}

/// The passages whose words can be read, each with its language.
fn readable(texts: &Texts) -> impl Iterator<Item = (&Passage, Lexicon)> {
    let words = texts.passages().iter().filter(|p| !matches!(p.zone, Zone::Code | Zone::Url | Zone::Liquid));
    words.filter_map(|passage| match passage.language {
        Language::French => Some((passage, Lexicon::French)),
        Language::English => Some((passage, Lexicon::English)),
        Language::Other => None,
    })
}
