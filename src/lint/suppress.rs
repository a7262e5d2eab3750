//! Silences: comments by which an author says that a finding is meant.
//!
//! | comment | silences |
//! |---|---|
//! | `<!-- parapheur: ignore QU001 -- raison -->` | the next block, or the rest of the one it stands in |
//! | `<!-- parapheur: ignore-ligne QU001 -->` | the line it stands on |
//! | `<!-- parapheur: ignore-document QU001 -->` | the whole document |
//! | `# parapheur: ignore FM006 -- raison` on a line of the front matter | the front matter |
//! | `key: value # parapheur: ignore FM014` | that line |
//! | `# parapheur: ignore-document TY` | the whole document |
//!
//! Rules are named by code, name or family, separated by commas or spaces. The reason is free.
//! Rules of the family PA cannot be silenced: they say what was not checked.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::body::{Block, BlockKind, Body, Inline, InlineKind};
use crate::diagnostic::Diagnostic;
use crate::release::PressRelease;
use crate::span::{Span, offset};

use super::registry::names;
use super::rule::{Family, Rule};
use super::rules::collection::RULES;

/// The word that begins a comment addressed to this crate.
const ADDRESS: &str = "parapheur";

/// How many blocks without text may stand between a silence and the block it is about.
const LOOK_AHEAD: usize = 64;

/// What may follow the address.
pub(crate) const KEYWORDS: [&str; 3] = ["ignore", "ignore-ligne", "ignore-document"];

/// How many rule names are read in the silences of a document; more are reported, not obeyed.
pub(crate) const MAX_SELECTORS: usize = 200;

/// What a comment addressed to this crate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Silence {
    /// The whole comment.
    pub(crate) span: Span,
    /// Findings that begin here are silenced; `None` when the comment cannot be understood.
    pub(crate) scope: Option<Span>,
    /// The word after `parapheur:`.
    pub(crate) keyword: Span,
    /// The rules it names, as written.
    pub(crate) selectors: Vec<Span>,
}

/// How far a comment reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Block,
    Line,
    Document,
}

/// The comments addressed to this crate, in source order.
#[derive(Debug, Default)]
pub(crate) struct Silences {
    /// Those that are obeyed.
    pub(crate) list: Vec<Silence>,
    /// The first one beyond [`MAX_SELECTORS`].
    pub(crate) refused: Option<Span>,
}

/// Reads the comments addressed to this crate.
pub(crate) fn silences(release: &PressRelease<'_>) -> Silences {
    let mut list = Vec::new();
    let mut left = MAX_SELECTORS;
    for silence in addressed(release) {
        let Some(rest) = left.checked_sub(silence.selectors.len()) else {
            return Silences { list, refused: Some(silence.span) };
        };
        left = rest;
        list.push(silence);
    }
    Silences { list, refused: None }
}

fn addressed(release: &PressRelease<'_>) -> Vec<Silence> {
    let text = release.source.checked();
    let comments = &release.front_matter.yaml.comments;
    let body = release.body.span.slice(text);
    let searched = if comments.is_empty() { body } else { text };
    static FINDER: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(ADDRESS));
    // Most documents hold no comment at all, which is quicker to tell.
    let has_comment = !comments.is_empty() || opens_comment(body.as_bytes());
    if !has_comment || FINDER.find(searched.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for &comment in comments {
        let inner = Span::new(comment.start() + 1, comment.end());
        found.extend(read(text, comment, inner, |reach| match reach {
            Reach::Block if begins_line(text, comment) => yaml(release).unwrap_or_default(),
            Reach::Block | Reach::Line => line(text, comment),
            Reach::Document => whole(text),
        }));
    }
    let mut code = Vec::new();
    code_spans(&release.body, &release.body.blocks, &mut code);
    for comment in html_comments(text, release.body.span) {
        let verbatim = code.partition_point(|span| span.end() <= comment.start());
        if code.get(verbatim).is_some_and(|span| span.covers(comment)) {
            continue;
        }
        let inner = Span::new(comment.start() + 4, comment.end() - 3);
        found.extend(read(text, comment, inner, |reach| match reach {
            Reach::Block => {
                next_block(text, &release.body, &release.body.blocks, comment).unwrap_or_default()
            }
            Reach::Line => line(text, comment),
            Reach::Document => whole(text),
        }));
    }
    found
}

