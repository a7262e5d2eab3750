//! Counts and the lists that follow them.

use super::quantity::{Announced, AnnouncedCount};
use crate::body::{Block, BlockKind, Body, Element, ElementEnd, ElementTree, Origin};
use crate::span::{Span, offset};

/// Deepest nesting of blocks in which lists are looked for.
const MAX_DEPTH: u32 = crate::body::MAX_BLOCK_DEPTH;

/// Longest stretch between a count and its list of raw HTML, in bytes.
const MAX_BETWEEN: usize = 300;

/// How many parts of a list that is cut are counted: each list may be announced by a number that is never reached.
const MAX_PARTS: usize = 16;

/// Ties the last count of a block that leads on, or of a heading, to the list that follows it.
pub(super) fn link<'a>(counts: &mut [AnnouncedCount], body: &Body<'a>, blocks: &[Block<'a>], depth: u32) {
    let mut before: Option<&Block<'_>> = None;
    for (at, block) in blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Blank | BlockKind::AttributeList | BlockKind::RawHtml => continue,
            BlockKind::UnorderedList | BlockKind::OrderedList => {
                if let Some(count) = before.take().and_then(|before| announcing(counts, before)) {
                    let (mut span, mut items) = (block.span, items(body, block));
                    // Cut by what is shown in its midst.
                    let more = parts(block, blocks.get(at + 1..).unwrap_or_default()).take(MAX_PARTS);
                    let sums = more.scan(items, |sum, part| {
                        *sum = sum.saturating_add(self::items(body, part));
                        Some((span.to(part.span), *sum))
                    });
                    let number = count.number.value;
                    if let Some(whole) =
                        sums.take_while(|&(_, sum)| sum <= number).find(|&(_, sum)| sum == number)
                    {
                        (span, items) = whole;
                    }
                    count.announces = Some(Announced::List { span, items });
                }
            }
            _ => {}
        }
        if depth < MAX_DEPTH && !block.children.is_empty() {
            link(counts, body, block.children(body), depth + 1);
        }
        before = Some(block);
    }
}

fn items(body: &Body<'_>, list: &Block<'_>) -> u32 {
    offset(list.children(body).iter().filter(|child| child.kind == BlockKind::ListItem).count())
}

/// The lists of the same kind that come next, one block between each and the one before.
fn parts<'b, 'a>(list: &Block<'a>, after: &'b [Block<'a>]) -> impl Iterator<Item = &'b Block<'a>> {
    let kind = list.kind.clone();
    let is_read = |block: &&Block<'_>| {
        !matches!(block.kind, BlockKind::Blank | BlockKind::AttributeList | BlockKind::EndOfBlock)
    };
    let mut blocks = after.iter().filter(is_read);
    std::iter::from_fn(move || {
        let between = blocks.next()?;
        let cuts = !matches!(between.kind, BlockKind::Heading { .. }) && between.kind != kind;
        blocks.next().filter(|next| cuts && next.kind == kind)
    })
}

/// Ties the last count before a list of raw HTML to it, when it leads on and no text parts them.
pub(super) fn link_html(counts: &mut [AnnouncedCount], source: &str, elements: &ElementTree<'_>) {
    let mut items = vec![0; elements.elements.len()];
    for (_, item) in elements.named("li") {
        if let Some(count) = item.parent.and_then(|list| items.get_mut(list.index())) {
            *count += 1;
        }
    }
    for (id, list) in elements.iter().filter(|(_, element)| is_list(element)) {
        let before = counts.partition_point(|count| count.span.end() <= list.span.start());
        let Some(count) = before.checked_sub(1).and_then(|last| counts.get_mut(last)) else { continue };
        let between = Span::new(count.span.end(), list.span.start()).slice(source);
        if count.leads_on && count.announces.is_none() && leads_straight(between) {
            let items = items.get(id.index()).copied().unwrap_or(0);
            count.announces = Some(Announced::List { span: list.span, items });
        }
    }
}

/// Whether an element is a list that was written as tags, to its end.
fn is_list(element: &Element<'_>) -> bool {
    let closed = matches!(element.end, ElementEnd::EndTag(_));
    closed && element.origin == Origin::Tag && matches!(&*element.name, "ul" | "ol")
}

/// Whether nothing but tags stands between a colon and what follows it.
fn leads_straight(between: &str) -> bool {
    if between.len() > MAX_BETWEEN {
        return false;
    }
    let Some((_, mut rest)) = between.rsplit_once(':') else { return false };
    while let Some((text, tag)) = rest.split_once('<') {
        if text.contains(char::is_alphanumeric) {
            return false;
        }
        rest = tag.split_once('>').map_or("", |(_, rest)| rest);
    }
    !rest.contains(char::is_alphanumeric)
}

/// The only count of a heading, or the one that leads on at the end of a block.
fn announcing<'c>(counts: &'c mut [AnnouncedCount], block: &Block<'_>) -> Option<&'c mut AnnouncedCount> {
    let from = counts.partition_point(|count| count.span.start() < block.span.start());
    let to = counts.partition_point(|count| count.span.start() < block.span.end());
    let inside = counts.get_mut(from..to)?;
    let alone = inside.len() == 1 && matches!(block.kind, BlockKind::Heading { .. });
    inside.last_mut().filter(|last| alone || last.leads_on)
}
