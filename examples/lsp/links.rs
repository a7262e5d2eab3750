//! The links that lead to the web or to a mailbox.

use lsp_types::DocumentLink;

use crate::server::Open;

/// The schemes that an editor can follow.
const SCHEMES: [&str; 3] = ["http:", "https:", "mailto:"];

/// Every link of the body whose address is whole.
pub fn all(open: &Open<'_>) -> Vec<DocumentLink> {
    let release = parapheur::parse_with(open.text, (&open.config.profile).into());
    let followed = release.body.links.iter().filter_map(|link| {
        let known = SCHEMES.iter().any(|scheme| link.target.starts_with(scheme));
        Some((link, link.target.parse().ok().filter(|_| known)?))
    });
    let shown = followed.map(|(link, target)| DocumentLink {
        range: open.lines.range(link.target_span),
        target: Some(target),
        tooltip: None,
        data: None,
    });
    shown.collect()
}
