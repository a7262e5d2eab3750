//! What holds for every text, whatever it is. Shared by the property tests, the corpus tests and
//! the fuzz targets: a promise is written once.

#![allow(dead_code, clippy::allow_attributes)] // each user calls the promises it is about

use parapheur::body::{Block, BlockKind};
use parapheur::{Config, Diagnostic, PressRelease, Span};

/// Every promise that costs one parse and one check.
pub fn hold(text: &str) {
    let release = parapheur::parse(text);
    structure(text, &release);
    findings_point_into_the_source(text, &parapheur::lint(&release, &Config::default()));
}

/// Spans of the split, the blocks and the passages.
pub fn structure(text: &str, release: &PressRelease<'_>) {
    if let Some(block) = release.split.front_matter {
        for span in [block.opening, block.yaml, block.closing] {
            on_boundaries(text, span);
        }
        assert!(block.opening.end() <= block.yaml.start() && block.yaml.end() <= block.closing.start());
        assert!(block.closing.end() <= release.split.body.start());
    }
    on_boundaries(text, release.split.body);
    blocks_tile(text, release.body.span, &release.body.blocks);
    passages_map_back(text, release);
}

/// A span lies inside the text and cuts no character.
pub fn on_boundaries(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} is not a slice of {} bytes", text.len());
}

fn blocks_tile(text: &str, body: Span, blocks: &[Block<'_>]) {
    let mut at = body.start();
    for block in blocks {
        assert_eq!(block.span.start(), at, "a gap or an overlap before {:?} {:?}", block.kind, block.span);
        at = block.span.end();
    }
    assert_eq!(at, body.end(), "the blocks end before the body does");
    let mut open: Vec<&Block<'_>> = blocks.iter().collect();
    while let Some(block) = open.pop() {
        on_boundaries(text, block.span);
        let mut after = block.span.start();
        for child in &block.children {
            assert!(block.span.covers(child.span), "{:?} outside its parent {:?}", child.span, block.span);
            assert!(after <= child.span.start(), "children overlap in {:?} {:?}", block.kind, block.span);
            after = child.span.end();
        }
        for content in &block.content {
            on_boundaries(text, *content);
            assert!(block.span.covers(*content), "content {content:?} outside {:?}", block.span);
        }
        if matches!(block.kind, BlockKind::Blank) {
            // Blank lines of a quotation hold its markers.
            let held = block.span.slice(text).trim_matches(|c: char| c.is_whitespace() || c == '>');
            assert!(held.is_empty(), "a blank block holds text at {:?}", block.span);
        }
        open.extend(&block.children);
    }
}

fn passages_map_back(text: &str, release: &PressRelease<'_>) {
    let texts = &release.texts;
    for passage in texts.passages() {
        on_boundaries(text, passage.span);
        let range = passage.range.start as usize..passage.range.end as usize;
        let content = texts.buffer().get(range.clone()).expect("a passage is a slice of the buffer");
        for (i, c) in content.char_indices() {
            let here = range.start + i..range.start + i + c.len_utf8();
            let source = texts.source(here.clone());
            on_boundaries(text, source);
            if texts.is_verbatim(here) {
                assert_eq!(
                    source.slice(text).chars().next(),
                    Some(c),
                    "wrong source for {c:?} at {source:?}"
                );
            }
        }
    }
}

/// Spans, labels and edits of findings.
pub fn findings_point_into_the_source(text: &str, findings: &[Diagnostic]) {
    for finding in findings {
        on_boundaries(text, finding.span);
        for label in &finding.labels {
            on_boundaries(text, label.span);
        }
        let mut at = 0;
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            on_boundaries(text, edit.span);
            assert!(at <= edit.span.start(), "{}: edits overlap or are not sorted", finding.code);
            at = edit.span.end();
        }
    }
}

/// The same findings, at the shifted places, with other line ends or a byte-order mark.
///
/// Only for texts whose lines end in `\n` alone: others have no second writing to compare with.
pub fn line_ends_do_not_matter(text: &str) {
    if text.contains(['\r', '\u{feff}']) {
        return;
    }
    let plain = essence(text, |at| at);
    let crlf = text.replace('\n', "\r\n");
    let returns: Vec<usize> = crlf.match_indices('\r').map(|(i, _)| i).collect();
    let back = |at: u32| at - u32::try_from(returns.partition_point(|&r| r < at as usize)).unwrap();
    assert_eq!(plain, essence(&crlf, back), "CRLF changes the findings");
}

fn essence(text: &str, place: impl Fn(u32) -> u32) -> Vec<(&'static str, u32)> {
    parapheur::check(text, &Config::default()).iter().map(|d| (d.code, place(d.span.start()))).collect()
}

/// Safe fixes converge; what they leave needs none.
pub fn fixing_converges(text: &str) {
    let config = Config::default();
    for level in [parapheur::Applicability::Safe, parapheur::Applicability::Suggested] {
        let once = parapheur::fix(text, &config, level);
        if !once.converged {
            continue; // said by the library itself: more passes than it allows
        }
        let twice = parapheur::fix(&once.text, &config, level);
        assert_eq!(once.text, twice.text, "fixing twice changes more than fixing once");
    }
}

/// A paragraph added at the end changes no finding before it.
pub fn an_addition_leaves_what_precedes(text: &str) {
    let release = parapheur::parse(text);
    // An open construct (a fence, a tag, a quotation) rightly takes the addition in.
    let Some(last) = release.body.blocks.last() else { return };
    if !matches!(last.kind, BlockKind::Blank | BlockKind::ThematicBreak) {
        return;
    }
    let end = release.body.span.end();
    let longer = format!("{text}\nLa suite tient en une phrase.\n");
    let kept = |text: &str| -> Vec<(&'static str, u32)> {
        essence(text, |at| at).into_iter().filter(|(_, at)| *at < end).collect()
    };
    assert_eq!(kept(text), kept(&longer), "an added paragraph changes findings before it");
}
