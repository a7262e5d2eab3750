//! What a document defines once and its text refers to: link targets, footnotes, attribute lists.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

use crate::body::block::Attributes;
use crate::span::Span;

/// Everything that the text of a document can refer to by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Definitions<'a> {
    /// `[name]: target "title"`, sorted by name, the last of two with the same name last.
    links: Vec<LinkDefinition<'a>>,
    /// The labels of `[^label]: …`, sorted.
    footnotes: Vec<Cow<'a, str>>,
    /// `{:name: .class}`
    attributes: BTreeMap<&'a str, Attributes<'a>>,
    /// How many references to attribute lists were followed.
    followed: Cell<usize>,
}

/// Most references to named attribute lists that are followed in the texts of one document.
const MAX_REFERENCES: usize = 1000;

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
    /// From what a document defines, in source order.
    pub(super) fn new(
        mut links: Vec<LinkDefinition<'a>>,
        mut footnotes: Vec<Cow<'a, str>>,
        lists: Vec<(&'a str, Attributes<'a>)>,
    ) -> Self {
        links.sort_by(|a, b| folded(&a.name).cmp(folded(&b.name)));
        footnotes.sort_unstable();
        let mut attributes = BTreeMap::<_, Attributes<'a>>::new();
        for (name, list) in lists {
            let known = attributes.entry(name).or_default();
            *known = std::mem::take(known).then(list);
        }
        Self { links, footnotes, attributes, followed: Cell::new(0) }
    }

    /// Whether a name can refer to a link at all.
    pub(super) fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// The definition a name refers to; case and the kind of white space do not matter.
    pub(super) fn link(&self, name: &str) -> Option<&LinkDefinition<'a>> {
        let after = self.links.partition_point(|known| folded(&known.name).le(folded(name)));
        let found = self.links.get(after.checked_sub(1)?)?;
        folded(&found.name).eq(folded(name)).then_some(found)
    }

    /// Whether a footnote has that label.
    pub(super) fn has_footnote(&self, label: &str) -> bool {
        self.footnotes.binary_search_by(|known| known.as_ref().cmp(label)).is_ok()
    }

    /// Puts the attributes of a named list on an element, unless too many references came before.
    pub(super) fn put_attributes(&self, name: &str, target: &mut Attributes<'a>) {
        let Some(list) = self.attributes.get(name) else { return };
        if self.followed.get() == MAX_REFERENCES {
            target.cut_if(true);
            return;
        }
        self.followed.set(self.followed.get() + 1);
        *target = std::mem::take(target).then(list.clone());
    }
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
