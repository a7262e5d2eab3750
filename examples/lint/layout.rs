//! Findings as they are written, format by format: made where documents are checked, on every core.

use std::fmt::Write as _;
use std::io;

use parapheur::render::{self, Report, Style, Tally};
use parapheur::{Diagnostic, lint};
use serde::Serialize;

use crate::args::{Args, Fixes, Format};
use crate::check::Checked;
use crate::diff;
use crate::files::Document;

/// What stands between two elements of a JSON array.
pub const SEPARATOR: &str = ",\n  ";

/// How findings are written.
pub struct Layout<'a> {
    pub args: &'a Args,
    pub style: Style,
    /// Whether each document is announced: there are several.
    headed: bool,
    /// The rules that a SARIF log begins with.
    pub rules: Vec<&'static lint::Rule>,
}

/// What comes of some documents, ready to be written.
#[derive(Default)]
pub struct Written<'a> {
    /// For JSON, elements, each after a [`SEPARATOR`].
    pub text: String,
    /// What comes out of standard input once it is fixed: as it is.
    pub through: String,
    /// For standard error.
    pub aside: String,
    pub tally: Tally,
    pub applied: usize,
    /// Findings kept for a page, which begins with what it sums up.
    pub kept: Vec<Kept<'a>>,
}

/// A document of a page to come.
pub struct Kept<'a> {
    pub document: &'a Document,
    /// The text of standard input; a file is read again.
    pub text: Option<String>,
    pub findings: Vec<Diagnostic>,
}

impl<'s> Layout<'s> {
    pub fn new(args: &'s Args, documents: &[Document]) -> Self {
        let rules = if args.format == Format::Sarif { lint::rules().collect() } else { Vec::new() };
        Self { args, style: crate::style(), headed: documents.len() > 1, rules }
    }

    /// Adds what came of a document.
    pub fn document<'a>(&self, checked: Checked<'a>, to: &mut Written<'a>) -> io::Result<()> {
        to.tally.add(&checked.findings);
        to.applied += checked.applied.len();
        let Checked { document, text, fixed, findings, .. } = checked;
        let report = Report { path: &document.name, text: &text, findings: &findings };
        // Standard input has no file to write the fixes into: its text comes out instead.
        if self.args.fixes == Fixes::Write && document.file.is_none() {
            to.through.push_str(&text);
            to.aside.push_str(&render::human(&report, Style::Plain));
            return Ok(());
        }
        if self.args.format == Format::Html {
            let text = document.file.is_none().then_some(text);
            to.kept.push(Kept { document, text, findings });
            return Ok(());
        }
        match fixed.filter(|fixed| self.args.format == Format::Human && *fixed != text) {
            Some(fixed) => to.text.push_str(&diff::unified(&document.name, &text, &fixed, self.style)),
            None => self.report(&report, &mut to.text)?,
        }
        Ok(())
    }

    /// Adds what a document shows beside the others; a page takes it in with the document's own.
    pub fn beside<'a>(
        &self,
        document: &'a Document,
        text: &str,
        findings: Vec<Diagnostic>,
        to: &mut Written<'a>,
    ) -> io::Result<()> {
        to.tally.count(&findings);
        if self.args.format == Format::Html {
            to.kept.push(Kept { document, text: None, findings });
            return Ok(());
        }
        self.report(&Report { path: &document.name, text, findings: &findings }, &mut to.text)
    }

    fn report(&self, report: &Report<'_>, to: &mut String) -> io::Result<()> {
        match self.args.format {
            Format::Human => {
                if self.headed && !report.findings.is_empty() {
                    self.header(report, to);
                }
                to.push_str(&render::human(report, self.style));
            }
            Format::Concise => to.push_str(&render::concise(report)),
            Format::Github => to.push_str(&render::github(report)),
            Format::Json => elements(&render::json(report), to)?,
            Format::Gitlab => elements(&render::gitlab(report), to)?,
            Format::Sarif => elements(&render::sarif_results(report, &self.rules), to)?,
            Format::Html => {}
        }
        Ok(())
    }

    fn header(&self, report: &Report<'_>, to: &mut String) {
        let mut tally = Tally::default();
        tally.add(report.findings);
        let title = format!("── {} · {} ──", render::escape(report.path), tally.found());
        let _ = writeln!(to, "{}\n", self.style.strong(&title));
    }
}

/// Adds a count to another.
pub fn count(to: &mut Tally, more: Tally) {
    to.documents += more.documents;
    to.errors += more.errors;
    to.warnings += more.warnings;
    to.infos += more.infos;
    to.safe += more.safe;
    to.suggested += more.suggested;
}

fn elements(elements: &[impl Serialize], to: &mut String) -> io::Result<()> {
    for element in elements {
        to.push_str(SEPARATOR);
        to.push_str(&render::escape_json(&serde_json::to_string(element)?));
    }
    Ok(())
}
