//! What embedders read of a release: plain text, Markdown, an excerpt, nodes for a search index.

use std::borrow::Cow;

use serde::Serialize;

use super::PressRelease;
use crate::body::{self, Heading, Hyperlink, KramdownVersion, LinkKind};
use crate::span::Span;
use crate::text::{self, Language, OBJECT, Passage, PassageKind, Texts, TextsBuilder, Zone};

/// A stretch of text as the reader reads it, for a search index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TextNode<'r> {
    /// The text, without markers and tags.
    pub text: &'r str,
    /// Where it stands.
    pub span: Span,
    /// What kind of place it comes from.
    pub kind: PassageKind,
    /// What becomes of it on its way to the reader.
    pub zone: Zone,
    /// Its language.
    pub language: Language,
}

impl<'a> PressRelease<'a> {
    /// The body as it is written.
    #[must_use]
    pub fn body_markdown(&self) -> &'a str {
        self.source.slice(self.body.span)
    }

    /// The body as plain text: a blank line between blocks, a line end for each `<br>`.
    ///
    /// ```
    /// let release = parapheur::parse("---\ntitle: Été\n---\n### Une carte\n\nElle est **libre**,\net `ouverte`.\n");
    /// assert_eq!(release.body_text(), "Une carte\n\nElle est libre, et ouverte.");
    /// ```
    #[must_use]
    pub fn body_text(&self) -> String {
        plain(self.source.text(), self.texts(), self.texts().passages_in(self.body.span))
    }

    /// The chapeau as it is written: Markdown, under the current key or an older one.
    ///
    /// Before there was a key for it, it stood in the body, in `<div class="en-tete">`.
    #[must_use]
    pub fn chapeau_markdown(&self) -> Option<Cow<'_, str>> {
        let fields = &self.front_matter;
        let keyed = fields.chapeau.value().or_else(|| fields.legacy.chapeau.value());
        if let Some(chapeau) = keyed.filter(|chapeau| !chapeau.trim().is_empty()) {
            return Some(Cow::Borrowed(&**chapeau));
        }
        let header = self.body.elements.elements.iter().find(|element| element.has_class("en-tete"))?;
        Some(Cow::Borrowed(self.source.slice(header.content().trim(self.source.text()))))
    }

    /// The chapeau as plain text: links and emphasis keep their words only.
    ///
    /// ```
    /// let release = parapheur::parse("---\nchapeau-text: Une carte [libre](/carte) et **commune**\n---\n");
    /// assert_eq!(release.chapeau_text().as_deref(), Some("Une carte libre et commune"));
    /// ```
    #[must_use]
    pub fn chapeau_text(&self) -> Option<String> {
        let markdown = self.chapeau_markdown()?;
        let body = body::read(&markdown, Span::from_range(0..markdown.len()), KramdownVersion::default());
        let mut texts = TextsBuilder::default();
        text::body::read(&markdown, &body, self.smart_quotes, &mut texts);
        let texts = texts.finish();
        Some(plain(&markdown, &texts, texts.passages_in(body.span)))
    }

    /// The first words of the chapeau, or of the body without one: at most `words`, with `…` when
    /// there are more. Words that a no-break space ties count as one.
    ///
    /// ```
    /// let release = parapheur::parse("---\nchapeau-text: « Une carte » libre, et commune\n---\n");
    /// assert_eq!(release.excerpt(5), "« Une carte » libre…");
    /// assert_eq!(release.excerpt(50), "« Une carte » libre, et commune");
    /// ```
    #[must_use]
    pub fn excerpt(&self, words: usize) -> String {
        let text = self.chapeau_text().filter(|text| !text.is_empty()).unwrap_or_else(|| self.body_text());
        let mut excerpt = String::new();
        let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
        let mut all = text.split(breaks).filter(|word| !word.is_empty());
        for word in all.by_ref().take(words) {
            if !excerpt.is_empty() {
                excerpt.push(' ');
            }
            excerpt.push_str(word);
        }
        if all.next().is_some() {
            let kept = excerpt.trim_end_matches([',', ';', ':', '.', '…', ' ', '\u{a0}', '\u{202f}']).len();
            excerpt.truncate(kept);
            excerpt.push('…');
        }
        excerpt
    }

    /// Headings and the bold lines that act as headings, in order.
    #[must_use]
    pub fn outline(&self) -> &[Heading<'a>] {
        &self.meaning().outline
    }

    /// Every text that people read, with its place.
    pub fn text_nodes(&self) -> impl Iterator<Item = TextNode<'_>> {
        self.texts().passages().iter().map(|passage| TextNode {
            text: self.texts().text(passage),
            span: passage.span,
            kind: passage.kind,
            zone: passage.zone,
            language: passage.language,
        })
    }

    /// Every link, those of the chapeau first.
    pub fn all_links(&self) -> impl Iterator<Item = &Hyperlink<'a>> {
        self.chapeau_links.iter().chain(&self.body.links)
    }

    /// The links of a kind, in order.
    ///
    /// ```
    /// use parapheur::body::LinkKind;
    ///
    /// let release = parapheur::parse("[La carte](/carte) et [la mission](mailto:presse@cartolibre.example)\n");
    /// let mails: Vec<_> = release.links(LinkKind::Mail).map(|link| &*link.text).collect();
    /// assert_eq!(mails, ["la mission"]);
    /// ```
    pub fn links(&self, kind: LinkKind) -> impl Iterator<Item = &Hyperlink<'a>> {
        self.all_links().filter(move |link| link.kind == kind)
    }
}

