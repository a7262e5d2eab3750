//! Where what belongs to one part of a body stands among what the body keeps for all its parts.

use std::ops::Range;

use crate::span::offset;

/// Places side by side in a vector of the [`Body`](super::Body).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stretch {
    start: u32,
    end: u32,
}

impl Stretch {
    /// An empty one that is not the default.
    pub(crate) const ELSEWHERE: Self = Self { start: 1, end: 1 };

    /// From one place to another.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self { start: offset(start), end: offset(end) }
    }

    /// Whether there are none.
    pub(crate) const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The places.
    pub(crate) const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// What stands there, among all that the body keeps.
    pub(crate) fn of<T>(self, all: &[T]) -> &[T] {
        all.get(self.range()).unwrap_or_default()
    }
}
