//! The shape of a node as Jekyll sees it.

use super::field::Shape;
use crate::yaml::{Node, NodeKind, Resolved};

/// The shape of a node.
pub(crate) fn shape(node: &Node<'_>) -> Shape {
    match &node.kind {
        NodeKind::Scalar(_) => match node.resolve() {
            None | Some(Resolved::Null) => Shape::Null,
            Some(Resolved::Boolean(_)) => Shape::Boolean,
            Some(Resolved::Integer(_) | Resolved::BigInteger(_) | Resolved::Float(_)) => Shape::Number,
            Some(Resolved::Date(_) | Resolved::Time(_)) => Shape::Date,
            Some(Resolved::String(_)) => Shape::String,
        },
        NodeKind::Sequence(_) => Shape::List,
        NodeKind::Mapping(_) => Shape::Mapping,
        NodeKind::Alias(_) => Shape::Alias,
    }
}
