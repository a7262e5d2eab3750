//! Reads the values of entries into fields, and notes every shape that is not the expected one.

use super::Text;
use super::date::{DateKind, WrittenDate};
use super::field::{Field, Misshapen, Shape};
use super::shape::shape;
use crate::span::{Span, Spanned};
use crate::yaml::{Entry, Node, NodeKind, Resolved, ScalarStyle};

/// Strings of a list, each with its place.
pub type Strings<'a> = Vec<Spanned<Text<'a>>>;

/// Reads fields out of entries.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) misshapen: Vec<Misshapen>,
}

impl Reader {
    /// A string; a number or a Boolean is kept as it is written, which is how templates print it.
    pub(super) fn text<'a>(&mut self, entry: &Entry<'a>) -> Field<Text<'a>> {
        self.field(entry, Shape::String, |_, node| match &node.kind {
            NodeKind::Scalar(scalar) => Some(scalar.text.clone()),
            _ => None,
        })
    }

    /// A date in any layout.
    pub(super) fn date<'a>(&mut self, entry: &Entry<'a>) -> Field<WrittenDate<'a>> {
        let key = entry.key.span;
        match shape(&entry.value) {
            Shape::Null => return Field::Null { key, span: entry.value.span },
            Shape::Mapping | Shape::Alias => return self.invalid(entry, Shape::Date),
            _ => {}
        }
        let Some(date) = date_of(&entry.value) else { return self.invalid(entry, Shape::Date) };
        if date.kind == DateKind::List {
            self.note(entry, Shape::Date, Shape::List);
        }
        Field::Present { key, value: Spanned::new(date, entry.value.span) }
    }

    /// `true` or `false`; a string that only looks like one is neither to Jekyll.
    pub(super) fn boolean(&mut self, entry: &Entry<'_>) -> Field<bool> {
        self.field(entry, Shape::Boolean, |_, node| match node.resolve() {
            Some(Resolved::Boolean(value)) => Some(value),
            _ => None,
        })
    }

    /// A list of strings; a string alone is split on white space, as Jekyll splits `categories` and `tags`.
    pub(super) fn words<'a>(&mut self, entry: &Entry<'a>) -> Field<Strings<'a>> {
        self.field(entry, Shape::List, |reader, node| match &node.kind {
            NodeKind::Sequence(items) => Some(reader.items(entry.key.span, items)),
            NodeKind::Scalar(scalar) => {
                reader.note(entry, Shape::List, shape(node));
                let text = |word: &str| Spanned::new(Text::Owned(word.to_owned()), node.span);
                Some(scalar.text.split_whitespace().map(text).collect())
            }
            _ => None,
        })
    }

    /// A list of strings, or a string alone.
    pub(super) fn texts<'a>(&mut self, entry: &Entry<'a>) -> Field<Strings<'a>> {
        self.field(entry, Shape::List, |reader, node| match &node.kind {
            NodeKind::Sequence(items) => Some(reader.items(entry.key.span, items)),
            NodeKind::Scalar(scalar) => Some(vec![Spanned::new(scalar.text.clone(), node.span)]),
            _ => None,
        })
    }

    /// A list of maps; a map alone is read as a list of one.
    pub(super) fn maps<'a, T>(
        &mut self,
        entry: &Entry<'a>,
        read: impl Fn(&mut Self, &[Entry<'a>]) -> T,
    ) -> Field<Vec<Spanned<T>>> {
        self.field(entry, Shape::List, |reader, node| match &node.kind {
            NodeKind::Sequence(items) => {
                let mut maps = Vec::with_capacity(items.len());
                for item in items {
                    match item.as_mapping() {
                        Some(entries) => maps.push(Spanned::new(read(reader, entries), item.span)),
                        None => reader.note_node(entry.key.span, item, Shape::Mapping),
                    }
                }
                Some(maps)
            }
            NodeKind::Mapping(entries) => {
                reader.note(entry, Shape::List, Shape::Mapping);
                Some(vec![Spanned::new(read(reader, entries), node.span)])
            }
            _ => None,
        })
    }

    /// A map; a list of one is read as the map in it.
    pub(super) fn map<'a, T>(
        &mut self,
        entry: &Entry<'a>,
        read: impl Fn(&mut Self, &[Entry<'a>]) -> T,
    ) -> Field<T> {
        self.field(entry, Shape::Mapping, |reader, node| match &node.kind {
            NodeKind::Mapping(entries) => Some(read(reader, entries)),
            NodeKind::Sequence(items) => {
                let entries = items.first()?.as_mapping()?;
                reader.note(entry, Shape::Mapping, Shape::List);
                Some(read(reader, entries))
            }
            _ => None,
        })
    }

    fn items<'a>(&mut self, key: Span, items: &[Node<'a>]) -> Strings<'a> {
        let mut strings = Vec::with_capacity(items.len());
        for item in items {
            match &item.kind {
                NodeKind::Scalar(scalar) if shape(item) != Shape::Null => {
                    strings.push(Spanned::new(scalar.text.clone(), item.span));
                }
                _ => self.note_node(key, item, Shape::String),
            }
        }
        strings
    }

    fn field<'a, T>(
        &mut self,
        entry: &Entry<'a>,
        expected: Shape,
        read: impl FnOnce(&mut Self, &Node<'a>) -> Option<T>,
    ) -> Field<T> {
        let (key, span) = (entry.key.span, entry.value.span);
        if shape(&entry.value) == Shape::Null {
            return Field::Null { key, span };
        }
        match read(self, &entry.value) {
            Some(value) => Field::Present { key, value: Spanned::new(value, span) },
            None => self.invalid(entry, expected),
        }
    }

    fn invalid<T>(&mut self, entry: &Entry<'_>, expected: Shape) -> Field<T> {
        let found = shape(&entry.value);
        self.note(entry, expected, found);
        Field::Invalid { key: entry.key.span, span: entry.value.span, expected, found }
    }

    fn note(&mut self, entry: &Entry<'_>, expected: Shape, found: Shape) {
        self.misshapen.push(Misshapen { key: entry.key.span, span: entry.value.span, expected, found });
    }

    fn note_node(&mut self, key: Span, node: &Node<'_>, expected: Shape) {
        self.misshapen.push(Misshapen { key, span: node.span, expected, found: shape(node) });
    }
}

/// A scalar as a date, or the first date of a list.
fn date_of<'a>(node: &Node<'a>) -> Option<WrittenDate<'a>> {
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            let text = scalar.text.clone();
            let kind = match node.resolve()? {
                Resolved::Integer(number) => {
                    return Some(WrittenDate::of_kind(text, DateKind::Integer, &number.to_string()));
                }
                Resolved::BigInteger(number) => {
                    return Some(WrittenDate::of_kind(text, DateKind::Integer, &number));
                }
                Resolved::Float(number) => {
                    return Some(WrittenDate::of_kind(text, DateKind::Float, &format!("{number:?}")));
                }
                Resolved::Boolean(_) => return Some(WrittenDate::of_kind(text, DateKind::Boolean, "")),
                kind => kind,
            };
            let plain = !matches!(kind, Resolved::String(_)) || scalar.style == ScalarStyle::Plain;
            Some(WrittenDate::read(text, plain))
        }
        NodeKind::Sequence(items) => {
            let mut date = items.iter().find_map(date_of)?;
            date.kind = DateKind::List;
            Some(date)
        }
        _ => None,
    }
}
