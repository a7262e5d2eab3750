//! Small tables of numbers, by hash.

use crate::data::lexicon::tag;

/// From a hash to a number; 0 when there is none.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Open addressing, two thirds in use at most. Half of the hash, then the number.
    slots: Vec<(u32, u32)>,
}

impl Table {
    pub(super) fn new(count: usize) -> Self {
        Self { slots: vec![(0, 0); (count + count / 2).next_power_of_two().max(2)] }
    }

    fn index(&self, hash: u64) -> usize {
        let last = self.slots.len().saturating_sub(1);
        let mut index = usize::try_from(hash >> 40).unwrap_or(0) & last;
        while self.slots.get(index).is_some_and(|slot| slot.1 != 0 && slot.0 != tag(hash)) {
            index = (index + 1) & last;
        }
        index
    }

    pub(super) fn get(&self, hash: u64) -> u32 {
        self.slots.get(self.index(hash)).map_or(0, |slot| slot.1)
    }

    /// The number for a hash, to be written.
    pub(super) fn slot(&mut self, hash: u64) -> &mut u32 {
        let index = self.index(hash);
        let slot = &mut self.slots[index];
        slot.0 = tag(hash);
        &mut slot.1
    }
}
