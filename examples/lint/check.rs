//! A document is read, fixed when that is asked for, and checked.

use parapheur::collection::Signature;
use parapheur::{Applied, Diagnostic, fix, lint, parse_with};

use crate::args::{Args, Fixes};
use crate::files::Document;
use crate::{read, write};

/// A document that was read and checked.
pub struct Checked<'d> {
    /// What it is.
    pub document: &'d Document,
    /// Its text; after its fixes, when they were written.
    pub text: String,
    /// Its text after its fixes, when they are to be shown.
    pub fixed: Option<String>,
    /// The fixes that were applied, or would be.
    pub applied: Vec<Applied>,
    /// What is to be said about `text`.
    pub findings: Vec<Diagnostic>,
    /// What is kept of it to compare it with the others, when that is asked for.
    pub signature: Option<Signature>,
}

/// Reads and checks a document; `signed` asks for its signature. An error says in French why it could
/// not be read.
pub fn one<'d>(args: &Args, document: &'d Document, signed: bool) -> Result<Checked<'d>, String> {
    let text = read(document)?;
    let config = &document.config;
    let mut checked =
        Checked { document, text, fixed: None, applied: Vec::new(), findings: Vec::new(), signature: None };
    // What fixing left to be said, when it is said of the text that is shown.
    let mut told = None;
    match args.fixes {
        Fixes::Tell => {}
        Fixes::Show => {
            let fixed = fix(&checked.text, config, args.applicability);
            told = Some(fixed.remaining).filter(|_| fixed.text == checked.text);
            checked.applied = fixed.applied;
            checked.fixed = Some(fixed.text);
        }
        Fixes::Write => {
            let fixed = fix(&checked.text, config, args.applicability);
            if let Some(file) = document.file.as_ref().filter(|_| fixed.text != checked.text) {
                let wrong = |error| format!("{}\u{a0}: {}", document.name, read::cause(&error));
                write::replace(file, &fixed.text).map_err(wrong)?;
            }
            told = Some(fixed.remaining);
            checked.text = fixed.text;
            checked.applied = fixed.applied;
        }
    }
    if told.is_none() || signed {
        let release = parse_with(&checked.text, (&config.profile).into());
        checked.findings = told.unwrap_or_else(|| lint::lint(&release, config));
        checked.signature = signed.then(|| Signature::new(document.name.as_str(), &release));
    } else {
        checked.findings = told.unwrap_or_default();
    }
    Ok(checked)
}

/// The text of a document.
pub fn read(document: &Document) -> Result<String, String> {
    read::text(document.file.as_deref(), &document.name)
}
