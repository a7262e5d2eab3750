//! Lists that raw HTML only draws.

use crate::body::html::HtmlText;
use crate::lint::context::{Context, Findings};
use crate::lint::rules::markdown::quoted;
use crate::span::Span;

/// `<p>• un<br>• deux</p>`: lines of raw HTML that begin like items.
pub(super) fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let (mut run, mut at_start): (Vec<Span>, bool) = (Vec::new(), true);
    let mut report = |run: &mut Vec<Span>| {
        if let [first, _, ..] = run[..] {
            let shown = quoted(cx.slice(first));
            out.report(
                first,
                format!("Ces {}\u{a0}lignes ne font pas une liste\u{a0}: «\u{a0}{shown}\u{a0}»", run.len()),
            )
            .help("Écrire `<ul>`, puis chaque ligne entre `<li>` et `</li>`");
        }
        run.clear();
    };
    for text in &cx.release.body.elements.texts {
        match *text {
            HtmlText::Boundary => {
                report(&mut run);
                at_start = true;
            }
            HtmlText::Break(_) => at_start = true,
            HtmlText::Text(span, _) if std::mem::take(&mut at_start) => {
                let span = span.trim(cx.release.source.text());
                let line = cx.slice(span);
                let begins = |mark: char| {
                    line.strip_prefix(mark).is_some_and(|rest| rest.starts_with([' ', '\u{a0}']))
                };
                if ['•', '–', '-', '·', '▪', '*'].into_iter().any(begins) {
                    run.push(span);
                } else {
                    report(&mut run);
                }
            }
            HtmlText::Text(..) => {}
        }
    }
    report(&mut run);
}
