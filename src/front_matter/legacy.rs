//! Keys of former versions of the site, and those of its other collections.

use serde::Serialize;

use super::Text;
use super::date::WrittenDate;
use super::field::Field;

/// Keys of former versions of the site; the data they hold now has another place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Legacy<'a> {
    /// `chapeau`, now `chapeau-text`
    pub chapeau: Field<Text<'a>>,
    /// `communique_file`, now the `file` of an item of `files`
    pub communique_file: Field<Text<'a>>,
    /// `file`, now the `file` of an item of `files`
    pub file: Field<Text<'a>>,
    /// `image`, now the `image` of an item of `une-ou-diaporama`
    pub image: Field<Text<'a>>,
}

/// When an event of the agenda takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EventDates<'a> {
    /// `event_start_date`
    pub start: Field<WrittenDate<'a>>,
    /// `event_end_date`
    pub end: Field<WrittenDate<'a>>,
}
