//! Gathers links and images from Markdown, from tags in running text and from raw HTML.

use std::borrow::Cow;

use super::{Hyperlink, LinkKind, LinkSyntax, Picture};
use crate::body::html::{Element, ElementTree, HtmlText, Origin};
use crate::body::inline::{Image, Inline, InlineKind, Link, Linked, entity};
use crate::body::stretch::Stretch;
use crate::span::Span;
use crate::text::OBJECT;

/// The links and the images of a body, in source order; `most` links are written in Markdown.
pub(crate) fn collect<'a>(
    source: &'a str,
    linked: &[Linked],
    inlines: &[Inline<'a>],
    elements: &ElementTree<'a>,
    most: usize,
) -> (Vec<Hyperlink<'a>>, Vec<Picture<'a>>) {
    let links = Vec::with_capacity(most);
    let mut collector =
        Collector { source, all: inlines, elements, links, images: Vec::new(), next: 0, next_text: 0 };
    for place in linked {
        match place {
            Linked::Spans(spans) => collector.inlines(spans.of(inlines), false),
            Linked::Html(end) => collector.raw_elements(*end),
        }
    }
    collector.raw_elements(u32::MAX);
    (collector.links, collector.images)
}

/// Adds the Markdown links of spans, among `all`, that stand outside the body.
pub(crate) fn collect_inlines<'a>(
    source: &'a str,
    spans: Stretch,
    all: &[Inline<'a>],
    links: &mut Vec<Hyperlink<'a>>,
) {
    let elements = ElementTree::default();
    let mut collector = Collector {
        source,
        all,
        elements: &elements,
        links: Vec::new(),
        images: Vec::new(),
        next: 0,
        next_text: 0,
    };
    collector.inlines(spans.of(all), false);
    links.append(&mut collector.links);
}

struct Collector<'a, 'e> {
    source: &'a str,
    all: &'e [Inline<'a>],
    elements: &'e ElementTree<'a>,
    links: Vec<Hyperlink<'a>>,
    images: Vec<Picture<'a>>,
    /// The next element that was not looked at.
    next: usize,
    /// The next text of raw HTML that no link looked at.
    next_text: usize,
}

impl<'a, 'e> Collector<'a, 'e> {
    // --- Markdown, and tags in running text

