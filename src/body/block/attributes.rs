//! Attributes of blocks and spans: most have none, which then costs a pointer and no allocation.

use std::borrow::Cow;
use std::ops::Deref;

use serde::Serialize;

use crate::span::Span;

/// Attributes of a block or an inline, in source order; reads as a slice.
///
/// Classes are gathered in one called `class`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes<'a>(Option<Box<Written<'a>>>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Written<'a> {
    list: Vec<Attribute<'a>>,
    /// Whether some were passed over: there were too many.
    cut: bool,
}

/// One attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attribute<'a> {
    /// Its name, such as `class` or `id`.
    pub name: Cow<'a, str>,
    /// Its value, decoded.
    pub value: Cow<'a, str>,
    /// Where it is written.
    pub span: Span,
}

/// Most attributes of one block, and most named lists of one document: more are passed over.
pub(super) const MAX_ATTRIBUTES: usize = 256;

/// Longest list of classes of one block, in bytes; more are passed over.
const MAX_CLASS_BYTES: usize = 4096;

impl<'a> Attributes<'a> {
    /// The value of an attribute.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|a| a.name == name).map(|a| a.value.as_ref())
    }

    /// Whether a class is among those given.
    #[must_use]
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|c| c == class))
    }

    /// Whether some were passed over: there were too many.
    pub(crate) fn are_cut(&self) -> bool {
        self.0.as_ref().is_some_and(|written| written.cut)
    }

    /// Notes that some were passed over, if so.
    pub(in crate::body) fn cut_if(&mut self, cut: bool) {
        if cut {
            self.written().cut = true;
        }
    }

    /// The first attribute of a name.
    pub(in crate::body) fn get_mut(&mut self, name: &str) -> Option<&mut Attribute<'a>> {
        self.0.as_mut()?.list.iter_mut().find(|known| known.name == name)
    }

    fn written(&mut self) -> &mut Written<'a> {
        self.0.get_or_insert_default()
    }

    /// Adds an attribute whose name is not there yet.
    pub(in crate::body) fn push(&mut self, attribute: Attribute<'a>) {
        self.written().list.push(attribute);
    }

    /// Adds an attribute in the place of one of the same name, if there.
    pub(in crate::body) fn replace(&mut self, attribute: Attribute<'a>) {
        match self.get_mut(&attribute.name) {
            Some(known) => *known = attribute,
            None => self.push(attribute),
        }
    }

    /// Takes an attribute away.
    pub(in crate::body) fn remove(&mut self, name: &str) -> Option<Attribute<'a>> {
        let index = self.iter().position(|a| a.name == name)?;
        let removed = self.written().list.remove(index);
        if self.is_empty() && !self.are_cut() {
            self.0 = None;
        }
        Some(removed)
    }

    /// Adds an attribute as kramdown does: classes gather, others are replaced.
    pub(in crate::body) fn set(&mut self, attribute: Attribute<'a>) {
        let Written { list, cut } = self.written();
        // A reference is kept under an empty name until the named lists are all known.
        let full = list.len() >= MAX_ATTRIBUTES;
        let known = list.iter_mut().find(|a| !a.name.is_empty() && a.name == attribute.name);
        match known {
            Some(class) if class.name == "class" && class.value.len() > MAX_CLASS_BYTES => *cut = true,
            Some(class) if class.name == "class" => {
                let both = format!("{} {}", class.value, attribute.value);
                *class = Attribute { value: both.into(), span: class.span.to(attribute.span), ..attribute };
            }
            Some(other) => *other = attribute,
            None if full => *cut = true,
            None => list.push(attribute),
        }
    }

    /// These attributes, then others on top of them.
    pub(in crate::body) fn then(mut self, others: Attributes<'a>) -> Self {
        if self.is_empty() && !self.are_cut() {
            return others;
        }
        self.cut_if(others.are_cut());
        others.into_iter().for_each(|attribute| self.set(attribute));
        self
    }
}

impl<'a> Deref for Attributes<'a> {
    type Target = [Attribute<'a>];

    fn deref(&self) -> &[Attribute<'a>] {
        self.0.as_ref().map_or(&[], |written| &written.list)
    }
}

impl<'s, 'a> IntoIterator for &'s Attributes<'a> {
    type Item = &'s Attribute<'a>;
    type IntoIter = std::slice::Iter<'s, Attribute<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for Attributes<'a> {
    type Item = Attribute<'a>;
    type IntoIter = std::vec::IntoIter<Attribute<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map(|written| written.list).unwrap_or_default().into_iter()
    }
}

impl Serialize for Attributes<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|a| (&a.name, &a.value)))
    }
}
