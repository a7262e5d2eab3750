//! What is written, in the order of the documents.

use std::collections::HashMap;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use parapheur::Applicability;
use parapheur::render::{self, Page, Report, Tally};

use crate::args::{Args, Fixes, Format};
use crate::check;
use crate::layout::{self, Kept, Layout, SEPARATOR, Written};

/// Writes findings as documents come.
pub struct Output<'a> {
    args: &'a Args,
    layout: &'a Layout<'a>,
    out: BufWriter<StdoutLock<'static>>,
    /// Whether someone watches: documents are shown as soon as they are checked.
    watched: bool,
    tally: Tally,
    applied: usize,
    /// Whether an array of JSON or a SARIF log has begun.
    begun: bool,
    /// Findings kept for a page, which begins with what it sums up.
    kept: Vec<Kept<'a>>,
    /// Where each of them is, by name.
    places: HashMap<&'a str, usize>,
}

impl<'a> Output<'a> {
    pub fn new(args: &'a Args, layout: &'a Layout<'a>) -> Self {
        Self {
            args,
            layout,
            out: BufWriter::new(io::stdout().lock()),
            watched: io::stdout().is_terminal(),
            tally: Tally::default(),
            applied: 0,
            begun: false,
            kept: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// Writes what came of some documents.
    pub fn documents(&mut self, mut written: Written<'a>) -> io::Result<()> {
        for kept in written.kept.drain(..) {
            self.places.insert(&kept.document.name, self.kept.len());
            self.kept.push(kept);
        }
        self.write(&written)
    }

    /// Writes what some documents show beside the others.
    pub fn besides(&mut self, mut written: Written<'a>) -> io::Result<()> {
        for Kept { document, findings, .. } in written.kept.drain(..) {
            let place = self.places.get(document.name.as_str());
            if let Some(kept) = place.and_then(|&place| self.kept.get_mut(place)) {
                kept.findings.extend(findings);
                kept.findings.sort_by_key(|finding| (finding.span.start(), finding.span.end()));
            }
        }
        self.write(&written)
    }

    fn write(&mut self, written: &Written<'_>) -> io::Result<()> {
        eprint!("{}", written.aside);
        self.applied += written.applied;
        layout::count(&mut self.tally, written.tally);
        self.out.write_all(written.through.as_bytes())?;
        let mut text = written.text.as_str();
        if let Some(first) = text.strip_prefix(SEPARATOR).filter(|_| self.is_array() && !self.begun) {
            self.begin()?;
            self.out.write_all(b"[\n  ")?;
            text = first;
        }
        self.out.write_all(text.as_bytes())?;
        if self.watched { self.out.flush() } else { Ok(()) }
    }

    fn is_array(&self) -> bool {
        matches!(self.args.format, Format::Json | Format::Gitlab | Format::Sarif)
    }

    /// Writes what comes last: the count and the next step, or the end of the JSON.
    pub fn finish(mut self, accepted: Option<&str>) -> io::Result<()> {
        if let Some(accepted) = accepted.filter(|_| self.args.format != Format::Human) {
            eprintln!("{accepted}");
        }
        match self.args.format {
            Format::Human => self.summary(accepted)?,
            Format::Concise | Format::Github => {}
            Format::Json | Format::Gitlab if self.begun => writeln!(self.out, "\n]")?,
            Format::Json | Format::Gitlab => writeln!(self.out, "[]")?,
            Format::Sarif if self.begun => writeln!(self.out, "]}}]}}")?,
            Format::Sarif => {
                self.begin()?;
                writeln!(self.out, "[]}}]}}")?;
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
                writeln!(self.out, "{}", self.layout.style.strong(&line))?;
            }
        }
        Ok(())
    }

    fn fix_option(&self) -> &'static str {
        if self.args.applicability == Applicability::Safe { "--fix" } else { "--fix --suggested" }
    }

    /// Begins an array of JSON, or a SARIF log up to its results.
    fn begin(&mut self) -> io::Result<()> {
        self.begun = true;
        if self.args.format != Format::Sarif {
            return Ok(());
        }
        let json = serde_json::to_string(&render::sarif(&[], self.layout.rules.iter().copied()))?;
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