    fn inlines(&mut self, inlines: &[Inline<'a>], linked: bool) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Link(link) => {
                    self.markdown_link(inline, link);
                    self.inlines(inline.children.of(self.all), true);
                }
                InlineKind::Image(image) => self.markdown_image(inline, image, linked),
                InlineKind::Html(tags) if tags.name == "a" => {
                    self.inline_tag(inline, tags.start_tag, tags.end_tag);
                    self.inlines(inline.children.of(self.all), true);
                }
                InlineKind::Html(tags) if tags.name == "img" => {
                    if let Some(element) = self.element_at(tags.start_tag) {
                        self.image_tag(element, linked);
                    }
                }
                _ if inline.children.is_empty() => {}
                _ => self.inlines(inline.children.of(self.all), linked),
            }
        }
    }

    fn markdown_link(&mut self, inline: &Inline<'a>, link: &Link<'a>) {
        let children = inline.children.of(self.all);
        let (text, holds_image) = self.text_of(children);
        let inside = |children: &[Inline<'a>]| Some(children.first()?.span.to(children.last()?.span));
        let syntax = if link.autolink {
            LinkSyntax::Autolink
        } else if inline.span.covers(link.target_span) {
            LinkSyntax::Markdown
        } else {
            LinkSyntax::Reference
        };
        let target = decoded(link.target.clone());
        self.links.push(Hyperlink {
            span: inline.span,
            text,
            text_span: inside(children).unwrap_or(Span::empty(inline.span.start() + 1)),
            kind: LinkKind::of(&target),
            target,
            target_span: link.target_span,
            title: link.title.clone(),
            syntax,
            holds_image,
        });
    }

    fn markdown_image(&mut self, inline: &Inline<'a>, image: &Image<'a>, linked: bool) {
        let written = inline.span.covers(image.source_span);
        self.images.push(Picture {
            span: inline.span,
            source: decoded(image.source.clone()),
            source_span: image.source_span,
            alternative: Some(image.alternative.clone()),
            alternative_span: Some(image.alternative_span),
            title: image.title.clone(),
            syntax: if written { LinkSyntax::Markdown } else { LinkSyntax::Reference },
            linked,
        });
    }

    fn inline_tag(&mut self, inline: &Inline<'a>, start_tag: Span, end_tag: Option<Span>) {
        let end = end_tag.map_or(inline.span.end(), Span::start);
        let text_span = Span::new(start_tag.end(), end);
        if let Some(element) = self.element_at(start_tag) {
            let (text, holds_image) = self.text_of(inline.children.of(self.all));
            self.link_tag(element, inline.span, text, text_span, holds_image);
        }
    }

    /// What the reader reads of some spans, and whether an image is among them.
    fn text_of(&self, inlines: &[Inline<'a>]) -> (Cow<'a, str>, bool) {
        if let [only] = inlines
            && matches!(only.kind, InlineKind::Text)
        {
            return (Cow::Borrowed(only.span.slice(self.source)), false);
        }
        let (mut text, mut holds_image) = (String::new(), false);
        self.append_text(inlines, &mut text, &mut holds_image);
        (Cow::Owned(text), holds_image)
    }

    fn append_text(&self, inlines: &[Inline<'a>], text: &mut String, holds_image: &mut bool) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text | InlineKind::StrayEndTag | InlineKind::BlockTag => {
                    text.push_str(inline.span.slice(self.source));
                }
                InlineKind::Typographic(printed) => text.push_str(printed.as_str()),
                InlineKind::Entity(c) | InlineKind::Escape(c) => text.push(*c),
                InlineKind::HardBreak => text.push('\n'),
                InlineKind::Code => text.push_str(inline.span.slice(self.source).trim_matches(['`', ' '])),
                InlineKind::Math | InlineKind::Liquid => text.push(OBJECT),
                InlineKind::Image(image) => {
                    *holds_image = true;
                    text.push_str(&image.alternative);
                }
                InlineKind::Html(tags) if tags.name == "br" => text.push('\n'),
                InlineKind::Html(tags) if tags.name == "img" => {
                    *holds_image = true;
                    text.push_str(inline.attributes.get("alt").unwrap_or(""));
                }
                _ => self.append_text(inline.children.of(self.all), text, holds_image),
            }
        }
    }

    fn element_at(&self, start_tag: Span) -> Option<&'e Element<'a>> {
        let elements: &'e [Element<'a>] = &self.elements.elements;
        let first = elements.partition_point(|e| e.start_tag.start() < start_tag.start());
        let here = elements.get(first..)?.iter().take_while(|e| e.start_tag.start() == start_tag.start());
        here.into_iter().find(|e| e.origin == Origin::Tag)
    }

    // --- raw HTML

    /// The links and images of raw HTML that begin before an offset.
    fn raw_elements(&mut self, end: u32) {
        let elements = self.elements;
        while let Some(element) = elements.elements.get(self.next).filter(|e| e.start_tag.start() < end) {
            self.next += 1;
            if element.in_running_text || element.origin != Origin::Tag {
                continue;
            }
            match &*element.name {
                "a" => {
                    let (text, holds_image) = self.raw_text(element);
                    self.link_tag(element, element.span, Cow::Owned(text), element.content(), holds_image);
                }
                "img" => {
                    let linked = self.links.last().is_some_and(|link| link.span.covers(element.span));
                    self.image_tag(element, linked);
                }
                _ => {}
            }
        }
    }

    fn raw_text(&mut self, link: &Element<'a>) -> (String, bool) {
        let content = link.content();
        let mut text = String::new();
        while let Some(found) = self.elements.texts.get(self.next_text) {
            match *found {
                HtmlText::Text(span, _) if span.start() >= content.end() => break,
                HtmlText::Break(span) if span.start() >= content.end() => break,
                HtmlText::Text(span, _) if content.covers(span) => {
                    text.push_str(&entity::decode(span.slice(self.source)));
                }
                HtmlText::Break(span) if content.covers(span) => text.push('\n'),
                _ => {}
            }
            self.next_text += 1;
        }
        let mut holds_image = false;
        let inside = self.elements.elements.get(self.next..).unwrap_or_default();
        for image in inside.iter().take_while(|e| e.start_tag.start() < content.end()) {
            if image.name == "img" {
                holds_image = true;
                text.push_str(image.attribute("alt").map_or("", |alt| &alt.value));
            }
        }
        (text, holds_image)
    }

    // --- tags

    fn link_tag(
        &mut self,
        element: &Element<'a>,
        span: Span,
        text: Cow<'a, str>,
        text_span: Span,
        holds_image: bool,
    ) {
        // Without `href`, it is an anchor to link to.
        let Some((target, target_span)) = value(element, "href") else { return };
        self.links.push(Hyperlink {
            span,
            text,
            text_span,
            kind: LinkKind::of(&target),
            target,
            target_span,
            title: value(element, "title"),
            syntax: LinkSyntax::Html,
            holds_image,
        });
    }

    fn image_tag(&mut self, element: &Element<'a>, linked: bool) {
        let (source, source_span) =
            value(element, "src").unwrap_or((Cow::Borrowed(""), Span::empty(element.start_tag.start())));
        let alternative = value(element, "alt");
        self.images.push(Picture {
            span: element.start_tag,
            source,
            source_span,
            alternative_span: alternative.as_ref().map(|(_, span)| *span),
            alternative: alternative.map(|(text, _)| text),
            title: value(element, "title"),
            syntax: LinkSyntax::Html,
            linked,
        });
    }
}

