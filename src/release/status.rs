//! What a release is, and whether the public can read it.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::PressRelease;
use crate::front_matter::{Field, FrontMatter};
use crate::profile::Profile;

/// What a document is, told by its category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReleaseKind {
    /// « Communiqué de presse »
    Communique,
    /// « Dossier de presse »
    Dossier,
    /// « Note aux rédactions », « Note to editors »
    Note,
    /// Anything else, or no category.
    Other,
}

/// Whether the public can read a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum State {
    /// It is on the site.
    Published,
    /// `published: false` holds it back.
    Draft,
    /// Its date is still to come: the first build after it publishes the page.
    Scheduled,
    /// Its page only leads elsewhere.
    Redirect,
}

impl PressRelease<'_> {
    /// What the document is, told by the first of its categories that is known.
    #[must_use]
    pub fn kind(&self) -> ReleaseKind {
        let categories = self.front_matter.categories.value().map(Vec::as_slice).unwrap_or_default();
        let kinds = categories.iter().map(|category| kind_of(&category.value));
        kinds.into_iter().find(|kind| *kind != ReleaseKind::Other).unwrap_or(ReleaseKind::Other)
    }

    /// Whether the public can read it at `now`.
    #[must_use]
    pub fn state(&self, now: DateTime<FixedOffset>) -> State {
        let fields = &self.front_matter;
        if !fields.is_published() {
            return State::Draft;
        }
        if fields.redirection.value().is_some_and(|target| !target.trim().is_empty()) {
            return State::Redirect;
        }
        match fields.date.value().and_then(|date| date.at(now)) {
            Some(date) if date > now => State::Scheduled,
            _ => State::Published,
        }
    }
}

fn kind_of(category: &str) -> ReleaseKind {
    match category.trim().to_lowercase().as_str() {
        "communiqué de presse" | "press release" => ReleaseKind::Communique,
        "dossier de presse" | "press kit" => ReleaseKind::Dossier,
        "note aux rédactions" | "note to editors" => ReleaseKind::Note,
        _ => ReleaseKind::Other,
    }
}

impl FrontMatter<'_> {
    /// Whether the document is a release, as far as its front matter tells.
    ///
    /// The layout tells first, then a category: one of the profile, or written nearly like one, speaks
    /// for a release, any other against. Then the keys: those that only releases have speak for one,
    /// those of an event or those that the site does not know against. A front matter that has a title
    /// and a date, and nothing that speaks against, is taken for one.
    #[must_use]
    pub fn is_release(&self, profile: &Profile) -> bool {
        if matches!(self.layout, Field::Invalid { .. }) {
            return false;
        }
        if let Some(layout) = self.layout.value() {
            // A site without a layout of its own for releases tells nothing by it.
            let default = profile.default_of("layout").and_then(serde_yaml::Value::as_str);
            if let Some(default) = default {
                return default == &**layout;
            }
        }
        let categories = self.categories.value().map(Vec::as_slice).unwrap_or_default();
        if categories.iter().any(|own| profile.categories.iter().any(|known| *known == own.value)) {
            return true;
        }
        if !self.event.start.is_absent() || !self.event.end.is_absent() {
            return false;
        }
        let of_releases_only = !self.press_contact.is_absent() || !self.legacy.communique_file.is_absent();
        let has_vocabulary = !profile.categories.is_empty();
        if has_vocabulary && categories.iter().any(|own| !own.value.trim().is_empty()) {
            // A category of another collection, unless it only looks like one of the profile's.
            return of_releases_only || categories.iter().any(|own| profile.resembles_category(&own.value));
        }
        let shared =
            !self.chapeau.is_absent() || !self.header_images.is_absent() || !self.attachments.is_absent();
        // Blogs of all sites keep their picture under `image`, as releases once did beside other keys.
        let plain = !self.title.is_absent()
            && !self.date.is_absent()
            && self.legacy.image.is_absent()
            && self.others().next().is_none();
        of_releases_only || shared || plain
    }

    /// Whether more says so than the chapeau and the image, which news items and events have as well.
    pub(crate) fn is_surely_release(&self, profile: &Profile) -> bool {
        let named = !self.layout.is_absent() || !self.categories.is_absent();
        let held = !self.press_contact.is_absent()
            || !self.attachments.is_absent()
            || !self.legacy.communique_file.is_absent();
        self.is_release(profile) && (named || held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn state(front_matter: &str) -> State {
        let now = DateTime::parse_from_rfc3339("2024-04-02T09:00:00+02:00").unwrap();
        parse(&format!("---\n{front_matter}\n---\n")).state(now)
    }

    #[test]
    fn only_false_holds_a_page_back() {
        assert_eq!(state("published: no"), State::Draft);
        assert_eq!(state("published: non"), State::Published);
        assert_eq!(state("published: 'false'"), State::Published);
    }

    #[test]
    fn an_embargo_ends_at_its_hour_in_paris() {
        assert_eq!(state("date: 2024-04-02 09:00:01 +02:00"), State::Scheduled);
        assert_eq!(state("date: 2024-04-02 09:00:00 +02:00"), State::Published);
        assert_eq!(state("date: 2024-04-02 07:30:00"), State::Scheduled);
        assert_eq!(state("date: demain\nredirection: /été/"), State::Redirect);
    }

    #[test]
    fn the_kind_is_that_of_the_first_category_known() {
        let kind = |text: &str| parse(text).kind();
        assert_eq!(kind("---\ncategories: [Été, Note aux rédactions]\n---\n"), ReleaseKind::Note);
        assert_eq!(kind("---\ncategories:\n---\n"), ReleaseKind::Other);
    }
}
