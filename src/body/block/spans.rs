//! A few spans in order: most blocks have exactly one, which then costs no allocation.

use std::ops::Deref;

use serde::Serialize;

use crate::span::Span;

/// Spans in source order; reads as a slice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans(Repr);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Repr {
    #[default]
    None,
    One(Span),
    #[allow(clippy::box_collection)] // a block is to stay small
    Many(Box<Vec<Span>>),
}

impl Spans {
    /// Adds a span at the end; one that begins where the last ends lengthens it.
    pub(crate) fn push(&mut self, span: Span) {
        match &mut self.0 {
            Repr::None => self.0 = Repr::One(span),
            Repr::One(last) if last.end() == span.start() => *last = last.to(span),
            Repr::One(last) => self.0 = Repr::Many(Box::new(vec![*last, span])),
            Repr::Many(list) => match list.last_mut() {
                Some(last) if last.end() == span.start() => *last = last.to(span),
                _ => list.push(span),
            },
        }
    }
}

impl Deref for Spans {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match &self.0 {
            Repr::None => &[],
            Repr::One(span) => std::slice::from_ref(span),
            Repr::Many(list) => list,
        }
    }
}

impl<'s> IntoIterator for &'s Spans {
    type Item = &'s Span;
    type IntoIter = std::slice::Iter<'s, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Self {
        Self(Repr::One(span))
    }
}

impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(iter: I) -> Self {
        let mut spans = Self::default();
        iter.into_iter().for_each(|span| spans.push(span));
        spans
    }
}

impl Serialize for Spans {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