/// The value of an attribute and where it stands; where it would stand, when it has none.
fn value<'a>(element: &Element<'a>, name: &str) -> Option<(Cow<'a, str>, Span)> {
    let attribute = element.attributes.iter().rfind(|attribute| attribute.name == name)?;
    let span = attribute.value_span.unwrap_or(Span::empty(attribute.span.end()));
    Some((attribute.value.clone(), span))
}

fn decoded(target: Cow<'_, str>) -> Cow<'_, str> {
    match target {
        Cow::Borrowed(target) => entity::decode(target),
        Cow::Owned(target) => Cow::Owned(entity::decode(&target).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{self, KramdownVersion};

    fn read(source: &str) -> body::Body<'_> {
        body::read(source, Span::from_range(0..source.len()), KramdownVersion::V2_4)
    }

    #[test]
    fn every_way_to_write_a_link_is_listed_in_order() {
        let source = "> [L'**été** à Évry](https://x.fr/é?a&amp;b \"« titre »\") et\r\n> <a href='/é'>là&nbsp;!</a>\r\n\r\n\
                      [![Carte](i.png)](#ancre) <a@b.fr> [x][é]\r\n\r\n<div><a class=\"b\" href=\"tel:+33123456789\">\
                      Num&eacute;ro<br><img src=\"/t.svg\" alt=\"té\"></a></div>\r\n\r\n[é]: www.y.fr\r\n";
        let body = read(source);
        let found: Vec<_> = body
            .links
            .iter()
            .map(|l| (&*l.text, &*l.target, l.target_span.slice(source), l.kind, l.syntax))
            .collect();
        let expected = [
            (
                "L’été à Évry",
                "https://x.fr/é?a&b",
                "https://x.fr/é?a&amp;b",
                LinkKind::Web,
                LinkSyntax::Markdown,
            ),
            ("là\u{a0}!", "/é", "/é", LinkKind::SitePath, LinkSyntax::Html),
            ("Carte", "#ancre", "#ancre", LinkKind::Anchor, LinkSyntax::Markdown),
            ("a@b.fr", "mailto:a@b.fr", "a@b.fr", LinkKind::Mail, LinkSyntax::Autolink),
            ("x", "www.y.fr", "www.y.fr", LinkKind::SitePath, LinkSyntax::Reference),
            ("Numéro\nté", "tel:+33123456789", "tel:+33123456789", LinkKind::Telephone, LinkSyntax::Html),
        ];
        assert_eq!(found, expected);
        assert_eq!(body.links[0].host(), Some("x.fr"));
        assert_eq!(body.links[0].text_span.slice(source), "L'**été** à Évry");
        assert_eq!(
            body.links[0].title.as_ref().map(|(t, s)| (&**t, s.slice(source))),
            Some(("« titre »", "« titre »"))
        );
        assert!(body.links[2].holds_image && body.links[5].holds_image);
    }

    #[test]
    fn every_way_to_write_an_image_is_listed_in_order() {
        let source = "![À « lire »](/é.png) <img src=a alt=\"\">\r\n\r\n<p><a href=\"/\"><img src=\"/b.png\"></a></p>\r\n";
        let body = read(source);
        let found: Vec<_> =
            body.images.iter().map(|i| (&*i.source, i.alternative.as_deref(), i.linked)).collect();
        assert_eq!(
            found,
            [("/é.png", Some("À « lire »"), false), ("a", Some(""), false), ("/b.png", None, true)]
        );
    }
}
