//! What almost is front matter: which characters are amiss, and what was meant.

use std::ops::Range;

use super::{Found, NearMiss, NearMissKind, between, closing_fence, document, line_end, lines};
use crate::span::{Span, offset};

/// Names what keeps the text from `start` (after a byte-order mark) from being read as it was meant.
pub(super) fn find(text: &str, start: usize, found: Option<&Found>) -> Option<NearMiss> {
    if let Some(found) = found {
        return closed_by_luck(text, found).or_else(|| {
            let bom = Span::new(0, offset(start));
            (start > 0).then_some(NearMiss { kind: NearMissKind::ByteOrderMark, span: bom, meant: None })
        });
    }
    if lone_carriage_returns(text, start) {
        return carriage_returns(text, start);
    }
    blank_before_fence(text, start)
        .or_else(|| text_before_fence(text, start))
        .or_else(|| malformed_opening(text, start))
        .or_else(|| not_closed(text, start))
        .or_else(|| missing_opening(text, start))
}

/// A malformed closing line in front matter that a later `---` of the body happens to close.
fn closed_by_luck(text: &str, found: &Found) -> Option<NearMiss> {
    let at = found.malformed?;
    let span = malformed_fence(text, at)?;
    let meant = between(text, found.meant.front_matter.opening.range(), at);
    Some(NearMiss { kind: NearMissKind::MalformedClosing, span, meant: Some(meant) })
}

fn blank_before_fence(text: &str, start: usize) -> Option<NearMiss> {
    let content = text
        .get(start..)
        .unwrap_or_default()
        .trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let fence = text.len() - content.len();
    if fence == start {
        return None;
    }
    let Found { meant, .. } = document(text, fence)?;
    let span = Span::from_range(start..fence);
    Some(NearMiss { kind: NearMissKind::BlankBeforeFence, span, meant: Some(meant) })
}

/// A comment, the fence of a code block, a word left by mistake: front matter begins after it.
fn text_before_fence(text: &str, start: usize) -> Option<NearMiss> {
    /// No one leaves more than that by mistake.
    const LINES: usize = 4;
    let is_fence = |&at: &usize| text.get(at..).unwrap_or_default().starts_with("---");
    let fence = lines(text, start).skip(1).take(LINES).find(is_fence)?;
    let Found { meant, .. } = document(text, fence)?;
    let first =
        lines(text, meant.front_matter.yaml.start() as usize).find(|&at| !is_blank_or_comment(text, at))?;
    // `Titre` over dashes is a heading, entries over dashes are front matter.
    if !is_usual_entry(text.get(first..).unwrap_or_default())
        || text.get(start..fence).unwrap_or_default().lines().any(is_entry)
    {
        return None;
    }
    let span = Span::from_range(start..fence);
    Some(NearMiss { kind: NearMissKind::TextBeforeFence, span, meant: Some(meant) })
}

fn malformed_opening(text: &str, start: usize) -> Option<NearMiss> {
    let end = line_end(text, start);
    let line = text.get(start..end).unwrap_or_default().trim_end();
    let span = if let Some(span) = malformed_fence(text, start) {
        span
    } else if line.starts_with("--- ") {
        Span::from_range(start + 3..start + line.len())
    } else {
        return None;
    };
    // Without an entry on the next line, a line of dashes is a rule and no fence.
    lines(text, end)
        .find(|&at| !is_blank_or_comment(text, at))
        .filter(|&at| is_entry(text.get(at..).unwrap_or_default()))?;
    let closing = lines(text, end).find(|&at| {
        closing_fence(text.get(at..).unwrap_or_default()).is_ok() || malformed_fence(text, at).is_some()
    });
    let meant = closing.map(|at| between(text, start..end, at));
    Some(NearMiss { kind: NearMissKind::MalformedOpening, span, meant })
}

