//! HT008: Markdown inside a block of HTML, where kramdown does not read it.

use crate::body::html::HtmlText;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "HT008",
    name: "markdown-in-html",
    family: Family::Html,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Du Markdown se trouve dans un bloc HTML\u{a0}: il est affiché tel quel.",
    why: "kramdown ne lit pas le Markdown à l’intérieur d’un bloc HTML (`<div>`, `<p>`, `<li>`…). Le lecteur \
          voit les étoiles, les crochets et l’adresse du lien.",
    invalid: &[
        Sample::Body("<div class=\"encadre\">\nLa **mission Cartolibre** ouvre ses données.\n</div>\n"),
        Sample::Body("<p>Voir [la carte](https://cartolibre.gouv.fr/carte).</p>\n"),
        Sample::Body("<div>\n### La mission\n</div>\n"),
        Sample::Body("<div>\n* un\n* deux\n</div>\n"),
    ],
    valid: &[
        Sample::Body("<div class=\"encadre\">\nLa <b>mission Cartolibre</b> ouvre ses données.\n</div>\n"),
        Sample::Body("<div markdown=\"1\">\nLa **mission Cartolibre** ouvre ses données.\n</div>\n"),
        Sample::Body("<p>Champs marqués * obligatoires (* sauf exception) [sic] (voir plus bas).</p>\n"),
        Sample::Body("<pre>**a** [b](c)</pre>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let tree = &cx.release.body.elements;
    // The first text after the last boundary.
    let mut first: Option<Span> = None;
    for text in &tree.texts {
        let HtmlText::Text(span, holder) = *text else {
            if *text == HtmlText::Boundary {
                first = None;
            }
            continue;
        };
        let first = *first.get_or_insert(span);
        let opaque = holder.is_some_and(|holder| {
            let own = tree.get(holder).into_iter();
            let mut around = own.chain(tree.ancestors(holder).map(|(_, element)| element));
            around.any(|element| matches!(&*element.name, "pre" | "code" | "samp" | "kbd" | "textarea"))
        });
        if opaque {
            continue;
        }
        if let Some((found, what, tag)) = first_markdown(cx.slice(span), span.start()) {
            let quoted = shortened(cx.slice(found));
            // A blank line after the tag is how other engines are told to read Markdown again: the
            // text may be written for one of them.
            let severity = if begins_after_blank_line(cx, first) { Severity::Info } else { Severity::Error };
            out.report(
                found,
                [what, " dans un bloc HTML, «\u{a0}", &quoted, "\u{a0}»\u{a0}: affiché tel quel"].concat(),
            )
            .help(
                ["Dans du HTML, écrire ", tag, ", ou ajouter `markdown=\"1\"` à la balise du bloc"].concat(),
            )
            .at_most(severity);
        }
    }
}

/// Whether a blank line stands between the last block-level tag and a text.
fn begins_after_blank_line(cx: &Context<'_, '_>, span: Span) -> bool {
    let mut before = cx.slice(Span::new(cx.release.body.span.start(), span.start()));
    while let Some(at) = before.rfind('<').filter(|_| before.ends_with('>')) {
        let name = before.get(at + 1..).unwrap_or_default();
        let end = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
        if !matches!(
            name.get(..end).unwrap_or_default(),
            "a" | "b" | "em" | "font" | "i" | "mark" | "small" | "span" | "strong" | "u"
        ) {
            break;
        }
        before = before.get(..at).unwrap_or_default();
    }
    let text = cx.slice(span);
    let spaces = [
        before.get(before.trim_end().len()..).unwrap_or_default(),
        text.get(..text.len() - text.trim_start().len()).unwrap_or_default(),
    ];
    spaces.iter().flat_map(|space| space.bytes()).filter(|&b| b == b'\n').count() > 1
}

/// The first Markdown construct of a text: its place, its name, and the tag that does the same.
fn first_markdown(text: &str, at: u32) -> Option<(Span, &'static str, &'static str)> {
    let bytes = text.as_bytes();
    memchr::memchr3(b'#', b'*', b'[', bytes).or_else(|| memchr::memchr2(b'-', b'{', bytes))?;
    let mut dashes = 0;
    let mut start = at;
    for line in text.split_inclusive('\n') {
        let line_start = start;
        start += u32::try_from(line.len()).unwrap_or(0);
        let indent = line.len() - line.trim_start().len();
        let content = line.trim();
        let place = |from: usize, length: usize| {
            let from = line_start + u32::try_from(from).unwrap_or(0);
            Span::new(from, from + u32::try_from(length).unwrap_or(0))
        };
        let first_line = line_start == at;
        if !first_line && is_heading(content) {
            return Some((place(indent, content.len()), "Titre Markdown", "`<h3>…</h3>`"));
        }
        dashes = if content.starts_with("- ") { dashes + 1 } else { 0 };
        if !first_line && (content.starts_with("* ") || dashes > 1) {
            return Some((place(indent, content.len()), "Liste Markdown", "`<ul><li>…</li></ul>`"));
        }
        let has = |sign: u8| memchr::memchr(sign, line.as_bytes()).is_some();
        let starred = has(b'*');
        if let Some((from, length)) = Some(line).filter(|_| starred).and_then(strong) {
            return Some((place(from, length), "Gras Markdown", "`<strong>…</strong>`"));
        }
        if let Some((from, length)) = Some(line).filter(|_| has(b'[')).and_then(link) {
            return Some((place(from, length), "Lien Markdown", "`<a href=\"…\">…</a>`"));
        }
        if let Some((from, length)) = Some(line).filter(|_| starred).and_then(emphasis) {
            return Some((place(from, length), "Italique Markdown", "`<em>…</em>`"));
        }
        if content.starts_with("{:") && content.ends_with('}') {
            return Some((place(indent, content.len()), "Liste d’attributs", "l’attribut dans la balise"));
        }
    }
    None
}

fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - text.len())) && text.starts_with(' ')
}

