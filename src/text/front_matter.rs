//! The passages of a front matter: the values that people read.

use super::{Language, PassageKind, TextsBuilder, Zone};
use crate::front_matter::FrontMatter;
use crate::span::{Span, offset};
use crate::yaml::{self, Node, NodeKind, ScalarSegment};

/// Deepest nesting whose values are read: all that the YAML holds.
const MAX_DEPTH: usize = crate::MAX_YAML_DEPTH;

/// The language a front matter gives (`lang: en`).
pub(crate) fn language(front_matter: &FrontMatter<'_>) -> Option<Language> {
    let lang = front_matter.lang.value()?.trim();
    Some(match lang.get(..2) {
        Some("fr") => Language::French,
        Some("en") => Language::English,
        _ => Language::Other,
    })
}

/// Adds the passages of a front matter, in source order.
pub(crate) fn read(source: &str, front_matter: &FrontMatter<'_>, texts: &mut TextsBuilder) {
    for entry in front_matter.entries() {
        let Some(key) = entry.key.as_text() else { continue };
        let kind = match key {
            "title" => PassageKind::Title,
            "chapeau-text" | "chapeau" => PassageKind::Chapeau,
            _ => PassageKind::FrontMatterValue,
        };
        value(source, key, kind, &entry.value, texts, 0);
    }
    texts.end();
}

fn value(
    source: &str,
    key: &str,
    kind: PassageKind,
    node: &Node<'_>,
    texts: &mut TextsBuilder,
    depth: usize,
) {
    if is_technical(key) || depth > MAX_DEPTH {
        return;
    }
    match &node.kind {
        NodeKind::Scalar(scalar) if kind != PassageKind::FrontMatterValue || is_read(&scalar.text) => {
            passage(source, kind, &scalar.text, node, texts);
        }
        NodeKind::Sequence(items) => {
            for item in items {
                value(source, key, PassageKind::FrontMatterValue, item, texts, depth + 1);
            }
        }
        NodeKind::Mapping(entries) => {
            for entry in entries {
                let key = entry.key.as_text().unwrap_or("");
                value(source, key, PassageKind::FrontMatterValue, &entry.value, texts, depth + 1);
            }
        }
        _ => {}
    }
}

/// Keys whose values are names, addresses, dates or words that filters compare.
fn is_technical(key: &str) -> bool {
    matches!(
        key,
        "layout"
            | "permalink"
            | "lang"
            | "date"
            | "published"
            | "categories"
            | "tags"
            | "keywords"
            | "image"
            | "file"
            | "File"
            | "files_url"
            | "url"
            | "lien"
            | "link"
            | "href"
            | "email"
            | "mail"
            | "tel"
            | "redirection"
            | "redirect_from"
            | "redirect_to"
            | "slug"
            | "id"
            | "ref"
            | "communique_file"
            | "github"
            | "twitter"
            | "linkedin"
            | "name"
            | "auteur"
            | "author"
            | "authors"
            | "event_start_date"
            | "event_end_date"
            | "position"
            | "style"
            | "css"
            | "script"
            | "js"
    )
}

/// Whether a value is a text that people read: words, not a path, an address or a name of the site.
fn is_read(text: &str) -> bool {
    let text = text.trim();
    text.split_ascii_whitespace().nth(1).is_some()
        && text.contains(char::is_alphabetic)
        && !text.starts_with('/')
        && !holds_liquid(text.as_bytes())
}

fn holds_liquid(text: &[u8]) -> bool {
    memchr::memchr_iter(b'{', text).any(|at| matches!(text.get(at + 1), Some(b'{' | b'%')))
}

/// A scalar, piece by piece: only the chapeau holds Markdown, whose markers are left out.
fn passage(source: &str, kind: PassageKind, text: &str, node: &Node<'_>, texts: &mut TextsBuilder) {
    let Some(segments) = yaml::segments(source, node) else {
        texts.begin_in(kind, Zone::FrontMatter, None, false);
        texts.decoded(text, node.span);
        return;
    };
    texts.begin_in(kind, Zone::FrontMatter, None, false);
    let mut markers = (kind == PassageKind::Chapeau).then(|| Markers::new(text));
    for segment in segments {
        match &mut markers {
            Some(markers) => markers.leave_out(source, segment, texts),
            None => push(source, text, segment, segment.range(), texts),
        }
    }
}

fn push(
    source: &str,
    text: &str,
    segment: ScalarSegment,
    range: std::ops::Range<usize>,
    texts: &mut TextsBuilder,
) {
    let Some(piece) = text.get(range.clone()).filter(|piece| !piece.is_empty()) else { return };
    if segment.verbatim {
        let start = segment.source.start() + offset(range.start) - segment.start;
        texts.verbatim(source, Span::new(start, start + offset(piece.len())));
    } else {
        texts.decoded(piece, segment.source);
    }
}

/// The Markdown and HTML of a chapeau, as far as the words of the reader are told from it.
struct Markers<'t> {
    text: &'t str,
    /// Where the brackets stand that open the text of a link.
    link_openings: Vec<usize>,
    /// Where the last tag of the text ends: beyond, nothing opens one.
    last_tag_end: usize,
    /// The character that ends what is being left out: a link target or a tag.
    until: Option<char>,
}

