//! `files`: documents to download.

use serde::Serialize;

use super::Text;
use super::field::Field;
use super::reader::Reader;
use crate::yaml::Entry;

/// A document to download: one item of `files`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Attachment<'a> {
    /// `file`: its path on the site, percent-encoded.
    pub file: Field<Text<'a>>,
    /// `nom`: the text of the link.
    pub name: Field<Text<'a>>,
    /// `lien`: the path again, under an older key.
    pub link: Field<Text<'a>>,
}

impl<'a> Attachment<'a> {
    pub(super) fn read(reader: &mut Reader, entries: &[Entry<'a>]) -> Self {
        let mut attachment = Self::default();
        for entry in entries {
            match entry.key.as_text() {
                Some("file") => attachment.file = reader.text(entry),
                Some("nom") => attachment.name = reader.text(entry),
                Some("lien") => attachment.link = reader.text(entry),
                _ => {}
            }
        }
        attachment
    }
}
