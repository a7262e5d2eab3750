//! Links of the chapeau: Markdown that stands in a front matter value.

use crate::body::inline::read_text;
use crate::body::link::collect_inlines;
use crate::body::{Hyperlink, KramdownVersion};
use crate::front_matter::FrontMatter;
use crate::span::{Span, offset};
use crate::yaml::{self, Node};

/// The Markdown links of the chapeau, in source order, and its paragraphs that are too entangled to
/// tell them all.
pub(crate) fn links<'a>(
    source: &'a str,
    front_matter: &FrontMatter<'a>,
    version: KramdownVersion,
) -> (Vec<Hyperlink<'a>>, Vec<Span>) {
    let is_chapeau = |key: &Node<'_>| matches!(key.as_text(), Some("chapeau-text" | "chapeau"));
    let (mut links, mut entangled) = (Vec::new(), Vec::new());
    for entry in front_matter.entries().iter().filter(|entry| is_chapeau(&entry.key)) {
        if !entry.value.as_text().is_some_and(|text| text.contains(['[', '<'])) {
            continue;
        }
        for paragraph in paragraphs(source, &entry.value) {
            let (inlines, capped) = read_text(source, &paragraph, version);
            collect_inlines(source, &inlines, &mut links);
            entangled.extend(capped);
        }
    }
    (links, entangled)
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
    paragraphs
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
