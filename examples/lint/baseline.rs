//! Findings that were accepted once: a file of fingerprints, one a line, that a person can read.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use parapheur::Diagnostic;
use parapheur::render::{Report, fingerprints};

use crate::read::cause;

/// What of some documents is accepted: what the batches of documents tell, for the whole to be counted.
#[derive(Default)]
pub struct Met {
    count: usize,
    lines: Vec<String>,
}

/// The findings accepted, or to be.
pub enum Baseline {
    /// None was asked for.
    None,
    /// The file's, and how many of them were met again.
    Accepted { names: BTreeSet<String>, met: usize },
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
        let mut accepted = BTreeSet::new();
        for (number, line) in text.lines().enumerate() {
            let Some(word) = line.split_whitespace().next() else { continue };
            if word.len() != 16 || !word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                let (file, line) = (file.display(), number + 1);
                return Err(format!("{file}:{line}: ce n’est pas un fichier écrit par --baseline"));
            }
            accepted.insert(word.to_owned());
        }
        Ok(Baseline::Accepted { names: accepted, met: 0 })
    }

    /// Takes the accepted findings out of those of a document.
    pub fn take_out(&self, path: &str, text: &str, findings: &mut Vec<Diagnostic>, met: &mut Met) {
        if matches!(self, Baseline::None) {
            return;
        }
        let mut names = fingerprints(&Report { path, text, findings }).into_iter();
        findings.retain(|finding| match (self, names.next()) {
            (Baseline::Accepted { names, .. }, Some(name)) => {
                let accepted = names.contains(&name);
                met.count += usize::from(accepted);
                !accepted
            }
            (Baseline::Accepting(..), Some(name)) => {
                met.lines.push(format!("{name} {} {path}", finding.code));
                false
            }
            _ => true,
        });
    }

    /// Takes in what was met of it.
    pub fn add(&mut self, more: Met) {
        match self {
            Baseline::None => {}
            Baseline::Accepted { met, .. } => *met += more.count,
            Baseline::Accepting(_, lines) => lines.extend(more.lines),
        }
    }

    /// Writes the file when it did not exist; what is to be told of the findings accepted.
    pub fn write(&self) -> Result<Option<String>, String> {
        let (file, lines) = match self {
            Baseline::None | Baseline::Accepted { met: 0, .. } => return Ok(None),
            Baseline::Accepted { met: 1, .. } => return Ok(Some("1 constat déjà accepté".to_owned())),
            Baseline::Accepted { met, .. } => return Ok(Some(format!("{met} constats déjà acceptés"))),
            Baseline::Accepting(file, lines) => (file, lines),
        };
        let mut text = String::new();
        for line in lines {
            let _ = writeln!(text, "{line}");
        }
        std::fs::write(file, text).map_err(|error| wrong(file, &error))?;
        let (file, count) = (file.display(), lines.len());
        let accepted = if count > 1 { "constats acceptés" } else { "constat accepté" };
        Ok(Some(format!("{file}\u{a0}: {count} {accepted}\u{202f}; seuls les nouveaux seront signalés")))
    }
}

fn wrong(file: &Path, error: &std::io::Error) -> String {
    format!("{}\u{a0}: {}", file.display(), cause(error))
}