/// Takes out the findings that are silenced; returns the rule names that silenced nothing.
///
/// A name is unused only if a rule it names was `applied`.
pub(crate) fn obey(
    text: &str,
    silences: &[Silence],
    applied: &[&'static Rule],
    found: &mut Vec<Diagnostic>,
) -> Vec<Span> {
    let mut orders = Vec::new();
    for silence in silences {
        let Some(scope) = silence.scope else { continue };
        for &selector in &silence.selectors {
            let can_be = |rule: &&Rule| rule.family != Family::Parapheur;
            let named = applied.iter().filter(|rule| can_be(rule) && names(selector.slice(text), rule));
            let codes: Vec<&str> = named.map(|rule| rule.code).collect();
            if !codes.is_empty() {
                orders.push(Order { scope, selector, codes, used: false });
            }
        }
    }
    found.retain(|finding| {
        let silenced = orders.iter_mut().filter(|order| order.concerns(finding));
        silenced.map(|order| order.used = true).count() == 0
    });
    orders.into_iter().filter(|order| !order.used).map(|order| order.selector).collect()
}

/// Where a document silences which rules about collections: they report once all documents are read.
pub(crate) fn of_collections(release: &PressRelease<'_>) -> Vec<(Span, Vec<&'static str>)> {
    let text = release.source.text();
    let mut orders = Vec::new();
    for silence in silences(release).list {
        let Some(scope) = silence.scope else { continue };
        let named = |rule: &Rule| silence.selectors.iter().any(|selector| names(selector.slice(text), rule));
        let codes: Vec<_> = RULES.iter().filter(|rule| named(rule)).map(|rule| rule.code).collect();
        if !codes.is_empty() {
            orders.push((scope, codes));
        }
    }
    orders
}

/// One rule name of a silence.
struct Order {
    scope: Span,
    selector: Span,
    codes: Vec<&'static str>,
    used: bool,
}

impl Order {
    fn concerns(&self, finding: &Diagnostic) -> bool {
        let at = finding.span.start();
        let inside = self.scope.contains(at) || (finding.span.is_empty() && self.scope.end() == at);
        inside && self.codes.contains(&finding.code)
    }
}

/// Reads a comment; `None` when it is not addressed to this crate.
fn read(text: &str, span: Span, inner: Span, scope: impl Fn(Reach) -> Span) -> Option<Silence> {
    let mut words = Words { text, rest: inner };
    let address = words.next()?.slice(text);
    let mut colon = address.ends_with(':');
    if !address.strip_suffix(':').unwrap_or(address).eq_ignore_ascii_case(ADDRESS) {
        return None;
    }
    let mut keyword = words.next().unwrap_or(Span::empty(inner.end()));
    if !colon && keyword.slice(text) == ":" {
        colon = true;
        keyword = words.next().unwrap_or(Span::empty(inner.end()));
    }
    if !colon && !keyword.slice(text).starts_with("ignor") {
        return None;
    }
    let reason = |word: &Span| matches!(word.slice(text), "--" | "—" | "–");
    let selectors = words.take_while(|word| !reason(word)).take(MAX_SELECTORS + 1).collect();
    let reach = match keyword.slice(text) {
        "ignore" => Some(Reach::Block),
        "ignore-ligne" => Some(Reach::Line),
        "ignore-document" => Some(Reach::Document),
        _ => None,
    };
    let scope = reach.filter(|_| colon).map(scope);
    Some(Silence { span, scope, keyword, selectors })
}

/// The words of a span, separated by white space and commas.
struct Words<'t> {
    text: &'t str,
    rest: Span,
}

