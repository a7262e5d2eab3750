//! Whether a release has what its site asks for.

use super::PressRelease;
use crate::front_matter::{Field, HeaderImage, Shape, Text};
use crate::profile::ReleaseField;
use crate::span::{Span, Spanned};
use crate::yaml::YamlErrorKind;

/// How a field is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lack {
    /// No key for it.
    Absent,
    /// The key is there, and nothing, or nothing but spaces, after it.
    Empty(Span),
}

/// How a field is missing, if it is; a broken or misshapen value is not missing.
pub(crate) fn lack(release: &PressRelease<'_>, field: ReleaseField) -> Option<Lack> {
    let fields = &release.front_matter;
    let legacy = &fields.legacy;
    let lack = match field {
        ReleaseField::Title => of_text(&fields.title),
        ReleaseField::Date => of(&fields.date, |_| false),
        ReleaseField::Category => of(&fields.categories, Vec::is_empty),
        ReleaseField::Tags => of(&fields.tags, Vec::is_empty),
        ReleaseField::Chapeau => either(of_text(&fields.chapeau), of_text(&legacy.chapeau)),
        ReleaseField::Attachment => {
            let old = either(of_text(&legacy.communique_file), of_text(&legacy.file));
            either(of(&fields.attachments, Vec::is_empty), old)
        }
        ReleaseField::Image => either(of_images(&fields.header_images), of_text(&legacy.image)),
        ReleaseField::PressContact => of(&fields.press_contact, |_| false),
    }?;
    if let Lack::Empty(key) = lack
        && fields.misshapen.iter().any(|value| value.key == key && value.found != Shape::Null)
    {
        return None; // what is there has another shape
    }
    if lack == Lack::Absent && field == ReleaseField::Category && has_singular(release) {
        return None;
    }
    (!may_be_lost(release, field)).then_some(lack)
}

/// The lack of either of two fields that stand for one another.
fn either(current: Option<Lack>, old: Option<Lack>) -> Option<Lack> {
    match (current?, old?) {
        (Lack::Absent, old) => Some(old),
        (current, _) => Some(current),
    }
}

fn of<T>(field: &Field<T>, is_empty: impl Fn(&T) -> bool) -> Option<Lack> {
    match field {
        Field::Absent => Some(Lack::Absent),
        Field::Null { key, .. } => Some(Lack::Empty(*key)),
        Field::Present { key, value } if is_empty(&value.value) => Some(Lack::Empty(*key)),
        _ => None,
    }
}

/// A list whose every item leaves its image, and all else, empty.
fn of_images(field: &Field<Vec<Spanned<HeaderImage<'_>>>>) -> Option<Lack> {
    let is_blank = |text: &Field<Text<'_>>| text.value().is_none_or(|text| text.trim().is_empty());
    of(field, |items| {
        items.iter().all(|item| {
            let image = &item.value;
            !image.image.is_absent()
                && is_blank(&image.image)
                && is_blank(&image.alternative)
                && is_blank(&image.caption)
        })
    })
}

/// Whether `category` stands for `categories`: Jekyll reads both.
fn has_singular(release: &PressRelease<'_>) -> bool {
    let mut entries = release.front_matter.entries().iter();
    entries.any(|entry| {
        entry.key.as_text() == Some("category")
            && entry.value.as_text().is_some_and(|text| !text.trim().is_empty())
    })
}

fn of_text(field: &Field<Text<'_>>) -> Option<Lack> {
    of(field, |text| text.trim().is_empty())
}

/// Whether a broken entry of the front matter may be the one that is missed.
fn may_be_lost(release: &PressRelease<'_>, field: ReleaseField) -> bool {
    release.front_matter.yaml.errors.iter().any(|error| match error.kind {
        YamlErrorKind::SecondDocument => false,
        YamlErrorKind::TooLarge | YamlErrorKind::TooManyErrors | YamlErrorKind::TooDeep => true,
        _ => {
            let entry = release.source.slice(error.entry);
            let mut starts = entry.lines().map(str::trim_start);
            starts.any(|line| field.keys().iter().any(|key| line.starts_with(key)))
        }
    })
}
