//! `une-ou-diaporama`: the image, or images, at the head of a release.

use serde::Serialize;

use super::Text;
use super::field::Field;
use super::reader::Reader;
use crate::yaml::Entry;

/// An image at the head of a release: one item of `une-ou-diaporama`. The site shows the first only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct HeaderImage<'a> {
    /// `image`: its path on the site.
    pub image: Field<Text<'a>>,
    /// `legende`
    pub caption: Field<Text<'a>>,
    /// `alternative-textuelle`
    pub alternative: Field<Text<'a>>,
}

impl<'a> HeaderImage<'a> {
    pub(super) fn read(reader: &mut Reader, entries: &[Entry<'a>]) -> Self {
        let mut image = Self::default();
        for entry in entries {
            match entry.key.as_text() {
                Some("image") => image.image = reader.text(entry),
                Some("legende") => image.caption = reader.text(entry),
                Some("alternative-textuelle") => image.alternative = reader.text(entry),
                _ => {}
            }
        }
        image
    }
}