impl Iterator for Words<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let separates = |c: char| c.is_whitespace() || c == ',';
        let slice = self.rest.slice(self.text);
        let from = slice.find(|c| !separates(c))?;
        let len = slice.get(from..).unwrap_or_default().find(separates).unwrap_or(slice.len() - from);
        let start = self.rest.start() + offset(from);
        let word = Span::new(start, start + offset(len));
        self.rest = Span::new(word.end(), self.rest.end());
        Some(word)
    }
}

fn whole(text: &str) -> Span {
    Span::from_range(0..text.len())
}

/// The front matter, fences included.
fn yaml(release: &PressRelease<'_>) -> Option<Span> {
    release.split.front_matter.map(|block| block.opening.to(block.closing))
}

/// The line on which a comment ends, line end included.
fn line(text: &str, comment: Span) -> Span {
    let range = comment.range();
    let ends_line = |c: char| matches!(c, '\n' | '\r');
    let start = text.get(..range.start).and_then(|t| t.rfind(ends_line)).map_or(0, |at| at + 1);
    let rest = text.get(range.end..).unwrap_or("");
    let end = range.end + rest.find(ends_line).map_or(rest.len(), |at| at + 1);
    Span::from_range(start..end)
}

fn begins_line(text: &str, comment: Span) -> bool {
    let before = Span::new(line(text, comment).start(), comment.start());
    before.slice(text).trim_ascii().is_empty()
}

/// Whether a comment may begin in a text: `!` is rarer than `<`.
fn opens_comment(body: &[u8]) -> bool {
    let before = |at: usize| at.checked_sub(1).and_then(|before| body.get(before));
    memchr::memchr_iter(b'!', body).any(|at| before(at) == Some(&b'<'))
}

/// `<!-- … -->` in the body, closed ones only.
fn html_comments(text: &str, body: Span) -> impl Iterator<Item = Span> {
    let mut at = body.range().start;
    std::iter::from_fn(move || {
        let open = at + text.get(at..body.range().end)?.find("<!--")?;
        let close = open + 4 + text.get(open + 4..body.range().end)?.find("-->")? + 3;
        at = close;
        Some(Span::from_range(open..close))
    })
}

/// Code blocks and code spans, in source order: a comment there is an example of one.
fn code_spans<'a>(body: &Body<'a>, blocks: &[Block<'a>], out: &mut Vec<Span>) {
    for block in blocks {
        if matches!(block.kind, BlockKind::CodeBlock(_)) {
            out.push(block.span);
        }
        inline_code(body, block.inlines(body), out);
        code_spans(body, block.children(body), out);
    }
}

fn inline_code<'a>(body: &Body<'a>, inlines: &[Inline<'a>], out: &mut Vec<Span>) {
    for inline in inlines {
        if matches!(inline.kind, InlineKind::Code) {
            out.push(inline.span);
        }
        inline_code(body, inline.children(body), out);
    }
}

/// The rest of the block that holds a comment, or the next one when nothing is left of it.
fn next_block<'a>(text: &str, body: &Body<'a>, blocks: &[Block<'a>], comment: Span) -> Option<Span> {
    let after = blocks.partition_point(|block| block.span.end() <= comment.start());
    let (holder, following) = match blocks.get(after..)? {
        [first, rest @ ..] if first.span.covers(comment) => (Some(first), rest),
        rest => (None, rest),
    };
    if let Some(holder) = holder {
        if let Some(inside) = next_block(text, body, holder.children(body), comment) {
            return Some(inside);
        }
        let rest = Span::new(comment.end(), holder.span.end());
        if holder.children.is_empty() && !rest.slice(text).trim().is_empty() {
            return Some(rest);
        }
    }
    following.iter().take(LOOK_AHEAD).find(|block| holds_text(block)).map(|block| block.span)
}

fn holds_text(block: &Block<'_>) -> bool {
    use BlockKind::{AttributeList, Blank, EndOfBlock, RawHtml};
    !matches!(block.kind, Blank | RawHtml | AttributeList | EndOfBlock)
}
