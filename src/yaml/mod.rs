//! YAML text to spanned nodes, and the values Jekyll makes of them.

mod de;
mod diagnose;
mod events;
mod fast;
pub(crate) mod node;
mod properties;
mod recover;
mod resolve;
mod scalar_map;
mod survey;
#[cfg(test)]
mod tests;
pub(crate) mod timestamp;
mod tree;

pub(crate) use de::TOO_MANY_ALIASED;
pub use de::from_front_matter;
pub use node::{Entry, Node, NodeKind, Scalar, ScalarStyle, Yaml, YamlError, YamlErrorKind};
pub use resolve::Resolved;
pub use scalar_map::{ScalarSegment, ScalarSegments, segments};

use crate::source::Source;
use crate::span::Span;

/// Reads YAML: the front matter's [`document`](crate::FrontMatterBlock::document), its opening
/// fence included or not.
///
/// It never fails: entries that cannot be read are left out of the tree and described in
/// [`Yaml::errors`]. Aliases are never expanded, so nothing grows.
#[must_use]
pub fn parse(source: Source<'_>, span: Span) -> Yaml<'_> {
    let text = source.text();
    let range = span.range();
    if span.slice(text).len() != range.len() {
        return Yaml::default();
    }
    if range.len() > crate::MAX_FRONT_MATTER_BYTES {
        let message = format!("more than {} bytes", crate::MAX_FRONT_MATTER_BYTES);
        let error = YamlError { kind: YamlErrorKind::TooLarge, span, entry: span, message };
        return Yaml { errors: vec![error], ..Yaml::default() };
    }
    let recovered = match fast::read(text, range.clone()) {
        Some(root) => recover::Recovered::complete(root, range.end),
        None => recover::read(text, range.clone()),
    };
    let mut yaml = Yaml { root: recovered.root, comments: Vec::new(), errors: recovered.errors };
    if recovered.has_alias {
        survey::unknown_aliases(&mut yaml);
    }
    if memchr::memchr(b'#', span.slice(text).as_bytes()).is_some() {
        yaml.comments = survey::comments(text, range.start..recovered.end, &yaml);
    }
    yaml
}
