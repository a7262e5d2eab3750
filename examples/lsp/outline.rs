//! The document's outline: the front matter with its keys, then headings, one inside the other, with
//! the boxes and the quotations that stand under them.

use lsp_types::{DocumentSymbol, DocumentSymbolResponse, SymbolKind};
use parapheur::body::{Heading, Meaning, Testimonial};
use parapheur::render::escape;
use parapheur::yaml::{Entry, Node};
use parapheur::{PressRelease, Span};

use crate::server::Open;

/// The level of a bold line that acts as a heading: under all headings.
const BOLD: u8 = 7;

/// Characters of a value that are shown.
const SHOWN: usize = 60;

/// What stands in a document, in order, nested.
pub fn symbols(open: &Open<'_>) -> DocumentSymbolResponse {
    let release = parapheur::parse_with(open.text, (&open.config.profile).into());
    let mut symbols: Vec<DocumentSymbol> = front_matter(open, &release).into_iter().collect();
    let parts = parts(release.meaning());
    let mut tree = Tree { open, ends: release.body.span.end(), above: Vec::new(), symbols: Vec::new() };
    parts.into_iter().for_each(|part| tree.add(part));
    symbols.extend(tree.finish());
    DocumentSymbolResponse::Nested(symbols)
}

/// The front matter, named after the title.
fn front_matter(open: &Open<'_>, release: &PressRelease<'_>) -> Option<DocumentSymbol> {
    let block = release.split.front_matter?;
    let title = release.front_matter.title.spanned();
    let name = title.map_or("(sans titre)", |title| &title.value);
    let span = block.opening.to(block.closing);
    let mut symbol = symbol(open, name, SymbolKind::MODULE, span, title.map_or(block.opening, |t| t.span));
    symbol.detail = Some("en-tête".to_owned());
    symbol.children = children(release.front_matter.entries().iter().map(|e| key(open, e)).collect());
    Some(symbol)
}

/// A key with its value, or with what its value holds; depth is that of the tree, which is capped.
fn key(open: &Open<'_>, entry: &Entry<'_>) -> DocumentSymbol {
    let name = entry.key.as_text().unwrap_or_default();
    let mut symbol = symbol(open, name, SymbolKind::KEY, entry.span(), entry.key.span);
    symbol.detail = entry.value.as_text().map(shortened).filter(|text| !text.is_empty());
    symbol.children = held(open, &entry.value);
    symbol
}

fn held(open: &Open<'_>, value: &Node<'_>) -> Option<Vec<DocumentSymbol>> {
    if let Some(entries) = value.as_mapping() {
        return children(entries.iter().map(|entry| key(open, entry)).collect());
    }
    let items = value.as_sequence()?.iter().enumerate().map(|(rank, item)| {
        let name = item.as_text().map_or_else(|| format!("n°\u{a0}{}", rank + 1), shortened);
        let mut symbol = symbol(open, &name, SymbolKind::STRING, item.span, item.span);
        symbol.children = held(open, item);
        symbol
    });
    children(items.collect())
}

/// What stands in the body.
struct Part {
    name: String,
    detail: Option<&'static str>,
    kind: SymbolKind,
    span: Span,
    selection: Span,
    /// A heading's: what follows stands under it, up to the next one of its level.
    level: Option<u8>,
}

/// Headings, boxes and quotations, in order, what holds before what is held.
fn parts(meaning: &Meaning<'_>) -> Vec<Part> {
    let headings = meaning.outline.iter().map(heading);
    let encadres = meaning.encadres.iter().map(|encadre| Part {
        name: encadre.title.as_ref().map_or_else(|| "Encadré".to_owned(), |title| title.value.to_string()),
        detail: encadre.title.as_ref().map(|_| "encadré"),
        kind: SymbolKind::OBJECT,
        span: encadre.span,
        selection: encadre.title.as_ref().map_or(encadre.span, |title| title.span),
        level: None,
    });
    let testimonials = meaning.testimonials.iter().map(testimonial);
    let mut parts: Vec<Part> = headings.chain(encadres).chain(testimonials).collect();
    parts.sort_by_key(|part| (part.span.start(), std::cmp::Reverse(part.span.end())));
    parts
}

