//! Which documents, in which order, and with which configuration.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use parapheur::Config;

use crate::args::Args;
use crate::read::cause;
use crate::settings;

/// What makes a glob of a path that does not exist.
const SPECIAL: [char; 4] = ['*', '?', '[', '{'];

/// A document to check.
pub struct Document {
    /// Where it is read from; `None` for standard input.
    pub file: Option<PathBuf>,
    /// The name under which it is shown.
    pub name: String,
    /// The settings that apply to it.
    pub config: Arc<Config>,
}

/// The documents that were asked for, in order: arguments as given, folders by name.
pub fn find(args: &Args) -> Result<Vec<Document>, String> {
    let mut configs = Configs { args, known: HashMap::new() };
    let mut found = Vec::new();
    let mut met = HashSet::new();
    for path in &args.paths {
        if path.as_os_str() == "-" {
            let shown = args.stdin_path.as_deref().unwrap_or(Path::new("<entrée standard>"));
            let config = configs.of(args.stdin_path.as_deref().unwrap_or(Path::new("-")))?;
            found.push(Document { file: None, name: name(shown), config });
            continue;
        }
        for file in expand(path)? {
            // Named twice, by itself and by its folder: checked once.
            if args.paths.len() > 1 && !met.insert(file.canonicalize().unwrap_or_else(|_| file.clone())) {
                continue;
            }
            let config = configs.of(&file)?;
            found.push(Document { name: name(&file), file: Some(file), config });
        }
    }
    Ok(found)
}

/// A file as it is; the documents of a folder or a glob, sorted.
fn expand(path: &Path) -> Result<Vec<PathBuf>, String> {
    let glob = path.to_str().filter(|text| text.contains(SPECIAL) && !path.exists());
    if !path.is_dir() && glob.is_none() {
        return Ok(vec![path.to_owned()]);
    }
    let pattern = glob.map(matcher).transpose()?;
    let mut walk = WalkBuilder::new(if path.is_dir() { path } else { base(path) });
    walk.sort_by_file_path(Path::cmp);
    let mut files = Vec::new();
    for entry in walk.build() {
        let entry = entry.map_err(|error| unreadable(path, error))?;
        let file = entry.path().strip_prefix("./").unwrap_or(entry.path());
        let asked = pattern.as_ref().is_none_or(|pattern| pattern.is_match(file));
        if asked && entry.file_type().is_some_and(|kind| kind.is_file()) && is_document(file) {
            files.push(file.to_owned());
        }
    }
    if files.is_empty() {
        return Err(format!("{}\u{a0}: aucun document (.md, .markdown)", path.display()));
    }
    Ok(files)
}

/// A glob as shells read it: `*` stops at `/`, `**` does not.
fn matcher(pattern: &str) -> Result<GlobMatcher, String> {
    let pattern = pattern.trim_start_matches("./");
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    glob.map(|glob| glob.compile_matcher())
        .map_err(|error| format!("Motif illisible «\u{a0}{pattern}\u{a0}»\u{a0}: {}", error.kind()))
}

fn unreadable(path: &Path, error: ignore::Error) -> String {
    match error.into_io_error() {
        Some(error) => format!("{}\u{a0}: {}", path.display(), cause(&error)),
        None => format!("{}\u{a0}: dossier illisible", path.display()),
    }
}

/// The part of a glob before its first special character, as a folder.
fn base(pattern: &Path) -> &Path {
    let plain = |part: &Path| !part.to_string_lossy().contains(SPECIAL);
    let found = pattern.ancestors().skip(1).find(|part| plain(part));
    found.filter(|part| !part.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md" || extension == "markdown")
}

fn name(path: &Path) -> String {
    path.strip_prefix("./").unwrap_or(path).display().to_string()
}

/// Configurations by folder, each read once.
struct Configs<'a> {
    args: &'a Args,
    known: HashMap<PathBuf, Arc<Config>>,
}

impl Configs<'_> {
    fn of(&mut self, document: &Path) -> Result<Arc<Config>, String> {
        let folder = document.parent().unwrap_or(Path::new("")).to_owned();
        if let Some(known) = self.known.get(&folder) {
            return Ok(Arc::clone(known));
        }
        let file = match &self.args.config {
            Some(file) => Some(file.clone()),
            None => settings::upwards(&folder),
        };
        let config = Arc::new(self.read(file.as_deref())?);
        self.known.insert(folder, Arc::clone(&config));
        Ok(config)
    }

    fn read(&self, file: Option<&Path>) -> Result<Config, String> {
        let mut config = Config::default();
        if let Some(file) = file {
            let place = |error: &dyn std::fmt::Display| format!("{}\u{a0}: {error}", file.display());
            let text = std::fs::read_to_string(file).map_err(|error| place(&cause(&error)))?;
            config = Config::from_yaml(&text).map_err(|error| place(&error))?;
        }
        let wrong = |error: parapheur::Error| error.to_string();
        if !self.args.select.is_empty() {
            let select: Vec<&str> = self.args.select.iter().map(String::as_str).collect();
            config.select(&select).map_err(wrong)?;
        }
        for selector in &self.args.ignore {
            config.ignore(selector).map_err(wrong)?;
        }
        config.now = Some(self.args.now);
        Ok(config)
    }
}
