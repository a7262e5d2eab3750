//! Important links and buttons: what the reader is asked to do.

use std::borrow::Cow;

use serde::Serialize;

use super::Reader;
use crate::body::block::Block;
use crate::body::html::Element;
use crate::body::inline::{Inline, InlineKind};
use crate::span::Span;

/// A link that the page sets apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CallToAction<'a> {
    /// The block or the element that sets it apart.
    pub span: Span,
    /// How it is set apart.
    pub kind: CallKind,
    /// What the reader clicks on.
    pub text: Cow<'a, str>,
    /// Where it leads.
    pub target: Cow<'a, str>,
}

/// How a link is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CallKind {
    /// The class `lien-important`, on the link or around it.
    ImportantLink,
    /// The class `button` or `fr-btn`.
    Button,
}

pub(super) fn of_block<'a>(reader: &Reader<'_, 'a>, block: &Block<'a>) -> Option<CallToAction<'a>> {
    let kind = kind(|class| block.attributes.has_class(class))?;
    let (link, target) = first_link(reader, block)?;
    let span = block.span.trim(reader.source);
    Some(CallToAction { span, kind, text: reader.untagged(inside(reader, link)), target })
}

pub(super) fn of_inlines<'a>(reader: &Reader<'_, 'a>, inlines: &[Inline<'a>]) -> Option<CallToAction<'a>> {
    let link = inlines.iter().find(|inline| !inline.attributes.is_empty() && target(inline).is_some())?;
    let kind = kind(|class| link.attributes.has_class(class))?;
    Some(CallToAction {
        span: link.span,
        kind,
        text: reader.untagged(inside(reader, link)),
        target: target(link)?,
    })
}

pub(super) fn of_element<'a>(reader: &Reader<'_, 'a>, element: &Element<'a>) -> Option<CallToAction<'a>> {
    if element.name != "a" {
        return None;
    }
    let kind = kind(|class| element.has_class(class))?;
    let target = element.attributes.iter().rfind(|a| a.name == "href")?.value.clone();
    Some(CallToAction { span: element.span, kind, text: reader.untagged(element.content()), target })
}

fn kind(has_class: impl Fn(&str) -> bool) -> Option<CallKind> {
    if has_class("lien-important") {
        Some(CallKind::ImportantLink)
    } else if ["button", "fr-btn", "btn"].into_iter().any(has_class) {
        Some(CallKind::Button)
    } else {
        None
    }
}

/// The first link of a block, emphasis looked into.
fn first_link<'b, 'a>(reader: &Reader<'b, 'a>, block: &Block<'a>) -> Option<(&'b Inline<'a>, Cow<'a, str>)> {
    let inlines = std::iter::once(block)
        .chain(block.children(reader.body))
        .flat_map(|block| block.inlines(reader.body));
    let mut all = inlines.flat_map(|inline| std::iter::once(inline).chain(inline.children(reader.body)));
    all.find_map(|inline| Some((inline, target(inline)?)))
}

fn target<'a>(inline: &Inline<'a>) -> Option<Cow<'a, str>> {
    match &inline.kind {
        InlineKind::Link(link) => Some(link.target.clone()),
        _ => None,
    }
}

fn inside<'a>(reader: &Reader<'_, 'a>, link: &Inline<'a>) -> Span {
    let children = link.children(reader.body);
    children.first().zip(children.last()).map_or(link.span, |(first, last)| first.span.to(last.span))
}
