//! Parts of a document that share something: what is hidden, what is marked with its language.

use crate::span::Span;

/// Disjoint stretches of a document, in order.
pub(super) struct Stretches(Vec<Span>);

impl Stretches {
    /// The union of some spans.
    pub(super) fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut union: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match union.last_mut() {
                Some(last) if last.touches(span) => *last = last.to(span),
                _ => union.push(span),
            }
        }
        Self(union)
    }

    /// Whether one of the stretches holds the whole of a span.
    pub(super) fn covers(&self, span: Span) -> bool {
        let after = self.0.partition_point(|stretch| stretch.start() <= span.start());
        after.checked_sub(1).and_then(|index| self.0.get(index)).is_some_and(|stretch| stretch.covers(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_and_overlapping_spans_are_one_stretch() {
        let stretches =
            Stretches::new(vec![Span::new(9, 12), Span::new(0, 6), Span::new(2, 4), Span::new(5, 8)]);
        assert!(stretches.covers(Span::new(3, 8)));
        assert!(stretches.covers(Span::new(9, 12)));
        assert!(!stretches.covers(Span::new(7, 10)));
    }
}