/// An opening fence, entries after it, and no line that closes.
fn not_closed(text: &str, start: usize) -> Option<NearMiss> {
    let (rest, _) = super::opening_fence(text.get(start..).unwrap_or_default()).ok()?;
    let yaml = text.len() - rest.len();
    let first = lines(text, yaml).find(|&at| !is_blank_or_comment(text, at))?;
    if !is_entry(text.get(first..).unwrap_or_default()) {
        return None; // a thematic break at the top of a text
    }
    if let Some((at, span)) = lines(text, yaml).find_map(|at| Some((at, malformed_fence(text, at)?))) {
        let meant = between(text, start..yaml, at);
        return Some(NearMiss { kind: NearMissKind::MalformedClosing, span, meant: Some(meant) });
    }
    let end = lines(text, first).find(|&at| !belongs_to_yaml(text, at)).unwrap_or(text.len());
    if let Some((at, span)) = displaced_closing(text, first, end) {
        let meant = between(text, start..yaml, at);
        return Some(NearMiss { kind: NearMissKind::MalformedClosing, span, meant: Some(meant) });
    }
    let mut meant = between(text, start..yaml, end);
    meant.front_matter.closing = Span::empty(offset(end));
    meant.body = Span::from_range(super::after_blank_lines(text, end)..text.len());
    let fence = text.get(start..yaml).unwrap_or_default().trim_end().len();
    let span = Span::from_range(start..start + fence);
    Some(NearMiss { kind: NearMissKind::Unclosed, span, meant: Some(meant) })
}

/// The last line that belongs to YAML, when it is an indented fence or ends in one; where the fence
/// begins, and what is amiss.
fn displaced_closing(text: &str, first: usize, end: usize) -> Option<(usize, Span)> {
    let at = lines(text, first).take_while(|&at| at < end).last()?;
    let line = text.get(at..end).unwrap_or_default().trim_end();
    let entry = line.strip_suffix("---").filter(|entry| !entry.ends_with(['-', '\'', '"']))?;
    let fence = at + entry.len();
    if entry.trim().is_empty() {
        return Some((at, Span::from_range(at..fence)));
    }
    Some((fence, Span::from_range(fence..fence + 3)))
}

/// Entries from the first line on, up to a closing fence, or to a blank line where the keys are those
/// of every document.
///
/// `Titre : texte` over a line of dashes is a heading: two entries, or one of the usual keys, are
/// asked for.
fn missing_opening(text: &str, start: usize) -> Option<NearMiss> {
    if !is_entry(text.get(start..).unwrap_or_default()) {
        return None;
    }
    let closing = lines(text, start).find(|&at| !belongs_to_yaml(text, at))?;
    let entries = || text.get(start..closing).unwrap_or_default().lines().filter(|line| is_entry(line));
    let usual = is_usual_entry(text.get(start..).unwrap_or_default());
    if closing_fence(text.get(closing..).unwrap_or_default()).is_err() {
        let all_usual = entries().filter(|line| is_usual_entry(line)).count() > 1;
        let blank = text.get(closing..line_end(text, closing)).unwrap_or_default().trim().is_empty();
        if !usual || !all_usual || !blank {
            return None;
        }
        let mut meant = between(text, start..start, closing);
        meant.front_matter.closing = Span::empty(offset(closing));
        meant.body = Span::from_range(super::after_blank_lines(text, closing)..text.len());
        let span = Span::from_range(start..line_end(text, start)).trim(text);
        return Some(NearMiss { kind: NearMissKind::MissingFences, span, meant: Some(meant) });
    }
    if entries().count() < 2 && !usual {
        return None;
    }
    let meant = between(text, start..start, closing);
    let span = Span::empty(offset(start));
    Some(NearMiss { kind: NearMissKind::MissingOpening, span, meant: Some(meant) })
}

fn lone_carriage_returns(text: &str, start: usize) -> bool {
    text.get(start..).unwrap_or_default().starts_with("---\r")
        && !text.get(start..).unwrap_or_default().starts_with("---\r\n")
}

/// The text as it would be split if a lone carriage return ended a line.
fn carriage_returns(text: &str, start: usize) -> Option<NearMiss> {
    let at = start + 3;
    let span = Span::from_range(at..at + 1);
    let line_starts = text.get(at..).unwrap_or_default().match_indices('\r').map(|(i, _)| at + i + 1);
    let closing =
        line_starts.map(|at| Range { start: at, end: carriage_line_end(text, at) }).find(|line| {
            let fence = text.get(line.clone()).unwrap_or_default().trim_end_matches([' ', '\t', '\r', '\n']);
            fence == "---" || fence == "..."
        })?;
    let mut meant = between(text, start..at + 1, closing.start);
    meant.front_matter.closing = Span::from_range(closing.clone());
    meant.body = Span::from_range(closing.end..text.len());
    Some(NearMiss { kind: NearMissKind::LoneCarriageReturn, span, meant: Some(meant) })
}