/// The words of passages: blanks are single, addresses and code are written out.
fn plain<'t>(source: &str, texts: &'t Texts, passages: impl Iterator<Item = &'t Passage>) -> String {
    let mut out = String::new();
    for passage in passages {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        let start = out.len();
        let mut gap = Gap::None;
        for (i, c) in texts.text(passage).char_indices() {
            let at = passage.range.start as usize + i;
            match c {
                '\n' if !texts.is_verbatim(at..at + 1) => gap = Gap::Break,
                ' ' | '\t' | '\n' | '\r' => gap = gap.max(Gap::Space),
                _ => {
                    let mut buffer = [0; 4];
                    let seen = match c {
                        OBJECT => object(texts.source(at..at + c.len_utf8()).slice(source)),
                        _ => c.encode_utf8(&mut buffer),
                    };
                    if seen.is_empty() {
                        continue;
                    }
                    if out.len() > start {
                        out.push_str(gap.text());
                    }
                    gap = Gap::None;
                    out.push_str(seen);
                }
            }
        }
    }
    out
}

/// The blanks between two words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Break,
}

impl Gap {
    const fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Space => " ",
            Self::Break => "\n",
        }
    }
}

/// What a reader sees of a construct that is not text: an address, code; nothing of an image.
fn object(written: &str) -> &str {
    if written.starts_with('`') {
        written.trim_matches('`').trim()
    } else if written.starts_with(['!', '{']) || written.starts_with("<img") {
        ""
    } else {
        written.trim_matches(['<', '>'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_words_breaks_and_addresses() {
        let text = "> «\u{a0}Été\u{a0}»\r\n> libre<br>**Anne  Azur**\r\n\r\nVoir https://cartolibre.gouv.fr/ ![x](y.png)\r\n";
        let release = crate::parse(text);
        assert_eq!(
            release.body_text(),
            "«\u{a0}Été\u{a0}» libre\nAnne Azur\n\nVoir https://cartolibre.gouv.fr/"
        );
        let nodes: Vec<_> = release.text_nodes().map(|node| (node.kind, node.span.slice(text))).collect();
        assert_eq!(nodes[0].1, "«\u{a0}Été\u{a0}»\r\n> libre<br>**Anne  Azur");
        assert_eq!(nodes[2], (PassageKind::Attribute, "x"));
    }

    #[test]
    fn the_old_chapeau_stands_in_the_body() {
        let release = crate::parse("<div class=\"en-tete\">Une carte <b>libre</b>.</div>\n\nSuite.\n");
        assert_eq!(release.chapeau_text().as_deref(), Some("Une carte libre."));
        assert_eq!(release.excerpt(2), "Une carte…");
    }
}
