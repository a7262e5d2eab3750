//! The version of the form in which signatures are written.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version of the form in which [`Signature`](super::Signature)s are written. Those of another
/// version are refused when they are read: they would not compare.
///
/// Within a major version of the crate it changes only with what is noted in the changelog.
pub const SIGNATURE_VERSION: u32 = 1;

/// Says by which version of the form a signature was written: always this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(SIGNATURE_VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            SIGNATURE_VERSION => Ok(Self),
            other => {
                let expected = format!("a signature of version {SIGNATURE_VERSION}");
                Err(D::Error::invalid_value(Unexpected::Unsigned(other.into()), &expected.as_str()))
            }
        }
    }
}
