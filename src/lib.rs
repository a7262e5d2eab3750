//! The last check of a French government press release before it is published.
//!
//! A release is YAML front matter and a kramdown body that Jekyll turns into a page. This crate
//! reads it as they will, keeps the place of everything it reads, says in French what is wrong, and
//! offers corrections.
//!
//! ```
//! use parapheur::{Applicability, Config, check, fix, parse};
//!
//! let text = "---\ntitle: La carte est en ligne\n---\n\nElle paraît chaque semaine.\n";
//!
//! let release = parse(text);
//! assert_eq!(release.split.body.slice(text), "Elle paraît chaque semaine.\n");
//!
//! let config = Config::default();
//! for finding in check(text, &config) {
//!     println!("{} {}", finding.code, finding.message);
//! }
//! let fixed = fix(text, &config, Applicability::Safe);
//! assert!(fixed.converged);
//! ```
//!
//! # What comes in, what goes out
//!
//! - [`parse`] takes a `&str` and always returns a [`PressRelease`]: the [`front_matter`], the
//!   [`body`], the [`text`] that the reader reads, with byte spans into the original text.
//! - [`lint()`] takes a release and a [`Config`], and returns [`Diagnostic`]s: plain data. [`check`]
//!   does both.
//! - [`fix()`] applies the corrections that can be trusted, and returns the new text.
//! - [`render`] turns diagnostics into text for people and into values for machines.
//!
//! Nothing here reads a file, the clock or the environment, and nothing is printed. A document never
//! makes it fail: [`Error`] is about configurations and types that do not fit.
//!
//! # Positions
//!
//! A [`Span`] is two byte offsets into the text that was given, byte-order mark and line ends
//! included. [`LineIndex`] turns an offset into a line and a column, in characters or in UTF-16
//! units, when something is shown.
//!
//! # Rules of one's own
//!
//! A rule is a `static` [`lint::Rule`]: metadata, samples, and a function that sees the release and
//! reports. [`Config::add_rule`] adds it; [`lint::sample::verify`] puts it to the test that the
//! rules of this crate pass.
//!
//! # Stability
//!
//! Rule codes and names, and the JSON of [`render::json()`], change only with a major version. New
//! rules, and new variants of `#[non_exhaustive]` types, may come with a minor one.
//!
//! # Limits
//!
//! [`MAX_DOCUMENT_BYTES`], [`MAX_FRONT_MATTER_BYTES`] and [`MAX_YAML_DEPTH`] bound the work; what
//! lies beyond is not checked, and a rule of the family PA says so.

#![warn(missing_docs)]

pub mod body;
pub mod collection;
pub mod config;
pub mod data;
pub mod diagnostic;
mod error;
pub mod front_matter;
mod json;
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
pub use parse::{ParseOptions, parse, parse_with};
pub use profile::{Profile, SpacePolicy};
pub use release::{
    Contact, Download, InvalidRelease, LeadImage, PressRelease, Reason, ReleaseKind, State, TextAlternative,
    TextNode, ValidRelease, slug,
};
pub use source::{LineIndex, MAX_DOCUMENT_BYTES, Position, Source};
pub use span::{Span, Spanned};
pub use split::{FrontMatterBlock, NearMiss, NearMissKind, Split, split};
pub use yaml::from_front_matter;

/// A YAML value, for front matter whose shape is not known beforehand.
pub use serde_yaml::Value;
pub use {chrono, serde_yaml};

/// Longest front matter that is read, in bytes.
pub const MAX_FRONT_MATTER_BYTES: usize = 256 * 1024;

/// Deepest nesting of YAML that is read.
pub const MAX_YAML_DEPTH: usize = 64;

/// The README's code, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
