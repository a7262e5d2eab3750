//! What a document defines once and its text refers to: link targets, footnotes, attribute lists.

use std::borrow::Cow;

use crate::span::Span;

/// Everything that the text of a document can refer to by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Definitions<'a> {
    /// `[name]: target "title"`; the last of two with the same name counts.
    pub(crate) links: Vec<LinkDefinition<'a>>,
    /// The labels of `[^label]: …`.
    pub(crate) footnotes: Vec<Cow<'a, str>>,
    /// `{:name: .class}`: the name and the inside of the list.
    pub(crate) attribute_lists: Vec<(&'a str, Span)>,
}

/// `[name]: target "title"`
#[derive(Clone, Debug)]
pub(crate) struct LinkDefinition<'a> {
    /// The name as it is written.
    pub(crate) name: Cow<'a, str>,
    /// The target.
    pub(crate) target: Cow<'a, str>,
    /// Where the target is written.
    pub(crate) target_span: Span,
    /// The title, and where it is written.
    pub(crate) title: Option<(Cow<'a, str>, Span)>,
}

impl<'a> Definitions<'a> {
    /// The definition a name refers to; case and the kind of white space do not matter.
    pub(crate) fn link(&self, name: &str) -> Option<&LinkDefinition<'a>> {
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
