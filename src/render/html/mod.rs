//! A page to read in a browser: the document, its findings in the margin, filters.
//!
//! The page stands alone: no script, no font, no image, nothing fetched. Filters are check boxes
//! and style rules. Everything that comes from a document is escaped twice: for the reader
//! (control characters, direction overrides), then for HTML.

mod change;
mod line;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::visible::{escape, reveal};
use super::{Report, Tally, word};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Family;
use crate::source::LineIndex;

/// The style sheet, after the design system of the State.
const STYLE: &str = include_str!("style.css");

/// What becomes of a mark whose note is filtered out: its text stays.
const UNMARKED: &str = "background: none; text-decoration: none; pointer-events: none";

/// The severities, most serious first, with the class that marks them.
const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "erreur"), (Severity::Warning, "avertissement"), (Severity::Info, "remarque")];

/// One page for all documents.
#[must_use]
pub fn html(reports: &[Report<'_>]) -> String {
    let documents: Vec<_> = reports.iter().map(|report| (report.path, report.findings)).collect();
    let (mut page, mut out) = Page::begin(&documents);
    for report in reports {
        out.push_str(&page.document(report));
    }
    out.push_str(&page.end());
    out
}

/// A page written piece by piece, so that not all documents need be at hand at once.
#[derive(Debug)]
pub struct Page {
    /// Documents written so far.
    documents: usize,
}

impl Page {
    /// The page's beginning: what it sums up, filters, and the names of the documents to come with
    /// their findings.
    #[must_use]
    pub fn begin(documents: &[(&str, &[Diagnostic])]) -> (Self, String) {
        let mut tally = Tally::default();
        documents.iter().for_each(|(_, findings)| tally.add(findings));
        let met: BTreeSet<&str> = documents.iter().flat_map(|(_, findings)| *findings).map(family).collect();
        // In the order of the rules' index; families of an embedder last.
        let known = Family::ALL.map(Family::prefix);
        let own = met.iter().copied().filter(|family| !known.contains(family));
        let families: Vec<&str> =
            known.into_iter().filter(|family| met.contains(family)).chain(own).collect();
        let mut out = String::from("<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        let _ = writeln!(out, "<title>Contrôle avant publication\u{a0}: {tally}</title>\n<style>\n{STYLE}");
        for family in &families {
            let off = format!("body:has(#famille-{family}:not(:checked))");
            let _ =
                writeln!(out, "{off} .f-{family} {{ display: none }}\n{off} .m-{family} {{ {UNMARKED} }}");
        }
        out.push_str(
            "</style>\n</head>\n<body>\n<a class=\"evitement\" href=\"#contenu\">Aller au contenu</a>\n",
        );
        let _ = writeln!(out, "<header>\n<h1>Contrôle avant publication</h1>\n<p>{tally}</p>");
        if let Some(next) = tally.next_step() {
            let _ = writeln!(out, "<p>{}</p>", text(&next));
        }
        out.push_str(
            "<p class=\"legende\">Dans les textes actuels et proposés, ⍽ est une espace insécable\u{202f}; plus \
             petit, <span class=\"fine\">⍽</span>, une espace fine insécable.</p>\n</header>\n",
        );
        filters(documents, &families, &mut out);
        out.push_str("<main id=\"contenu\">\n");
        if documents.len() > 1 {
            contents(documents, &mut out);
        }
        (Self { documents: 0 }, out)
    }

    /// A document with its findings in the margin.
    #[must_use]
    pub fn document(&mut self, report: &Report<'_>) -> String {
        let mut out = String::new();
        document(self.documents, report, &mut out);
        self.documents += 1;
        out
    }

    /// The page's end.
    #[must_use]
    pub fn end(self) -> String {
        "</main>\n</body>\n</html>\n".to_owned()
    }
}

/// The documents, each with how much was found in it.
fn contents(documents: &[(&str, &[Diagnostic])], out: &mut String) {
    out.push_str("<nav aria-label=\"Documents\">\n<ul class=\"sommaire\">\n");
    for (number, (path, findings)) in documents.iter().enumerate() {
        let mut tally = Tally::default();
        tally.add(findings);
        let (path, found) = (text(path), tally.found());
        let _ = writeln!(out, "<li><a href=\"#d{number}\">{path}</a>\u{a0}: {found}</li>");
    }
    out.push_str("</ul>\n</nav>\n");
}

/// A check box for each severity and each family, with how many findings it shows.
fn filters(documents: &[(&str, &[Diagnostic])], families: &[&str], out: &mut String) {
    let count = |asked: &dyn Fn(&Diagnostic) -> bool| {
        documents.iter().flat_map(|(_, findings)| *findings).filter(|finding| asked(finding)).count()
    };
    out.push_str("<form class=\"filtres\" aria-label=\"Filtres\">\n<fieldset>\n<legend>Gravité</legend>\n");
    for (severity, class) in SEVERITIES {
        let count = count(&|finding| finding.severity == severity);
        check_box(&format!("gravite-{class}"), severities(severity), count, out);
    }
    out.push_str("</fieldset>\n<fieldset>\n<legend>Famille</legend>\n");
    for name in families {
        let title = Family::ALL.into_iter().find(|family| family.prefix() == *name);
        let count = count(&|finding| family(finding) == *name);
        check_box(&format!("famille-{name}"), title.map_or(*name, |family| family.title()), count, out);
    }
    out.push_str("</fieldset>\n</form>\n");
}

const fn severities(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Erreurs",
        Severity::Warning => "Avertissements",
        Severity::Info => "Remarques",
    }
}

fn check_box(id: &str, label: &str, count: usize, out: &mut String) {
    let _ = writeln!(
        out,
        "<label for=\"{id}\"><input type=\"checkbox\" id=\"{id}\" checked autocomplete=\"off\"> {label}\u{a0}({count})</label>"
    );
}

fn document(number: usize, report: &Report<'_>, out: &mut String) {
    let mut tally = Tally::default();
    tally.add(report.findings);
    let _ = writeln!(
        out,
        "<section aria-labelledby=\"d{number}\">\n<h2 id=\"d{number}\">{}</h2>",
        text(report.path)
    );
    if report.findings.is_empty() {
        out.push_str("<p>Rien à signaler.</p>\n</section>\n");
        return;
    }
    let _ = writeln!(out, "<p>{}</p>\n<div class=\"document\">", tally.found());
    let index = report.lines();
    let mut findings = report.findings.iter().enumerate().peekable();
    // A line with its notes beside it, then the lines that follow it, up to the next with notes.
    let mut begun = false;
    for line in 1..=index.line_count() {
        let Some(span) = index.line_span(report.text, line) else { continue };
        let mut here = Vec::new();
        while let Some(next) = findings.next_if(|(_, finding)| index.line(finding.span.start()) <= line) {
            here.push(next);
        }
        if begun && !here.is_empty() {
            out.push_str("</div>\n</div>\n");
        }
        if !begun || !here.is_empty() {
            out.push_str("<div class=\"bloc\">\n");
        }
        let _ = write!(
            out,
            "<div class=\"ligne\" id=\"d{number}-l{line}\"><span class=\"numero\">{line}</span><code>"
        );
        line::write(report.text, span, number, &here, out);
        out.push_str("</code></div>\n");
        if !here.is_empty() {
            out.push_str("<div class=\"marge\">\n");
            for (rank, finding) in &here {
                note(report, &index, number, *rank, finding, out);
            }
            out.push_str("</div>\n");
        }
        if !begun || !here.is_empty() {
            out.push_str("<div class=\"suite\">\n");
        }
        begun = true;
    }
    out.push_str(if begun { "</div>\n</div>\n</div>\n</section>\n" } else { "</div>\n</section>\n" });
}

fn note(
    report: &Report<'_>,
    index: &LineIndex,
    number: usize,
    rank: usize,
    finding: &Diagnostic,
    out: &mut String,
) {
    let (class, family) = (class(finding.severity), family(finding));
    let place = index.position(report.text, finding.span.start());
    let _ = writeln!(out, "<article class=\"note {class} f-{family}\" id=\"d{number}-r{rank}\">");
    let _ = writeln!(
        out,
        "<h3><span class=\"gravite\">{}</span> {} <a class=\"lieu\" href=\"#d{number}-l{2}\">ligne {2}, colonne {3}</a></h3>\n<p>{4}</p>",
        word(finding.severity),
        finding.code,
        place.line,
        place.column,
        prose(&finding.message)
    );
    for label in &finding.labels {
        let line = index.line(label.span.start());
        let _ = writeln!(
            out,
            "<p class=\"renvoi\"><a href=\"#d{number}-l{line}\">Ligne {line}</a>\u{a0}: {}</p>",
            prose(&label.message)
        );
    }
    // A fix that does just what the help says is said once.
    let said = finding.fix.as_ref().map(|fix| fix.title.as_str());
    if let Some(help) = finding.help.as_deref().filter(|help| Some(*help) != said) {
        let _ = writeln!(out, "<p class=\"aide\">{}</p>", prose(help));
    }
    if let Some(fix) = &finding.fix {
        change::write(report.text, fix, out);
    }
    let norm = finding.norm.map(|norm| format!(" · {}", text(norm))).unwrap_or_default();
    let _ = writeln!(out, "<p class=\"regle\">{}{norm}</p>\n</article>", text(finding.rule));
}

fn family(finding: &Diagnostic) -> &str {
    finding.code.get(..2).filter(|letters| letters.bytes().all(|b| b.is_ascii_alphanumeric())).unwrap_or("XX")
}

const fn class(severity: Severity) -> &'static str {
    word(severity)
}

