//! What is written, format by format.

use std::io::{self, BufWriter, StdoutLock, Write};

use parapheur::render::{self, Report, Style, Tally};
use parapheur::{Diagnostic, lint};
use serde::Serialize;

use crate::args::{Args, Fixes, Format};
use crate::check::Checked;
use crate::diff;

/// Writes findings as documents come.
pub struct Output<'a> {
    args: &'a Args,
    style: Style,
    out: BufWriter<StdoutLock<'static>>,
    tally: Tally,
    applied: usize,
    /// JSON elements written so far.
    elements: usize,
    /// Documents kept for a format that is written in one piece.
    kept: Vec<(String, String, Vec<Diagnostic>)>,
}

impl<'a> Output<'a> {
    pub fn new(args: &'a Args) -> Self {
        let out = BufWriter::new(io::stdout().lock());
        Self {
            args,
            style: crate::style(),
            out,
            tally: Tally::default(),
            applied: 0,
            elements: 0,
            kept: Vec::new(),
        }
    }

    /// Writes what came of a document.
    pub fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        self.tally.add(&checked.findings);
        self.applied += checked.applied.len();
        let path = checked.document.name.as_str();
        // Standard input has no file to write the fixes into: its text comes out instead.
        if self.args.fixes == Fixes::Write && checked.document.file.is_none() {
            self.out.write_all(checked.text.as_bytes())?;
            let report = Report { path, text: &checked.text, findings: &checked.findings };
            eprint!("{}", render::human(&report, Style::Plain));
            return Ok(());
        }
        let report = Report { path, text: &checked.text, findings: &checked.findings };
        match self.args.format {
            Format::Human => {
                if let Some(fixed) = checked.fixed.filter(|fixed| *fixed != checked.text) {
                    return self
                        .out
                        .write_all(diff::unified(path, &checked.text, &fixed, self.style).as_bytes());
                }
                self.out.write_all(render::human(&report, self.style).as_bytes())
            }
            Format::Concise => self.out.write_all(render::concise(&report).as_bytes()),
            Format::Github => self.out.write_all(render::github(&report).as_bytes()),
            Format::Json => self.elements(&render::json(&report)),
            Format::Gitlab => self.elements(&render::gitlab(&report)),
            Format::Sarif | Format::Html => {
                self.kept.push((checked.document.name.clone(), checked.text, checked.findings));
                Ok(())
            }
        }
    }

    /// Writes what comes last: the count and the next step, or the end of the JSON.
    pub fn finish(mut self) -> io::Result<()> {
        match self.args.format {
            Format::Human => self.summary()?,
            Format::Concise | Format::Github => {}
            Format::Json | Format::Gitlab if self.elements == 0 => writeln!(self.out, "[]")?,
            Format::Json | Format::Gitlab => writeln!(self.out, "\n]")?,
            Format::Sarif | Format::Html => self.whole()?,
        }
        self.out.flush()
    }

    fn summary(&mut self) -> io::Result<()> {
        let mut lines = Vec::new();
        match (self.args.fixes, self.applied) {
            (_, 0) => {}
            (Fixes::Write, 1) => lines.push("1 correction appliquée".to_owned()),
            (Fixes::Write, n) => lines.push(format!("{n} corrections appliquées")),
            (_, 1) => lines.push("1 correction possible\u{a0}: relancer avec --fix".to_owned()),
            (_, n) => lines.push(format!("{n} corrections possibles\u{a0}: relancer avec --fix")),
        }
        lines.push(self.tally.to_string());
        lines.extend(self.tally.next_step().filter(|_| self.args.fixes == Fixes::Tell));
        let text = lines.join("\n") + "\n";
        if self.args.fixes == Fixes::Write && self.args.paths.iter().any(|path| path.as_os_str() == "-") {
            eprint!("{text}");
            return Ok(());
        }
        self.out.write_all(self.style.strong(&text).as_bytes())
    }

    fn elements(&mut self, elements: &[impl Serialize]) -> io::Result<()> {
        for element in elements {
            self.out.write_all(if self.elements == 0 { b"[\n  " } else { b",\n  " })?;
            let json = serde_json::to_string(element)?;
            self.out.write_all(render::escape_json(&json).as_bytes())?;
            self.elements += 1;
        }
        Ok(())
    }

    /// Formats that are written in one piece.
    fn whole(&mut self) -> io::Result<()> {
        let reports: Vec<Report<'_>> =
            self.kept.iter().map(|(path, text, findings)| Report { path, text, findings }).collect();
        if self.args.format == Format::Html {
            return self.out.write_all(render::html(&reports).as_bytes());
        }
        let json = serde_json::to_string_pretty(&render::sarif(&reports, lint::rules()))?;
        writeln!(self.out, "{}", render::escape_json(&json))
    }
}
