//! What texts mention: dates, figures, counts, acronyms, footnotes, telephones, addresses.

pub(crate) mod acronym;
mod announce;
mod contact;
mod date;
mod footnote;
mod keyword;
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

use crate::body::Block;
use crate::span::Spanned;
use crate::text::reading::Reading;
use crate::text::{Language, Texts, Zone};
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

/// Reads what every text of a release mentions.
pub(crate) fn read<'a>(source: &'a str, texts: &Texts) -> Mentions<'a> {
    let mut out = Mentions::default();
    for passage in texts.passages() {
        let lexicon = match passage.language {
            Language::French => Lexicon::French,
            Language::English => Lexicon::English,
            Language::Other => continue,
        };
        if !matches!(passage.zone, Zone::Code | Zone::Url | Zone::Liquid) {
            scan::read(&Reading::passage(source, texts, passage), lexicon, &mut out);
        }
    }
    scan::keep_announcements(&mut out.counts);
    out
}

impl Mentions<'_> {
    /// Ties each count that leads on to the list that follows it.
    pub(crate) fn link_lists(&mut self, blocks: &[Block<'_>]) {
        if !self.counts.is_empty() {
            announce::link(&mut self.counts, blocks, 0);
        }
    }
}