/// A French text in which `code` is written between backticks.
fn prose(raw: &str) -> String {
    let parts: Vec<&str> = raw.split('`').collect();
    // A lone backtick is one.
    if parts.len().is_multiple_of(2) {
        return text(raw).into_owned();
    }
    let shown = parts.iter().enumerate().map(|(i, part)| match i % 2 {
        1 => format!("<code>{}</code>", text(part)),
        _ => text(part).into_owned(),
    });
    shown.collect()
}

/// A text of a document in which what cannot be seen is.
///
/// Few fonts hold the signs that stand for narrow spaces and line ends elsewhere: others take their
/// place.
fn revealed(raw: &str) -> String {
    const NARROW: &str = "<span class=\"fine\" title=\"espace fine insécable\">⍽</span>";
    const LINE_END: &str = "<span title=\"fin de ligne\">↵</span>\n";
    let lines = raw.replace("\r\n", "\n");
    let shown: Vec<String> =
        lines.split('\n').map(|line| for_html(reveal(line)).replace('⌴', NARROW)).collect();
    shown.join(LINE_END)
}

/// A text of a document or a message, fit for HTML.
fn text(raw: &str) -> Cow<'_, str> {
    for_html(escape(raw))
}

fn for_html(shown: Cow<'_, str>) -> Cow<'_, str> {
    if !shown.contains(['&', '<', '>', '"', '\'']) {
        return shown;
    }
    let mut out = String::with_capacity(shown.len() + 16);
    for c in shown.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}
