//! What the rules about links need to know of each, found once.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::context::Context;
use crate::body::{Hyperlink, LinkKind, link};
use crate::span::Span;
use crate::yaml::{Node, NodeKind};

/// Where something leads: the target of a link or the source of an image.
#[derive(Debug)]
pub(crate) struct Target<'r> {
    pub(crate) text: &'r str,
    pub(crate) written: Span,
    /// The text of the link, or the alternative of the image.
    pub(crate) shown: &'r str,
    pub(crate) kind: LinkKind,
    /// The host of a web address.
    pub(crate) host: Option<&'r str>,
}

/// What rules about links asked for, made on first use.
#[derive(Debug, Default)]
pub(crate) struct Links<'r> {
    targets: OnceCell<Vec<Target<'r>>>,
    folded: OnceCell<Folded>,
}

/// The texts of all links, folded, one after the other.
#[derive(Debug, Default)]
struct Folded {
    buffer: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl<'r, 'a> Context<'r, 'a> {
    /// Every target of the front matter and the body, those of links before those of images.
    ///
    /// A definition that several references use gives one target.
    pub(crate) fn targets(&self) -> &[Target<'r>] {
        self.links.targets.get_or_init(|| {
            let release = self.release;
            let mut targets = Vec::with_capacity(release.body.links.len() + release.body.images.len() + 2);
            let mut defined = BTreeSet::new();
            let mut add = |target: Target<'r>, whole: Span| {
                if whole.covers(target.written) || defined.insert(target.written) {
                    targets.push(target);
                }
            };
            for entry in release.front_matter.entries() {
                addresses(release.source.text(), &entry.value, &mut add);
            }
            for link in release.all_links() {
                add(Target::new(&link.target, link.target_span, &link.text, link.kind), link.span);
            }
            for image in &release.body.images {
                let shown = image.alternative.as_deref().unwrap_or_default();
                let kind = LinkKind::of(&image.source);
                add(Target::new(&image.source, image.source_span, shown, kind), image.span);
            }
            targets
        })
    }

    /// Every link with its text in lower case, without the punctuation and the arrows around it, white
    /// space as one space.
    pub(crate) fn folded_links(&self) -> impl Iterator<Item = (&'r Hyperlink<'a>, &str)> {
        let folded = self.links.folded.get_or_init(|| {
            let (count, bytes) = self
                .release
                .all_links()
                .fold((0, 0), |(count, bytes), link| (count + 1, bytes + link.text.len() + FOLDED_MORE));
            let mut folded = Folded { buffer: String::with_capacity(bytes), ends: Vec::with_capacity(count) };
            for link in self.release.all_links() {
                fold(&link.text, &mut folded.buffer);
                folded.ends.push(folded.buffer.len());
            }
            folded
        });
        let mut start = 0;
        self.release.all_links().zip(&folded.ends).map(move |(link, &end)| {
            let text = folded.buffer.get(std::mem::replace(&mut start, end)..end);
            (link, text.unwrap_or_default())
        })
    }
}

/// Values of the front matter that begin like a web address, well or badly written.
///
/// Depth is bounded by [`crate::MAX_YAML_DEPTH`].
fn addresses<'r>(source: &str, node: &'r Node<'_>, add: &mut impl FnMut(Target<'r>, Span)) {
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            // Most values begin with another letter.
            let first = scalar.text.as_bytes().first();
            if first.is_none_or(|first| first.is_ascii_alphanumeric() && !matches!(first, b'h' | b'H')) {
                return;
            }
            let text = scalar.text.trim();
            let web = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
            if web && text.contains('/') && !text.contains(char::is_whitespace) {
                // What is written with escapes has no place of its own.
                if let Some(at) = node.span.slice(source).find(text) {
                    let start = node.span.range().start + at;
                    let written = Span::from_range(start..start + text.len());
                    add(Target::new(text, written, "", LinkKind::of(text)), node.span);
                }
            }
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| addresses(source, item, add)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| addresses(source, &entry.value, add)),
        NodeKind::Alias(_) => {}
    }
}

impl<'r> Target<'r> {
    fn new(text: &'r str, written: Span, shown: &'r str, kind: LinkKind) -> Self {
        let host = if kind == LinkKind::Web { link::web_host(text) } else { None };
        Self { text, written, shown, kind, host }
    }
}

/// How many bytes more than a text its folded form mostly has, at most: an apostrophe or two are wider.
const FOLDED_MORE: usize = 4;

/// Bytes that are copied as they are go in runs: most letters do.
fn fold(text: &str, folded: &mut String) {
    let is_decoration = |c: char| !c.is_alphanumeric() && c != '+';
    folded.reserve(text.len() + FOLDED_MORE);
    let mut rest = text.trim_matches(is_decoration);
    while let Some(end) = first_change(rest.as_bytes()) {
        let (run, after) = rest.split_at(end);
        folded.push_str(run);
        let mut chars = after.chars();
        match chars.next() {
            Some('\'') => folded.push('’'),
            Some(c) if c.is_whitespace() => {
                folded.push(' ');
                rest = after.trim_start();
                continue;
            }
            Some(c) if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            // Nearly all that is no ASCII in French is in lower case already.
            Some(c @ ('ß'..='ÿ' | '\u{2000}'..='\u{206f}')) => folded.push(c),
            Some(c) => folded.extend(c.to_lowercase()),
            None => {}
        }
        rest = chars.as_str();
    }
    folded.push_str(rest);
}

/// The first byte that is folded, or may begin what is.
fn first_change(bytes: &[u8]) -> Option<usize> {
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(0);
    let changes = |(at, &byte): (usize, &u8)| {
        KEPT.get(usize::from(byte)) != Some(&true)
            && match byte {
                // A space alone, between letters.
                b' ' => !matches!(next(at), b'!'..=b'~' | 0xc3),
                // From `ß` to `ÿ`.
                0xc3 => next(at) < 0x9f,
                0x9f..=0xbf => at == 0 || bytes.get(at - 1).copied().unwrap_or_default() != 0xc3,
                _ => true,
            }
    };
    bytes.iter().enumerate().position(changes)
}

/// Bytes that are never folded: small letters, digits and signs.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static KEPT: [bool; 256] = {
    let mut kept = [false; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        kept[byte as usize] = !matches!(byte, b'\'' | b'A'..=b'Z');
        byte += 1;
    }
    kept
};
