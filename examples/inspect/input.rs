//! The document and the settings, from files.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use parapheur::Config;

use crate::args::Args;

/// The text of a document, or of standard input.
pub fn document(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| wrong(path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        let met = bytes.get(at).copied().unwrap_or_default();
        format!(
            "{}:{line}: ce n’est pas de l’UTF-8 à l’octet {at}\u{a0}: 0x{met:02X}. Enregistrer le fichier en UTF-8",
            path.display()
        )
    })
}

/// The settings that were named, or those found from the document upwards; the default without any.
pub fn config(args: &Args) -> Result<Config, String> {
    let Some(file) = args.config.clone().or_else(|| upwards(args.path.as_deref())) else {
        return Ok(Config::default());
    };
    let text = std::fs::read_to_string(&file).map_err(|error| wrong(&file, &error))?;
    Config::from_yaml(&text).map_err(|error| format!("{}\u{a0}: {error}", file.display()))
}

fn upwards(document: Option<&Path>) -> Option<PathBuf> {
    let folder = document.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    let folder = std::path::absolute(folder.unwrap_or(Path::new("."))).ok()?;
    folder.ancestors().map(|folder| folder.join("parapheur.yaml")).find(|file| file.is_file())
}

fn wrong(path: &Path, error: &io::Error) -> String {
    let cause = match error.kind() {
        io::ErrorKind::NotFound => "fichier introuvable".to_owned(),
        io::ErrorKind::PermissionDenied => "accès refusé".to_owned(),
        _ => error.to_string(),
    };
    format!("{}\u{a0}: {cause}", path.display())
}
