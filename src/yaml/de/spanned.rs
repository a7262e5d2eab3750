//! `Spanned<T>` through serde: a struct with a name that only our deserializer knows.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};

use super::DeError;
use super::node::NodeDeserializer;
use crate::span::{Span, Spanned};

/// The name by which the two sides know each other.
pub(super) const NAME: &str = "$parapheur::Spanned";
const FIELDS: [&str; 3] = ["$start", "$end", "$value"];

/// Hands out start, end and value, in that order.
pub(super) struct SpannedAccess<'n, 'de> {
    span: Span,
    node: NodeDeserializer<'n, 'de>,
    next: usize,
}

impl<'n, 'de> SpannedAccess<'n, 'de> {
    pub(super) fn new(span: Span, node: NodeDeserializer<'n, 'de>) -> Self {
        Self { span, node, next: 0 }
    }
}

impl<'de> MapAccess<'de> for SpannedAccess<'_, 'de> {
    type Error = DeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DeError> {
        let name = FIELDS.get(self.next);
        name.map(|name| seed.deserialize(StrDeserializer::<DeError>::new(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DeError> {
        self.next += 1;
        let offset = |offset: u32| -> U32Deserializer<DeError> { offset.into_deserializer() };
        match self.next {
            1 => seed.deserialize(offset(self.span.start())),
            2 => seed.deserialize(offset(self.span.end())),
            _ => seed.deserialize(self.node),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(NAME, &FIELDS, SpannedVisitor(PhantomData))
    }
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value read from front matter by parapheur")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spanned<T>, A::Error> {
        let mut place = |name| match map.next_entry::<String, u32>()? {
            Some((key, offset)) if key == name => Ok(offset),
            _ => Err(de::Error::custom("only parapheur's own deserializer knows where a value stands")),
        };
        let span = Span::new(place(FIELDS[0])?, place(FIELDS[1])?);
        match map.next_entry::<String, T>()? {
            Some((_, value)) => Ok(Spanned::new(value, span)),
            None => Err(de::Error::missing_field(FIELDS[2])),
        }
    }
}
