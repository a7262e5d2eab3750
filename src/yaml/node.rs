//! The node tree: what was written, where, and in which style.

use std::borrow::Cow;

use serde::Serialize;

use crate::span::{Span, Spanned};

/// The front matter as nodes, with everything that was wrong with it.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Yaml<'a> {
    /// The root node; `None` for an empty text or one that is broken throughout.
    pub root: Option<Node<'a>>,
    /// Comments, from `#` to the end of the line (excluded).
    pub comments: Vec<Span>,
    /// Syntax errors, in source order. Entries that hold one are missing from the tree.
    pub errors: Vec<YamlError>,
}

/// A node and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Node<'a> {
    /// From its first byte (quote, bracket, block header) to after its last one.
    pub span: Span,
    /// The tag as written (`!ruby/object`), if any.
    pub tag: Option<Spanned<Cow<'a, str>>>,
    /// The anchor's name (`&name`), if any.
    pub anchor: Option<Cow<'a, str>>,
    /// Scalar, list, map or alias.
    pub kind: NodeKind<'a>,
}

/// The shape of a node.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NodeKind<'a> {
    /// A single value.
    Scalar(Scalar<'a>),
    /// A list.
    Sequence(Vec<Node<'a>>),
    /// A map, entries in source order, duplicates included.
    Mapping(Vec<Entry<'a>>),
    /// `*name`; never expanded.
    Alias(Cow<'a, str>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Entry<'a> {
    /// The key.
    pub key: Node<'a>,
    /// The value; an empty plain scalar, at the place where it would stand, for `key:` alone.
    pub value: Node<'a>,
}

/// A scalar: its text after unfolding and unescaping.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Scalar<'a> {
    /// The decoded text.
    pub text: Cow<'a, str>,
    /// How it is written.
    pub style: ScalarStyle,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ScalarStyle {
    /// Without quotes.
    Plain,
    /// Between `'…'`.
    SingleQuoted,
    /// Between `"…"`.
    DoubleQuoted,
    /// After `|`.
    Literal,
    /// After `>`.
    Folded,
}

/// A syntax error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct YamlError {
    /// The cause, as far as it can be told.
    pub kind: YamlErrorKind,
    /// The exact place: the character or the construct at fault.
    pub span: Span,
    /// The whole top-level entry that is lost because of it.
    pub entry: Span,
    /// The parser's own words (English), for developers.
    pub message: String,
}

/// The cause of a syntax error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum YamlErrorKind {
    /// ` : ` or `: ` inside a plain value.
    UnquotedColon,
    /// A quote that is not closed where it should be; the span is the opening quote.
    UnterminatedQuote,
    /// Text after the closing quote (`'L'objectif'`); the span is the quote that closed too early.
    TextAfterQuote,
    /// `key:value`: no space after the colon.
    MissingColonSpace,
    /// `-item`: no space after the dash.
    MissingDashSpace,
    /// A line that is no `key: value`, such as the rest of a text that is not indented.
    MissingKey,
    /// A value that goes on after a comment (`title: Le no #1` and a second line).
    TextAfterComment,
    /// A tab used to indent or where a token must start.
    Tab,
    /// A character that cannot start a value (`@`, `` ` ``, `%`, `!` and the like).
    ReservedCharacter,
    /// `[`, `{` not closed (the span is the bracket), or text after the closing bracket
    /// (`[En cours] Titre`; the span runs from bracket to bracket).
    FlowCollection,
    /// An escape that does not exist in `"…"`.
    UnknownEscape,
    /// Indentation that fits no level.
    Indentation,
    /// A control character, or a character that YAML takes for a line end (U+2028, U+0085).
    ControlCharacter,
    /// An alias to an anchor that does not exist; Jekyll reads nothing there, and the entry stays.
    UnknownAlias,
    /// Nested deeper than [`crate::MAX_YAML_DEPTH`]: not read further.
    TooDeep,
    /// Longer than [`crate::MAX_FRONT_MATTER_BYTES`]: not read.
    TooLarge,
    /// More entries are broken than are recovered from: the rest was not read.
    TooManyErrors,
    /// A second YAML document; Jekyll reads the first only.
    SecondDocument,
    /// Anything else.
    Other,
}

impl<'a> Node<'a> {
    pub(crate) fn new(span: Span, kind: NodeKind<'a>) -> Self {
        Self { span, tag: None, anchor: None, kind }
    }

    /// The decoded text of a scalar.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn as_sequence(&self) -> Option<&[Node<'a>]> {
        match &self.kind {
            NodeKind::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a map, duplicates included.
    #[must_use]
    pub fn as_mapping(&self) -> Option<&[Entry<'a>]> {
        match &self.kind {
            NodeKind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The entry of a map that counts: the last one with that key, as in Jekyll.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry<'a>> {
        self.as_mapping()?.iter().rev().find(|entry| entry.key.as_text() == Some(key))
    }
}

impl Entry<'_> {
    /// From the key's first byte to the value's last.
    #[must_use]
    pub fn span(&self) -> Span {
        self.key.span.to(self.value.span)
    }
}
