//! serde's `Deserializer` over nodes.

use std::borrow::Cow;

use serde::de::value::{CowStrDeserializer, StrDeserializer};
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};

use super::DeError;
use super::anchors::Anchors;
use super::effective;
use super::spanned::{self, SpannedAccess};
use crate::yaml::node::{Entry, Node, NodeKind, Scalar};
use crate::yaml::resolve::Resolved;

/// Deepest nesting that aliases may build; without them it is that of the tree.
const MAX_DEPTH: usize = 2 * crate::MAX_YAML_DEPTH;

/// Deserialises a node.
#[derive(Clone, Copy)]
pub(super) struct NodeDeserializer<'n, 'de> {
    node: &'n Node<'de>,
    within: Within<'n, 'de>,
}

/// What surrounds a node.
#[derive(Clone, Copy)]
struct Within<'n, 'de> {
    anchors: &'n Anchors<'n, 'de>,
    depth: usize,
}

impl<'n, 'de> Within<'n, 'de> {
    fn child(self, node: &'n Node<'de>) -> NodeDeserializer<'n, 'de> {
        NodeDeserializer { node, within: Self { depth: self.depth + 1, ..self } }
    }
}

impl<'n, 'de> NodeDeserializer<'n, 'de> {
    pub(super) fn new(root: &'n Node<'de>, anchors: &'n Anchors<'n, 'de>) -> Self {
        Self { node: root, within: Within { anchors, depth: 0 } }
    }

    fn follow(self) -> Result<Option<&'n Node<'de>>, DeError> {
        self.within.anchors.follow(self.node)
    }

    /// Whether Jekyll sees nothing here.
    fn is_null(self) -> Result<bool, DeError> {
        Ok(self.follow()?.is_none_or(|node| node.resolve() == Some(Resolved::Null)))
    }

    fn visit_map<V: Visitor<'de>>(self, entries: &'n [Entry<'de>], visitor: V) -> Result<V::Value, DeError> {
        let entries = effective::entries(entries, self.within.anchors)?;
        visitor.visit_map(Entries { entries: entries.into_iter(), value: None, within: self.within })
    }
}

/// The text of a scalar, borrowed from the document where it can be.
fn visit_text<'de, V: Visitor<'de>>(scalar: &Scalar<'de>, visitor: V) -> Result<V::Value, DeError> {
    match &scalar.text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_str(text),
    }
}

fn visit_scalar<'de, V: Visitor<'de>>(
    node: &Node<'de>,
    scalar: &Scalar<'de>,
    visitor: V,
) -> Result<V::Value, DeError> {
    match node.resolve().unwrap_or(Resolved::Null) {
        Resolved::Null => visitor.visit_unit(),
        Resolved::Boolean(value) => visitor.visit_bool(value),
        Resolved::Integer(value) if value >= 0 => visitor.visit_u64(value.unsigned_abs()),
        Resolved::Integer(value) => visitor.visit_i64(value),
        Resolved::BigInteger(digits) => match digits.parse() {
            Ok(value) => visitor.visit_u64(value),
            Err(_) => visitor.visit_string(digits),
        },
        Resolved::Float(value) => visitor.visit_f64(value),
        Resolved::Date(date) => visitor.visit_string(date.to_string()),
        Resolved::Time(time) => visitor.visit_string(time.to_rfc3339()),
        Resolved::String(text) if *text == *scalar.text => visit_text(scalar, visitor),
        Resolved::String(text) => visitor.visit_str(&text),
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'_, 'de> {
    type Error = DeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        let Some(node) = self.follow()? else { return visitor.visit_unit() };
        if self.within.depth > MAX_DEPTH {
            return Err(DeError::new("aliases nest too deep", self.node.span));
        }
        match &node.kind {
            NodeKind::Scalar(scalar) => visit_scalar(node, scalar, visitor),
            NodeKind::Sequence(items) => {
                visitor.visit_seq(Items { items: items.iter(), within: self.within })
            }
            NodeKind::Mapping(entries) => self.visit_map(entries, visitor),
            NodeKind::Alias(_) => visitor.visit_unit(),
        }
        .map_err(|error| error.within(self.node.span))
    }

    /// A string is what is written, whatever Jekyll takes it for; dates and times are in ISO 8601.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        if let Some(node) = self.follow()?
            && let NodeKind::Scalar(scalar) = &node.kind
            && !matches!(node.resolve(), Some(Resolved::Null | Resolved::Date(_) | Resolved::Time(_)))
        {
            return visit_text(scalar, visitor).map_err(|error| error.within(self.node.span));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        if self.is_null()? { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        if name == spanned::NAME {
            let span = self.node.span;
            return visitor.visit_map(SpannedAccess::new(span, self)).map_err(|error| error.within(span));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        let span = self.node.span;
        let Some(node) = self.follow()? else {
            return Err(de::Error::invalid_type(Unexpected::Unit, &"a variant"));
        };
        match &node.kind {
            NodeKind::Scalar(scalar) => {
                visitor.visit_enum(CowStrDeserializer::new(Cow::Borrowed(&*scalar.text)))
            }
            NodeKind::Mapping(entries) => match entries.as_slice() {
                [entry] => visitor.visit_enum(Variant { entry, within: self.within }),
                _ => Err(DeError::new("a variant is a map of one entry", span)),
            },
            _ => Err(DeError::new("a variant is a string or a map of one entry", span)),
        }
        .map_err(|error: DeError| error.within(span))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 bytes byte_buf
        unit unit_struct seq tuple tuple_struct map
    }
}

impl<'de> IntoDeserializer<'de, DeError> for NodeDeserializer<'_, 'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

struct Items<'n, 'de> {
    items: std::slice::Iter<'n, Node<'de>>,
    within: Within<'n, 'de>,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = DeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DeError> {
        let next = self.items.next();
        next.map(|item| seed.deserialize(self.within.child(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Entries<'n, 'de> {
    entries: std::vec::IntoIter<&'n Entry<'de>>,
    value: Option<&'n Node<'de>>,
    within: Within<'n, 'de>,
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = DeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DeError> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(&entry.value);
        seed.deserialize(self.within.child(&entry.key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DeError> {
        let Some(value) = self.value.take() else { return Err(de::Error::custom("a value without its key")) };
        seed.deserialize(self.within.child(value)).map_err(|error| error.within(value.span))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// `variant: content`
struct Variant<'n, 'de> {
    entry: &'n Entry<'de>,
    within: Within<'n, 'de>,
}

impl<'n, 'de> EnumAccess<'de> for Variant<'n, 'de> {
    type Error = DeError;
    type Variant = NodeDeserializer<'n, 'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self::Variant), DeError> {
        let name = self.entry.key.as_text().unwrap_or("");
        let variant = seed.deserialize(StrDeserializer::<DeError>::new(name))?;
        Ok((variant, self.within.child(&self.entry.value)))
    }
}

impl<'de> VariantAccess<'de> for NodeDeserializer<'_, 'de> {
    type Error = DeError;

    fn unit_variant(self) -> Result<(), DeError> {
        serde::Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, DeError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        self.deserialize_any(visitor)
    }
}
