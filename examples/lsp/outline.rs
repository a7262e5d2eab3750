//! The document's outline and links.

use lsp_types::{DocumentLink, DocumentSymbol, DocumentSymbolResponse, SymbolKind};
use parapheur::Span;
use parapheur::body::{Block, BlockKind};

use crate::server::Open;

/// The front matter, the headings and the quotations, in order.
pub fn symbols(open: &Open<'_>) -> DocumentSymbolResponse {
    let release = parapheur::parse(open.text);
    let mut symbols = Vec::new();
    if let (Some(block), Some(title)) = (release.split.front_matter, release.front_matter.title.spanned()) {
        symbols.push(symbol(
            open,
            &title.value,
            SymbolKind::FILE,
            block.opening.to(block.closing),
            title.span,
        ));
    }
    for block in &release.body.blocks {
        if let BlockKind::Heading { .. } = block.kind {
            symbols.push(symbol(open, heading(open.text, block), SymbolKind::STRING, block.span, block.span));
        }
    }
    for said in &release.body.testimonials {
        let names: Vec<_> = said
            .attribution
            .iter()
            .flat_map(|a| &a.people)
            .map(|person| person.name.value.as_ref())
            .collect();
        let name = if names.is_empty() { "Citation".to_owned() } else { names.join(", ") };
        symbols.push(symbol(open, &name, SymbolKind::EVENT, said.span, said.span));
    }
    symbols.sort_by_key(|symbol| symbol.range.start);
    DocumentSymbolResponse::Nested(symbols)
}

/// The links that lead to the web or to a mailbox.
pub fn links(open: &Open<'_>) -> Vec<DocumentLink> {
    parapheur::parse(open.text)
        .body
        .links
        .iter()
        .filter_map(|link| {
            let target = link.target.parse().ok().filter(|_| {
                ["http:", "https:", "mailto:"].iter().any(|scheme| link.target.starts_with(scheme))
            })?;
            Some(DocumentLink {
                range: open.lines.range(link.target_span),
                target: Some(target),
                tooltip: None,
                data: None,
            })
        })
        .collect()
}

fn heading<'t>(text: &'t str, block: &Block<'_>) -> &'t str {
    block.content.first().map_or("", |span| span.slice(text).trim())
}

#[allow(deprecated)] // `DocumentSymbol` cannot be built without its deprecated field
fn symbol(open: &Open<'_>, name: &str, kind: SymbolKind, span: Span, selection: Span) -> DocumentSymbol {
    let flat = name.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    DocumentSymbol {
        // The protocol refuses an empty name.
        name: if flat.is_empty() { "(sans titre)".to_owned() } else { flat },
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range: open.lines.range(span),
        selection_range: open.lines.range(selection),
        children: None,
    }
}