fn carriage_line_end(text: &str, at: usize) -> usize {
    text.get(at..).unwrap_or_default().find(['\r', '\n']).map_or(text.len(), |i| at + i + 1)
}

/// A line of dashes (or dots) that is no fence; the span of what is amiss in it.
pub(super) fn malformed_fence(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..).unwrap_or_default();
    if !rest.starts_with([
        '-', '.', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}',
    ]) {
        return None;
    }
    let line = rest.split('\n').next().unwrap_or(rest);
    if closing_fence(line).is_ok() {
        return None;
    }
    let fence = line.trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let dots = fence.bytes().all(|b| b == b'.') && fence.len() >= 2;
    let dashes = fence.chars().all(is_dash) && (fence.chars().count() >= 2 || fence == "\u{2014}");
    let dashes = dashes || fence == "- - -";
    if !dots && !dashes {
        return None;
    }
    let exact = if fence == "---" || fence == "..." {
        at + 3..at + line.trim_end_matches(['\r', ' ', '\t']).len()
    } else {
        at..at + fence.len()
    };
    Some(Span::from_range(exact))
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a text begins with an entry that every document has.
fn is_usual_entry(text: &str) -> bool {
    is_entry(text) && ["title:", "layout:", "date:"].iter().any(|key| text.starts_with(key))
}

/// Whether a text begins with `key:` and a blank, the key in one word.
fn is_entry(text: &str) -> bool {
    let key = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
    let after = text.as_bytes().get(key..).unwrap_or_default();
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && after.first() == Some(&b':')
        && after.get(1).is_none_or(u8::is_ascii_whitespace)
}

fn is_blank_or_comment(text: &str, at: usize) -> bool {
    let line = text.get(at..line_end(text, at)).unwrap_or_default().trim();
    line.is_empty() || line.starts_with('#')
}

