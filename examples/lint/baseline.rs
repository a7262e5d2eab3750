//! Findings that were accepted once: a file of fingerprints, one a line, that a person can read.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use parapheur::render::{Report, fingerprints};

use crate::check::Checked;

/// The findings accepted, or to be.
pub enum Baseline {
    /// None was asked for.
    None,
    /// The file's.
    Accepted(BTreeSet<String>),
    /// The file does not exist: today's findings are accepted.
    Accepting(PathBuf, BTreeSet<String>),
}

impl Baseline {
    /// Reads the file, if there is one.
    pub fn read(file: Option<&Path>) -> Result<Self, String> {
        let Some(file) = file else { return Ok(Baseline::None) };
        if !file.exists() {
            return Ok(Baseline::Accepting(file.to_owned(), BTreeSet::new()));
        }
        let text = std::fs::read_to_string(file).map_err(|error| wrong(file, &error))?;
        let first_word = |line: &str| line.split_whitespace().next().map(str::to_owned);
        Ok(Baseline::Accepted(text.lines().filter_map(first_word).collect()))
    }

    /// Takes the accepted findings out of those of a document.
    pub fn take_out(&mut self, checked: &mut Checked<'_>) {
        if matches!(self, Baseline::None) {
            return;
        }
        let path = checked.document.name.as_str();
        let report = Report { path, text: &checked.text, findings: &checked.findings };
        let mut names = fingerprints(&report).into_iter();
        checked.findings.retain(|finding| match (&mut *self, names.next()) {
            (Baseline::Accepted(accepted), Some(name)) => !accepted.contains(&name),
            (Baseline::Accepting(_, lines), Some(name)) => {
                lines.insert(format!("{name} {} {path}", finding.code));
                false
            }
            _ => true,
        });
    }

    /// Writes the file when it did not exist.
    pub fn write(&self) -> Result<(), String> {
        let Baseline::Accepting(file, lines) = self else { return Ok(()) };
        let mut text = String::new();
        for line in lines {
            let _ = writeln!(text, "{line}");
        }
        std::fs::write(file, text).map_err(|error| wrong(file, &error))?;
        eprintln!("{}\u{a0}: {} remarques acceptées", file.display(), lines.len());
        Ok(())
    }
}

fn wrong(file: &Path, error: &std::io::Error) -> String {
    format!("{}\u{a0}: {error}", file.display())
}
