//! Tables of numbers as bytes: what the build script wrote is looked up where it lies.

use std::borrow::Cow;

/// Records of `N` numbers of four bytes, the lowest first whatever the machine.
#[derive(Clone, Debug, Default)]
pub(super) struct Table<const N: usize>(Cow<'static, [Record<N>]>);

pub(super) type Record<const N: usize> = [[u8; 4]; N];

/// The numbers of a record.
#[inline]
pub(super) fn numbers<const N: usize>(record: &Record<N>) -> [u32; N] {
    record.map(u32::from_le_bytes)
}

impl<const N: usize> Table<N> {
    /// So many records of zeros.
    pub(super) fn zeros(length: usize) -> Self {
        Self(Cow::Owned(vec![[[0; 4]; N]; length]))
    }

    /// No record yet, and room for so many.
    pub(super) fn with_capacity(length: usize) -> Self {
        Self(Cow::Owned(Vec::with_capacity(length)))
    }

    /// The records that [`Table::bytes`] gave.
    pub(super) fn of(bytes: &'static [u8]) -> Self {
        let (numbers, _) = bytes.as_chunks();
        Self(Cow::Borrowed(numbers.as_chunks().0))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_flattened().as_flattened()
    }

    /// All records; who looks up many asks for them once, since those of the crate lie elsewhere.
    #[inline]
    pub(super) fn records(&self) -> &[Record<N>] {
        &self.0
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<[u32; N]> {
        self.0.get(index).map(numbers)
    }

    pub(super) fn push(&mut self, record: [u32; N]) {
        self.0.to_mut().push(record.map(u32::to_le_bytes));
    }

    /// Writes in the place of a record, if there is one.
    pub(super) fn set(&mut self, index: usize, record: [u32; N]) {
        if let Some(slot) = self.0.to_mut().get_mut(index) {
            *slot = record.map(u32::to_le_bytes);
        }
    }
}

/// Both halves of a number, the lower one first.
pub(super) fn halves(number: u64) -> [u32; 2] {
    [number as u32, (number >> 32) as u32]
}

/// The number of two [`halves`].
#[inline]
pub(super) fn whole(lower: u32, upper: u32) -> u64 {
    u64::from(upper) << 32 | u64::from(lower)
}

/// A length as a number of a table, saturating: lists are far shorter.
pub(super) fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_the_same_on_every_machine() {
        let mut table = Table::with_capacity(2);
        table.push([1, 0x0203_0405]);
        table.push([0, 0]);
        table.set(1, halves(0x0102_0304_0506_0708));
        table.set(2, [9, 9]);
        assert_eq!(table.bytes(), [1, 0, 0, 0, 5, 4, 3, 2, 8, 7, 6, 5, 4, 3, 2, 1]);
        assert_eq!((table.len(), table.get(0), table.get(2)), (2, Some([1, 0x0203_0405]), None));
        assert_eq!(table.get(1).map(|[lower, upper]| whole(lower, upper)), Some(0x0102_0304_0506_0708));
        let read = Table::<2>::of(table.bytes().to_vec().leak());
        assert_eq!((read.len(), read.get(1)), (2, table.get(1)));
        assert_eq!(Table::<3>::zeros(2).bytes(), [0; 24]);
    }
}
