//! The document and the settings, from files.

use std::path::Path;

use parapheur::Config;

use crate::args::Args;
use crate::{read, settings};

/// The text of a document, or of standard input.
pub fn document(path: &Path) -> Result<String, String> {
    let file = Some(path).filter(|path| path.as_os_str() != "-");
    read::text(file, &path.display().to_string())
}

/// The settings that were named, or those found from the document upwards; the default without any.
pub fn config(args: &Args) -> Result<Config, String> {
    let folder = args.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let Some(file) = args.config.clone().or_else(|| settings::upwards(folder)) else {
        return Ok(Config::default());
    };
    let name = file.display().to_string();
    Config::from_yaml(&read::text(Some(&file), &name)?).map_err(|error| format!("{name}\u{a0}: {error}"))
}
