//! What is written, format by format.

use std::collections::HashMap;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use parapheur::render::{self, Page, Report, Style, Tally};
use parapheur::{Applicability, Diagnostic, lint};
use serde::Serialize;

use crate::args::{Args, Fixes, Format};
use crate::check::{self, Checked};
use crate::diff;
use crate::files::Document;

/// Writes findings as documents come.
pub struct Output<'a> {
    args: &'a Args,
    style: Style,
    out: BufWriter<StdoutLock<'static>>,
    /// Whether someone watches: each document is shown as soon as it is checked.
    watched: bool,
    tally: Tally,
    applied: usize,
    /// Whether each document is announced: there are several.
    headed: bool,
    /// JSON elements written so far.
    elements: usize,
    /// The rules of a SARIF log, once it has begun.
    rules: Vec<&'static lint::Rule>,
    /// Findings kept for a page, which begins with what it sums up.
    kept: Vec<Kept<'a>>,
    /// Where each of them is, by name.
    places: HashMap<&'a str, usize>,
}

/// A document of a page to come.
struct Kept<'a> {
    document: &'a Document,
    /// The text of standard input; a file is read again.
    text: Option<String>,
    findings: Vec<Diagnostic>,
}

impl<'a> Output<'a> {
    pub fn new(args: &'a Args, documents: &[Document]) -> Self {
        Self {
            args,
            style: crate::style(),
            out: BufWriter::new(io::stdout().lock()),
            watched: io::stdout().is_terminal(),
            tally: Tally::default(),
            applied: 0,
            headed: documents.len() > 1,
            elements: 0,
            rules: Vec::new(),
            kept: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// Writes what came of a document.
    pub fn document(&mut self, checked: Checked<'a>) -> io::Result<()> {
        self.tally.add(&checked.findings);
        self.applied += checked.applied.len();
        let Checked { document, text, fixed, findings, .. } = checked;
        let report = Report { path: &document.name, text: &text, findings: &findings };
        // Standard input has no file to write the fixes into: its text comes out instead.
        if self.args.fixes == Fixes::Write && document.file.is_none() {
            self.out.write_all(text.as_bytes())?;
            eprint!("{}", render::human(&report, Style::Plain));
            return Ok(());
        }
        if self.args.format == Format::Html {
            let text = document.file.is_none().then_some(text);
            self.places.insert(&document.name, self.kept.len());
            self.kept.push(Kept { document, text, findings });
            return Ok(());
        }
        match fixed.filter(|fixed| self.args.format == Format::Human && *fixed != text) {
            Some(fixed) => {
                let diff = diff::unified(&document.name, &text, &fixed, self.style);
                self.out.write_all(diff.as_bytes())?;
            }
            None => self.report(&report)?,
        }
        if self.watched { self.out.flush() } else { Ok(()) }
    }

    /// Writes what a document shows beside the others.
    pub fn beside(&mut self, document: &Document, text: &str, findings: Vec<Diagnostic>) -> io::Result<()> {
        self.tally.count(&findings);
        if self.args.format != Format::Html {
            return self.report(&Report { path: &document.name, text, findings: &findings });
        }
        let place = self.places.get(document.name.as_str());
        if let Some(kept) = place.and_then(|&place| self.kept.get_mut(place)) {
            kept.findings.extend(findings);
            kept.findings.sort_by_key(|finding| (finding.span.start(), finding.span.end()));
        }
        Ok(())
    }

    fn report(&mut self, report: &Report<'_>) -> io::Result<()> {
        match self.args.format {
            Format::Human => {
                if self.headed && !report.findings.is_empty() {
                    self.header(report)?;
                }
                self.out.write_all(render::human(report, self.style).as_bytes())
            }
            Format::Concise => self.out.write_all(render::concise(report).as_bytes()),
            Format::Github => self.out.write_all(render::github(report).as_bytes()),
            Format::Json => self.elements("[\n  ", &render::json(report)),
            Format::Gitlab => self.elements("[\n  ", &render::gitlab(report)),
            Format::Sarif => {
                self.begin_log()?;
                let results = render::sarif_results(report, &self.rules);
                self.elements("[\n  ", &results)
            }
            Format::Html => Ok(()),
        }
    }

    fn header(&mut self, report: &Report<'_>) -> io::Result<()> {
        let mut tally = Tally::default();
        tally.add(report.findings);
        let title = format!("── {} · {} ──", render::escape(report.path), tally.found());
        writeln!(self.out, "{}\n", self.style.strong(&title))
    }

    /// Writes what comes last: the count and the next step, or the end of the JSON.
    pub fn finish(mut self, accepted: Option<&str>) -> io::Result<()> {
        if let Some(accepted) = accepted.filter(|_| self.args.format != Format::Human) {
            eprintln!("{accepted}");
        }
        match self.args.format {
            Format::Human => self.summary(accepted)?,
            Format::Concise | Format::Github => {}
            Format::Json | Format::Gitlab if self.elements == 0 => writeln!(self.out, "[]")?,
            Format::Json | Format::Gitlab => writeln!(self.out, "\n]")?,
            Format::Sarif => {
                self.begin_log()?;
                let empty = if self.elements == 0 { "[" } else { "" };
                writeln!(self.out, "{empty}]}}]}}")?;
            }
            Format::Html => self.page()?,
        }
        self.out.flush()
    }

    fn summary(&mut self, accepted: Option<&str>) -> io::Result<()> {
        if self.tally.documents == 0 {
            return Ok(());
        }
        let mut lines = Vec::new();
        match (self.args.fixes, self.applied) {
            (_, 0) => {}
            (Fixes::Write, 1) => lines.push("1 correction appliquée".to_owned()),
            (Fixes::Write, n) => lines.push(format!("{n} corrections appliquées")),
            (_, 1) => lines.push(format!("1 correction possible\u{a0}: relancer avec {}", self.fix_option())),
            (_, n) => {
                lines.push(format!("{n} corrections possibles\u{a0}: relancer avec {}", self.fix_option()))
            }
        }
        lines.push(self.tally.to_string());
        lines.extend(accepted.map(str::to_owned));
        lines.extend(self.tally.next_step().filter(|_| self.args.fixes != Fixes::Show));
        let through =
            self.args.fixes == Fixes::Write && self.args.paths.iter().any(|path| path.as_os_str() == "-");
        for line in lines {
            if through {
                eprintln!("{line}");
            } else {
                writeln!(self.out, "{}", self.style.strong(&line))?;
            }
        }
        Ok(())
    }

    fn fix_option(&self) -> &'static str {
        if self.args.applicability == Applicability::Safe { "--fix" } else { "--fix --suggested" }
    }

    /// Writes elements of a JSON array, which `open` begins.
    fn elements(&mut self, open: &str, elements: &[impl Serialize]) -> io::Result<()> {
        for element in elements {
            self.out.write_all(if self.elements == 0 { open } else { ",\n  " }.as_bytes())?;
            let json = serde_json::to_string(element)?;
            self.out.write_all(render::escape_json(&json).as_bytes())?;
            self.elements += 1;
        }
        Ok(())
    }

    /// Writes a SARIF log up to its results, once.
    fn begin_log(&mut self) -> io::Result<()> {
        if !self.rules.is_empty() {
            return Ok(());
        }
        self.rules = lint::rules().collect();
        let json = serde_json::to_string(&render::sarif(&[], lint::rules()))?;
        // The results come last: `"results":[]}]}`.
        let head = json.strip_suffix("[]}]}").unwrap_or(&json);
        self.out.write_all(render::escape_json(head).as_bytes())
    }

    /// A page needs its count and its filters first: files are read again as it is written.
    fn page(&mut self) -> io::Result<()> {
        let documents: Vec<_> =
            self.kept.iter().map(|kept| (kept.document.name.as_str(), kept.findings.as_slice())).collect();
        let (mut page, begun) = Page::begin(&documents);
        self.out.write_all(begun.as_bytes())?;
        for kept in std::mem::take(&mut self.kept) {
            let text = match kept.text {
                Some(text) => text,
                None => match check::read(kept.document) {
                    Ok(text) => text,
                    Err(problem) => {
                        eprintln!("{}", render::escape(&problem));
                        continue;
                    }
                },
            };
            let report = Report { path: &kept.document.name, text: &text, findings: &kept.findings };
            self.out.write_all(page.document(&report).as_bytes())?;
        }
        self.out.write_all(page.end().as_bytes())
    }
}