/// Whether a line can stand in front matter: an entry, an item, something indented, a comment.
fn belongs_to_yaml(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.starts_with("- ")
        || (rest.starts_with([' ', '\t', '#'])
            && !text.get(at..line_end(text, at)).unwrap_or_default().trim().is_empty())
        || is_entry(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::split::split;

    /// Kind, characters amiss, YAML meant, body meant.
    fn miss(text: &str) -> Option<(NearMissKind, &str, &str, &str)> {
        let split = split(Source::new(text));
        let miss = split.near_miss?;
        let (block, body) = split.meant();
        Some((miss.kind, miss.span.slice(text), block.map_or("", |b| b.yaml.slice(text)), body.slice(text)))
    }

    #[test]
    fn before_the_fence() {
        assert_eq!(
            miss("\u{feff}---\r\na: é\r\n---\r\nx"),
            Some((NearMissKind::ByteOrderMark, "\u{feff}", "a: é\r\n", "x"))
        );
        assert_eq!(
            miss("\r\n\u{a0}---\r\na: é\r\n---\r\nx"),
            Some((NearMissKind::BlankBeforeFence, "\r\n\u{a0}", "a: é\r\n", "x"))
        );
    }

    #[test]
    fn malformed_fences() {
        let opening =
            |text| miss(text).filter(|m| m.0 == NearMissKind::MalformedOpening).map(|m| (m.1, m.2, m.3));
        assert_eq!(opening("---\u{a0}\na: é\n---\nx"), Some(("\u{a0}", "a: é\n", "x")));
        assert_eq!(opening("----\na: é\n----\nx"), Some(("----", "a: é\n", "x")));
        assert_eq!(opening("—-\r\na: é\r\n---\r\nx"), Some(("—-", "a: é\r\n", "x")));
        assert_eq!(opening("--- title: « é »\ndate: 2\n---\nx"), Some((" title: « é »", "date: 2\n", "x")));
        let closing =
            |text| miss(text).filter(|m| m.0 == NearMissKind::MalformedClosing).map(|m| (m.1, m.2, m.3));
        assert_eq!(closing("---\na: é\n---\u{a0}\r\nx"), Some(("\u{a0}", "a: é\n", "x")));
        assert_eq!(closing("---\na: é\n--\nx\n"), Some(("--", "a: é\n", "x\n")));
        assert_eq!(closing("---\na: é\n..\nx\n"), Some(("..", "a: é\n", "x\n")));
        assert_eq!(closing("---\na: é\n—\nx\n\n---\ny"), Some(("—", "a: é\n", "x\n\n---\ny")));
        // The first of two is the one that was meant.
        assert_eq!(closing("---\na: é\n—\nx\n--\n---\ny"), Some(("—", "a: é\n", "x\n--\n---\ny")));
    }

    #[test]
    fn a_malformed_opening_hides_no_entry() {
        for text in ["---\u{a0}\ntitle: é\n---\nx\n", "----\r\ntitle: é\r\n---\r\nx\r\n"] {
            let release = crate::parse(text);
            assert_eq!(release.front_matter.yaml.errors, [], "{text:?}");
            assert_eq!(release.front_matter.title.spanned().unwrap().span.slice(text), "é");
        }
    }

    #[test]
    fn missing_fences() {
        assert_eq!(
            miss("---\ntitle: é\ntags:\n- a\n\nTexte : suite.\n"),
            Some((NearMissKind::Unclosed, "---", "title: é\ntags:\n- a\n", "Texte : suite.\n"))
        );
        assert_eq!(
            miss("title: é\ndate: 2\n---\nx"),
            Some((NearMissKind::MissingOpening, "", "title: é\ndate: 2\n", "x"))
        );
        assert_eq!(
            miss("---\n# à relire\n\ntitle: é\n\nTexte.\n"),
            Some((NearMissKind::Unclosed, "---", "# à relire\n\ntitle: é\n", "Texte.\n"))
        );
        // Entries above a fence are front matter, whatever stands below it.
        assert_eq!(
            miss("lieu: Évaux\nlang: fr\n---\ntitle: ceci\n---\nx\n"),
            Some((NearMissKind::MissingOpening, "", "lieu: Évaux\nlang: fr\n", "title: ceci\n---\nx\n"))
        );
        assert_eq!(miss("---\ra: é\r---\rx"), Some((NearMissKind::LoneCarriageReturn, "\r", "a: é\r", "x")));
    }

    #[test]
    fn fences_out_of_their_place() {
        let found = |text| miss(text).map(|m| (m.0, m.1, m.2, m.3));
        assert_eq!(
            found("<!-- à relire -->\r\n---\r\ntitle: é\r\n---\r\nx"),
            Some((NearMissKind::TextBeforeFence, "<!-- à relire -->\r\n", "title: é\r\n", "x"))
        );
        assert_eq!(
            found("---\ntitle: é\nlieu: à Évry---\n\nx"),
            Some((NearMissKind::MalformedClosing, "---", "title: é\nlieu: à Évry", "x"))
        );
        assert_eq!(
            found("---\r\ntitle: é\r\n ---\r\n\r\nx"),
            Some((NearMissKind::MalformedClosing, " ", "title: é\r\n", "x"))
        );
        assert_eq!(
            found("- - -\ntitle: é\n- - -\nx"),
            Some((NearMissKind::MalformedOpening, "- - -", "title: é\n", "x"))
        );
        assert_eq!(
            found("title: é\ntags:\n- à\ndate: 2024-03-12\n\nTexte\n"),
            Some((
                NearMissKind::MissingFences,
                "title: é",
                "title: é\ntags:\n- à\ndate: 2024-03-12\n",
                "Texte\n"
            ))
        );
    }

    #[test]
    fn ordinary_texts_are_no_near_miss() {
        for text in [
            "Un titre\n---\ntitle: de la carte\n\nsuite\n",
            "Une note\n---\nNote: ceci\n---\nx\n",
            "title: ceci\n\nUn texte.\n",
            "date: ceci\nlieu: cela\n\nUn texte.\n",
            "----\n\nUn texte.\n",
            "---\n\nUn texte.\n",
            "---\nBonjour, un texte.\n\nLa suite.\n",
            "Note: ceci\n---\nx\n",
            "Titre : ceci\n---\nx\n",
            "+++\na = 1\n+++\n",
            "---\nchapeau: |\n  --\n  ----\n---\nx\n",
            "Un texte\n\n---\n\nla suite\n",
        ] {
            assert_eq!(miss(text), None, "{text:?}");
        }
    }
}
