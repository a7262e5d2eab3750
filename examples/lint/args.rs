//! What was asked for on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};
use lexopt::prelude::*;
use parapheur::{Applicability, Severity, lint, render};

use crate::clock;
use crate::options::french;

/// Printed by `--help`.
const HELP: &str = include_str!("aide.txt");

/// What to do.
pub enum Action {
    /// Check documents.
    Check(Box<Args>),
    /// Print a text and stop.
    Print(String),
}

/// How to check.
pub struct Args {
    /// Files, folders, globs, or `-`.
    pub paths: Vec<PathBuf>,
    /// The name under which standard input is shown.
    pub stdin_path: Option<PathBuf>,
    /// Lowest severity shown.
    pub shown: Severity,
    /// Lowest severity that makes the command fail.
    pub failing: Severity,
    /// How findings are written.
    pub format: Format,
    /// What becomes of fixes.
    pub fixes: Fixes,
    /// How far fixes are trusted.
    pub applicability: Applicability,
    /// Only these rules.
    pub select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// The configuration file, instead of the one found upwards.
    pub config: Option<PathBuf>,
    /// Findings accepted once, by content; the file is written when it does not exist.
    pub baseline: Option<PathBuf>,
    /// The moment of the check.
    pub now: DateTime<FixedOffset>,
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Human,
    Concise,
    Json,
    Sarif,
    Github,
    Gitlab,
    Html,
}

/// What becomes of fixes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fixes {
    /// They are told.
    Tell,
    /// They are written into the files.
    Write,
    /// They are shown as a diff.
    Show,
}

/// Reads the command line.
pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Action, String> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut read = Args {
        paths: Vec::new(),
        stdin_path: None,
        shown: Severity::Info,
        failing: Severity::Warning,
        format: Format::Human,
        fixes: Fixes::Tell,
        applicability: Applicability::Safe,
        select: Vec::new(),
        ignore: Vec::new(),
        config: None,
        baseline: None,
        now: clock::now().unwrap_or_default(),
    };
    while let Some(arg) = parser.next().map_err(french)? {
        match arg {
            Short('h') | Long("help" | "aide") => return Ok(Action::Print(HELP.to_owned())),
            Short('V') | Long("version") => {
                return Ok(Action::Print(concat!("parapheur ", env!("CARGO_PKG_VERSION"), "\n").to_owned()));
            }
            Long("explain") => return Ok(Action::Print(explain(&text(&mut parser)?)?)),
            Long("severity") => read.shown = severity(&text(&mut parser)?)?,
            Long("fail-on") => read.failing = severity(&text(&mut parser)?)?,
            Long("format") => read.format = format(&text(&mut parser)?)?,
            Long("fix") if read.fixes == Fixes::Tell => read.fixes = Fixes::Write,
            Long("fix") => {}
            Long("diff") => read.fixes = Fixes::Show,
            Long("suggested") => read.applicability = Applicability::Suggested,
            Long("select") => read.select.extend(list(&text(&mut parser)?)),
            Long("ignore") => read.ignore.extend(list(&text(&mut parser)?)),
            Long("config") => read.config = Some(parser.value().map_err(french)?.into()),
            Long("baseline") => read.baseline = Some(parser.value().map_err(french)?.into()),
            Long("stdin-path") => read.stdin_path = Some(parser.value().map_err(french)?.into()),
            Long("now") => read.now = moment(&text(&mut parser)?)?,
            Value(path) => read.paths.push(path.into()),
            other => return Err(french(other.unexpected())),
        }
    }
    if read.paths.is_empty() {
        return Err(
            "Aucun document à contrôler\u{a0}: nommer un fichier, un dossier, ou - pour l’entrée standard"
                .to_owned(),
        );
    }
    if read.applicability == Applicability::Suggested && read.fixes == Fixes::Tell {
        return Err("--suggested s’emploie avec --fix ou --diff".to_owned());
    }
    Ok(Action::Check(Box::new(read)))
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().map_err(french)?.string().map_err(french)
}

fn list(value: &str) -> Vec<String> {
    value.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn severity(value: &str) -> Result<Severity, String> {
    match value {
        "error" | "erreur" => Ok(Severity::Error),
        "warning" | "avertissement" => Ok(Severity::Warning),
        "info" | "remarque" => Ok(Severity::Info),
        _ => Err(format!("Gravité inconnue «\u{a0}{value}\u{a0}»\u{a0}: error, warning ou info")),
    }
}

fn format(value: &str) -> Result<Format, String> {
    Ok(match value {
        "human" => Format::Human,
        "concise" => Format::Concise,
        "json" => Format::Json,
        "sarif" => Format::Sarif,
        "github" => Format::Github,
        "gitlab" => Format::Gitlab,
        "html" => Format::Html,
        _ => {
            return Err(format!(
                "Format inconnu «\u{a0}{value}\u{a0}»\u{a0}: human, concise, json, sarif, github, gitlab ou html"
            ));
        }
    })
}

/// A date alone is its midnight, UTC.
fn moment(value: &str) -> Result<DateTime<FixedOffset>, String> {
    let day =
        |value: &str| Some(value.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0)?.and_utc().fixed_offset());
    DateTime::parse_from_rfc3339(value).ok().or_else(|| day(value)).ok_or_else(|| {
        format!("Date illisible «\u{a0}{value}\u{a0}»\u{a0}: 2024-03-12 ou 2024-03-12T10:00:00+01:00")
    })
}

/// A rule's page as a terminal shows it best: the table at its head as lines.
fn without_table(page: &str) -> String {
    let (head, rest) = page.split_at(page.find("\n## ").unwrap_or(page.len()));
    let line = |line: &str| match line.trim_matches('|').split_once(" | ") {
        Some((name, value)) if line.starts_with('|') => format!("{}\u{a0}: {}\n", name.trim(), value.trim()),
        _ => format!("{line}\n"),
    };
    let drawn = |line: &&str| line.starts_with("|--") || *line == "| | |";
    head.lines().filter(|line| !drawn(line)).map(line).collect::<String>() + rest
}

/// The page of a rule, or the rules of a family.
fn explain(name: &str) -> Result<String, String> {
    if let Some(rule) = lint::rules().find(|rule| rule.code.eq_ignore_ascii_case(name) || rule.name == name) {
        return Ok(without_table(&render::rule_page(rule)));
    }
    let named = |family: lint::Family| family.prefix().eq_ignore_ascii_case(name) || family.name() == name;
    let rules: Vec<_> = lint::rules().filter(|rule| named(rule.family)).collect();
    if rules.is_empty() {
        let families: Vec<_> = lint::Family::ALL.iter().map(|family| family.prefix()).collect();
        return Err(format!(
            "Aucune règle ne s’appelle «\u{a0}{name}\u{a0}»\u{202f}; --explain suivi d’une famille en donne la liste\u{a0}: {}",
            families.join(", ")
        ));
    }
    Ok(rules.iter().map(|rule| format!("{} {}\n      {}\n", rule.code, rule.name, rule.summary)).collect())
}
