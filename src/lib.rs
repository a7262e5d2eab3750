//! The last check of a press release before it is published.

#![warn(missing_docs)]

pub mod body;
pub mod config;
pub mod data;
pub mod diagnostic;
mod error;
pub mod front_matter;
pub mod lint;
pub mod mentions;
mod parse;
pub mod profile;
mod release;
pub mod render;
mod source;
mod span;
mod split;
pub mod text;
pub mod yaml;

pub use config::Config;
pub use diagnostic::apply::{Applied, Fixed, fix};
pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Severity};
pub use error::Error;
pub use lint::{check, lint};
pub use parse::parse;
pub use profile::{Profile, SpacePolicy};
pub use release::PressRelease;
pub use source::{LineIndex, MAX_DOCUMENT_BYTES, Position, Source};
pub use span::{Span, Spanned};
pub use split::{FrontMatterBlock, NearMiss, NearMissKind, Split, split};

/// Longest front matter that is read, in bytes.
pub const MAX_FRONT_MATTER_BYTES: usize = 256 * 1024;

/// Deepest nesting of YAML that is read.
pub const MAX_YAML_DEPTH: usize = 64;
