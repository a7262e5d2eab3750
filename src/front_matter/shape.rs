//! The shape of a node as Jekyll sees it.

use super::field::Shape;
use crate::yaml::{Node, NodeKind, Scalar, ScalarStyle};

/// The shape of a node.
pub(crate) fn shape(node: &Node<'_>) -> Shape {
    match &node.kind {
        NodeKind::Scalar(scalar) => scalar_shape(scalar),
        NodeKind::Sequence(_) => Shape::List,
        NodeKind::Mapping(_) => Shape::Mapping,
        NodeKind::Alias(_) => Shape::Alias,
    }
}

fn scalar_shape(scalar: &Scalar<'_>) -> Shape {
    if scalar.style != ScalarStyle::Plain {
        return Shape::String;
    }
    match &*scalar.text {
        "" | "~" | "null" | "Null" | "NULL" => Shape::Null,
        text if is_boolean(text) => Shape::Boolean,
        text if text.bytes().all(|b| b.is_ascii_digit()) => Shape::Number,
        _ => Shape::String,
    }
}

fn is_boolean(text: &str) -> bool {
    ["yes", "no", "true", "false", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word))
}
