//! The dates of a front matter that rules look at, and where they stand.

use chrono::NaiveDate;

use crate::diagnostic::Severity;
use crate::front_matter::WrittenDate;
use crate::lint::context::Context;
use crate::span::{Span, Spanned};

/// The dates that are read as dates: of publication, and of an event.
pub(super) fn dates<'r, 'a>(cx: &Context<'r, 'a>) -> impl Iterator<Item = &'r Spanned<WrittenDate<'a>>> {
    let fields = &cx.release.front_matter;
    [fields.date.spanned(), fields.event.start.spanned(), fields.event.end.spanned()].into_iter().flatten()
}

/// The day of publication in Paris.
pub(super) fn publication(cx: &Context<'_, '_>) -> Option<NaiveDate> {
    Some(cx.release.front_matter.date.value()?.paris()?.date_naive())
}

/// The place of a part of a written date; the whole date when it is written with escapes.
pub(super) fn part(
    cx: &Context<'_, '_>,
    date: &Spanned<WrittenDate<'_>>,
    range: std::ops::Range<usize>,
) -> Span {
    let source = cx.slice(date.span);
    let start = date.span.range().start + source.find(&*date.value.written).unwrap_or(0);
    let place = Span::from_range(start + range.start..start + range.end);
    let same = date.value.written.get(range).is_some_and(|text| cx.slice(place) == text);
    if same { place } else { date.span }
}

/// Dates are written otherwise on other sites: worth knowing there, no more.
pub(super) fn gravity(cx: &Context<'_, '_>) -> Severity {
    if cx.is_release() { Severity::Error } else { Severity::Info }
}
