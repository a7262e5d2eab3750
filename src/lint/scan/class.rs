//! What a byte may be the beginning of.

use crate::data::word::is_letter;

/// The class of a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Other,
    Letter,
    Digit,
    Space,
    High,
    Comma,
    Stop,
    Parenthesis,
    Quote,
    Apostrophe,
    Percent,
    Dash,
    Ampersand,
    Control,
    LeadC2,
    LeadE2,
    LeadEf,
    Combining,
}

impl Class {
    /// The class of a byte.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a table of 256 has a place for each byte")]
    pub(super) fn of(byte: u8) -> Self {
        CLASSES[byte as usize]
    }
}

static CLASSES: [Class; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "a count below 256, and it would not compile otherwise")]
const fn classes() -> [Class; 256] {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            // Continuation bytes are met only inside words.
            letter if is_letter(letter) => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b' ' | b'\n' | b'\r' | b'\t' => Class::Space,
            b':' | b';' | b'!' | b'?' => Class::High,
            b',' => Class::Comma,
            b'.' => Class::Stop,
            b'(' | b')' => Class::Parenthesis,
            b'"' => Class::Quote,
            b'\'' | b'`' => Class::Apostrophe,
            b'%' => Class::Percent,
            b'-' => Class::Dash,
            b'&' => Class::Ampersand,
            0..=0x1f | 0x7f => Class::Control,
            0xc2 => Class::LeadC2,
            0xe2 => Class::LeadE2,
            0xef => Class::LeadEf,
            0xcc | 0xcd => Class::Combining,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
}

/// How many bytes part two words when this one is after the first and there is nothing to note: a blank or a hyphen, a
/// comma and its space, an apostrophe; 0 for others.
#[inline]
#[expect(clippy::indexing_slicing, reason = "a table of 256 has a place for each byte")]
pub(super) fn apart(byte: u8) -> u8 {
    APART[byte as usize]
}

#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static APART: [u8; 256] = {
    let mut table = [0; 256];
    table[b' ' as usize] = 1;
    table[b'\n' as usize] = 1;
    table[b'-' as usize] = 1;
    table[b',' as usize] = 2;
    // Leads `’`.
    table[0xe2] = 3;
    table
};
