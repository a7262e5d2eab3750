//! `contact-presse`: whom journalists call.

use serde::Serialize;

use super::Text;
use super::field::Field;
use super::reader::{Reader, Strings};
use crate::yaml::Entry;

/// Whom journalists call: `contact-presse`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PressContact<'a> {
    /// `name`
    pub name: Field<Text<'a>>,
    /// `tel`: one number or a list of them, as written.
    pub phones: Field<Strings<'a>>,
    /// `email`
    pub email: Field<Text<'a>>,
}

impl<'a> PressContact<'a> {
    pub(super) fn read(reader: &mut Reader, entries: &[Entry<'a>]) -> Self {
        let mut contact = Self::default();
        for entry in entries {
            match entry.key.as_text() {
                Some("name") => contact.name = reader.text(entry),
                Some("tel") => contact.phones = reader.texts(entry),
                Some("email") => contact.email = reader.text(entry),
                _ => {}
            }
        }
        contact
    }
}
