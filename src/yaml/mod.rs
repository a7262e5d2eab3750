//! YAML text to spanned nodes, and the values Jekyll makes of them.

pub mod node;

pub use node::{Entry, Node, NodeKind, Scalar, ScalarStyle, Yaml, YamlError, YamlErrorKind};
