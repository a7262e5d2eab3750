//! What a document defines once and its text refers to: link targets, footnotes, attribute lists.

use std::borrow::Cow;

use crate::body::block::Attributes;
use crate::span::Span;

/// Everything that the text of a document can refer to by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Definitions<'a> {
    /// `[name]: target "title"`; the last of two with the same name counts.
    pub(super) links: Vec<LinkDefinition<'a>>,
    /// The labels of `[^label]: …`.
    pub(super) footnotes: Vec<Cow<'a, str>>,
    /// `{:name: .class}`
    pub(super) attributes: Vec<(&'a str, Attributes<'a>)>,
}

/// `[name]: target "title"`
#[derive(Clone, Debug)]
pub(super) struct LinkDefinition<'a> {
    /// The name as it is written.
    pub(super) name: Cow<'a, str>,
    /// The target.
    pub(super) target: Cow<'a, str>,
    /// Where the target is written.
    pub(super) target_span: Span,
    /// The title, and where it is written.
    pub(super) title: Option<(Cow<'a, str>, Span)>,
}

impl<'a> Definitions<'a> {
    /// The definition a name refers to; case and the kind of white space do not matter.
    pub(super) fn link(&self, name: &str) -> Option<&LinkDefinition<'a>> {
        self.links.iter().rev().find(|d| same_name(&d.name, name))
    }
}

fn same_name(a: &str, b: &str) -> bool {
    folded(a).eq(folded(b))
}

/// Lower case, each run of white space as one space.
fn folded(name: &str) -> impl Iterator<Item = char> {
    let mut blank = false;
    name.chars()
        .filter_map(move |c| {
            let here = c.is_ascii_whitespace();
            let skip = here && std::mem::replace(&mut blank, here);
            blank = here;
            (!skip).then_some(if here { ' ' } else { c })
        })
        .flat_map(char::to_lowercase)
}
