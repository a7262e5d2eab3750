//! Contacts written in the body: a person or a service, with its telephones and addresses.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;

use super::Reader;
use crate::body::attribution::{self, Person, lexicon};
use crate::mentions::{Means, Phone};
use crate::span::{Span, Spanned};
use crate::text::reading::Reading;
use crate::text::word;
use crate::text::{Passage, PassageKind};

/// Longest label of a contact, in bytes: beyond, it is a sentence.
const MAX_LABEL: usize = 240;

/// Somebody to call or to write to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Contact<'a> {
    /// From the name to the last telephone or address.
    pub span: Span,
    /// Name, function and service as written, without the means to reach them.
    pub label: Option<Spanned<Cow<'a, str>>>,
    /// The person, when one is named.
    pub person: Option<Person<'a>>,
    /// Telephones, in order.
    pub phones: Vec<Phone<'a>>,
    /// E-mail addresses, in order.
    pub emails: Vec<Spanned<Cow<'a, str>>>,
}

/// Reads the contacts around the telephones and the addresses of a body.
pub(super) fn read<'a>(reader: &Reader<'_, 'a>, means: &Means<'a>, body: Span) -> Vec<Contact<'a>> {
    let mut contacts = Vec::new();
    if means.0.is_empty() && means.1.is_empty() {
        return contacts;
    }
    let mut passages = reader.texts.passages_in(body).peekable();
    while let Some(passage) = passages.next() {
        let (mut range, mut span) = (passage.range.clone(), passage.span);
        // `Nom | Tél : … | Mél : …` is a row of a table: its cells are read together.
        while let Some(next) = passages.next_if(|next| same_row(reader, passage, span, next)) {
            (range.end, span) = (next.range.end, span.to(next.span));
        }
        if !phones_in(means, span).is_empty() || !emails_in(means, span).is_empty() {
            let reading =
                Reading::buffer(reader.source, reader.texts, range.start as usize..range.end as usize);
            let groups = groups(reading.text, passage.kind == PassageKind::TableCell);
            contacts.extend(groups.into_iter().filter_map(|group| contact(&reading, means, group)));
        }
    }
    contacts
}

fn phones_in<'m, 'a>(means: &'m Means<'a>, span: Span) -> &'m [Phone<'a>] {
    inside(&means.0, span, |phone| phone.span)
}

fn emails_in<'m, 'a>(means: &'m Means<'a>, span: Span) -> &'m [Spanned<Cow<'a, str>>] {
    inside(&means.1, span, |email| email.span)
}

/// Those of a list in source order that stand inside a span.
fn inside<T>(all: &[T], span: Span, place: fn(&T) -> Span) -> &[T] {
    let from = all.partition_point(|one| place(one).start() < span.start());
    let count = all.get(from..).unwrap_or_default().iter().take_while(|one| span.covers(place(one))).count();
    all.get(from..from + count).unwrap_or_default()
}

fn same_row(reader: &Reader<'_, '_>, first: &Passage, span: Span, next: &Passage) -> bool {
    let cells = first.kind == PassageKind::TableCell && next.kind == PassageKind::TableCell;
    cells && !Span::new(span.end(), next.span.start()).slice(reader.source).contains('\n')
}

/// The lines of each contact: a gap or a new name begins another, once one can be reached.
fn groups(text: &str, row: bool) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    if row {
        groups.push(0..text.len());
        return groups;
    }
    let (mut start, mut at, mut reachable, mut gap) = (0, 0, false, 0);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        gap = if trimmed.is_empty() { gap + 1 } else { 0 };
        // A line end and a `<br>` make one empty line, two `<br>` make a gap.
        let other = gap == 2 || names(trimmed);
        if reachable && other {
            groups.push(start..at);
            (start, reachable) = (at, false);
        }
        reachable |= trimmed.contains('@') || trimmed.bytes().filter(u8::is_ascii_digit).count() >= 8;
        at += line.len();
    }
    groups.push(start..at);
    groups
}

/// Whether a line begins with a person or a service.
fn names(line: &str) -> bool {
    let head = line.get(..word::end(line, 0)).unwrap_or_default();
    lexicon::is_organisation(head) || word::folds_to(head, "contact") || attribution::begins_with_name(line)
}

fn contact<'a>(reading: &Reading<'_, 'a>, means: &Means<'a>, group: Range<usize>) -> Option<Contact<'a>> {
    let place = reading.span(group.clone());
    let (phones, emails) = (phones_in(means, place), emails_in(means, place));
    let reached = phones.iter().map(|p| p.span).chain(emails.iter().map(|e| e.span));
    let reached = reached.reduce(Span::to)?;
    let text = reading.slice(group.clone());
    let label = label(text).map(|range| reading.trim(group.start + range.start..group.start + range.end));
    let label = label.filter(|range| !range.is_empty() && range.len() <= MAX_LABEL);
    let person = label.clone().and_then(|range| attribution::signed(reading, range));
    let label = label.map(|range| Spanned::new(reading.cow(range.clone()), reading.span(range)));
    let span = label.as_ref().map_or(reached, |label| label.span.to(reached));
    Some(Contact {
        span,
        label,
        person: person.and_then(|a| a.people.into_iter().next()),
        phones: phones.to_vec(),
        emails: emails.to_vec(),
    })
}

/// What stands before the first telephone or address, `Tél :` and the like left out.
fn label(text: &str) -> Option<Range<usize>> {
    let address = text
        .find('@')
        .map(|at| text.get(..at).unwrap_or_default().rfind([' ', '\n', '(', ':', '\u{a0}']).map_or(0, |i| i));
    let number = text.match_indices(|c: char| c == '+' || c.is_ascii_digit()).map(|(at, _)| at).find(|&at| {
        text.get(at..).unwrap_or_default().bytes().take(16).filter(u8::is_ascii_digit).count() >= 8
    });
    let end = match (address, number) {
        (Some(address), Some(number)) => address.min(number),
        (one, other) => one.or(other)?,
    };
    let mut before = text.get(..end)?;
    loop {
        before = before.trim_end_matches(|c: char| {
            word::is_blank(c) || matches!(c, ':' | ',' | '|' | '-' | '–' | '/' | '.' | '(')
        });
        let last = word::start(before, before.len());
        let marker = [
            "tel",
            "telephone",
            "mel",
            "mail",
            "email",
            "courriel",
            "e-mail",
            "e",
            "port",
            "portable",
            "mobile",
        ];
        if !marker.iter().any(|m| word::folds_to(before.get(last..).unwrap_or_default(), m)) {
            break;
        }
        before = before.get(..last).unwrap_or_default();
    }
    // The heading of the block is no part of the first contact.
    let colon = before.rfind(':').map_or(0, |at| at + 1);
    let heading = before.find('\n').filter(|&end| {
        is_heading(before.get(..end).unwrap_or_default())
            && !before.get(end..).unwrap_or_default().trim().is_empty()
    });
    Some(colon.max(heading.unwrap_or(0))..before.len())
}

/// « Contacts presse »
fn is_heading(line: &str) -> bool {
    let head = line.trim_start();
    let head = head.get(..word::end(head, 0)).unwrap_or_default();
    word::folds_to(head, "contact") || word::folds_to(head, "contacts")
}
