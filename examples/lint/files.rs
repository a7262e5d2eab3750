//! Which documents, in which order, and with which configuration.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use parapheur::Config;

use crate::args::Args;

/// The name of a configuration file.
const CONFIG: &str = "parapheur.yaml";

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
    for path in &args.paths {
        if path.as_os_str() == "-" {
            let shown = args.stdin_path.as_deref().unwrap_or(Path::new("<entrée standard>"));
            let config = configs.of(args.stdin_path.as_deref().unwrap_or(Path::new("-")))?;
            found.push(Document { file: None, name: name(shown), config });
            continue;
        }
        for file in expand(path)? {
            let config = configs.of(&file)?;
            found.push(Document { name: name(&file), file: Some(file), config });
        }
    }
    Ok(found)
}

/// A file as it is; the documents of a folder or a glob, sorted.
fn expand(path: &Path) -> Result<Vec<PathBuf>, String> {
    let glob = path.to_str().filter(|text| text.contains(['*', '?', '[']) && !path.exists());
    if !path.is_dir() && glob.is_none() {
        return Ok(vec![path.to_owned()]);
    }
    let mut walk = WalkBuilder::new(if path.is_dir() { path } else { base(path) });
    walk.sort_by_file_path(Path::cmp);
    if let Some(pattern) = glob {
        let mut only = OverrideBuilder::new(".");
        let wrong = |error| format!("Motif illisible «\u{a0}{pattern}\u{a0}»\u{a0}: {error}");
        only.add(pattern.trim_start_matches("./")).map_err(wrong)?;
        walk.overrides(only.build().map_err(wrong)?);
    }
    let mut files = Vec::new();
    for entry in walk.build() {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) && is_document(entry.path()) {
            files.push(entry.into_path());
        }
    }
    if files.is_empty() {
        return Err(format!("{}\u{a0}: aucun document (.md, .markdown)", path.display()));
    }
    Ok(files)
}

/// The part of a glob before its first special character, as a folder.
fn base(pattern: &Path) -> &Path {
    let plain = |part: &Path| !part.to_string_lossy().contains(['*', '?', '[']);
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
            None => upwards(&folder),
        };
        let config = Arc::new(self.read(file.as_deref())?);
        self.known.insert(folder, Arc::clone(&config));
        Ok(config)
    }

    fn read(&self, file: Option<&Path>) -> Result<Config, String> {
        let mut config = Config::default();
        if let Some(file) = file {
            let place = |error: &dyn std::fmt::Display| format!("{}\u{a0}: {error}", file.display());
            let text = std::fs::read_to_string(file).map_err(|error| place(&error))?;
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

/// The first configuration file met from a folder upwards.
fn upwards(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    folder.ok()?.ancestors().map(|folder| folder.join(CONFIG)).find(|file| file.is_file())
}
