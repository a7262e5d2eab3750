//! The last check of a French government press release before it is published.
//!
//! A release is YAML front matter and a kramdown body that Jekyll turns into a page. This crate
//! reads it as they will, keeps the place of everything it reads, says in French what is wrong, and
//! offers corrections. It reads no file, no clock and no environment, and prints nothing.
//!
//! # Quick start
//!
//! ```
//! use parapheur::{Applicability, Config, check, fix, parse};
//!
//! let text = "---\ntitle: La carte est en ligne\n---\n\nElle paraît paraît chaque semaine.\n";
//!
//! let release = parse(text);
//! assert_eq!(release.body_text(), "Elle paraît paraît chaque semaine.");
//!
//! let config = Config::from_yaml("ignore: [front-matter]")?;
//! let findings = check(text, &config);
//! assert_eq!(findings[0].rule, "doubled-word");
//! assert_eq!(findings[0].span.slice(text), "paraît");
//!
//! let fixed = fix(text, &config, Applicability::Suggested);
//! assert!(fixed.text.contains("Elle paraît chaque semaine."));
//! # Ok::<(), parapheur::Error>(())
//! ```
//!
//! # The stages
//!
//! ```text
//! &str → parse → PressRelease → lint → Vec<Diagnostic> → render
//!                                            └→ fix → new text
//! ```
//!
//! - [`parse`] always returns a [`PressRelease`]: the [`front_matter`], the [`body`] with its blocks,
//!   links, quotations and boxes, the [`text`] that the reader reads, the dates and figures in it
//!   ([`mentions`]). Its methods answer what embedders ask: [`body_text`](PressRelease::body_text),
//!   [`excerpt`](PressRelease::excerpt), [`attachments`](PressRelease::attachments),
//!   [`news_article`](PressRelease::news_article)…
//! - [`lint()`] applies rules and returns [`Diagnostic`]s: plain data. [`check`] does both.
//! - [`fix()`] applies corrections, reads the result again, and refuses what made it worse.
//! - [`render`] turns findings into text for people, and into JSON, SARIF, GitHub and GitLab reports.
//!
//! # Lenient or strict
//!
//! [`parse`] never fails: each value of the front matter is a
//! [`Field`](front_matter::Field), absent, null, of the wrong shape, or present with its place.
//! [`PressRelease::validate`] is its strict twin: a [`ValidRelease`] with a title, a date and
//! everything that the site requires, or all the reasons why there is none.
//!
//! ```
//! use parapheur::{Profile, parse};
//!
//! let release = parse("---\ntitle: La carte\ndate: 12 mars\n---\n\nTexte.\n");
//! assert_eq!(release.front_matter.title.value().unwrap(), "La carte");
//! let invalid = release.validate(&Profile::default()).unwrap_err();
//! assert!(invalid.to_string().contains("`categories` is missing"));
//! ```
//!
//! A type of your own reads the front matter with serde: [`from_front_matter`].
//!
//! # Positions
//!
//! A [`Span`] is two byte offsets (`u32`) into the text that was given, byte-order mark and line
//! ends included; it is the only coordinate. [`LineIndex`] turns an offset into a line and a column,
//! in characters or in UTF-16 units, when something is shown.
//!
//! # Time zones
//!
//! Jekyll reads a date without offset as UTC, or as Paris time, after its layout.
//! [`WrittenDate`](front_matter::WrittenDate) keeps what was written, the instant that comes of it
//! with its offset, and what a writer may not expect. The zone of a site is Europe/Paris, with its
//! history, from a table compiled in. What depends on today needs [`Config::now`]: without it, no
//! rule compares with it.
//!
//! # Settings
//!
//! [`Config`] is the site's [`Profile`] (vocabulary, required fields, version of kramdown, spaces), the
//! rules in force with their severities, and changes to the closed lists ([`data`]).
//! [`Config::from_yaml`] reads `parapheur.yaml`; [`Profile::json_schema`] describes the front matter
//! that it wants, for editors of YAML.
//!
//! # Rules of one's own
//!
//! A rule is a `static` [`lint::Rule`]: its texts, samples that show what it does, and a function that
//! sees the release and reports. Those of this crate are no different. [`Config::add_rule`] adds it,
//! [`lint::sample::verify`] puts it to the test that the rules of this crate pass. See
//! [`Rule::new`](lint::Rule::new) for one in twenty lines.
//!
//! # Collections
//!
//! [`collection`] shows what one release cannot: pasted paragraphs, the same release twice, tags
//! and acronyms written in two ways. Each release leaves a signature; signatures merge, in any
//! order, so that the work can be spread over machines.
//!
//! # Stability
//!
//! Within a major version: the code and the name of a rule stay, and are never given to another;
//! the JSON of [`render::json()`] and of [`PressRelease`] may gain keys and loses none; names of
//! settings stay. A minor version may bring rules, find more or less with those there are, and add
//! variants and fields to types marked `#[non_exhaustive]`, which most are. Messages are for people:
//! they may change at any time. A [`Signature`](collection::Signature) says by which version of its
//! form it was written, and is refused by another. Before 1.0, a change of the minor number counts as
//! major.
//!
//! Types of other crates in the interface: [`chrono`]'s `DateTime<FixedOffset>` and
//! [`serde_yaml`]'s [`Value`], both re-exported; everything read is `serde::Serialize`.
//!
//! # Limits
//!
//! The work is linear in the length of the document, whatever it holds, and nothing recurses without
//! bound: [`MAX_DOCUMENT_BYTES`], [`MAX_FRONT_MATTER_BYTES`], [`MAX_YAML_DEPTH`],
//! [`body::MAX_BLOCK_DEPTH`] and [`body::MAX_HTML_DEPTH`] say how far it looks. What lies beyond is
//! not checked, and a rule of the family PA says so.
//!
//! Rust 1.91 or later. There are no feature flags: nothing in the crate is heavy enough to pay for
//! one.

#![warn(missing_docs)]
// No input makes the crate panic: what could is not written, or says beside it why it cannot.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented,
        clippy::exit,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]

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
pub use diagnostic::{Applicability, Applied, Diagnostic, Edit, Fix, Fixed, Label, Severity, fix};
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
