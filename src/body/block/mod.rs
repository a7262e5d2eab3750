//! kramdown's block tree, with spans.

mod attribute_list;
mod attributes;
mod code;
mod definition;
mod heading;
mod html;
mod line;
mod liquid;
mod list;
pub(super) mod names;
mod parser;
mod scan;
mod spans;
mod table;

use std::borrow::Cow;

use serde::Serialize;

use super::Body;
use super::inline::Inline;
use super::stretch::Stretch;
use crate::span::Span;

pub(in crate::body) use attribute_list::read_attributes;
pub use attributes::{Attribute, Attributes};
pub(in crate::body) use line::is_trimmed;
pub use parser::MAX_BLOCK_DEPTH;
pub(in crate::body) use parser::{Parsed, parse};
pub(in crate::body) use scan::find_in;
pub use spans::Spans;

/// The kramdown whose reading is reproduced where versions differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum KramdownVersion {
    /// 1.17, as GitHub Pages and Jekyll 3 run it.
    #[serde(rename = "1.17")]
    V1_17,
    /// 2.4 and later, as Jekyll 4 runs it.
    #[default]
    #[serde(rename = "2.4")]
    V2_4,
}

/// A block: what it is, where it stands, what it holds.
///
/// Top-level blocks tile the body: each begins where the one before ends, line ends and blank lines
/// included. Children are ordered, disjoint and inside their parent; the bytes of a parent that no
/// child covers are its markers (`>`, bullets, indentation, tags).
///
/// Its children and inlines are kept by its [`Body`], which serializes them with it.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Block<'a> {
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockKind<'a>,
    /// From the first byte of its first line (after the markers of its parents) to the end of its
    /// last line, line end included.
    pub span: Span,
    /// 1-based line of the file on which it begins.
    pub line: u32,
    /// Attributes given by kramdown attribute lists, or by the tag of an HTML element.
    pub attributes: Attributes<'a>,
    /// See [`children`](Self::children).
    #[serde(skip)]
    pub(crate) children: Stretch,
    /// The stretches of its own text, without markers and indentation; for leaves only.
    pub content: Spans,
    /// See [`inlines`](Self::inlines).
    #[serde(skip)]
    pub(crate) inlines: Stretch,
}

impl<'a> Block<'a> {
    /// Blocks inside it.
    ///
    /// The body that it belongs to keeps them.
    #[must_use]
    pub fn children<'b>(&self, body: &'b Body<'a>) -> &'b [Block<'a>] {
        self.children.of(&body.nested)
    }

    /// Its text as spans of emphasis, links and so on; for paragraphs, headings, cells and terms.
    ///
    /// The body that it belongs to keeps them.
    #[must_use]
    pub fn inlines<'b>(&self, body: &'b Body<'a>) -> &'b [Inline<'a>] {
        self.inlines.of(&body.inlines)
    }
}

/// What a block is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum BlockKind<'a> {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading, level 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Underlined with `===` or `---` instead of led by `#`.
        setext: bool,
    },
    /// `> …`
    Blockquote,
    /// A list with bullets.
    UnorderedList,
    /// A numbered list.
    OrderedList,
    /// An item of a list.
    ListItem,
    /// Indented or fenced code.
    CodeBlock(Box<CodeBlock<'a>>),
    /// `---`, `***`
    ThematicBreak,
    /// A table.
    Table,
    /// A row of a table; in its `header`, or not.
    TableRow {
        /// Whether it stands above the separator line.
        header: bool,
    },
    /// A cell of a row.
    TableCell,
    /// Terms and their definitions.
    DefinitionList,
    /// A term of a definition list.
    DefinitionTerm,
    /// `: …`
    DefinitionDescription,
    /// A block-level HTML element, from its start tag to where kramdown ends it.
    HtmlElement {
        /// Lower-case name.
        name: Cow<'a, str>,
    },
    /// An HTML comment, a declaration, a processing instruction.
    RawHtml,
    /// `{: .class}` on a line of its own, or `{:name: …}`.
    AttributeList,
    /// `[^1]: …`
    FootnoteDefinition {
        /// The label.
        label: &'a str,
    },
    /// `[name]: target "title"`
    LinkDefinition(Box<LinkDefinition>),
    /// `*[HTML]: …`
    AbbreviationDefinition {
        /// The abbreviation.
        abbreviation: Span,
        /// What it stands for.
        expansion: Span,
    },
    /// `{::comment}…{:/}` and other kramdown extensions.
    Extension,
    /// `$$…$$` as a block.
    Math,
    /// A Liquid tag or output on lines of its own, inside the paragraph that kramdown makes of it.
    Liquid,
    /// A line that begins with spaces and a tab after a block: kramdown prints it outside any paragraph.
    BareText,
    /// `^` alone on a line: ends the block before it.
    EndOfBlock,
    /// One or more blank lines.
    Blank,
}

/// Indented or fenced code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CodeBlock<'a> {
    /// Between fences instead of indented.
    pub fenced: bool,
    /// The language named after the fence.
    pub language: Option<&'a str>,
}

/// `[name]: target "title"`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LinkDefinition {
    /// The name.
    pub label: Span,
    /// The target.
    pub target: Span,
    /// The title, without its quotes.
    pub title: Option<Span>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_inlines_are_small() {
        assert!(size_of::<Block<'_>>() <= 80, "{}", size_of::<Block<'_>>());
        assert!(size_of::<Inline<'_>>() <= 40, "{}", size_of::<Inline<'_>>());
    }
}
