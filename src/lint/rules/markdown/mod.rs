//! MD rules, one file each, in the order of their codes.

mod accidental_heading;
mod accidental_table;
mod bold_as_heading;
mod bold_heading;
mod broken_link;
mod conflict_marker;
mod emoji_shortcode;
mod fake_list;
mod first_level_heading;
mod glued_lines;
mod heading_punctuation;
mod heading_without_space;
mod leaking_attribute_list;
mod leaking_container;
mod leaking_emphasis;
mod leaking_italics;
mod misplaced_attribute_list;
mod misread_rule;
mod one_item_list;
mod skipped_heading_level;
mod stray_backslash;
mod swallowed_block;
mod undefined_reference;
mod uneven_emphasis;
mod unread_attribute;
mod version_dependent;

use crate::body::{Block, BlockKind};
use crate::lint::context::Context;
use crate::lint::rule::Rule;
use crate::span::Span;

pub(super) static RULES: &[&Rule] = &[
    &leaking_emphasis::RULE,
    &leaking_attribute_list::RULE,
    &misplaced_attribute_list::RULE,
    &fake_list::RULE,
    &glued_lines::RULE,
    &stray_backslash::RULE,
    &heading_without_space::RULE,
    &accidental_table::RULE,
    &accidental_heading::RULE,
    &misread_rule::RULE,
    &swallowed_block::RULE,
    &broken_link::RULE,
    &undefined_reference::RULE,
    &version_dependent::RULE,
    &bold_as_heading::RULE,
    &skipped_heading_level::RULE,
    &first_level_heading::RULE,
    &one_item_list::RULE,
    &leaking_container::RULE,
    &emoji_shortcode::RULE,
    &heading_punctuation::RULE,
    &bold_heading::RULE,
    &conflict_marker::RULE,
    &leaking_italics::RULE,
    &unread_attribute::RULE,
];

/// Every block of the body, containers before what they hold.
fn blocks<'r, 'a>(cx: &Context<'r, 'a>) -> impl Iterator<Item = &'r Block<'a>> {
    cx.blocks().iter().copied()
}

/// The lists of blocks that stand side by side: those of the body, and of each container.
fn levels<'r, 'a>(cx: &Context<'r, 'a>) -> impl Iterator<Item = &'r [Block<'a>]> {
    let body = &cx.release.body;
    let inner = blocks(cx).map(|block| block.children(body)).filter(|children| !children.is_empty());
    std::iter::once(body.blocks.as_slice()).chain(inner)
}

/// Blocks whose text kramdown reads, paragraphs and headings first of all; those of the chapeau before.
fn with_text<'r, 'a>(cx: &Context<'r, 'a>) -> impl Iterator<Item = &'r Block<'a>> {
    let chapeau = cx.release.chapeau_paragraphs.iter();
    chapeau.chain(blocks(cx)).filter(|block| !block.inlines.is_empty())
}

/// From the first to the last byte of a block's text.
fn text_span(block: &Block<'_>) -> Span {
    match (block.content.first(), block.content.last()) {
        (Some(first), Some(last)) => first.to(*last),
        _ => Span::empty(block.span.start()),
    }
}

/// A text with its words parted by one space each.
fn on_one_line(text: &str) -> String {
    let text = text.trim_ascii();
    let pairs = text.as_bytes().iter().zip(text.as_bytes().get(1..).unwrap_or_default());
    // Without branches, which looks at many bytes at once.
    let is_parted = pairs.fold(true, |so_far, (&one, &two)| {
        so_far & !((one == b' ') & (two == b' ')) & !(b'\t'..=b'\r').contains(&one)
    });
    if is_parted {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A text as it can be quoted in a message: on one line, cut in its middle when long.
fn quoted(text: &str) -> String {
    const MAX_CHARS: usize = 60;
    let line = on_one_line(text);
    if line.len() <= MAX_CHARS {
        return line;
    }
    let at = |index: usize| line.char_indices().nth(index).map(|(at, _)| at);
    let count = line.chars().count();
    let cut = at(MAX_CHARS / 2).zip(at(count.saturating_sub(MAX_CHARS / 4))).filter(|_| count > MAX_CHARS);
    match cut.and_then(|(head, tail)| Some((line.get(..head)?, line.get(tail..)?))) {
        Some((head, tail)) => [head.trim_end(), "\u{a0}[…] ", tail.trim_start()].concat(),
        None => line,
    }
}

/// Whether a block is of no weight between two others.
fn is_silent(block: &Block<'_>) -> bool {
    matches!(
        block.kind,
        BlockKind::Blank
            | BlockKind::AttributeList
            | BlockKind::EndOfBlock
            | BlockKind::LinkDefinition(_)
            | BlockKind::AbbreviationDefinition { .. }
            | BlockKind::FootnoteDefinition { .. }
    )
}
