//! Counts and the lists that follow them.

use super::quantity::{Announced, AnnouncedCount};
use crate::body::{Block, BlockKind};
use crate::span::offset;

/// Deepest nesting of blocks in which lists are looked for.
const MAX_DEPTH: u32 = crate::body::MAX_BLOCK_DEPTH;

/// Ties the last count of a block that leads on, or of a heading, to the list that follows it.
pub(super) fn link(counts: &mut [AnnouncedCount], blocks: &[Block<'_>], depth: u32) {
    let mut before: Option<&Block<'_>> = None;
    for block in blocks {
        match block.kind {
            BlockKind::Blank | BlockKind::AttributeList | BlockKind::RawHtml => continue,
            BlockKind::UnorderedList | BlockKind::OrderedList => {
                if let Some(count) = before.take().and_then(|before| announcing(counts, before)) {
                    let items =
                        block.children.iter().filter(|child| child.kind == BlockKind::ListItem).count();
                    count.announces = Some(Announced::List { span: block.span, items: offset(items) });
                }
            }
            _ => {}
        }
        if depth < MAX_DEPTH {
            link(counts, &block.children, depth + 1);
        }
        before = Some(block);
    }
}

/// The only count of a heading, or the one that leads on at the end of a block.
fn announcing<'c>(counts: &'c mut [AnnouncedCount], block: &Block<'_>) -> Option<&'c mut AnnouncedCount> {
    let from = counts.partition_point(|count| count.span.start() < block.span.start());
    let to = counts.partition_point(|count| count.span.start() < block.span.end());
    let inside = counts.get_mut(from..to)?;
    let alone = inside.len() == 1 && matches!(block.kind, BlockKind::Heading { .. });
    inside.last_mut().filter(|last| alone || last.leads_on)
}