/// `**…**` on one line, with no space inside the stars.
fn strong(line: &str) -> Option<(usize, usize)> {
    let open = line.find("**")?;
    let inside = line.get(open + 2..).unwrap_or_default();
    let close = inside.find("**").filter(|&close| close > 0)?;
    let words = inside.get(..close).unwrap_or_default();
    (!words.starts_with([' ', '*']) && !words.ends_with(' ')).then_some((open, close + 4))
}

/// `*…*` around words, on one line.
fn emphasis(line: &str) -> Option<(usize, usize)> {
    let open = line.find('*')?;
    let inside = line.get(open + 1..).unwrap_or_default();
    let close = inside.find('*')?;
    let (words, after) =
        (inside.get(..close).unwrap_or_default(), inside.get(close + 1..).unwrap_or_default());
    let opens = line
        .get(..open)
        .unwrap_or_default()
        .chars()
        .next_back()
        .is_none_or(|c| matches!(c, ' ' | '(' | '«' | '\u{a0}' | '’'))
        && words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '«' | '“'));
    let closes = words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '»' | '”' | '.' | '!' | '?'))
        && !after.starts_with(|c: char| c.is_alphanumeric() || c == '*');
    (opens && closes).then_some((open, close + 2))
}

/// `[…](…)` on one line.
fn link(line: &str) -> Option<(usize, usize)> {
    let middle = line.find("](")?;
    let open = line.get(..middle).unwrap_or_default().rfind('[')?;
    let target = line.get(middle + 2..).unwrap_or_default();
    let close = target.find(')')?;
    let is_target = !target.get(..close).unwrap_or_default().is_empty()
        && !target.get(..close).unwrap_or_default().contains(char::is_whitespace);
    (is_target && middle > open + 1).then_some((open, middle + 3 + close - open))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}