fn heading(heading: &Heading<'_>) -> Part {
    Part {
        name: heading.text.to_string(),
        detail: heading.level.is_none().then_some("ligne en gras"),
        kind: SymbolKind::NAMESPACE,
        span: heading.span,
        selection: heading.span,
        level: Some(heading.level.unwrap_or(BOLD)),
    }
}

fn testimonial(said: &Testimonial<'_>) -> Part {
    let people = said.attribution.iter().flat_map(|attribution| &attribution.people);
    let names: Vec<&str> = people.map(|person| &*person.name.value).collect();
    Part {
        detail: (!names.is_empty()).then_some("citation"),
        name: if names.is_empty() { "Citation".to_owned() } else { names.join(", ") },
        kind: SymbolKind::EVENT,
        span: said.span,
        selection: said.quotation.span,
        level: None,
    }
}

/// The outline of the body, being built.
struct Tree<'o, 's> {
    open: &'o Open<'s>,
    /// Where the body ends.
    ends: u32,
    /// The parts that hold the place reached, outermost first.
    above: Vec<Holder>,
    symbols: Vec<DocumentSymbol>,
}

/// A part to which others may still be added.
struct Holder {
    part: Part,
    /// Where it ends at the latest.
    ends: u32,
    children: Vec<DocumentSymbol>,
}

impl Tree<'_, '_> {
    fn add(&mut self, part: Part) {
        let start = part.span.start();
        let over = self.above.iter().position(|holder| holder.ends <= start);
        self.close(over.unwrap_or(self.above.len()), start);
        if let Some(level) = part.level {
            let under = |holder: &Holder| holder.part.level.is_none_or(|above| above < level);
            while self.above.last().is_some_and(|holder| !under(holder)) {
                self.close(self.above.len() - 1, start);
            }
        }
        let around = self.above.last().map_or(self.ends, |holder| holder.ends);
        let ends = if part.level.is_some() { around } else { part.span.end().min(around) };
        self.above.push(Holder { part, ends, children: Vec::new() });
    }

    /// Closes the parts from a depth on; those of headings end where the next begins.
    fn close(&mut self, depth: usize, at: u32) {
        while self.above.len() > depth {
            let Some(Holder { part, ends, children: held }) = self.above.pop() else { break };
            let span = Span::new(part.span.start(), if part.level.is_some() { ends.min(at) } else { ends });
            let selection = if span.covers(part.selection) { part.selection } else { span };
            let mut symbol = symbol(self.open, &part.name, part.kind, span, selection);
            symbol.detail = part.detail.map(str::to_owned);
            symbol.children = children(held);
            self.above.last_mut().map_or(&mut self.symbols, |holder| &mut holder.children).push(symbol);
        }
    }

    fn finish(mut self) -> Vec<DocumentSymbol> {
        self.close(0, self.ends);
        self.symbols
    }
}

fn children(symbols: Vec<DocumentSymbol>) -> Option<Vec<DocumentSymbol>> {
    (!symbols.is_empty()).then_some(symbols)
}

/// A text on one line, cut short.
fn shortened(text: &str) -> String {
    let flat = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", escape(&flat[..at])),
        None => escape(&flat).into_owned(),
    }
}

#[allow(deprecated)] // `DocumentSymbol` cannot be built without its deprecated field
fn symbol(open: &Open<'_>, name: &str, kind: SymbolKind, span: Span, selection: Span) -> DocumentSymbol {
    let flat = name.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    DocumentSymbol {
        // The protocol refuses an empty name.
        name: if flat.is_empty() { "(sans titre)".to_owned() } else { escape(&flat).into_owned() },
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range: open.lines.range(span),
        selection_range: open.lines.range(selection),
        children: None,
    }
}
