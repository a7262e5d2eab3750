//! The chapeau: Markdown that stands in a front matter value.

use crate::body::inline::read_text;
use crate::body::link::collect_inlines;
use crate::body::{Block, Hyperlink, Inline, KramdownVersion, Spans};
use crate::front_matter::FrontMatter;
use crate::span::{Span, offset};
use crate::yaml::{self, Node, NodeKind, ScalarStyle};

/// The Markdown of a chapeau.
#[derive(Debug, Default)]
pub(crate) struct Chapeau<'a> {
    /// Its links, in source order.
    pub(crate) links: Vec<Hyperlink<'a>>,
    /// Its paragraphs, items and headings, as far as they hold signs of Markdown.
    pub(crate) paragraphs: Vec<Block<'a>>,
    /// The inlines of these.
    pub(crate) inlines: Vec<Inline<'a>>,
    /// Its paragraphs that are too entangled to be read to their end.
    pub(crate) entangled: Vec<Span>,
}

/// Reads the Markdown of the chapeau.
pub(crate) fn read<'a>(
    source: &'a str,
    front_matter: &FrontMatter<'a>,
    version: KramdownVersion,
) -> Chapeau<'a> {
    let is_chapeau = |key: &Node<'_>| matches!(key.as_text(), Some("chapeau-text" | "chapeau"));
    let is_sign = |b: u8| matches!(b, b'[' | b']' | b'<' | b'*' | b'_' | b'{' | b'\\');
    let mut chapeau = Chapeau::default();
    for entry in front_matter.entries().iter().filter(|entry| is_chapeau(&entry.key)) {
        if !entry.value.as_text().is_some_and(|text| text.bytes().any(is_sign)) {
            continue;
        }
        for content in paragraphs(source, &entry.value) {
            let (Some(first), Some(last)) = (content.first(), content.last()) else { continue };
            let span = first.to(*last);
            let (inlines, capped) = read_text(source, &content, version, &mut chapeau.inlines);
            collect_inlines(source, inlines, &chapeau.inlines, &mut chapeau.links);
            chapeau.entangled.extend(capped);
            let mut spans = Spans::default();
            content.iter().for_each(|&part| spans.push(part));
            chapeau.paragraphs.push(Block { span, content: spans, inlines, ..Block::default() });
        }
    }
    chapeau
}

/// The source spans that make up each paragraph of a scalar.
///
/// A fold is read as the line end it is written as, and a doubled quote as its second half; other
/// escapes are left out.
fn paragraphs(source: &str, node: &Node<'_>) -> Vec<Vec<Span>> {
    let mut paragraphs = vec![Vec::new()];
    let text = node.as_text().unwrap_or("");
    for segment in yaml::segments(source, node).into_iter().flatten() {
        let written = segment.source.slice(source);
        let start = segment.source.start();
        let decoded = text.get(segment.range()).unwrap_or("");
        if segment.verbatim {
            let mut from = 0;
            for (blank, _) in decoded.match_indices("\n\n") {
                push(&mut paragraphs, Span::new(start + offset(from), start + offset(blank)));
                paragraphs.push(Vec::new());
                from = blank;
            }
            push(&mut paragraphs, Span::new(start + offset(from), segment.source.end()));
        } else if decoded.trim().is_empty() && decoded.matches('\n').count() > 1 {
            paragraphs.push(Vec::new());
        } else if decoded.trim().is_empty() {
            // A line end right after a text is read with it.
            let line_end = written.find('\n').filter(|_| !written.starts_with(['\n', '\r']));
            if let Some(at) = line_end {
                let at = start + offset(at);
                push(&mut paragraphs, Span::new(at, at + 1));
            }
        } else if decoded.len() == 1 && written.ends_with(decoded) {
            push(&mut paragraphs, Span::new(segment.source.end() - 1, segment.source.end()));
        }
    }
    let is_literal = matches!(&node.kind, NodeKind::Scalar(scalar) if scalar.style == ScalarStyle::Literal);
    if is_literal { cut_at_markers(source, paragraphs) } else { paragraphs }
}

/// Begins a paragraph at each line that is an item, a heading or a quotation, and leaves its marker and
/// lines of attributes out.
fn cut_at_markers(source: &str, paragraphs: Vec<Vec<Span>>) -> Vec<Vec<Span>> {
    let mut cut = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        cut.push(Vec::new());
        for span in paragraph {
            let mut start = span.start();
            for line in span.slice(source).split_inclusive('\n') {
                let end = start + offset(line.len());
                let content = line.trim_start();
                let marker = marker(content);
                if marker > 0 {
                    cut.push(Vec::new());
                }
                if !(content.starts_with("{:") && content.trim_end().ends_with('}')) {
                    push(&mut cut, Span::new(end - offset(content.len() - marker), end));
                }
                start = end;
            }
        }
    }
    cut
}

/// Length of the marker that begins a line, and of the blank after it.
fn marker(line: &str) -> usize {
    let sign = match line.as_bytes() {
        [b'-' | b'*' | b'+' | b'>', ..] => 1,
        [b'#', ..] => line.bytes().take_while(|&b| b == b'#').count(),
        [b'0'..=b'9', ..] => match line.bytes().take_while(u8::is_ascii_digit).count() {
            digits if line.as_bytes().get(digits) == Some(&b'.') => digits + 1,
            _ => return 0,
        },
        _ => return 0,
    };
    if line.as_bytes().get(sign) == Some(&b' ') { sign + 1 } else { 0 }
}

fn push(paragraphs: &mut [Vec<Span>], span: Span) {
    if let Some(last) = paragraphs.last_mut().filter(|_| !span.is_empty()) {
        last.push(span);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn links_are_read_through_folds_and_doubled_quotes() {
        let source = "---\r\nchapeau-text: 'L''été de la mission, [carte d''Évry\r\n  et Nantes](http://x.fr/é\r\n  \\\"t\\\"\
                      ), **[là](www.y.fr)**'\r\n---\r\nCorps\r\n"
            .replace("\\\"", "\"");
        let release = parse(&source);
        let found: Vec<_> = release
            .chapeau_links
            .iter()
            .map(|l| (&*l.text, &*l.target, l.target_span.slice(&source)))
            .collect();
        assert_eq!(
            found,
            [("carte d’Évry\r\net Nantes", "http://x.fr/é", "http://x.fr/é"), ("là", "www.y.fr", "www.y.fr"),]
        );
    }
}
