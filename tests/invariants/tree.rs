//! Blocks, inlines and elements stand inside one another, in order.

use parapheur::Span;
use parapheur::body::{Block, BlockKind, Body, Element, ElementEnd, Inline};

use super::on_boundaries;

/// Top-level blocks cover the body without a gap; children, contents and inlines stand inside.
pub fn blocks_tile(text: &str, body: &Body<'_>) {
    let mut at = body.span.start();
    for block in &body.blocks {
        assert_eq!(block.span.start(), at, "a gap or an overlap before {:?} {:?}", block.kind, block.span);
        at = block.span.end();
    }
    assert_eq!(at, body.span.end(), "the blocks end before the body does");
    let mut open: Vec<&Block<'_>> = body.blocks.iter().collect();
    while let Some(block) = open.pop() {
        on_boundaries(text, block.span);
        let mut after = block.span.start();
        for child in block.children(body) {
            assert!(block.span.covers(child.span), "{:?} outside its parent {:?}", child.span, block.span);
            assert!(after <= child.span.start(), "children overlap in {:?} {:?}", block.kind, block.span);
            after = child.span.end();
        }
        for content in &block.content {
            on_boundaries(text, *content);
            assert!(block.span.covers(*content), "content {content:?} outside {:?}", block.span);
        }
        inlines_nest(text, body, block);
        if matches!(block.kind, BlockKind::Blank) {
            // Blank lines of a quotation hold its markers.
            let held = block.span.slice(text).trim_matches(|c: char| c.is_whitespace() || c == '>');
            assert!(held.is_empty(), "a blank block holds text at {:?}", block.span);
        }
        open.extend(block.children(body));
    }
}

fn inlines_nest<'a>(text: &str, body: &Body<'a>, block: &Block<'a>) {
    let mut open = vec![(block.inlines(body), block.span)];
    while let Some((inlines, around)) = open.pop() {
        let mut after = around.start();
        for inline in inlines {
            on_boundaries(text, inline.span);
            assert!(around.covers(inline.span), "{:?} {:?} outside {around:?}", inline.kind, inline.span);
            assert!(after <= inline.span.start(), "{:?} {:?} overlaps", inline.kind, inline.span);
            after = inline.span.end();
            open.push((inline.children(body), inline.span));
        }
    }
}

/// Elements come in source order, begin with their start tag and hold their attributes in order.
pub fn elements_hold_their_tags(text: &str, body: &Body<'_>) {
    let mut before = 0;
    for (id, element) in body.elements.iter() {
        on_boundaries(text, element.span);
        on_boundaries(text, element.start_tag);
        on_boundaries(text, element.content());
        assert!(body.span.covers(element.span), "{} {:?} outside the body", element.name, element.span);
        assert!(before <= element.start_tag.start(), "{} is out of order", element.name);
        before = element.start_tag.start();
        assert_eq!(element.span.start(), element.start_tag.start(), "{} begins elsewhere", element.name);
        assert!(element.parent < Some(id), "{} comes before its parent", element.name);
        if let ElementEnd::EndTag(tag) = element.end {
            on_boundaries(text, tag);
            // `<h/>` is its own end.
            let apart = element.start_tag.end() <= tag.start() || element.start_tag == tag;
            assert!(apart, "{} ends before it begins", element.name);
        }
        attributes_stand_in_the_tag(text, element);
    }
}

fn attributes_stand_in_the_tag(text: &str, element: &Element<'_>) {
    let mut after = element.start_tag.start();
    for attribute in &element.attributes {
        on_boundaries(text, attribute.span);
        assert!(element.start_tag.covers(attribute.span), "{:?} outside its tag", attribute.name);
        assert!(after <= attribute.span.start(), "{:?} overlaps", attribute.name);
        after = attribute.span.end();
        assert!(attribute.span.covers(attribute.name_span));
        assert_eq!(attribute.name_span.slice(text).to_ascii_lowercase(), *attribute.name);
        let Some(value) = attribute.value_span else { continue };
        on_boundaries(text, value);
        assert!(attribute.span.covers(value));
        assert!(attribute.name_span.end() <= value.start());
        if !value.slice(text).contains(['&', '\r', '\0', '\n']) {
            assert_eq!(value.slice(text), attribute.value, "{:?}", attribute.name);
        }
    }
}
