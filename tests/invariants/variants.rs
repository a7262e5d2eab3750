//! The same text written otherwise, longer, or fixed.

use parapheur::body::BlockKind;
use parapheur::text::Language;
use parapheur::{Applicability, Config, Diagnostic};

/// A finding without its place in memory: what it is, where, what it points at and what it changes.
#[derive(Debug, PartialEq, Eq)]
struct Essence {
    code: &'static str,
    message: String,
    spans: Vec<(u32, u32)>,
}

/// The findings of a text, at the places that `back` leads to.
///
/// What is quoted may be cut elsewhere (a line end counts as one character or as two): of messages, only
/// what precedes is compared.
fn essences(text: &str, back: impl Fn(u32) -> u32) -> Vec<Essence> {
    let mut found = worded(text, back);
    for e in &mut found {
        e.message.truncate(e.message.find(['«', '`']).unwrap_or(e.message.len()));
    }
    found.sort_by(|a, b| (&a.spans, a.code, &a.message).cmp(&(&b.spans, b.code, &b.message)));
    found
}

/// The findings of a text, at the places that `back` leads to, with every word of their messages.
fn worded(text: &str, back: impl Fn(u32) -> u32) -> Vec<Essence> {
    let mut found: Vec<Essence> =
        parapheur::check(text, &Config::default()).iter().map(|finding| essence(finding, &back)).collect();
    // Two findings of one place may change their order with the lengths of their spans.
    found.sort_by(|a, b| (&a.spans, a.code, &a.message).cmp(&(&b.spans, b.code, &b.message)));
    found
}

fn essence(finding: &Diagnostic, back: impl Fn(u32) -> u32) -> Essence {
    let labels = finding.labels.iter().map(|label| label.span);
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    let spans = [finding.span].into_iter().chain(labels).chain(edits);
    Essence {
        code: finding.code,
        message: finding.message.clone(),
        spans: spans.map(|span| (back(span.start()), back(span.end()))).collect(),
    }
}

/// What only one of two lists holds: shorter to read than both.
fn assert_same(plain: &[Essence], other: &[Essence], change: &str, text: &str) {
    let only = |one: &[Essence], other: &[Essence]| {
        one.iter().filter(|e| !other.contains(e)).map(|e| format!("{e:?}")).collect::<Vec<_>>().join("\n  ")
    };
    assert!(
        plain == other,
        "{change} changes the findings\nonly before:\n  {}\nonly after:\n  {}\nof {text:?}",
        only(plain, other),
        only(other, plain)
    );
}

/// The same findings, at the shifted places, with line ends as Windows writes them.
///
/// Only for texts whose lines end in `\n` alone: others have no second writing to compare with.
pub fn line_ends_do_not_matter(text: &str) {
    if text.contains('\r') {
        return;
    }
    let crlf = text.replace('\n', "\r\n");
    let returns: Vec<usize> = crlf.match_indices('\r').map(|(i, _)| i).collect();
    let back = |place: u32| place - at(returns.partition_point(|&r| r < place as usize));
    assert_same(&essences(text, same), &essences(&crlf, back), "CRLF", text);
}

/// The same findings, three bytes further, and what is said of the mark itself.
pub fn a_byte_order_mark_adds_one_finding(text: &str) {
    if text.starts_with('\u{feff}') {
        return;
    }
    let marked = format!("\u{feff}{text}");
    let mut found = worded(&marked, |place| place.saturating_sub(3));
    let of_the_mark = parapheur::check(&marked, &Config::default());
    let of_the_mark: Vec<&str> =
        of_the_mark.iter().filter(|finding| finding.span.start() < 3).map(|finding| finding.code).collect();
    let plain = worded(text, same);
    found.retain(|e| e.spans[0].0 > 0 || plain.contains(e) || !of_the_mark.contains(&e.code));
    assert_same(&plain, &found, "a byte-order mark", text);
}

/// The same findings without the newline at the end.
pub fn a_final_newline_does_not_matter(text: &str) {
    let Some(cut) = text.strip_suffix('\n').filter(|cut| cut.ends_with(|c: char| !c.is_whitespace())) else {
        return;
    };
    let end = at(cut.len());
    let before_the_end = |place: u32| place.min(end);
    assert_same(
        &essences(text, before_the_end),
        &essences(cut, before_the_end),
        "a missing final newline",
        text,
    );
}

/// A paragraph added at the end changes no finding before it.
pub fn an_addition_leaves_what_precedes(text: &str) {
    let longer = format!("{text}\n\nLa suite tient en une phrase.\n");
    let (before, mut after) = (shape(text), shape(&longer));
    // An open construct (a fence, a tag, a lead-in, an attribute list) rightly takes the addition in.
    if last_line(text).contains([':', '}']) {
        return;
    }
    let apart = after.pop() == Some((true, at(text.len() + 2)));
    if !apart || before != after {
        return;
    }
    // In a few words, a sentence more can tell the language of the whole.
    if languages(text, text.len()) != languages(&longer, text.len()) {
        return;
    }
    let end = at(text.trim_end().len());
    // AC005 weighs the languages of the whole document against one another, RE017 says that there is
    // no body. What runs up to the end may run over the line end that now follows.
    let kept = |text: &str| {
        let mut found = essences(text, |place| place.min(end));
        found.retain(|e| e.spans[0].0 < end && !matches!(e.code, "AC005" | "RE017"));
        found
    };
    assert_same(&kept(text), &kept(&longer), "an added paragraph", text);
}

/// Where each block begins, and whether it is a paragraph.
fn shape(text: &str) -> Vec<(bool, u32)> {
    let release = parapheur::parse(text);
    let blocks = release.body.blocks.iter().filter(|block| block.kind != BlockKind::Blank);
    blocks.map(|block| (block.kind == BlockKind::Paragraph, block.span.start())).collect()
}

/// The language of the passages that begin before a place.
fn languages(text: &str, end: usize) -> Vec<(u32, Language)> {
    let release = parapheur::parse(text);
    let before = release.texts().passages().iter().filter(|passage| passage.span.start() < at(end));
    before.map(|passage| (passage.span.start(), passage.language)).collect()
}

/// The last line that holds something: to kramdown, NUL is nothing either.
fn last_line(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || c == '\0').rsplit('\n').next().unwrap_or_default()
}

fn same(place: u32) -> u32 {
    place
}

fn at(place: usize) -> u32 {
    u32::try_from(place).expect("a text of less than 4 GiB")
}

/// Fixes converge; what they leave needs none.
pub fn fixing_converges(text: &str) {
    let config = Config::default();
    for level in [Applicability::Safe, Applicability::Suggested] {
        let once = parapheur::fix(text, &config, level);
        if !once.converged {
            continue; // said by the library itself: more passes than it allows
        }
        let twice = parapheur::fix(&once.text, &config, level);
        assert_eq!(once.text, twice.text, "fixing twice changes more than fixing once");
        assert_eq!(twice.applied, [], "a fix was applied again");
    }
}