impl<'t> Markers<'t> {
    fn new(text: &'t str) -> Self {
        let last_tag_end = text.rfind('>').unwrap_or(0);
        Self { text, link_openings: link_openings(text), last_tag_end, until: None }
    }

    /// The text of a segment without `**`, `*` before a word, brackets, link targets and tags.
    fn leave_out(&mut self, source: &str, segment: ScalarSegment, texts: &mut TextsBuilder) {
        let range = segment.range();
        let mut from = range.start;
        let mut at = range.start;
        while at < range.end {
            let rest = self.text.get(at..range.end).unwrap_or("");
            let plain = rest.bytes().position(|b| matches!(b, b'*' | b'[' | b']' | b'<'));
            if self.until.is_none()
                && let skipped @ 1.. = plain.unwrap_or(rest.len())
            {
                at += skipped;
                continue;
            }
            let width = rest.chars().next().map_or(1, char::len_utf8);
            let marker = self.marker(at, rest);
            if marker > 0 {
                push(source, self.text, segment, from..at, texts);
                from = at + marker;
            }
            at += marker.max(width);
        }
        push(source, self.text, segment, from..range.end, texts);
    }

    /// How many bytes of what begins at `at` are no text.
    fn marker(&mut self, at: usize, rest: &str) -> usize {
        let first = rest.chars().next();
        if let Some(end) = self.until {
            self.until = self.until.filter(|_| first != Some(end));
            return first.map_or(1, char::len_utf8);
        }
        let line_start =
            || self.text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
        match first {
            Some(']') if rest.starts_with("](") => {
                self.until = Some(')');
                2
            }
            Some('<') if at < self.last_tag_end && is_tag(rest) => {
                self.until = Some('>');
                1
            }
            Some('[') if self.link_openings.binary_search(&at).is_ok() => 1,
            Some('*') if rest.starts_with("**") || rest.starts_with("* ") && line_start() => 2,
            Some('*') => 1,
            _ => 0,
        }
    }
}

/// Where the brackets stand that a closing bracket and a target answer, in order.
fn link_openings(text: &str) -> Vec<usize> {
    let (mut open, mut openings) = (Vec::new(), Vec::new());
    if text.contains("](") {
        for (at, bracket) in text.match_indices(['[', ']']) {
            if bracket == "[" {
                open.push(at);
            } else if let Some(opening) = open.pop()
                && text.get(at..).unwrap_or_default().starts_with("](")
            {
                openings.push(opening);
            }
        }
        openings.sort_unstable();
    }
    openings
}

/// Whether `<` begins a tag, not an address or a comparison.
fn is_tag(rest: &str) -> bool {
    let name = rest.get(1..).unwrap_or("");
    let name = name.strip_prefix('/').unwrap_or(name);
    let after = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && after.starts_with([' ', '>', '/'])
}

#[cfg(test)]
mod tests {
    use crate::text::PassageKind;

    #[test]
    fn a_chapeau_is_read_without_its_markers() {
        for (written, read) in [
            ("<b>Été</b>\u{a0}: <a href='/x y'>la carte</a><br />libre", "Été\u{a0}: la cartelibre"),
            ("a < b et c > d, <https://cartolibre.example>", "a < b et c > d, <https://cartolibre.example>"),
            ("[un] [deux](/deux) [trois", "[un] deux [trois"),
            ("été [à venir], [la [vraie] carte](/carte)", "été [à venir], la [vraie] carte"),
            ("<b sans fin", "<b sans fin"),
        ] {
            let text = format!("---\r\nchapeau-text: \"{written}\"\r\n---\r\n");
            let release = crate::parse(&text);
            assert_eq!(release.texts().text(&release.texts().passages()[0]), read);
        }
    }

    #[test]
    fn values_that_people_read_map_back_to_their_source() {
        let text = "---\r\ntitle: 'L''État «\u{a0}ouvre\u{a0}»\r\n  la carte'\r\nlayout: page à lire\r\n\
                    chapeau-text: \"Été\u{a0}: **la [carte](https://cartolibre.example)** libre\"\r\n\
                    une-ou-diaporama:\r\n- image: /uploads/une carte.png\r\n  legende: Une carte\r\n---\r\n";
        let release = crate::parse(text);
        let passages: Vec<_> =
            release.texts().passages().iter().map(|p| (p.kind, release.texts().text(p))).collect();
        assert_eq!(
            passages,
            [
                (PassageKind::Title, "L'État «\u{a0}ouvre\u{a0}» la carte"),
                (PassageKind::Chapeau, "Été\u{a0}: la carte libre"),
                (PassageKind::FrontMatterValue, "Une carte"),
            ]
        );
        for word in ["État", "«\u{a0}ouvre\u{a0}»", "Été", "libre", "Une carte"] {
            let at = release.texts().buffer().find(word).unwrap();
            let range = at..at + word.len();
            assert!(release.texts().is_verbatim(range.clone()), "{word}");
            assert_eq!(release.texts().source(range).slice(text), word);
        }
        let quote = release.texts().buffer().find('\'').unwrap();
        assert_eq!(release.texts().source(quote..quote + 1).slice(text), "''");
    }
}
