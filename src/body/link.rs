//! Links and images in one flat list each, however they are written.

mod collect;

use std::borrow::Cow;

use serde::Serialize;

use crate::span::Span;
use crate::text::bytes::trimmed;

pub(crate) use collect::{collect, collect_inlines};

/// A link of the body.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Hyperlink<'a> {
    /// The whole construct, from `[` or `<a` to its end.
    pub span: Span,
    /// What the reader clicks on; for an image, its text alternative.
    pub text: Cow<'a, str>,
    /// Between the brackets or the tags.
    pub text_span: Span,
    /// Where it leads, entities decoded.
    pub target: Cow<'a, str>,
    /// Where the target is written; that of the definition, for a reference.
    pub target_span: Span,
    /// The title, and where it is written.
    pub title: Option<(Cow<'a, str>, Span)>,
    /// What kind of place it leads to.
    pub kind: LinkKind,
    /// How it is written.
    pub syntax: LinkSyntax,
    /// Whether an image stands inside.
    pub holds_image: bool,
}

/// What kind of place a link leads to, as a browser reads its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LinkKind {
    /// `http:`, `https:` or `//host`
    Web,
    /// A path on the same site, absolute or relative.
    SitePath,
    /// `#…`
    Anchor,
    /// `mailto:`
    Mail,
    /// `tel:`
    Telephone,
    /// Another scheme, Liquid, or nothing.
    Other,
}

/// How a link or an image is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LinkSyntax {
    /// `[text](target)`
    Markdown,
    /// `[text][name]`
    Reference,
    /// `<target>`
    Autolink,
    /// A tag.
    Html,
}

/// An image of the body.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Picture<'a> {
    /// The whole construct.
    pub span: Span,
    /// Where the image is, entities decoded.
    pub source: Cow<'a, str>,
    /// Where that is written.
    pub source_span: Span,
    /// The text alternative; `None` when the attribute is missing.
    pub alternative: Option<Cow<'a, str>>,
    /// Where it is written, if it is.
    pub alternative_span: Option<Span>,
    /// The title, and where it is written.
    pub title: Option<(Cow<'a, str>, Span)>,
    /// How it is written.
    pub syntax: LinkSyntax,
    /// Whether it stands inside a link.
    pub linked: bool,
}

impl LinkKind {
    /// The kind of a target.
    ///
    /// ```
    /// use parapheur::body::LinkKind;
    ///
    /// assert_eq!(LinkKind::of("https://cartolibre.gouv.fr"), LinkKind::Web);
    /// assert_eq!(LinkKind::of("/uploads/plan.pdf"), LinkKind::SitePath);
    /// assert_eq!(LinkKind::of("tel:+33123456789"), LinkKind::Telephone);
    /// assert_eq!(LinkKind::of(""), LinkKind::Other);
    /// ```
    #[must_use]
    pub fn of(target: &str) -> Self {
        let target = trimmed(target);
        if target.is_empty() || target.starts_with("{{") || target.starts_with("{%") {
            return Self::Other;
        }
        if target.starts_with("//") {
            return Self::Web;
        }
        if target.starts_with('#') {
            return Self::Anchor;
        }
        match scheme(target) {
            Some(scheme) => {
                let is = |name: &str| scheme.eq_ignore_ascii_case(name);
                match () {
                    () if is("http") || is("https") => Self::Web,
                    () if is("mailto") => Self::Mail,
                    () if is("tel") => Self::Telephone,
                    () => Self::Other,
                }
            }
            None => Self::SitePath,
        }
    }
}

impl Hyperlink<'_> {
    /// The host it leads to, without user, port and path; none for another kind than [`LinkKind::Web`].
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        host(&self.target)
    }

    /// The target without its scheme (`mailto:`, `tel:`) nor what follows `?`.
    #[must_use]
    pub fn address(&self) -> &str {
        let target = self.target.trim();
        let after = match scheme(target) {
            Some(scheme) => target.get(scheme.len() + 1..).unwrap_or(""),
            None => target,
        };
        after.split('?').next().unwrap_or("")
    }
}

/// The host of a web address.
pub(crate) fn host(target: &str) -> Option<&str> {
    if LinkKind::of(target) == LinkKind::Web { web_host(target) } else { None }
}

/// The host of an address that is known to be a [`LinkKind::Web`].
pub(crate) fn web_host(target: &str) -> Option<&str> {
    let target = trimmed(target);
    let usual = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://"));
    let after = match usual {
        Some(after) => after,
        None => target.get(target.as_bytes().windows(2).position(|two| two == b"//")? + 2..)?,
    };
    let (mut user, mut port, mut end) = (0, None, after.len());
    for (at, byte) in after.bytes().enumerate() {
        match byte {
            b'/' | b'?' | b'#' => {
                end = at;
                break;
            }
            b'@' => (user, port) = (at + 1, None),
            b':' => port = port.or(Some(at)),
            _ => {}
        }
    }
    after.get(user..port.unwrap_or(end)).filter(|host| !host.is_empty())
}

/// The scheme of an address: letters, digits, `+`, `-` and `.` before the first colon.
pub(crate) fn scheme(target: &str) -> Option<&str> {
    let part_of_it = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let end = target
        .bytes()
        .position(|b| !part_of_it(b))
        .filter(|&at| target.as_bytes().get(at).copied().unwrap_or_default() == b':')?;
    target.get(..end).filter(|scheme| scheme.starts_with(|c: char| c.is_ascii_alphabetic()))
}
